"""An exhibit: a statement and its evidence as the judge sees them.

The judge is a small language model; beside the word pieces it is told for every word whether the other side has it too
(as it stands, in another form, as a synonym or an antonym), whether its neighbours stand there beside it, and its sort
(a figure, a name, a hedge …). The model would have to learn that from far more text than there is.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise

from copydesk.text.lexicon import lines
from copydesk.text.wordpiece import CLASSIFY, SEPARATE, Token, Vocabulary

NONE, SYNONYM, ANTONYM, FORM, SAME = 1, 2, 3, 4, 5
"""How a word stands on the other side; 0 is no word.

To SAME is added 1 where the left neighbour stands beside it there too, 2 where the right one does.
"""
MATCHES = SAME + 4
PLAIN, CAPITAL, OPENING, DIGIT, MARK, FIRST_CLASS = 0, 1, 2, 3, 4, 5
CLASSES = ("number", "time", "hedge", "negation", "degree", "report", "link", "function")
SORTS = FIRST_CLASS + len(CLASSES)
LONGEST = 192
"""Pieces that the judge reads at most; the end of the evidence is cut, then the end of the statement."""
LONGEST_STATEMENT = 80
_ENDINGS = (
    "ations",
    "ation",
    "ments",
    "ment",
    "ings",
    "ing",
    "ies",
    "ied",
    "ers",
    "er",
    "ed",
    "es",
    "ly",
    "s",
    "e",
    "y",
)
_SHORTEST_STEM = 3


@dataclass(frozen=True, slots=True)
class Exhibit:
    """What the judge reads: five rows of numbers, one column a piece, and for each piece the word it is from.

    `words` are indexes into `statement` for the first part of the row and into `evidence` for the second, -1 for the
    marks that part them.
    """

    statement: tuple[Token, ...]
    evidence: tuple[Token, ...]
    pieces: tuple[int, ...]
    sides: tuple[int, ...]
    matches: tuple[int, ...]
    sorts: tuple[int, ...]
    words: tuple[int, ...]


def exhibit(vocabulary: Vocabulary, statement: str, evidence: str) -> Exhibit:
    """Lay a statement beside its evidence."""
    ours, theirs = tuple(vocabulary.tokens(statement)), tuple(vocabulary.tokens(evidence))
    rows: list[tuple[int, int, int, int, int]] = []
    part = (vocabulary.numbers[SEPARATE], 0, 0, -1)
    for side, (words, others, most) in enumerate(((ours, theirs, LONGEST_STATEMENT), (theirs, ours, LONGEST - 3))):
        room = most - max(len(rows) - 2, 0)
        opening = [] if side else [(vocabulary.numbers[CLASSIFY], 0, 0, -1)]
        found = [*opening, *list(_columns(words, others))[:room], part]
        rows += [(piece, side, match, sort, word) for piece, match, sort, word in found]
    pieces, sides, matches, sorts, places = zip(*rows, strict=True)
    return Exhibit(ours, theirs, pieces, sides, matches, sorts, places)


def _columns(words: Sequence[Token], others: Sequence[Token]) -> Iterator[tuple[int, int, int, int]]:
    matches = _matches([w.text.lower() for w in words], [w.text.lower() for w in others])
    for number, (word, match, sort) in enumerate(zip(words, matches, _sorts(words), strict=True)):
        for piece in word.pieces:
            yield piece, match, sort, number


def _matches(words: Sequence[str], others: Sequence[str]) -> Iterator[int]:
    there = set(others)
    stems = {stem(w) for w in others}
    after = set(pairwise(others))
    same, opposite = _related("synonyms"), _related("antonyms")
    for i, word in enumerate(words):
        root = stem(word)
        if word in there:
            yield SAME + _beside(words, i, after)
        elif root in stems:
            yield FORM
        elif opposite.get(root, frozenset()) & stems:
            yield ANTONYM
        elif same.get(root, frozenset()) & stems:
            yield SYNONYM
        else:
            yield NONE


def _beside(words: Sequence[str], i: int, after: set[tuple[str, str]]) -> int:
    left = i > 0 and (words[i - 1], words[i]) in after
    right = i + 1 < len(words) and (words[i], words[i + 1]) in after
    return left + 2 * right


def _sorts(words: Sequence[Token]) -> Iterator[int]:
    classes = _classes()
    opening = True
    for word in words:
        text = word.text
        if text[0].isdigit():
            yield DIGIT
        elif not text[0].isalpha():
            yield MARK
        elif (found := classes.get(text.lower())) is not None:
            yield found
        elif text[0].isupper():
            yield OPENING if opening else CAPITAL
        else:
            yield PLAIN
        opening = text in {".", "?", "!", "“", '"'} or (opening and not text[0].isalnum())


@cache
def _classes() -> Mapping[str, int]:
    found = {}
    for line in lines("judge-classes"):
        name, *words = line.split()
        found.update(dict.fromkeys(words, FIRST_CLASS + CLASSES.index(name)))
    return found


@cache
def _related(name: str) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for line in lines(name):
        _, one, other = line.split("\t")
        found[stem(one)].add(stem(other))
        found[stem(other)].add(stem(one))
    return {key: frozenset(words) for key, words in found.items()}


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return what is left of a lower-case word without a common ending."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            left = word[: -len(ending)]
            return left[:-1] if len(left) > _SHORTEST_STEM and left[-1] == left[-2] else left
    return word
