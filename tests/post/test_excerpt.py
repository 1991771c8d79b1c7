from hypothesis import given
from hypothesis import strategies as st

from copydesk.post.excerpt import ELLIPSIS, excerpt_of

LONG = "The lifeboat was launched 41 times last year, more often than in any year since Mr. Reay's father rowed it."


def test_a_short_text_is_its_own_excerpt() -> None:
    assert excerpt_of("  One line.\nAnother. ") == "One line. Another."


def test_whole_sentences_come_before_a_cut_one() -> None:
    rest = "The station, which has one boat, has wanted a second one for eleven years now, as all the town knows."
    assert excerpt_of(f"{LONG} {rest}") == LONG


def test_a_title_before_a_name_ends_no_sentence() -> None:
    assert not excerpt_of(
        "According to the coxswain of the old boat, and to Mr. Reay himself, nothing changed here.", 72
    ).endswith("Mr.")


def test_a_cut_is_behind_a_word_and_before_a_quotation() -> None:
    text = 'The coxswain of the lifeboat said on Monday "we have never been so busy in all the years I remember".'
    assert excerpt_of(text, 80) == "The coxswain of the lifeboat said on Monday" + ELLIPSIS


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=1), st.integers(20, 300))
def test_an_excerpt_is_bounded_and_begins_the_text(text: str, longest: int) -> None:
    excerpt = excerpt_of(text, longest)
    assert len(excerpt) <= longest


@given(
    st.lists(
        st.sampled_from(["boat", "tide.", "“we", "go”", 'said "it', 'is"', "Mr.", "(so)", "Reay,"]),
        min_size=1,
        max_size=80,
    )
)
def test_no_word_is_cut(words: list[str]) -> None:
    text = " ".join(words)
    excerpt = excerpt_of(text)
    kept = excerpt.removesuffix(ELLIPSIS)
    assert text.startswith(kept)
    rest = text[len(kept) :]
    assert not rest or not (rest[0].isalnum() and kept[-1].isalnum())
