"""Which of two articles had the words first: by date, else by what the wording tells.

A clue is a weight in log-odds, positive for the first article, with what it is in words. Clues are added up; what stays
under a threshold is unsure. The weights are the project's own, set by hand.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta
from functools import cache
from math import exp, sqrt
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.story.model import Member, Origin
from copydesk.story.passages import Run
from copydesk.story.quoted import Side
from copydesk.story.stretches import Stretch
from copydesk.story.tokens import Hashes, sheaf_of

DARES = 0.7
"""Confidence from which an article is named as the origin."""
SURE = 0.97
"""Confidence that a date gives."""
WHOLE = 0.5
"""Share of one article's words from which the whole, not a passage, is compared."""
LEFT_OUT = 8
"""Words in a row, on one side alone, that are a sentence left out."""
TAIL = 6
"""Words behind the last passage that are the end of a longer article."""
DETERMINERS = ("the", "a", "an", "its", "their", "his", "our", "your", "every")
CANNOT_FOLLOW = (
    *("of", "and", "or", "but", "is", "was", "were", "are", "to", "for", "by", "in", "on", "at", "from", "with"),
    *("will", "has", "had", "have", "that", "said", "the", "a", "an", "its", "their", "would", "as", "be", "it", "he"),
)


class Clue(NamedTuple):
    """What speaks for an article, in words, and how strongly: log-odds, positive for the first."""

    weight: float
    words: str


def by_wording(one: Side, other: Side, passages: Sequence[Stretch]) -> Origin:
    """Return which of two articles that share these passages is likelier the origin; the id None for unsure."""
    clues = [clue for clue in _clues(one, other, passages) if clue.weight]
    total = sum(clue.weight for clue in clues)
    confidence = round(1 / (1 + exp(-abs(total))), 2)
    speaking = sorted((clue for clue in clues if clue.weight * total > 0), key=lambda clue: -abs(clue.weight))
    why = "; ".join(clue.words for clue in speaking[:3])
    if confidence < DARES:
        return Origin(None, confidence, why or "nothing in the wording tells")
    return Origin((one if total > 0 else other).member.id, confidence, why)


def by_date(one: Member, other: Member) -> Origin | None:
    """Return the earlier article, None where dates don't tell: one is missing, or only the same day is known."""
    first, second = one.published, other.published
    if first is None or second is None:
        return None
    first, second = (moment if moment.tzinfo else moment.astimezone() for moment in (first, second))
    vague = _is_day(first) or _is_day(second)
    if first == second or (vague and abs(first - second) < timedelta(days=1)):
        return None
    return Origin((one if first < second else other).id, SURE, "it was published first")


def _is_day(moment: datetime) -> bool:
    return moment.time() == time()


def _clues(one: Side, other: Side, passages: Sequence[Stretch]) -> Iterator[Clue]:
    yield _credit(one, other)
    yield _slips(one, other)
    if not passages:
        return
    alike = sum(stretch.alike for stretch in passages)
    if alike >= WHOLE * min(len(one.tokens), len(other.tokens)):
        yield _tail(one, other, passages)
        yield _left_out(passages)
        yield _rewording(one, other, passages)
    yield _belonging(one, other, passages)


def _credit(one: Side, other: Side) -> Clue:
    """Return what an article gives away that names the other's publication."""
    weight = 0.0
    for sign, side, source in ((-1, one, other.member.source), (1, other, one.member.source)):
        if source and source != side.member.source and source.casefold() in side.member.text.casefold():
            weight += sign * 2.5
    return Clue(weight, "the other names its publication")


def _slips(one: Side, other: Side) -> Clue:
    """Return what phrases tell that were broken by editing: a determiner before a word that can't follow it."""
    mine, theirs = _broken(one), _broken(other)
    return Clue(_leaning(theirs, mine) * 1.2, "the other has phrases that editing has broken")


def _broken(side: Side) -> int:
    determiners, following = _closed()
    words, text = side.tokens.hashes, side.member.text
    starts, ends = side.tokens.starts, side.tokens.ends
    pairs = np.flatnonzero(_among(words[:-1], determiners))
    pairs = pairs[_among(words[pairs + 1], following)]
    phrases = sum(text[ends[place] : starts[place + 1]] == " " and text[starts[place]].islower() for place in pairs)
    return phrases + _stops(side)


def _among(words: Hashes, known: Hashes) -> NDArray[np.bool_]:
    """Say of words whether they are among some, which are in order."""
    found: NDArray[np.bool_] = known[np.searchsorted(known, words) % len(known)] == words
    return found


