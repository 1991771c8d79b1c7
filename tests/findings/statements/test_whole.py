"""A part of the source told as the whole."""

import pytest

from copydesk.article import told
from copydesk.findings.align import Alignment, align
from copydesk.findings.statements.whole import absolutes, alls, lost_parts
from copydesk.text.reading import read

SOURCE = "Some beekeepers in Kent say the new spray has killed their hives in the spring.\n"


def _alignment(source: str, retelling: str) -> Alignment:
    return align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))


def _here(alignment: Alignment, turn: str) -> list[str]:
    found = {"absolutes": absolutes, "alls": alls, "lost": lost_parts}[turn](alignment)
    return [alignment.retelling.page.read(one.here) for one in found]


def test_a_word_without_exception_is_told_where_the_source_bounds_nothing_so() -> None:
    retelling = "In spring the new spray always kills hives of beekeepers in Kent.\n"
    assert _here(_alignment(SOURCE, retelling), "absolutes") == ["always"]
    assert not _here(_alignment(SOURCE.replace("has killed", "has constantly killed"), retelling), "absolutes")
    assert not _here(_alignment(SOURCE, retelling.replace("always kills", "does not always kill")), "absolutes")


@pytest.mark.parametrize(
    ("retelling", "found"),
    [
        ("All the beekeepers of Kent say the new spray has killed hives.\n", ["All"]),
        ("In all likelihood the new spray has killed hives, beekeepers in Kent say.\n", []),
        ("Not all beekeepers in Kent say the new spray has killed hives.\n", []),
        ("All nine beekeepers in Kent say the new spray has killed hives.\n", []),
    ],
)
def test_all_is_told_where_the_source_has_a_part_but_for_idioms_and_counts(retelling: str, found: list[str]) -> None:
    assert _here(_alignment(SOURCE, retelling), "alls") == found


@pytest.mark.parametrize(
    ("retelling", "found"),
    [
        ("Beekeepers in Kent say the new spray has killed their hives.\n", ["Beekeepers"]),
        ("Several beekeepers in Kent say the new spray has killed their hives.\n", []),
        ("Beekeepers who live in Kent say the new spray has killed their hives.\n", []),
        ("Hungry wasps emptied the market where beekeepers sell honey on Sunday.\n", []),
    ],
)
def test_a_noun_stands_whole_where_its_part_is_lost_from_the_same_statement(retelling: str, found: list[str]) -> None:
    assert _here(_alignment(SOURCE, retelling), "lost") == found


@pytest.mark.parametrize(
    ("told", "found"), [("one other serious fire", []), ("one earlier fire", []), ("other serious fires", ["Its only"])]
)
def test_the_only_other_one_is_what_a_source_counts_as_one_other(told: str, found: list[str]) -> None:
    source = f"The ferry Alma has had {told}, in the galley in 2011.\n"
    retelling = "Its only other fire on the ferry Alma was in the galley in 2011.\n"
    assert _here(_alignment(source, retelling), "absolutes") == found


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "A separate dispute at the Crestline Inn, which is not part of the association, goes on.",
            "The Crestline Inn, which does not belong to the association, has a separate dispute that goes on.",
        ),
        (
            "As part of the deal, the firm will sell two mines in Chile.",
            "Under the deal, the firm will sell two mines in Chile.",
        ),
        (
            "Some operations were cancelled three times, and a patient might have died as a result.",
            "A patient might have died because of cancelled operations.",
        ),
        ("The number of nurses on the ward has doubled since May.", "The ward's nurses have doubled since May."),
    ],
)
def test_what_is_part_of_a_thing_and_how_many_there_are_bound_nothing(source: str, retelling: str) -> None:
    assert not _here(_alignment(source, retelling), "lost")


def test_a_number_of_a_thing_is_a_part_of_it() -> None:
    source, retelling = "A number of nurses on the ward have resigned.", "The nurses on the ward have resigned."
    assert _here(_alignment(source, retelling), "lost")


JURY = "Two boys were found guilty of murdering a lock-keeper at Hexley. He died four days later. {}\n"


@pytest.mark.parametrize(
    ("votes", "found"),
    [
        ("The jury took 13 hours to reach unanimous verdicts.", []),
        ("The jurors voted by 12-0.", []),
        ("The jurors were for it by twelve votes to nil.", []),
        ("The jury took 13 hours to reach its verdicts.", ["unanimously"]),
        ("The jurors voted by 10-2.", ["unanimously"]),
    ],
)
def test_a_vote_is_unanimous_where_the_source_counts_none_against_in_whatever_sentence(
    votes: str, found: list[str]
) -> None:
    retelling = "Two boys were unanimously found guilty of murdering a lock-keeper at Hexley.\n"
    assert _here(_alignment(JURY.format(votes), retelling), "absolutes") == found


@pytest.mark.parametrize(
    ("behind", "found"),
    [
        ("The drop since last year was entirely among Republicans.", []),
        ("The poll was taken entirely by telephone.", ["wholly"]),
        ("Republicans always answer by telephone.", ["wholly"]),
    ],
)
def test_a_word_without_exception_may_rest_on_another_sentence_about_the_same(behind: str, found: list[str]) -> None:
    source = f"Trust in the high court fell to its lowest level, a survey by the Whitestone Institute found. {behind}\n"
    retelling = "Trust in the high court fell to its lowest level, wholly because of Republicans, a survey found.\n"
    assert _here(_alignment(source, retelling), "absolutes") == found
