"""Credits: what a retelling has somebody say, or says itself, held against who says it in the source."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import common, cover, weight
from copydesk.findings.voices.claims import Claim, claims
from copydesk.findings.voices.parties import UNKNOWN, Cast, Party, cast_of
from copydesk.findings.voices.publishers import is_one_of, publishers
from copydesk.findings.voices.voices import Ensemble, Voice, ensemble
from copydesk.findings.voices.writings import Writings, writings_of
from copydesk.findings.voices.zones import ASIDE, OWN, QUOTED, Index, Near, Zone, Zones, zones_of
from copydesk.text.page import Page
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.saying.antecedents import antecedent, head_among
from copydesk.text.saying.report import Clarity, Report
from copydesk.text.saying.sources import phrase
from copydesk.text.saying.speakers import Speaker

MOST = 64
"""Claims of a zone, reports and quotations of a sentence that are looked at: keeps the work linear."""
SURE = 0.5
"""The share of a statement's terms, its predicate among them, that whoever says it in the source must explain."""
SURER, MANY = 0.6, 3
"""The share that they must explain, and by how many terms, where the predicate is another word."""
WHOLE, MUCH = 0.9, 4.0
"""The share from which on a claim of that weight is told whatever else the source's zone tells."""
POINT = 0.35
"""The share of what the source's zone mainly states that the retold zone must tell."""
LIKELY, LEADING = 0.3, 0.15
"""The share from which on they likely say it, and how much more than the source itself they must explain."""
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
    """Both sides of an alignment: their zones and parties, who may speak, and the source's zones by their terms.

    `writings` tell what stands in the source beside what somebody writes, `publishers` who brings it out.
    """

    source: Zones
    retelling: Zones
    source_cast: Cast
    retelling_cast: Cast
    theirs: Ensemble
    ours: Ensemble
    index: Index
    alignment: Alignment
    stated: Mapping[tuple[int, int], Sequence[Claim]]
    writings: Writings
    publishers: Sequence[str]

    def source_credit(self, zone: Zone) -> Credit:
        """Return the report of a reported zone of the source."""
        return Credit(self.source.reading.reports[zone.voice], self.source_cast.parties[zone.voice], zone)

    def retold_credit(self, zone: Zone) -> Credit:
        """Return the report of a reported zone of the retelling."""
        return Credit(self.retelling.reading.reports[zone.voice], self.retelling_cast.parties[zone.voice], zone)

    def is_publisher(self, credit: Credit) -> bool:
        """Say whether who is credited in the retelling is who brings out the source."""
        who = credit.report.source
        return who is not None and is_one_of(self.publishers, self.retelling.reading.page.read(who))

    def is_title(self, zone: Zone) -> bool:
        """Say whether a zone of the source stands in a title or a heading, which may leave out who says it."""
        page = self.source.reading.page
        return page.blocks[page.sentences[zone.sentence].block].role in {Role.TITLE, Role.HEADING}

    def speaker(self, zone: Zone) -> Party:
        """Return who speaks in a zone of the source: who is reported, or who says the first quotation in it."""
        if zone.voice >= 0:
            return self.source_cast.parties[zone.voice]
        quotes = self.source.reading.quotes
        start = self.source.reading.page.words[zone.words[0]].span.start
        at = bisect_right(quotes, start, key=lambda quote: quote.span.start) - 1
        return self.source_cast.quoted[at] if zone.voice == QUOTED and at >= 0 else UNKNOWN

    def around(self, zone: Zone) -> Iterator[Credit]:
        """Yield the other reports of the source in which a zone's words stand, or which stand among them."""
        page = self.source.reading.page
        span = hull(page, zone.words)
        sentence = page.sentences[zone.sentence].span
        reports = self.source.reading.reports
        first = bisect_left(reports, sentence.start, key=lambda report: report.span.start)
        for at, report in enumerate(reports[first : first + MOST], first):
            if report.span.start >= sentence.end:
                break
            if at != zone.voice and report.source is not None and any(told.overlaps(span) for told in report.contents):
                yield Credit(report, self.source_cast.parties[at], zone)

    def passages(self, sentence: int) -> frozenset[int]:
        """Return the indexes of the source's sentences that a retold one rests on."""
        span = self.alignment.retelling.page.sentences[sentence].span
        return frozenset(passage.index for passage in self.alignment.passages(span))


