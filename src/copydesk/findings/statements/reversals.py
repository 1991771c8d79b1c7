"""What is told as its opposite, in whatever grammar: "use has fallen" and "a rise in use", "safe" and "unsafe".

The words are those of the list `reversals`, and adjectives and adverbs with and without a prefix that denies. Nothing
is said unless both words are said of the same things and the rest of the clause agrees, nor where the source has a word
of the retold side of the same things, the retelling one of the source's, or either denies.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import Matter, cover, matter, shared, weight
from copydesk.findings.statements.remainders import Count, are_the_rest, counts_of
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.tree import Tree, tree_of

SAME, COMMON = 0.5, 0.8
"""The share of what one word is said of that the other must be said of too, and the least weight of both in common."""
TELLS, LEAST = 0.5, 1.0
"""The share of the rest of the retold clause that the passage must have, and the least weight of that rest."""
CLIMB = 3
"""Words above a word by which it is still said of something."""
MOST = 60
"""Words of a clause that are looked at: keeps the work linear."""
_WORDS = frozenset({"VERB", "NOUN", "ADJ", "ADV"})
_THINGS = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_BELOW = ("dobj", "nsubj", "nsubjpass", "csubj", "attr", "poss", "compound", "dative", "ccomp", "xcomp")
_OF_NOUNS = frozenset({"amod", "compound", "acl", "relcl", "nmod", "poss"})
_APART = frozenset({"ccomp", "advcl", "pcomp", "parataxis", "csubj", "ROOT"})
_CLAUSES = frozenset({"ROOT", "ccomp", "relcl", "advcl", "acl", "parataxis"})
_PREFIXES = ("un", "non", "non-")
_OF_ADJECTIVES = ("in", "im", "il", "ir", "dis")
_NO_DENIALS = frozenset({"invaluable", "infamous", "indifferent", "immediate", "immediately", "infamously"})
_SHORT = 4
"""Letters that a word must have for one with a prefix to be its opposite."""
_DENYING = frozenset(
    {"no", "not", "n't", "n’t", "never", "none", "nobody", "nothing", "neither", "nor", "without", "fail", "refuse"}
    | {"decline", "unable", "cannot", "hardly", "barely", "unlikely", "lack", "little", "few", "less", "yet"}
    | {"dispute", "doubt", "contest"}
)
_TURNING = frozenset(
    {"delay", "postpone", "stop", "halt", "prevent", "avoid", "avert", "block", "oppose", "reject", "scrap", "cancel"}
    | {"end", "reverse", "lift", "overturn", "suspend", "save", "against", "from", "deny", "dismiss", "without", "rule"}
)
"""Words that turn what they govern round: "delay the closure"."""
_CONTESTS = frozenset({"victory", "place", "result"})
"""Families of which one's is the opposite of another's."""
_CONDITIONS = frozenset({"if", "when", "once", "unless", "until", "whether", "should", "how"})
_DENIALS = frozenset({"deny", "dispute", "refuse", "decline", "fail", "disagree", "denial", "refusal", "failure"})


class Reversed(NamedTuple):
    """A word here and the opposite word in the source; `is_denial` tells that one of them denies by itself."""

    here: Span
    there: Span
    is_denial: bool


class _Way(NamedTuple):
    family: str
    side: int


_NONE: frozenset[_Way] = frozenset()


@cache
def _list() -> Mapping[tuple[str, str], frozenset[_Way]]:
    """Return the families and sides of each word of the list, by its part of speech and lemma."""
    found: dict[tuple[str, str], set[_Way]] = {}
    for line in lines("reversals"):
        family, part, *sides = line.split("\t")
        for number, side in enumerate(sides):
            for lemma in side.split(", "):
                found.setdefault((part, lemma), set()).add(_Way(family, number))
    return {key: frozenset(ways) for key, ways in found.items()}


def _ways(word: Word) -> frozenset[_Way]:
    """Return the families and sides of a word; a participle may be an adjective too."""
    parts = {word.pos, "ADJ"} if word.tag in {"VBN", "VBG"} else {word.pos}
    keys = ((part, form) for part in parts for form in {word.lemma.lower(), word.text.lower()})
    return _NONE.union(*(_list().get(key, _NONE) for key in keys)) if word.pos in _WORDS else _NONE


class _Told:
    """One side's page as a tree, with the sentences in which each side of each family has a word.

    What belongs to names and times tells nothing here, nor does what is done back: who won them back had lost them.
    """

    def __init__(self, reading: Reading) -> None:
        self.page: Page = reading.page
        self.tree: Tree = tree_of(reading.page)
        spans = chain((name.span for name in reading.names), (time.span for time in reading.times))
        apart = {word.number for span in spans for word in reading.page.words_in(span)}
        apart |= {word.number - 1 for word in reading.page.words if word.text.lower() == "back"}
        self.ways = [_NONE if word.number in apart else _ways(word) for word in reading.page.words]
        self.statements = {statement.verb: statement for statement in reading.statements}
        self.reading = reading
        self.places: dict[_Way, set[int]] = {}
        for word, ways in zip(reading.page.words, self.ways, strict=True):
            for way in ways:
                self.places.setdefault(way, set()).add(word.sentence)

    def words_of(self, sentence: Sentence) -> Sequence[Word]:
        """Return a sentence's words."""
        return self.page.words[sentence.words.start : sentence.words.stop]

    def things(self, word: Word) -> Matter:
        """Return what a word is said of: what hangs below it, and what it modifies or is said of by a verb."""
        tree = self.tree
        found = list(tree.children(word, *_BELOW))
        found += [thing for by in tree.children(word, "prep", "agent") for thing in tree.children(by, "pobj", "pcomp")]
        found += self._above(word)
        return matter(thing for thing in found if thing is not word and thing.pos in _THINGS)

    def counts(self, word: Word) -> Sequence[Count]:
        """Return how many of whom a word tells, or a verb that governs it."""
        above = (word, self.tree.head(word), self.tree.head(self.tree.head(word)))
        told = next((self.statements[w.number] for w in above if w.number in self.statements), None)
        return counts_of(self.reading, told) if told is not None else ()

    def object(self, word: Word) -> Matter:
        """Return what a verb is done to."""
        return matter(islice(self.tree.children(word, "dobj", "nsubjpass"), 1)) if word.pos == "VERB" else {}

    def doer(self, word: Word) -> Matter:
        """Return who does what a verb tells, with all of his name."""
        subject = self.tree.child(word, "nsubj")
        reach = self.tree.reach(subject) if subject is not None else None
        return matter(self.page.words[reach.first : reach.last + 1]) if reach is not None else {}

    def _above(self, word: Word) -> Iterator[Word]:
        top = word
        for _ in range(CLIMB):
            above = self.tree.head(top)
            if top.dep in _APART or above.pos == "ADP":
                return
            if top.dep in _OF_NOUNS or (above.pos in {"NOUN", "PROPN"} and top.dep != "conj"):
                yield above
                return
            if above.pos in {"VERB", "AUX"}:
                joined = top.dep == "conj"
                yield from self.tree.children(above, "nsubj", "nsubjpass", *(() if joined else ("dobj",)))
                if top.dep == "advmod":
                    yield above
                if not joined and top.dep != "xcomp":
                    return
            top = above

    def clause(self, word: Word) -> Matter:
        """Return what else the clause of a word tells."""
        top = word
        while top.dep not in _CLAUSES and not _is_joined(top):
            top = self.tree.head(top)
        found: list[Word] = []
        stack = [top]
        while stack and len(found) < MOST:
            found.append(stack.pop())
            below = self.tree.children(found[-1])
            stack.extend(w for w in below if w.dep not in _CLAUSES - {"acl"} and not _is_joined(w))
        return matter(other for other in found if other is not word)

    def denies(self, word: Word) -> bool:
        """Say whether anything denies a word, what governs it or what it is said of, or makes it a condition."""
        tree = self.tree
        above = tree.head(word), tree.head(tree.head(word))
        near = [other for top in (word, *above) for other in (top, *tree.children(top))]
        asked = any(w.dep in {"mark", "advmod", "aux"} and w.lemma.lower() in _CONDITIONS for w in near)
        near += [below for other in tree.children(word) for below in tree.children(other)]
        turned = word.dep in {"dobj", "pobj", "nsubjpass", "xcomp", "pcomp"} and above[0].lemma.lower() in _TURNING
        return asked or turned or any(w.lemma.lower() in _DENYING for w in near if w is not word)


