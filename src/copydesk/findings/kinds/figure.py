"""Figures: changed, unsupported, rounded."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.findings.align import Alignment
from copydesk.findings.amounts import comparable, holds, rounds, rounds_openly, same_bound, same_value
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.sums import worked_out
from copydesk.text.figures import Figure, Measure
from copydesk.text.passage import Span

F1 = Kind(
    "F1", "figure-changed", Severity.ERROR, "gives another number, amount, unit, currency, percentage, rank or count"
)
F2 = Kind("F2", "figure-unsupported", Severity.ERROR, "gives a figure that has no counterpart in the source")
F3 = Kind(
    "F3",
    "figure-rounded",
    Severity.WARNING,
    'changes how exact a figure is: drops or adds "about", "more than", "nearly", or rounds it',
)
KINDS = (F1, F2, F3)

SMALL = 12
"""A bare count up to this, told in a word, may stand for people and things that the source names one by one."""


@dataclass(frozen=True, slots=True)
class _Source:
    """The source's figures that matter to one retold figure: `near` stand where the retold sentence rests, nearest first."""

    near: tuple[Figure, ...]
    all: tuple[Figure, ...]


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    for figure in alignment.retelling.figures:
        if not figure.firm or figure.measure is Measure.VAGUE:
            continue
        source = _Source(_near(alignment, figure.span), alignment.source.figures)
        finding = _judged(alignment, figure, source)
        if finding:
            yield finding


def _near(alignment: Alignment, span: Span) -> tuple[Figure, ...]:
    figures = alignment.source.figures
    found: list[Figure] = []
    for sentence in alignment.passages(span):
        found += [figure for figure in figures if sentence.span.holds(figure.span)]
    return tuple(found)


def _judged(alignment: Alignment, figure: Figure, source: _Source) -> Finding | None:
    same = [other for other in (*source.near, *source.all) if comparable(figure, other) and same_value(figure, other)]
    if same:
        return _exactness(alignment, figure, same, source)
    like = [other for other in source.all if comparable(figure, other)]
    if any(holds(figure, other) or rounds_openly(figure, other) for other in like):
        return None
    rounded = next((other for other in (*source.near, *like) if other in like and rounds(figure, other)), None)
    if rounded and (rounded in source.near or not _is_small(figure)):
        return _finding(alignment, F3, figure, rounded)
    if worked_out(figure, _around(alignment, source)):
        return None
    counterpart = _counterpart(alignment, figure, source)
    if counterpart:
        return _finding(alignment, F1, figure, counterpart)
    return None if _is_small(figure) else _finding(alignment, F2, figure, None)


def _exactness(alignment: Alignment, figure: Figure, same: Sequence[Figure], source: _Source) -> Finding | None:
    if any(same_bound(figure, other) for other in same):
        return None
    told = next((other for other in same if other in source.near), None)
    if told is None or figure.measure in (Measure.RANK, Measure.SCORE):
        return None
    if not told.firm or (_is_small(figure) and figure.noun != told.noun):
        return None
    return _finding(alignment, F3, figure, told)


def _is_small(figure: Figure) -> bool:
    return figure.measure is Measure.RANK or (figure.unit is None and figure.low <= SMALL)


def _around(alignment: Alignment, source: _Source) -> tuple[Figure, ...]:
    return source.near if len(source.near) > 1 else source.all[:24]


def _counterpart(alignment: Alignment, figure: Figure, source: _Source) -> Figure | None:
    told = [other for other in alignment.retelling.figures if alignment.retelling.page.sentence_at(other.span.start) == alignment.retelling.page.sentence_at(figure.span.start)]
    best: tuple[int, int] | None = None
    for place, other in enumerate(source.near):
        if not other.firm or not comparable(figure, other) or any(comparable(o, other) and same_value(o, other) for o in told):
            continue
        likeness = _likeness(figure, other)
        if likeness and (best is None or (likeness, -place) > best):
            best = (likeness, -place)
    return source.near[-best[1]] if best else None


def _likeness(figure: Figure, other: Figure) -> int:
    """Return how likely it is that one figure stands in the other's slot; 0 if it can't be told."""
    noun = bool(figure.noun) and figure.noun == other.noun
    if _is_small(figure) or _is_small(other):
        return 3 if noun else 0
    return 3 * noun + 2 * (figure.unit is not None) + (sorted(str(figure.low)) == sorted(str(other.low))) + 1


def _finding(alignment: Alignment, kind: Kind, ours: Figure, theirs: Figure | None) -> Finding:
    page, source = alignment.retelling.page, alignment.source.page
    said = page.read(ours.whole)
    if theirs is None:
        return Finding(kind, f"The source doesn't give “{said}”.", page.passage(ours.whole), None)
    message = f"The source says “{source.read(theirs.whole)}”, “{said}” stands here."
    return Finding(kind, message, page.passage(ours.whole), source.passage(theirs.whole))
