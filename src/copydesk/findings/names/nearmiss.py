"""Near misses: a name that is spelt almost as one of the source's."""

from functools import cache, lru_cache
from itertools import combinations

from copydesk.findings.names.acquaintance import Acquaintance, is_light
from copydesk.text.lexicon import lines
from copydesk.text.naming.names import Name, Sort
from copydesk.text.naming.nations import lands_of, nation
from copydesk.text.naming.spelling import folded, steps
from copydesk.text.passage import Span
from copydesk.text.wording import joined, terms

SHORTEST = 4
"""Letters of a name that one wrong letter leaves recognisable; one less where the rest of the name agrees."""
WIDEST_GAP = 4
"""Letters by which two spellings of the same name may differ in length."""
TWO_STEPS = 6
"""Letters of a name that two wrong letters leave recognisable; one less where the rest of the name agrees."""


def misspelt(name: Name, part: str, known: Acquaintance) -> Name | None:
    """Return the source's name of which a part of a retold name is a near miss, None where there is none."""
    if name.sort is Sort.NATION or nation(part) is not None or lands_of(part):
        return None
    spelt = sorted(own for own in known.spelt_like(part) if _comparable(part, own))
    found = [(steps(part, own, 2), own, known.names[own]) for own in spelt]
    best: tuple[int, Name] | None = None
    for distance, own, names in found:
        for other in names:
            if _near(name, part, other, own, distance) and (best is None or distance < best[0]):
                best = (distance, other)
    return best[1] if best else None


def _comparable(part: str, own: str) -> bool:
    return abs(len(part) - len(own)) <= 2 and not is_light(own)  # noqa: PLR2004 - the steps that are counted


def _near(name: Name, part: str, other: Name, own: str, distance: int) -> bool:
    if not 0 < distance <= 2 or variant(part, own):  # noqa: PLR2004
        return False
    rest = set(name.parts) - {part}
    agree = bool(rest) and rest <= set(other.parts) - {own}
    if rest and not agree and not _all_near(rest, set(other.parts) - {own}):
        return False
    size = max(len(part), len(own)) + bool(rest)
    if distance == 1:
        return size >= SHORTEST and (part[0] == own[0] or size > SHORTEST or agree)
    return size >= TWO_STEPS and part[0] == own[0]


def _all_near(rest: set[str], others: set[str]) -> bool:
    """Say whether each other part of a name has a near one too: Zuzana Kalinovska for Zuzanna Kalinowska."""
    return all(any(steps(part, other, 2) <= 1 for other in others) for part in rest if not is_light(part))


def respelt(part: str, known: Acquaintance) -> bool:
    """Say whether a part of a name is a legitimate spelling of one that the source has: Muhammad, Labor, Kiev."""
    near = (own for own in known.spelt_like(part) if abs(len(part) - len(own)) <= WIDEST_GAP)
    return any(variant(part, own) for own in near)


def variant(a: str, b: str) -> bool:
    """Say whether two folded words are legitimate spellings of the same name."""
    return frozenset((a, b)) in _variants() or _key(a) == _key(b)


@lru_cache(maxsize=5_000)
def _key(word: str) -> str:
    return joined(terms(word, Span(0, len(word))))


@cache
def _variants() -> frozenset[frozenset[str]]:
    groups = ([folded(word) for word in line.split()] for line in lines("name-variants"))
    return frozenset(frozenset(pair) for group in groups for pair in combinations(group, 2))
