"""Voices: whether two texts give words to the same speaker.

A speaker is known by a name, by a description or by both, and a text may use either. Two are told apart only where
something speaks for it: two names without a word in common, or a description that means somebody else in the source. A
body and those who speak for it are one; where it is not clear who is meant, nobody is told apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk.text.antecedents import Being, Cast, being_of
from copydesk.text.lexicon import lines
from copydesk.text.names import Name
from copydesk.text.parse import Word
from copydesk.text.reading import Reading
from copydesk.text.report_sources import phrase
from copydesk.text.speakers import Speaker
from copydesk.text.tree import tree_of

STEM = 6
"""Code points that tell a describing word from another: "minist|er", "minist|ry"."""
MENTIONS = 12
"""Mentions of a name whose surroundings are looked at for what describes it."""
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as a text knows him.

    `head` is the stem of the noun that the phrase hangs from. `own` are the words of the speaker's own name, `linked`
    those of other names in the descriptions (a spokesman's company), `described` the stems of their nouns.
    """

    words: str
    head: str
    being: Being
    own: frozenset[str]
    linked: frozenset[str]
    described: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ensemble:
    """All who may speak in a reading: its cast, the mentions of each name, and the nouns of the page by stem."""

    cast: Cast
    mentions: Mapping[int, Sequence[Name]]
    nouns: frozenset[str]

    def voice(self, speaker: Speaker) -> Voice | None:
        """Return the voice of a speaker, None for one who is told by a pronoun or a number alone."""
        page = self.cast.tree.page
        head = _head(page.words_in(speaker.meant))
        if head is None or head.pos not in _NOMINAL or (head.pos == "PRON" and speaker.entity is None):
            return None
        mentions = self.mentions.get(speaker.entity, ()) if speaker.entity is not None else ()
        heads = [head, *(top for name in mentions[:MENTIONS] if (top := self._top(name)))]
        words = {word.number: word for top in heads for word in page.words_in(phrase(self.cast.tree, top))}
        own = frozenset(part for name in mentions for part in name.parts)
        titles = frozenset(word.lower()[:STEM] for name in mentions for word in name.title.split())
        linked = frozenset(part for word in words.values() for part in self._linked(word, speaker.entity))
        described = frozenset(_stem(word) for word in words.values() if self._describes(word)) | titles
        return Voice(page.read(speaker.meant), _stem(head), being_of(self.cast, head), own, linked, described)

    def _top(self, name: Name) -> Word | None:
        """Return the head of the phrase that a name is part of: "its president, Ann Bell" hangs from the president."""
        head = _head(self.cast.tree.page.words_in(name.span))
        while head is not None and head.dep in {"appos", "compound", "flat"} and head.head != head.number:
            head = self.cast.tree.head(head)
        return head if head is not None and head.pos in _NOMINAL else None

    def _linked(self, word: Word, entity: int | None) -> Sequence[str]:
        name = self.cast.name_at(word)
        return name.parts if name is not None and name.entity != entity else ()

    def _describes(self, word: Word) -> bool:
        return word.pos in {"NOUN", "ADJ"} or (word.pos == "PROPN" and self.cast.name_at(word) is None)


def ensemble(reading: Reading) -> Ensemble:
    """Return who may speak in a reading."""
    mentions: dict[int, list[Name]] = {}
    for name in reading.names:
        mentions.setdefault(name.entity, []).append(name)
    quoted = [quote.outer for quote in reading.quotes if quote.depth == 0]
    nouns = frozenset(_stem(word) for word in reading.page.words if word.pos in {"NOUN", "PROPN"})
    return Ensemble(Cast(tree_of(reading.page), reading.names, quoted), mentions, nouns)


def _head(words: Sequence[Word]) -> Word | None:
    numbers = {word.number for word in words}
    return next((word for word in words if word.head == word.number or word.head not in numbers), None)


def _stem(word: Word) -> str:
    return word.lemma.lower()[:STEM]


def told_apart(source: Ensemble, theirs: Voice, ours: Voice) -> bool:
    """Say whether a retelling's voice is another than the source's, beyond doubt."""
    if ours.own and theirs.own:
        return not (ours.own & theirs.own or _speaks_for(ours, theirs) or _speaks_for(theirs, ours))
    if (ours.own | ours.linked) & theirs.own or (theirs.linked & (ours.own | ours.linked) and not _differ(ours, theirs)):
        return False
    if (ours.described | {ours.head}) & (theirs.described | {theirs.head}) or _is_general(ours, theirs):
        return False
    if ours.own:
        return _is_in(source, ours)
    return ours.head in source.nouns


def _speaks_for(one: Voice, other: Voice) -> bool:
    """Say whether the one is linked to the other by name, as a company and its chairman are."""
    return bool(one.linked & other.own) and one.being is not other.being


def _differ(ours: Voice, theirs: Voice) -> bool:
    return ours.being is theirs.being and ours.head != theirs.head


def _is_in(source: Ensemble, ours: Voice) -> bool:
    """Say whether the source names the one whom the retelling names."""
    return any(ours.own & set(name.parts) for names in source.mentions.values() for name in names[:1])


def _is_general(ours: Voice, theirs: Voice) -> bool:
    """Say whether one of the two is called by a word that may mean the other: the company, an official."""
    for one, other in ((ours, theirs), (theirs, ours)):
        if not one.own and one.head in general():
            return True
        if not one.own and one.being is not other.being and not one.linked and other.being is Being.PERSON:
            return bool(other.described & offices()) and not other.linked
    return False


@cache
def general() -> frozenset[str]:
    """Return the stems of nouns that may mean nearly anybody: official, man, company."""
    return frozenset(word[:STEM] for word in lines("general-nouns"))


@cache
def offices() -> frozenset[str]:
    """Return the stems of the offices that let somebody speak for a body."""
    return frozenset(_offices())


def _offices() -> Iterator[str]:
    for line in lines("roles"):
        sort, *entries = line.split("\t")
        if sort == "office":
            yield from (entry.lower().split()[-1][:STEM] for entry in entries)


