"""Two that take part in what the source says and have exchanged their places in the retelling.

Nothing is said where the source anywhere tells the deed of the same agent, as the retelling does.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from types import MappingProxyType
from typing import NamedTuple

from copydesk.findings.align import Alignment, Link
from copydesk.findings.statements.deeds import AGENT, MOST, PATIENT, SPEAKER, Deed, Likeness, Part, deeds
from copydesk.findings.statements.matter import weight
from copydesk.findings.statements.nominal import told_by_nouns
from copydesk.findings.statements.taking import PRONOUNS, Players, known_by
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

FAR = frozenset({PATIENT, "to", "from", "at", "against", "with"})
"""Slots of those to whom something is done."""
OPPOSITE = MappingProxyType({"to": "from", "from": "to", "into": "from", "for": "against", "against": "for"})
GENERIC = frozenset({"tell", "ask", "ring", "reach"})
"""Families of deeds so common that two of them must also be about the same."""
EVERYTHING = 2_000
"""Deeds of the sources, from the first, that are asked whether they tell what a retelling does: bounds the work."""
INVERTING = frozenset({"say", "argue", "add", "insist", "claim", "explain", "write", "admit", "announce", "maintain"})
"""Verbs whose subject often stands behind them, where the parse may take it for their object: "argued his lawyers"."""
BARE = 0.5
"""The weight of what such a deed is about below which nothing tells it from another."""
NEAR = 0.3
"""The share of what such a deed is about that the other must explain."""


class Exchange(NamedTuple):
    """A retold statement, the source's that it turns round, and two who have exchanged their places."""

    retold: Statement
    source: Statement
    one: str
    other: str


Found = tuple[Part, Part] | None


def exchanges(alignment: Alignment) -> Iterator[Exchange]:
    """Yield the statements in which two have exchanged their places, in order, one finding for each."""
    ours, theirs = _told(alignment.retelling), _told(alignment.source)
    everything = list(islice((deed for own in theirs.values() for deed in own), EVERYTHING))
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    seen: set[int] = set()
    for link in alignment.links:
        known = [deed for support in link.supports for deed in theirs.get(support.sentence, ())]
        for retold in ours.get(link.sentence, ()):
            if retold.statement.head in seen or any(span.overlaps(retold.verb.span) for span in quoted):
                continue
            if _is_word_for_word(alignment, retold.statement, link):
                continue
            found = _exchanged(retold, known, everything)
            if found is not None:
                seen.add(retold.statement.head)
                yield found


def _is_word_for_word(alignment: Alignment, retold: Statement, link: Link) -> bool:
    """Say whether a passage has a retold statement as it stands: the parse may still read the two otherwise."""
    source = alignment.source.page
    words = " ".join(alignment.retelling.page.read(retold.span).split()).rstrip(".,;:")
    passages = (source.read(source.sentences[support.sentence].span) for support in link.supports)
    return any(words in " ".join(passage.split()) for passage in passages)


def _told(reading: Reading) -> Mapping[int, Sequence[Deed]]:
    """Return the deeds that are told in each sentence."""
    players = Players(reading)
    found: dict[int, list[Deed]] = {}
    for statement in (*reading.statements, *told_by_nouns(players)):
        own = found.setdefault(reading.page.words[statement.head].sentence, [])
        if len(own) < MOST:
            own.extend(deed for deed in deeds(players, statement) if deed.is_telling)
    return found


def _exchanged(retold: Deed, known: Iterable[Deed], everything: Iterable[Deed]) -> Exchange | None:
    for source in known:
        pair = _Pair(retold, source)
        found = pair.turned()
        if found is not None and not any(pair.is_told(deed, found) for deed in everything):
            return Exchange(retold.statement, source.statement, found[0].who.words, found[1].who.words)
    return None


def _direct(deed: Deed) -> Part | None:
    """Return to whom or what a deed is done, as its verb itself tells."""
    return next((part for part in deed.parts if part.is_direct and part.slot in FAR), None)


def _particles(deed: Deed) -> set[str]:
    """Return what makes another verb of a verb: "off" of "called off", a name of "called the Alliance"."""
    children = deed.players.tree.children(deed.verb, "prt", "oprd")
    return {child.lemma.lower() if child.dep == "prt" else child.dep for child in children}


def _bids(deed: Deed) -> bool:
    """Say whether who is told something is told to do it."""
    return deed.players.tree.child(deed.verb, "xcomp") is not None


def _kept(part: Part, others: Iterable[Part]) -> bool:
    return any(part.slot == other.slot and part.who.is_same(other.who) for other in others)


