"""Words have the lemmas that readers know them by, and stand where they stand, however long their sentence is."""

import pytest

from copydesk.text.parse import LONGEST_PIECE, parsed
from copydesk.text.passage import Span
from copydesk.text.pipeline import pipeline

VERBS = {
    "fined": "fine",
    "staged": "stage",
    "waged": "wage",
    "hoped": "hope",
    "scared": "scare",
    "rated": "rate",
    "hopped": "hop",
    "planned": "plan",
    "barred": "bar",
    "cut": "cut",
    "closed": "close",
    "opened": "open",
}


@pytest.mark.parametrize(("word", "lemma"), VERBS.items())
def test_a_verb_has_the_lemma_that_its_spelling_tells(word: str, lemma: str) -> None:
    prose = f"The council has {word} it."
    assert parsed(prose, [Span(0, len(prose))])[3].lemma == lemma


@pytest.mark.parametrize("unit", ["word ", "x"])
def test_no_more_is_parsed_in_one_go_than_the_longest_piece(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline(), "max_length", LONGEST_PIECE)
    long, short = unit * (LONGEST_PIECE // len(unit) + 100), "It ends."
    prose = f"{long} {short}"
    words = parsed(prose, [Span(0, len(long)), Span(len(long) + 1, len(prose))])
    assert all(prose[word.span.start : word.span.end] == word.text for word in words)
    assert "".join(word.text for word in words) == prose.replace(" ", "")
    assert [word.text for word in words if word.sentence == 1] == ["It", "ends", "."]
