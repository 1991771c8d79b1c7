"""Phrases that the source holds in doubt and the retelling does not."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.offhand import undoubted
from copydesk.findings.statements.sides import side
from copydesk.text.reading import read


def _undoubted(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    return [alignment.retelling.page.read(one.here) for one in undoubted(alignment, side(alignment.retelling))]


UPDATE = "Eckert said the message was never sent, possibly because of a software update.\n"
TOASTER = "The fire began in the kitchen, probably from a faulty toaster, the brigade said.\n"


@pytest.mark.parametrize(
    ("source", "retelling", "here"),
    [
        (UPDATE, "Due to a software update, the message was never sent, Eckert said.\n", "Due to a software update"),
        (TOASTER, "The fire began in the kitchen from a faulty toaster.\n", "from a faulty toaster"),
    ],
)
def test_a_phrase_that_is_told_without_its_doubt_is_found(source: str, retelling: str, here: str) -> None:
    assert _undoubted(source, retelling) == [here]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (UPDATE, "A software update may be why the message was never sent, Eckert said.\n"),
        (TOASTER, "The brigade suspects a faulty toaster of starting the fire in the kitchen.\n"),
        (TOASTER + "Tests showed that it came from a faulty toaster.\n", "The fire came from a faulty toaster.\n"),
    ],
)
def test_a_phrase_that_stays_in_doubt_or_is_told_outright_is_left_alone(source: str, retelling: str) -> None:
    assert not _undoubted(source, retelling)
