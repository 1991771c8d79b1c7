"""What stands between quotation marks, and what is no quotation mark."""

import time
from itertools import product

import pytest

from copydesk.text.page import Page
from copydesk.text.passage import Piece, Role, Span, Text, paragraphs, plain, unwrapped
from copydesk.text.saying.quotes import Quote, Use, find_quotes


def unparsed(text: Text) -> Page:
    """Return a page without words: marks are read from the prose alone."""
    return Page((text,), (0,), text.prose, text.blocks, (), ())


def quotes_of(content: str) -> tuple[Quote, ...]:
    return find_quotes(unparsed(plain("post.md", content)))


def words_of(content: str) -> list[str]:
    page = unparsed(plain("post.md", content))
    return [page.read(quote.span) for quote in find_quotes(page)]


HANGING = 10
"""Seconds of the processor that nothing here comes near, unless time grows with the square."""
MARKS = {
    "straight": ('He said "yes" to it.', ["yes"]),
    "single": ("He said 'yes' to it.", ["yes"]),
    "curly": ("He said “yes” and ‘no’ to it.", ["yes", "no"]),
    "German": ("„Nein“, said one; »ja«, said another.", ["Nein", "ja"]),
    "guillemets": ("« Oui », she said, and ‹non›.", ["Oui", "non"]),
    "typewriter": ("``Hello,'' he said.", ["Hello,"]),
    "nested": ("\"He told me 'go away' and left,\" she said.", ["He told me 'go away' and left,", "go away"]),
    "nested curly": ("“I heard ‘go’, that’s all,” she said.", ["I heard ‘go’, that’s all,", "go"]),
    "nested in the same marks": ('"I said "yes" to it," she said.', ['I said "yes" to it,', "yes"]),
    "mixed": ("held as \"spies', but freed for 'lack of proof' later", ["spies", "lack of proof"]),
    "closed by a double mark": ("She called it 'a farce\" twice.", ["a farce"]),
    "split": ('"We lost," he said. "We knew."', ["We lost,", "We knew."]),
    "after a dash or a colon": ('He asked—"why?"—and she said:"because".', ["why?", "because"]),
    "headline": ("Mayor 'will not bend' over port", ["will not bend"]),
    "headline that begins with it": ("'Will not bend': mayor on port", ["Will not bend"]),
    "ending in a number": ('"We began in 1990" was all.', ["We began in 1990"]),
    "brackets and dots": ('"[The board] is … done..." he said.', ["[The board] is … done..."]),
    "plural in single marks": ("'The players' fault,' he said. 'They know.'", ["The players' fault,", "They know."]),
    "wrongly curled": ("He said ”yes” and left.", ["yes"]),
}


@pytest.mark.parametrize(("content", "words"), MARKS.values(), ids=MARKS)
def test_words_between_marks_are_found(content: str, words: list[str]) -> None:
    assert words_of(content) == words


NO_MARKS = {
    "in a word": "They don't know O'Neill, it’s said.",
    "plural possessive": "The workers' union met the drivers' club.",
    "decade": "It is from the '90s, or the ’80s.",
    "rock 'n' roll": "She plays rock 'n' roll.",
    "shortened": "Tell 'em, ‘em all, 'til it's done.",
    "feet and inches": "He is 6' 2\" tall, she 5'11\", the board 8' by 4'.",
    "a screen": 'A 12" record and a 5" x 7" print.',
    "empty": "Nothing \"\" here “”, ''.",
    "only marks": "\"'“”‘’«»",
}


@pytest.mark.parametrize("content", NO_MARKS.values(), ids=NO_MARKS)
def test_apostrophes_and_primes_are_no_quotation_marks(content: str) -> None:
    assert words_of(content) == []


def test_one_never_closed_runs_to_the_end_of_its_paragraph() -> None:
    assert words_of('He said: "It is late.\n\nNobody came.') == ["It is late."]


def test_one_never_closed_ends_where_the_next_begins() -> None:
    assert words_of('"It is late, he said. "Go," she said. "Now."') == ["It is late, he said.", "Go,", "Now."]


def test_one_over_paragraphs_is_one_quotation_for_each() -> None:
    found = quotes_of('"One.\n\n"Two.\n\n"Three," she said. "Four."')
    assert [quote.continues for quote in found] == [False, True, True, False]


def test_one_over_paragraphs_may_go_on_without_a_mark() -> None:
    assert words_of('"One.\n\nTwo," she said.') == ["One.", "Two,"]
    assert quotes_of("‘One.\n\nTwo,’ she said.")[1].continues


@pytest.mark.parametrize(
    "content", ['She sang in "Salt Harvest" there.', "He wrote ‘The Way of the Reed’.", "The film 'Gulls' won."]
)
def test_titles_of_works_are_told_from_words(content: str) -> None:
    assert [quote.use for quote in quotes_of(content)] == [Use.TITLE]


@pytest.mark.parametrize("content", ['"Dull," she said.', '"We lost," Ann said.', "A 'Big deal', he said."])
def test_capitals_alone_make_no_title(content: str) -> None:
    assert [quote.use for quote in quotes_of(content)] == [Use.WORDS]


def blocks(*parts: tuple[Role, str]) -> Text:
    content = "\n\n".join(words for _, words in parts)
    places = paragraphs(content)
    return Text.cut(
        "post.md", content, [(role, unwrapped(content, *at)) for (role, _), at in zip(parts, places, strict=True)]
    )


def test_a_block_quote_is_a_quotation_without_its_credit() -> None:
    page = unparsed(blocks((Role.PARAGRAPH, "She wrote:"), (Role.QUOTATION, "We are done here. — Ann Bell")))
    (quote,) = find_quotes(page)
    assert page.read(quote.span) == "We are done here."
    assert quote.outer == quote.span


def test_a_block_quote_in_marks_is_one_quotation() -> None:
    page = unparsed(blocks((Role.QUOTATION, "“We are done here.”")))
    assert [page.read(quote.span) for quote in find_quotes(page)] == ["We are done here."]


def test_quotations_lie_in_their_block_and_their_marks() -> None:
    for letters in product("\"'“”‘ a.", repeat=4):
        content = "".join(letters) + "\n\n" + "".join(letters)
        text = Text.cut("post.md", content, [(Role.PARAGRAPH, [Piece(0, 4, content[:4])])])
        for quote in find_quotes(unparsed(text)):
            assert quote.outer.holds(quote.span)
            assert Span(0, 4).holds(quote.outer)
            assert quote.span.start < quote.span.end


@pytest.mark.parametrize("unit", ['"a ', '"a" ', "'a ", "'a", "“a ", "a” ", "‘a’s' ", "\"a' ", "“‘", "« „ "])
def test_twenty_thousand_marks_do_not_hang(unit: str) -> None:
    began = time.process_time()
    find_quotes(unparsed(plain("post.md", unit * 20_000)))
    assert time.process_time() - began < HANGING
