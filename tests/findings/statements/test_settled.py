"""Statements that the source holds open and the retelling settles."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.settled import likely_settled, settled
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


def test_who_threatens_to_do_a_thing_says_that_he_would() -> None:
    threat = "Sorland threatened to close its ports to boats from Tyrmark.\n"
    assert not _settled(threat, "Sorland said it would close its ports to boats from Tyrmark.\n")
    assert _settled(threat, "Sorland will close its ports to boats from Tyrmark.\n") == ["threatened"]


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


def test_a_softening_word_that_the_source_has_elsewhere_leaves_nothing_open() -> None:
    source = "Rain may have loosened the slate on the chapel, Ines Falk said; investigators will report in May.\n"
    assert _settled(
        source, "Rain loosened the slate on the chapel, Ines Falk said, and investigators will report in May.\n"
    )
    assert not _settled(source, "Investigators suspect rain: it loosened the slate on the chapel, Ines Falk said.\n")


def test_what_somebody_is_accused_of_is_settled_where_it_is_told_in_passing() -> None:
    source = "A nurse accused of stealing morphine will appear in court on Monday.\n"
    assert _settled(source, "A nurse who stole morphine will be in court on Monday.\n") == ["accused"]
    assert not _settled(source, "A nurse will be in court on Monday, accused of the theft of morphine.\n")


def test_a_noun_of_the_source_that_could_hedge_leaves_nothing_open() -> None:
    source = "Calder could make a third bid for the striker before the window closes.\n"
    assert _settled(source, "Calder will be back with a third bid for the striker before the window closes.\n")


def test_what_is_done_by_the_way_is_settled_where_little_else_is_said() -> None:
    source = "A mast fell on the quay at Lorne and as many as 30 sheep were feared to be trapped.\n"
    assert _settled(source, "A mast fell on the quay at Lorne, trapping as many as 30 sheep.\n") == ["feared"]


def test_a_bare_be_of_what_a_word_points_to_settles_nothing() -> None:
    source = "Grains brought back from the asteroid contain salts that probably formed in brine 4 billion years ago.\n"
    assert not _settled(source, "Grains from the asteroid have salts. That was 4 billion years ago.\n")


def test_what_the_source_says_outright_in_the_same_word_is_not_held_against_what_may_follow() -> None:
    outright = "Skater Mirja Holm has been suspended for now, the union said. "
    likely = "The 27-year-old Finn could be banned for up to two years.\n"
    retelling = told("retelling.md", "The 27-year-old from Finland has been suspended, the union said.\n").text
    for source, found in ((outright + likely, 0), (likely, 1)):
        alignment = align(read([told("source.md", source).text]), read([retelling]))
        assert len([*likely_settled(alignment)]) == found
