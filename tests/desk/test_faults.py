from copydesk.article import told
from copydesk.desk.faults import faults_of
from copydesk.draft.model import Fault
from copydesk.findings.check import Report, check

SOURCE = """\
The *ferry* stops on 3 November, the harbour board said. “We can’t pay. We are sorry,” said its chair, Inga Holt.
"""


def held(retelling: str) -> Report:
    return check([told("source.md", SOURCE).text], told("retelling.md", retelling).text)


def test_a_fault_has_the_whole_sentence_and_the_sources_whole_sentence_without_markup() -> None:
    (fault,) = faults_of(held("The *ferry* stops on 13 November, the harbour board said.\n"))
    assert fault.sentence == "The ferry stops on 13 November, the harbour board said."
    assert fault.evidence == "The ferry stops on 3 November, the harbour board said."
    assert "13 November" in fault.words


def test_an_error_over_several_sentences_is_told_once_for_each() -> None:
    faults = faults_of(held("Holt said: “We won’t pay a penny. Nobody is sorry for you.”\n"))
    assert {fault.sentence for fault in faults} >= {"Holt said: “We won’t pay a penny.", "Nobody is sorry for you.”"}


def test_warnings_are_no_faults(report: Report) -> None:
    assert all(isinstance(fault, Fault) for fault in faults_of(report))
    assert [fault.code for fault in faults_of(report)] == ["F1", "Q1", "N4"]
