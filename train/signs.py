"""Signs: numbers that tell how a statement differs from its evidence, read off an exhibit."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from copydesk.findings.exhibit import ANTONYM, FORM, MATCHES, NONE, SAME, SORTS, SYNONYM, Exhibit

SORT_NAMES = (
    "plain",
    "capital",
    "opening",
    "digit",
    "mark",
    "number",
    "time",
    "hedge",
    "negation",
    "degree",
    "report",
    "link",
    "function",
)
RARE = 10_000
"""Numbers of word pieces go by how common the piece is: from this one on they are rare."""


def names() -> tuple[str, ...]:
    """Return the names of the signs, in order."""
    return (
        *(f"{side} {what} {sort}" for side in ("new", "left") for what in ("count", "share") for sort in SORT_NAMES),
        "antonyms", "antonyms left", "synonyms", "forms", "same", "same beside one", "same beside both", "words",
        "evidence words", "covered",
        "pairs covered", "out of order", "rare new", "rare new share", "longest new run", "new runs", "same alone",
        "negations apart",
        "hedges apart", "reports apart", "degrees apart", "links apart", "figures new", "quote marks",
        "quote marks in evidence", "near ends",
    )  # fmt: skip


def signs(shown: Exhibit) -> tuple[float, ...]:
    """Return the signs of an exhibit."""
    ours, theirs = (list(_words(shown, side)) for side in (0, 1))
    return (
        *_unmatched(ours),
        *_unmatched(theirs),
        *_matched(shown, ours, theirs),
        *_runs(shown, ours),
        *_apart(ours, theirs),
        *_marks(shown),
    )


def _words(shown: Exhibit, side: int) -> Iterator[tuple[int, int, int]]:
    """Yield for each word of a side how it stands on the other, its sort, and the number of its rarest piece."""
    last = -1
    for piece, here, match, sort, word in zip(
        shown.pieces, shown.sides, shown.matches, shown.sorts, shown.words, strict=True
    ):
        if here == side and word >= 0 and word != last:
            last = word
            yield match, sort, piece


def _unmatched(words: Sequence[tuple[int, int, int]]) -> Iterator[float]:
    new = Counter(sort for match, sort, _ in words if match in {NONE, ANTONYM})
    every = Counter(sort for _, sort, _ in words)
    yield from (float(new[sort]) for sort in range(SORTS))
    yield from (new[sort] / (every[sort] or 1) for sort in range(SORTS))


def _matched(
    shown: Exhibit, ours: Sequence[tuple[int, int, int]], theirs: Sequence[tuple[int, int, int]]
) -> Iterator[float]:
    counts = Counter(match for match, _, _ in ours)
    yield from (
        float(counts[ANTONYM]),
        float(sum(m == ANTONYM for m, _, _ in theirs)),
        float(counts[SYNONYM]),
        float(counts[FORM]),
    )
    yield from (float(counts[SAME]), float(counts[SAME + 1] + counts[SAME + 2]), float(counts[MATCHES - 1]))
    total = len(ours) or 1
    yield from (
        float(len(ours)),
        float(len(theirs)),
        sum(m > NONE for m, _, _ in ours) / total,
        sum(m > SAME for m, _, _ in ours) / total,
    )
    yield _disorder(shown)


def _disorder(shown: Exhibit) -> float:
    """Return the share of words that stand once on either side and have to be moved to bring them in one order."""
    theirs = [t.text.lower() for t in shown.evidence]
    once = {w: i for i, w in enumerate(theirs) if len(w) > 3}
    counts = Counter(theirs)
    places = [once[w] for t in shown.statement if (w := t.text.lower()) in once and counts[w] == 1]
    tails: list[int] = []
    for place in places:
        at = bisect_left(tails, place)
        tails[at : at + 1] = [place]
    return 1 - len(tails) / (len(places) or 1)


def _runs(shown: Exhibit, ours: Sequence[tuple[int, int, int]]) -> Iterator[float]:
    del shown
    rare = [match for match, sort, piece in ours if piece >= RARE and sort < len(SORT_NAMES)]
    yield from (float(rare.count(NONE)), rare.count(NONE) / (len(rare) or 1))
    runs = [0]
    for match, _, _ in ours:
        if match in {NONE, ANTONYM}:
            runs[-1] += 1
        elif runs[-1]:
            runs.append(0)
    lengths = [r for r in runs if r]
    yield from (float(max(lengths, default=0)), float(len(lengths)))
    yield float(sum(match == SAME for match, _, _ in ours))


def _apart(ours: Sequence[tuple[int, int, int]], theirs: Sequence[tuple[int, int, int]]) -> Iterator[float]:
    mine, yours = Counter(s for _, s, _ in ours), Counter(s for _, s, _ in theirs)
    for name in ("negation", "hedge", "report", "degree", "link"):
        sort = SORT_NAMES.index(name)
        yield mine[sort] - min(yours[sort], mine[sort] + 3.0)
    yield float(sum(m == NONE for m, s, _ in ours if SORT_NAMES[s] in {"digit", "number"}))


def _marks(shown: Exhibit) -> Iterator[float]:
    marks = {"“", "”", '"'}
    yield from (float(sum(t.text in marks for t in side)) for side in (shown.statement, shown.evidence))
    yield float(len(shown.statement) + len(shown.evidence))
