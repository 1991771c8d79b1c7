"""What a judge has a say in: what stands bare, parts told as the whole, links that may be the retelling's own.

Bare is what has nothing of its matter in the sources. Structure proposes, with its evidence; the judge confirms or lets
go. It makes no finding by itself.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from copydesk.findings.align import Alignment
from copydesk.findings.judge.verdict import Doubt, Judging, Verdict, odds
from copydesk.findings.kinds.certainty import C4, proposed
from copydesk.findings.kinds.event import E3, added_link
from copydesk.findings.kinds.support import unsupported
from copydesk.findings.model import Finding
from copydesk.findings.statements.bare import Bare, bare_clauses, bare_statements
from copydesk.findings.statements.causes import WEIGHTS, Link, links
from copydesk.findings.tables import Signs, weigh
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span
from copydesk.text.vectors import vectors

UNSUPPORTED = 0.25
"""The least probability of an unsupported statement, over all places where it might stand, that confirms one."""
AT_FAULT = 0.275
"""The least probability of any fault that it must have there too: some true statements only look new."""
STRANGE, STRANGER = 0.13, 0.3
"""The least probability of an unsupported statement that confirms one of somebody who is new, and the least mean share
of doubt in its words of being so. Of what a sentence says of such a one few are honest rewordings."""
SURE, MEANT, MEANT_SURELY = 0.55, 0.5, 0.6
"""The probability of an unsupported statement that is high, and the cosine with a sentence of the sources from which on
a bare one may say the same, below and above it: in annotated pairs 7 of 11 that the judge confirmed from .5 on were
honest rewordings, and 6 of 24 below."""
LONG, LONG_CLAUSE = 4.0, 2.5
"""The matter that a bare statement and a clause must have where the judge is not sure: what is shorter is too often an
honest rewording."""
DOUBTED = 0.75
"""The least mean share of doubt in a bare clause's words, over all those places, that confirms it."""
WIDENED = 0.15
"""The least probability that a sentence, beside what it rests on, says too much, that confirms a part told as whole."""
LINKED = 0.5
"""The log of the odds, by structure and the judge together, from which on a link is the retelling's own."""
SETTLED, WORD = 0.15, 0.5
"""The least probability of a fault of certainty, and share of doubt in a word, that confirm a settled one."""
MOST = 400
"""Sentences of a retelling that the judge is asked about, and bare statements and clauses: bounds the time."""
TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})


def weighed(found: Iterable[Finding], alignment: Alignment, judge: Judging) -> Iterator[Finding]:
    """Yield what stands of these findings when the judge was heard, and what it confirms of what is proposed.

    A bare statement is unsupported (S1); so is a bare clause, or it is an added link (E3), as the judge says. A link
    that may be added is so where structure and the judge together say so.
    """
    others = list(found)
    yield from others
    phrases = _phrases(alignment.retelling.page, others)
    linked = [alignment.retelling.page.span_of(one.retelling) for one in others if one.retelling and one.kind is E3]
    statements, clauses = (list(islice(bare(alignment), MOST)) for bare in (bare_statements, bare_clauses))
    heard = _heard(alignment.retelling.page, [*statements, *clauses], judge)
    for bare, verdicts in zip(statements, heard, strict=False):
        sure = all(v and v.families["support"] >= UNSUPPORTED and v.fault >= AT_FAULT for v in verdicts)
        if (sure or _is_strange(alignment.retelling.page, bare, verdicts)) and _is_told(
            alignment, bare, verdicts, LONG
        ):
            yield unsupported(alignment, bare.span)
    for bare, verdicts in zip(clauses, heard[len(statements) :], strict=True):
        if not any(bare.span.overlaps(span) for span in (*phrases, *linked)):
            yield from _clause(alignment, bare, verdicts)
    yield from _proposed(alignment, judge)
    yield from _confirmed_links(alignment, judge)


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
    spans = [Span(w.span.start - start, w.span.end - start) for w in words if w.pos in TELLING]
    doubts = [doubt for doubt in verdict.doubts if any(doubt.span.overlaps(span) for span in spans)]
    return {"event": odds(verdict.families["event"]), "cause": _mean(doubts)}


def _proposed(alignment: Alignment, judge: Judging) -> Iterator[Finding]:
    """Yield the parts told as the whole, and the open statements that are settled, that the judge confirms."""
    page = alignment.retelling.page
    found = list(islice(proposed(alignment), MOST))
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
    here, by = page.span_of(found.retelling), sentence.span.start
    certain = (doubt for doubt in verdict.doubts if doubt.family in {"certainty", "scope"})
    spans = ((Span(doubt.span.start + by, doubt.span.end + by), doubt.wrong) for doubt in certain)
    return max((wrong for span, wrong in spans if span.overlaps(here)), default=0.0)


