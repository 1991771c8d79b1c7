"""Words have the lemmas that readers know them by."""

import pytest

from copydesk.text.parse import parsed
from copydesk.text.passage import Span


@pytest.mark.parametrize(("word", "lemma"), [("fined", "fine"), ("staged", "stage"), ("waged", "wage")])
def test_verbs_whose_lemma_loses_its_last_letter_have_it(word: str, lemma: str) -> None:
    prose = f"The council has {word} it."
    assert parsed(prose, [Span(0, len(prose))])[3].lemma == lemma
