"""A real server on loopback as the judge: laws alone, since a model of 135 million parameters judges as it likes."""

from copydesk.article import told
from copydesk.findings.check import check
from copydesk.findings.judge.asked import AskedJudge
from copydesk.findings.judge.endpoint import Endpoint

SOURCE = "The ferry to Anholt will stop in October, the operator said. It carried 41,000 passengers last year."
RETELLING = "The ferry to Anholt stops in October. Bakers along the coast will hire more apprentices."


def test_whatever_a_real_model_answers_the_findings_have_their_words_and_the_score_its_bounds(model: str) -> None:
    endpoint = Endpoint(model, seconds=120, tokens=80)
    source, retelling = told("wire.md", SOURCE).text, told("post.md", RETELLING).text
    try:
        report = check([source], retelling, judge=AskedJudge(endpoint))
    finally:
        endpoint.close()
    assert 0 < report.score < 1
    assert all(0 <= doubt <= 1 for doubt in report.doubts)
    for finding in report.findings:
        assert finding.retelling is None or finding.retelling.words in RETELLING
        assert finding.source is None or finding.source.words in SOURCE
