"""Words that the judge doubts where nothing else is found: weighed with what structure tells, they may be a finding.

A run of doubted words with no finding near it: another event told, a hedge or a denial lost, a scope widened, in words
so free that no rule sees it. What the signs count was learned by `train/doubted.py`.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import log
from types import MappingProxyType
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.judge.footing import Known, every_stem, footing, near_stems
from copydesk.findings.judge.verdict import Doubt, Verdict, odds
from copydesk.findings.kinds.certainty import BOUNDED, C1, C2, C3, C4, CERTAIN, DOUBTFUL, OPPOSITE
from copydesk.findings.kinds.event import E1, E2, E3, OTHER_EVENT
from copydesk.findings.messages import shown
from copydesk.findings.model import Finding, Kind
from copydesk.findings.statements.causes import links
from copydesk.findings.statements.denied import DENIES
from copydesk.findings.statements.softness import is_soft
from copydesk.findings.tables import Signs, weigh_heard
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

WEIGHTS = "statements/doubted.tsv"
BARS = MappingProxyType({"event": 0.5, "certainty": 0.5, "scope": 0.5})
"""The log of the odds from which on a run of doubted words is told, by the family that it is doubted for."""
LEAST = 0.25
"""The share by which a word is doubted that belongs to a run."""
APART = 2
"""Words from one of a run to the next, at most: one between them may be undoubted."""
COPIED = 4
"""Words of a run from which on the source's own can be told, and fewer than which may stand between them there."""
BESIDE = 3
"""Words between a run and a finding, up to which both may be of one fault."""
MESSAGES = MappingProxyType(
    {
        C1: CERTAIN,
        C2: DOUBTFUL,
        C3: OPPOSITE,
        C4: BOUNDED,
        E1: "Who does what is told otherwise in the source (“{there}”) than here (“{here}”).",
        E2: OTHER_EVENT,
        E3: "The source claims no such link (“{there}”) as here (“{here}”).",
    }
)


_NAMING = frozenset({"call", "name"})


class Doubted(NamedTuple):
    """A run of doubted words of a retold sentence: its family, its span in the prose, and what is known of it.

    `signs` are what structure tells, `said` what the judge says; `theirs` is the sentence of the source it rests on.
    """

    family: str
    span: Span
    theirs: Sentence
    signs: Signs
    said: Signs

    @property
    def odds(self) -> float:
        """The log of the odds that it is a fault of its family."""
        return weigh_heard(WEIGHTS, self.family, self.signs, self.said)