def _start(page: Page, found: Finding) -> int:
    return page.span_of(found.retelling).start if found.retelling else 0


def _resting(alignment: Alignment, numbers: Iterable[int]) -> list[tuple[str, str]]:
    """Return retold sentences by their numbers, each with what it rests on."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    spans = [ours.sentences[number].span for number in numbers]
    return [(ours.read(s), " ".join(theirs.read(p.span) for p in alignment.passages(s))) for s in spans]


def _phrases(page: Page, found: Iterable[Finding]) -> list[Span]:
    """Return where a figure, a time or a name is at fault: that names the fault of its clause better."""
    return [page.span_of(one.retelling) for one in found if one.retelling and one.kind.family in "FTN"]


def sentence_verdicts(alignment: Alignment, judge: Judging) -> Sequence[Verdict | None]:
    """Return what the judge says of the retold sentences, at most MOST of them, each beside what it rests on."""
    numbers = range(min(len(alignment.retelling.page.sentences), MOST))
    return judge.verdicts(_resting(alignment, numbers))


Verdicts = Sequence[Verdict | None]


def _heard(page: Page, bare: Sequence[Bare], judge: Judging) -> list[Verdicts]:
    """Return for each bare statement or clause the verdicts on its sentence, one for each run of evidence."""
    pairs = [(page.read(one.sentence.span), evidence) for one in bare for evidence in one.evidence]
    asked = list(dict.fromkeys(pairs))
    known = dict(zip(asked, judge.verdicts(asked) if asked else (), strict=True))
    verdicts = iter([known[pair] for pair in pairs])
    return [list(islice(verdicts, len(one.evidence))) for one in bare]


def _is_strange(page: Page, bare: Bare, verdicts: Verdicts) -> bool:
    """Say whether a statement of somebody who is new stands nowhere, as the judge doubts it beside each evidence."""
    if not bare.is_of_strangers or not all(v and v.families["support"] >= STRANGE for v in verdicts):
        return False
    shares = (
        [doubt.wrong * (doubt.family == "support") for doubt in doubts] for doubts in _doubts_in(page, bare, verdicts)
    )
    return min((sum(own) / (len(own) or 1) for own in shares), default=0.0) >= STRANGER


def _doubts_in(page: Page, bare: Bare, verdicts: Verdicts) -> list[list[Doubt]]:
    """Return what each verdict doubts of the words of a statement or clause that tell something."""
    start = bare.sentence.span.start
    words = (word for word in page.words_in(bare.span) if word.pos in TELLING)
    telling = [Span(word.span.start - start, word.span.end - start) for word in words]
    return [[d for d in v.doubts if any(d.span.overlaps(span) for span in telling)] if v else [] for v in verdicts]


def _is_told(alignment: Alignment, bare: Bare, verdicts: Verdicts, long: float) -> bool:
    """Say whether something bare is told: no sentence of the sources beside it means nearly the same.

    Where the judge is not sure of that, it must be of this weight as well.
    """
    sure = all(v and v.families["support"] >= SURE for v in verdicts)
    if not sure and bare.weight < long:
        return False
    theirs = alignment.source.page
    read = [theirs.read(theirs.sentences[number].span) for number in bare.beside]
    own, *others = vectors([alignment.retelling.page.read(bare.span), *read])
    meant = max((float(own @ other) for other in others), default=0.0)
    return meant < (MEANT_SURELY if sure else MEANT)


def _clause(alignment: Alignment, bare: Bare, verdicts: Verdicts) -> Iterator[Finding]:
    page = alignment.retelling.page
    doubts = _doubts_in(page, bare, verdicts)
    if min(map(_mean, doubts), default=0.0) < DOUBTED or not _is_told(alignment, bare, verdicts, LONG_CLAUSE):
        return
    family = Counter(doubt.family for found in doubts for doubt in found).most_common(1)[0][0]
    if family == "support":
        yield unsupported(alignment, bare.span)
    elif family == "event":
        passages = alignment.passages(bare.span)
        evidence = alignment.source.page.passage(passages[0].span) if passages else None
        message = f"The source claims no such link: “{page.read(bare.span)}”."
        yield Finding(E3, message, page.passage(bare.span), evidence)


def _mean(doubts: Sequence[Doubt]) -> float:
    return sum(doubt.wrong for doubt in doubts) / (len(doubts) or 1)
