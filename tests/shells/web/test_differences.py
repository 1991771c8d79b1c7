"""What changed is told word by word, nothing is lost, and an endless text is no trouble."""

from hypothesis import given
from hypothesis import strategies as st

from copydesk.shells.web.differences import Change, differences

LINES = st.lists(st.lists(st.sampled_from("abcde"), max_size=6).map(" ".join), max_size=6).map("\n".join)


def _side(before: str, after: str, left: Change) -> list[str]:
    found = [
        "".join(stretch.words for stretch in paragraph if stretch.change is not left)
        for paragraph in differences(before, after)
    ]
    return [line for line in found if line.strip()]


@given(before=LINES, after=LINES)
def test_each_text_can_be_read_in_what_is_shown(before: str, after: str) -> None:
    assert _side(before, after, Change.NEW) == [line.lstrip() for line in before.splitlines() if line.strip()]
    assert _side(before, after, Change.GONE) == [line.lstrip() for line in after.splitlines() if line.strip()]


def test_only_what_changed_is_marked() -> None:
    (changed, same) = differences("It closes for nine weeks.\n\nIt opens.", "It closes for ten weeks.\n\nIt opens.")
    assert [(stretch.change.value, stretch.words) for stretch in changed] == [
        ("same", "It closes for "),
        ("gone", "nine "),
        ("new", "ten "),
        ("same", "weeks."),
    ]
    assert [stretch.change for stretch in same] == [Change.SAME]


def test_endless_texts_are_told_as_gone_and_new() -> None:
    before, after = "a " * 100_000, "b " * 100_000
    assert [stretch.change for stretch in differences(before, after)[0]] == [Change.GONE, Change.NEW]
    assert len(differences("a\n" * 10_000, "b\n" * 10_000)) == 2
