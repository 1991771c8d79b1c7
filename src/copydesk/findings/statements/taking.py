"""Who takes part in what statements say, so that two texts can be asked whether they mean the same ones.

Somebody is known by a name, by the noun of a phrase, or by both. A pronoun is whoever it stands for, where that leaves
little doubt: who speaks, in what somebody is reported to say of himself, else what the sentences before tell.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from copydesk.findings.statements.clauses import same_word, stem
from copydesk.text.lexicon import lines
from copydesk.text.naming.names import Name
from copydesk.text.naming.nations import lands_of, nation
from copydesk.text.naming.spelling import folded
from copydesk.text.parse import Word
from copydesk.text.reading import Reading
from copydesk.text.saying.antecedents import Being, Cast, antecedent, being_of, head_among, is_role
from copydesk.text.saying.report import Act, Report
from copydesk.text.tree import Tree, tree_of

MOST = 24
"""Reports of a sentence that are looked at: keeps the work linear."""
STEPS = 8
"""Words that are climbed from a relative pronoun to what it stands for."""
PRONOUNS = dict.fromkeys(("he", "him", "his"), "he") | dict.fromkeys(("she", "her"), "she")
PRONOUNS |= dict.fromkeys(("it", "its"), "it") | dict.fromkeys(("they", "them", "their"), "they")
"""Pronouns that stand for somebody, by their first case."""
_SEXES = frozenset({"he", "she"})
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_WITHIN = frozenset(
    {"member", "group", "head", "leader", "crew", "team", "pair", "number", "one", "part", "people", "hundred", "dozen"}
)
"""Nouns that tell little without what they are of: "members of the crew"."""
_MODIFIERS = frozenset({"compound", "nmod", "amod", "poss"})
_NOMINAL = frozenset({"NOUN", "PROPN", "NUM", "ADJ", "X"})


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody or something that takes part in a statement.

    `names` are the parts of its own names, `linked` those of other names in its phrase, `nouns` the stems of the nouns
    that it is called by; `described` are the stems of what the page calls the same one elsewhere. `is_party` tells
    whether it acts as persons do.
    """

    words: str
    names: frozenset[str]
    linked: frozenset[str]
    nouns: frozenset[str]
    described: frozenset[str]
    is_party: bool

    def is_same(self, other: "Someone") -> bool:
        """Say whether two of two texts are the same one, as far as their words tell."""
        if self.names and other.names:
            return bool(self.names & other.names)
        if self.linked and other.linked and self.linked.isdisjoint(other.linked):
            return False
        if not self.names and not other.names:
            return _alike(self.nouns, other.nouns)
        return _alike(self.nouns | self.described, other.nouns | other.described)

    def is_other(self, other: "Someone") -> bool:
        """Say whether two are surely not the same one: nothing in their phrases or descriptions is shared."""
        mine, known = self.names | self.linked, other.names | other.linked
        if mine & known:
            return False
        return not _alike(self.nouns | self.described | mine, other.nouns | other.described | known)


