"""Words that point back: pronouns and the like whose sense is left behind when the sentence before goes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.draft.source import Source
from copydesk.text.naming.names import PEOPLE, Name, Sort
from copydesk.text.parse import Word
from copydesk.text.saying.antecedents import antecedent, is_role

_BASE = {
    **dict.fromkeys(("he", "his", "him", "himself"), "he"),
    **dict.fromkeys(("she", "her", "hers", "herself"), "she"),
    **dict.fromkeys(("they", "their", "them", "theirs", "themselves"), "they"),
    **dict.fromkeys(("it", "its", "itself"), "it"),
}
_PERSONS = frozenset({"he", "she"})
_BODIES = frozenset({Sort.BODY, Sort.NATION})
_OWNING = frozenset({"his", "her", "their", "its"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_TIMES = re.compile(
    r"(?:year|month|week|day|weekend|morning|afternoon|evening|night|summer|winter|spring|autumn|fall|season|time|decade"
    r"|century|quarter)s?$"
)
_OPENS_BACK = re.compile(
    r"(?:therefore|thus|hence|so|then|instead|otherwise|nor|neither|either|similarly|likewise|as a result"
    r"|for (?:example|instance)|in (?:contrast|response|return|turn|that case|reply)|on the (?:other|one) hand"
    r"|by (?:contrast|comparison)|conversely|afterwards?|later|earlier|soon after|shortly after\w*"
    r"|the (?:day|week|month|year) (?:before|after)|at the time|since then|until then|(?:after|before) (?:that|this)"
    r"|asked (?:about|whether|if|why|how|what)|because of (?:this|that)|despite (?:this|that)|that[’']s (?:why|because)"
    r"|among them|these|those|others?|another|the others?|the (?:former|latter|two|three|pair|trio|couple|same)|both"
    r"|such|(?:all|none|neither|one|most|some|many|two) of (?:them|these|those)|first(?:ly)?|second(?:ly)?|third(?:ly)?"
    r"|finally|lastly|elsewhere|there|here|this|that|too|again|yes|no|not (?:so|only|all))\b",
    re.IGNORECASE,
)
ANSWERED = frozenset({"accusation", "allegation", "charge", "claim", "comment", "remark", "suggestion", "criticism"})
"""What "the …" points to in what somebody has said before."""
PARTIES = frozenset(
    {
        *("agency", "alliance", "association", "authority", "bank", "body", "campaign", "carrier", "charity", "club"),
        *(
            "committee",
            "company",
            "council",
            "couple",
            "department",
            "duo",
            "family",
            "firm",
            "force",
            "group",
            "institute",
        ),
        *("maker", "manufacturer", "ministry", "movement", "network", "organisation", "organization", "pair", "panel"),
        *("party", "publisher", "retailer", "side", "team", "trio", "trust", "union", "victim", "watchdog"),
        *("boy", "girl", "judge", "man", "suspect", "woman", "driver", "defendant", "accused", "teenager", "player"),
    }
)
"""Nouns that stand, behind "the", for somebody who has been told of more fully."""


class Pointer(NamedTuple):
    """A pronoun outside quotations that has nothing to stand for in its own sentence.

    `name` is the person or body that it surely stands for, named in the sentence `at`; both None where that isn't sure.
    """

    word: Word
    name: Name | None
    at: int | None

    @property
    def owning(self) -> bool:
        """Whether the pronoun is a possessive one."""
        return self.word.text.lower() in _OWNING and self.word.tag == "PRP$"


def pointer_of(source: Source, index: int) -> Pointer | None:
    """Return the first pronoun of a sentence that points out of it."""
    words = source.own_words(index)
    for at, word in enumerate(words):
        base = _BASE.get(word.text.lower())
        if base is None or word.pos != "PRON" or _is_empty(source, word, base):
            continue
        if any(_can_be(source, other, base) for other in words[:at]) or _is_ahead(source, words[at:], word, base):
            continue
        return _followed(source, index, word, base)
    return None


def _is_empty(source: Source, word: Word, base: str) -> bool:
    """Say whether "it" stands for nothing: "it is unclear whether"."""
    if base != "it":
        return False
    if word.dep == "expl":
        return True
    verb = source.cast.tree.head(word)
    below = {child.dep for child in source.cast.tree.children(verb)}
    return word.dep in _SUBJECTS and verb.lemma in {"be", "remain", "seem"} and "acomp" in below


def _is_ahead(source: Source, words: Sequence[Word], word: Word, base: str) -> bool:
    """Say whether a person named as the subject further on is meant: "In her last week, Reay opened a bridge."."""
    if word.dep in _SUBJECTS and source.cast.tree.head(word).dep == "ROOT":
        return False
    named = (source.cast.name_at(other) for other in words[1:] if other.dep in _SUBJECTS)
    return base in _PERSONS and any(name is not None and name.sort is Sort.PERSON for name in named)


def _can_be(source: Source, word: Word, base: str) -> bool:
    """Say whether a word before a pronoun may be what it stands for."""
    if word.pos not in _NOUNS and not (word.pos == "PRON" and _BASE.get(word.text.lower()) == base):
        return False
    if base in _PERSONS:
        name = source.cast.name_at(word)
        if name is not None:
            return name.sort in PEOPLE
        return is_role(word) and word.tag not in {"NNS", "NNPS"}
    if base == "they":
        return True
    return word.tag != "NNS" and not is_role(word)


def _followed(source: Source, index: int, word: Word, base: str) -> Pointer:
    head = antecedent(source.cast, word._replace(text=base))
    name = source.cast.name_at(head) if head is not None else None
    if head is None or name is None or head.sentence == index:
        return Pointer(word, None, None)
    if name.sort is not Sort.PERSON if base in _PERSONS else name.sort not in _BODIES:
        return Pointer(word, None, None)
    if _is_of_another(source, range(head.sentence, index), head, base):
        return Pointer(word, None, None)
    return Pointer(word, name, head.sentence)


def _is_of_another(source: Source, between: range, head: Word, base: str) -> bool:
    """Say whether others may be meant too: "He said Crow was right", or somebody of whom a quotation speaks."""
    for index in between:
        for word in source.words(index):
            alike = word.pos == "PRON" and _BASE.get(word.text.lower()) == base
            if alike and (source.cast.is_quoted(word) or (index == head.sentence and word.number < head.number)):
                return True
    return False


def points_back(source: Source, index: int) -> bool:
    """Say whether a sentence can't be understood without the one before, whatever its pronouns: "The two also …"."""
    opening = source.read(index).lstrip("“‘\"'(—–- ")
    found = None if _is_there_is(source, index) else _OPENS_BACK.match(opening)
    if found and not _TIMES.match(opening[found.end() :].lstrip().partition(" ")[0].strip(",.")):
        return True
    words = source.own_words(index)
    return any(_points(source, words, at) for at in range(len(words))) or any(_quoted_pointers(source, index))