def _stops(side: Side) -> int:
    """Count the full stops behind a whole word of small letters that a small letter follows."""
    text = side.member.text
    return sum(
        text[at - 1 : at + 2] != "..."
        and text[at - 1 : at].isalpha()
        and text[at + 2 : at + 3].islower()
        and text[max(at - 4, 0) : at].islower()
        and text[max(at - 4, 0) : at].isalpha()
        for at in _places(text, ". ")
    )


def _places(text: str, mark: str) -> Iterator[int]:
    at = text.find(mark)
    while at >= 0:
        yield at
        at = text.find(mark, at + 1)


@cache
def _closed() -> tuple[Hashes, Hashes]:
    sheaf = sheaf_of([" ".join(DETERMINERS), " ".join(CANNOT_FOLLOW)])
    return np.sort(sheaf[0].hashes), np.sort(sheaf[1].hashes)


def _leaning(mine: float, theirs: float, share: float = 0.5) -> float:
    """Return how far a count leans to the first side, in deviations of chance, within 3; `share` is what it expects."""
    total = mine + theirs
    leaning = (mine - total * share) / sqrt(total * share * (1 - share) + 0.5)
    return max(-3.0, min(3.0, leaning))


def _tail(one: Side, other: Side, passages: Sequence[Stretch]) -> Clue:
    """Return what it tells that one goes on where the other stops."""
    mine = len(one.tokens) - max(stretch.end for stretch in passages)
    theirs = len(other.tokens) - max(stretch.other_end for stretch in passages)
    if min(mine, theirs) > 2 or max(mine, theirs) < TAIL:  # noqa: PLR2004 - a word or two may be cut in the middle
        return Clue(0.0, "")
    return Clue(2.0 if mine > theirs else -2.0, "it goes on where the other stops")


def _left_out(passages: Sequence[Stretch]) -> Clue:
    """Return what sentences tell that only one has: what is copied is more often cut than filled up."""
    mine = theirs = 0
    last: Run | None = None
    for run in sorted(run for stretch in passages for run in stretch.runs):
        if last is not None:
            gap, across = run.one - last.one - last.length, run.other - last.other - last.length
            mine += gap >= LEFT_OUT and across < gap / 3
            theirs += across >= LEFT_OUT and gap < across / 3
        last = run
    return Clue(_leaning(mine, theirs), "it has sentences that the other leaves out")


def _rewording(one: Side, other: Side, passages: Sequence[Stretch]) -> Clue:
    """Return what words tell that stand in each other's place: the older one is oftener a word used elsewhere too."""
    shared = {one.words[place] for stretch in passages for run in stretch.runs for place in _run(run.one, run)}
    mine = sum(one.words[place] in shared for place in _between(one, passages, 0))
    theirs = sum(other.words[place] in shared for place in _between(other, passages, 1))
    return Clue(_leaning(mine, theirs) * 0.8, "its words, where the two differ, are those of the rest")


def _run(start: int, run: Run) -> range:
    return range(start, start + run.length)


def _between(side: Side, passages: Sequence[Stretch], which: int) -> Iterator[int]:
    """Yield the places of the long words between the runs of passages."""
    long = side.long
    for stretch in passages:
        at = stretch.runs[0][which]
        for run in stretch.runs:
            yield from (place for place in range(at, run[which]) if long[place])
            at = run[which] + run.length


def _belonging(one: Side, other: Side, passages: Sequence[Stretch]) -> Clue:
    """Return what the rest of each article tells: where the passage was written, its words stand in the rest too."""
    mine, theirs = _rest(one, passages, 0), _rest(other, passages, 2)
    words = {
        one.words[place]
        for stretch in passages
        for run in stretch.runs
        for place in _run(run.one, run)
        if one.telling[place]
    }
    only, others = len(words & (mine - theirs)), len(words & (theirs - mine))
    if not mine or not theirs:
        return Clue(0.0, "")
    share = min(max(len(mine) / (len(mine) + len(theirs)), 0.1), 0.9)
    return Clue(_leaning(only, others, share), "the shared words stand in the rest of it too")


def _rest(side: Side, passages: Sequence[Stretch], first: int) -> set[int]:
    """Return the words that stand outside of passages."""
    covered = np.zeros(len(side.tokens) + 1, np.int64)
    for stretch in passages:
        start, end = (stretch.start, stretch.end) if first == 0 else (stretch.other_start, stretch.other_end)
        covered[start] += 1
        covered[end] -= 1
    return set(side.tokens.hashes[np.cumsum(covered)[:-1] == 0].tolist())
