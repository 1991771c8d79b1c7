"""What somebody named is, on both sides: the retelling's word for it held against the source's."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.text.naming.ages import Age, NamelessAge, ages, nameless_ages
from copydesk.text.naming.entities import parts_of
from copydesk.text.naming.names import Name
from copydesk.text.naming.roles import (
    ADVERBS,
    FIELD,
    LEVELS,
    PORTFOLIOS,
    TITLES,
    Description,
    descriptions,
    exchangeable,
    may_be_both,
    of_one_sort,
    party_of,
    ranked,
    ranks,
    same_fields,
)
from copydesk.text.naming.spelling import folded
from copydesk.text.page import Page
from copydesk.text.passage import Span
from copydesk.text.saying.antecedents import is_role

_VAGUE = frozenset({"chief", "head", "boss", "officer", "leader", "director", "chair", "expert", "official"})
"""Words for so many offices that one of them near a name bears nothing out."""
_LEADING = frozenset({"lead", "led", "head", "headed", "chair", "chaired"})
"""Verbs of whoever may be called a leader or a chairman."""
_NUMBER = re.compile(r"\b\d+\b")
BESIDE = 40
"""Code points on either side of an age among which the noun stands that it is told of."""
_DEPUTY = "deputy"
_SECOND = (_DEPUTY, "vice")
STEERING = frozenset({"director", "manager", "officer", "editor"})
"""Offices that bodies have several of, told apart by what they are for, if not so surely as ministers are."""
OF_ALL = frozenset({"gene", "exec", "mana", "chie", "seni", "prin"})
"""Stems of words for whoever steers the whole: a general manager may be a managing director."""
VERB = 4
"""Letters of a verb that bears out who does it: leads, a leader."""
LEAD = 2
"""Sentences of a source in which one is introduced who is named below."""
STEM = 5
"""Code points that a word and an office share where the word bears the office out: Senate, senator."""


class Clash(NamedTuple):
    """A description of the retelling, and the one of the source that it does not agree with."""

    ours: Description
    theirs: Description


def clashes(alignment: Alignment) -> Iterator[Clash]:
    """Yield the retelling's descriptions of somebody named which the source's do not bear out."""
    source = alignment.source
    theirs: dict[int, list[Description]] = {}
    for description in descriptions(source.page, source.names):
        theirs.setdefault(description.entity, []).append(description)
    around, held = _Source(alignment), ranked(source.page)
    same = meant(alignment)
    for ours in descriptions(alignment.retelling.page, alignment.retelling.names):
        entity = same.get(ours.entity)
        if entity is None or entity not in theirs:
            continue
        if any((sort, ours.head) in held for sort in _kinds(ours.ranks)) and not theirs[entity][0].ranks:
            continue
        clash = _clash(ours, theirs[entity], around.near(entity), around)
        if clash is not None:
            yield Clash(ours, clash)


def other_ages(alignment: Alignment) -> Iterator[tuple[Age | NamelessAge, Age]]:
    """Yield the retelling's ages of somebody that are none of the source's, each with the source's last one.

    Of who is told by a noun alone it is that of the only one whom the source calls so, or of the only one it gives any.
    """
    source, retelling = alignment.source, alignment.retelling
    theirs: dict[int, list[Age]] = {}
    for age in ages(source.page, source.names):
        theirs.setdefault(age.entity, []).append(age)
    same = meant(alignment)
    for ours in ages(retelling.page, retelling.names):
        others = theirs.get(same.get(ours.entity, -1), [])
        if others and all(other.years != ours.years for other in others):
            yield ours, others[-1]
    yield from _nameless(alignment, theirs) if theirs else ()


def _nameless(alignment: Alignment, theirs: Mapping[int, Sequence[Age]]) -> Iterator[tuple[NamelessAge, Age]]:
    """Yield the retelling's ages, told by a noun alone, that stand nowhere in the source, each with the source's."""
    source, page = alignment.source, alignment.retelling.page
    numbers = frozenset(_NUMBER.findall(source.page.prose))
    called: dict[str, set[int]] = {}
    every = set(theirs)
    for one in descriptions(source.page, source.names):
        for noun in one.head.split():
            called.setdefault(noun, set()).add(one.entity)
    for ours in nameless_ages(page):
        who = called.get(ours.noun, every)
        others = theirs.get(next(iter(who)), ()) if len(who) == 1 else ()
        if others and str(ours.years) not in numbers and _is_person(page, ours):
            yield ours, others[-1]


def _is_person(page: Page, age: NamelessAge) -> bool:
    """Say whether who is so old is told by a noun for a person, not for a ship."""
    beside = page.words_in(Span(max(age.span.start - BESIDE, 0), min(age.span.end + BESIDE, len(page.prose))))
    return any(word.text == age.noun and is_role(word) for word in beside)


def meant(alignment: Alignment) -> Mapping[int, int]:
    """Return the source's entity for each of the retelling's that surely stands for one."""
    people = _people(alignment.source.names)
    found = ((name.entity, _same(name, people)) for name in alignment.retelling.names)
    return {ours: theirs for ours, theirs in found if theirs is not None}


def _people(names: Sequence[Name]) -> Mapping[str, tuple[Name, ...]]:
    found: dict[str, dict[int, Name]] = {}
    for name in names:
        found.setdefault(parts_of(name.full.split())[-1], {}).setdefault(name.entity, name)
    return {last: tuple(own.values()) for last, own in found.items()}


def _same(name: Name, people: Mapping[str, tuple[Name, ...]]) -> int | None:
    """Return the source's entity that a retold name stands for: the same last part, and no other first one."""
    mine = parts_of(name.full.split())
    found = []
    for other in people.get(mine[-1], ()):
        parts = parts_of(other.full.split())
        if len(mine) == 1 or len(parts) == 1 or mine[0][:1] == parts[0][:1]:
            found.append(other.entity)
    return found[0] if len(found) == 1 else None


