"""Statements that the source makes outright and the retelling leaves in doubt."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.statements.unsettled import unsettled
from copydesk.text.reading import read


def _doubts(source: str, retelling: str) -> list[str]:
    alignment = align(read([told("source.md", source).text]), read([told("retelling.md", retelling).text]))
    page = alignment.retelling.page
    return [page.read(one.hedge.span) for one in unsettled(alignment)]


FOUND = "Customs officers at Port Ellen found 90 stolen telescopes under a load of peat.\n"


@pytest.mark.parametrize(
    ("retelling", "doubt"),
    [
        ("At Port Ellen 90 stolen telescopes are thought to have lain under peat.\n", "thought"),
        ("Customs officers at Port Ellen apparently found 90 telescopes under peat.\n", "apparently"),
        ("At Port Ellen 90 suspected stolen telescopes turned up under peat.\n", "suspected"),
        ("Customs officers at Port Ellen may have found 90 telescopes under peat.\n", "may"),
    ],
)
def test_a_doubt_that_the_source_has_nowhere_was_added(retelling: str, doubt: str) -> None:
    assert _doubts(FOUND, retelling) == [doubt]


@pytest.mark.parametrize(
    "source",
    [
        "Customs officers at Port Ellen may have found 90 stolen telescopes under a load of peat.\n",
        "Customs officers at Port Ellen suspect that 90 stolen telescopes lay under a load of peat.\n",
    ],
)
def test_any_word_that_leaves_the_source_open_excuses_a_doubt(source: str) -> None:
    assert not _doubts(source, "At Port Ellen 90 stolen telescopes are thought to have lain under peat.\n")


def test_might_is_a_doubt_of_what_will_be_and_may_allows() -> None:
    retelling = "Dogs might swim at Sandholm beach from October.\n"
    assert _doubts("Dogs will swim at Sandholm beach from October.\n", retelling) == ["might"]
    assert not _doubts("Dogs swim at Sandholm beach from October.\n", retelling)
    assert not _doubts("Dogs will swim at Sandholm beach from October.\n", retelling.replace("might", "may"))


def test_a_doubt_in_a_quotation_is_the_speakers() -> None:
    assert not _doubts(FOUND, 'Customs officers at Port Ellen found 90 telescopes "probably stolen" under peat.\n')


def test_a_doubt_about_something_else_that_is_kept_does_not_hide_an_added_one() -> None:
    source = "Divers found the bell off Lorne, which may date from 1640.\n"
    assert _doubts(source, "Off Lorne divers apparently found the bell, which may date from 1640.\n") == ["apparently"]
    assert not _doubts(
        "Two clerks are suspected of having hidden the losses.\n",
        "The losses may have been hidden by two clerks who are suspected.\n",
    )


def test_an_or_possibly_doubts_a_figure_alone() -> None:
    source = "Divers are looking for a bell 40 to 50 years old, off Lorne.\n"
    assert not _doubts(source, "Off Lorne divers are looking for a bell that is 40, or possibly 50, years old.\n")


def test_an_island_joins_nothing() -> None:
    source = "On the island customs officers found 90 stolen telescopes.\n"
    assert _doubts(source, "On the island apparently customs officers found 90 telescopes.\n") == ["apparently"]


def test_who_says_something_else_in_the_sentence_alleges_nothing() -> None:
    source = "Spain has paid the port of Lorne to guard its wrecks, and ministers say thefts have fallen.\n"
    assert _doubts(source, "Spain is alleged to have paid the port of Lorne to guard its wrecks.\n") == ["alleged"]
    reported = "The minister said Spain had paid the port of Lorne to guard its wrecks.\n"
    assert not _doubts(reported, "Spain is said to have paid the port of Lorne to guard its wrecks.\n")


FINED = "Ada Thorn was fined £300. A charge of arson, which carries up to nine years in prison, was dropped.\n"


@pytest.mark.parametrize(
    "retelling",
    [
        "Ada Thorn could have faced up to nine years in prison for arson, but that charge was dropped.\n",
        "Had the charge of arson not been dropped, Ada Thorn might have been jailed for up to nine years.\n",
        "For arson, a charge that was dropped, Ada Thorn could have been sentenced to a maximum of nine years.\n",
    ],
)
def test_what_the_law_allows_at_most_is_no_doubt(retelling: str) -> None:
    assert not _doubts(FINED, retelling)


def test_up_to_so_many_is_a_doubt_where_no_law_sets_the_bound() -> None:
    source = "The fire at Port Ellen killed nine sheep in a barn on Monday.\n"
    assert _doubts(source, "The fire at Port Ellen could have killed up to nine sheep in a barn.\n") == ["could"]


def test_a_sentence_that_tells_more_of_it_excuses_a_doubt_wherever_it_stands() -> None:
    told = "The council said a load of brown sugar was tipped into its salt barn at Nettle Lane by a lorry."
    why = "Its head of highways, Ida Moor, said the driver {} followed a satnav to the wrong lane."
    between = "Gritters spread the sugar on four miles of road. " * 6
    retelling = "A load of brown sugar was tipped into the salt barn, the driver having apparently followed a satnav.\n"
    assert not _doubts(f"{told} {between}{why.format('seemed to have')}\n", retelling)
    assert _doubts(f"{told} {between}{why.format('had')}\n", retelling) == ["apparently"]


def test_a_state_that_the_source_only_has_described_to_it_may_be_said_to_be_so() -> None:
    source = "Two passengers were taken to hospital; their condition was {} stable.\n"
    retelling = "Two passengers were taken to hospital, where they are said to be stable.\n"
    assert not _doubts(source.format("described as"), retelling)
    assert _doubts(source.format(""), retelling) == ["said"]
