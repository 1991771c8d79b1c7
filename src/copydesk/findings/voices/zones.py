"""Zones: for each word of a reading, whether the text says it itself or reports somebody, and whom.

A zone is what one voice says in one sentence: the words that one report covers, those that are quoted without a report,
or those that the text says in its own voice. Of reports inside one another the innermost counts who clearly speaks;
what somebody is only asked to do is nobody's statement, and that somebody did *not* say something is the text's own.
An aside in a report (", which opened in 2011,") may be either's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from heapq import nlargest
from itertools import groupby

from copydesk.findings.statements.matter import SYNONYM, Matter, cover, matter, synonyms
from copydesk.text.page import Page
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act, Report
from copydesk.text.tree import FINITE, Tree

OWN = -1
"""The text's own voice."""
FRAME = -2
"""No voice: the words of a reporting clause itself."""
QUOTED = -3
"""Somebody quoted without a reporting clause beside it."""
ASIDE = -4
"""Nobody's for sure: a clause put into a report may be the writer's, what is asked for is no statement."""
_WHEN = frozenset({"after", "when", "while", "before", "until", "since", "as"})
SHORTEST = 4
"""Words from which on a quotation is a statement, not a term."""
DEEPEST = 6
"""Reports inside one another that are looked through for the one who speaks."""
COMMON = 64
"""Zones that share a term, above which the term leads nowhere: keeps the work linear."""
MOST = 12
"""Zones that are compared with a matter term by term."""


@dataclass(frozen=True, slots=True)
class Zone:
    """What one voice says in one sentence: its report's index, OWN, QUOTED or ASIDE, its words and their terms."""

    sentence: int
    voice: int
    words: tuple[int, ...]
    matter: Matter


@dataclass(frozen=True, slots=True)
class Zones:
    """The zones of a reading, in order of sentences; `of[i]` is the voice of word i."""

    reading: Reading
    of: Sequence[int]
    zones: Sequence[Zone]
    starts: Sequence[int]

    def zones_of(self, sentence: int) -> Sequence[Zone]:
        """Return the zones of a sentence, at most COMMON of them."""
        start = self.starts[sentence]
        return self.zones[start : min(self.starts[sentence + 1], start + COMMON)]


def zones_of(reading: Reading, tree: Tree) -> Zones:
    """Return the zones of a reading, whose page has this tree; n log n in its words."""
    of = _painted(reading.page, reading.reports)
    _quoted(reading, of)
    _asides(tree, of)
    zones: list[Zone] = []
    starts = []
    for sentence in reading.page.sentences:
        starts.append(len(zones))
        zones.extend(_zones(reading.page, sentence.index, sentence.words, of))
    return Zones(reading, of, zones, [*starts, len(zones)])


def _zones(page: Page, sentence: int, words: range, of: Sequence[int]) -> Iterator[Zone]:
    by_voice = sorted((of[number], number) for number in words if of[number] != FRAME)
    for voice, group in groupby(by_voice, key=lambda pair: pair[0]):
        numbers = tuple(number for _, number in group)
        yield Zone(sentence, voice, numbers, matter(page.words[number] for number in numbers))


def _painted(page: Page, reports: Sequence[Report]) -> list[int]:
    """Return each word's voice: contents are walked in order, those that have opened and still run are on the stack."""
    of = [OWN] * len(page.words)
    telling = [(number, report) for number, report in enumerate(reports) if not report.denied]
    opening = sorted((told.start, -told.end, number) for number, report in telling for told in report.contents)
    stack: list[tuple[int, int]] = []
    at = 0
    for word in page.words:
        while at < len(opening) and opening[at][0] <= word.span.start:
            stack.append((-opening[at][1], opening[at][2]))
            at += 1
        while stack and stack[-1][0] <= word.span.start:
            stack.pop()
        if stack:
            of[word.number] = _voice(reports, [number for end, number in stack[-DEEPEST:] if end > word.span.start])
    for _, report in telling:
        for word in page.words_in(report.span):
            of[word.number] = FRAME
    return of


def _voice(reports: Sequence[Report], stack: Sequence[int]) -> int:
    """Return whose words they are where one report stands in another.

    "The union said that talks were expected to resume" is the union's.
    """
    if reports[stack[-1]].act is Act.ASK:
        return ASIDE
    for number in reversed(stack):
        if reports[number].source is not None and reports[number].shade != "-":
            return number
    return stack[0]


def _quoted(reading: Reading, of: list[int]) -> None:
    """Give what is quoted at some length, but not beside a reporting clause, to somebody."""
    for quote in reading.quotes:
        words = reading.page.words_in(quote.span)
        if len(words) >= SHORTEST:
            for word in words:
                of[word.number] = QUOTED if of[word.number] == OWN else of[word.number]


def _asides(tree: Tree, of: list[int]) -> None:
    """Mark the clauses that commas part from the reported noun that they are about, and those that tell when.

    So is one about a noun that only describes: "Ann Bell, the architect whose towers changed the city, has died".
    """
    words = tree.page.words
    _bracketed(tree.page, of)
    for word in words:
        if word.dep not in {"relcl", "acl", "advcl"} or of[word.head] < 0 or of[word.number] != of[word.head]:
            continue
        first, last = tree.reach(word)
        opening = words[first].text.lower()
        described = word.dep == "relcl" and words[word.head].dep == "appos"
        parted = described or (
            words[first - 1].text == "," and opening != "that" and (word.dep != "advcl" or word.tag == "VBG")
        )
        if parted or (word.dep == "advcl" and opening in _WHEN):
            for number in range(first, last + 1):
                of[number] = ASIDE if of[number] == of[word.head] else of[number]


def _bracketed(page: Page, of: list[int]) -> None:
    """Mark what stands in brackets in a report, if it is a clause: the writer's word, or whoever's."""
    opened: list[int] = []
    for word in page.words:
        if word.text == "(":
            opened = [word.number]
        elif word.text == ")" and opened:
            inside = range(opened.pop() + 1, word.number)
            if any(page.words[number].tag in FINITE for number in inside):
                for number in inside:
                    of[number] = ASIDE if of[number] >= 0 else of[number]


@dataclass(frozen=True, slots=True)
class Near:
    """A zone and the share of a matter that it covers, from 0 to 1."""

    zone: Zone
    cover: float


class Index:
    """The zones of a reading by their terms: which of them cover a matter best, wherever they stand."""

    def __init__(self, zones: Zones) -> None:
        """Index the zones of a reading."""
        self._zones = zones.zones
        self._places: dict[str, list[int]] = {}
        for number, zone in enumerate(zones.zones):
            for term in zone.matter:
                self._places.setdefault(term, []).append(number)

    def nearest(self, ours: Matter) -> Sequence[Near]:
        """Return the zones that cover a matter best, best first: at most MOST, from those that share rarer terms."""
        weights: dict[int, float] = {}
        for term, worth in ours.items():
            for alike in (term, *synonyms(term)):
                places = self._places.get(alike, ())
                if len(places) <= COMMON:
                    for number in places:
                        weights[number] = weights.get(number, 0.0) + (worth if alike == term else worth * SYNONYM)
        likely = (self._zones[number] for number in nlargest(MOST, weights, key=lambda n: (weights[n], -n)))
        near = (Near(zone, cover(ours, zone.matter)) for zone in likely)
        return sorted(near, key=lambda one: (-one.cover, one.zone.sentence, one.zone.voice))
