"""What somebody is called: an office that the source bears out elsewhere is left alone, another one is found."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check

BORNE_OUT = [
    (
        "The Friends of Ellen Park made an offer. Their chairwoman, Joan Petherick, called it fair.",
        "Campaigner Joan Petherick called the offer fair.",
    ),
    (
        "A panel led by the former treasurer Lionel Baird wants nurses in every school.",
        "The panel's chairman, Lionel Baird, wants nurses in every school.",
    ),
    (
        "The trust's former finance director, Stuart Penn, who left in 2022, said he had not been told.",
        "Stuart Penn, finance director until 2022, said he had not been told.",
    ),
    (
        "Dr Holt's barrister, Ada Quill, had argued that the surgeon altered the files out of panic.",
        "Ada Quill, for the surgeon, had argued that he altered the files out of panic.",
    ),
    (
        "Ann Lee, the mayor's sister and a nurse at the hospital, left on Monday.",
        "Ann Lee, a nurse at the hospital and the mayor's sister, left on Monday.",
    ),
    (
        (
            "A Labour MP has lost the party whip after she voted against the bill. Constance Abiola, a former "
            "bus conductor, said she would vote against it again."
        ),
        "Labour MP Constance Abiola has lost the whip after voting against the bill.",
    ),
    (
        "Dame Rosalind Hackett, 67, who was mayor of Westhythe from 2017 to 2021, denied bribery.",
        "Former Westhythe mayor Dame Rosalind Hackett denied bribery.",
    ),
    (
        "A working group chaired by Lord Tenby would report by the end of the year.",
        "A working group under Lord Tenby will report by the end of the year.",
    ),
    (
        "The island's interim prime minister, Yvette Desrosiers, heard of it from a reporter.",
        "The island's interim leader Yvette Desrosiers heard of it from a reporter.",
    ),
    (
        "Pang Zhiyong, the former party secretary of Ganbei, was expelled in September.",
        "Pang Zhiyong, once the party's boss in Ganbei, was expelled in September.",
    ),
    ("Another passenger, Kyle Dunmore, filmed it.", "Another holidaymaker, Kyle Dunmore, filmed it."),
    ("Culture minister Ottmar Weiss denied it.", "Culture boss Ottmar Weiss denied it."),
]
OTHERS = [
    (
        "The painter's granddaughter, Judit Holm, a teacher in Perth, had only seen it through glass.",
        "Judit Holm, a teacher in Perth and the painter's daughter, had only seen it through glass.",
        "daughter",
    ),
    ("A nurse has been cleared. Ann Bell, a clerk at the clinic, wept.", "Nurse Ann Bell wept.", "Nurse"),
    (
        "Dame Rosalind Hackett, the deputy mayor of Westhythe, denied bribery.",
        "Westhythe mayor Dame Rosalind Hackett denied bribery.",
        "mayor",
    ),
]


def misnamed(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [one.retelling.words for one in report.findings if one.kind.code == "N4" and one.retelling]


@pytest.mark.parametrize(("source", "retelling"), BORNE_OUT)
def test_an_office_that_the_source_bears_out_is_left_alone(source: str, retelling: str) -> None:
    assert misnamed(source, retelling) == []


@pytest.mark.parametrize(("source", "retelling", "office"), OTHERS)
def test_another_office_is_found(source: str, retelling: str, office: str) -> None:
    assert any(office in found for found in misnamed(source, retelling))
