"""Identity: whether two parties are the same one, may be, or can't be."""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache

from copydesk.findings.statements.clauses import same_word
from copydesk.findings.statements.matter import STEM, synonyms
from copydesk.findings.voices.parties import Cast, Party, name_parts, nouns_in
from copydesk.text.lexicon import lines
from copydesk.text.passage import Span

FAR = 2_000
"""Code points of a sentence in which a party is looked for."""
_STUDIES = frozenset({"study", "research", "trial", "paper", "experiment", "analysis"})
"""What one piece of work may be called."""
_SHORTEST, _LONGEST = 3, 6
"""Letters of initials that stand for a name."""


def same(one: Party, other: Party) -> bool:
    """Say whether two parties may be the same, or one speaks for the other: where nothing tells, they may."""
    if not one.known or not other.known or surely_same(one, other):
        return True
    if on_other_sides(one, other):
        return False
    if one.sides & other.sides and not (one.names and other.names):
        return True
    if not one.names and not other.names and one.own & other.own:
        return True
    studies = one.own & _STUDIES and other.own & _STUDIES and not (one.names and other.names)
    short = studies or any(_shortened(a, b) for a, b in ((one, other), (other, one)))
    if short or _plain(one) or _plain(other):
        return True
    return any(_alike(a, b) for a in one.nouns - plain() for b in other.nouns - plain())


def _alike(one: str, other: str) -> bool:
    """Say whether two nouns may call the same one: a province and its "provincial", a watchdog and a regulator."""
    return same_word(one, other) or one[:STEM] == other[:STEM] or other[:STEM] in synonyms(one[:STEM])


def on_other_sides(one: Party, other: Party) -> bool:
    """Say whether what two parties are called puts both on a side, and on none that they share."""
    return bool(one.sides and other.sides) and one.sides.isdisjoint(other.sides)


def surely_same(one: Party, other: Party) -> bool:
    """Say whether two parties that are known share a name, or a noun that tells them from others, or speak as one."""
    if not one.known or not other.known:
        return False
    if one.names & (other.names | other.nouns) or other.names & one.nouns:
        return True
    if one.names and other.names:
        return False
    return bool((one.own & other.own) - plain()) or _speaks_for(one, other) or _speaks_for(other, one)


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
    short = (name.removeprefix("us") for name in one.names if _SHORTEST <= len(name) <= _LONGEST)
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
    return is_told(party, name_parts(cast.reading, span), nouns_in(cast.reading.page, span))


def is_told(party: Party, names: Iterable[str], nouns: Iterable[str]) -> bool:
    """Say whether one of these parts of names or nouns, as they are compared, mentions a party."""
    own = party.own - plain()
    return not party.names.isdisjoint(names) or any(same_word(a, b) for b in nouns for a in own)
