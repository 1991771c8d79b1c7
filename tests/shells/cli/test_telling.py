from copydesk.shells.cli.telling import LONGEST, MOST, listed


def test_an_endless_reason_is_cut_at_a_word() -> None:
    (told,) = listed("feed.xml: " + "not a feed " * 400)
    assert len(told) <= LONGEST
    assert told.endswith((" not…", " a…", " feed…"))


def test_a_reason_without_a_space_is_cut_too() -> None:
    (told,) = listed("9" * 4_000)
    assert len(told) <= LONGEST
    assert told.endswith("…")


def test_a_short_reason_is_told_as_it_is_and_of_many_so_many() -> None:
    assert listed("F1: a sum") == ["F1: a sum"]
    assert len(listed("\n".join(["F1: a sum"] * (MOST + 5)))) == MOST + 1
