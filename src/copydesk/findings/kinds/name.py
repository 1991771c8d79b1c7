"""Names and roles: changed, unsupported, misspelt."""

from collections.abc import Iterator

from copydesk.findings.acquaintance import Acquaintance, acquaintance, is_light
from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.name_slots import SURE, alike, likeness, names_in, slot_of
from copydesk.findings.nearmiss import misspelt
from copydesk.text.names import Name

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
    for name in alignment.retelling.names:
        new = known.new_parts(name)
        if not new or name.entity in told or _signs_dateline(alignment, name):
            continue
        told.add(name.entity)
        yield from _of_new(alignment, known, name, new)


def _signs_dateline(alignment: Alignment, name: Name) -> bool:
    """Say whether a name is the agency in brackets that a dateline ends with: KITWE, Zambia (ISW) –."""
    after = alignment.retelling.page.prose[name.span.end : name.span.end + 3]
    return after[:1] == ")" and after[1:].strip() in {"–", "—", "-", "--"}


def _of_new(alignment: Alignment, known: Acquaintance, name: Name, new: tuple[str, ...]) -> Iterator[Finding]:
    wrong = next((found for part in new if (found := misspelt(name, part, known))), None)
    if wrong is not None:
        yield _finding(alignment, N3, f"{wrong.words} in the source is {name.words} here.", name, wrong)
    elif (other := _in_its_slot(alignment, name)) is not None:
        yield _finding(alignment, N1, f"It is {other.words} in the source, {name.words} here.", name, other)
    elif len(new) == sum(not is_light(part) for part in name.parts):
        yield _finding(alignment, N2, f"The source does not name {name.words}.", name, None)


def _in_its_slot(alignment: Alignment, name: Name) -> Name | None:
    """Return the source's name that fills the slot of a retold one, where the retold sentence has dropped it."""
    slot = slot_of(alignment.retelling.page, name.span)
    sentence = alignment.retelling.page.sentence_at(name.span.start)
    here = {part for own in names_in(alignment.retelling.names, sentence.span) for part in own.parts}
    best: tuple[int, Name] | None = None
    for passage in alignment.passages(name.span):
        for other in names_in(alignment.source.names, passage.span):
            if not alike(name, other) or here & set(other.parts):
                continue
            score = likeness(slot, slot_of(alignment.source.page, other.span)) + (name.sort is other.sort)
            if score >= SURE and (best is None or score > best[0]):
                best = (score, other)
    return best[1] if best else None


def _finding(alignment: Alignment, kind: Kind, message: str, name: Name, other: Name | None) -> Finding:
    there = alignment.source.page.passage(other.span) if other else None
    return Finding(kind, message, alignment.retelling.page.passage(name.span), there)
