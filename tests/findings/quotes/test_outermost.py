"""What stands in a quotation, whatever is quoted inside it."""

import pytest

from copydesk.findings.align import align
from copydesk.findings.kinds import time
from copydesk.findings.quotes.outermost import is_within, outermost
from copydesk.text.passage import Span, plain
from copydesk.text.reading import Reading, read

PROSE = "Ms Oak said: “They called it ‘a gift’ and left on Tuesday for the coast.” It rained on Friday."


def reading(prose: str) -> Reading:
    return read([plain("news.txt", prose)])


@pytest.mark.parametrize(
    ("words", "expected"),
    [("said", False), ("They", True), ("gift", True), ("Tuesday", True), ("coast", True), ("Friday", False)],
)
def test_what_stands_behind_a_nested_quotation_stands_in_the_outer_one(words: str, expected: bool) -> None:  # noqa: FBT001 - a table
    one = reading(PROSE)
    at = one.page.prose.index(words)
    assert is_within(outermost(one), Span(at, at + len(words))) is expected


def test_a_time_behind_a_nested_quotation_is_the_speakers() -> None:
    moved = reading(PROSE.replace("Tuesday", "Wednesday").replace("Friday", "Sunday"))
    found = time.find(align(reading(PROSE), moved))
    assert [finding.retelling.words for finding in found if finding.retelling] == ["Sunday"]
