"""What a judge has a say in: what stands bare, parts told as the whole, links that may be the retelling's own.

Bare is what has nothing of its matter in the sources. Structure proposes, with its evidence; the judge confirms or lets
go. Whether what structure is sure of stands is weighed in `standing`, what the judge finds alone in `doubted`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from copydesk.findings.align import Alignment
from copydesk.findings.judge.unbacked import STATEMENT, TELLING, Unbacked, mean, unbacked
from copydesk.findings.judge.verdict import Judging, Verdict, odds
from copydesk.findings.kinds.certainty import C1, C4, proposed
from copydesk.findings.kinds.event import E3, added_link
from copydesk.findings.kinds.support import unsupported
from copydesk.findings.model import Finding
from copydesk.findings.statements.causes import WEIGHTS, Link, links
from copydesk.findings.tables import Signs, weigh
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span
from copydesk.text.tree import tree_of

WIDENED = 0.15
"""The least probability that a sentence, beside what it rests on, says too much, that confirms a part told as whole."""
LINKED = 1.0
"""The log of the odds, by structure and the judge together, from which on a link is the retelling's own."""
SETTLED, WORD = 0.2, 0.5
"""The least probability of a fault of certainty, and share of doubt in a word, that confirm a settled one."""
MOST = 400
"""Sentences of a retelling that the judge is asked about: bounds the time."""


def weighed(found: Iterable[Finding], alignment: Alignment, judge: Judging) -> Iterator[Finding]:
    """Yield these findings, and what the judge confirms of what structure proposes beside them.

    A bare statement is unsupported (S1); so is a bare clause, or it is an added link (E3), as the judge says. A link
    that may be added is so where structure and the judge together say so.
    """
    page, others = alignment.retelling.page, list(found)
    yield from others
    phrases = _phrases(page, others)
    linked = [page.span_of(one.retelling) for one in others if one.retelling and one.kind is E3]
    for one in unbacked(alignment, judge):
        if one.sort == STATEMENT or not any(one.bare.span.overlaps(span) for span in (*phrases, *linked)):
            yield from _told(alignment, one)
    yield from _proposed(alignment, judge, others)
    yield from _confirmed_links(alignment, judge)


def _told(alignment: Alignment, one: Unbacked) -> Iterator[Finding]:
    """Yield what a bare statement or clause is at fault for."""
    if one.sort == STATEMENT or one.family == "support":
        yield unsupported(alignment, one.bare.span)
    elif one.family == "event" and not _is_main(alignment, one):
        page, passages = alignment.retelling.page, alignment.passages(one.bare.span)
        evidence = alignment.source.page.passage(passages[0].span) if passages else None
        message = f"The source claims no such link: “{page.read(one.bare.span)}”."
        yield Finding(E3, message, page.passage(one.bare.span), evidence)


def _is_main(alignment: Alignment, one: Unbacked) -> bool:
    """Say whether a bare clause is what its sentence itself tells: it hangs from nothing that it could link to."""
    tree = tree_of(alignment.retelling.page)
    own = tree.page.words_in(one.bare.span)
    top = next(word for word in own if not one.bare.span.holds(tree.head(word).span) or word.head == word.number)
    while top.dep == "conj":
        top = tree.head(top)
    return top.head == top.number


def _confirmed_links(alignment: Alignment, judge: Judging) -> Iterator[Finding]:
    """Yield the links that are the retelling's own by what structure and the judge say together."""
    for link, said in unsure_links(alignment, judge):
        if weigh(WEIGHTS, E3.code, "judged", {"structure": link.odds, **said}) >= LINKED:
            yield added_link(alignment, link)


def unsure_links(alignment: Alignment, judge: Judging) -> Iterator[tuple[Link, Signs]]:
    """Yield the links of which structure is not sure, each with what the judge says of it."""
    page = alignment.retelling.page
    unsure = [link for link in islice(links(alignment), MOST) if not link.is_sure]
    numbers = [page.sentence_at(link.here.start).index for link in unsure]
    verdicts = judge.verdicts(_resting(alignment, numbers)) if unsure else ()
    for link, verdict in zip(unsure, verdicts, strict=True):
        if verdict is not None:
            yield link, _said(page, link, verdict)


def _said(page: Page, link: Link, verdict: Verdict) -> Signs:
    """Return the log of the odds of a fault in what happened, and the mean share of doubt in the words of the cause."""
    start = page.sentence_at(link.here.start).span.start
    words = (page.words[number] for number in link.cause)
    doubts = verdict.doubts_in([word.span for word in words if word.pos in TELLING], start)
    return {"event": odds(verdict.families["event"]), "cause": mean([doubt.wrong for doubt in doubts])}


def _proposed(alignment: Alignment, judge: Judging, others: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the parts told as the whole, and the open statements that are settled, that the judge confirms.

    A sentence in which structure has found a hedge dropped is not told to be settled as well.
    """
    page = alignment.retelling.page
    told = {page.sentence_at(_start(page, one)).index for one in others if one.kind is C1}
    fresh = (
        one
        for one in proposed(alignment)
        if one.kind is not C1 or page.sentence_at(_start(page, one)).index not in told
    )
    found = list(islice(fresh, MOST))
    numbers = sorted({page.sentence_at(_start(page, one)).index for one in found})
    verdicts = dict(zip(numbers, judge.verdicts(_resting(alignment, numbers)) if numbers else (), strict=True))
    yield from confirmed(page, found, verdicts)


def confirmed(page: Page, found: Iterable[Finding], verdicts: Mapping[int, Verdict | None]) -> Iterator[Finding]:
    """Yield those of the proposed findings that the verdict on their sentence confirms."""
    for one in found:
        sentence = page.sentence_at(_start(page, one))
        verdict = verdicts.get(sentence.index)
        if verdict is None:
            continue
        if one.kind is C4:
            told = verdict.families["scope"] >= WIDENED
        else:
            told = verdict.families["certainty"] >= SETTLED and _doubts(page, one, verdict, sentence) >= WORD
        if told:
            yield one


def _doubts(page: Page, found: Finding, verdict: Verdict, sentence: Sentence) -> float:
    """Return the highest share of doubt of a word of a finding, of those doubted for their certainty or scope."""
    if found.retelling is None:
        return 0.0
    doubts = verdict.doubts_in([page.span_of(found.retelling)], sentence.span.start)
    return max((doubt.wrong for doubt in doubts if doubt.family in {"certainty", "scope"}), default=0.0)


def _start(page: Page, found: Finding) -> int:
    return page.span_of(found.retelling).start if found.retelling else 0


def _resting(alignment: Alignment, numbers: Iterable[int]) -> list[tuple[str, str]]:
    """Return retold sentences by their numbers, each with what it rests on."""
    page = alignment.retelling.page
    spans = [page.sentences[number].span for number in numbers]
    return [(page.read(span), alignment.evidence(span)) for span in spans]


def _phrases(page: Page, found: Iterable[Finding]) -> list[Span]:
    """Return where a figure, a time or a name is at fault: that names the fault of its clause better."""
    return [page.span_of(one.retelling) for one in found if one.retelling and one.kind.family in "FTN"]


def sentence_verdicts(alignment: Alignment, judge: Judging) -> Sequence[Verdict | None]:
    """Return what the judge says of the retold sentences, at most MOST of them, each beside what it rests on."""
    numbers = range(min(len(alignment.retelling.page.sentences), MOST))
    return judge.verdicts(_resting(alignment, numbers))
