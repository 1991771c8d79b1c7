"""The words of a text that only say who says what the rest of their sentence says."""

from bisect import bisect_left

from copydesk.text.passage import Span
from copydesk.text.reading import Reading

PASSING = frozenset({"relcl", "acl"})
"""How a statement stands to a noun that it only tells more of: "called off a march that was planned"."""


def crediting(reading: Reading) -> frozenset[int]:
    """Return the numbers of the words of reporting clauses and phrases, where what is said is a statement itself."""
    page = reading.page
    stated = (page.words[statement.verb] for statement in reading.statements)
    verbs = sorted(verb.span.start for verb in stated if verb.dep not in PASSING)

    def tells(span: Span) -> bool:
        at = bisect_left(verbs, span.start)
        return at < len(verbs) and verbs[at] < span.end

    found: set[int] = set()
    for report in reading.reports:
        told = [span for span in report.contents if tells(span)]
        if told:
            words = page.words_in(report.span)
            found.update(w.number for w in words if not any(span.overlaps(w.span) for span in told))
    return frozenset(found)
