"""Two of whom each is told what the source tells of the other: "Suriname claims the river, Guyana its middle".

Nobody does anything to anybody here, so that the deeds themselves show nothing. What each does, and what each says, is
held against all that the source tells of it and of the other; both must fit the other one, and not itself.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import Matter, cover, matter, weight
from copydesk.findings.statements.taking import Players, Someone
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

LEAST = 1.0
"""The least weight of what is told of one by which it can be told from what is told of another."""
FITS, CLEARLY = 0.4, 0.3
"""How near what is told of one must be to what the source tells of the other, and how much nearer than to its own."""
BESIDE = 8
"""Turns after one that are held beside it, and `MOST` of the sources that are looked at: keep the work linear."""
MOST = 400
DOES, SAYS = "does", "says"
"""Sorts of turns: only those of one sort are held against each other."""


class Crossing(NamedTuple):
    """Where two are told what the other does or says, what the source tells of the first, and who they are."""

    here: Span
    there: Span
    one: str
    other: str


class _Turn(NamedTuple):
    """What is told of somebody in one sentence, and how: that he does it, or that he says it."""

    who: Someone
    sentence: int
    how: str
    span: Span
    matter: Matter


def crossings(alignment: Alignment) -> Iterator[Crossing]:
    """Yield the pairs of neighbouring turns that have each other's matter, in order."""
    ours, theirs = _turns(alignment.retelling), list(islice(_turns(alignment.source), MOST))
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    told = [turn for turn in ours if not any(outer.holds(turn.span) for outer in quoted)]
    for number, one in enumerate(told):
        for other in told[number + 1 : number + 1 + BESIDE]:
            if one.how == other.how and other.sentence - one.sentence <= 1 and _differ(one.who, other.who):
                found = _crossed(one, other, [turn for turn in theirs if turn.how == one.how])
                if found is not None:
                    here = Span(min(one.span.start, other.span.start), max(one.span.end, other.span.end))
                    yield Crossing(here, found.span, one.who.words, other.who.words)


def _crossed(one: _Turn, other: _Turn, theirs: Sequence[_Turn]) -> _Turn | None:
    """Return the source's turn of the first, where each of two is told what the other's turns tell."""
    of_one = [turn for turn in theirs if _is_same(turn.who, one.who) and not _is_same(turn.who, other.who)]
    of_other = [turn for turn in theirs if _is_same(turn.who, other.who) and not _is_same(turn.who, one.who)]
    for turn, own, strange in ((one, of_one, of_other), (other, of_other, of_one)):
        fits = max((_nearness(turn, their) for their in strange), default=0.0)
        if not own or fits < FITS or fits - max(_nearness(turn, their) for their in own) < CLEARLY:
            return None
    return max(of_one, key=lambda turn: _nearness(other, turn))


def _nearness(one: _Turn, other: _Turn) -> float:
    return (cover(one.matter, other.matter) + cover(other.matter, one.matter)) / 2


def _names(who: Someone) -> frozenset[str]:
    return who.names | who.linked


def _is_same(one: Someone, other: Someone) -> bool:
    return not _names(one).isdisjoint(_names(other))


def _differ(one: Someone, other: Someone) -> bool:
    """Say whether two are named and surely not the same one."""
    return bool(_names(one) and _names(other)) and one.is_other(other)


def _turns(reading: Reading) -> Iterator[_Turn]:
    """Yield what is told of whom, sentence by sentence."""
    players = Players(reading)
    doing = {
        statement.verb: (statement, who)
        for statement in reading.statements
        if statement.agent is not None and _is_own(players, statement)
        for who in [players.who(statement.agent)]
        if who is not None and who.is_party
    }
    said: dict[int, list[Statement]] = {}
    for statement in reading.statements:
        own = matter(_told(players, statement, doing)) if statement.verb in doing else {}
        if weight(own) >= LEAST:
            who = doing[statement.verb][1]
            yield _Turn(who, players.words[statement.verb].sentence, DOES, statement.span, own)
        for number in islice(players.speakers(players.words[statement.verb]), 1):
            said.setdefault(number, []).append(statement)
    yield from _spoken(players, said)


def _spoken(players: Players, said: Mapping[int, Sequence[Statement]]) -> Iterator[_Turn]:
    for number, stated in said.items():
        who = players.who(number)
        own = matter(players.words[n] for statement in stated for n in statement.words)
        if who is not None and weight(own) >= LEAST:
            span = Span(min(s.span.start for s in stated), max(s.span.end for s in stated))
            yield _Turn(who, players.words[number].sentence, SAYS, span, own)


def _is_own(players: Players, statement: Statement) -> bool:
    """Say whether a statement's agent hangs from its own verb or one that governs it: a conjunct may have another.

    A participle that hangs from a noun tells of that in passing, and what stands behind it may be the sentence's own.
    """
    verbs = {statement.verb, *statement.frame}
    if players.words[statement.verb].dep == "acl":
        return False
    agent = players.words[statement.agent] if statement.agent is not None else None
    return agent is not None and (agent.head in verbs or players.words[agent.head].dep == "agent")


def _told(players: Players, statement: Statement, doing: Mapping[int, tuple[Statement, Someone]]) -> Iterator[Word]:
    """Yield the words of what somebody does, those of what others do in the same sentence left out."""
    tree, words = players.tree, players.words
    first, last = tree.reach(_top(players, statement))
    skipped = {statement.verb}
    if statement.agent is not None:
        skipped.update(range(tree.firsts[statement.agent], tree.lasts[statement.agent] + 1))
    for number in range(first, last + 1):
        other, apart = doing.get(number), words[number]
        strange = other is not None and not other[1].is_same(doing[statement.verb][1])
        if other is not None and strange:
            apart = _top(players, other[0])
        if strange or (apart.dep == "conj" and apart.pos == "VERB"):
            low, high = tree.reach(apart)
            skipped.update(range(low, high + 1) if not low <= statement.verb <= high else ())
    yield from (words[number] for number in range(first, last + 1) if number not in skipped)


def _top(players: Players, statement: Statement) -> Word:
    """Return the outermost verb of a statement."""
    return players.words[statement.frame[0] if statement.frame else statement.verb]
