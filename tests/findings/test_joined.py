"""What one report of the source tells and a retelling states in one sentence is one lost attribution."""

import pytest

from copydesk.findings.align import align
from copydesk.findings.check import check
from copydesk.findings.joined import joined
from copydesk.findings.kinds.attribution import A1
from copydesk.findings.model import Finding
from copydesk.text.passage import Span, plain
from copydesk.text.reading import read


def lost(source: str, retelling: str) -> list[str]:
    report = check([plain("source", source)], plain("retelling", retelling))
    return [f.retelling.words for f in report.findings if f.kind.code == "A1" and f.retelling is not None]


ONE = {
    "Two people were killed and seven injured when a coach overturned on the A9 near Carra, police said.": (
        "Two people were killed and seven injured when a coach overturned on the A9 near Carra"
    ),
    "Keeping the old bridge open has cost the county £900,000 since March, according to the union.": (
        "Keeping the old bridge open has cost the county £900,000 since March"
    ),
    "The lake has lost half of its water and the fish have died, the anglers' club said.": (
        "The lake has lost half of its water and the fish have died"
    ),
}


@pytest.mark.parametrize("source", ONE)
def test_what_one_report_tells_is_lost_once_and_whole(source: str) -> None:
    assert lost(source, f"{ONE[source]}.") == [ONE[source]]


def test_what_two_reports_tell_is_lost_twice() -> None:
    source = "The dam leaks in four places, engineer Paula Renn said. The gate had to be replaced, mayor Tom Ost said."
    retelling = "The gate has to be replaced and the dam leaks in four places."
    assert lost(source, retelling) == ["The gate has to be replaced", "the dam leaks in four places"]


def test_places_between_which_something_else_is_stated_stay_two() -> None:
    source = read([plain("source", "The clinic lost 300 records and the backup failed, a nurse said.")])
    retelling = read([plain("retelling", "The clinic lost 300 records, it opened in 1990, and the backup failed.")])
    first, last = Span(0, 27), Span(51, 69)
    there = source.page.passage(source.page.sentences[0].span)
    found = [Finding(A1, "Said.", retelling.page.passage(span), there) for span in (first, last)]
    assert list(joined(align(source, retelling), found)) == found
