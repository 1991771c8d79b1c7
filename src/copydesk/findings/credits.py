"""Credits: what a retelling has somebody say, or says itself, held against who says it in the source."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.findings.align import Alignment
from copydesk.findings.matter import Matter, cover
from copydesk.findings.parties import Cast, Party, cast_of
from copydesk.findings.zones import OWN, QUOTED, Index, Near, Zone, Zones, zones_of
from copydesk.text.page import Sentence
from copydesk.text.passage import Span
from copydesk.text.report import Report

LEAST = 3.0
"""The weight of terms from which on a statement can be told from others."""
SURE = 0.5
"""The share of a statement's terms that whoever says it in the source must explain."""
AHEAD = 0.3
"""How much more they must explain than those who do not."""


@dataclass(frozen=True, slots=True)
class Credit:
    """A report of one side: the report, who is behind it, and its zone."""

    report: Report
    party: Party
    zone: Zone


@dataclass(frozen=True, slots=True)
class Scene:
    """Both sides of an alignment with their voices and parties, and the source's zones by their terms."""

    alignment: Alignment
    source: Zones
    retelling: Zones
    source_cast: Cast
    retelling_cast: Cast
    index: Index

    def source_credit(self, zone: Zone) -> Credit:
        """Return the report of a reported zone of the source."""
        return Credit(self.source.reading.reports[zone.voice], self.source_cast.parties[zone.voice], zone)

    def retold_credits(self) -> Iterator[Credit]:
        """Yield the retelling's reports that tell something, in order of place."""
        for zone in self.retelling.zones:
            if zone.voice >= 0:
                report = self.retelling.reading.reports[zone.voice]
                yield Credit(report, self.retelling_cast.parties[zone.voice], zone)

    def passages(self, sentence: int) -> Sequence[Sentence]:
        """Return the source's sentences that a retold one rests on."""
        return self.alignment.passages(self.alignment.retelling.page.sentences[sentence].span)


@dataclass(frozen=True, slots=True)
class Told:
    """Who tells a matter in the source: the zones that cover it best among those reported and among the source's own.

    `here` is looked for in the passages that the retold sentence rests on, `anywhere` in the whole source.
    """

    reported: Near | None
    own: float
    quoted: float
    reported_anywhere: Sequence[Near]


def scene_of(alignment: Alignment) -> Scene:
    """Return both sides of an alignment, read for who says what."""
    source, retelling = zones_of(alignment.source), zones_of(alignment.retelling)
    casts = cast_of(alignment.source), cast_of(alignment.retelling)
    return Scene(alignment, source, retelling, *casts, Index(source))


def told(scene: Scene, ours: Matter, sentence: int) -> Told:
    """Return who tells a matter in the source, looked for from a retold sentence."""
    passages = {passage.index for passage in scene.passages(sentence)}
    near = list(scene.index.nearest(ours))
    known = {(one.zone.sentence, one.zone.voice) for one in near}
    for passage in passages:
        zones = (z for z in scene.source.zones_of(passage) if (z.sentence, z.voice) not in known)
        near.extend(Near(zone, cover(ours, zone.matter)) for zone in zones)
    reported = sorted((one for one in near if one.zone.voice >= 0), key=lambda one: -one.cover)
    here = (one for one in reported if one.zone.sentence in passages)
    own = max((one.cover for one in near if one.zone.voice == OWN), default=0.0)
    quoted = max((one.cover for one in near if one.zone.voice == QUOTED), default=0.0)
    return Told(next(here, None), own, quoted, reported)


def elsewhere(who: Told) -> Near | None:
    """Return the zone of the one who surely says it in the source, where the source doesn't say it itself."""
    near = who.reported
    return near if near is not None and near.cover >= SURE and who.own <= near.cover - AHEAD else None


def is_quoted(scene: Scene, zone: Zone) -> bool:
    """Say whether most of a retold zone is quoted: whose words those are is for the family of quotations to say."""
    quotes = scene.retelling.reading.quotes
    words = scene.retelling.reading.page.words
    span = Span(words[zone.words[0]].span.start, words[zone.words[-1]].span.end)
    at = bisect_left(quotes, span.start, key=lambda quote: quote.outer.end)
    inside = 0
    while at < len(quotes) and quotes[at].span.start < span.end:
        inside += min(quotes[at].span.end, span.end) - max(quotes[at].span.start, span.start)
        at += 1
    return 2 * inside > span.end - span.start
