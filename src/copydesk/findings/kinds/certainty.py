"""Certainty: hedges dropped and added, negation flipped, scope changed."""

from collections.abc import Iterable, Iterator
from itertools import chain

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.assured import Held, added, dropped, flipped, paired
from copydesk.findings.statements.conditions import unconditional
from copydesk.findings.statements.contrasted import set_aside
from copydesk.findings.statements.counted import told_of_the_whole
from copydesk.findings.statements.degrees import lost_degrees
from copydesk.findings.statements.denials import turned_denials
from copydesk.findings.statements.denied import affirmed
from copydesk.findings.statements.epithets import sure_things
from copydesk.findings.statements.evidence import shown
from copydesk.findings.statements.lacking import done_all_the_same
from copydesk.findings.statements.offhand import undoubted
from copydesk.findings.statements.opposed import opposed
from copydesk.findings.statements.partitions import told_of_others
from copydesk.findings.statements.pondered import decided
from copydesk.findings.statements.recast import Recast, greater_factors, settled_outcomes, whole_causes
from copydesk.findings.statements.reversals import Reversed, reversals
from copydesk.findings.statements.scoped import Rescoped, crowned, reranked, rescoped, worldwide
from copydesk.findings.statements.settled import Settled, likely_settled, settled
from copydesk.findings.statements.shares import lost_shares
from copydesk.findings.statements.sides import Side, side
from copydesk.findings.statements.undenied import denied_above, undenied
from copydesk.findings.statements.unreal import told_as_real
from copydesk.findings.statements.unsettled import unsettled
from copydesk.findings.statements.whole import absolutes, alls, lost_parts
from copydesk.findings.statements.withheld import answered

C1 = Kind(
    "C1", "hedge-dropped", Severity.ERROR, "makes certain what the source holds possible, planned, expected or alleged"
)
C2 = Kind("C2", "hedge-added", Severity.WARNING, "makes doubtful what the source states outright")
C3 = Kind("C3", "negation-flipped", Severity.ERROR, "affirms what the source denies, or denies what it affirms")
C4 = Kind("C4", "scope-changed", Severity.ERROR, "widens or narrows how many, how much or how far")
KINDS = (C1, C2, C3, C4)

CERTAIN = "The source holds it uncertain (“{there}”); here it is certain (“{here}”)."
DOUBTFUL = "The source states it outright (“{there}”); here it is doubtful (“{here}”)."
OPPOSITE = "The source says “{there}”; here it is the opposite, “{here}”."
BOUNDED = "The source says “{there}”, which is not “{here}”."
RECAST = "“{there}” in the source, “{here}” here."


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    ours, theirs = side(alignment.retelling), side(alignment.source)
    pairs = paired(alignment, ours, theirs)
    yield from _told(alignment, C1, CERTAIN, dropped(ours, theirs, pairs))
    yield from _open(alignment, ours, theirs, settled(alignment))
    yield from _told(alignment, C1, CERTAIN, unconditional(ours, theirs, pairs))
    yield from _told(alignment, C1, CERTAIN, chain(decided(alignment, ours, theirs), answered(alignment, ours, theirs)))
    yield from _told(alignment, C1, RECAST, settled_outcomes(alignment))
    yield from _told(
        alignment, C1, CERTAIN, chain(sure_things(alignment), shown(alignment), undoubted(alignment, ours))
    )
    yield from _told(alignment, C2, DOUBTFUL, added(ours, theirs, pairs))
    doubted = (Held(ours.hedged(one.retold, one.hedge), one.there) for one in unsettled(alignment))
    yield from _told(alignment, C2, DOUBTFUL, doubted)
    yield from _told(alignment, C3, OPPOSITE, flipped(ours, theirs, pairs))
    denied = (Held(ours.predicate(one.retold), one.there) for one in affirmed(alignment))
    turned = undenied(alignment, ours, theirs, pairs), opposed(alignment, ours, theirs, pairs)
    yield from _told(alignment, C3, OPPOSITE, chain(denied, *turned, set_aside(alignment, ours, theirs, pairs)))
    unreal = done_all_the_same(alignment, ours, theirs), told_as_real(alignment, ours, theirs)
    yield from _told(alignment, C3, OPPOSITE, chain(turned_denials(alignment), *unreal))
    yield from _told(alignment, C3, OPPOSITE, (one for one in reversals(alignment) if one.is_denial))
    yield from _told(alignment, C4, BOUNDED, _scopes(alignment, ours, theirs))
    yield from _told(alignment, C4, RECAST, chain(greater_factors(alignment), whole_causes(alignment)))


def proposed(alignment: Alignment) -> Iterator[Finding]:
    """Yield what structure alone is often wrong about, for a judge to confirm."""
    ours, theirs = side(alignment.retelling), side(alignment.source)
    yield from _told(alignment, C4, BOUNDED, chain(lost_parts(alignment), absolutes(alignment, "open")))
    yield from _open(alignment, ours, theirs, likely_settled(alignment))


def _open(alignment: Alignment, ours: Side, theirs: Side, found: Iterable[Settled]) -> Iterator[Finding]:
    """Yield what is certain here and open in the source; of what the source denies to be settled, that it denies it."""
    for one in found:
        denied = denied_above(ours, theirs, one.retold, one.source)
        if denied is None:
            yield from _told(alignment, C1, CERTAIN, [_settled(ours, theirs, one)])
        else:
            yield from _told(alignment, C3, OPPOSITE, [Held(ours.predicate(one.retold), theirs.predicate(denied))])


def _scopes(alignment: Alignment, ours: Side, theirs: Side) -> Iterator[Rescoped]:
    """Yield what is bounded otherwise here; an "all" once, with what it is said of where that is the source's word."""
    compared = list(rescoped(alignment))
    yield from chain(compared, reranked(alignment), worldwide(alignment), crowned(alignment), absolutes(alignment))
    yield from told_of_the_whole(alignment, theirs.tree)
    yield from chain(lost_shares(alignment), lost_degrees(alignment, ours), told_of_others(alignment))
    yield from (one for one in alls(alignment) if not any(one.here.overlaps(other.here) for other in compared))


def _told(
    alignment: Alignment, kind: Kind, message: str, found: Iterable[Held | Rescoped | Recast | Reversed]
) -> Iterator[Finding]:
    """Yield the findings of a kind; `{here}` and `{there}` in the message become the words."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for one in found:
        words = message.format(here=ours.read(one.here), there=theirs.read(one.there) if one.there else "")
        yield Finding(kind, words, ours.passage(one.here), theirs.passage(one.there) if one.there else None)


def _settled(ours: Side, theirs: Side, one: Settled) -> Held:
    noun = one.told_in_passing(ours.reading.page, theirs.reading.page)
    here = ours.predicate(one.retold) if noun is None else ours.reading.page.words[noun].span
    return Held(here, theirs.hedged(one.source, one.hedge))
