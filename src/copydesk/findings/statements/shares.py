"""A share told as the whole, in whatever words: "several of the blasts" that become "the explosions".

A statement of the source is held against the retold one that is nearest to it. Where the source says of whom it speaks
that they are a share ("some", "most of", "three of the 11") and nothing in the retold sentence says that of anything of
its own, the share was lost.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import same_word
from copydesk.findings.statements.echoes import echoes, own_words
from copydesk.findings.statements.matter import Matter, cover, matter
from copydesk.findings.statements.sayers import crediting
from copydesk.findings.statements.scoped import Rescoped
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement
from copydesk.text.tree import Tree, tree_of

MOST = 24
"""Statements of one sentence that are looked at: keeps the work linear."""
BOTH, EACH = 0.9, 0.25
"""How much two statements must explain of one another, both ways together and each way, to be surely the same one."""
ALIKE = 0.6
"""How much they must explain of one another where the share's own noun stands here."""
BEFORE = frozenset({"some", "several", "most", "many", "certain"})
"""What takes a share of a noun that it stands before."""
OF = BEFORE | {"part", "number", "majority", "bulk", "half", "third", "quarter", "few", "much", "one", "two", "three"}
OF |= {"four", "five", "six", "seven", "eight", "nine", "ten"}
"""What takes a share of what follows its "of"."""
ALONE = frozenset({"some", "several", "most", "many", "half"})
"""What stands for a share of those of whom the text spoke before."""
COUNTED = frozenset({"a", "an", "another", "one", "any", "no", "some", "each", "every", "all", "both", "such", "what"})
LIGHT = frozenset({"be", "have", "do", "get", "make", "take", "go", "say"})
POINTING = frozenset({"they", "them", "we", "us", "these", "those"})
IDIOMS = re.compile(r"\b(?:t(?:ake|akes|ook|aken|aking) part|among (?:them|those))\b", re.IGNORECASE)
NUMBERS = frozenset({"nummod", "quantmod"})


class _Share(NamedTuple):
    """A statement that is made of a share: whether of its agent, and the words that say so."""

    statement: Statement
    about: Matter
    agent: bool
    quantifier: Word
    noun: Word
    span: Span


