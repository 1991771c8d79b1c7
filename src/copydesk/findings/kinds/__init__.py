"""The kinds of finding, a file for each family: `KINDS` says which, `find` finds them in an alignment."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.kinds import attribution, certainty, event, figure, name, omission, quote, support, time
from copydesk.findings.model import Finding, Kind


class Family(NamedTuple):
    """The kinds that one module finds, and how."""

    kinds: tuple[Kind, ...]
    find: Callable[[Alignment], Iterator[Finding]]


FAMILIES = (
    Family(quote.KINDS, quote.find),
    Family(figure.KINDS, figure.find),
    Family(time.KINDS, time.find),
    Family(name.KINDS, name.find),
    Family(attribution.KINDS, attribution.find),
    Family(certainty.KINDS, certainty.find),
    Family(event.KINDS, event.find),
    Family(support.KINDS, support.find),
    Family(omission.KINDS, omission.find),
)
