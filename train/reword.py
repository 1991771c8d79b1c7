"""Changes that keep the meaning: other words, other order, house style, less detail. None of them is a fault."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random

from spacy.tokens import Token

from draft import Draft
from reorder import less_detail, moved_end, moved_report, turned
from words import MONTHS, NUMBERS, REPORTING, TITLES, WEEKDAYS, formed, like, related

PHRASES = Path(__file__).resolve().parent / "phrases.txt"
LONGEST = 4


Style = tuple[int, int, str]


@cache
def phrases() -> Mapping[tuple[str, ...], tuple[str, ...]]:
    """Return, for each phrase as its words, the phrases that say the same."""
    found: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for line in PHRASES.read_text("utf-8").splitlines():
        group = line.split("\t")
        if line.startswith("#"):
            continue
        found[tuple(group[0].split())] += group[1:]
        for other in group[1:]:
            found[tuple(other.split())].append(group[0])
    return {key: tuple(words) for key, words in found.items()}


def same_phrase(draft: Draft) -> bool:
    """Say a phrase in other words."""
    tokens = list(draft.tokens())
    options: list[tuple[Token, Token, str]] = []
    for i, first in enumerate(tokens):
        for length in range(1, LONGEST + 1):
            run = tokens[i : i + length]
            if len(run) == length and (others := phrases().get(tuple(t.lower_ for t in run))):
                options.append((first, run[-1], draft.rng.choice(others)))
    if not options:
        return False
    first, last, words = draft.rng.choice(options)
    run = draft.run(first, last)
    if not run:
        return False
    draft.put(run[0], run[1], words.capitalize() if first.text[0].isupper() and first.i == 0 else words)
    return True


def same_word(draft: Draft) -> bool:
    """Put a synonym in the place of a word."""
    found = [
        t
        for t in draft.tokens()
        if len(t.text) > 3 and t.pos_ in {"NOUN", "VERB", "ADJ", "ADV"} and related("synonyms", t.pos_, t.lemma_)
    ]
    if not found:
        return False
    token = draft.rng.choice(found)
    at = draft.at(token)
    if at is None:
        return False
    draft.put(at, at + 1, like(token, draft.rng.choice(related("synonyms", token.pos_, token.lemma_))))
    return True


def house_style(draft: Draft) -> bool:
    """Write a figure or a name as another house would."""
    options: list[Style] = []
    texts = ["", *(b.text for b in draft.bits), ""]
    for i, bit in enumerate(draft.bits):
        if not bit.fault and not (i + 1 < len(draft.bits) and draft.bits[i + 1].fault):
            around = (texts[i], texts[i + 1], texts[i + 2])
            options += [(i, i + count, words) for count, words in _styles(draft.rng, *around)]
    if not options:
        return False
    start, end, words = draft.rng.choice(options)
    draft.put(start, end, words)
    return True


def _styles(rng: Random, before: str, text: str, after: str) -> Iterator[tuple[int, str]]:
    """Yield other ways to write a word, each with how many words it takes the place of."""
    yield from _amounts(rng, text, after)
    yield from _counts(before, text, after)
    yield from _dates(text, after)
    yield from _spellings(text)


def _amounts(rng: Random, text: str, after: str) -> Iterator[tuple[int, str]]:
    if text == "%":
        yield 1, rng.choice(("per cent", "percent"))
    if re.fullmatch(r"\d[\d.,]*", text) and after in {"million", "billion"}:
        yield 2, text + {"million": rng.choice(("m", "mn")), "billion": "bn"}[after]
    if m := re.fullmatch(r"(\d[\d.,]*)(m|mn|bn)", text):
        yield 1, f"{m[1]} {'billion' if m[2] == 'bn' else 'million'}"


def _counts(before: str, text: str, after: str) -> Iterator[tuple[int, str]]:
    if re.fullmatch(r"\d{1,3},\d{3}", text):
        yield 1, text.replace(",", "")
    if re.fullmatch(r"\d{4,5}", text) and not re.match(r"(?:19|20)\d\d$", text):
        yield 1, f"{int(text):,}"
    if text.isdigit() and 1 < int(text) <= len(NUMBERS) and after not in MONTHS and before not in MONTHS:
        yield 1, NUMBERS[int(text) - 1]
    if text.lower() in NUMBERS[1:]:
        yield 1, str(NUMBERS.index(text.lower()) + 1)


def _dates(text: str, after: str) -> Iterator[tuple[int, str]]:
    days = len("31")
    if text in MONTHS and after.isdigit() and len(after) <= days:
        yield 2, f"{after} {text}"
    if text.isdigit() and len(text) <= days and after in MONTHS:
        yield 2, f"{after} {text}"


def _spellings(text: str) -> Iterator[tuple[int, str]]:
    if text in {"Mr", "Mrs", "Ms", "Dr", "Mr.", "Ms."}:
        yield 1, ""
    if text in {"US", "U.S."}:
        yield 1, {"US": "U.S.", "U.S.": "US"}[text]
    if "is" in text[3:] and re.search(r"is(?:e|ed|ing|ation|es)$", text):
        yield 1, re.sub(r"is(e|ed|ing|ation|es)$", r"iz\1", text)
    if re.search(r"our$", text) and len(text) > len("color"):
        yield 1, text[:-3] + "or"


def shorter_name(draft: Draft) -> bool:
    """Call somebody by the surname, or leave a title out."""
    bits = draft.bits
    options = []
    for i in range(len(bits) - 1):
        one, other = bits[i].token, bits[i + 1].token
        if one is None or other is None or bits[i].fault or bits[i + 1].fault or other.pos_ != "PROPN":
            continue
        if (
            one.pos_ == "PROPN" and one.dep_ == "compound" and one.head == other and one.text not in WEEKDAYS + MONTHS
        ) or (one.lower_ in TITLES and one.i and i):
            options.append(i)
    if not options:
        return False
    at = draft.rng.choice(options)
    draft.put(at, at + 1, "")
    return True


def plain_report(draft: Draft) -> bool:
    """Swap a neutral reporting verb for another."""
    found = [
        t for t in draft.tokens() if t.lemma_ in {"say", "add", "state"} and t.pos_ == "VERB" and t.lemma_ in REPORTING
    ]
    if not found:
        return False
    token = draft.rng.choice(found)
    at = draft.at(token)
    if at is None:
        return False
    draft.put(
        at, at + 1, formed(draft.rng.choice([v for v in ("say", "add", "state") if v != token.lemma_]), token.tag_)
    )
    return True


def curly(draft: Draft) -> bool:
    """Set quotation marks and apostrophes in another style."""
    turn = {'"': "”", "“": '"', "”": '"', "'": "’", "’": "'", "‘": "'"}
    changed = False
    for bit in draft.bits:
        new = "".join(turn.get(c, c) for c in bit.text)
        changed |= new != bit.text
        bit.text = new
    return changed


CHANGES: Sequence[tuple[Callable[[Draft], bool], float]] = (
    (same_phrase, 4.0), (same_word, 3.0), (house_style, 1.5), (shorter_name, 1.0), (moved_end, 1.5), (moved_report,
    1.5),
    (less_detail, 3.0), (turned, 1.0), (plain_report, 0.7), (curly, 0.3),
)  # fmt: skip
