"""Faults in one slot: another figure, another time, another name."""

import re
from collections.abc import Callable

from spacy.tokens import Token

from draft import Draft, end_of, insert
from words import MONTHS, NUMBERS, RANKS, SPANS, TITLES, WEEKDAYS, like

MAGNITUDES = ("thousand", "million", "billion", "trillion")
MONEY = ("£", "$", "€")
VAGUE = ("about", "around", "nearly", "almost", "more than", "over", "at least", "up to", "fewer than", "less than")
CLOCK = (("yesterday", "today", "tomorrow"), ("morning", "afternoon", "evening", "night"), ("earlier", "later"),
    ("before", "after"),
         ("spring", "summer", "autumn", "winter"), ("last", "next", "this"), ("daily", "weekly", "monthly"), ("since",
         "until"))  # fmt: skip
YEAR = re.compile(r"(?:19|20)\d\d$")


def is_year(token: Token) -> bool:
    """Say whether a word is a year rather than a count."""
    return bool(YEAR.match(token.text))


def figures(draft: Draft) -> list[Token]:
    """Return the words of a draft that are figures and no times."""
    return [
        t
        for t in draft.tokens()
        if not is_year(t)
        and (any(c.isdigit() for c in t.text) or t.lower_ in NUMBERS or t.lower_ in RANKS or t.lower_ in MAGNITUDES)
        and t.lower_ != "one"
    ]


def _digits(draft: Draft, text: str) -> str:
    rng = draft.rng
    others = [f for f in draft.pool.figures if f != text]
    if others and rng.random() < 0.25:
        return rng.choice(others)
    found = list(re.finditer(r"\d", text))
    if not found:
        return text
    at = rng.choice(found[:2]).start()
    digit = rng.choice([d for d in "123456789" if d != text[at]])
    if rng.random() < 0.15 and len(found) > 1 and found[0][0] != found[1][0]:
        a, b = found[0].start(), found[1].start()
        if text[b] != "0":
            return text[:a] + text[b] + text[a + 1 : b] + text[a] + text[b + 1 :]
    return text[:at] + digit + text[at + 1 :]


def other_figure(draft: Draft) -> bool:
    """Change a number."""
    found = figures(draft)
    if not found:
        return False
    token = draft.rng.choice(found)
    at = draft.at(token)
    lists = next((words for words in (NUMBERS, RANKS, MAGNITUDES) if token.lower_ in words), ())
    if lists:
        number = lists.index(token.lower_)
        near = [w for i, w in enumerate(lists) if w != token.lower_ and abs(i - number) <= 4]
        word = draft.rng.choice(near)
        word = word.capitalize() if token.text[0].isupper() else word
    else:
        word = _digits(draft, token.text)
    if at is None or word == token.text:
        return False
    draft.put(at, at + 1, word, "figure")
    return True


def other_unit(draft: Draft) -> bool:
    """Change a currency, a share or a measure."""
    swaps = {"%": "percentage points", "km": "miles", "miles": "kilometres", "kilometres": "miles", "metres": "feet",
    "feet": "metres",
             "tonnes": "kilograms", "acres": "hectares", "hectares": "acres", "euros": "dollars", "dollars": "pounds",
             "pounds": "euros",
             "half": "a third", "third": "quarter", "quarter": "third", "doubled": "tripled", "dozens": "hundreds",
             "hundreds": "thousands",
             "thousands": "hundreds", "scores": "dozens", "twice": "three times"}  # fmt: skip
    for token in draft.tokens():
        at = draft.at(token)
        other = (
            draft.rng.choice([m for m in MONEY if m != token.text]) if token.text in MONEY else swaps.get(token.lower_)
        )
        if at is not None and other:
            draft.put(at, at + 1, other, "figure")
            return True
    return False


def vague_figure(draft: Draft) -> bool:
    """Say a figure more or less exactly than the source."""
    found = [t for t in figures(draft) if t.lower_ not in RANKS]
    if not found:
        return False
    first = draft.rng.choice(found)
    at = draft.at(first)
    if at is None:
        return False
    while at and draft.bits[at - 1].text in MONEY:
        at -= 1
    before = " ".join(b.text.lower() for b in draft.bits[max(at - 2, 0) : at])
    for words in VAGUE:
        if before.endswith(words):
            count = len(words.split())
            draft.put(at - count, at, "")
            draft.mark(at - count, at - count + 1, "figure")
            return True
    insert(draft, at, draft.rng.choice(VAGUE), "figure")
    return True


