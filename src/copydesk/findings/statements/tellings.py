"""Tellings: a statement with the forms in which it is told, what it is about, and whether it leaves open what it tells.

What leaves a thing open is told by the list `undecided`: verbs and nouns of asking, planning and weighing, and words
before a clause that is not told as done.
"""

from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from copydesk.findings.statements.acts import Act
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.deeds import MOST
from copydesk.findings.statements.matter import Matter, cover, matter, weight
from copydesk.findings.statements.remainders import Count, counts_of
from copydesk.findings.statements.taking import Players
from copydesk.text.lexicon import lines
from copydesk.text.parse import Word
from copydesk.text.passage import Role
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement, Tense

CLAUSE, AROUND = 0.27, 0.55
"""The share of what a clause is about that another clause, or its whole sentence, must explain to be near."""
LEAST = 1.0
"""The least weight of what a clause is about by which it can be told from others."""
TO_COME = frozenset({Tense.FUTURE, Tense.WOULD})
_GOVERNED = frozenset({"acl", "advcl", "xcomp", "ccomp"})
_CONDITIONS = frozenset({"if", "unless", "provided"})
_CLIMB = 6
"""Words above a gerund among which a noun stands that leaves it open."""
_HOLDING = frozenset({"be", "hold", "have", "open", "begin"})


