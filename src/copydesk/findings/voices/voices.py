"""Voices: whether two texts give words to the same speaker.

A speaker is known by a name, by a description or by both, and a text may use either. Two are told apart only where
something speaks for it: two names without a word in common, or a description that means somebody else in the source. A
body and those who speak for it are one; where it is not clear who is meant, nobody is told apart.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from copydesk.findings.names.acquaintance import same_one
from copydesk.findings.voices.around import NOMINAL, STEM, Around, are_called, around_quote, stem
from copydesk.findings.voices.persons import persons_of
from copydesk.findings.voices.unspecific import general, offices
from copydesk.text.naming.names import Name, Sort
from copydesk.text.naming.spelling import steps
from copydesk.text.parse import Word
from copydesk.text.reading import Reading
from copydesk.text.saying.antecedents import Being, Cast, being_of, head_among, is_role
from copydesk.text.saying.report import Clarity, Report
from copydesk.text.saying.sources import phrase
from copydesk.text.saying.speakers import Speaker, sayers, told_by
from copydesk.text.tree import tree_of

MENTIONS = 12
"""Mentions of a name whose surroundings are looked at for what describes it."""
MOST = 400
"""Reports of a source that are looked through for somebody else who may be meant."""
SEVERAL = 12
"""Reports that may bear upon one quotation."""
LONG, MISSPELT = 5, 2
"""Letters of a part of a name that may be misspelt, and how many of them."""
_VAGUE = ("one ", "another ", "some ", "others ", "several ", "many ")


@dataclass(frozen=True, slots=True)
class Voice:
    """A speaker as a text knows him.

    `head` is the stem of the noun that the phrase hangs from. `own` are the speaker's own names, `linked` the words
    of other names in the descriptions (a spokesman's company), `described` the stems of their nouns. `is_land`
    tells a country or a place, which copy likes to name for its government, `is_pointed` one told by a pronoun.
    """

    words: str
    head: str
    being: Being
    own: tuple[Name, ...]
    linked: frozenset[str]
    described: frozenset[str]
    is_land: bool
    is_pointed: bool

    @property
    def parts(self) -> frozenset[str]:
        """The words of the speaker's own names as they are compared."""
        return frozenset(part for name in self.own for part in name.parts)


@dataclass(frozen=True)
class Ensemble:
    """All who may speak in a reading: who says each quotation, the reports, and the mentions of each name."""

    cast: Cast
    reading: Reading
    mentions: Mapping[int, Sequence[Name]]

    @cached_property
    def others(self) -> Sequence[Voice]:
        """All who say something in the reading, a few for each name."""
        said = (report for report in self.reading.reports if report.clarity >= Clarity.DESCRIBED)
        voices = (self._told(report) for report in islice(said, MOST))
        return [voice for voice in voices if voice is not None]

    @cached_property
    def persons(self) -> Sequence[frozenset[str]]:
        """The words of the names that he, she or who stands for."""
        return persons_of(self.cast)

    @cached_property
    def _told_by(self) -> Sequence[Sequence[Report]]:
        return told_by(self.reading.quotes, self.reading.reports)

    @cached_property
    def _by_sentence(self) -> Mapping[int, Sequence[Report]]:
        by_sentence: dict[int, list[Report]] = {}
        for report in self.reading.reports:
            by_sentence.setdefault(self.reading.page.sentence_at(report.mark.start).index, []).append(report)
        return by_sentence

    def voices(self, quote: int) -> Iterator[Voice | None]:
        """Yield who says a quotation, and whoever else a reporting clause around it may mean."""
        speaker = self.reading.speakers[quote]
        if speaker is None:
            return
        yield self.voice(speaker)
        reports = self._told_by[quote]
        if any(report.source and not report.span.holds(report.source) for report in reports):
            start = self.reading.quotes[quote].outer.start
            reports = [*reports, *self._by_sentence.get(self.reading.page.sentence_at(start).index, ())[:SEVERAL]]
        for report in reports[:SEVERAL]:
            if report.clarity >= Clarity.DESCRIBED and report.source and not report.source.overlaps(speaker.span):
                yield self._told(report)

    def is_passed_on(self, quote: int) -> bool:
        """Say whether a pronoun tells of who says a quotation: "The island, she said, called itself “a home”"."""
        speaker = self.reading.speakers[quote]
        around = (report for report in self._told_by[quote] if report.clarity is Clarity.POINTED and report.source)
        return speaker is not None and any(not speaker.span.overlaps(report.span) for report in around)

    def _told(self, report: Report) -> Voice | None:
        source = report.source
        return self.voice(Speaker(source, report.entity, source)) if source is not None else None

    def voice(self, speaker: Speaker) -> Voice | None:
        """Return the voice of a speaker, None for one who is told by a pronoun or a number alone."""
        page = self.cast.tree.page
        head = head_among(page.words_in(speaker.meant))
        if head is None or head.pos not in NOMINAL or (head.pos == "PRON" and speaker.entity is None):
            return None
        if page.read(speaker.meant).lower().startswith(_VAGUE) and not any(self._named(head)):
            return None
        mentions = self.mentions.get(speaker.entity, ()) if speaker.entity is not None else ()
        heads = [head, *(top for name in mentions[:MENTIONS] if (top := self._top(name)))]
        words = {word.number: word for top in heads for word in page.words_in(phrase(self.cast.tree, top))}
        own = tuple({name.words: name for name in (*mentions, *self._named(head))}.values())
        titles = frozenset(word.lower()[:STEM] for name in mentions for word in name.title.split())
        linked = frozenset(part for word in words.values() for part in self._linked(word, speaker.entity))
        described = frozenset(stem(word) for word in words.values() if self._describes(word)) | titles
        is_land = any(name.sort in {Sort.NATION, Sort.PLACE} for name in mentions)
        beings = [being_of(self.cast, top) for top in heads]
        trades = any(is_role(word) for word in words.values() if word.dep in {"compound", "appos", "nmod"})
        being = Being.PERSON if Being.PERSON in beings or titles or trades else beings[0]
        if being is Being.THING and any(self._named(head)):
            being = Being.EITHER
        is_pointed = speaker.span != speaker.meant
        return Voice(page.read(speaker.meant), stem(head), being, own, linked, described, is_land, is_pointed)

    def _named(self, head: Word) -> Iterator[Name]:
        """Yield the names that the head of a phrase has: its own and its appositions', but for what it is one of."""
        for word in (head, *self.cast.tree.children(head, "appos")):
            article = self.cast.tree.child(word, "det")
            if (name := self.cast.name_at(word)) and not (article and article.text.lower() in {"a", "an"}):
                yield name

    def _top(self, name: Name) -> Word | None:
        """Return the head of the phrase that a name is part of: "its president, Ann Bell" hangs from the president."""
        head = head_among(self.cast.tree.page.words_in(name.span))
        while head is not None and head.dep in {"appos", "compound", "flat"} and head.head != head.number:
            head = self.cast.tree.head(head)
        return head if head is not None and head.pos in NOMINAL else None

    def _linked(self, word: Word, entity: int | None) -> Sequence[str]:
        name = self.cast.name_at(word)
        return name.parts if name is not None and name.entity != entity else ()

    def _describes(self, word: Word) -> bool:
        return word.pos in {"NOUN", "ADJ"} or (word.pos == "PROPN" and self.cast.name_at(word) is None)


def ensemble(reading: Reading) -> Ensemble:
    """Return who may speak in a reading."""
    mentions: dict[int, list[Name]] = {}
    for name in reading.names:
        own = mentions.setdefault(name.entity, [])
        if len(own) < MENTIONS or (len(own) < 2 * MENTIONS and all(name.words != other.words for other in own)):
            own.append(name)
    quoted = [quote.outer for quote in reading.quotes if quote.depth == 0]
    speaking = frozenset(sayers(reading.page, reading.reports))
    return Ensemble(Cast(tree_of(reading.page), reading.names, quoted, speaking), reading, mentions)


class Misheard(NamedTuple):
    """Who says a quotation in the source, and who in the retelling."""

    theirs: str
    ours: str


class Hearing:
    """Two readings, asked who says what. Nothing is worked out before the first question."""

    def __init__(self, source: Reading, retelling: Reading) -> None:
        self._source, self._retelling = source, retelling

    @cached_property
    def _theirs(self) -> Ensemble:
        return ensemble(self._source)

    @cached_property
    def _ours(self) -> Ensemble:
        return ensemble(self._retelling)

    def misheard(self, quote: int, quotes: Sequence[int]) -> Misheard | None:
        """Return who is confused where no speaker of these quotations of the source may be the retelling's."""
        if self._retelling.speakers[quote] is None or not all(self._source.speakers[other] for other in quotes):
            return None
        ours = list(self._ours.voices(quote))
        theirs = [voice for other in quotes for voice in self._theirs.voices(other)]
        if not ours or not theirs or None in theirs or None in ours:
            return None
        pairs = [(one, other) for one in ours for other in theirs if one and other]
        if not all(told_apart(self._theirs, other, one) for one, other in pairs):
            return None
        around = around_quote(self._retelling, quote)
        beside = [around_quote(self._source, other) for other in quotes]
        passed_on = self._ours.is_passed_on(quote) and any(other.parts & around.parts for _, other in pairs)
        if passed_on or any(_may_point(a, b, [around]) or _may_point(b, a, beside) for a, b in pairs):
            return None
        readings = (self._source, self._retelling)
        if any(are_called(readings, *called) for one, other in pairs for called in _calls(one, other)):
            return None
        return Misheard(pairs[0][1].words, pairs[0][0].words)


def told_apart(source: Ensemble, theirs: Voice, ours: Voice) -> bool:
    """Say whether a retelling's voice is another than the source's, beyond doubt."""
    if ours.own and theirs.own:
        one, other = _as_known(source, ours), _as_known(source, theirs)
        return not (_share_a_name(ours, theirs) or _speak_for_each_other(one, other))
    if theirs.parts & (ours.parts | ours.linked):
        return False
    if theirs.linked & (ours.parts | ours.linked) and not _differ(ours, theirs):
        return False
    if (ours.described | {ours.head}) & (theirs.described | {theirs.head}) or _is_general(ours, theirs):
        return False
    return any(_is_meant(ours, other) and not _may_be(theirs, other) for other in source.others)


def _may_point(one: Voice, other: Voice, near: Sequence[Around]) -> bool:
    """Say whether a voice told by a pronoun may be another one, who stands shortly before it."""
    if not one.is_pointed:
        return False
    if other.own:
        return any(other.parts & around.parts for around in near)
    return any(other.head in around.stems for around in near)


def _calls(one: Voice, other: Voice) -> Iterator[tuple[frozenset[str], str]]:
    """Yield what a voice that is only described is called, with the name of the other, who may be called so."""
    yield from ((b.parts, a.head) for a, b in ((one, other), (other, one)) if b.own and not a.own)


def _as_known(source: Ensemble, voice: Voice) -> Voice:
    """Return a voice that a whole name alone tells as the person that the source knows by it, where it knows one."""
    whole = [frozenset(name.parts) for name in voice.own if len(name.parts) > 1]
    if voice.being is not Being.EITHER or voice.is_pointed or not whole:
        return voice
    known = any(other.being is Being.PERSON and parts <= other.parts for other in source.others for parts in whole)
    known = known or any(parts <= person for person in source.persons for parts in whole)
    return replace(voice, being=Being.PERSON) if known else voice


def _is_meant(ours: Voice, other: Voice) -> bool:
    """Say whether a retelling's voice is this one of the source: by a name, or by what it is called."""
    return bool(ours.parts & other.parts) if ours.own else ours.head == other.head and other.head not in general()


def _may_be(theirs: Voice, other: Voice) -> bool:
    """Say whether two voices of the source may be one."""
    if theirs.own and other.own:
        return bool(theirs.parts & other.parts)
    return bool((theirs.described | {theirs.head}) & (other.described | {other.head}))


def _share_a_name(ours: Voice, theirs: Voice) -> bool:
    if ours.parts & (theirs.parts | theirs.linked) or theirs.parts & ours.linked:
        return True
    return any(same_one(a, b) or _alike(a, b) for a in ours.own for b in theirs.own)


def _alike(a: Name, b: Name) -> bool:
    """Say whether one name may be the other misspelt."""
    pairs = ((one, other) for one in a.parts for other in b.parts if min(len(one), len(other)) >= LONG)
    return any(steps(one, other, MISSPELT) <= MISSPELT for one, other in pairs)


def _speak_for_each_other(one: Voice, other: Voice) -> bool:
    """Say whether one is a body and the other somebody who speaks for it, or both are a government and its seat."""
    if one.linked & other.parts or other.linked & one.parts:
        return one.being is not other.being
    person = next((voice for voice in (one, other) if voice.being is Being.PERSON), None)
    if person is None:
        return one.is_land or other.is_land
    return one.being is not other.being and bool(person.described & offices()) and not person.linked


def _differ(ours: Voice, theirs: Voice) -> bool:
    return ours.being is theirs.being and ours.head != theirs.head


def _is_general(ours: Voice, theirs: Voice) -> bool:
    """Say whether one of the two is called by a word that may mean the other: the company, an official."""
    for one, other in ((ours, theirs), (theirs, ours)):
        if not one.own and one.head in general():
            elsewhere = one.linked and other.own and one.linked.isdisjoint(other.parts | other.linked)
            return not (elsewhere and other.being is not Being.THING)
        if not one.own and one.being is not other.being and not one.linked and other.being is Being.PERSON:
            return bool(other.described & offices()) and not other.linked
    return False
