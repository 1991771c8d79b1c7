import json
import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from copydesk.errors import CopydeskError
from copydesk.findings.align import align
from copydesk.findings.judge.exhibit import exhibit
from copydesk.findings.judge.forest import Forest
from copydesk.findings.judge.judge import Judge
from copydesk.findings.judge.signs import NAMES, signs
from copydesk.findings.judge.verdict import FAMILIES
from copydesk.findings.judge.weighing import sentence_verdicts
from copydesk.text.passage import plain
from copydesk.text.reading import read

SOURCE = "The ferry to Anholt will stop running in October, the operator said. It carried 41,000 passengers last year."
PAIRS = [
    ("The operator said the ferry to Anholt would stop in October.", SOURCE),
    ("The ferry to Anholt will stop running in October, and the mayor has resigned over it.", SOURCE),
    ("It carried 97,000 passengers last year.", SOURCE),
    ("", SOURCE),
    ("It carried 41,000 passengers.", ""),
]


@pytest.fixture(scope="module")
def judge() -> Judge:
    return Judge.load()


def test_shares_are_shares_and_words_stand_where_they_should(judge: Judge) -> None:
    for verdict, (statement, _) in zip(judge.verdicts(PAIRS), PAIRS, strict=True):
        assert 0 <= verdict.fault <= 1
        assert set(verdict.families) == set(FAMILIES)
        assert all(0 <= share <= 1 for share in verdict.families.values())
        assert [statement[d.span.start : d.span.end].strip() for d in verdict.doubts] == [
            statement[d.span.start : d.span.end] for d in verdict.doubts
        ]


def test_the_company_of_a_statement_does_not_change_its_verdict(judge: Judge) -> None:
    assert judge.verdicts(PAIRS) == [judge.verdicts([pair])[0] for pair in PAIRS]


def test_an_invented_statement_is_likelier_wrong_than_a_faithful_one(judge: Judge) -> None:
    faithful, invented, changed, *_ = judge.verdicts(PAIRS)
    assert invented.fault > faithful.fault
    assert changed.fault > faithful.fault
    assert invented.families["support"] > faithful.families["support"]


def test_sentences_of_a_retelling_are_judged_by_what_they_rest_on(judge: Judge) -> None:
    alignment = align(read([plain("source", SOURCE)]), read([plain("retelling", "It rained. " + PAIRS[2][0])]))
    page = alignment.retelling.page
    verdicts = sentence_verdicts(alignment, judge)
    statement = page.read(page.sentences[1].span)
    assert verdicts[1] is not None
    assert [statement[slice(*doubt.span)] for doubt in verdicts[1].doubts][:2] == ["It", "carried"]


def test_files_that_were_not_measured_are_refused(tmp_path: Path) -> None:
    for file in ("judge.onnx", "trees.json", "vocab.txt", "judge.json"):
        shutil.copy(str(files("copydesk.findings.judge") / "weights" / file), tmp_path / file)
    (tmp_path / "trees.json").write_text(json.dumps([[[], [1.0]]]), "utf-8")
    with pytest.raises(CopydeskError, match=r"trees\.json: not the judge that was measured"):
        Judge.load(tmp_path)


def test_a_forest_adds_up_what_its_trees_lead_to() -> None:
    forest = Forest.of([[[[0, 0.5, -1, 1], [1, 2.0, -2, -3]], [-1.0, 0.25, 3.0]], [[], [0.5]]])
    assert [forest.odds(row) for row in ((0.5, 9), (1, 2), (1, 3))] == [-0.5, 0.75, 3.5]


def test_signs_are_as_many_as_their_names_and_do_not_tell_length(judge: Judge) -> None:
    found = signs(exhibit(judge.vocabulary, *PAIRS[2]))
    assert len(found) == len(NAMES)
    assert dict(zip(NAMES, found, strict=True))["figures new"] == 1