class _Source:
    """What the source says around those it names, looked up once for each."""

    def __init__(self, alignment: Alignment) -> None:
        self.page = alignment.source.page
        self.names: dict[int, list[Name]] = {}
        for name in alignment.source.names:
            self.names.setdefault(name.entity, []).append(name)
        self.every = frozenset(folded(word.lemma) for word in self.page.words)
        self.introduced = frozenset(_introduced(self.page))
        self._near: dict[int, frozenset[str]] = {}

    def near(self, entity: int) -> frozenset[str]:
        """Return the folded words of the sentences that name somebody, without owners ("the mayor's office")."""
        if entity not in self._near:
            spans = {self.page.sentence_at(name.span.start).span for name in self.names[entity]}
            self._near[entity] = frozenset(form for span in spans for form in self._forms(span))
        return self._near[entity]

    def _forms(self, span: Span) -> Iterator[str]:
        words = self.page.words_in(span)
        for word, after in zip(words, (*words[1:], words[-1]), strict=True):
            if after.tag != "POS":
                yield from (folded(word.text), folded(word.lemma))


def _introduced(page: Page) -> Iterator[str]:
    """Yield the roles of those whom the first sentences tell without a name: "A Labour MP has lost the whip"."""
    lead = page.words[: page.sentences[:LEAD][-1].words.stop] if page.sentences else ()
    headed = {word.head for word in lead if word.text.lower() in {"a", "an"}}
    for word, after in pairwise(lead):
        described = word.number in headed
        if described and word.pos in {"NOUN", "PROPN"} and after.pos in {"AUX", "VERB", "PRON", "ADP", "PUNCT"}:
            yield folded(word.lemma)


def _clash(
    ours: Description, theirs: Sequence[Description], near: frozenset[str], around: "_Source"
) -> Description | None:
    if ours.party and (other := _of_another_party(ours, theirs, near)):
        return other
    if _is_second(ours) and any(_is_second(other) and _DEPUTY in (ours.head, other.head) for other in theirs):
        return None
    agreeing = [other for other in theirs if exchangeable(ours.head, other.head)]
    if agreeing:
        differing = (_differs(ours, other, near) or _is_for_another(ours, other, around.every) for other in agreeing)
        return agreeing[0] if all(differing) else None
    if set(ours.head.split()) <= near or any(_bears_out(word, ours.head) for word in near):
        return None
    telling = [other for other in theirs if other.head not in TITLES and not may_be_both(ours.head, other.head)]
    rival = next((other for other in telling if of_one_sort(ours.head, other.head)), None)
    if rival is not None or not telling:
        # "A Labour MP has lost the whip", and only far below "Constance Abiola, a former bus conductor"
        retired = all("past" in _kinds(other.ranks) for other in telling)
        return None if retired and ours.head in around.introduced else rival
    return telling[0] if not set(ours.head.split()) <= around.every else None


def _of_another_party(ours: Description, theirs: Sequence[Description], near: frozenset[str]) -> Description | None:
    parties = {other.party: other for other in theirs if other.party}
    if ours.party in parties or any(party_of(word) == ours.party for word in near):
        return None
    return next(iter(parties.values()), None)


def _is_second(one: Description) -> bool:
    """Say whether somebody is called a deputy, by the office or by what stands before it: vice-mayor."""
    return one.head.startswith(_SECOND) or not one.ranks.isdisjoint(_SECOND)


def _bears_out(word: str, head: str) -> bool:
    if word in _LEADING and any(exchangeable(head, office) for office in ("leader", "chairman")):
        return True
    if len(word) >= VERB and head in {word + "er", word + "r", word + "or"}:
        return True
    return (word not in _VAGUE and exchangeable(head, word)) or (len(word) >= STEM and word[:STEM] == head[:STEM])


def _differs(ours: Description, theirs: Description, near: frozenset[str]) -> bool:
    """Say whether two descriptions with the same head tell different offices."""
    lost = _kinds(theirs.ranks - ADVERBS) - _kinds(ours.ranks)
    added = _kinds(ours.ranks - ADVERBS - near) - _kinds(theirs.ranks)
    if lost or added:
        return True
    if (ours.fields & LEVELS) and (theirs.fields & LEVELS):
        return not ours.fields & theirs.fields & LEVELS
    if ours.head in PORTFOLIOS and ours.fields and theirs.fields and not same_fields(ours.fields, theirs.fields):
        return not any(word[:4] in ours.fields for word in near)
    return False


def _is_for_another(ours: Description, theirs: Description, every: frozenset[str]) -> bool:
    """Say whether a director or manager is one of something that the source never speaks of: of nursing, not arts."""
    mine, others = ours.fields - LEVELS, theirs.fields - LEVELS
    if ours.head not in STEERING or not mine or not others or same_fields(mine, others) or mine | others <= OF_ALL:
        return False
    return not any(word[:FIELD] in mine for word in every)


def _kinds(words: frozenset[str]) -> frozenset[str]:
    return frozenset(ranks()[word] for word in words)
