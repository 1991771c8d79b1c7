"""What the source's figures give when they are worked out: sums, differences, shares and changes."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from copydesk.findings.figures.amounts import NEXT_PART, comparable, told_in
from copydesk.text.counting.exactness import Bound
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.counting.units import SHARE, WHOLE

MOST_TERMS = 24
"""Figures among which sums are tried: those of a few neighbouring sentences."""
POINT = "point"
"""What the gap between two shares is counted in."""
OPEN_ENDED = frozenset({Bound.OVER, Bound.UNDER, Bound.MOST})
"""Bounds of a term of which no bare sum or difference comes: "more than 20" less three isn't 17."""
EXACT = Decimal("0.001")
OPEN = Decimal("0.12")
LOOSE = Decimal("0.04")
CLOSE = Decimal("0.03")
"""How far from what was shared out the portion that is told may lie: 45 kilometres of shore for each inspector."""


def worked_out(figure: Figure, terms: Sequence[Figure]) -> bool:
    """Say whether a figure is what some of these figures of the source give."""
    some = [term for term in terms if term.measure in (Measure.COUNT, Measure.AMOUNT, Measure.TIMES)][:MOST_TERMS]
    if figure.measure is Measure.TIMES or _is_share(figure):
        return any(_rounds(figure, result) for result in _ratios(figure, some))
    exact = [term for term in some if term.bound not in OPEN_ENDED or figure.bound is not Bound.NONE]
    like = [told_in(term, figure.unit)[0] for term in exact if comparable(figure, term)]
    if any(_near(figure, result, EXACT) for term in terms for result in _sides(figure, term)):
        return True
    if figure.noun == POINT and any(_near(figure, result, EXACT) for result in _gaps(terms)):
        return True
    factors = [term.low for term in terms if term.low and (term.measure is Measure.TIMES or term.unit == WHOLE)]
    return any(_near(figure, result, EXACT) for result in (*_results(like), *_products(like, factors)))


def _sides(figure: Figure, term: Figure) -> Iterator[Decimal]:
    """Yield what the sides of a vote or record come to, where a bare count may be all of them, or the margin."""
    if term.measure is Measure.SCORE and figure.unit is None:
        yield from (term.low + term.high, abs(term.low - term.high))


def _gaps(terms: Sequence[Figure]) -> Iterator[Decimal]:
    """Yield how many points lie between two shares."""
    shares = [t.unit.base(t.low) for t in terms if t.unit is not None and t.unit.measure == "share"][:MOST_TERMS]
    yield from (100 * abs(one - other) for one, other in combinations(shares, 2))


def shared_out(figure: Figure, terms: Sequence[Figure], each: Sequence[Figure]) -> bool:
    """Say whether a figure is so many per cent of one of these, or one of `each` shared out among another of them."""
    shares = [t.unit.base(t.low) for t in terms if t.unit is not None and t.unit.measure == "share" and t.unit != WHOLE]
    like = [told_in(term, figure.unit)[0] for term in terms if comparable(figure, term) and not _is_share(term)]
    counts = [t.low for t in each if t.measure is Measure.COUNT and t.low]
    portions = [told_in(term, figure.unit)[0] / n for term in each if comparable(figure, term) for n in counts]
    products = [share * value for share in shares for value in like] if figure.unit is not None else []
    return any(_near(figure, result, CLOSE) for result in (*products, *portions))


def _products(values: Sequence[Decimal], factors: Sequence[Decimal]) -> Iterator[Decimal]:
    """Yield what halves, doubles and the like of values come to, either way round."""
    for value in values:
        for factor in factors:
            yield from (value * factor, value / factor)


def _is_share(figure: Figure) -> bool:
    return figure.unit is not None and figure.unit.measure in ("share", "point")


def _results(values: Sequence[Decimal]) -> Iterator[Decimal]:
    for one, other in combinations(values, 2):
        yield one + other
        yield abs(one - other)
    if len(values) > 2:  # noqa: PLR2004 - a total of all
        yield sum(values, Decimal(0))


def _ratios(figure: Figure, terms: Sequence[Figure]) -> Iterator[Decimal]:
    """Yield what a share, a number of points or a multiple could come from, in the figure's own unit."""
    scale = figure.unit.factor if figure.unit else Decimal(1)
    point = scale if figure.unit and figure.unit.measure == "share" else Decimal(1)
    for one, other in combinations(terms, 2):
        if _are_points(one, other):
            yield from (
                abs(_points(one) - _points(other)) * point / scale,
                (_points(one) + _points(other)) * point / scale,
            )
        if comparable(one, other):
            yield from (result / scale for result in _of_two(figure, one, told_in(other, one.unit)[0]))
    for term in terms:
        if term.unit is not None and term.unit.measure == "share":
            yield (1 - term.unit.base(term.low)) / scale
        elif term.measure is Measure.TIMES and term.low:
            yield 1 / term.low / scale


def _of_two(figure: Figure, one: Figure, b: Decimal) -> Iterator[Decimal]:
    a = one.low
    if one.unit is not None and one.unit.measure == "share":
        moves = figure.unit is not None and figure.unit.measure == "point"
        yield abs(a - b) * (1 if one.unit == SHARE else 100) if moves else one.unit.base(a + b)
    if a and b and (one.unit is None or one.unit.measure != "share" or figure.measure is Measure.TIMES):
        yield from (a / b, b / a, abs(a - b) / b, abs(a - b) / a)


def _are_points(one: Figure, other: Figure) -> bool:
    """Say whether one is a percentage and the other the points by which it moves."""
    return {_moved_in(one), _moved_in(other)} == {SHARE.measure, POINT} and WHOLE not in (one.unit, other.unit)


def _moved_in(figure: Figure) -> str:
    """Return what a figure is measured in, where a bare "two points" may be of a percentage."""
    return figure.noun if figure.unit is None and figure.noun == POINT else figure.unit.measure if figure.unit else ""


def _points(figure: Figure) -> Decimal:
    factor = figure.unit.factor if figure.unit and figure.unit.measure == "point" else Decimal(1)
    return figure.low * factor


def _near(figure: Figure, result: Decimal, share: Decimal) -> bool:
    return figure.low == figure.high and abs(figure.low - result) <= share * abs(figure.low)


def _rounds(figure: Figure, result: Decimal) -> bool:
    """Say whether a share or multiple is what was worked out, to its last place."""
    if figure.bound in (Bound.OVER, Bound.LEAST) and figure.low < result < figure.low * NEXT_PART:
        return figure.unit == WHOLE or _near(figure, result, OPEN)
    if figure.bound in (Bound.UNDER, Bound.MOST) and figure.low < result * NEXT_PART < figure.low * NEXT_PART:
        return figure.unit == WHOLE
    if figure.unit == WHOLE or figure.bound is not Bound.NONE:
        return _near(figure, result, LOOSE if figure.bound is Bound.NONE else OPEN)
    exponent = figure.low.as_tuple().exponent
    return abs(figure.low - result) <= Decimal("0.51").scaleb(exponent if isinstance(exponent, int) else 0)
