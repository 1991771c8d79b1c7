"""What a source's figures give, the rest or the whole, is left alone; what they don't give is found."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check

VOTE = "The club has 88 members. In May, 71 of the 88 backed the motion. Nine voted against and the rest abstained."
EACH = "He said he would give C$1 million to each of his three children and mend the roof of the church."
FORCE = "A force of 1,500 officers would replace the soldiers. Only 420 of those officers have so far arrived."
CLAIM = "He asked for £28,000 in damages. The judge awarded him £2,350 for the broken roof."
GIVEN = [
    (VOTE, "The club's members backed the motion, with eight abstentions."),
    ("The panel found 17 of the 22 allegations not proved.", "The panel found only five of 22 allegations proved."),
    (EACH, "He says he will share C$3 million equally among his three children."),
    (FORCE, "A force of 1,500 would replace the soldiers, though more than a thousand of them have yet to arrive."),
    (CLAIM, "The judge awarded him less than a tenth of the damages he had asked for."),
    (
        "A walk has raised £83,000 for the hospice. The walker's goal was £5,000.",
        "A walk for the hospice has raised over sixteen times the walker's goal of £5,000.",
    ),
    (
        "Ferrero beat Whitaker in Lima and will rise to No. 39 in the rankings on Monday.",
        "Ferrero beat Whitaker in Lima and will enter the world's top 40.",
    ),
    (
        "Orca will close 430 cafes after seven straight quarters of falling sales.",
        "Orca will close 430 cafes after seven quarters of falling sales.",
    ),
    (
        "Bills would rise by an average of £31 a year to pay for the plant.",
        "The plant would add about £31 a year to bills.",
    ),
    (
        "Symptoms appear between three weeks and three months after the spores are inhaled.",
        "Symptoms can take up to three months to appear.",
    ),
]
WRONG = [
    (VOTE, "The club's members backed the motion, with ten abstentions.", "ten"),
    ("Two of the five cranes fell into the dock.", "Three of the five cranes fell into the dock.", "Three"),
    (EACH, "He says he will share C$4 million equally among his three children.", "C$4 million"),
    (FORCE, "A force of 1,500 would replace the soldiers, though more than 2,000 of them have yet to arrive.", "2,000"),
    (
        "Ferrero beat Whitaker in Lima and will rise to No. 79 in the rankings on Monday.",
        "Ferrero beat Whitaker in Lima and will enter the world's top 40.",
        "40",
    ),
]


def told_wrongly(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [one.retelling.words for one in report.findings if one.kind.code[0] == "F" and one.retelling]


@pytest.mark.parametrize(("source", "retelling"), GIVEN)
def test_what_the_figures_of_a_source_give_is_left_alone(source: str, retelling: str) -> None:
    assert told_wrongly(source, retelling) == []


@pytest.mark.parametrize(("source", "retelling", "words"), WRONG)
def test_what_they_do_not_give_is_found(source: str, retelling: str, words: str) -> None:
    assert any(words in found for found in told_wrongly(source, retelling))
