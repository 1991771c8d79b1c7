"""Statements: what a sentence says, predicate by predicate, with who does it, to whom, and how sure it is.

Read off the dependency parse. A predicate is a verb, or what a copula says of its subject. Verbs that only govern
another ("is expected to reopen", "has decided to order", "wants to see") belong to the statement of the verb that they
govern, as its `frame`. Agent and patient are those of the meaning: the passive is turned round.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span

_CLAUSES = frozenset(
    {"ROOT", "ccomp", "advcl", "relcl", "acl", "parataxis", "pcomp", "csubj", "csubjpass", "xcomp", "conj"}
)
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_OBJECTS = frozenset({"dobj", "obj", "dative", "attr", "oprd"})
_COMPLEMENTS = frozenset({"attr", "acomp", "oprd"})
_COPULAS = frozenset({"be", "become", "remain", "seem", "appear", "stay", "look", "prove"})
_HAVING = frozenset({"have", "get", "see", "want", "find", "keep", "leave", "need", "order"})
"""Verbs before whose participle stands to whom it is done: "had him arrested", "saw the bridge closed"."""
NEGATIONS = frozenset({"not", "n't", "never", "no", "nobody", "none", "neither", "nor", "nothing", "n’t"})


class Tense(StrEnum):
    """When a statement puts what it says; NONE where its verb is not finite ("to win", "winning")."""

    PAST = "past"
    PERFECT = "perfect"
    PRESENT = "present"
    FUTURE = "future"
    WOULD = "would"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one predicate says.

    `head` is the index of the predicate's word (of what a copula says), `verb` that of its verb; `words` are the
    indexes of the clause's own words, in order; `frame` those of the verbs that govern it, outermost first;
    `auxiliaries` those of modals and other auxiliaries of verb and frame. `agent` and `patient` are the indexes of the
    heads of who does it and to whom it is done, None where the sentence does not say. `negation` is the index of the
    word that denies the statement, if one does. `tense` is that of the outermost verb.
    """

    span: Span
    head: int
    verb: int
    words: tuple[int, ...]
    frame: tuple[int, ...]
    auxiliaries: tuple[int, ...]
    agent: int | None
    patient: int | None
    negation: int | None
    tense: Tense

    @property
    def negated(self) -> bool:
        """Whether the statement is denied."""
        return self.negation is not None


def find_statements(page: Page) -> tuple[Statement, ...]:
    """Return the statements of a page in order of their predicates."""
    found: list[Statement] = []
    for sentence in page.sentences:
        found.extend(_Clauses(page.words[sentence.words.start : sentence.words.stop]).statements())
    return tuple(found)


