"""Names in another's slot: which name of the source a retold one has pushed out."""

from collections.abc import Iterator, Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.names.acquaintance import is_light, same_one
from copydesk.findings.names.slots import SURE, Slot, alike, likeness, names_in, slots_of
from copydesk.text.naming.entities import parts_of
from copydesk.text.naming.names import PEOPLE, Name, Sort
from copydesk.text.naming.nations import nation
from copydesk.text.naming.spelling import folded
from copydesk.text.reading import Reading

_FAINT = frozenset(
    ("be", "have", "do", "say", "tell", "add", "accor", "get", "make", "take", "go", "come", "give", "write", "ask")
)
"""What so many names hang on that nothing follows from it."""
BODY = 3
"""Words of a body's name of which another one makes it another body's."""
_LANDS = frozenset({Sort.PLACE, Sort.NATION})


def replaced(alignment: Alignment, name: Name) -> Name | None:
    """Return the source's name that a retold name which the source does not have has pushed out.

    The one in the same slot, or the only one of its sort that the retold sentence drops.
    """
    slots = slots_of(alignment.retelling.page, name.span)
    beside = _neighbours(alignment.retelling, name)
    scored: list[tuple[int, Name]] = []
    for other in _dropped(alignment, name):
        score = likeness(slots, slots_of(alignment.source.page, other.span))
        score += (name.sort is other.sort is not Sort.OTHER) + 2 * _kindred(name, other)
        scored.append((score + 2 * bool(beside & _neighbours(alignment.source, other)), other))
    score, best = max(scored, key=lambda pair: pair[0], default=(0, None))
    if score >= SURE:
        return best
    if best is None or len({other.entity for _, other in scored}) > 1:
        return None
    things = score >= SURE - 1 and Sort.PERSON not in {name.sort, best.sort}
    return best if things or {name.sort, best.sort} <= _LANDS else None


def _neighbours(reading: Reading, name: Name) -> set[str]:
    """Return the parts of the names beside a name in a list: of Rome in "London, Rome and Beijing"."""
    sentence = reading.page.sentence_at(name.span.start)
    there = list(names_in(reading.names, sentence.span))
    at = next((i for i, other in enumerate(there) if other.span == name.span), 0)
    near = [other for other in there[max(at - 1, 0) : at + 2] if other.span != name.span]
    return {part for other in near if _listed(reading, name, other) for part in other.parts}


def _listed(reading: Reading, a: Name, b: Name) -> bool:
    first, second = sorted((a.span, b.span))
    return reading.page.prose[first.end : second.start].strip() in {",", "and", "or", ", and", ", or"}


def renamed(alignment: Alignment, name: Name, new: Sequence[str]) -> Name | None:
    """Return the source's name that shares its other parts with a retold one: Anselm Ruti for Anselm Widmer."""
    kept = set(name.parts) - set(new)
    if name.sort is Sort.PERSON and name.parts[-1] not in new:
        return None
    for other in _in_passages(alignment, name):
        apart = {part for part in other.parts if not is_light(part)} - set(name.parts)
        if (
            apart
            and kept & set(other.parts)
            and len(name.parts) > 1
            and alike(name, other)
            and not _told(alignment, name, apart)
        ):
            return other
    return None


def displaced(alignment: Alignment, name: Name) -> Name | None:
    """Return the source's name in whose very slot a retold sentence has another name of the source."""
    slots = _firm(alignment.retelling, name)
    if not slots:
        return None
    for other in _dropped(alignment, name):
        if (
            _same_sort(name, other)
            and not _rests_on(alignment, name, other)
            and likeness(slots, _firm(alignment.source, other)) >= SURE
            and not _beside(alignment, name, other)
        ):
            return None if _stands_there(alignment, name, slots) else other
    return None


