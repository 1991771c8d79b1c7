"""Names: where they stand, which mean the same one, what they name, and what is said of them."""

import tracemalloc

import pytest

from copydesk.article import told
from copydesk.text.naming.ages import ages
from copydesk.text.naming.entities import entities
from copydesk.text.naming.mentions import Mention
from copydesk.text.naming.names import Name, Sort, find_names
from copydesk.text.naming.nations import lands_of, lands_told, nation
from copydesk.text.naming.roles import descriptions
from copydesk.text.naming.spelling import folded, steps
from copydesk.text.page import Page, page_of
from copydesk.text.passage import Piece, Role, Span, Text, plain


def page(content: str) -> Page:
    return page_of([plain("a.txt", content)])


def found(content: str) -> tuple[Name, ...]:
    return find_names(page(content))


def words(content: str) -> list[str]:
    return [name.words for name in found(content)]


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("When the rain stopped, Assistant U.S. Attorney Kevin Tran-Hollis left.", ["Kevin Tran-Hollis"]),
        (
            "Officers met Karim al-Yasiri, J. K. Rowling and Ana de la Cruz.",
            ["Karim al-Yasiri", "J. K. Rowling", "Ana de la Cruz"],
        ),
        ("The writer Yuen Pui-shan lives in a Leeds-based commune.", ["Yuen Pui-shan", "Leeds"]),
        ("She studied at the University of Tartu in Estonia.", ["University of Tartu", "Estonia"]),
        ("He works for Canadian National and CPKC.", ["Canadian National", "CPKC"]),
        ("The Union of Rail and Transport Workers called a strike.", ["Union of Rail and Transport Workers"]),
        ("SEVEN people WILL leave, he said.", []),
        ("On Tuesday in March they left.", []),
        ("They left before Halloween.", []),
        ("The Prime Minister saw Theresa May’s house.", ["Theresa May"]),
        ("Following the vote, Parliament rose.", ["Parliament"]),
    ],
)
def test_a_name_is_a_capitalised_run_without_titles_and_ordinary_words(content: str, names: list[str]) -> None:
    assert words(content) == names


@pytest.mark.parametrize("word", ["Joblessness", "Underfunding", "Walkability", "Overtourism", "Crowdedness"])
def test_a_word_for_a_state_or_an_activity_that_opens_a_sentence_is_no_name(word: str) -> None:
    assert words(f"{word} fell to 4% in the spring, the office said.") == []


@pytest.mark.parametrize("word", ["Holderness", "Furness", "Overton", "Inverness", "Burnley"])
def test_a_place_that_ends_as_such_words_do_is_a_name(word: str) -> None:
    assert words(f"{word} fell to 4% in the spring, the office said.") == [word]


def test_headlines_in_title_case_name_only_what_the_copy_names() -> None:
    content = "Council Backs Plan For Larkin Bridge\n\nThe plan for the Larkin bridge has the backing of the council."
    title, body = content.split("\n\n")
    start = len(title) + 2
    text = Text.cut(
        "a.md",
        content,
        [(Role.TITLE, [Piece(0, len(title), title)]), (Role.PARAGRAPH, [Piece(start, start + len(body), body)])],
    )
    assert [name.words for name in find_names(page_of([text]))] == ["Larkin", "Larkin"]


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("STORM HAVOC: ferry held off Larkin", ["Larkin"]),
        ("GOING BANANAS! Ship stuck", []),
        ("STEAK AND CHIPPED IN: the row over a till", []),
        ("PURR-FECT STOWAWAY: cat rides on", []),
        ("Shock at NHS as boss quits", ["NHS"]),
        ("Ship held by OXFAM", ["OXFAM"]),
    ],
)
def test_a_headline_may_shout_words_that_are_no_names(title: str, names: list[str]) -> None:
    assert [name.words for name in find_names(page_of([told("a.md", f"---\ntitle: '{title}'\n---\n").text]))] == names


def test_mentions_of_the_same_one_share_their_entity() -> None:
    names = found(
        "Professor Liisa Tammik of the National Audit Office spoke first. Tammik said the NAO had asked Dutch experts. "
        "The Netherlands agreed, L. Tammik said."
    )
    entities = {name.words: name.entity for name in names}
    assert entities["Liisa Tammik"] == entities["Tammik"] == entities["L. Tammik"]
    assert entities["National Audit Office"] == entities["NAO"]
    assert entities["Dutch"] == entities["Netherlands"]
    assert len({entities["Tammik"], entities["NAO"], entities["Dutch"]}) == 3


