"""Reports are found in the forms that news copy gives them."""

from collections.abc import Sequence

import pytest

from copydesk.text.naming.names import find_names
from copydesk.text.page import page_of
from copydesk.text.passage import plain
from copydesk.text.saying.quotes import find_quotes
from copydesk.text.saying.reports import Act, Clarity, Report, find_reports


def reports(prose: str) -> Sequence[Report]:
    page = page_of([plain("news.txt", prose)])
    return find_reports(page, find_quotes(page), find_names(page))


def told(prose: str) -> list[tuple[str, str, list[str]]]:
    page = page_of([plain("news.txt", prose)])
    found = find_reports(page, find_quotes(page), find_names(page))
    return [(page.read(r.span), r.verb, [page.read(content) for content in r.contents]) for r in found]


@pytest.mark.parametrize(
    ("prose", "clause", "verb", "contents"),
    [
        ("Police said the road was shut.", "Police said", "say", ["the road was shut"]),
        ("The road was shut, police said on Monday.", "police said", "say", ["The road was shut"]),
        ("The mayor hit back that the road was shut.", "The mayor hit back", "hit back", ["the road was shut"]),
        ("The road, he noted, was shut.", "he noted", "note", ["The road", "was shut"]),
        ("“It is shut,” said Ana Ruiz, the mayor.", "said Ana Ruiz, the mayor", "say", ["It is shut"]),
        ("The road was shut, according to the mayor.", "according to the mayor", "according to", ["The road was shut"]),
        ("According to the mayor, the road was shut.", "According to the mayor", "according to", ["the road was shut"]),
        ("The firm's answer: nobody was hurt.", "The firm's answer", "answer", ["nobody was hurt"]),
        ("His reply is that nobody was hurt.", "His reply", "reply", ["nobody was hurt"]),
        (
            "The dam leaks, according to engineer Cara Moss.",
            "according to engineer Cara Moss",
            "according to",
            ["The dam leaks"],
        ),
        (
            "The stew was flat, according to cook Ada Bryn.",
            "according to cook Ada Bryn",
            "according to",
            ["The stew was flat"],
        ),
        ("As the union sees it, crews have paid.", "As the union sees it", "according to", ["crews have paid"]),
        ("To critics, the law is a gift.", "To critics", "according to", ["the law is a gift"]),
        ("Lund said at the time that he was ill.", "Lund said", "say", ["he was ill"]),
        (
            "Lund said her team had looked and had found nothing.",
            "Lund said",
            "say",
            ["her team had looked and had found nothing"],
        ),
        ("She said that it was untrue: nobody knew.", "She said", "say", ["it was untrue", "nobody knew"]),
        ("In his view the road was unsafe.", "In his view", "view", ["the road was unsafe"]),
        ("The road is shut, by some accounts.", "by some accounts", "account", ["The road is shut"]),
        ("The road is believed to be unsafe.", "is believed", "believe", ["The road", "to be unsafe"]),
        ("It is thought that the road is unsafe.", "It is thought", "think", ["the road is unsafe"]),
        ("The road was reportedly shut.", "reportedly", "reportedly", ["The road was", "shut"]),
        ("She accused the mayor of lying.", "She accused", "accuse", ["the mayor of lying"]),
        ("Two engineers put the cost at 4 million.", "Two engineers put", "put", ["the cost at 4 million"]),
        ("The union put the turnout at closer to 1,900.", "The union put", "put", ["the turnout at closer to 1,900"]),
        ("He told aldermen that a supplier had left.", "He told aldermen", "tell", ["a supplier had left"]),
        ("The road was shut, the mayor told Radio Orne.", "the mayor told Radio Orne", "tell", ["The road was shut"]),
        ("Documents seen by reporters show that it knew.", "Documents seen by reporters show", "show", ["it knew"]),
        ("The charity Clearwater said it had gone.", "The charity Clearwater said", "say", ["it had gone"]),
        ("Two boats were hit, it was reported.", "it was reported", "report", ["Two boats were hit"]),
        ("It has emerged that the board paid twice.", "It has emerged", "emerge", ["the board paid twice"]),
        ("Tariffs will hurt jobs, minister warns", "minister warns", "warn", ["Tariffs will hurt jobs"]),
        ("Five fewer died, Ana Ruiz, the mayor, said.", "Ana Ruiz, the mayor, said", "say", ["Five fewer died"]),
        (
            "Both firms will share their data, the chairman, Jan Oort, announced on Friday.",
            "the chairman, Jan Oort, announced",
            "announce",
            ["Both firms will share their data"],
        ),
        (
            "Copies of some of the maps, but not of all, exist in Lae, said Philemon Waro, the archivist.",
            "said Philemon Waro, the archivist",
            "say",
            ["Copies of some of the maps, but not of all, exist in Lae"],
        ),
        (
            "All cars will have two cameras by May, said Ros Penn, the deputy chief, after a watchdog blamed it.",
            "said Ros Penn, the deputy chief",
            "say",
            ["All cars will have two cameras by May"],
        ),
        (
            "Up to 290 posts would go, according to Arven; the union counted 340.",
            "according to Arven",
            "according to",
            ["Up to 290 posts would go"],
        ),
        (
            "Residents told the landlord of cracks in May, according to their lawyer.",
            "according to their lawyer",
            "according to",
            ["Residents told the landlord of cracks in May"],
        ),
        (
            "He may have been alive for two hours, an inquest in Perth was told on Monday.",
            "an inquest in Perth was told",
            "hear",
            ["He may have been alive for two hours"],
        ),
        (
            "Councillors were told on Monday that the roof had leaked since May.",
            "Councillors were told",
            "hear",
            ["the roof had leaked since May"],
        ),
        (
            "No one was told that the roof had leaked since May.",
            "No one was told",
            "tell",
            ["the roof had leaked since May"],
        ),
        (
            "The board voted on Friday to shut the pool from March, saying repairs to its roof would cost millions.",
            "saying",
            "say",
            ["repairs to its roof would cost millions"],
        ),
        (
            "In the past week, say border guards, 11 people with frostbite have been found in the forest.",
            "say border guards",
            "say",
            ["In the past week", "11 people with frostbite have been found in the forest"],
        ),
        (
            "Mr Orr accepted that two alarms had been missed.",
            "Mr Orr accepted",
            "accept",
            ["two alarms had been missed"],
        ),
        (
            "It has spent 3 million on the site, it said, and may have to close it.",
            "it said",
            "say",
            ["It has spent 3 million on the site", "may have to close it"],
        ),
        (
            "The bank says it has put 3 million into the mine and that it was theirs.",
            "The bank says",
            "say",
            ["it has put 3 million into the mine and that it was theirs"],
        ),
    ],
)
def test_a_report_is_found_in_its_form(prose: str, clause: str, verb: str, contents: list[str]) -> None:
    assert (clause, verb, contents) in told(prose)