def _is_there_is(source: Source, index: int) -> bool:
    """Say whether a sentence begins with a "there" that points nowhere: "There were no casualties."."""
    first = next((word for word in source.words(index) if word.pos != "PUNCT"), None)
    return first is not None and first.dep == "expl"


def _points(source: Source, words: Sequence[Word], at: int) -> bool:
    word = words[at]
    text = word.text.lower()
    after = words[at + 1].text.lower() if at + 1 < len(words) else ""
    if text in {"this", "these", "those", "that"} and word.pos in {"DET", "PRON"} and word.tag in {"DT", "NN", "PRP"}:
        return not _TIMES.match(after) and after not in {"who", "of"} and not _introduced(source, words[:at], word)
    if text == "such":
        return after != "as"
    return text in {"latter", "former"} and word.pos in {"NOUN", "PRON", "PROPN"} and at < len(words) // 2


def _introduced(source: Source, before: Sequence[Word], word: Word) -> bool:
    """Say whether what "this" points to may stand before it in the sentence."""
    return (
        sum(other.pos in {"VERB", "AUX"} for other in before) > 1 and source.cast.tree.head(word).number > word.number
    )


def _quoted_pointers(source: Source, index: int) -> Iterator[bool]:
    """Yield True for each pronoun for a person in a quotation without anybody before it in the sentence."""
    named = False
    for word in source.words(index):
        base = _BASE.get(word.text.lower()) if word.pos == "PRON" else None
        if source.cast.is_quoted(word) and base in {"he", "she", "they"}:
            yield not named
        named = named or (word.pos in _NOUNS and source.cast.is_quoted(word))


def parties_of(source: Source, index: int) -> Iterator[Word]:
    """Yield the nouns outside quotations that only mean somebody told of before: "the union", "the allegations"."""
    for word in source.own_words(index):
        if word.lemma.lower() not in PARTIES | ANSWERED:
            continue
        below = [child for child in source.cast.tree.children(word) if child.dep not in {"case", "punct"}]
        if [child.text.lower() for child in below] == ["the"]:
            yield word
