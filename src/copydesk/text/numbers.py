"""Numerals in prose: digits and words read as values, without what is counted.

Words and digits are first written down as a *shape*, one letter for each token and one mark for each gap between two of
them ("two and a half million" is "u&a h S"); a grammar over shapes, which is a regular expression, says which runs of
tokens are one numeral, and a small sum says what it is worth.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.passage import Span


class Sort(StrEnum):
    """What a numeral is: a number, a place in an order, a part of something, a multiple, two sides, or a vague many."""

    CARDINAL = "cardinal"
    ORDINAL = "ordinal"
    PART = "part"
    TIMES = "times"
    PAIR = "pair"
    VAGUE = "vague"
    LOOSE = "loose"


class Numeral(NamedTuple):
    """A number as it is written: `low` and `high` differ in a range, a pair of scores (in their order) and a vague number.

    `sign` is the currency sign before it, `digits` says that it is written in digits, `scaled` that it has a magnitude.
    """

    span: Span
    low: Decimal
    high: Decimal
    sort: Sort
    sign: str
    digits: bool
    scaled: bool


class _Token(NamedTuple):
    start: int
    end: int
    letter: str
    value: Decimal
    sign: str


LETTERS = {
    "unit": "u",
    "teen": "t",
    "ten": "T",
    "hundred": "H",
    "scale": "S",
    "ordinal": "o",
    "part": "p",
    "half": "h",
    "times": "x",
    "cut": "c",
    "pair": "z",
}
SUFFIXES = {
    "million": 6,
    "billion": 9,
    "trillion": 12,
    "m": 6,
    "mn": 6,
    "mln": 6,
    "M": 6,
    "bn": 9,
    "b": 9,
    "B": 9,
    "tn": 12,
    "trn": 12,
    "k": 3,
    "K": 3,
}
SYMBOLS = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "0.3333", "⅔": "0.6667"}
MOST_DIGITS = 24
SECOND = 2
WHOLES = frozenset(map(Decimal, (*range(2, 11), 100, 1000, 10_000, 100_000, 1_000_000)))
"""What a share is told of: "one in ten", "one in a million"."""
METRES = (
    "tall|high|long|wide|deep|away|from|below|above|off|apart|thick|race|final|sprint|hurdles|freestyle|butterfly|backstroke|"
    "breaststroke|relay|dash|champion|runner|record|title|medley|backstroke|steeplechase|down|up|under|ahead|beyond|swim"
)
_DIGITS = r"\d{1,3}(?:,\d{2,3})+(?:\.\d+)?|\d{1,3}(?:[\u00a0\u2009\u202f]\d{3})+|\d+(?:\.\d+)?[½¼¾⅓⅔]?|[½¼¾⅓⅔]"
_AHEAD = r"(?=[ -](?:hundred|thousand|million|billion|trillion|dozen|half|quarter|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|hundredth|thousandth|lakh|crore|couple|pair)\b)"
_GAPS = {" ": " ", "-": "-", "‐": "-", "–": "–", " – ": "–", " and ": "&", "-and-": "&", " of ": "f", " in ": "i",
         " in every ": "i", " out of ": "i", " out of every ": "i", " to ": "r", "-to-": "r", " or ": "|"}  # fmt: skip

_B = "(?:T(?:[- ][ut])?|t|u)"
_C = f"(?:(?:{_B}|a)[- ]H(?:[& -]{_B})?|{_B})"
_N = (
    f"(?:(?:{_C}|D|a)[- ](?:H[- ])?S(?:[- ]S)?(?:[& ]{_C}(?:[- ]S(?:[& ]{_C})?)?)?(?:&a h)?"
    f"|(?:{_C}|D)&a [hp](?: S)?|h (?:a )?S|h-S|(?:a |u[- ])?[po]fa S|D[- ]H|{_C}|D)"
)
_GRAMMAR = re.compile(
    rf"(?P<share>(?:{_B}|D)i(?:a )?(?:{_C}|D|H|S)(?![- ][SH]))"
    rf"|(?P<scores>D[-–]D(?![-–r]))"
    rf"|(?P<range>{_N}(?:[–r&|]|(?<=[SH])-){_N})"
    rf"|(?P<part>(?:(?:[utaD][- ])[po]|(?:a )?h|p)(?![- ]S| a S|fa S))"
    rf"|(?P<ordinal>(?:T[- ])?o|O)"
    rf"|(?P<plain>{_N})"
    rf"|(?P<times>x)|(?P<cut>c)|(?P<pair>(?:a )?z)"
)
_METRES_BEHIND = re.compile(rf"-|\s(?:{METRES})\b")
_PREFIX = re.compile(r"\b(?:under|over|mid|pre|sub|top|plus|non)-$", re.IGNORECASE)
_SPELL = re.compile(
    r"[- ](?:seconds|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|seasons?|games?|matches|starts|outings|overs|innings|attempts|laps|balls)\b"
)


@cache
def _words() -> dict[str, tuple[str, Decimal]]:
    entries = (line.split("\t") for line in lines("number-words"))
    return {word: (LETTERS[sort], Decimal(value)) for word, sort, value in entries}


@cache
def _vague() -> dict[str, tuple[Decimal, Decimal]]:
    entries = (line.split("\t") for line in lines("vague-numbers"))
    return {phrase: (Decimal(low), Decimal(high)) for phrase, low, high in entries}


@cache
def _token() -> re.Pattern[str]:
    signs = {form for line in lines("currencies") for form in line.split("\t")[0].split(",") if "\tbefore\t" in line}
    either = "|".join(map(re.escape, sorted(signs, key=len, reverse=True)))
    words = "|".join(sorted(map(re.escape, _words()), key=len, reverse=True))
    vague = "|".join(sorted((p.replace(" ", r"\s") for p in _vague()), key=len, reverse=True))
    suffixes = "|".join(sorted(SUFFIXES, key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)(?<!\d[.,:/])(?:(?P<sign>{either})\s?)?(?:(?P<digits>{_DIGITS})"
        rf"(?:(?P<ordinal>st|nd|rd|th)\b|(?P<suffix>{suffixes})\b|(?P<other>[A-Za-z]\w*))?)(?![\d½¼¾⅓⅔]|:\d|/\d|\.\d|,\d{{3}})"
        rf"|\b(?i:(?P<vague>{vague})|(?P<word>{words})|(?P<a>an?){_AHEAD})\b"
    )


def numerals(prose: str, stretch: Span) -> Iterator[Numeral]:
    """Yield the numerals in a stretch of prose in order of place; none overlap. Linear in its length."""
    run: list[_Token] = []
    for match in _token().finditer(prose, stretch.start, stretch.end):
        if match["vague"]:
            low, high = _vague()[match["vague"].lower().replace("\n", " ")]
            yield from _read(prose, run)
            yield Numeral(Span(match.start(), match.end()), low, high, Sort.VAGUE, "", digits=False, scaled=False)
            run = []
            continue
        token = _told(prose, match)
        if token is None:
            continue
        if run and prose[run[-1].end : token.start] not in _GAPS:
            yield from _read(prose, run)
            run = []
        run.append(token)
    yield from _read(prose, run)


def _told(prose: str, match: re.Match[str]) -> _Token | None:
    start, end = match.span()
    if match["a"]:
        return _Token(start, end, "a", Decimal(1), "")
    if match["word"]:
        letter, value = _words()[match["word"].lower()]
        return _Token(start, end, letter, value, "")
    named = start and prose[start - 1] == "-" and prose[start - 2 : start - 1].isalpha()
    if len(match["digits"]) > MOST_DIGITS or (named and not _PREFIX.search(prose[max(0, start - 8) : start])):
        return None
    value = _digits(match["digits"])
    if match["ordinal"]:
        return _Token(start, end, "O", value, "")
    scale = _scale(prose, match)
    # Letters that are no magnitude may be a unit, which is read later: the number ends before them.
    end = end if scale else match.end("digits")
    return _Token(start, end, "D", value * 10**scale, match["sign"] or "")


def _scale(prose: str, match: re.Match[str]) -> int:
    """Return the power of ten that a letter behind the digits stands for: the m of "100m race" is none."""
    suffix = match["suffix"]
    if not suffix:
        return 0
    if suffix == "m" and not match["sign"] and _METRES_BEHIND.match(prose, match.end()):
        return 0
    if suffix in {"K", "B", "b"} and not match["sign"]:
        return 0
    return SUFFIXES[suffix]


def _digits(words: str) -> Decimal:
    plain = re.sub(r"[,\u00a0\u2009\u202f]", "", words)
    if plain[-1] in SYMBOLS:
        return Decimal(plain[:-1] or 0) + Decimal(SYMBOLS[plain[-1]])
    return Decimal(plain)


def _read(prose: str, run: Sequence[_Token]) -> Iterator[Numeral]:
    """Yield the numerals in a run of tokens that stand side by side."""
    if not run:
        return
    gaps = [_GAPS[prose[a.end : b.start]] for a, b in zip(run, run[1:], strict=False)]
    shape = run[0].letter + "".join(gap + token.letter for gap, token in zip(gaps, run[1:], strict=True))
    for match in _GRAMMAR.finditer(shape):
        if match.start() % 2:
            continue
        tokens = run[match.start() // 2 : match.end() // 2 + 1]
        yield from _numerals(prose, str(match.lastgroup), tokens, shape[match.start() : match.end()])


def _numerals(prose: str, group: str, tokens: Sequence[_Token], shape: str) -> Iterator[Numeral]:
    if group == "share":
        yield from _share(prose, tokens, shape)
    elif group == "scores":
        priced = tokens[0].sign and tokens[0].value < tokens[1].value
        yield _numeral(tokens, tokens[0].value, tokens[1].value, Sort.CARDINAL if priced else Sort.PAIR)
    elif group == "range":
        yield from _range(prose, tokens, shape)
    elif group == "part":
        yield from _part(tokens)
    else:
        sort = {"ordinal": Sort.ORDINAL, "times": Sort.TIMES, "cut": Sort.PART, "pair": Sort.LOOSE}
        value = _worth(tokens) if group == "plain" else sum((t.value for t in tokens if t.letter != "a"), Decimal(0))
        yield _numeral(tokens, value, value, sort.get(group, Sort.CARDINAL))


def _share(prose: str, tokens: Sequence[_Token], shape: str) -> Iterator[Numeral]:
    """Yield the one share of "three in ten", or the two numbers of "19 out of 28" and of "two in five days"."""
    cut = shape.index("i") // 2 + 1
    count, total = _worth(tokens[:cut]), _worth(tokens[cut:])
    spell = _SPELL.match(prose, tokens[-1].end) and "out" not in prose[tokens[cut - 1].end : tokens[cut].start]
    if 0 < count < total and total in WHOLES and not spell:
        yield _numeral(tokens, count / total, count / total, Sort.PART)
    else:
        yield from _apart(tokens[:cut], tokens[cut:])


def _apart(*numbers: Sequence[_Token]) -> Iterator[Numeral]:
    yield from (_numeral(tokens, _worth(tokens), _worth(tokens), Sort.CARDINAL) for tokens in numbers)


def _part(tokens: Sequence[_Token]) -> Iterator[Numeral]:
    last = tokens[-1]
    count = tokens[0].value if len(tokens) > 1 else Decimal(1)
    if last.letter == "h":
        yield _numeral(tokens, last.value, last.value, Sort.PART)
    elif last.letter == "p" or (count == 1 and last.value > SECOND):
        yield _numeral(tokens, count / last.value, count / last.value, Sort.PART)
    else:
        if tokens[0].letter != "a":
            yield from _apart(tokens[:1])
        yield _numeral(tokens[-1:], last.value, last.value, Sort.ORDINAL)


def _range(prose: str, tokens: Sequence[_Token], shape: str) -> Iterator[Numeral]:
    cut = next(i for i in range(len(tokens) - 1, 0, -1) if _parts_range(shape, i))
    first, second = tokens[:cut], tokens[cut:]
    low, high = _worth(first), _worth(second)
    if second[-1].letter in "SH" and first[-1].letter not in "SH" and low < high / second[-1].value:
        low *= second[-1].value
    joined = shape[2 * cut - 1] == "&"
    between = (
        prose[max(0, tokens[0].start - 14) : tokens[0].start].lower().rstrip().endswith(("between", "between about"))
    )
    rising = prose[max(0, tokens[0].start - 14) : tokens[0].start].lower().rstrip().endswith("from")
    one_sum = bool(tokens[0].sign) and not second[0].sign and not second[-1].letter == "S"
    if low < high and not rising and not one_sum and (between or not joined):
        yield _numeral(tokens, low, high, Sort.CARDINAL)
    elif shape[2 * cut - 1] == "r" and low > high and not tokens[0].sign and not any(t.letter in "SH" for t in tokens):
        yield _numeral(tokens, low, high, Sort.PAIR)
    else:
        yield from _apart(first, second)


def _parts_range(shape: str, i: int) -> bool:
    gap, before, after = shape[2 * i - 1], shape[: 2 * i - 1], shape[2 * i :]
    return gap in "-–r&|" and bool(re.fullmatch(_N, before) and re.fullmatch(_N, after))


def _numeral(tokens: Sequence[_Token], low: Decimal, high: Decimal, sort: Sort) -> Numeral:
    return Numeral(
        Span(tokens[0].start, tokens[-1].end),
        low,
        high,
        sort,
        tokens[0].sign,
        digits=any(token.letter in "DO" for token in tokens),
        scaled=any(token.letter in "SH" for token in tokens),
    )


def _worth(tokens: Sequence[_Token]) -> Decimal:
    """Sum up a cardinal: "two hundred and five thousand" is (2 × 100 + 5) × 1000, "two and a half million" (2 + ½) × 1,000,000."""
    total = current = Decimal(0)
    for at, token in enumerate(tokens):
        if token.letter == "S":
            total, current = (total + current * token.value, Decimal(0)) if current else (total * token.value, current)
        elif token.letter == "H":
            current = current * token.value
        elif token.letter in "po":
            mixed = at > 1 and tokens[at - 1].letter == "a"
            current = current + 1 / token.value if mixed else (current or 1) / token.value
        elif token.letter != "a" or not current:
            current += token.value
    return total + current