@pytest.mark.parametrize(
    ("full", "short", "same"),
    [
        ("Joanne Rowling", "J.K. Rowling", True),
        ("Joanne Rowling", "JK Rowling", True),
        ("Liisa Tammik", "L. Tammik", True),
        ("Emma Marlow", "Ed Marlow", False),
        ("Birgitta Holm", "Bo Holm", False),
        ("Liang Wei", "Li Wei", False),
    ],
)
def test_a_short_first_name_is_no_initials(full: str, short: str, same: bool) -> None:  # noqa: FBT001
    one, other = found(f"They met {full} first. They met {short} later.")
    assert (one.entity == other.entity) is same


def test_a_headline_in_capitals_gives_no_initials() -> None:
    words = [("Emma", "Marlow"), ("ED", "MARLOW"), ("Ed", "Marlow")]
    assert entities([Mention(Span(0, 1), name, ()) for name in words]) == (0, 1, 1)


def test_a_long_run_of_capitalised_words_takes_little_memory() -> None:
    run = Mention(Span(0, 1), tuple(f"Word{i}" for i in range(3000)), ())
    last = Mention(Span(0, 1), run.words[-2:], ())
    tracemalloc.start()
    assert entities([run, last]) == (0, 0)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < 10_000_000


def test_the_text_tells_what_a_name_names() -> None:
    names = found("Mayor Alva Renström of Ystad met Danish engineers from Bright Harbor Group near Kellbrook.")
    assert {name.full: name.sort for name in names} == {
        "Alva Renström": Sort.PERSON,
        "Ystad": Sort.PLACE,
        "Danish": Sort.NATION,
        "Bright Harbor Group": Sort.BODY,
        "Kellbrook": Sort.PLACE,
    }


def test_what_is_said_of_somebody_is_read_before_and_behind_the_name() -> None:
    text = page(
        "The council's deputy leader, Priya Rawal, 44, met former finance minister Olu Bede. Ann Roe is a nurse."
    )
    names = find_names(text)
    told = [(one.head, set(one.ranks)) for one in descriptions(text, names)]
    assert told == [("leader", {"deputy"}), ("minister", {"former"}), ("nurse", set())]
    assert [age.years for age in ages(text, names)] == [44]


def test_a_country_is_its_people_and_its_cities() -> None:
    assert nation("Dutch") is nation("Holland") is nation("the Netherlands".removeprefix("the "))
    assert nation("us") is None
    assert nation("US") is nation("America")
    assert nation("Danish") in lands_of("Aarhus")


def test_spellings_are_compared_without_accents_and_marks() -> None:
    assert folded("Iñés") == folded("Ines")
    assert folded("O’Brien") == folded("O'Brien")
    assert folded("Tørnqvist") == "tornqvist"
    assert steps("malhorta", "malhotra", 2) == 1
    assert steps("unruh", "unrau", 2) == 2
    assert steps("a", "abcd", 2) == 3


@pytest.mark.parametrize(
    "content", ["A", "’s", "- -", "&", "İ", "ﬁ Ⅷ", "A.-B.", "al-", "X" * 5000, "\u200b", "Of of Of", "é" * 50]
)
def test_any_text_can_be_read(content: str) -> None:
    text = page(content)
    names = find_names(text)
    assert all(text.read(name.span) == name.words for name in names)
    assert list(descriptions(text, names)) is not None


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("Inuvik", "Canada"),
        ("N.W.T.", "Canada"),
        ("Padua", "Italy"),
        ("Kassel", "Germany"),
        ("Lowestoft", "United Kingdom"),
    ],
)
def test_a_place_in_a_province_tells_its_country(place: str, country: str) -> None:
    assert country in lands_told()[folded(place)]


@pytest.mark.parametrize("place", ["London", "Kingston", "York"])
def test_a_place_that_lies_elsewhere_too_does_not_tell_the_country_of_a_province(place: str) -> None:
    assert "Canada" not in lands_told()[folded(place)]
