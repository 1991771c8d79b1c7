"""Claims: what a text states in each of its voices, clause by clause."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from copydesk.findings.statements.matter import Matter, matter, weight
from copydesk.findings.voices.zones import OWN, Zones
from copydesk.text.page import Page
from copydesk.text.statements import Statement

MOST = 64
"""Claims of a zone that are looked at, and words climbed from one: keeps the work linear."""
LEAST = 2.2
"""The weight of terms from which on a statement can be told from others."""
DEEPEST = 12
"""Words climbed from a word to the clause that it stands in."""


@dataclass(frozen=True, slots=True)
class Claim:
    """What a text states: a statement, and what that, its predicate and all of its zone are about.

    `is_main` is false of a statement that hangs from another one of its zone.
    """

    statement: Statement
    sentence: int
    matter: Matter
    predicate: Matter
    zone: Matter
    is_main: bool


def claims(zones: Zones, least: float = LEAST) -> Mapping[tuple[int, int], Sequence[Claim]]:
    """Return what each zone states, by sentence and voice, in order of predicates, if it weighs enough."""
    page = zones.reading.page
    about = {(zone.sentence, zone.voice): zone.matter for zone in zones.zones}
    found: dict[tuple[int, int], list[Claim]] = {}
    for statement in zones.reading.statements:
        voice = zones.of[statement.head]
        if voice < OWN:
            continue
        place = page.words[statement.head].sentence, voice
        words = [page.words[n] for n in _told_words(page, statement, zones.of)]
        predicate = [page.words[n] for n in (*statement.frame, statement.head)]
        is_main = _is_main(page, statement, zones.of)
        claim = Claim(statement, place[0], matter(words), matter(predicate), about[place], is_main)
        if weight(claim.matter) >= least:
            found.setdefault(place, []).append(claim)
    return {place: _mains(stated[:MOST]) for place, stated in found.items()}


def _told_words(page: Page, statement: Statement, of: Sequence[int]) -> Iterator[int]:
    """Yield the words of a statement in its voice, and right behind them what it is for ("ready to help")."""
    voice = of[statement.head]
    inside = {n for n in statement.words if of[n] == voice and not _beside(page, statement, n)}
    yield from sorted(inside)
    sentence = page.sentences[page.words[statement.head].sentence].words
    for number in range(statement.words[-1] + 1, sentence.stop):
        word = page.words[number]
        infinitive = word.tag in {"TO", "VB"} or word.head in inside
        if not infinitive or word.dep in {"conj", "punct"} or of[number] != voice:
            break
        inside.add(number)
        yield number


def _beside(page: Page, statement: Statement, number: int) -> bool:
    """Say whether a word stands in a clause about a noun of the statement, between commas: ", who has confessed,"."""
    word = page.words[number]
    for _ in range(DEEPEST):
        if word.number in {statement.head, word.head}:
            return False
        if word.dep == "relcl":
            return page.words[word.head + 1].text == "," if word.head < word.number else False
        word = page.words[word.head]
    return False


def _mains(stated: Sequence[Claim]) -> Sequence[Claim]:
    """Return the claims of a zone, the first as its main one where the parse hangs all of them on others."""
    if any(claim.is_main for claim in stated):
        return stated
    return [replace(stated[0], matter=stated[0].zone, is_main=True), *stated[1:]]


def _is_main(page: Page, statement: Statement, of: Sequence[int]) -> bool:
    word = page.words[statement.frame[0] if statement.frame else statement.head]
    for _ in range(MOST):
        if word.head == word.number or of[word.head] != of[statement.head]:
            break
        if word.dep in {"relcl", "acl", "advcl", "pcomp"}:
            return False
        word = page.words[word.head]
    return word.dep not in {"relcl", "acl", "advcl", "pcomp"} or of[word.head] != of[statement.head]