class Telling:
    """A statement, with the forms in which its verb and those that govern it are told."""

    def __init__(self, players: Players, statement: Statement) -> None:
        self.players, self.statement = players, statement
        self.verb = players.words[statement.verb]
        self.lemma = self.verb.lemma.lower()

    @cached_property
    def own(self) -> frozenset[str]:
        """The forms of its own verb, with "not" where it is denied."""
        told = list(Act(self.players, self.statement, self.verb).forms())
        if self.statement.head != self.statement.verb:
            told.append(f"{self.lemma} {self.players.words[self.statement.head].lemma.lower()}")
        return frozenset(f"not {form}" for form in told) if self.statement.negated else frozenset(told)

    @cached_property
    def frames(self) -> frozenset[str]:
        """The lemmas of the verbs that govern it."""
        return frozenset(self.players.words[number].lemma.lower() for number in self.statement.frame)

    @cached_property
    def forms(self) -> frozenset[str]:
        """All forms in which it is told: its own, those of the verbs that govern it, and both together."""
        denied = {f"not {frame}" for frame in self.frames} if self.statement.negated else set()
        return self.own | self.frames | {f"{frame} {self.lemma}" for frame in self.frames} | denied

    @cached_property
    def modals(self) -> frozenset[str]:
        """Its modal verbs."""
        words = (self.players.words[number] for number in self.statement.auxiliaries)
        return frozenset(word.text.lower() for word in words if word.tag == "MD")

    @property
    def sentence(self) -> Sequence[Word]:
        """The words of its sentence."""
        own = self.players.reading.page.sentences[self.verb.sentence].words
        return self.players.words[own.start : own.stop]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The stems of its sentence's words."""
        return frozenset(stem(word.lemma) for word in self.sentence)

    @cached_property
    def about(self) -> Matter:
        """What its clause is about, its verbs left out."""
        verbs = {self.statement.verb, *self.statement.frame}
        return matter(self.players.words[number] for number in self.statement.words if number not in verbs)

    @cached_property
    def around(self) -> Matter:
        """What its whole sentence is about."""
        return matter(word for word in self.sentence if word.number != self.statement.verb)

    @property
    def counts(self) -> Sequence[Count]:
        """How many of whom it tells."""
        return counts_of(self.players.reading, self.statement)

    @property
    def is_title(self) -> bool:
        """Whether it stands in a title, where the present tells what is done."""
        page = self.players.reading.page
        return page.blocks[page.sentences[self.verb.sentence].block].role is Role.TITLE

    @property
    def is_asked(self) -> bool:
        """Whether its sentence is a question."""
        page = self.players.reading.page
        return page.asks(page.sentences[self.verb.sentence].span)

    def is_near(self, other: "Telling", *, clause: bool) -> bool:
        """Say whether it is about what another statement is about: by their clauses alone, or by the sentences too."""
        if clause:
            return max(cover(self.about, other.about), cover(other.about, self.about)) >= CLAUSE
        about = self.about if weight(self.about) >= LEAST else self.around
        return weight(about) >= LEAST and (cover(about, other.about) >= CLAUSE or cover(about, other.around) >= AROUND)

    @cached_property
    def is_open(self) -> bool:
        """Whether it tells what is not done yet, or not known to be done."""
        top = self.players.words[self.statement.frame[0]] if self.statement.frame else self.verb
        if self.frames & undecided("verb") or self.modals or self.statement.tense in TO_COME:
            return True
        if self.is_still_to_do or self._is_a_condition(top):
            return True
        clause = (self.players.words[number].lemma.lower() for number in self.statement.words)
        if top.dep in {"ccomp", "pcomp", "xcomp"} and "whether" in clause:
            return True
        wished = any(self.players.words[number].tag == "VB" for number in self.statement.auxiliaries)
        infinitive = self.statement.tense is Tense.NONE and (top.tag == "VB" or wished)
        governed = infinitive and top.dep in _GOVERNED and self._is_governed_by_doubt(top)
        return governed or (top.tag == "VBG" and top.dep == "pcomp" and self._is_talked_about(top))

    @property
    def is_still_to_do(self) -> bool:
        """Whether it is due or bound to be done: "is to return it", "still has to approve it", "has yet to decide"."""
        helping = {self.players.words[number].lemma.lower() for number in self.statement.auxiliaries}
        if "to" not in helping:
            return False
        if not self.frames:
            return "have" in helping and self.statement.tense is Tense.PERFECT  # "has still to be inspected"
        return (
            len(self.statement.frame) == 1 and self.frames <= {"be", "have"} and self.statement.tense is Tense.PRESENT
        )

    def _is_a_condition(self, top: Word) -> bool:
        """Say whether it is only a condition of what may come: "if charged and convicted, he could be fined"."""
        above = self.players.tree.head(top) if top.dep == "conj" else top
        marks = self.players.tree.children(above, "mark", "advmod")
        return above.dep == "advcl" and any(mark.lemma.lower() in _CONDITIONS for mark in marks)

    def _is_talked_about(self, top: Word) -> bool:
        """Say whether what is done is what somebody only talks or asks about: "is in talks with it about buying"."""
        for _ in range(_CLIMB):
            top = self.players.tree.head(top)
            if top.lemma.lower() in undecided("noun"):
                return True
            if top.pos not in {"ADP", "NOUN", "PROPN"}:
                return False
        return False

    def _is_governed_by_doubt(self, top: Word) -> bool:
        """Say whether what a clause hangs from leaves it open: "asked for", "is in talks to"."""
        tree = self.players.tree
        above = tree.head(top)
        near = {above.lemma.lower()}
        if above.lemma.lower() in _HOLDING:
            near |= {
                word.lemma.lower() for child in tree.children(above) for word in (child, *tree.children(child, "pobj"))
            }
        return not near.isdisjoint(undecided("verb") | undecided("noun"))

    @property
    def is_doubtful(self) -> bool:
        """Whether what governs it or marks its clause leaves open whether it is so."""
        words, tree = self.players.words, self.players.tree
        above = [words[number] for number in self.statement.frame]
        if self.verb.dep not in {"conj", "ROOT"}:
            above += [tree.head(self.verb), tree.head(tree.head(self.verb))]
        clause = (words[number] for number in self.statement.words)
        marks = [word for word in clause if word.pos in {"SCONJ", "AUX", "PRON", "ADV"}]
        told = {word.lemma.lower() for word in above} | {word.text.lower() for word in (*above, *marks)}
        return not told.isdisjoint(undecided("verb") | undecided("noun") | undecided("mark"))


@cache
def undecided(sort: str) -> frozenset[str]:
    """Return the lemmas of a sort of the list `undecided`."""
    rows = (line.split("\t") for line in lines("undecided"))
    return frozenset(word for kind, word in rows if kind == sort)


def tellings(reading: Reading) -> Mapping[int, Sequence[Telling]]:
    """Return the statements of each sentence, MOST at most, as they are told."""
    players = Players(reading)
    found: dict[int, list[Telling]] = {}
    for statement in reading.statements:
        own = found.setdefault(reading.page.words[statement.head].sentence, [])
        if len(own) < MOST:
            own.append(Telling(players, statement))
    return found
