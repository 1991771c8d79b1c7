"""Writings: whom a source tells of beside an email or a report, so that what somebody writes and its author are one."""

from collections.abc import Mapping
from itertools import chain
from typing import NamedTuple

from copydesk.findings.voices.identity import FAR, is_told
from copydesk.findings.voices.parties import Cast, Party, name_parts, nouns_in
from copydesk.text.lexicon import lines
from copydesk.text.passage import Span

MOST = 64
"""Sentences that are looked at for each noun of what somebody writes: keeps the work linear."""


class Beside(NamedTuple):
    """The parts of names and the nouns, as they are compared, of the sentences that have a noun."""

    names: frozenset[str]
    nouns: frozenset[str]


Writings = Mapping[str, Beside]


def writings_of(cast: Cast) -> Writings:
    """Return what stands beside each noun of what somebody writes (the list of that name) in a reading."""
    found: dict[str, list[Span]] = {noun: [] for noun in lines("writings")}
    for sentence in cast.reading.page.sentences:
        near = Span(sentence.span.start, min(sentence.span.end, sentence.span.start + FAR))
        for noun in found.keys() & set(nouns_in(cast.reading.page, sentence.span)):
            found[noun].append(near)
    return {noun: _beside(cast, spans[:MOST]) for noun, spans in found.items() if spans}


def _beside(cast: Cast, spans: list[Span]) -> Beside:
    names = chain.from_iterable(name_parts(cast.reading, span) for span in spans)
    return Beside(frozenset(names), frozenset(noun for span in spans for noun in nouns_in(cast.reading.page, span)))


def is_written(writings: Writings, party: Party, author: Party) -> bool:
    """Say whether one is what the other wrote: the source tells of both in one sentence, as of an email and a boss."""
    return any(is_told(author, *writings[noun]) for noun in party.own & writings.keys())
