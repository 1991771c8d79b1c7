"""Statements that the source holds open and the retelling settles."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.settled import settled
from copydesk.text.reading import read


def _settled(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    page = alignment.source.page
    return [page.read(one.hedge.span) for one in settled(alignment)]


MIGHT = "The harbour master, Ines Falk, said jet skis might be banned from the bay.\n"


@pytest.mark.parametrize(
    "retelling",
    [
        "Jet skis would be banned from the bay, the harbour master, Ines Falk, said.\n",
        "There will be a ban on jet skis in the bay, the harbour master, Ines Falk, said.\n",
    ],
)
def test_what_may_happen_is_settled_by_a_will_and_by_the_would_of_reported_speech(retelling: str) -> None:
    assert _settled(MIGHT, retelling) == ["might"]


@pytest.mark.parametrize(
    "retelling",
    [
        "Jet skis would be banned from the bay if the council agreed, Ines Falk said.\n",
        "Jet skis could be banned from the bay, Ines Falk said.\n",
        "Jet skis, Ines Falk reckons, will be banned from the bay.\n",
    ],
)
def test_a_softening_word_leaves_the_statement_open(retelling: str) -> None:
    assert not _settled(MIGHT, retelling)
