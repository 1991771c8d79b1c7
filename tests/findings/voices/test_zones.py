"""Who vouches for each word, and whether two texts mean the same one."""

import pytest

from copydesk.findings.statements.matter import cover, matter
from copydesk.findings.voices.identity import same
from copydesk.findings.voices.parties import cast_of
from copydesk.findings.voices.voices import ensemble
from copydesk.findings.voices.zones import ASIDE, FRAME, OWN, QUOTED, Zones, zones_of
from copydesk.text.passage import plain
from copydesk.text.reading import Reading, read
from copydesk.text.tree import tree_of


def reading(prose: str) -> Reading:
    return read([plain("news.txt", prose)])


def zones(prose: str) -> Zones:
    one = reading(prose)
    return zones_of(one, tree_of(one.page))


def voice(prose: str, word: str) -> int:
    found = zones(prose)
    return next(found.of[w.number] for w in found.reading.page.words if w.text == word)


@pytest.mark.parametrize(
    ("prose", "word", "expected"),
    [
        ("The road is shut.", "shut", OWN),
        ("Police said the road was shut.", "said", FRAME),
        ("Police said the road was shut.", "shut", 0),
        ("The road, which opened in May, is shut, police said.", "opened", ASIDE),
        ("The mayor has not said that the road is shut.", "shut", OWN),
        ("The mayor asked drivers to stay at home.", "stay", ASIDE),
        ("The mayor frowned. “The road is shut for good.”", "shut", QUOTED),
    ],
)
def test_a_word_has_the_voice_of_who_vouches_for_it(prose: str, word: str, expected: int) -> None:
    assert voice(prose, word) == expected


def test_each_word_lies_in_one_zone_or_none() -> None:
    found = zones(
        "The road, which opened in May, is shut, police said; the bridge is open, “so far as I know”, Ruiz said."
    )
    numbers = [number for zone in found.zones for number in zone.words]
    assert len(numbers) == len(set(numbers))
    assert all(found.of[number] == zone.voice for zone in found.zones for number in zone.words)


@pytest.mark.parametrize(
    ("source", "retelling", "expected"),
    [
        ("Ana Ruiz said it was shut.", "Ruiz said it was shut.", True),
        ("Ana Ruiz said it was shut.", "Pavel Brandt said it was shut.", False),
        ("Police said it was shut.", "Inspector Ruth Adair said it was shut.", True),
        ("The U.S. Agriculture Department said it was shut.", "The USDA said it was shut.", True),
        ("Nurses said it was shut.", "Teachers said it was shut.", False),
        ("The company said it was shut.", "Norvane said it was shut.", True),
        ("He said it was shut.", "Norvane said it was shut.", True),
    ],
)
def test_two_parties_are_the_same_where_nothing_tells_them_apart(source: str, retelling: str, expected: bool) -> None:  # noqa: FBT001 - a table
    [theirs], [ours] = (cast_of(text, ensemble(text).cast).parties for text in (reading(source), reading(retelling)))
    assert same(ours, theirs) is expected


def test_a_synonym_counts_for_less_than_the_word_itself() -> None:
    ours = matter(reading("The firm will buy the abandoned mill.").page.words)
    exact = cover(ours, matter(reading("The firm will buy the abandoned mill.").page.words))
    alike = cover(ours, matter(reading("The firm will buy the deserted mill.").page.words))
    other = cover(ours, matter(reading("The firm will buy the pretty mill.").page.words))
    assert exact == pytest.approx(1.0)
    assert other < alike < exact
