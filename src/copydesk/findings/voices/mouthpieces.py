"""Mouthpieces: who speaks for a body that the source has told of just before, without naming it again."""

from copydesk.findings.voices.around import STEM
from copydesk.findings.voices.credits import Credit, Scene
from copydesk.findings.voices.identity import tells_of
from copydesk.findings.voices.parties import Party
from copydesk.findings.voices.unspecific import offices
from copydesk.findings.voices.voices import Voice
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.saying.antecedents import Being, antecedent, head_among
from copydesk.text.saying.report import Clarity, Report
from copydesk.text.saying.sources import phrase

BEFORE = 1
"""Sentences before that of a mouthpiece in which the body stands."""
_SPOKES = "spokes"
_ITS = frozenset({"its", "their"})
_FOR = frozenset({"for", "of", "at", "from"})


def is_spoken_for(scene: Scene, ours: Voice, party: Party, rival: Credit) -> bool:
    """Say whether somebody in the source speaks for the body that is credited here: "its chairman", "a spokesman"."""
    page = scene.source.reading.page
    span = _phrase(scene, rival.report)
    if ours.being is Being.PERSON or span is None or not _speaks_for_a_body(page, span):
        return False
    own = page.sentence_at(span.start)
    first = page.sentences[max(own.index - BEFORE, 0)]
    near = (Span(first.span.start, first.span.end), Span(own.span.start, span.start))
    return any(tells_of(scene.source_cast, place, party) for place in near)


def _phrase(scene: Scene, report: Report) -> Span | None:
    """Return the phrase that tells who is behind a report, that of whom a pronoun stands for."""
    if report.source is None or report.clarity is not Clarity.POINTED:
        return report.source
    head = head_among(scene.source.reading.page.words_in(report.source))
    meant = antecedent(scene.theirs.cast, head) if head is not None else None
    return phrase(scene.theirs.cast.tree, meant) if meant is not None else None


def _speaks_for_a_body(page: Page, span: Span) -> bool:
    """Say whether a phrase tells of an office at a body that it does not name."""
    words = page.words_in(span)
    nouns = [word.lemma.lower() for word in words if word.pos in {"NOUN", "PROPN"}]
    holds = any(noun.startswith(_SPOKES) or noun[:STEM] in offices() for noun in nouns)
    if any(word.text.lower() in _ITS for word in words[:1]):
        return holds
    names_it = any(word.text.lower() in _FOR or word.tag == "POS" for word in words)
    return not names_it and any(noun.startswith(_SPOKES) for noun in nouns)
