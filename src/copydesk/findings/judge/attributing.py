"""What a judge's word does to faults of attribution that structure proposes, and what stands of them without one."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from copydesk.findings.align import Alignment
from copydesk.findings.judge.verdict import Verdict, odds
from copydesk.findings.kinds.attribution import proposed
from copydesk.findings.model import Finding
from copydesk.findings.tables import weigh
from copydesk.findings.voices.proposed import ADDED, COLOURED, LOST, SHIFTED, VAGUER, WEIGHTS, Proposal, proposals
from copydesk.text.page import Page
from copydesk.text.passage import Span

FLOOR = 0.01
"""The probability of a fault of attribution in a sentence below which nothing in it is looked at: most are."""
FAMILY = "attribution"
HEARD = MappingProxyType({LOST: 0.75, SHIFTED: 0.5, ADDED: 0.25, VAGUER: 0.0, COLOURED: 0.25})
"""The log of the odds from which on a proposal stands where a judge was heard. Set on items that it
did not learn from, and on copy that nobody had seen: there half of the faintest of what was lost was wrong."""
ALONE = MappingProxyType({LOST: 1.2, SHIFTED: 1.5, ADDED: 0.5, VAGUER: 0.5, COLOURED: 0.5})
"""And by structure alone, which is surer of what was added than of what was lost or given to another."""
NEAR = 0.75
"""How far the log of the odds by words alone may be below a proposal's bar for its sense to be worth asking about."""
TOLD = MappingProxyType({LOST: 0.72, VAGUER: 0.7})
"""The share of a claim's words and the cosine of its sense that the source's zone has, together, for it to stand."""
PLAUSIBLE = -1.5
"""The log of the odds by structure below which a judge is not heard."""


def attributed(alignment: Alignment, verdicts: Sequence[Verdict | None]) -> Iterator[Finding]:
    """Yield the faults of attribution that a judge's verdicts on the retold sentences, in order, confirm.

    A sentence without a verdict is left to structure.
    """
    page = alignment.retelling.page
    heard = {at: verdict for at, verdict in enumerate(verdicts) if verdict is not None}
    every = range(len(page.sentences))
    asked = frozenset(at for at in every if at not in heard or heard[at].families[FAMILY] >= FLOOR)

    def above(proposal: Proposal) -> float:
        return _above(page, proposal, heard.get(proposal.sentence))

    def likely(proposal: Proposal) -> bool:
        """Say whether sense might lift a proposal that words alone make, however little structure they have."""
        verdict = heard.get(proposal.sentence)
        told = _heard(page, proposal, verdict) if verdict is not None else above(proposal)
        return told >= -NEAR

    found = proposals(alignment, asked, HEARD, likely)
    yield from _standing(alignment, ((above(one), one) for one in found))


def _above(page: Page, proposal: Proposal, verdict: Verdict | None) -> float:
    """Return how far the log of a proposal's odds is above its bar."""
    if verdict is None:
        return proposal.odds - ALONE[proposal.code]
    if proposal.odds < PLAUSIBLE:
        return proposal.odds - PLAUSIBLE
    return _heard(page, proposal, verdict)


def _heard(page: Page, proposal: Proposal, verdict: Verdict) -> float:
    """Return the same by structure and a judge together."""
    signs = {"structure": proposal.odds, **judged(page, proposal, verdict)}
    return weigh(WEIGHTS, proposal.code, "judged", signs) - HEARD[proposal.code]


def judged(page: Page, proposal: Proposal, verdict: Verdict) -> Mapping[str, float]:
    """Return what a judge says of a proposal: of its sentence, and how far the words in doubt are those at fault."""
    start = page.sentences[proposal.sentence].span.start
    return {
        "attribution": odds(verdict.families[FAMILY]),
        "fault": odds(verdict.fault),
        "claim": _doubt(verdict, start, proposal.claim),
        "frame": _doubt(verdict, start, proposal.frame),
    }


def _doubt(verdict: Verdict, start: int, span: Span) -> float:
    """Return the mean doubt of attribution in the words of a span; a doubt of another family counts as none."""
    doubts = verdict.doubts_in([span], start)
    return sum(doubt.wrong for doubt in doubts if doubt.family == FAMILY) / max(len(doubts), 1)


def _is_told(proposal: Proposal) -> bool:
    """Say whether the zone that a lost or vaguer credit is taken from tells much of the claim, by words and sense."""
    signs = proposal.signs
    return proposal.code not in TOLD or signs["said: words"] + signs["said: sense"] >= TOLD[proposal.code]


def _standing(alignment: Alignment, weighed: Iterable[tuple[float, Proposal]]) -> Iterator[Finding]:
    """Yield the findings of the proposals above their bars, of several in one place the one that is furthest above.

    Who is told in a vaguer word is not another one, however surely.
    """
    above = [(odds, proposal) for odds, proposal in weighed if odds >= 0 and _is_told(proposal)]
    vaguer = {proposal.claim for _, proposal in above if proposal.code == VAGUER}
    taken: list[Span] = []
    for _, proposal in sorted(above, key=lambda one: -one[0]):
        if proposal.code == SHIFTED and proposal.claim in vaguer:
            continue
        if not any(proposal.retelling.overlaps(span) for span in taken):
            taken.append(proposal.retelling)
            yield proposed(alignment, proposal)
