"""The words that a source quotes, in one row, and where a retold quotation stands among them."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.saying.quotes import Quote
from copydesk.text.wording import ELLIPSIS, Term, joined, terms

STEM = 5
"""Code points of a key that count as the same word in an altered quotation: "hyste|rical", "hyste|ria"."""
PLACES = 24
"""Places looked at for each word or pair of words of a retold quotation."""
CANDIDATES = 4
"""Places where a retold quotation is compared with the source word by word."""
LONGEST = 400
"""Terms of a retold quotation that are compared one by one when it stands nowhere as it is."""
LONGEST_GAP = 140
"""Code points between the halves of a quotation that a reporting clause splits."""
SHORTEST = 4
"""Code points of a stem from which on a word weighs as one that carries meaning."""


@dataclass(frozen=True, slots=True)
class Row:
    """Terms of quotations in order of place.

    `quotes` tells for each term which quotation it stands in. `groups` tells which stretch: the quotations of one
    stretch are one utterance, split by a reporting clause or by paragraphs. `places` are where words and pairs of them
    stand.
    """

    terms: tuple[Term, ...]
    quotes: tuple[int, ...]
    groups: tuple[int, ...]
    places: dict[str, list[int]]

    def group_at(self, at: int) -> range:
        """Return the terms of the stretch that a term stands in."""
        group = self.groups[at]
        return range(bisect_left(self.groups, group), bisect_left(self.groups, group + 1))


class Place(NamedTuple):
    """Where a retold quotation stands in a row: the parts of it that an ellipsis or bracket parts, each from, to.

    `nearness` is 1 where it is the same words, else the share of weight that both have in common.
    """

    parts: tuple[tuple[int, int], ...]
    nearness: float


def row_of(reading: Reading) -> Row:
    """Put the outermost quotations of a reading in a row."""
    outermost = [(i, quote) for i, quote in enumerate(reading.quotes) if quote.depth == 0]
    found: list[Term] = []
    quotes: list[int] = []
    groups: list[int] = []
    group = -1
    before: tuple[int, Quote] | None = None
    for i, quote in outermost:
        group += before is None or not _go_on(reading, before, (i, quote))
        own = terms(reading.page.prose, quote.span)
        found += own
        quotes += [i] * len(own)
        groups += [group] * len(own)
        before = (i, quote)
    return Row(tuple(found), tuple(quotes), tuple(groups), _places(found, groups))


def narrated(reading: Reading) -> Row:
    """Put what a reading says outside its quotations in a row, a stretch for each sentence."""
    outermost = [quote.outer for quote in reading.quotes if quote.depth == 0]
    found: list[Term] = []
    groups: list[int] = []
    at = 0
    for sentence in reading.page.sentences:
        for term in terms(reading.page.prose, sentence.span):
            while at < len(outermost) and outermost[at].end <= term.span.start:
                at += 1
            if at == len(outermost) or not outermost[at].overlaps(term.span):
                found.append(term)
                groups.append(sentence.index)
    return Row(tuple(found), tuple(groups), tuple(groups), _places(found, groups))


def _places(found: Sequence[Term], groups: Sequence[int]) -> dict[str, list[int]]:
    places: dict[str, list[int]] = {}
    for i, term in enumerate(found):
        places.setdefault(term.key[:STEM], []).append(i)
    for i, (first, second) in enumerate(pairwise(found)):
        if groups[i] == groups[i + 1]:
            places.setdefault(f"{first.key} {second.key}", []).append(i)
    return places


def _go_on(reading: Reading, before: tuple[int, Quote], after: tuple[int, Quote]) -> bool:
    """Say whether a quotation goes on with the one before: over paragraphs, or behind ", she said."."""
    if after[1].continues:
        return True
    page = reading.page
    first, second = before[1], after[1]
    gap = Span(first.outer.end, second.outer.start)
    if gap.end - gap.start > LONGEST_GAP or "\n" in page.read(gap):
        return False
    one, other = reading.speakers[before[0]], reading.speakers[after[0]]
    if one and other and one.entity is not None and other.entity is not None and one.entity != other.entity:
        return False
    ending = page.prose[first.span.end - 1]
    return ending in ",.?!…—–-" or page.prose[first.outer.end : first.outer.end + 1] in {",", ";"}


def parts_of(found: Sequence[Term]) -> list[Sequence[Term]]:
    """Return the stretches of a quotation between ellipses and square brackets, bracketed words left out."""
    parts: list[list[Term]] = [[]]
    depth = 0
    for term in found:
        if term.key == ELLIPSIS:
            parts.append([])
        elif term.key == "[":
            depth += 1
            parts.append([])
        elif term.key == "]":
            if not depth:
                parts.append([])
            depth = max(depth - 1, 0)
        elif not depth:
            parts[-1].append(term)
    return [part for part in parts if part]


def place_of(row: Row, found: Sequence[Term]) -> Place | None:
    """Return where the row has these terms, or else what is nearest to them."""
    plain = [term for term in found if term.key not in {"[", "]", ELLIPSIS}]
    if not plain or not row.terms:
        return None
    starts = list(_candidates(row, plain))
    for parts in ([plain], parts_of(found)):
        for start in starts:
            if parts and (spans := _same(row, parts, start, len(plain))):
                return Place(tuple(spans), 1.0)
    compared = [_compared(row, plain[:LONGEST], start) for start in starts]
    return max((place for place in compared if place), key=lambda place: place.nearness, default=None)


def quotes_with(row: Row, found: Sequence[Term], place: Place) -> list[int]:
    """Return the quotations that a place lies in, and the others that have the same words."""
    quotes = {row.quotes[i] for first, last in place.parts for i in (first, last - 1)}
    plain = [term.key for term in found]
    for at in min((row.places.get(key[:STEM], []) for key in plain), key=len, default=[])[:PLACES]:
        group = row.group_at(at)
        near = row.terms[max(group.start, at - len(plain)) : min(group.stop, at + len(plain))]
        if "".join(plain) in joined(near):
            quotes.add(row.quotes[at])
    return sorted(quotes)


def _candidates(row: Row, found: Sequence[Term]) -> Iterator[int]:
    """Yield where in the row the quotation may begin, likeliest first."""
    votes: Counter[int] = Counter()
    sample = found[:LONGEST]
    wanted = [(term.key[:STEM], i) for i, term in enumerate(sample)]
    wanted += [(f"{a.key} {b.key}", i) for i, (a, b) in enumerate(pairwise(sample))]
    for key, i in wanted:
        places = row.places.get(key, ())
        for at in places[:PLACES]:
            group = row.group_at(at)
            votes[max(group.start, (at - i) // 6 * 6)] += 1 + 100 // len(places)
    yield from (start for start, _ in votes.most_common(CANDIDATES))


def _same(row: Row, parts: Sequence[Sequence[Term]], start: int, length: int) -> list[tuple[int, int]] | None:
    """Return where the parts stand one behind the other near a place, if they all do, spaces and hyphens left out."""
    group = row.group_at(min(start, len(row.terms) - 1))
    low = max(group.start, start - 8)
    high = group.stop if len(parts) > 1 else min(group.stop, start + 2 * length + 20)
    high = min(high, low + 3 * LONGEST + 2 * length)
    offsets = [0]
    for term in row.terms[low:high]:
        offsets.append(offsets[-1] + len(term.key))
    text = joined(row.terms[low:high])
    spans = []
    at = 0
    for part in parts:
        needle = joined(part)
        while (at := text.find(needle, at)) >= 0:
            first, last = bisect_left(offsets, at), bisect_left(offsets, at + len(needle))
            if offsets[first] == at and offsets[last] == at + len(needle):
                break
            at += 1
        else:
            return None
        spans.append((low + first, low + last))
        at = offsets[last]
    return spans


def weight(term: Term) -> float:
    """Return what a term weighs in a comparison: short words, mostly the grammar's, weigh little."""
    return 1.0 if len(term.key) >= SHORTEST else 0.35


def _compared(row: Row, found: Sequence[Term], start: int) -> Place | None:
    """Compare a quotation with the row near a place word by word."""
    group = row.group_at(min(start, len(row.terms) - 1))
    low, high = max(group.start, start - 6), min(group.stop, start + len(found) + 14)
    theirs = row.terms[low:high]
    ours = [term.key[:STEM] for term in found]
    steps = Levenshtein.opcodes(ours, [term.key[:STEM] for term in theirs])
    same = [step for step in steps if step.tag == "equal"]
    if not same:
        return None
    first, last = same[0].dest_start, same[-1].dest_end
    common = sum(weight(term) for step in same for term in found[step.src_start : step.src_end])
    whole = sum(weight(term) for term in found) + sum(weight(term) for term in theirs[first:last])
    return Place(((low + first, low + last),), min(2 * common / whole, 0.99))
