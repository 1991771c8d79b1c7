"""One lost attribution, one finding: what a sentence states as fact and one report of the source tells is joined."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from copydesk.findings.align import Alignment
from copydesk.findings.kinds.attribution import A1
from copydesk.findings.model import Finding
from copydesk.text.parse import Word
from copydesk.text.passage import Passage, Span
from copydesk.text.reading import Reading
from copydesk.text.tree import Tree, tree_of

MOST = 4
"""Parts of a clause that are joined to it."""
_SUBJECTS = ("csubj", "csubjpass")
_OF_NOUNS = ("acl", "relcl")


def joined(alignment: Alignment, found: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings, those of one lost attribution as one, over the whole of what is stated."""
    reading = alignment.retelling
    lost: dict[tuple[int, Passage], list[tuple[Span, Finding]]] = defaultdict(list)
    for finding in found:
        if finding.kind is not A1 or finding.retelling is None or finding.source is None:
            yield finding
            continue
        span = reading.page.span_of(finding.retelling)
        lost[reading.page.sentence_at(span.start).index, finding.source].append((span, finding))
    tree = tree_of(reading.page) if lost else None
    for row in lost.values():
        for span, finding in _rows(reading, sorted(row, key=lambda one: one[0])):
            whole = _whole(reading, tree, span) if tree is not None else span
            yield replace(finding, retelling=reading.page.passage(whole))


def _rows(reading: Reading, row: Sequence[tuple[Span, Finding]]) -> Iterator[tuple[Span, Finding]]:
    """Yield the stretches between which nothing else is stated as one, each with its first finding."""
    held, first = row[0]
    for span, finding in row[1:]:
        if _states(reading, Span(held.end, max(span.start, held.end))):
            yield held, first
            held, first = span, finding
        else:
            held = Span(held.start, max(held.end, span.end))
    yield held, first


def _states(reading: Reading, span: Span) -> bool:
    """Say whether a stretch has a predicate of its own."""
    words = reading.page.words_in(span)
    return any(word.pos in {"VERB", "AUX"} and word.dep not in {"aux", "auxpass"} for word in words)


def _whole(reading: Reading, tree: Tree, span: Span) -> Span:
    """Return a stretch with a clause that is its subject, and with the rest of one that breaks off behind."""
    page, first = reading.page, reading.page.words_in(span)[0]
    subjects = (subject for word in page.words_in(span) for subject in tree.children(word, *_SUBJECTS))
    ahead = next((subject for subject in subjects if tree.reach(subject).last + 1 == first.number), None)
    start = page.words[tree.reach(ahead).first].span.start if ahead is not None else span.start
    whole = Span(start, span.end)
    for _ in range(MOST):
        part = _broken_off(tree, page.words_in(whole))
        further = page.words[tree.reach(part).last].span.end if part is not None else whole.end
        added = Span(whole.end, further)
        if further <= whole.end or _reports(reading, added):
            break
        whole = Span(start, further)
    return whole


def _reports(reading: Reading, span: Span) -> bool:
    """Say whether a report begins in a stretch."""
    at = bisect_left(reading.reports, span.start, key=lambda report: report.span.start)
    return at < len(reading.reports) and reading.reports[at].span.start < span.end


def _broken_off(tree: Tree, words: Sequence[Word]) -> Word | None:
    """Return the head of what belongs right behind words: the verb of their last noun, its clause, or what is told."""
    last, inside = words[-1], {word.number for word in words}
    verb = tree.head(last)
    if verb.number > last.number and last.dep.startswith("nsubj"):
        return verb
    parts = [*tree.children(last, *_OF_NOUNS), *(part for word in words for part in tree.children(word, "ccomp"))]
    return next(
        (part for part in parts if tree.reach(part).first == last.number + 1 and part.number not in inside), None
    )
