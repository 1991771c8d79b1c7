"""What a pronoun stands for, where the sentences before leave little doubt: for he, she, it and they as speakers."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from copydesk.text.lexicon import lines
from copydesk.text.naming.names import Name, Sort
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.clause import verbs
from copydesk.text.saying.sources import phrase
from copydesk.text.tree import Tree

BACK = {"he": 4, "she": 4, "it": 2, "they": 2}
"""Sentences looked at for what a pronoun stands for, its own among them."""
WORDS = 120
"""Words of one sentence that are looked at."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "pobj", "dative", "appos", "attr", "conj"})
_POINTERS = frozenset({"he", "she", "it", "they", "i", "we", "who", "which", "that", "this", "these", "those"})


class Sex(Enum):
    """What a pronoun or a word says somebody is."""

    SHE = auto()
    HE = auto()


class Being(Enum):
    """What somebody or something is, so far as pronouns care."""

    PERSON = auto()
    THING = auto()
    EITHER = auto()


@dataclass(frozen=True, slots=True)
class Cast:
    """Who appears on a page: its tree, its names, and the quotations, in which no pronoun outside finds its like."""

    tree: Tree
    names: Sequence[Name]
    quoted: Sequence[Span]
    sayers: frozenset[int] = frozenset()

    def name_at(self, word: Word) -> Name | None:
        """Return the name that a word is part of."""
        at = bisect_left(self.names, word.span.end, key=lambda name: name.span.start) - 1
        return self.names[at] if at >= 0 and self.names[at].span.end > word.span.start else None

    def is_quoted(self, word: Word) -> bool:
        """Say whether a word stands in a quotation."""
        at = bisect_left(self.quoted, word.span.end, key=lambda span: span.start) - 1
        return at >= 0 and self.quoted[at].end > word.span.start


def antecedent(cast: Cast, pronoun: Word) -> Word | None:
    """Return the head of the phrase that a pronoun stands for, None where that is in doubt."""
    wanted = pronoun.text.lower()
    if wanted not in BACK:
        return None
    sentences = cast.tree.page.sentences
    for index in range(pronoun.sentence, max(pronoun.sentence - BACK[wanted], -1), -1):
        last = min(sentences[index].words.stop, pronoun.number)
        words = cast.tree.page.words[max(sentences[index].words.start, last - WORDS) : last]
        before = [word for word in words if not cast.is_quoted(word)]
        fitting = _persons(cast, before, wanted) if wanted in {"he", "she"} else _bodies(cast, before, wanted)
        if fitting and index < pronoun.sentence:
            return _only(cast, fitting) or _speaking(fitting, cast)
        if fitting:
            told = any(word.dep in _SUBJECTS or word.number in cast.sayers for word in fitting)
            return _only(cast, fitting) if told else None
    return None


def _persons(cast: Cast, before: Sequence[Word], wanted: str) -> list[Word]:
    """Return the words that he or she may stand for."""
    return [word for word in before if _can_stand(cast, word) and _fits(cast, word, wanted, before)]


def _bodies(cast: Cast, before: Sequence[Word], wanted: str) -> list[Word]:
    """Return the words that it or they may stand for: those who have just spoken, for things seldom speak."""
    spoken = [word for word in before if word.number in cast.sayers and word.pos in {"NOUN", "PROPN"}]
    if wanted == "they":
        return [word for word in spoken if _is_plural(word) or being_of(cast, word) is not Being.PERSON]
    return [word for word in spoken if not _is_plural(word) and being_of(cast, word) is not Being.PERSON]


def _only(cast: Cast, fitting: Sequence[Word]) -> Word | None:
    """Return the one whom all these words name or describe, if it is one."""
    distinct = {_identity(cast, word): word for word in reversed(fitting)}
    return next(iter(distinct.values())) if len(distinct) == 1 else None


def _speaking(fitting: Sequence[Word], cast: Cast) -> Word | None:
    """Return the one who speaks in the sentence before, and is likeliest to go on speaking."""
    persons = [word for word in fitting if being_of(cast, word) is Being.PERSON]
    subjects = (word for word in persons or fitting if word.dep == "nsubj")
    found = next((word for word in subjects if cast.tree.head(word).lemma.lower() in verbs()), None)
    found = found or next((word for word in persons or fitting if word.number in cast.sayers), None)
    return found if len(persons) in {0, len(fitting)} else None