def test_what_stands_before_a_clause_that_tells_something_else_is_not_told() -> None:
    assert told("In March, the minister, Ada Rue, said on Monday, the bridge would open.") == [
        ("the minister, Ada Rue, said", "say", ["the bridge would open"])
    ]


def test_a_noun_that_a_verb_describes_is_no_speaker() -> None:
    assert told("The council has passed the budget, a document the mayor announced.") == []


def test_who_gives_or_puts_a_thing_tells_nothing_that_stands_before() -> None:
    assert told("Pans went along the jury box, one juror gave one a shake, and the handle held.") == []
    assert told("The dam cracked, one worker put his hand on it, and water came through.") == []


def test_who_speaks_and_then_does_something_tells_no_more() -> None:
    assert told("The plant is safe, the minister said, and left the room.")[0][2][0] == "The plant is safe"
    assert told("He said that the boat had been stolen and sold it.")[0][0] == "He said"


def test_who_emerges_reports_nothing() -> None:
    assert told("A winner has emerged from the race.") == []


@pytest.mark.parametrize(
    ("prose", "speaker"),
    [
        ("The union said Norvane had cut jobs and accused it of planning more cuts.", "The union"),
        ("It estimated that its members lost $9 million and said it might sue.", "It"),
        ("The minister said the bridge was closed and told reporters that it would be rebuilt.", "The minister"),
        ("Police said the man broke a window and told a neighbour that he was sorry.", "the man"),
        ("The Ethics Unit, the sport's watchdog, announced on Monday that she had lied.", "The Ethics Unit"),
        ("Norvane denied that pumps had been neglected and said they had been replaced.", "Norvane"),
        ("The council said the roof had been repaired and warned that the walls were weak.", "The council"),
        ("The minister argued that the law had been broken and added that talks would go on.", "The minister"),
        ("He was arrested in May and said that he was innocent.", "He"),
        ("The report was published on Monday and warned that costs had doubled.", "The report"),
        ("Lund, who was dismissed in March and says he was never told, is suing.", "Lund"),
        ("The coach put the defeat down to luck and said that the ball had been lost.", "The coach"),
    ],
)
def test_who_tells_of_others_goes_on_to_speak_where_they_cannot(prose: str, speaker: str) -> None:
    page = page_of([plain("news.txt", prose)])
    sources = [report.source for report in reports(prose)]
    assert sources[-1] is not None
    assert page.read(sources[-1]).startswith(speaker)


def test_a_word_of_a_set_phrase_reports_nothing() -> None:
    assert not reports("On Monday the bridge, built in 1860, gave way after floods.")
    assert not reports("Those in charge of the bridge never saw it.")
    assert not reports("Officers arrested him on suspicion of murder after the fire.")


def test_a_semicolon_parts_what_two_people_say() -> None:
    assert told("The road was shut, Ruiz said; the bridge was open, Brandt said.") == [
        ("Ruiz said", "say", ["The road was shut"]),
        ("Brandt said", "say", ["the bridge was open"]),
    ]


def test_what_is_told_ends_where_somebody_speaks_again() -> None:
    found = told("The minister said she was ill but did not say whether she would resign.")
    assert found[0] == ("The minister said", "say", ["she was ill"])
    assert reports("The minister said she was ill but did not say whether she would resign.")[1].denied


def test_who_asks_somebody_to_do_something_states_nothing() -> None:
    [report] = reports("The mayor asked drivers to stay at home.")
    assert report.act is Act.ASK


@pytest.mark.parametrize(
    ("prose", "clarity"),
    [
        ("The road was reportedly shut.", Clarity.NOBODY),
        ("The road is shut, sources say.", Clarity.VAGUE),
        ("The road is shut, he said.", Clarity.POINTED),
        ("The road is shut, two people who live there said.", Clarity.DESCRIBED),
        ("The road is shut, Ana Ruiz said.", Clarity.NAMED),
    ],
)
def test_clarity_tells_how_well_a_source_is_told(prose: str, clarity: Clarity) -> None:
    assert reports(prose)[0].clarity is clarity


@pytest.mark.parametrize(
    "prose", ["", "He said.", "said said said said", "According to", "; ; ;", "“said” he", "that " * 500]
)
def test_odd_texts_are_read_without_an_error(prose: str) -> None:
    reports(prose)


def test_contents_lie_outside_the_clause_and_in_order() -> None:
    for report in reports("The road, which is old, was shut, the mayor said on Monday, and he warned of more."):
        assert list(report.contents) == sorted(report.contents)
        assert not any(content.overlaps(report.span) for content in report.contents)
