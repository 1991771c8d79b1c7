"""Events and links: roles swapped, an event replaced by another, a cause or purpose added."""

from collections.abc import Iterator
from itertools import chain

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.causes import Link, links
from copydesk.findings.statements.exchanged import exchanges
from copydesk.findings.statements.offences import Offence, offences
from copydesk.findings.statements.outcomes import outcomes
from copydesk.findings.statements.poles import Poled, poled
from copydesk.findings.statements.recast import freely_done
from copydesk.findings.statements.reversals import Reversed, reversals
from copydesk.findings.statements.turns import crossings
from copydesk.findings.statements.unexplained import explained
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

E1 = Kind("E1", "roles-swapped", Severity.ERROR, "exchanges who did it and to whom it was done")
E2 = Kind("E2", "event-changed", Severity.ERROR, "replaces what happened by something that means otherwise")
E3 = Kind("E3", "link-added", Severity.ERROR, "claims a cause, purpose, condition or sequence that the source does not")
KINDS = (E1, E2, E3)

OTHER_EVENT = "The source tells another event (“{there}”) than this (“{here}”)."


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    yield from _swapped(alignment)
    yield from _changed(alignment)
    yield from _linked(alignment)
    yield from _explained(alignment)
    yield from _freed(alignment)
    yield from _otherwise(alignment)


def _swapped(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each statement in which two have exchanged their places."""
    for one in exchanges(alignment):
        here, there = _whole(alignment.retelling, one.retold), _whole(alignment.source, one.source)
        said = alignment.source.page.read(there)
        message = f"“{one.one}” and “{one.other}” have exchanged their parts: the source says “{said}”."
        if one.one == one.other:
            message = f"It is done by “{one.one}” in the source (“{said}”) and to “{one.one}” here."
        yield Finding(E1, message, alignment.retelling.page.passage(here), alignment.source.page.passage(there))
    for crossed in crossings(alignment):
        evidence = alignment.source.page.passage(crossed.there)
        message = f"“{crossed.one}” is told what the source tells of “{crossed.other}”, and the reverse."
        yield Finding(E1, message, alignment.retelling.page.passage(crossed.here), evidence)


def _freed(alignment: Alignment) -> Iterator[Finding]:
    """Yield what was done under force and is told as done of free will."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for one in freely_done(alignment):
        there = theirs.passage(one.there) if one.there else None
        message = f"Done under force in the source (“{there and there.words}”), of free will here."
        yield Finding(E2, message, ours.passage(one.here), there)


def _otherwise(alignment: Alignment) -> Iterator[Finding]:
    """Yield the offences that are told as more or less than the source's, and the things told as their opposite."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    turned = (one for one in reversals(alignment) if not one.is_denial)
    found: Iterator[Offence | Poled | Reversed] = chain(offences(alignment), poled(alignment), turned)
    for one in found:
        message = OTHER_EVENT.format(there=theirs.read(one.there), here=ours.read(one.here))
        yield Finding(E2, message, ours.passage(one.here), theirs.passage(one.there))


def _changed(alignment: Alignment) -> Iterator[Finding]:
    """Yield a finding for each statement that tells another event."""
    for one in outcomes(alignment):
        here, there = _verbs(alignment.retelling, one.retold), _verbs(alignment.source, one.source)
        told, said = alignment.retelling.page.read(here), alignment.source.page.read(there)
        message = OTHER_EVENT.format(there=said, here=told)
        yield Finding(E2, message, alignment.retelling.page.passage(here), alignment.source.page.passage(there))


def _verbs(reading: Reading, statement: Statement) -> Span:
    numbers = [*statement.auxiliaries, *statement.frame, statement.verb, statement.head]
    words = [reading.page.words[number].span for number in numbers]
    return Span(min(span.start for span in words), max(span.end for span in words))


def _whole(reading: Reading, statement: Statement) -> Span:
    """Return a statement's span without marks at its ends."""
    words = [reading.page.words[n] for n in statement.words if reading.page.words[n].pos not in {"PUNCT", "SPACE"}]
    return Span(words[0].span.start, words[-1].span.end) if words else statement.span


def _linked(alignment: Alignment) -> Iterator[Finding]:
    """Yield the links that are surely the retelling's own."""
    yield from (added_link(alignment, link) for link in links(alignment) if link.is_sure)


def _explained(alignment: Alignment) -> Iterator[Finding]:
    """Yield the causes that are told of what the source says nobody knows the cause of."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for one in explained(alignment):
        message = f"The source says that the cause is not known (“{theirs.read(one.there)}”)."
        yield Finding(E3, message, ours.passage(one.here), theirs.passage(one.there))


def added_link(alignment: Alignment, link: Link) -> Finding:
    """Return the finding of a link that a retelling adds."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    here = _clause(alignment.retelling, link.here)
    there = theirs.passage(link.there) if link.there is not None else None
    return Finding(E3, f"The source claims no such link: “{ours.read(here)}”.", ours.passage(here), there)


def _clause(reading: Reading, link: Span) -> Span:
    """Return the clause that a link stands in, with all of the link."""
    held = [statement for statement in reading.statements if statement.span.start <= link.start < statement.span.end]
    if not held:
        return link
    clause = _whole(reading, min(held, key=lambda s: s.span.end - s.span.start))
    return Span(min(clause.start, link.start), max(clause.end, link.end))
