"""Which findings stand when the judge was heard: what it doubts, and how, tells right ones from false alarms.

Structure is often sure where the retelling merely uses other words. The words of a right finding are doubted, those of
a false one seldom: how far, with what structure tells of them, was weighed for each family by `train/standing.py`. How
much the judge's doubt counts is weighed kind by kind: of another office it knows less than of another name.
"""

from collections.abc import Iterable, Iterator, Sequence
from statistics import fmean
from types import MappingProxyType

from copydesk.findings.align import Alignment
from copydesk.findings.judge.footing import Known, every_stem, footing, near_stems
from copydesk.findings.judge.verdict import Doubt, Verdict, family_of, odds
from copydesk.findings.model import Finding
from copydesk.findings.tables import Signs, weigh_heard

WEIGHTS = "statements/standing.tsv"
BAR = -0.5
"""The log of the odds that a finding is right from which on it stands.

Below even odds, since most of what it was learned on are retellings with one fault or none: on copy with more of them,
written blind, -0.5 gave the best F1 and flagged no more faithful retellings than even odds did.
"""
BARS = MappingProxyType({"F": -1.0, "N": -1.5})
"""And for families in which structure compares exactly, and the judge, which reads whole sentences, knows less."""
KINDS = MappingProxyType(
    {
        "F": ("F2", "F3"),
        "T": ("T2",),
        "N": ("N2", "N3", "N4"),
        "Q": ("Q2", "Q3", "Q4"),
        "A": ("A2", "A3", "A4", "A5"),
        "C": ("C2", "C3", "C4"),
        "E": ("E2", "E3"),
        "S": (),
    }
)
"""The kinds of a family that are told apart from its first one."""


def standing(alignment: Alignment, heard: Sequence[Verdict | None], found: Sequence[Finding]) -> Iterator[Finding]:
    """Yield the findings that stand: those that are likely enough right, and those that the judge can't weigh.

    It has no eye for two things told in each other's place, since both stand in the source.
    """
    told = {_words(one) for one in found}
    for one, signs, said in weighable(alignment, heard, found):
        crossed = _words(one)[::-1] in told
        if said is None or crossed or odds_of(one, signs, said) >= BARS.get(one.kind.family, BAR):
            yield one


def _words(found: Finding) -> tuple[str, str]:
    """Return the words of a finding's passages in small letters, the retelling's first."""
    here, there = found.retelling, found.source
    return (here.words.casefold() if here is not None else "", there.words.casefold() if there is not None else "")


def odds_of(found: Finding, signs: Signs, said: Signs) -> float:
    """Return the log of the odds that a finding is right, by what structure tells and what the judge says."""
    return weigh_heard(WEIGHTS, found.kind.family, signs, said)


def weighable(
    alignment: Alignment, heard: Sequence[Verdict | None], found: Iterable[Finding]
) -> Iterator[tuple[Finding, Signs, Signs | None]]:
    """Yield findings, each with what structure tells of its words, and what the judge says of them.

    The judge says None of what stands in the source alone, and of words that it doesn't speak of.
    """
    page, theirs = alignment.retelling.page, alignment.source.page
    every = every_stem(theirs)
    for one in found:
        if one.retelling is None:
            yield one, {}, None
            continue
        span = page.span_of(one.retelling)
        sentence = page.sentence_at(span.start)
        known = Known(near_stems(theirs, alignment.passages(span)), every)
        kinds = {kind: float(kind == one.kind.code) for kind in KINDS[one.kind.family]}
        signs = {**footing(alignment, sentence, span, known), **kinds, "words": float(len(page.words_in(span)))}
        verdict = heard[sentence.index] if sentence.index < len(heard) else None
        doubts = verdict.doubts_in([span], sentence.span.start) if verdict is not None else ()
        if verdict is None or not doubts:
            yield one, signs, None
            continue
        said = _said(verdict, doubts, family_of(one.kind.code))
        by_kind = {f"{kind} doubted": here * said["highest"] for kind, here in kinds.items()}
        yield one, signs, {**said, **kinds, **by_kind}


def _said(verdict: Verdict, doubts: Sequence[Doubt], family: str) -> Signs:
    return {
        "highest": odds(max(doubt.wrong for doubt in doubts)),
        "mean": fmean(doubt.wrong for doubt in doubts),
        "of its family": odds(max((doubt.wrong for doubt in doubts if doubt.family == family), default=0.0)),
        "family": odds(verdict.families[family]),
        "fault": odds(verdict.fault),
        "in the sentence": odds(verdict.doubt),
    }