def other_time(draft: Draft) -> bool:
    """Change a day, a month, a year, a length of time or an order."""
    options: list[tuple[Token, str]] = []
    rng = draft.rng
    for token in draft.tokens():
        text, low = token.text, token.lower_
        lists = next((w for w in (WEEKDAYS, MONTHS) if text in w), ()) or next((w for w in CLOCK if low in w), ())
        single = low.removesuffix("s")
        if lists:
            options.append((token, rng.choice([w for w in lists if w.lower() != low])))
        elif is_year(token):
            options.append((token, str(int(text) + rng.choice((-10, -5, -3, -2, -1, 1, 2, 3, 4)))))
        elif single in SPANS and low not in RANKS:
            other = rng.choice([w for w in SPANS[1:8] if w != single])
            options.append((token, other + low[len(single) :]))
    if not options:
        return False
    token, word = rng.choice(options)
    at = draft.at(token)
    if at is None:
        return False
    draft.put(at, at + 1, word, "time")
    return True


def added_time(draft: Draft) -> bool:
    """Date what the source does not date."""
    if any(t.text in WEEKDAYS + MONTHS or is_year(t) for t in draft.doc):
        return False
    rng = draft.rng
    when = rng.choice((f"on {rng.choice(WEEKDAYS)}", f"in {rng.choice(MONTHS)}", f"in {rng.randint(1995, 2024)}",
    "last week", "last year",
                       f"{rng.choice(NUMBERS[1:])} years ago", "earlier this month", "over the weekend",
                       f"since {rng.randint(2005, 2024)}"))  # fmt: skip
    insert(draft, end_of(draft), when, "time")
    return True


def _names(draft: Draft) -> list[tuple[int, int, str]]:
    runs = []
    i = 0
    while i < len(draft.bits):
        j = i
        while (
            j < len(draft.bits)
            and (t := draft.bits[j].token) is not None
            and t.pos_ == "PROPN"
            and not draft.bits[j].fault
        ):
            j += 1
        words = " ".join(b.text for b in draft.bits[i:j])
        if j > i and words[:1].isupper() and not any(b.text in WEEKDAYS + MONTHS for b in draft.bits[i:j]):
            runs.append((i, j, words))
        i = max(j, i + 1)
    return runs


def other_name(draft: Draft) -> bool:
    """Put another name in the place of one, or part of one."""
    runs, rng = _names(draft), draft.rng
    if not runs:
        return False
    start, end, words = rng.choice(runs)
    same = set(words.split())
    others = [n for n in draft.pool.names if not same & set(n.split())]
    if not others:
        return False
    new = rng.choice(others)
    if end - start > 1 and rng.random() < 0.35:
        new = new.split()[0]
        start = end - 1 if rng.random() < 0.5 else start
        end = start + 1
    draft.put(start, end, new, "name")
    return True


def misspelt_name(draft: Draft) -> bool:
    """Misspell a name."""
    runs = [(s, e, w) for s, e, w in _names(draft) if max(map(len, w.split())) > 4]
    if not runs:
        return False
    start, end, _ = draft.rng.choice(runs)
    at = max(range(start, end), key=lambda i: len(draft.bits[i].text))
    word = draft.bits[at].text
    i = draft.rng.randrange(1, len(word) - 1)
    letter = draft.rng.choice("aeionrst")
    new = draft.rng.choice(
        (word[:i] + word[i + 1 :], word[:i] + letter + word[i + 1 :], word[:i] + word[i + 1] + word[i] + word[i + 2 :])
    )
    if new == word:
        return False
    draft.put(at, at + 1, new, "name")
    return True


def other_role(draft: Draft) -> bool:
    """Change a title, an office or a relation."""
    found = [
        t
        for t in draft.tokens()
        if t.lower_ in TITLES or (t.pos_ == "NOUN" and t.dep_ in {"compound", "appos"} and t.lower_ in TITLES)
    ]
    if not found:
        return False
    token = draft.rng.choice(found)
    at = draft.at(token)
    if at is None:
        return False
    if draft.rng.random() < 0.3:
        insert(draft, at, draft.rng.choice(("former", "deputy", "acting", "retired", "senior")), "name")
        return True
    new = draft.rng.choice([t for t in TITLES if t != token.lower_])
    draft.put(at, at + 1, new.capitalize() if token.text[0].isupper() else like(token, new), "name")
    return True


def added_name(draft: Draft) -> bool:
    """Name something that the source does not name."""
    found = [t for t in draft.tokens() if t.pos_ == "NOUN" and t.dep_ in {"dobj", "pobj", "nsubj"} and t.n_rights == 0]
    others = draft.pool.names
    if not found or not others:
        return False
    at = draft.at(draft.rng.choice(found))
    if at is None:
        return False
    insert(draft, at + 1, f"{draft.rng.choice(('in', 'of', 'from', 'at'))} {draft.rng.choice(others)}", "name")
    return True


EDITS: tuple[tuple[Callable[[Draft], bool], float], ...] = (
    (other_figure, 2.5), (other_unit, 1.0), (vague_figure, 0.7), (other_time, 2.5), (added_time, 0.4),
    (other_name, 2.5), (misspelt_name, 0.3), (other_role, 1.2), (added_name, 0.6),
)  # fmt: skip
