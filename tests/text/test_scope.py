"""How many, how often, how far."""

import pytest

from copydesk.text.page import page_of
from copydesk.text.passage import plain
from copydesk.text.scope import find_scopes


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("All of the bakers left.", ["All"]),
        ("Not all of the bakers left.", []),
        ("He did not. All of the bakers left.", ["All"]),
    ],
)
def test_a_quantifier_is_denied_by_its_own_sentence_alone(prose: str, words: list[str]) -> None:
    page = page_of([plain("text", prose)])
    assert [page.read(scope.span) for scope in find_scopes(page)] == words