def lost_shares(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield what stands whole here in statements that the source makes of a share."""
    ours, theirs = Told(alignment.retelling), Told(alignment.source)
    for sentence in alignment.retelling.page.sentences:
        if alignment.retelling.page.asks(sentence.span):
            continue
        passages = alignment.passages(sentence.span)
        stated = [one for passage in passages for one in theirs.stated.get(passage.index, ())]
        for share in (share for passage in passages for share in theirs.shares(passage)):
            found = nearest(ours.stated.get(sentence.index, ()), share.statement, share.about, stated, ALIKE)
            word = ours.whole(found.statement, share, theirs.page) if found else None
            same = found and word and ours.is_same(found, word, share, theirs.page)
            if word and same and not _is_counted(alignment, sentence, share):
                yield Rescoped(ours.phrase(word), share.span)


class Near(NamedTuple):
    """A retold statement, and how much it and one of the source explain of one another, both ways together."""

    statement: Statement
    both: float


class Told:
    """One reading: its tree, its statements by sentence with their matter."""

    def __init__(self, reading: Reading) -> None:
        self.page, self.tree = reading.page, tree_of(reading.page)
        self.stated = _stated(reading)
        self.quoted = [quote.outer for quote in reading.quotes]

    def shares(self, passage: Sentence) -> Iterator[_Share]:
        """Yield the statements of a sentence that are made of a share."""
        for statement, about in self.stated.get(passage.index, ()):
            for role, agent in ((statement.agent, True), (statement.patient, False)):
                found = _share(self.tree, self.page.words[role]) if role is not None else None
                if found is not None and not statement.negated:
                    first, last = sorted(found)
                    yield _Share(statement, about, agent, *found, Span(first.span.start, last.span.end))

    def whole(self, retold: Statement, share: _Share, theirs: Page) -> Word | None:
        """Return the one of whom a retold statement speaks, if nothing there counts, names or parts him."""
        role = retold.agent if share.agent else retold.patient
        if role is None or retold.negated or self.asks(retold) or self._is_there(retold):
            return None
        word = self.page.words[role]
        if word.tag in {"WP", "WDT"}:
            word = self.page.words[self.page.words[retold.verb].head]
        numbers = {theirs.words[n].text.lower() for n in share.statement.words} - {share.quantifier.text.lower()}
        if not _can_be_whole(word, share) or any(_narrows(child, numbers) for child in self.tree.children(word)):
            return None
        return None if any(quote.holds(word.span) for quote in self.quoted) else word

    def _is_there(self, retold: Statement) -> bool:
        """Say whether a statement only says how many there are."""
        return self.tree.child(self.page.words[retold.verb], "expl") is not None

    def phrase(self, word: Word) -> Span:
        """Return a noun with the words before it that belong to it."""
        before = [w.span.start for w in self.tree.children(word) if w.number < word.number]
        return Span(min([*before, word.span.start]), word.span.end)

    def asks(self, retold: Statement) -> bool:
        """Say whether a statement is a question inside another: "how visitors arrive"."""
        words = self.page.words
        return words[retold.verb].dep in {"ccomp", "pcomp"} and words[retold.words[0]].tag in {"WRB", "WP", "WDT"}

    def is_same(self, retold: Near, noun: Word, share: _Share, theirs: Page) -> bool:
        """Say whether a noun is the share's own, or in near statements stands for it: "they", or by the same verb."""
        own = noun.pos == "PRON" or same_word(noun.lemma, share.noun.lemma)
        if own and share.quantifier.lemma.lower() != "many":
            return True
        verbs = self.page.words[retold.statement.head].lemma, theirs.words[share.statement.head].lemma
        return retold.both >= BOTH and (own or (same_word(*verbs) and verbs[0] not in LIGHT))


def _can_be_whole(word: Word, share: _Share) -> bool:
    if word.pos == "PRON":
        return word.text.lower() in POINTING
    if word.pos != "NOUN" or word.text == "%" or word.lemma.lower() in OF | COUNTED:
        return False
    return share.quantifier.lemma.lower() != "one" or word.tag == "NNS"


def _narrows(child: Word, numbers: set[str]) -> bool:
    """Say whether a word below a noun counts, compares or names it; a number of the source's own does not."""
    if child.dep in NUMBERS:
        return child.text.lower() not in numbers
    return child.lemma.lower() in COUNTED | BEFORE or child.tag in {"JJR", "JJS", "NNP", "NNPS"}


def _stated(reading: Reading) -> Mapping[int, Sequence[tuple[Statement, Matter]]]:
    page, sayers = reading.page, crediting(reading)
    found: dict[int, list[tuple[Statement, Matter]]] = {}
    for statement in reading.statements:
        verb = page.words[statement.verb]
        known = found.setdefault(verb.sentence, [])
        if verb.number not in sayers and len(known) < MOST:
            known.append((statement, matter(page.words[n] for n in statement.words if n not in sayers)))
    return found


def _share(tree: Tree, word: Word) -> tuple[Word, Word] | None:
    """Return the word by which a noun or pronoun is a share, with the noun, if it is one."""
    lemma = word.lemma.lower()
    of = next((w for w in tree.children(word, "prep") if w.text.lower() == "of"), None)
    noun = tree.child(of, "pobj") if of is not None else None
    if lemma in OF and noun is not None:
        the = any(w.text.lower() == "the" for w in tree.children(word))
        return None if lemma == "number" and (the or word.tag == "NNS") else (word, noun)
    if lemma in ALONE:
        return word, word
    before = next((w for w in tree.children(word) if w.lemma.lower() in BEFORE and w.tag != "RBS"), None)
    return (before, word) if before is not None and before.number < word.number else None


def _is_counted(alignment: Alignment, sentence: Sentence, share: _Share) -> bool:
    """Say whether a retold sentence has a share's number, or says in other words that it is a share."""
    words = alignment.retelling.page.read(sentence.span).lower().split()
    return share.quantifier.text.lower() in words or has_share(alignment, sentence, share.quantifier.span)


def nearest(
    retold: Sequence[tuple[Statement, Matter]],
    stated: Statement,
    about: Matter,
    rivals: Sequence[tuple[Statement, Matter]],
    least: float,
) -> Near | None:
    """Return the retold statement that is nearest to one of the source, if no rival of that one is nearer to it."""
    best = max(retold, key=lambda one: _both(one[1], about), default=None)
    if best is None:
        return None
    both, each = _both(best[1], about), min(cover(best[1], about), cover(about, best[1]))
    others = (other for rival, other in rivals if rival.verb != stated.verb)
    if both < least or each < EACH or any(_both(best[1], other) >= both for other in others):
        return None
    return Near(best[0], both)


def _both(one: Matter, other: Matter) -> float:
    return cover(one, other) + cover(other, one)


def has_share(alignment: Alignment, sentence: Sentence, but: Span) -> bool:
    """Say whether a retold sentence has words of its own that say that something holds for a part.

    Those that the source has too, outside these words of it, are not its own; to take part is to take no share.
    """
    page, source = alignment.retelling.page, alignment.source.page
    known = echoes(source, alignment.passages(sentence.span), [but])
    text = IDIOMS.sub(lambda found: " " * len(found[0]), page.prose[sentence.span.start : sentence.span.end])
    own = set(own_words(page, sentence.span, "parts", known))
    return any(re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE) for word in own)