class _Clauses:
    """The clauses of one sentence: which words are predicates and which predicate each other word belongs to."""

    def __init__(self, words: Sequence[Word]) -> None:
        self.words = words
        self.first = words[0].number if words else 0
        self.children: list[list[Word]] = [[] for _ in words]
        for word in words:
            if word.head != word.number:
                self.children[word.head - self.first].append(word)
        self.heads = {word.number for word in words if self._predicates(word)}

    def statements(self) -> Iterator[Statement]:
        """Yield the sentence's statements; a verb that only governs another predicate makes none of its own."""
        owned = self._owned()
        for number in sorted(self.heads):
            word = self._word(number)
            if self._governed(word) is None:
                yield self._statement(word, owned)

    def _word(self, number: int) -> Word:
        return self.words[number - self.first]

    def _below(self, word: Word) -> list[Word]:
        return self.children[word.number - self.first]

    def _predicates(self, word: Word) -> bool:
        if word.pos in {"VERB", "AUX"} and word.dep in _CLAUSES:
            return word.dep != "conj" or self._word(word.head).pos in {"VERB", "AUX"}
        return word.dep == "ROOT"

    def _governed(self, word: Word) -> Word | None:
        """Return the predicate that a verb only governs: its xcomp, or that of its adjective ("is due to open")."""
        near = [word, *(w for w in self._below(word) if w.dep == "acomp")]
        return next((w for n in near for w in self._below(n) if w.dep == "xcomp" and w.number in self.heads), None)

    def _owned(self) -> dict[int, list[int]]:
        """Return, for each predicate, the words nearest to it; a governing verb's go to the verb that it governs."""
        owned: dict[int, list[int]] = {}
        owner: dict[int, int] = {}
        innermost = {number: self._innermost(number) for number in self.heads}
        for word in self.words:
            trail = []
            at = word
            while at.number not in owner and at.number not in self.heads and at.head != at.number:
                trail.append(at.number)
                at = self._word(at.head)
            top = owner.get(at.number, at.number)
            owner.update(dict.fromkeys([*trail, at.number], top))
            owned.setdefault(innermost.get(top, top), []).append(word.number)
        return owned

    def _innermost(self, number: int) -> int:
        word = self._word(number)
        seen = {number}
        while (below := self._governed(word)) is not None and below.number not in seen:
            seen.add(below.number)
            word = below
        return word.number

    def _frame(self, word: Word) -> list[Word]:
        """Return the verbs that govern a predicate, outermost first."""
        frame: list[Word] = []
        while word.dep == "xcomp" and len(frame) < len(self.words):
            word = self._word(word.head)
            frame.insert(0, word)
            if word.dep == "acomp":
                word = self._word(word.head)
                frame.insert(0, word)
        return frame

    def _statement(self, word: Word, owned: dict[int, list[int]]) -> Statement:
        frame = self._frame(word)
        verbs = [*frame, word]
        numbers = tuple(owned.get(word.number, [word.number]))
        agent, patient = self._roles(verbs)
        negation = next((n for verb in verbs for n in self._negations(verb)), None)
        return Statement(
            span=Span(self._word(numbers[0]).span.start, self._word(numbers[-1]).span.end),
            head=self._complement(word),
            verb=word.number,
            words=numbers,
            frame=tuple(w.number for w in frame),
            auxiliaries=tuple(w.number for verb in verbs for w in self._below(verb) if w.dep in {"aux", "auxpass"}),
            agent=agent,
            patient=patient,
            negation=negation,
            tense=_tense(verbs[0], [w for w in self._below(verbs[0]) if w.dep in {"aux", "auxpass"}]),
        )

    def _complement(self, word: Word) -> int:
        """Return the predicate's own word: for a copula, what it says of its subject."""
        if word.lemma in _COPULAS:
            return next((w.number for w in self._below(word) if w.dep in _COMPLEMENTS), word.number)
        return word.number

    def _negations(self, verb: Word) -> Iterator[int]:
        for word in self._below(verb):
            if word.dep == "neg" or (word.lemma.lower() in NEGATIONS and word.text.lower() != "no"):
                yield from self._denying(word)
            elif word.dep in _SUBJECTS | _OBJECTS or word.text.lower() == "longer":
                below = (w for w in self._below(word) if w.lemma.lower() in NEGATIONS)
                yield from (number for w in below for number in self._denying(w))

    def _denying(self, word: Word) -> Iterator[int]:
        """Yield the word, unless it bounds a number ("no fewer than 40") or denies nothing ("or not", "the no")."""
        at = word.number - self.first
        after = self.words[at + 1 : at + 2]
        before = self.words[at - 1].text.lower() if at else ""
        if (before, word.text.lower()) in {("or", "not"), ("the", "no")} or contrasts(self.words, at):
            return
        if not any(w.tag in {"JJR", "RBR"} and w.text.lower() != "longer" for w in after):
            yield word.number

    def _roles(self, verbs: Sequence[Word]) -> tuple[int | None, int | None]:
        """Return the heads of agent and patient: the innermost verb's own, or what it has from those that govern it."""
        inner = verbs[-1]
        subject = next((s for verb in reversed(verbs) if (s := self._subject(verb)) is not None), None)
        target = next((w.number for w in self._below(inner) if w.dep in _OBJECTS), None)
        passive = any(w.dep in {"auxpass", "nsubjpass"} for w in self._below(inner)) or self._undergoes(inner)
        if not passive and inner.dep == "acl" and inner.tag == "VBN":
            return self._by(inner), inner.head
        if subject is None and len(verbs) == 1 and self._turns_round(inner):
            return target, None
        return (self._by(inner), subject) if passive else (subject, target)

    def _undergoes(self, verb: Word) -> bool:
        """Say whether a bare participle tells what its subject suffers: "had him *held*", "was held and *freed*"."""
        below = {w.dep for w in self._below(verb)}
        if told_in_headline(self.words, verb.number - self.first, self._below(verb)):
            return True
        if _is_garden_path(verb, self._below(verb)):
            return True
        above = self._word(verb.head)
        bare = verb.tag == "VBN" and verb.dep in {"ccomp", "xcomp"} and above.lemma in _HAVING
        row = verb.tag == "VBN" and verb.dep == "conj" and any(w.dep == "auxpass" for w in self._below(above))
        return (bare or (row and below.isdisjoint(_SUBJECTS))) and below.isdisjoint({"aux", "dobj", "mark"})

    def _turns_round(self, verb: Word) -> bool:
        """Say whether a verb has its subject behind it, since the place stands first: "near it stands a mill".

        Where the place bears an apposition, the parse has lost the subject in it: "at the fair Dr Hale, 43, told men".
        """
        below = self._below(verb)
        places = [w for prep in below if prep.dep == "prep" and prep.number < verb.number for w in self._below(prep)]
        named = any(w.dep == "appos" for place in places for w in self._below(place))
        finite = verb.dep == "ROOT" and verb.tag in _FINITE and all(w.dep != "aux" for w in below)
        return finite and bool(places) and not named

    def _subject(self, verb: Word) -> int | None:
        """Return the head of a verb's subject: its own, or that of the verb before it in a row."""
        while (own := next((w.number for w in self._below(verb) if w.dep in _SUBJECTS), None)) is None:
            if verb.dep == "relcl" or (verb.dep == "acl" and verb.tag == "VBG"):
                return verb.head
            if verb.dep != "conj" or verb.head not in self.heads or verb.head == verb.number:
                return None
            verb = self._word(verb.head)
        return own

    def _by(self, verb: Word) -> int | None:
        for word in self._below(verb):
            if word.dep == "agent":
                return next((w.number for w in self._below(word) if w.dep == "pobj"), None)
        return None


