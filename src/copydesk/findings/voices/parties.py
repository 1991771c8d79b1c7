"""Parties: who is behind a report, so that two texts can be asked whether they mean the same one.

A party is what its phrase says and what the page says of it elsewhere: names, nouns ("spokesman", "regulator"), whom it
speaks for. A pronoun is who spoke last; where that isn't clear the party is unknown, and nothing is held against it.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk.findings.statements.clauses import same_word
from copydesk.text.lexicon import lines
from copydesk.text.naming.spelling import folded
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act, Clarity, Report

HEARING = frozenset({"hear"})
"""Verbs whose subject is told, not telling: "the court heard"."""
NEAR = 2
"""Sentences that a pronoun reaches back to whoever spoke last."""
FAR = 2_000
"""Code points of a sentence in which a party is looked for."""
MOST = 40
"""Nouns that describe a party, above which they tell nothing."""
_SMALL, _LONG = 3, 6


@dataclass(frozen=True, slots=True)
class Party:
    """Whoever is behind a report.

    `names` are the parts of its names as they are compared, `nouns` the lemmas that describe it, both from its phrase
    and from what the page says of the same ones elsewhere; `own` the nouns of its phrase alone. `known` is false of
    nobody, of a word that tells nothing and of a pronoun that points nowhere.
    """

    names: frozenset[str]
    nouns: frozenset[str]
    own: frozenset[str]
    known: bool


UNKNOWN = Party(frozenset(), frozenset(), frozenset(), known=False)


@dataclass(frozen=True, slots=True)
class Cast:
    """The parties of a reading: `parties[i]` is behind report i; `all_names` are the parts of all names in the page.

    `all_own` are the nouns of all phrases that tell of a party.
    """

    reading: Reading
    parties: Sequence[Party]
    all_names: frozenset[str]
    all_own: frozenset[str]


def cast_of(reading: Reading) -> Cast:
    """Return the parties of a reading; linear in its reports and names."""
    described = _described(reading)
    parties: list[Party] = []
    speaking: list[tuple[int, Party]] = []
    for report in reading.reports:
        party = _party(reading, report, described, speaking)
        parties.append(party)
        if party.known and report.act is not Act.SHOW:
            speaking.append((reading.page.sentence_at(report.span.start).index, party))
    names = frozenset(_name_parts(reading, Span(0, len(reading.page.prose))))
    return Cast(reading, parties, names, frozenset(noun for party in parties for noun in party.own))


def _name_parts(reading: Reading, span: Span) -> Iterator[str]:
    """Yield the parts of the names in a span, with those of their fullest forms."""
    at = bisect_left(reading.names, span.start, key=lambda name: name.span.start)
    while at < len(reading.names) and reading.names[at].span.start < span.end:
        for part in folded(reading.names[at].full).replace("-", " ").split():
            if len(part) >= _SMALL:
                yield part
        at += 1


def _nouns(page: Page, span: Span) -> Iterator[str]:
    for word in page.words_in(span):
        if word.pos in {"NOUN", "PROPN"} and len(word.lemma) >= _SMALL:
            yield folded(word.lemma)


def _described(reading: Reading) -> Mapping[int, frozenset[str]]:
    """Return, for each entity, the nouns that stand in the phrases of reports that name it, and its titles."""
    found: dict[int, set[str]] = {}
    for report in reading.reports:
        if report.source is not None and report.entity is not None:
            found.setdefault(report.entity, set()).update(_nouns(reading.page, report.source))
    for name in reading.names:
        found.setdefault(name.entity, set()).update(folded(name.title).split())
        found[name.entity].update(_beside(reading.page, name.span))
    return {entity: frozenset(sorted(nouns)[:MOST]) for entity, nouns in found.items()}


def _beside(page: Page, span: Span) -> Iterator[str]:
    """Yield the nouns that the parse puts beside a name: "the regulator Ofgem", "Ana Ruiz, the coach of Betis"."""
    inside = page.words_in(span)
    numbers = {word.number for word in inside}
    for word in inside:
        if word.head not in numbers and word.dep in {"appos", "compound", "nmod", "poss"}:
            yield folded(page.words[word.head].lemma)
    if inside:
        last = inside[-1]
        for word in page.words[last.number + 1 : last.number + 9]:
            if word.sentence == last.sentence and (word.head in numbers and word.dep in {"appos", "compound"}):
                yield folded(word.lemma)
        for word in page.words[max(0, inside[0].number - 4) : inside[0].number]:
            if word.sentence == last.sentence and word.head in numbers and word.pos in {"NOUN", "PROPN"}:
                yield folded(word.lemma)


def _party(
    reading: Reading,
    report: Report,
    described: Mapping[int, frozenset[str]],
    speaking: Sequence[tuple[int, Party]],
) -> Party:
    if report.source is None or report.clarity <= Clarity.VAGUE or report.verb in HEARING:
        return UNKNOWN
    if report.clarity is Clarity.POINTED:
        return _pointed(speaking, reading.page.sentence_at(report.span.start).index)
    own = frozenset(_nouns(reading.page, report.source))
    nouns = own.union(*(described.get(entity, frozenset()) for entity in report.entities))
    return Party(frozenset(_name_parts(reading, report.source)), nouns, own, known=True)


def _pointed(speaking: Sequence[tuple[int, Party]], sentence: int) -> Party:
    """Return who a pronoun may mean: all who spoke just before. It is known to be none of them."""
    near = [party for spoken, party in speaking[-2:] if sentence - spoken <= NEAR]
    return Party(
        names=frozenset(name for party in near for name in party.names),
        nouns=frozenset(noun for party in near for noun in party.nouns),
        own=frozenset(noun for party in near for noun in party.own),
        known=False,
    )


def same(one: Party, other: Party) -> bool:
    """Say whether two parties may be the same, or one speaks for the other: where nothing tells, they may."""
    if not one.known or not other.known:
        return True
    if one.names & (other.names | other.nouns) or other.names & one.nouns:
        return True
    if not one.names and not other.names and one.own & other.own:
        return True
    if _plain(one) or _plain(other):
        return True
    if any(way(a, b) for way in (_shortened, _speaks_for) for a, b in ((one, other), (other, one))):
        return True
    return any(same_word(a, b) for a in one.nouns - plain() for b in other.nouns - plain())


def _speaks_for(one: Party, other: Party) -> bool:
    """Say whether one is of a rank that speaks for the other: Inspector Bell for the police."""
    return any(not one.nouns.isdisjoint(ranks().get(noun, ())) for noun in other.own)


@cache
def ranks() -> Mapping[str, frozenset[str]]:
    """Return, for the nouns of bodies, those of the ranks that speak for them."""
    rows = (line.split("\t") for line in lines("speaking-ranks"))
    return {body: frozenset(nouns) for body, *nouns in rows}


def _shortened(one: Party, other: Party) -> bool:
    """Say whether a name of one may be the initials of the other's: USDA, the U.S. Agriculture Department."""
    initials = Counter(part[0] for part in other.names | other.own)
    short = (name.removeprefix("us") for name in one.names if _SMALL <= len(name) <= _LONG)
    return any(len(name) > 1 and not Counter(name) - initials for name in short)


def _plain(party: Party) -> bool:
    """Say whether a party is described by nothing that tells it from others: "the company"."""
    return not party.names and party.own <= plain()


@cache
def plain() -> frozenset[str]:
    """Return the nouns that describe too many to tell who is meant."""
    return frozenset(lines("plain-parties"))


def tells_of(cast: Cast, span: Span, party: Party) -> bool:
    """Say whether a stretch of a page, as far as FAR, mentions a party by a name or a noun that describes it."""
    span = Span(span.start, min(span.end, span.start + FAR))
    if not party.names.isdisjoint(_name_parts(cast.reading, span)):
        return True
    nouns = set(_nouns(cast.reading.page, span))
    return any(same_word(a, b) for a in party.own - plain() for b in nouns)