def reversals(alignment: Alignment) -> Iterator[Reversed]:
    """Yield the words that tell the opposite of what the source tells of the same things, in order."""
    ours, theirs = _Told(alignment.retelling), _Told(alignment.source)
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    seen: set[tuple[int, int]] = set()
    for word in ours.page.words:
        if word.pos in _WORDS and not any(outer.overlaps(word.span) for outer in quoted):
            other = _turned(alignment, ours, theirs, word)
            if other is not None and (word.sentence, other.number) not in seen:
                seen.add((word.sentence, other.number))
                yield Reversed(word.span, other.span, _is_denial(word, other))


def _turned(alignment: Alignment, ours: _Told, theirs: _Told, word: Word) -> Word | None:
    """Return the source's word of which a retold one is the opposite."""
    sentence = ours.page.sentences[word.sentence]
    passages = alignment.passages(sentence.span)
    for passage in passages:
        for other in theirs.words_of(passage):
            turned = _families(ours.ways[word.number], theirs.ways[other.number])
            if not (turned or is_prefixed(word, other)) or not _agree(ours, theirs, word, other):
                continue
            if not turned.isdisjoint(_CONTESTS) and not _is_same_side(ours, theirs, word, other):
                continue
            if turned and not _is_told(ours, theirs, word, turned, passages):
                return other
            if not turned and not _is_written(ours, theirs, (word, other), passages):
                return other
    return None


