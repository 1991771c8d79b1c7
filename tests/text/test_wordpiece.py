from copydesk.text.passage import Span
from copydesk.text.wordpiece import LONGEST_WORD, Vocabulary

VOCABULARY = Vocabulary.of(["[PAD]", "[UNK]", "un", "##paid", "##s", "cafe", "13", ".", "5", "m", "£"])


def pieces(text: str) -> list[tuple[str, tuple[int, ...]]]:
    return [(token.text, token.pieces) for token in VOCABULARY.tokens(text)]


def test_a_word_is_cut_into_the_longest_pieces_known() -> None:
    assert pieces("unpaid uns") == [("unpaid", (2, 3)), ("uns", (2, 4))]


def test_case_and_accents_make_no_difference() -> None:
    assert pieces("CAFÉ cafe") == [("CAFÉ", (5,)), ("cafe", (5,))]


def test_marks_figures_and_letters_are_parted() -> None:
    assert pieces("£13.5m") == [("£", (10,)), ("13", (6,)), (".", (7,)), ("5", (8,)), ("m", (9,))]


def test_what_is_not_known_is_one_piece() -> None:
    assert pieces("zzz " + "un" * LONGEST_WORD) == [("zzz", (1,)), ("un" * LONGEST_WORD, (1,))]


def test_spans_say_where_a_word_stands() -> None:
    text = "un — café"
    assert [text[token.span.start : token.span.end] for token in VOCABULARY.tokens(text)] == ["un", "—", "café"]
    assert next(VOCABULARY.tokens("  un")).span == Span(2, 4)
