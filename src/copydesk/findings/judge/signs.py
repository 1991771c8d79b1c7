"""Signs: numbers that tell how a statement differs from its evidence, read off an exhibit.

The judge's trees look at them. None says how long a statement is: that would tell of the texts learned from, not of
faults.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.findings.judge.exhibit import ANTONYM, CLASSES, FORM, MATCHES, NONE, SAME, SORTS, SYNONYM, Exhibit

SORT_NAMES = ("plain", "capital", "opening", "digit", "mark", *CLASSES)
APART = ("negation", "hedge", "report", "degree", "link")
MATCHED = (
    "antonyms",
    "antonyms left",
    "synonyms",
    "forms",
    "beside one",
    "beside both",
    "covered",
    "beside",
    "disorder",
)
RUNS = ("rare new", "rare new share", "longest new run", "new runs", "same alone")
NAMES = (
    *(f"{side} {what}: {sort}" for side in ("new", "left") for what in ("count", "share") for sort in SORT_NAMES),
    *MATCHED,
    *RUNS,
    *(f"more: {sort}" for sort in APART),
    "figures new",
    "quotation marks",
    "quotation marks in the evidence",
)
"""What each sign is, in order. "New" is what only the statement has, "left" what only the evidence has."""
RARE = 10_000
"""Word pieces are numbered from the common to the rare: from this one on they count as rare."""
LONG = 4
"""Letters from which a word is told apart well enough to say where it went."""
MARKS = frozenset('“”"')


class Stand(NamedTuple):
    """How a word stands on the other side, its sort, and the number of its first piece."""

    match: int
    sort: int
    piece: int


def signs(shown: Exhibit) -> tuple[float, ...]:
    """Return the signs of an exhibit, as many as NAMES."""
    ours, theirs = (tuple(_stands(shown, side)) for side in (0, 1))
    return (
        *_unmatched(ours),
        *_unmatched(theirs),
        *_matched(shown, ours, theirs),
        *_runs(ours),
        *_apart(ours, theirs),
        *(float(sum(token.text in MARKS for token in side)) for side in (shown.statement, shown.evidence)),
    )


def _stands(shown: Exhibit, side: int) -> Iterator[Stand]:
    last = -1
    columns = zip(shown.pieces, shown.sides, shown.matches, shown.sorts, shown.words, strict=True)
    for piece, here, match, sort, word in columns:
        if here == side and word >= 0 and word != last:
            last = word
            yield Stand(match, sort, piece)


def _unmatched(words: Sequence[Stand]) -> Iterator[float]:
    new = Counter(word.sort for word in words if word.match in {NONE, ANTONYM})
    every = Counter(word.sort for word in words)
    yield from (float(new[sort]) for sort in range(SORTS))
    yield from (new[sort] / (every[sort] or 1) for sort in range(SORTS))


def _matched(shown: Exhibit, ours: Sequence[Stand], theirs: Sequence[Stand]) -> Iterator[float]:
    counts = Counter(word.match for word in ours)
    total = len(ours) or 1
    yield float(counts[ANTONYM])
    yield float(sum(word.match == ANTONYM for word in theirs))
    yield from (float(counts[SYNONYM]), float(counts[FORM]))
    yield float(counts[SAME + 1] + counts[SAME + 2])
    yield float(counts[MATCHES - 1])
    yield sum(word.match > NONE for word in ours) / total
    yield sum(word.match > SAME for word in ours) / total
    yield _disorder(shown)


def _disorder(shown: Exhibit) -> float:
    """Return the share of the words standing once on either side that have to be moved to bring them in one order."""
    theirs = [token.text.lower() for token in shown.evidence]
    counts = Counter(theirs)
    once = {word: i for i, word in enumerate(theirs) if len(word) >= LONG and counts[word] == 1}
    places = [once[word] for token in shown.statement if (word := token.text.lower()) in once]
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return 1 - len(tails) / (len(places) or 1)


def _runs(words: Sequence[Stand]) -> Iterator[float]:
    rare = [word.match for word in words if word.piece >= RARE]
    yield float(rare.count(NONE))
    yield rare.count(NONE) / (len(rare) or 1)
    runs = [0]
    for word in words:
        if word.match in {NONE, ANTONYM}:
            runs[-1] += 1
        elif runs[-1]:
            runs.append(0)
    yield float(max(runs))
    yield float(sum(run > 0 for run in runs))
    yield float(sum(word.match == SAME for word in words))


def _apart(ours: Sequence[Stand], theirs: Sequence[Stand]) -> Iterator[float]:
    mine, yours = Counter(word.sort for word in ours), Counter(word.sort for word in theirs)
    for name in APART:
        sort = SORT_NAMES.index(name)
        yield float(mine[sort] - yours[sort])
    figures = {SORT_NAMES.index("digit"), SORT_NAMES.index("number")}
    yield float(sum(word.match == NONE and word.sort in figures for word in ours))
