"""What would be done on a condition, told as what will be done."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.assured import paired
from copydesk.findings.statements.conditions import unconditional
from copydesk.findings.statements.sides import side
from copydesk.text.reading import read

SOURCE = "The bank would repay the savers within 30 days if the auditors found the books in order, she said.\n"


def _found(retelling: str) -> list[tuple[str, str]]:
    alignment = align(read([told("source.md", SOURCE).text]), read([told("retelling.md", retelling).text]))
    ours, theirs = side(alignment.retelling), side(alignment.source)
    found = unconditional(ours, theirs, paired(alignment, ours, theirs))
    return [(theirs.reading.page.read(one.there), ours.reading.page.read(one.here)) for one in found]


def test_a_dropped_condition_is_told() -> None:
    there = "would repay the savers within 30 days if the auditors found the books in order"
    assert _found("The bank will repay the savers within 30 days, she said.\n") == [(there, "will repay")]


@pytest.mark.parametrize(
    "retelling",
    [
        "The bank will repay the savers within 30 days if the books are in order, she said.\n",
        "The bank will repay the savers within 30 days, she said. That depends on the auditors.\n",
        "The bank may repay the savers within 30 days, she said.\n",
        "The bank repaid the savers last year.\n",
    ],
)
def test_a_condition_kept_or_another_deed_is_left_alone(retelling: str) -> None:
    assert not _found(retelling)
