"""What a statement is read as: who does what to whom, in which frame, and whether it is denied."""

import pytest

from copydesk.text.page import Page, page_of
from copydesk.text.passage import plain
from copydesk.text.statements import Statement, find_statements

CASES = [
    ("The council approved the plan.", "council > approved > plan"),
    ("The plan was approved by the council.", "council > approved > plan"),
    ("The plan was approved.", "- > approved > plan"),
    ("The council did not approve the plan.", "council > not approve > plan"),
    ("No councillor approved the plan.", "councillor > not approved > plan"),
    ("The road is expected to reopen.", "road > expected reopen > -"),
    ("The trial is due to open on Monday.", "trial > is due open > -"),
    ("The ministry has decided to order a ship.", "ministry > decided order > ship"),
    ("The bridge is unsafe.", "bridge > unsafe > -"),
    ("No fewer than 40 people fell ill.", "people > fell > -"),
    ("The ferry no longer runs.", "ferry > not runs > -"),
    ("The driver was cleared of murder but convicted of theft.", "- > cleared > driver; - > convicted > driver"),
    ("The tapes were found and handed to police by a cleaner.", "- > found > tapes; cleaner > handed > tapes"),
    ("Hall was sent off and missed the final.", "- > sent > Hall; Hall > missed > final"),
    ("The driver, not the cyclist, jumped the lights.", "driver > jumped > lights"),
    ("The council paid the builder, not the architect.", "council > paid > builder"),
    ("Hall and not Pell was sent off.", "- > sent > Hall"),
    ("In the end, not the council but the mayor signed the lease.", "council > signed > lease"),
    ("Farmers, not just dairies, sell milk.", "Farmers > sell > milk"),
    ("On Monday, not one of the tenants signed the lease.", "one > not signed > lease"),
    ("The mayor came but did not sign the lease.", "mayor > came > -; mayor > not sign > lease"),
    ("The firm has, however, not sold the land.", "firm > not sold > land"),
    ("Firm knew of the leak, court told.", "Firm > knew > -; - > told > court"),
    ("The report told how he fell.", "report > told > -; he > fell > -"),
    ("She had Blessing Chikwanha caught behind from the next delivery.", "She > had > -; - > caught > Chikwanha"),
    ("Near the bridge stands the mill.", "mill > stands > -"),
    (
        "At the Gayndah showground Dr Tredwell, 43, told some 150 men that, after two decades, she felt up to it.",
        "- > told > men; that > felt > -",
    ),
]


def told(page: Page, statement: Statement) -> str:
    def word(number: int | None) -> str:
        return "-" if number is None else page.words[number].text

    verbs = " ".join(word(n) for n in (*statement.frame, statement.head))
    return f"{word(statement.agent)} > {'not ' if statement.negated else ''}{verbs} > {word(statement.patient)}"


@pytest.mark.parametrize(("sentence", "expected"), CASES)
def test_a_statement_says_who_does_what_to_whom(sentence: str, expected: str) -> None:
    page = page_of([plain("text", sentence)])
    assert "; ".join(told(page, statement) for statement in find_statements(page)) == expected


def test_every_word_belongs_to_one_statement() -> None:
    page = page_of([plain("text", "Prosecutors say she wrote checks while she worked there, which she denies.")])
    owned = sorted(n for statement in find_statements(page) for n in statement.words)
    assert owned == list(range(len(page.words)))


def test_a_row_of_verbs_has_the_subject_of_its_first_however_long_it_is() -> None:
    page = page_of([plain("text", "He came and " + "ran, " * 1100)])
    agents = {page.words[s.agent].text for s in find_statements(page) if s.agent is not None}
    assert agents == {"He"}
