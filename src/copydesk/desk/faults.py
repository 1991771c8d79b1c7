"""From findings to what a writer is told: the errors of a report, each with its sentence and its evidence."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.draft.model import Fault
from copydesk.findings.check import Report
from copydesk.findings.model import Finding, Severity
from copydesk.text.page import Page
from copydesk.text.passage import Passage


def faults_of(report: Report) -> tuple[Fault, ...]:
    """Return the errors of a report, in its order, as a writer is told of them; warnings and notes are left out.

    `sentence` and `evidence` are whole sentences as a reader sees them, without markup. An error that runs over several
    sentences of the draft is told once for each.
    """
    errors = [finding for finding in report.findings if finding.kind.severity is Severity.ERROR]
    drafted, told = _Sentences(report.alignment.retelling.page), _Sentences(report.alignment.source.page)
    return tuple(fault for finding in errors for fault in _faults(finding, drafted, told))


def _faults(finding: Finding, drafted: "_Sentences", told: "_Sentences") -> Iterator[Fault]:
    words = " ".join(finding.retelling.words.split()) if finding.retelling else ""
    evidence = " ".join(told.at(finding.source)) if finding.source else ""
    for sentence in drafted.at(finding.retelling) if finding.retelling else [""]:
        yield Fault(finding.kind.code, finding.message, words, evidence, sentence)


class _Place(NamedTuple):
    """Where a sentence stands in the content of its text, and how it reads."""

    start: int
    end: int
    words: str


class _Sentences:
    """The sentences of a page by their places in its texts."""

    def __init__(self, page: Page) -> None:
        self.places: dict[int, list[_Place]] = {}
        for sentence in page.sentences:
            passage = page.passage(sentence.span)
            place = _Place(passage.start, passage.end, " ".join(page.read(sentence.span).split()))
            self.places.setdefault(id(passage.text), []).append(place)
        for places in self.places.values():
            places.sort()

    def at(self, passage: Passage) -> Sequence[str]:
        """Return the sentences that share a character with a passage."""
        places = self.places.get(id(passage.text), [])
        first = bisect_right(places, passage.start, key=lambda place: place.end)
        last = bisect_right(places, passage.end - 1, key=lambda place: place.start)
        return [place.words for place in places[first:last]]