def told_in_headline(words: Sequence[Word], at: int, below: Iterable[Word]) -> bool:
    """Say whether a verb, `below` which these hang, tells who was told a thing: "Firm knew of the leak, court told"."""
    word, behind = words[at], words[at + 1 : at + 2]
    bare = word.lemma == "tell" and word.tag in {"VBD", "VBN"}
    ends = not behind or behind[0].pos == "PUNCT" or behind[0].sentence != word.sentence
    return bare and ends and all(one.dep not in {"dobj", "dative", "aux", "auxpass"} for one in below)


def _is_garden_path(verb: Word, below: Sequence[Word]) -> bool:
    """Say whether the parse took a participle for the sentence's verb: "Most parents *interviewed* there said …"."""
    if verb.tag != "VBD" or any(word.dep in {"aux", "dobj", "ccomp", "conj"} for word in below):
        return False
    return any(word.dep == "dep" and word.tag in {"VBD", "VBZ", "VBP"} and word.number > verb.number for word in below)


def contrasts(words: Sequence[Word], at: int) -> bool:
    """Say whether a word sets another beside what its clause affirms: "the driver, *not* the cyclist, jumped"."""
    if words[at].text.lower() != "not" or at == len(words) - 1:
        return False
    above, after = words[words[at].head - words[0].number], words[at + 1]
    near = words[at : at + _NEAR_BY] if above.pos != "VERB" else ()
    if any(word.text.lower() == "but" and word.head == above.number for word in near):
        return True  # "not the council but the mayor signed"
    before = words[at - 1] if at else words[at]
    beside = above.dep in {"appos", "conj"} or (above.number < words[at].number and above.lemma not in _COPULAS)
    apart = before.text.lower() in _BEFORE_CONTRAST
    return beside and apart and (after.pos in _CONTRASTED or after.lemma.lower() in ADDING)


_NEAR_BY = 12
"""Words behind a "not" in which its "but" is looked for."""
_BEFORE_CONTRAST = frozenset({",", "–", "—", "-", "(", "and", "but"})
_CONTRASTED = frozenset({"DET", "NOUN", "PROPN", "PRON", "NUM", "ADP"})
ADDING = frozenset({"only", "just", "merely", "simply"})
"""Words behind a "not" that sets nothing aside but adds to it: "farmers, not just dairies"."""
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_FINITE = {"VBD": Tense.PAST, "VBZ": Tense.PRESENT, "VBP": Tense.PRESENT, "MD": Tense.PRESENT}


def _tense(verb: Word, auxiliaries: Sequence[Word]) -> Tense:
    """Return the tense of a verb group by its first word; headlines' bare participles are past."""
    if not auxiliaries:
        return _FINITE.get(verb.tag, Tense.PAST if verb.tag == "VBN" and verb.dep == "ROOT" else Tense.NONE)
    first = auxiliaries[0]
    if first.text.lower() in _FUTURE:
        return Tense.FUTURE
    if first.text.lower() in {"would", "'d", "’d"}:
        return Tense.WOULD
    if first.lemma.lower() == "have":
        return Tense.PERFECT
    return _FINITE.get(first.tag, Tense.NONE)
