"""Changes that keep the meaning: other words, other order, house style, less detail. None of them is a fault."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from draft import Draft
from reorder import less_detail, moved_end, moved_report, turned
from spacy.tokens import Token
from words import MONTHS, NUMBERS, REPORTING, TITLES, WEEKDAYS, formed, like, related

PHRASES = Path(__file__).resolve().parent / "phrases.txt"
LONGEST = 4


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
    options: list[tuple[int, int, str]] = []
    texts = [b.text for b in draft.bits]
    for i, (bit, text) in enumerate(zip(draft.bits, texts, strict=True)):
        after = texts[i + 1] if i + 1 < len(texts) else ""
        if bit.fault or (i + 1 < len(texts) and draft.bits[i + 1].fault):
            continue
        if text == "%":
            options.append((i, i + 1, draft.rng.choice(("per cent", "percent"))))
        if re.fullmatch(r"\d[\d.,]*", text) and after in {"million", "billion"}:
            options.append((i, i + 2, text + {"million": draft.rng.choice(("m", "mn")), "billion": "bn"}[after]))
        if m := re.fullmatch(r"(\d[\d.,]*)(m|mn|bn)", text):
            options.append((i, i + 1, f"{m[1]} {'billion' if m[2] == 'bn' else 'million'}"))
        if re.fullmatch(r"\d{1,3},\d{3}", text):
            options.append((i, i + 1, text.replace(",", "")))
        if re.fullmatch(r"\d{4,5}", text) and not re.match(r"(?:19|20)\d\d$", text):
            options.append((i, i + 1, f"{int(text):,}"))
        if text.isdigit() and 1 < int(text) <= len(NUMBERS) and after not in MONTHS and texts[i - 1] not in MONTHS:
            options.append((i, i + 1, NUMBERS[int(text) - 1]))
        if text.lower() in NUMBERS[1:]:
            options.append((i, i + 1, str(NUMBERS.index(text.lower()) + 1)))
        if text in MONTHS and after.isdigit() and len(after) < 3:
            options.append((i, i + 2, f"{after} {text}"))
        if text.isdigit() and len(text) < 3 and after in MONTHS:
            options.append((i, i + 2, f"{after} {text}"))
        if text in {"Mr", "Mrs", "Ms", "Dr", "Mr.", "Ms."}:
            options.append((i, i + 1, ""))
        if text in {"US", "U.S."}:
            options.append((i, i + 1, {"US": "U.S.", "U.S.": "US"}[text]))
        if "is" in text[3:] and re.search(r"is(?:e|ed|ing|ation|es)$", text):
            options.append((i, i + 1, re.sub(r"is(e|ed|ing|ation|es)$", r"iz\1", text)))
        if re.search(r"our$", text) and len(text) > 5:
            options.append((i, i + 1, text[:-3] + "or"))
    if not options:
        return False
    start, end, words = draft.rng.choice(options)
    draft.put(start, end, words)
    return True


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
    (same_phrase, 4.0), (same_word, 3.0), (house_style, 1.5), (shorter_name, 1.0), (moved_end, 1.5), (moved_report, 1.5),
    (less_detail, 3.0), (turned, 1.0), (plain_report, 0.7), (curly, 0.3),
)  # fmt: skip
