"""What structure proposes about who says it, and what a judge's word does to it."""

from collections.abc import Sequence
from dataclasses import replace

from copydesk.findings.align import Alignment, align
from copydesk.findings.judge.attributing import HEARD, attributed
from copydesk.findings.judge.verdict import FAMILIES, Doubt, Verdict
from copydesk.findings.tables import weights
from copydesk.findings.voices.proposed import WEIGHTS, Proposal, proposals
from copydesk.text.passage import Span, plain
from copydesk.text.reading import read

SOURCE = (
    "Two cranes fell onto a school in Orvelle on Tuesday. Site foreman Luc Darmon said a burst main had softened the "
    "ground beneath them. The water company, Hydral, said its pipes were intact. Nine workers were hurt."
)
LOST = "Two cranes fell on a school in Orvelle. The ground beneath them had been softened by a burst main."
SHIFTED = (
    "Two cranes fell on a school in Orvelle. The water company, Hydral, said a burst main had softened the ground."
)
ADDED = "Two cranes fell on a school in Orvelle. Luc Darmon, the foreman, said nine workers had been hurt."
KEPT = "Two cranes fell on a school in Orvelle. Luc Darmon, the foreman, said a burst main had softened the ground."


def aligned(retelling: str) -> Alignment:
    return align(read([plain("source", SOURCE)]), read([plain("retelling", retelling)]))


def proposed(retelling: str) -> Sequence[Proposal]:
    alignment = aligned(retelling)
    return list(proposals(alignment, range(len(alignment.retelling.page.sentences)), HEARD))


def odds(retelling: str, code: str) -> float:
    return max((proposal.odds for proposal in proposed(retelling) if proposal.code == code), default=-99.0)


def verdicts(alignment: Alignment, share: float) -> Sequence[Verdict]:
    """Return a judge's verdicts that give each sentence, and each of its words, this share of doubt in who says it."""
    calm = Verdict(share, dict.fromkeys(FAMILIES, 0.0) | {"attribution": share}, ())
    page = alignment.retelling.page
    words = [page.words[sentence.words.start : sentence.words.stop] for sentence in page.sentences]
    return [
        replace(
            calm, doubts=tuple(Doubt(_within(word.span, sentence.span.start), "attribution", share) for word in own)
        )
        for sentence, own in zip(page.sentences, words, strict=True)
    ]


def _within(span: Span, start: int) -> Span:
    return Span(span.start - start, span.end - start)


def codes(retelling: str, share: float) -> list[str]:
    alignment = aligned(retelling)
    return [finding.kind.code for finding in attributed(alignment, verdicts(alignment, share))]


def test_a_claim_without_its_speaker_is_likelier_lost_than_one_with_him() -> None:
    assert odds(LOST, "A1") > odds(KEPT, "A1")


def test_a_claim_of_another_is_likelier_shifted_than_ones_own() -> None:
    assert odds(SHIFTED, "A2") > odds(KEPT, "A2")


def test_a_claim_that_the_source_makes_itself_is_likelier_added_than_a_reported_one() -> None:
    assert odds(ADDED, "A3") > odds(KEPT, "A3")


def test_a_judge_that_doubts_confirms_what_structure_proposes() -> None:
    assert "A1" in codes(LOST, 0.9)
    assert "A2" in codes(SHIFTED, 0.9)
    assert "A3" in codes(ADDED, 0.9)


def test_a_judge_that_sees_no_fault_confirms_nothing() -> None:
    assert [code for text in (LOST, SHIFTED, ADDED, KEPT) for code in codes(text, 0.001)] == []


def test_without_a_judge_what_keeps_its_speaker_is_left_alone() -> None:
    assert list(attributed(aligned(KEPT), ())) == []


def test_a_sentence_without_a_verdict_is_left_to_structure() -> None:
    alignment = aligned(ADDED)
    assert list(attributed(alignment, [None, None])) == list(attributed(alignment, ()))


def test_a_source_that_tells_a_claim_vaguely_too_is_made_no_vaguer() -> None:
    named = "The strike costs the port 2 million euros a day, according to the Chamber of Shipping."
    vague = "The strike reportedly costs the port 2 million euros a day."
    for source, found in ((named, ["A4"]), (f"{vague} {named}", [])):
        alignment = align(read([plain("source", source)]), read([plain("retelling", vague)]))
        assert [finding.kind.code for finding in attributed(alignment, ())] == found


def test_each_kind_has_weights_for_all_of_its_signs_and_no_others() -> None:
    for proposal in [p for text in (LOST, SHIFTED, ADDED) for p in proposed(text)]:
        assert set(weights(WEIGHTS)[proposal.code, "structure"]) == {"constant", *proposal.signs}
