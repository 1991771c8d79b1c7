from collections.abc import Sequence

import pytest

from copydesk.findings.judge.exhibit import ANTONYM, FORM, LONGEST, NONE, SAME, SYNONYM, Exhibit, exhibit
from copydesk.text.wordpiece import Vocabulary

VOCABULARY = Vocabulary.of(
    ["[PAD]", "[UNK]", "[CLS]", "[SEP]", ".", "the", "mill", "shut", "big", "price", "fell", "it"]
)


def matches(statement: str, evidence: str) -> dict[str, int]:
    shown = exhibit(VOCABULARY, statement, evidence)
    return dict(_own(shown, [m for m, side in zip(shown.matches, shown.sides, strict=True) if not side]))


def _own(shown: Exhibit, column: Sequence[int]) -> list[tuple[str, int]]:
    return [(shown.statement[w].text, m) for w, m in zip(shown.words, column, strict=False) if w >= 0]


def test_a_word_that_the_evidence_has_is_the_same_and_its_neighbours_count() -> None:
    found = matches("the mill fell", "The mill fell. It rose")
    assert found == {"the": SAME + 2, "mill": SAME + 3, "fell": SAME + 1}


def test_another_form_a_synonym_and_an_antonym_are_told() -> None:
    assert matches("big prices rose", "large price fell") == {"big": SYNONYM, "prices": FORM, "rose": NONE}
    assert matches("big", "little")["big"] == ANTONYM


def test_the_end_of_long_evidence_is_cut() -> None:
    shown = exhibit(VOCABULARY, "the mill shut", "it fell. " * 200)
    assert len(shown.pieces) == LONGEST
    assert shown.pieces[-1] == VOCABULARY.numbers["[SEP]"]


@pytest.mark.parametrize(
    ("statement", "evidence"), [("", ""), ("the mill", ""), ("", "the mill"), ("mill " * 500, "mill")]
)
def test_every_row_is_as_long_as_the_others(statement: str, evidence: str) -> None:
    shown = exhibit(VOCABULARY, statement, evidence)
    assert len({len(row) for row in (shown.pieces, shown.sides, shown.matches, shown.sorts, shown.words)}) == 1
    assert len(shown.pieces) <= LONGEST
