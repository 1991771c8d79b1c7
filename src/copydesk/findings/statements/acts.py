"""Acts: what one verb of a statement tells, in forms in which two texts can be held against each other.

A verb stands in several forms (with its particle, its object, its prepositions), so that the list `dealings` can tell
which acts are near alike ("told", "informed") and which are told from the other side ("gave", "received").
"""

from collections.abc import Iterator
from functools import cached_property

from copydesk.findings.statements.dealings import akin, dealings
from copydesk.findings.statements.taking import Players
from copydesk.text.parse import Word
from copydesk.text.statements import Statement

LIGHT = frozenset(
    {"be", "have", "do", "make", "take", "give", "get", "put", "hold", "say", "tell", "lodge", "bring", "come", "go"}
    | {"send", "leave", "pay"}
)
"""Verbs that tell little by themselves: with them the object is what is done."""
_UNDERGONE = frozenset({"test", "exam", "examination", "training", "treatment", "lesson", "course", "scan", "advice"})
_CONDUCTING = LIGHT - {"have", "get"}
_WISHING = frozenset({"want", "expect", "like", "need", "wish"})
"""Verbs of asking that govern a whole clause: "wants them to go"."""
_MUTUAL = frozenset(
    {"meet", "marry", "fight", "clash", "agree", "differ", "talk", "speak", "discuss", "exchange", "share", "join"}
    | {"merge", "match", "resemble", "face", "date", "play", "draw", "divorce", "swap", "trade", "negotiate"}
    | {"compete", "collide", "work", "sign"}
)
"""Verbs of what two do with each other: either may be named first."""
_RIVALLING = frozenset({"run against", "stand against", "campaign against", "compete against", "bid against"})
"""The same with what tells it of a verb."""
_CREDITING = frozenset({"according", "thanks", "due", "owing"})
"""Words whose "to" belongs to them."""


class Act:
    """What one verb of a statement tells: its own verb or one of those that govern it."""

    def __init__(self, players: Players, statement: Statement, verb: Word) -> None:
        self.players, self.statement, self.verb = players, statement, verb
        self._is_inner = verb.number == statement.verb

    @cached_property
    def head(self) -> Word:
        """The predicate's word: for a copula, what it says of its subject."""
        return self.players.words[self.statement.head] if self._is_inner else self.verb

    @cached_property
    def thing(self) -> Word | None:
        """Its object: what is given where somebody is given something."""
        own = self.players.tree.child(self.verb, "dobj") if self.verb.pos == "VERB" else None
        return own or (self.players.words[self.statement.patient] if self.statement.patient is not None else None)

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas that tell what is done, light verbs left out."""
        found = {self.verb.lemma.lower(), self.head.lemma.lower()}
        if self.thing is not None and self.verb.lemma.lower() in _CONDUCTING and not self._is_undergone:
            found.add(self.thing.lemma.lower())
        return frozenset(found - LIGHT)

    @property
    def _is_undergone(self) -> bool:
        """Whether it is done to the one who takes it: who takes a test is tested."""
        return self.verb.lemma.lower() == "take" and self.thing is not None and self.thing.lemma.lower() in _UNDERGONE

    @cached_property
    def ways(self) -> frozenset[tuple[str, str]]:
        """The families of the list `dealings` that it belongs to, with the way, by its longest forms."""
        forms = list(self.forms())
        known = [form for form in forms if form in dealings()]
        back = f"{self.verb.lemma.lower()} back"
        if back in forms and back not in known:
            return frozenset()  # who won customers back had lost them
        chosen = [form for form in known if " " in form] or known
        return frozenset(way for form in chosen for way in dealings()[form])

    def forms(self) -> Iterator[str]:
        """Yield the verb's forms: alone, with its object, with its prepositions and particles."""
        verb = self.verb.lemma.lower()
        yield verb
        if self.thing is not None:
            yield f"{verb} {self.thing.lemma.lower()}"
        if self.wished() is not None:
            yield f"{verb} somebody"
        for number in self.statement.words:
            if self.players.words[number].dep == "prep" and not self.is_credit(number):
                preposition = self.players.words[number].lemma.lower()
                yield f"{verb} {preposition}"
                for below in self.players.tree.children(self.players.words[number], "pobj"):
                    yield f"{verb} {preposition} {below.lemma.lower()}"
        for child in self.players.tree.children(self.verb, "prt", "dative", "advmod", "npadvmod"):
            yield f"{verb} {child.lemma.lower()}"
            yield from (f"{verb} {below.lemma.lower()}" for below in self.players.tree.children(child, "prep"))

    def wished(self) -> int | None:
        """Return whom somebody wants to do a thing."""
        if self.verb.lemma.lower() not in _WISHING:
            return None
        tree = self.players.tree
        clause = tree.child(self.verb, "ccomp")
        to = clause is not None and any(child.text.lower() == "to" for child in tree.children(clause, "aux"))
        subject = tree.child(clause, "nsubj") if clause is not None and to else None
        return subject.number if subject is not None else None

    def is_credit(self, number: int) -> bool:
        """Say whether a preposition leads to who says it, or why, and not to whom it is done: "according to"."""
        words = self.players.words
        return words[words[number].head].text.lower() in _CREDITING

    @property
    def is_telling(self) -> bool:
        """Whether it tells a deed at all: a verb's, and not one that two do with each other."""
        if self.verb.pos == "NOUN":
            return self.verb.number == self.statement.verb and self.statement.patient is not None
        to_blame = any(self.players.words[number].lemma == "be" for number in self.statement.frame)
        mutual = not self.lemmas.isdisjoint(_MUTUAL) or not _RIVALLING.isdisjoint(self.forms())
        return self.verb.pos == self.head.pos == "VERB" and not (mutual or to_blame or self._is_reduced)

    @property
    def _is_reduced(self) -> bool:
        """Whether only a comma parts it from its subject, and the parse took it for active: "Ruiz, handed a fine,"."""
        before = self.players.words[max(self.verb.number - 2, 0) : self.verb.number]
        subject = self.players.tree.child(self.verb, "nsubj")
        return subject is not None and [w.text for w in before[1:]] == [","] and before[0].number == subject.number

    @property
    def is_passive(self) -> bool:
        """Whether its verb is in the passive."""
        return self.players.tree.child(self.verb, "auxpass") is not None

    @property
    def has_subject(self) -> bool:
        """Whether its verb has a subject of its own, or a noun that its clause hangs from."""
        own = self.players.tree.child(self.verb, "nsubj", "nsubjpass", "agent") is not None
        return own or self.verb.dep in {"relcl", "acl"}

    @property
    def stands_alone(self) -> bool:
        """Whether it has a subject, its own or its governing verbs', and doesn't hang from a noun."""
        tree, words = self.players.tree, self.players.words
        verbs = [self.verb, *(words[number] for number in self.statement.frame)]
        subjects = (tree.child(verb, "nsubj", "nsubjpass", "agent") for verb in verbs)
        return any(subject is not None for subject in subjects) and verbs[-1].dep not in {"relcl", "acl"}

    @property
    def governing(self) -> frozenset[str]:
        """The lemmas of the verbs that govern it: "agreed to give"."""
        return frozenset(self.players.words[number].lemma.lower() for number in self.statement.frame)

    def is_akin(self, other: "Act") -> bool:
        """Say whether two deeds are told by the same word, or by a verb and its noun."""
        return any(akin(one, two) for one in self.lemmas for two in other.lemmas)