def _is_same_side(ours: _Told, theirs: _Told, word: Word, other: Word) -> bool:
    """Say whether it may be the same one who wins here and loses there: what one wins, another loses."""
    one, another = ours.doer(word), theirs.doer(other)
    return not (one and another) or bool(shared(one, another))


def _families(ours: frozenset[_Way], theirs: frozenset[_Way]) -> frozenset[str]:
    """Return the families in which two words stand on opposite sides alone."""
    known = {way.family: way for way in ours} if ours and theirs else {}
    turned = (way.family for way in theirs if way.family in known and way.side != known[way.family].side)
    return frozenset(turned) if ours.isdisjoint(theirs) else frozenset()


def is_prefixed(one: Word, other: Word) -> bool:
    """Say whether one of two adjectives or adverbs is the other with a prefix that denies."""
    if one.pos not in {"ADJ", "ADV"} and one.tag != "VBN":
        return False
    plain, longer = sorted((one.text.lower(), other.text.lower()), key=len)
    known = _PREFIXES if one.tag == "VBN" else _PREFIXES + _OF_ADJECTIVES
    denied = any(longer == prefix + plain for prefix in known)
    return denied and len(plain) >= _SHORT and longer not in _NO_DENIALS


def _agree(ours: _Told, theirs: _Told, word: Word, other: Word) -> bool:
    """Say whether two words are said of the same things, undenied, and the passage has the rest of the clause."""
    one, another = ours.object(word), theirs.object(other)
    if one and another and not shared(one, another):
        return False  # to dismiss the appeal is to uphold the fine
    here, there = ours.things(word), theirs.things(other)
    if shared(here, there) < COMMON or max(cover(here, there), cover(there, here)) < SAME:
        return False
    rest = ours.clause(word)
    passage = matter(theirs.words_of(theirs.page.sentences[other.sentence]))
    if weight(rest) < LEAST or cover(rest, passage) < TELLS:
        return False
    return not (ours.denies(word) or theirs.denies(other) or are_the_rest(ours.counts(word), theirs.counts(other)))


def _is_told(ours: _Told, theirs: _Told, word: Word, families: frozenset[str], passages: Sequence[Sentence]) -> bool:
    """Say whether the source has the retold side too, by a passage or of the same things, or we have the source's."""
    own = {way for way in ours.ways[word.number] if way.family in families}
    if any(word.sentence in ours.places.get(_Way(way.family, 1 - way.side), ()) for way in own):
        return True
    places = {place for way in own for place in theirs.places.get(way, ())}
    if any(passage.index in places for passage in passages):
        return True
    things = ours.things(word)
    if any(cover(things, matter(theirs.words_of(theirs.page.sentences[place]))) >= SAME for place in places):
        return True
    behind = matter(w for p in passages for w in theirs.words_of(p) if not _families(_ways(word), _ways(w)))
    return word.pos == "VERB" and cover(matter([word]), behind) > 0


def _is_written(ours: _Told, theirs: _Told, pair: tuple[Word, Word], passages: Sequence[Sentence]) -> bool:
    """Say whether a passage has the retold word itself, or the retold sentence the source's."""
    one, other = (word.text.lower() for word in pair)
    told = ours.words_of(ours.page.sentences[pair[0].sentence])
    behind = (word for passage in passages for word in theirs.words_of(passage))
    return any(word.text.lower() == other for word in told) or any(word.text.lower() == one for word in behind)


def _is_joined(word: Word) -> bool:
    return word.dep == "conj" and word.pos in {"VERB", "AUX"}


def _is_denial(one: Word, other: Word) -> bool:
    return is_prefixed(one, other) or not _DENIALS.isdisjoint({one.lemma.lower(), other.lemma.lower()})
