"""Whom a source sets aside and the retelling tells of."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.assured import paired
from copydesk.findings.statements.contrasted import set_aside
from copydesk.findings.statements.sides import side
from copydesk.text.reading import read


def _set_aside(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    ours, theirs = side(alignment.retelling), side(alignment.source)
    found = set_aside(alignment, ours, theirs, paired(alignment, ours, theirs))
    return [alignment.retelling.page.read(one.here) for one in found]


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        ("The driver, not the cyclist, jumped the lights.\n", "The cyclist jumped the lights.\n", "cyclist jumped"),
        ("Police shot Hall, not Pell, in the car park.\n", "Police shot Pell in the car park.\n", "shot Pell"),
        ("Hall and not Pell was sent off.\n", "Pell was sent off.\n", "Pell was sent"),
        ("Pell, rather than Hall, took the penalty.\n", "Hall took the penalty.\n", "Hall took"),
        ("Regulators, not investors, will set the day.\n", "Investors will set the day.\n", "Investors will set"),
    ],
)
def test_who_is_set_aside_did_not_do_it(source: str, retelling: str, here: str) -> None:
    assert _set_aside(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("The driver, not the cyclist, jumped the lights.\n", "The driver jumped the lights as the cyclist waited.\n"),
        ("The driver, not the cyclist, jumped the lights.\n", "The cyclist never jumped the lights.\n"),
        ("Engineers, not drivers, check the brakes. Drivers check the tyres.\n", "Drivers check the tyres.\n"),
        ("Farmers, not just dairies, sell milk.\n", "Dairies sell milk.\n"),
        ("Pell, rather than Hall, took the penalty.\n", "Pell took the penalty instead of Hall.\n"),
        ("Hall and not Pell was sent off.\n", "Was Pell sent off?\n"),
    ],
)
def test_who_is_kept_or_added_and_what_is_told_elsewhere_is_left_alone(source: str, retelling: str) -> None:
    assert not _set_aside(source, retelling)