def reworded(alignment: Alignment, name: Name) -> Name | None:
    """Return the source's body from whose name a retold one of the source's words differs in a single word.

    The Office of Public Works for the Office of Flood Works, where public works are told of nowhere.
    """
    if name.sort is not Sort.BODY or len(name.parts) < BODY or _stands(alignment, name):
        return None
    near = (other for other in _in_passages(alignment, name) if len(other.parts) == len(name.parts))
    return next((other for other in near if _apart(name, other) == 1), None)


def _apart(name: Name, other: Name) -> int:
    return sum(one != two for one, two in zip(name.parts, other.parts, strict=True))


def _stands(alignment: Alignment, name: Name) -> bool:
    """Say whether the source has the parts of a name side by side, whatever small words lie between."""
    forms = parts_of([word.text for word in alignment.source.page.words])
    return any(forms[i : i + len(name.parts)] == name.parts for i in range(len(forms) - len(name.parts) + 1))


def _firm(reading: Reading, name: Name) -> tuple[Slot, ...]:
    slots = slots_of(reading.page, name.span)
    return tuple(slot for slot in slots if slot.governor not in _FAINT and slot.way not in {"subject", "is"})


def _same_sort(name: Name, other: Name) -> bool:
    """Say whether two names surely name the same sort of thing, or both look like people's."""
    if name.sort is other.sort is not Sort.OTHER:
        return True
    return all(
        own.sort in PEOPLE and len(own.parts) > 1 and not any(is_light(part) for part in own.parts)
        for own in (name, other)
    )


def _beside(alignment: Alignment, name: Name, other: Name) -> bool:
    """Say whether the source names the retold one in the very sentence of the other."""
    span = alignment.source.page.sentence_at(other.span.start).span
    words = {folded(word.text) for word in alignment.source.page.words_in(span)}
    apart = set(name.parts) - set(other.parts)
    near = names_in(alignment.source.names, span)
    return not apart or not apart.isdisjoint(words) or any(same_one(name, own) for own in near)


def _rests_on(alignment: Alignment, name: Name, other: Name) -> bool:
    """Say whether the passage that a retold name's sentence rests on most names it, and not the other one."""
    first = next(iter(alignment.passages(name.span)), None)
    near = names_in(alignment.source.names, first.span) if first else ()
    return any(same_one(name, own) for own in near) and not any(own.entity == other.entity for own in near)


def _stands_there(alignment: Alignment, name: Name, slots: tuple[Slot, ...]) -> bool:
    """Say whether the source has the retold name in this slot too, in whatever sentence."""
    parts = {part for part in name.parts if len(name.parts) == 1 or not is_light(part)} or set(name.parts)
    own = (other for other in alignment.source.names if parts & set(other.parts) or same_one(name, other))
    return any(likeness(slots, _firm(alignment.source, other)) >= SURE for other in own)


def _in_passages(alignment: Alignment, name: Name) -> Iterator[Name]:
    for passage in alignment.passages(name.span):
        yield from names_in(alignment.source.names, passage.span)


def _dropped(alignment: Alignment, name: Name) -> Iterator[Name]:
    """Yield the names of the passages that a name's sentence rests on and that the sentence does not repeat."""
    sentence = alignment.retelling.page.sentence_at(name.span.start)
    here = {folded(word.text) for word in alignment.retelling.page.words_in(sentence.span)}
    lands = {land.name for own in names_in(alignment.retelling.names, sentence.span) if (land := nation(own.words))}
    for other in _in_passages(alignment, name):
        land = nation(other.words)
        apart = set(other.parts) - set(name.parts)
        repeated = not apart or here & apart or (land and land.name in lands)
        if alike(name, other) and not repeated and not same_one(name, other):
            yield other


def _told(alignment: Alignment, name: Name, parts: set[str]) -> bool:
    sentence = alignment.retelling.page.sentence_at(name.span.start)
    return any(folded(word.text) in parts for word in alignment.retelling.page.words_in(sentence.span))


def _kindred(name: Name, other: Name) -> bool:
    """Say whether two names share a part: University of Quito, University of Bogotá."""
    return not set(name.parts).isdisjoint(other.parts)
