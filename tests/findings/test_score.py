import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.article import told
from copydesk.findings.check import check
from copydesk.findings.judge.judge import Judge
from copydesk.findings.judge.verdict import Doubt, Verdict
from copydesk.findings.model import Finding, Severity
from copydesk.findings.score import passing
from copydesk.findings.wanted.selection import KINDS
from copydesk.text.passage import Span

findings = st.lists(st.sampled_from(KINDS), max_size=12)
doubts = st.lists(st.floats(0, 1), max_size=12)


def found(kinds: list[object]) -> list[Finding]:
    text = told("retelling.md", "The ferry stops in October.").text
    passage = text.passage(text.prose_span(text.passage(text.blocks[0].span)))
    return [Finding(kind, "It differs.", passage, None) for kind in kinds]  # type: ignore[arg-type]


@given(findings, doubts, st.sampled_from(KINDS))
def test_a_further_finding_never_raises_the_score(kinds: list[object], shares: list[float], kind: object) -> None:
    before, after = passing(found(kinds), shares), passing(found([*kinds, kind]), shares)
    assert 0 <= after <= before <= 1


@given(findings, st.lists(st.floats(0, 1), min_size=1, max_size=12), st.floats(0, 1))
def test_a_sentence_that_is_doubted_more_never_raises_the_score(
    kinds: list[object], shares: list[float], share: float
) -> None:
    more = [max(shares[0], share), *shares[1:]]
    assert passing(found(kinds), more) <= passing(found(kinds), shares)


@given(st.floats(0, 1), st.integers(1, 400))
def test_a_long_retelling_is_scored_as_a_short_one_that_is_doubted_alike(share: float, times: int) -> None:
    assert passing([], [share] * times) == pytest.approx(passing([], [share]))


def test_a_sentence_is_doubted_as_its_most_doubted_word_is_and_as_a_whole_where_none_is_named() -> None:
    doubts = (Doubt(Span(0, 3), "name", 0.2), Doubt(Span(4, 9), "event", 0.6))
    assert Verdict(0.9, {}, doubts).doubt == 0.6
    assert Verdict(0.9, {}, ()).doubt == 0.9


def test_an_error_weighs_more_than_a_warning() -> None:
    error, warning = (next(k for k in KINDS if k.severity is s) for s in (Severity.ERROR, Severity.WARNING))
    assert passing(found([error]), []) < passing(found([warning]), []) < passing([], [])


def test_a_report_scores_what_stands_when_waivers_have_been_heard() -> None:
    source = told("wire.md", "The contract is worth £184 million, the council said.").text
    retelling = told("post.md", "The contract is worth £148 million, the council said.").text
    report = check([source], retelling, judge=Judge.load())
    assert report.findings
    assert len(report.doubts) == 1
    assert report.score == passing(report.findings, report.doubts) < check([source], source).score
