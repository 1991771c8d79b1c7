"""Reporting clauses: who says it, by which verb, and what is said."""

from collections.abc import Sequence

from copydesk.text.naming.names import Name
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.saying.clause import verbs
from copydesk.text.saying.closing import find_closing_reports
from copydesk.text.saying.phrases import find_phrase_reports
from copydesk.text.saying.quotes import Quote
from copydesk.text.saying.report import Act, Clarity, Report
from copydesk.text.saying.scene import scene_of
from copydesk.text.saying.verbs import find_verb_reports

__all__ = ["Act", "Clarity", "Report", "find_reports"]

_LAST = frozenset({"show", "shows", "say", "says", "suggest", "suggests"})


def find_reports(page: Page, quotes: Sequence[Quote], names: Sequence[Name]) -> tuple[Report, ...]:
    """Return the reporting clauses of a page in order of their place."""
    known = verbs()
    first = {lemma.split(" ")[0] for lemma in known}
    likely = (word for word in page.words if word.lemma.lower() in first)
    marks = [word.number for word in likely if word.tag.startswith("VB") or _ends(page, word)]
    scene = scene_of(page, quotes, names, marks)
    by_verbs = list(find_verb_reports(scene))
    found = [*by_verbs, *find_closing_reports(scene, by_verbs), *find_phrase_reports(scene)]
    return tuple(sorted(found, key=lambda report: report.span))


def _ends(page: Page, word: Word) -> bool:
    """Say whether a word taken for a noun ends a sentence as a verb does: ", the figures show."."""
    after = page.words[word.number + 1] if word.number + 1 < len(page.words) else word
    return word.text in _LAST and (after.sentence != word.sentence or after.text in ".;,")