def _can_stand(cast: Cast, word: Word) -> bool:
    places = word.dep in _SUBJECTS | _OBJECTS or word.number in cast.sayers
    if not places or word.pos not in {"NOUN", "PROPN"}:
        return False
    if word.dep == "appos" and cast.tree.head(word).dep in _SUBJECTS | _OBJECTS:
        return False
    return word.text.lower() not in _POINTERS


def _identity(cast: Cast, word: Word) -> tuple[str, int]:
    for candidate in (word, *cast.tree.children(word, "appos")):
        name = cast.name_at(candidate)
        if name is not None:
            return "", name.entity
    return word.lemma.lower(), -1


def _fits(cast: Cast, word: Word, wanted: str, around: Sequence[Word]) -> bool:
    """Say whether he or she may stand for a word, which "his brother" may not while he may be meant."""
    if being_of(cast, word) is Being.THING or _is_plural(word):
        return False
    meant = Sex.SHE if wanted == "she" else Sex.HE
    owner = cast.tree.child(word, "poss")
    if owner is not None and _sex_of_word(owner.text.lower()) is meant:
        return False
    sex = _sex_of(cast, word, around)
    return sex is None or sex is meant


def _is_plural(word: Word) -> bool:
    return word.tag in {"NNS", "NNPS"}


def head_among(words: Sequence[Word]) -> Word | None:
    """Return the word of a phrase that its other words hang from."""
    numbers = {word.number for word in words}
    return next((word for word in words if word.head == word.number or word.head not in numbers), None)


def being_of(cast: Cast, head: Word) -> Being:
    """Return whether the head of a phrase is somebody or something."""
    named = False
    for word in (head, *cast.tree.children(head, "appos")):
        name = cast.name_at(word)
        named = named or name is not None
        if name is not None and name.sort is Sort.PERSON:
            return Being.PERSON
        if name is not None and name.sort in {Sort.BODY, Sort.NATION, Sort.PLACE}:
            return Being.THING
        if name is None and is_role(word):
            return Being.PERSON
    return Being.EITHER if named else Being.THING


def is_role(word: Word) -> bool:
    """Say whether a noun is what people are: an office, a trade, kin."""
    lemma = word.lemma.lower()
    return word.pos in {"NOUN", "PROPN"} and (
        lemma in _roles() or lemma in genders() or _sex_of_word(lemma) is not None
    )


def _sex_of(cast: Cast, head: Word, around: Sequence[Word]) -> Sex | None:
    """Return what the words of a phrase, or a pronoun of its own sentence that can only mean it, tell of somebody."""
    span = phrase(cast.tree, head)
    words = (word for word in cast.tree.page.words_in(span) if word.pos in {"NOUN", "PROPN"})
    told = [sex for word in words if (sex := _sex_of_word(word.lemma.lower()))]
    if told:
        return told[0]
    if head.dep not in _SUBJECTS:
        return None
    owner = cast.tree.child(head, "poss")
    whose = _sex_of_word(owner.text.lower()) if owner is not None else None  # "his lawyer said he": not the lawyer
    own = (word for word in around if word.number > head.number and word.text.lower() in {"his", "her", "he", "she"})
    return next((sex for word in own if (sex := _sex_of_word(word.text.lower())) is not whose), None)


def _sex_of_word(word: str) -> Sex | None:
    return genders().get(word) or next((genders()[end] for end in ("woman", "man") if word.endswith(end)), None)


@cache
def genders() -> Mapping[str, Sex]:
    """Return the words that tell he from she."""
    rows = (line.split("\t") for line in lines("genders"))
    return {word: Sex.SHE if sex == "she" else Sex.HE for sex, word in rows}


@cache
def _roles() -> frozenset[str]:
    return frozenset(_words_of_roles())


def _words_of_roles() -> Iterator[str]:
    for line in lines("roles"):
        for entry in line.split("\t")[1:]:
            yield entry.lower().split()[-1]