def doubted(alignment: Alignment, verdicts: Sequence[Verdict | None], found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings of the runs of doubted words near which nothing was found."""
    told = [one for one in runs(alignment, verdicts, found) if one.odds >= BARS[one.family]]
    linked = [link.here for link in links(alignment)] if any(one.family == "event" for one in told) else []
    yield from (_finding(alignment, one, linked) for one in told)


def runs(alignment: Alignment, verdicts: Sequence[Verdict | None], found: Sequence[Finding]) -> Iterator[Doubted]:
    """Yield the runs of words doubted for what happened, how sure or how far, where nothing was found."""
    if not verdicts:
        return
    page, theirs = alignment.retelling.page, alignment.source.page
    taken: dict[int, list[Span]] = {}
    for place in _places(page, found):
        taken.setdefault(page.sentence_at(place.start).index, []).append(place)
    every = every_stem(theirs)
    hedged = _hedged(alignment.retelling), _hedged(alignment.source)
    for sentence, verdict in zip(page.sentences, verdicts, strict=False):
        passages = alignment.passages(sentence.span)
        if verdict is None or not passages:
            continue
        places = taken.get(sentence.index, ())
        known = Known(near_stems(theirs, passages), every)
        for run in _runs(verdict.doubts):
            family = _family(run)
            if family in BARS and not (family == "certainty" and _only_names(page, sentence)):
                start = sentence.span.start
                span = Span(run[0].span.start + start, run[-1].span.end + start)
                copied = any(_is_copied(page, span, theirs, passage) for passage in passages)
                if not copied and all(_is_apart(page, span, place) for place in places):
                    signs = {
                        **footing(alignment, sentence, span, known),
                        **_held(alignment, sentence, passages[0], hedged),
                        "beside": float(bool(places)),
                    }
                    yield Doubted(family, span, passages[0], signs, _said(verdict, run, family))


def _is_copied(page: Page, span: Span, theirs: Page, passage: Sentence) -> bool:
    """Say whether a passage has the words of a run in their order, with few between: what it says is not in doubt."""
    mine = [word.text.lower() for word in page.words_in(span) if word.dep != "mark" and word.pos != "PUNCT"]
    known = [word.text.lower() for word in theirs.words[passage.words.start : passage.words.stop]]
    if len(mine) < COPIED or mine[0] not in known:
        return False
    at = first = known.index(mine[0])
    for word in mine[1:]:
        try:
            at = known.index(word, at + 1)
        except ValueError:
            return False
    return at - first < len(mine) + COPIED


def _only_names(page: Page, sentence: Sentence) -> bool:
    """Say whether a sentence only tells what somebody is called, which leaves nothing open: "He is called Roe"."""
    words = page.words[sentence.words.start : sentence.words.stop]
    root = next((word for word in words if word.head == word.number), None)
    if root is None or root.tag != "VBN" or root.lemma.lower() not in _NAMING:
        return False
    below = [word for word in words if word.head == root.number and word is not root]
    behind = (word for word in words if word.number > root.number)
    named = any(word.dep == "oprd" for word in below) and any(word.pos == "PROPN" for word in behind)
    return named and all(word.dep != "neg" and word.tag != "MD" for word in below)


def _places(page: Page, found: Iterable[Finding]) -> Iterator[Span]:
    return (page.span_of(one.retelling) for one in found if one.retelling is not None)


def _hedged(reading: Reading) -> frozenset[int]:
    """Return the sentences of a reading in which something is hedged."""
    return frozenset(reading.page.sentence_at(h.span.start).index for hedges in reading.hedges for h in hedges)


def _held(
    alignment: Alignment, ours: Sentence, theirs: Sentence, hedged: tuple[frozenset[int], frozenset[int]]
) -> Signs:
    """Return how a retold sentence holds what it says, beside the source's: surer, less sure, denied by one alone."""
    pages = (alignment.retelling.page, ours), (alignment.source.page, theirs)
    here, there = (
        (sentence.index in known, is_soft(page, sentence.span), len(DENIES.findall(page.prose, *sentence.span)) % 2)
        for (page, sentence), known in zip(pages, hedged, strict=True)
    )
    surer = next((there[one] - here[one] for one in (0, 1) if there[one] != here[one]), 0)
    return {"surer": float(surer > 0), "less sure": float(surer < 0), "turned": float(here[2] != there[2])}


def _is_apart(page: Page, one: Span, other: Span) -> bool:
    """Say whether more than a few words part two places."""
    between = Span(min(one.end, other.end), max(one.start, other.start))
    return between.start < between.end and len(page.words_in(between)) > BESIDE


def _runs(doubts: Sequence[Doubt]) -> Iterator[list[Doubt]]:
    """Yield the doubted words that stand together."""
    kept = [(at, doubt) for at, doubt in enumerate(doubts) if doubt.wrong >= LEAST]
    run = [doubt for _, doubt in kept[:1]]
    for (before, _), (at, doubt) in pairwise(kept):
        if at - before > APART:
            yield run
            run = []
        run.append(doubt)
    if run:
        yield run


def _family(run: Iterable[Doubt]) -> str:
    shares: dict[str, float] = {}
    for doubt in run:
        shares[doubt.family] = shares.get(doubt.family, 0.0) + doubt.wrong
    return max(shares, key=lambda family: shares[family])


def _said(verdict: Verdict, run: Sequence[Doubt], family: str) -> Signs:
    doubt = sum(one.wrong for one in run)
    return {
        "highest": odds(max(one.wrong for one in run)),
        "mean": doubt / len(run),
        "words": log(len(run)),
        "of one mind": sum(one.wrong for one in run if one.family == family) / doubt,
        "family": odds(verdict.families[family]),
        "fault": odds(verdict.fault),
        "elsewhere": log(1 + max(sum(one.wrong for one in verdict.doubts) - doubt, 0.0)),
    }


def _finding(alignment: Alignment, one: Doubted, linked: Sequence[Span]) -> Finding:
    here = alignment.retelling.page.passage(one.span)
    there = alignment.source.page.passage(one.theirs.span)
    kind = _kind(one, linked)
    return Finding(kind, MESSAGES[kind].format(here=here.words, there=shown(there.words)), here, there)


def _kind(one: Doubted, linked: Sequence[Span]) -> Kind:
    """Return which kind of its family a run is: by its words, where links are, and the hedges of both sentences."""
    if one.family == "scope":
        return C4
    if one.family == "event":
        if any(link.overlaps(one.span) for link in linked):
            return E3
        return E1 if one.signs["near"] == 1 else E2
    if one.signs["surer"]:
        return C1
    return C2 if one.signs["less sure"] else C3
