"""Nations that a retelling names only to say whose money it tells: Swiss francs for CHF."""

from decimal import Decimal
from functools import cache

from copydesk.findings.align import Alignment
from copydesk.text.counting.units import unit_behind
from copydesk.text.lexicon import lines
from copydesk.text.naming.names import Name

MANY = Decimal(1000)
"""An amount that is money in any currency."""


def is_of_money(alignment: Alignment, name: Name) -> bool:
    """Say whether a name stands before a currency, "Swiss francs", that the source tells in whatever form."""
    if not name.span.start:
        return False
    found = unit_behind(alignment.retelling.page.prose, name.span.start - 1, MANY)
    if found is None or not found[0].money or found[1] <= name.span.end:
        return False
    told = {figure.unit.measure for figure in alignment.source.figures if figure.unit and figure.unit.money}
    return found[0].measure in told | {f"{measure}:{_homes()[measure]}" for measure in told if measure in _homes()}


@cache
def _homes() -> dict[str, str]:
    return {currency: nation for currency, _, nation in (line.partition("\t") for line in lines("currency-homes"))}