def _alike(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(same_word(one, other) for one in ours for other in theirs)


class Players:
    """All who take part in the statements of a reading. Nothing is worked out before the first question."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.words = reading.page.words

    @cached_property
    def tree(self) -> Tree:
        """The reading's page as a tree."""
        return tree_of(self.reading.page)

    @cached_property
    def _cast(self) -> Cast:
        return Cast(self.tree, self.reading.names, [quote.outer for quote in self.reading.quotes if quote.depth == 0])

    @cached_property
    def names(self) -> Mapping[int, Name]:
        """The name that each word of one is part of."""
        return {word.number: name for name in self.reading.names for word in self.reading.page.words_in(name.span)}

    @cached_property
    def _described(self) -> Mapping[int, frozenset[str]]:
        found: dict[int, set[str]] = {}
        for name in self.reading.names:
            own = found.setdefault(name.entity, set())
            own.update(stem(word) for word in name.title.split())
            head = head_among(self.reading.page.words_in(name.span))
            own.update(self._beside(head) if head is not None else ())
        return {entity: frozenset(nouns) for entity, nouns in found.items()}

    def _beside(self, head: Word) -> Iterator[str]:
        """Yield the stems of the nouns that the parse puts beside a name."""
        above = [self.tree.head(head)] if head.dep in {"appos", "compound"} else []
        for word in (*above, *self.tree.children(head, "appos", "compound")):
            if word.pos in {"NOUN", "PROPN"} and word.number not in self.names:
                yield stem(word.lemma)

    @cached_property
    def _reports(self) -> Mapping[int, Sequence[Report]]:
        found: dict[int, list[Report]] = {}
        for report in self.reading.reports:
            own = found.setdefault(self.reading.page.sentence_at(report.mark.start).index, [])
            if report.source is not None and len(own) < MOST:
                own.append(report)
        return found

    @cached_property
    def _sayers(self) -> frozenset[str]:
        """The stems of the nouns for those who are reported to say something: whoever speaks is a party."""
        heads = (self._head(report) for own in self._reports.values() for report in own if report.act is not Act.SHOW)
        return frozenset(stem(head.lemma) for head in heads if head is not None and head.pos == "NOUN")

    def who(self, number: int) -> Someone | None:
        """Return who stands at a word, None where that is nobody or in doubt."""
        meant = self._meant(self.words[number])
        return self._someone(meant) if meant is not None and meant.pos in _NOMINAL else None

    def owners(self, number: int) -> Iterator[Someone]:
        """Yield whose somebody or something is: "the army's convoy", "its aircraft", "a convoy of the rebels"."""
        head = self._meant(self.words[number])
        if head is None or head.number in self.names:
            return
        for child in self.tree.children(head, *_MODIFIERS, "prep"):
            below = self.tree.child(child, "pobj") if child.lemma.lower() in {"of", "from"} else child
            if below is not None and (child.dep != "prep" or below is not child):
                who = self.who(below.number) if child.dep in {"poss", "prep"} else self._someone(below)
                if who is not None and who.is_party:
                    yield who

    def speakers(self, word: Word) -> Iterator[int]:
        """Yield the words that name who is reported to say what a word stands in, the innermost report's first."""
        heads = (self._head(report) for report in self._told(word) if not report.denied)
        yield from (head.number for head in heads if head is not None)

    def _told(self, word: Word) -> Sequence[Report]:
        """Return the reports that a word is told in, innermost first."""
        inside = (
            report
            for report in self._reports.get(word.sentence, ())
            if not report.span.holds(word.span) and any(told.holds(word.span) for told in report.contents)
        )
        return sorted(inside, key=lambda report: report.content.end - report.content.start)

    def _head(self, report: Report) -> Word | None:
        return head_among(self.reading.page.words_in(report.source)) if report.source is not None else None

    def _someone(self, head: Word) -> Someone:
        own = [head, *self.tree.children(head, "appos"), *([self.tree.head(head)] if head.dep == "appos" else ())]
        named = [self.names[word.number] for word in own if word.number in self.names]
        entity = named[0].entity if named else None
        names = [name for name in named if name.entity == entity or head.number not in self.names]
        around = [word for top in own for word in self._modifiers(top)]
        others = (self.names[word.number] for word in around if word.number in self.names)
        return Someone(
            words=head.text,
            names=frozenset(part for name in names for part in known_by(name)),
            linked=frozenset(part for name in others if name.entity != entity for part in known_by(name)),
            nouns=frozenset(self._nouns(head, own, around)),
            described=self._described.get(entity, frozenset()) if entity is not None else frozenset(),
            is_party=bool(names)
            or any(is_role(word) or _is_body(word) for word in own)
            or stem(head.lemma) in self._sayers,
        )

    def _nouns(self, head: Word, own: Sequence[Word], around: Sequence[Word]) -> Iterator[str]:
        plain = [word for word in own if word.number not in self.names]
        yield from (stem(word.lemma) for word in plain if word.pos in _NOMINAL)
        if head.number in self.names or any(word.lemma.lower() in _WITHIN for word in plain):
            titles = (word for word in around if word.number not in self.names and word.pos in {"NOUN", "PROPN"})
            yield from (stem(word.lemma) for word in titles)

    def _modifiers(self, head: Word) -> Iterator[Word]:
        for child in self.tree.children(head, *_MODIFIERS, "prep"):
            if child.dep != "prep":
                yield child
            elif child.lemma.lower() in {"of", "in", "from", "for"}:
                yield from self.tree.children(child, "pobj")

    def _meant(self, word: Word) -> Word | None:
        """Return the word that a pronoun stands for; any other word stands for itself."""
        if word.text.lower() in _RELATIVE and word.pos in {"PRON", "DET", "SCONJ"}:
            word = self._related(word)
        first = PRONOUNS.get(word.text.lower())
        return word if first is None else self._speaking(word, first) or self._before(word, first)

    def _related(self, word: Word) -> Word:
        at = word
        for _ in range(STEPS):
            if at.dep == "relcl":
                return self.tree.head(at)
            at = self.tree.head(at)
        return word

    def _speaking(self, word: Word, wanted: str) -> Word | None:
        """Return who is reported to say what a pronoun stands in, if it may stand for that one.

        In a quotation whoever speaks is "I". One who says what both a he and a she do is either of them.
        """
        for report in () if self._cast.is_quoted(word) else self._told(word):
            head = self._head(report)
            if head is None or (report.source and report.source.overlaps(word.span)):
                continue
            head = self._related(head) if head.text.lower() in _RELATIVE else head
            if wanted in _SEXES and self._tells_of_both(report):
                return None
            if PRONOUNS.get(head.text.lower()) == wanted:
                return self._before(head, wanted)
            if head.pos in {"NOUN", "PROPN"} and self._fits(head, wanted):
                return head
        return None

    def _tells_of_both(self, report: Report) -> bool:
        """Say whether a he and a she both stand in what is reported."""
        words = (word for told in report.contents for word in self.reading.page.words_in(told))
        return {PRONOUNS.get(word.text.lower()) for word in words} >= _SEXES

    def _fits(self, head: Word, wanted: str) -> bool:
        being, plural = being_of(self._cast, head), head.tag in {"NNS", "NNPS"}
        if wanted not in {"he", "she"}:
            return being is not Being.PERSON or (wanted == "they" and plural)
        named = any(word.number in self.names for word in (head, *self.tree.children(head, "appos")))
        return not plural and (being is not Being.THING or ((named or self._is_who(head)) and not _is_body(head)))

    def _is_who(self, head: Word) -> bool:
        """Say whether a clause that "who" opens hangs from a word: it is somebody, whatever the noun."""
        clauses = self.tree.children(head, "relcl")
        return any(word.text.lower() == "who" for clause in clauses for word in self.tree.children(clause))

    def _before(self, word: Word, wanted: str) -> Word | None:
        return None if self._cast.is_quoted(word) else antecedent(self._cast, word._replace(text=wanted))


@cache
def _bodies() -> frozenset[str]:
    return frozenset(lines("bodies"))


def _is_body(word: Word) -> bool:
    return not _bodies().isdisjoint({word.lemma.lower(), word.text.lower()})


def known_by(name: Name) -> Iterator[str]:
    """Yield the words that somebody named is known by: a country by its name, whether its people or capital tell it."""
    land = nation(name.words)
    if land is not None:
        yield folded(land.name)
        return
    yield from (folded(own.name) for own in lands_of(name.words) if folded(name.words) in own.capitals)
    yield from (part for part in folded(name.full).replace("-", " ").split() if len(part) > 1)
    yield from (part for part in name.parts if len(part) > 1)
