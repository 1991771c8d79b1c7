from copydesk.findings.align import MOST, Alignment, align
from copydesk.text.passage import Span, plain
from copydesk.text.reading import read

SOURCE = (
    "The ferry Halmar ran aground on Tuesday. Its captain, Ida Moe, was relieved of duty. The union blamed the hours. "
    "The captain of the tug was praised. The ferry company paid for hotels. The ferry will sail again on Friday."
)
HALMAR, _, UNION, _, COMPANY, FRIDAY = (f"{sentence.rstrip('.')}." for sentence in SOURCE.split(". "))


def aligned(retelling: str) -> Alignment:
    return align(read([plain("source", SOURCE)]), read([plain("retelling", retelling)]))


def test_a_sentence_is_judged_by_what_it_rests_on_first_and_then_by_what_is_next_nearest() -> None:
    alignment = aligned("The Halmar, a ferry with 80 guests, hit rocks before noon on Tuesday.")
    (passage,) = alignment.passages(Span(0, 1))
    evidence = alignment.evidence(Span(0, 1))
    assert alignment.source.page.read(passage.span) == HALMAR
    assert evidence.startswith(HALMAR)
    assert COMPANY in evidence
    assert FRIDAY in evidence
    assert UNION not in evidence


def test_no_more_is_shown_than_a_sentence_can_rest_on() -> None:
    alignment = aligned(
        "The ferry company and the ferry captain said on Tuesday that the Halmar, whose captain is Moe, sails."
    )
    (link,) = alignment.links
    assert len(link.supports) + len(link.further) == MOST
    assert not {support.sentence for support in link.supports} & set(link.further)


def test_a_sentence_that_its_passages_explain_is_judged_by_them_alone() -> None:
    assert aligned("The ferry Halmar ran aground on Tuesday.").evidence(Span(0, 1)) == HALMAR


def test_what_shares_no_word_with_the_source_is_judged_by_nothing() -> None:
    assert not aligned("Quite.").evidence(Span(0, 1))