def scene_of(alignment: Alignment) -> Scene:
    """Return both sides of an alignment, read for who says what."""
    source, retelling = alignment.source, alignment.retelling
    theirs, ours = ensemble(source), ensemble(retelling)
    zones = zones_of(source, theirs.cast.tree)
    cast = cast_of(source, theirs.cast)
    return Scene(
        source=zones,
        retelling=zones_of(retelling, ours.cast.tree),
        source_cast=cast,
        retelling_cast=cast_of(retelling, ours.cast),
        theirs=theirs,
        ours=ours,
        index=Index(zones),
        alignment=alignment,
        stated=claims(zones),
        writings=writings_of(cast),
        publishers=list(publishers(source.page)),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """Who tells a claim in the source.

    `reported` are the zones of those who are reported, best first, `near` the best of those in the passages that the
    retold sentence rests on, `here` the best that surely tells it; `own` is the best of the source's own, its titles
    left out. `own_cover` and `reported_cover` are the shares that the source's own voice and others explain at most,
    asides counted for both.
    """

    reported: Sequence[Near]
    near: Near | None
    here: Near | None
    own: Near | None
    own_cover: float
    reported_cover: float

    @property
    def by_another(self) -> Near | None:
        """The zone of the one who surely says it, where the source doesn't say it itself."""
        near = self.here
        return near if near is not None and self.own_cover <= near.cover - AHEAD else None

    @property
    def likely(self) -> Near | None:
        """The zone of the passages that likely tells it: the best of those who are reported, ahead of the source."""
        near = self.near
        return near if near is not None and max(LIKELY, self.own_cover + LEADING) <= near.cover else None

    @property
    def by_itself(self) -> Near | None:
        """The source's own zone that surely says it, where nobody else does."""
        near = self.own
        return near if near is not None and self.reported_cover <= near.cover - AHEAD else None


def told(scene: Scene, claim: Claim) -> Told:
    """Return who tells a claim in the source."""
    passages = scene.passages(claim.sentence)
    near = list(scene.index.nearest(claim.matter))
    known = {(one.zone.sentence, one.zone.voice) for one in near}
    zones = (zone for passage in sorted(passages) for zone in scene.source.zones_of(passage))
    near += [Near(z, cover(claim.matter, z.matter)) for z in zones if (z.sentence, z.voice) not in known]
    near.sort(key=lambda one: -one.cover)
    reported = [one for one in near if one.zone.voice >= 0]
    own = [one for one in near if one.zone.voice == OWN]
    text = (one for one in own if one.zone.sentence in passages and not scene.is_title(one.zone))
    others = [one for one in near if one.zone.voice in {QUOTED, ASIDE}]
    asides = [one for one in near if one.zone.voice == ASIDE]
    return Told(
        reported=reported,
        near=next((one for one in reported if one.zone.sentence in passages), None),
        here=next((one for one in reported if one.zone.sentence in passages and is_sure(scene, claim, one)), None),
        own=next((one for one in text if is_sure(scene, claim, one)), None),
        own_cover=max((one.cover for one in (*own, *asides)), default=0.0),
        reported_cover=max((one.cover for one in (*reported, *others)), default=0.0),
    )


def is_sure(scene: Scene, claim: Claim, near: Near) -> bool:
    """Say whether a zone surely tells a claim, and as its main point: much of it with its predicate, or nearly all."""
    stated = scene.stated.get((near.zone.sentence, near.zone.voice), ())
    theirs = [one for one in stated if one.is_main]
    whole = near.cover >= WHOLE and weight(claim.matter) >= MUCH
    if theirs and not whole and max(cover(one.matter, claim.zone) for one in theirs) < POINT:
        return False
    if near.cover >= SURER and common(claim.matter, near.zone.matter) >= MANY:
        return True
    return near.cover >= SURE and cover(claim.predicate, near.zone.matter) > 0


def voice_of(side: Ensemble, reading: Reading, report: Report) -> Voice | None:
    """Return who is behind a report, None where that is nobody, or a pronoun in doubt."""
    if report.source is None or report.clarity <= Clarity.VAGUE or report.is_heard:
        return None
    words = reading.page.words_in(report.source)
    head = head_among(words)
    if head is None:
        return None
    if report.clarity is Clarity.POINTED:
        head = antecedent(side.cast, head)
        if head is None:
            return None
        name = side.cast.name_at(head)
        return side.voice(Speaker(report.source, name.entity if name else None, phrase(side.cast.tree, head)))
    return side.voice(Speaker(report.source, report.entity, report.source))


def is_quoted(reading: Reading, zone: Zone) -> bool:
    """Say whether most of a zone is quoted: whose words those are is for the family of quotations to say."""
    words = reading.page.words
    span = Span(words[zone.words[0]].span.start, words[zone.words[-1]].span.end)
    at = bisect_left(reading.quotes, span.start, key=lambda quote: quote.outer.end)
    quotes = (quote.span for quote in reading.quotes[at : at + MOST])
    inside = sum(max(min(quote.end, span.end) - max(quote.start, span.start), 0) for quote in quotes)
    return 2 * inside > span.end - span.start


def hull(page: Page, numbers: Sequence[int]) -> Span:
    """Return the stretch of prose from the first to the last of these words."""
    return Span(page.words[numbers[0]].span.start, page.words[numbers[-1]].span.end)


def credited(zones: Zones) -> Iterator[Zone]:
    """Yield the zones of a reading that somebody is credited with."""
    return (zone for zone in zones.zones if zone.voice >= 0)
