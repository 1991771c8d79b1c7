"""Words have the lemmas that readers know them by."""

import pytest

from copydesk.text.parse import parsed
from copydesk.text.passage import Span

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
