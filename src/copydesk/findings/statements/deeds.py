"""Deeds: acts with who does what to whom, in a form in which two texts can be held against each other."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cached_property
from itertools import islice
from types import MappingProxyType

from copydesk.findings.statements.acts import LIGHT, Act
from copydesk.findings.statements.dealings import dealings
from copydesk.findings.statements.matter import Matter, cover, matter
from copydesk.findings.statements.taking import PRONOUNS, Players, Someone
from copydesk.text.parse import Word
from copydesk.text.statements import Statement

MOST = 24
"""Parts and forms of a deed that are looked at: keeps the work linear."""
AGENT, PATIENT, SPEAKER = "agent", "patient", "speaker"
"""Slots of parts; the others are prepositions, "to" for whoever is given or told something too."""
_PREPOSITIONS = frozenset({"to", "from", "with", "against", "by", "of", "for", "over", "at", "on", "in", "into"})
_ENTERED = frozenset({"deal", "agreement", "contract", "plan", "offer", "bid", "pact", "promise", "pledge", "proposal"})
"""What somebody makes who will do the thing himself: a deal to buy them."""
_BUYING = frozenset({"buy", "acquire", "purchase"})
_ABOARD = frozenset({"aboard", "onboard", "board", "inside"})
_REACHING = frozenset({"to", "from", "at", "against", "with"})
"""Prepositions that name a party to the deed too where they hang from its object: "turned down a plea from them"."""
_BESIDE = frozenset({"after", "before", "by", "without", "while"})
"""Prepositions before what the subject of the same clause does: "after alerting them"."""
_WAY_BACK = MappingProxyType({">": "<", "<": ">"})
_WITH_WARES = frozenset({"give", "pay"})
"""Families of the list `dealings` whose deeds are alike only where the same thing changes hands."""


class Likeness(Enum):
    """How one deed is like another: the same, or the same told from the other side."""

    SAME = auto()
    TURNED = auto()


@dataclass(frozen=True, slots=True)
class Part:
    """Who or what takes part in a deed, at which word, in which slot.

    `is_direct` tells that it hangs from the verb itself, not from a noun of the clause, `is_reached` that it does or
    that it hangs from what is given, sent or asked; `owners` are whose it is.
    """

    slot: str
    number: int
    who: Someone
    is_direct: bool
    is_reached: bool
    owners: Sequence[Someone]


class Deed(Act):
    """An act and who takes part in it."""

    @cached_property
    def parts(self) -> Sequence[Part]:
        """Who takes part: agent and patient first, then whom prepositions name, last who is reported to tell it."""
        found: list[Part] = []
        for slot, number in islice(self._slots(), MOST):
            who = self.players.who(number)
            if who is not None and not self._is_himself(number, who, found):
                owners = tuple(self.players.owners(number))
                found.append(Part(slot, number, who, self._is_direct(number), self._is_reached(number), owners))
        return found

    def _is_himself(self, number: int, who: Someone, before: Sequence[Part]) -> bool:
        """Say whether a pronoun would be the agent: in "he told him" it is another, whoever that may be."""
        pronoun = self.players.words[number].text.lower() in PRONOUNS
        return pronoun and any(part.slot == AGENT and who.is_same(part.who) for part in before)

    def _is_direct(self, number: int) -> bool:
        return self._top(self.players.words[number]).head == self.verb.number

    def _is_reached(self, number: int) -> bool:
        top, thing = self._top(self.players.words[number]), self.thing
        by_thing = thing is not None and top.head == thing.number and top.lemma.lower() in _REACHING
        return by_thing or self._is_direct(number)

    def _top(self, word: Word) -> Word:
        return self.players.tree.head(word) if word.dep == "pobj" else word

    def _slots(self) -> Iterator[tuple[str, int]]:
        roles = self._own_roles() if self._is_inner else self._governing_roles()
        yield from ((slot, number) for slot, number in zip((AGENT, PATIENT), roles, strict=True) if number is not None)
        obliques = (slot for number in self.statement.words for slot in self._oblique(self.players.words[number]))
        yield from (slot for slot in obliques if slot[1] not in roles or self.verb.pos != "NOUN")
        speakers = (number for number in self.players.speakers(self.verb) if number != roles[0])
        yield from ((SPEAKER, number) for number in islice(speakers, 1))

    def _own_roles(self) -> tuple[int | None, int | None]:
        """Return agent and patient: whoever is asked to do a thing does it."""
        agent, tree = self.statement.agent, self.players.tree
        if self.statement.frame and tree.child(self.verb, "nsubj", "auxpass", "nsubjpass") is None:
            asked = _asked(self.players, self.players.words[self.statement.frame[-1]])
            agent = asked.number if asked is not None else agent
        return self._doer(agent), self.wished() or self.statement.patient

    def _doer(self, agent: int | None) -> int | None:
        """Return the agent, or who speaks where the parse hangs what somebody does on what he says."""
        if agent is None:
            return self._doer_above()
        word = self.players.words[agent]
        if self.verb.tag == "VB" and self.verb.head == agent and word.dep == "dobj" and word.lemma.lower() in _ENTERED:
            subject = self.players.tree.child(self.players.tree.head(word), "nsubj")
            return subject.number if subject is not None else agent
        if self.verb.dep != "conj" or self.has_subject:
            return agent
        who = self.players.who(agent)
        if who is None or who.is_party or not dealings().keys() & set(self.forms()):
            return agent
        return next(self.players.speakers(self.verb), agent)

    def _doer_above(self) -> int | None:
        """Return the subject of the verb above an infinitive or a participle without one: "went on to sue them"."""
        tree, above = self.players.tree, self.players.tree.head(self.verb)
        if self.verb.dep == "pcomp" and above.lemma.lower() in _BESIDE:
            above = tree.head(above)
        elif self.verb.dep != "advcl" or self.verb.lemma.lower() in LIGHT:
            return None
        subject = tree.child(above, "nsubj") if self.verb.tag in {"VB", "VBG"} and not self.is_passive else None
        return subject.number if subject is not None else None

    def _governing_roles(self) -> tuple[int | None, int | None]:
        tree = self.players.tree
        agent, asked = self.statement.agent, _asked(self.players, self.verb)
        if tree.child(self.verb, "nsubjpass", "auxpass") is not None:
            by = tree.child(self.verb, "agent")
            below = tree.child(by, "pobj") if by is not None else None
            agent = below.number if below is not None else None
        return agent, asked.number if asked is not None else None

    def _oblique(self, word: Word) -> Iterator[tuple[str, int]]:
        if self.is_credit(word.number):
            return
        below = self.players.tree.child(word, "pobj")
        if below is not None and any(after.text in _ABOARD for after in self.players.words[below.number + 1 :][:2]):
            return  # "sank with 66 people aboard" does nothing to them
        if word.dep in {"prep", "dative"} and below is not None:
            if word.lemma.lower() in _PREPOSITIONS:
                yield word.lemma.lower(), below.number
        elif word.dep in {"dative", "dobj", "oprd"} and word.head == self.verb.number:
            yield from (("to", n) for n in {word.number} - {self.statement.agent, self.statement.patient})

    def part(self, slot: str) -> Part | None:
        """Return the part in a slot."""
        return next((part for part in self.parts if part.slot == slot), None)

    @property
    def has_target(self) -> bool:
        """Whether it is done to a party, be it one that only a pronoun tells."""
        words = (self.players.words[number] for number in self.statement.words)
        pronoun = any(w.text.lower() in PRONOUNS and w.dep in {"dobj", "dative", "pobj"} for w in words)
        others = (part for part in self.parts if part.slot not in {AGENT, SPEAKER})
        return pronoun or any(part.is_reached and part.who.is_party for part in others)

    def common(self, other: "Deed") -> Iterator[float]:
        """Yield the shares of what each of two deeds is about that the other explains, by their clauses and by all."""
        for ours, theirs in zip(self.matters, other.matters, strict=True):
            yield from (cover(ours, theirs), cover(theirs, ours))

    @cached_property
    def matters(self) -> tuple[Matter, Matter]:
        """What its clause is about, and all that hangs from its verb, those who take part left out."""
        first, last = self.players.tree.reach(self.verb)
        taking = {part.number for part in self.parts} | {self.verb.number} | self.players.names.keys()
        own, every = (
            matter(self.players.words[number] for number in numbers if number not in taking)
            for numbers in (self.statement.words, range(first, last + 1))
        )
        return own, every

    def likeness(self, other: "Deed") -> Likeness | None:
        """Return how a deed is like another, None where it is not."""
        if self.is_akin(other):
            turned = {(family, _WAY_BACK[way]) for family, way in self.ways}
            opposite = bool(turned & other.ways) and not self.ways & other.ways  # leased to, leased from
            return Likeness.TURNED if opposite else Likeness.SAME
        for family, way in sorted(self.ways):
            for known, there in sorted(other.ways):
                if family == known and (family not in _WITH_WARES or self._shares(other) or self._are_bought(other)):
                    return Likeness.SAME if way == there else Likeness.TURNED
        return None

    def _are_bought(self, other: "Deed") -> bool:
        """Say whether parties are what is bought in both deeds."""
        bought = (deed.part(PATIENT) for deed in (self, other) if deed.verb.lemma.lower() in _BUYING)
        return sum(part is not None and part.who.is_party for part in bought) > 1

    def _shares(self, other: "Deed") -> bool:
        mine, known = ([part.who for part in deed.parts if not part.who.is_party] for deed in (self, other))
        return any(one.is_same(two) for one in mine for two in known)


def deeds(players: Players, statement: Statement) -> Iterator[Deed]:
    """Yield what a statement tells: its own verb's deed, and those of the verbs that govern it and have an object."""
    yield Deed(players, statement, players.words[statement.verb])
    for number in statement.frame:
        if _asked(players, players.words[number]) is not None:
            yield Deed(players, statement, players.words[number])


def _asked(players: Players, verb: Word) -> Word | None:
    """Return who is asked, told or made to do what a verb governs."""
    return players.tree.child(verb, "dobj", "dative", "nsubjpass") if verb.pos == "VERB" else None