@dataclass(frozen=True, slots=True)
class _Pair:
    """A retold deed and one of the source that is like it."""

    retold: Deed
    source: Deed

    def turned(self) -> Found:
        """Return two who have exchanged their places."""
        likeness = self.retold.likeness(self.source)
        agent, doer = self.retold.part(AGENT), self.source.part(AGENT)
        if likeness is Likeness.TURNED:
            return self._from_the_other_side(agent, doer)
        if likeness is None:
            return None
        if agent is not None and doer is not None and self._owners_crossed(agent, doer):
            return agent, doer
        if agent is not None and not agent.who.is_party:
            return self._crossed_wholly(agent, doer)
        return self._done_to(agent, doer) or (self._doing(agent, doer) if agent is not None else None)

    def _crossed_wholly(self, agent: Part, doer: Part | None) -> Found:
        """Return two, of whom one need not act as persons do, who have each other's places in the same deed."""
        if doer is None or not self.retold.is_akin(self.source) or agent.who.is_same(doer.who):
            return None
        other, target = (_direct(deed) for deed in (self.retold, self.source))
        if other is None or target is None or other.who.is_same(target.who) or not self._is_near():
            return None
        crossed = agent.who.is_same(target.who) and other.who.is_same(doer.who)
        return (agent, other) if crossed and (other.who.is_party or doer.who.is_party) else None

    def is_told(self, deed: Deed, found: tuple[Part, Part]) -> bool:
        """Say whether a deed of the source has the agent that the retold one has, or has the other where it has it."""
        likeness, agent = self.retold.likeness(deed), self.retold.part(AGENT)
        if likeness is None:
            return False
        if agent is None:
            return any(part.slot in FAR and _kept(part, deed.parts) for part in self.retold.parts)
        if likeness is Likeness.SAME and self._has_agent_of_source(agent):
            return _kept(found[1], deed.parts)
        there = (part.slot == AGENT for part in deed.parts if agent.who.is_same(part.who))
        return any(acts == (likeness is Likeness.SAME) for acts in there)

    def _has_agent_of_source(self, agent: Part) -> bool:
        doer = self.source.part(AGENT)
        turned = self.retold.likeness(self.source) is Likeness.TURNED
        return not turned and doer is not None and agent.who.is_same(doer.who)

    def _others(self) -> Sequence[Part]:
        return [part for part in self.retold.parts if part.slot != AGENT and part.who.is_party]

    def _targets(self) -> Sequence[Part]:
        return [part for part in self.source.parts if part.slot != AGENT and part.who.is_party]

    def _from_the_other_side(self, agent: Part | None, doer: Part | None) -> Found:
        """Return agent and other where both keep their places though the verb is the other side's: beat, lost to."""
        if agent is None or doer is None or not agent.who.is_party or not agent.who.is_same(doer.who):
            return None
        far = [part for part in self._others() if part.slot in FAR]
        near = [part for part in self._targets() if part.slot in FAR]
        return next(((agent, one) for one in far for other in near if one.who.is_same(other.who)), None)

    def _done_to(self, agent: Part | None, doer: Part | None) -> Found:
        """Return who did it in the source and suffers it here, and who does it here."""
        if doer is None or (agent is not None and agent.who.is_same(doer.who)):
            return None
        for other in self._others():
            kept = any(other.who.is_same(part.who) for part in self._targets() if part.slot != SPEAKER)
            if (
                other.who.is_same(doer.who)
                and not kept
                and (self._crossed(agent, other) or self._moved(agent, doer, other))
            ):
                return agent or other, other
        return None

    def _crossed(self, agent: Part | None, other: Part) -> bool:
        """Say whether the agent is one to whom it is done in the source, or who says it, as the other does here."""
        speaks = other.slot == SPEAKER
        targets = (part for part in self._targets() if (part.slot == SPEAKER) == speaks)
        return agent is not None and any(agent.who.is_same(part.who) for part in targets)

    def _moved(self, agent: Part | None, doer: Part, other: Part) -> bool:
        """Say whether the source's agent suffers it here from somebody else."""
        if self.retold.verb.lemma.lower() in INVERTING:
            return False
        if not (doer.who.is_party and other.is_reached and other.slot in FAR and self._is_near()):
            return False
        if agent is not None:
            return agent.who.is_other(doer.who)
        if self.retold.statement.agent is not None:
            return self.retold.players.words[other.number].pos != "PRON"
        told = self.source.players.words[doer.number].pos != "PRON" and _particles(self.retold) == _particles(
            self.source
        )
        if self.retold.is_passive:
            return told and other.slot in {PATIENT, "from"}
        return told and other.slot == PATIENT and self.retold.verb.tag in {"VBG", "VB"}

    def _doing(self, agent: Part, doer: Part | None) -> Found:
        """Return the agent of the retelling and who it should be, or who comes and goes the wrong way."""
        if doer is not None and agent.who.is_same(doer.who):
            return self._opposite(agent)
        suffering = self._suffering(agent)
        if suffering is not None or doer is None:
            return (agent, suffering) if suffering is not None else None
        replaced = agent.who.is_other(doer.who) and doer.who.is_party and self._shares_a_thing()
        return (agent, doer) if replaced and (self._is_paired(agent, doer) or self._speaks(agent)) else None

    def _suffering(self, agent: Part) -> Part | None:
        """Return the part of the source to which it is done and that does it here."""
        bare = self.retold.verb.tag == "VBN" and not self.retold.is_passive
        if bare or not self.retold.has_subject or not self.retold.has_target or not self._is_near():
            return None
        targets = (part for part in self._targets() if part.is_reached and part.slot in FAR and not self._helps(part))
        found = next((part for part in targets if agent.who.is_same(part.who)), None)
        others = (other for other in self._others() if other.slot != SPEAKER)
        return None if found is None or any(other.who.is_same(found.who) for other in others) else found

    def _helps(self, part: Part) -> bool:
        """Say whether somebody takes part in what is done to another in the source: "they replaced him *with* Lund"."""
        return part.slot == "with" and self.source.part(PATIENT) is not None

    def _opposite(self, agent: Part) -> Found:
        """Return the agent and one to whom it goes here and from whom it comes in the source, or the reverse."""
        slots = {part.slot for part in self._targets()}
        for other in self._others():
            way = OPPOSITE.get(other.slot)
            there = (part for part in self._targets() if part.slot == way)
            if other.is_direct and other.slot not in slots and any(other.who.is_same(part.who) for part in there):
                return agent, other
        return None

    def _shares_a_thing(self) -> bool:
        things = (
            [part.who for part in deed.parts if part.slot not in {AGENT, SPEAKER}]
            for deed in (self.retold, self.source)
        )
        ours, theirs = things
        return any(one.is_same(other) for one in ours for other in theirs)

    def _is_paired(self, agent: Part, doer: Part) -> bool:
        """Say whether both are named in both sentences: the other must do what this one did."""
        both = (self.retold, self.source)
        players = self.retold.players
        told = agent.number in players.names or players.words[agent.number].text.lower() in {"he", "she"}
        governed = {deed.governing for deed in both}
        return told and len(governed) == 1 and all(deed.stands_alone and _names(deed, agent, doer) for deed in both)

    def _speaks(self, agent: Part) -> bool:
        """Say whether the agent says it of another in the source, and somebody whom a pronoun tells says it here."""
        theirs, ours = self.source.part(SPEAKER), next(self.retold.players.speakers(self.retold.verb), None)
        if theirs is None or ours is None or not theirs.who.is_same(agent.who):
            return False
        words = self.retold.players.words
        told = words[agent.number].text.lower() not in PRONOUNS
        return told and words[ours].text.lower() in PRONOUNS and self.retold.part(SPEAKER) is None

    def _is_near(self) -> bool:
        """Say whether deeds of the commonest sort are about the same; all others may be."""
        families = {family for family, _ in self.retold.ways | self.source.ways}
        if not families.isdisjoint(GENERIC) and {*map(_bids, (self.retold, self.source))} == {True, False}:
            return False
        if families.isdisjoint(GENERIC) or weight(self.retold.matters[1]) < BARE:
            return True
        return max(self.retold.common(self.source)) >= NEAR

    def _owners_crossed(self, agent: Part, doer: Part) -> bool:
        """Say whether one's thing does it to the other's in the source, and the other's to the one's here."""
        acting, doing = ((part.who, *part.owners) for part in (agent, doer))
        one, other = self.retold.part(PATIENT), self.source.part(PATIENT)
        if one is None or other is None or any(a.is_same(d) for a in acting for d in doing):
            return False
        ours, theirs = ((part.who, *part.owners) for part in (one, other))
        swapped = any(a.is_party and a.is_same(x) for a in acting for x in theirs)
        swapped = swapped and any(d.is_party and d.is_same(x) for d in doing for x in ours)
        return swapped and not any(x.is_same(y) for x in one.owners or (one.who,) for y in other.owners or (other.who,))


def _names(deed: Deed, *parts: Part) -> bool:
    """Say whether a deed's sentence names all of these."""
    page = deed.players.reading.page
    sentence = page.sentences[deed.verb.sentence]
    names = deed.players.names
    told = {part for n in range(sentence.words.start, sentence.words.stop) if n in names for part in known_by(names[n])}
    return all(not part.who.names.isdisjoint(told) for part in parts)
