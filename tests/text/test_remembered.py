"""What is remembered is what was found; the least lately asked is forgotten first, and nothing outgrows its room."""

from copydesk.text.passage import plain
from copydesk.text.reading import read
from copydesk.text.remembered import Readings, Remembered
from copydesk.text.vectors import vectors


def test_what_was_asked_for_longest_ago_is_forgotten_first() -> None:
    known: Remembered[str, int] = Remembered(room=5)
    known.keep("a", 1, weight=2)
    known.keep("b", 2, weight=2)
    assert known.get("a") == 1
    known.keep("c", 3, weight=2)
    assert [known.get(key) for key in "abc"] == [1, None, 3]


def test_what_is_heavier_than_the_room_is_not_kept_and_drives_nothing_out() -> None:
    known: Remembered[str, int] = Remembered(room=5)
    known.keep("a", 1, weight=5)
    known.keep("b", 2, weight=6)
    assert [known.get(key) for key in "ab"] == [1, None]


def test_a_value_is_held_once() -> None:
    known: Remembered[str, int] = Remembered(room=4)
    for _ in range(3):
        known.keep("a", 1, weight=2)
    known.keep("b", 2, weight=2)
    assert [known.get(key) for key in "ab"] == [1, 2]


def test_a_text_that_is_the_same_to_the_letter_is_read_once() -> None:
    readings = Readings()
    texts = [plain("source.md", "Anna Holt said no."), plain("other.md", "It rained.")]
    first = readings(texts)
    assert first == read(texts)
    assert readings([plain("source.md", "Anna Holt said no."), texts[1]]) is first
    for other in (texts[:1], texts[::-1], [plain("source.md", "Anna Holt said so."), texts[1]]):
        assert readings(other) is not first
        assert readings(other) == read(other)


def test_vectors_asked_for_again_are_the_same() -> None:
    sentences = [f"The council met on day {number}." for number in range(20)]
    assert (vectors(sentences) == vectors(sentences)).all()
