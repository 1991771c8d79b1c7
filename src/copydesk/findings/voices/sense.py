"""How near what a source's voices say is to a retold claim: by the words that they share and by what sentences mean.

Words alone miss most of what is freely reworded; the cosine of sentence vectors, clause by clause, finds it again.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from copydesk.findings.statements.matter import cover
from copydesk.findings.voices.claims import Claim
from copydesk.findings.voices.credits import Scene, hull
from copydesk.findings.voices.zones import OWN, Zone
from copydesk.text.page import Page
from copydesk.text.vectors import vectors

PARTS = 6
"""Clauses of a zone that are held against a claim beside the zone as a whole."""
MOST = 400
"""Claims that are held against a source: bounds the time."""
LIKELY, BY_WORDS = 0.25, 0.6
"""The cosine that is likely where no word is shared, and what it gains where all are: a line through 2,282 zones of the
gold pairs, about which they scatter by .18."""

Vectors = Mapping[str, NDArray[np.float32]]


class Likeness(NamedTuple):
    """A zone of the source; the share of a claim's words that it has, and the cosine of its sense with the claim's."""

    zone: Zone
    words: float
    sense: float

    @property
    def both(self) -> float:
        """How near the zone is, by words and sense together."""
        return self.words + self.sense


@dataclass(frozen=True, slots=True)
class Compared:
    """A claim of the retelling in somebody's voice, and the zones of the source that may tell it, in order of place."""

    claim: Claim
    voice: int
    zones: Sequence[Likeness]

    def best(self, *voices: int) -> Likeness | None:
        """Return the nearest zone of these voices."""
        return nearest(one for one in self.zones if one.zone.voice in voices)

    @property
    def said(self) -> Sequence[Likeness]:
        """The zones that somebody is credited with."""
        return [one for one in self.zones if one.zone.voice >= 0]


def nearest(zones: Iterable[Likeness]) -> Likeness | None:
    """Return the nearest of some zones, the first of equals."""
    return max(zones, key=lambda one: one.both, default=None)


def compared(scene: Scene, asked: Sequence[tuple[Claim, int]]) -> Iterator[Compared]:
    """Yield claims with their voices, held against the zones that share most with them or that they rest on.

    The sense is as near as the words make likely: it costs nothing.
    """
    for claim, voice in asked[:MOST]:
        words = [(zone, cover(claim.matter, zone.matter)) for zone in _zones(scene, claim)]
        yield Compared(claim, voice, [Likeness(zone, share, LIKELY + share * BY_WORDS) for zone, share in words])


def measured(scene: Scene, found: Sequence[Compared]) -> Iterator[Compared]:
    """Yield the same with the sense that sentence vectors tell, a few thousandths of a second each."""
    page = scene.retelling.reading.page
    words = [page.read(hull(page, told.claim.statement.words)) for told in found]
    zones = (one.zone for told in found for one in told.zones)
    parts = {(zone.sentence, zone.voice): _parts(scene, zone) for zone in zones}
    known = _vectors([*words, *(part for some in parts.values() for part in some)])
    for told, own in zip(found, words, strict=True):
        likely = [
            one._replace(sense=_sense(known, own, parts[one.zone.sentence, one.zone.voice])) for one in told.zones
        ]
        yield replace(told, zones=likely)


def _zones(scene: Scene, claim: Claim) -> Sequence[Zone]:
    passages = scene.passages(claim.sentence)
    found = [zone for passage in sorted(passages) for zone in scene.source.zones_of(passage)]
    found += [near.zone for near in scene.index.nearest(claim.matter)]
    by_place = {(zone.sentence, zone.voice): zone for zone in found if _tells(scene, zone)}
    return [by_place[place] for place in sorted(by_place)]


def _tells(scene: Scene, zone: Zone) -> bool:
    """Say whether a zone tells something: what a report leaves of its sentence ("on Thursday that") does not."""
    if zone.voice != OWN or len(scene.source.zones_of(zone.sentence)) == 1:
        return True
    return any(scene.source.reading.page.words[number].pos in {"VERB", "AUX"} for number in zone.words)


def _parts(scene: Scene, zone: Zone) -> Sequence[str]:
    """Return the words of a zone and of its clauses."""
    page = scene.source.reading.page
    stated = scene.stated.get((zone.sentence, zone.voice), ())[:PARTS]
    clauses = (page.read(hull(page, claim.statement.words)) for claim in stated)
    return list(dict.fromkeys([_told(page, zone), *clauses]))


def _told(page: Page, zone: Zone) -> str:
    """Return the words of a zone, without those of other voices that stand among them."""
    runs = [[number for _, number in run] for _, run in groupby(enumerate(zone.words), lambda pair: pair[1] - pair[0])]
    return " ".join(page.read(hull(page, run)) for run in runs)


def _vectors(texts: Sequence[str]) -> Vectors:
    wanted = list(dict.fromkeys(texts))
    return dict(zip(wanted, vectors(wanted), strict=True))


def _sense(known: Vectors, own: str, parts: Sequence[str]) -> float:
    return max(float(known[own] @ known[part]) for part in parts)
