"""Statements that stand bare: what only leads up to another one states nothing of its own."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.bare import bare_statements
from copydesk.text.reading import read

SOURCE = "The baker Ivo Haas withdrew his book. Two years ago a rival accused him of stealing a way to fold dough.\n"
STOLEN = "Two years ago a rival accused him of stealing a way to fold dough."


def bare(retelling: str) -> list[str]:
    alignment = align(read([told("source.md", SOURCE).text]), read([told("post.md", retelling).text]))
    return [alignment.retelling.page.read(one.span) for one in bare_statements(alignment)]


LEADS = [
    "It isn't the first time that the celebrity has landed in hot water.",
    "This is not the first storm in a teacup around the celebrity.",
    "Nor is it the first time that tempers have flared.",
    "It was hardly the first time that the celebrity felt the heat.",
    "That’s not the first scandal to hit the celebrity.",
]


@pytest.mark.parametrize("lead", LEADS)
def test_what_leads_up_to_an_earlier_event_states_nothing_itself(lead: str) -> None:
    assert not bare(f"{lead} {STOLEN}\n")
    assert bare(f"{lead}\n\n{STOLEN}\n") == [lead]
    assert bare(f"{lead} The baker Ivo Haas withdrew his book.\n") == [lead]
