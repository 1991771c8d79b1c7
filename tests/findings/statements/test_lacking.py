"""What somebody has no plan, power or wish to do, told as planned, possible or done."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.lacking import done_all_the_same
from copydesk.findings.statements.sides import side
from copydesk.text.reading import read


def _found(source: str, retelling: str) -> list[tuple[str, str]]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    ours, theirs = side(alignment.retelling), side(alignment.source)
    found = done_all_the_same(alignment, ours, theirs)
    return [(theirs.reading.page.read(one.there), ours.reading.page.read(one.here)) for one in found]


@pytest.mark.parametrize(
    ("source", "retelling", "there", "here"),
    [
        (
            "The firm has no plans to close the Leeds depot.\n",
            "The firm plans to close its Leeds depot.\n",
            "no plans to close",
            "plans to close",
        ),
        (
            "The firm has no intention of closing the Leeds depot, it said.\n",
            "The firm will close the Leeds depot.\n",
            "no intention of closing",
            "will close",
        ),
        (
            "The tribunal has no power to impose a fine.\n",
            "The tribunal can impose a fine.\n",
            "no power to impose",
            "can impose",
        ),
    ],
)
def test_what_nobody_plans_or_can_do_is_not_done(source: str, retelling: str, there: str, here: str) -> None:
    assert _found(source, retelling) == [(there, here)]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The firm has no plans to close the Leeds depot.\n", "The firm does not plan to close the Leeds depot.\n"),
        ("The firm has no plans to close the Leeds depot.\n", "The firm has ruled out closing the Leeds depot.\n"),
        ("The firm has no plans to close the Leeds depot.\n", "Will the firm close the Leeds depot?\n"),
        ("The firm has plans to close the Leeds depot.\n", "The firm plans to close the Leeds depot.\n"),
        ("The firm has no plans to close the Leeds depot.\n", "The firm may close its office in York.\n"),
    ],
)
def test_a_denial_in_other_words_or_another_deed_is_left_alone(source: str, retelling: str) -> None:
    assert not _found(source, retelling)
