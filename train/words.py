"""Words that edits draw on, and their forms."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from lemminflect import getInflection
from spacy.tokens import Token

from copydesk.text.lexicon import lines

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
NUMBERS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
    "fourteen",
    "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
)  # fmt: skip
RANKS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SPANS = ("second", "minute", "hour", "day", "week", "month", "year", "decade", "century")
TITLES = (
    "president", "minister", "chancellor", "mayor", "governor", "senator", "secretary", "ambassador", "judge",
    "prosecutor", "lawyer",
    "chairman", "chairwoman", "chair", "chief", "director", "manager", "spokesman", "spokeswoman", "officer",
    "inspector", "sergeant",
    "captain", "coach", "striker", "goalkeeper", "midfielder", "defender", "professor", "scientist", "researcher",
    "doctor", "surgeon", "nurse",
    "teacher", "pupil", "student", "actor", "singer", "author", "founder", "owner", "leader", "deputy", "analyst",
    "economist", "commissioner",
    "councillor", "farmer", "driver", "pilot", "brother", "sister", "son", "daughter", "father", "mother", "husband",
    "wife", "uncle", "cousin",
    "colonel", "general", "admiral", "king", "queen", "prince", "princess", "bishop", "head", "engineer", "treasurer",
    "partner", "investor",
)  # fmt: skip
PLAIN_VERBS = ("say", "tell", "add", "state", "write", "announce", "report", "reply", "explain", "describe")
LOADED_VERBS = (
    "claim", "allege", "admit", "concede", "acknowledge", "confess", "reveal", "disclose", "insist", "maintain",
    "note", "confirm",
    "warn", "boast", "stress", "emphasise", "argue",
)  # fmt: skip
REPORTING = frozenset(PLAIN_VERBS + LOADED_VERBS) | {
    "believe",
    "think",
    "estimate",
    "suggest",
    "show",
    "find",
    "expect",
    "fear",
    "accuse",
    "deny",
}
HEDGES = frozenset(
    [
        "may",
        "might",
        "could",
        "probably",
        "perhaps",
        "possibly",
        "likely",
        "reportedly",
        "allegedly",
        "apparently",
        "alleged",
        "suspected",
        "potential",
        "potentially",
        "seem",
        "appear",
        "suggest",
        "estimated",
        "planned",
        "proposed",
    ]
)


def _own(name: str) -> Iterator[str]:
    content = (Path(__file__).resolve().parent / f"{name}.txt").read_text("utf-8")
    yield from (line for line in content.splitlines() if not line.startswith("#"))


def _pairs(name: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    found = defaultdict(list)
    for line in lines(name) if name != "sisters" else _own(name):
        part, one, other = line.split("\t")
        found[part, one].append(other)
        found[part, other].append(one)
    return {key: tuple(words) for key, words in found.items()}


@cache
def related(name: str, part: str, lemma: str) -> tuple[str, ...]:
    """Return the words that a table (synonyms, antonyms, sisters) gives for a lemma."""
    return _table(name).get((part, lemma.lower()), ())


@cache
def _table(name: str) -> Mapping[tuple[str, str], tuple[str, ...]]:
    return _pairs(name)


@cache
def _inflected(lemma: str, tag: str) -> str:
    forms = getInflection(lemma, tag)
    return forms[0] if forms else lemma


def formed(lemma: str, tag: str) -> str:
    """Return the form of a lemma that a tag (VBD, NNS, JJR …) asks for."""
    return _inflected(lemma, tag) if tag[:2] in {"VB", "NN", "JJ", "RB"} and tag not in {"NNP", "NNPS"} else lemma


def like(token: Token, lemma: str) -> str:
    """Return another lemma in the form of a word, with its capital letter."""
    word = formed(lemma, token.tag_)
    return word.capitalize() if token.text[:1].isupper() and token.i == 0 else word
