"""Names and roles: changed, unsupported, misspelt."""

from collections.abc import Iterator, Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.names.acquaintance import Acquaintance, acquaintance, is_light
from copydesk.findings.names.currencies import is_of_money
from copydesk.findings.names.employers import other_employers
from copydesk.findings.names.nameless import lost_ranks
from copydesk.findings.names.nearmiss import misspelt, respelt
from copydesk.findings.names.offices import clashes, other_ages
from copydesk.findings.names.outsiders import taken_in
from copydesk.findings.names.partisans import Turncoat, turncoats
from copydesk.findings.names.relations import other_relations
from copydesk.findings.names.swaps import displaced, renamed, replaced, reworded
from copydesk.text.naming.names import Name

N1 = Kind("N1", "name-changed", Severity.ERROR, "puts another person, body, place or product in the same slot")
N2 = Kind("N2", "name-unsupported", Severity.ERROR, "names somebody or something that the source does not name")
N3 = Kind("N3", "name-misspelt", Severity.ERROR, "misspells a name that the source has")
N4 = Kind(
    "N4", "role-changed", Severity.ERROR, "changes a named one's title, office, age, nationality, party or relation"
)
KINDS = (N1, N2, N3, N4)


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    known = acquaintance(alignment.source)
    told: set[int] = set()
    turned = list(turncoats(alignment))
    for name in alignment.retelling.names:
        if name.entity in told or _signs_dateline(alignment, name) or is_of_money(alignment, name):
            continue
        if alignment.retelling.page.read(alignment.retelling.page.sentence_at(name.span.start).span).isupper():
            continue  # what is shouted as a whole tells nothing by its capitals
        if any(name.span.overlaps(one.ours) for one in turned):
            continue  # the party is what changed, not the name that it stands in
        new = [part for part in known.new_parts(name, alignment.retelling.page) if not respelt(part, known)]
        found = _of_new(alignment, known, name, new) if new else _of_known(alignment, name)
        if found is not None:
            told.add(name.entity)
            yield found
    yield from _roles(alignment, turned)


def _roles(alignment: Alignment, turned: Sequence[Turncoat]) -> Iterator[Finding]:
    ours, theirs = alignment.retelling.page, alignment.source.page
    described = [(clash.ours.span, clash.theirs.span) for clash in clashes(alignment)]
    partisan = [(one.ours, one.theirs) for one in turned if not any(one.ours.overlaps(span) for span, _ in described)]
    kin = ((one.ours, one.theirs) for one in other_relations(alignment))
    for mine, other in (*described, *partisan, *kin, *lost_ranks(alignment)):
        message = f"It is {theirs.read(other)} in the source, {ours.read(mine)} here."
        yield Finding(N4, message, ours.passage(mine), theirs.passage(other))
    for one in taken_in(alignment):
        here, there = ours.passage(one.inside), theirs.passage(one.outside)
        yield Finding(
            N4, f"Of {one.name.words} the source says “{there.words}”, here it is “{here.words}”.", here, there
        )
    for place in other_employers(alignment):
        here, there = ours.passage(place.ours), theirs.passage(place.theirs)
        yield Finding(N4, f"It is “{there.words}” in the source, “{here.words}” here.", here, there)
    for age, told in other_ages(alignment):
        message = f"The age is {told.years} in the source, {age.years} here."
        yield Finding(N4, message, ours.passage(age.span), theirs.passage(told.span))


def _signs_dateline(alignment: Alignment, name: Name) -> bool:
    """Say whether a name is the agency in brackets that a dateline ends with: KITWE, Zambia (ISW) –."""
    after = alignment.retelling.page.prose[name.span.end : name.span.end + 3]
    return after[:1] == ")" and after[1:].strip() in {"–", "—", "-", "--"}


def _of_new(alignment: Alignment, known: Acquaintance, name: Name, new: Sequence[str]) -> Finding | None:
    """Return what is wrong with a name of which the source does not know some parts."""
    wrong = next((found for part in new if (found := misspelt(name, part, known))), None)
    if wrong is not None:
        return _finding(alignment, N3, f"{wrong.words} in the source is {name.words} here.", name, wrong)
    whole = len(new) == sum(not is_light(part) for part in name.parts)
    other = replaced(alignment, name) if whole else renamed(alignment, name, new)
    if other is not None:
        return _finding(alignment, N1, f"It is {other.words} in the source, {name.words} here.", name, other)
    if not whole or known.knows_capital(name):
        return None  # a capital that stands in no other place's stead sets the scene for its country
    return _finding(alignment, N2, f"The source does not name {name.words}.", name, None)


def _of_known(alignment: Alignment, name: Name) -> Finding | None:
    """Return what is wrong with a name of the source that stands where the source has another."""
    other = reworded(alignment, name) or displaced(alignment, name)
    if other is None:
        return None
    return _finding(alignment, N1, f"It is {other.words} in the source, {name.words} here.", name, other)


def _finding(alignment: Alignment, kind: Kind, message: str, name: Name, other: Name | None) -> Finding:
    there = alignment.source.page.passage(other.span) if other else None
    return Finding(kind, message, alignment.retelling.page.passage(name.span), there)
