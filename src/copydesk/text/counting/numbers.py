"""Numerals in prose: digits and words read as values, without what is counted.

Words and digits are first written down as a *shape*, one letter for each token and one mark for each gap between two of
them ("two and a half million" is "u&a h S"); a grammar over shapes, which is a regular expression, says which runs of
tokens are one numeral, and a small sum says what it is worth.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import NamedTuple

from copydesk.text.counting.steps import is_left, is_moved_by, is_year
from copydesk.text.counting.tokens import SUFFIXES, Token, tokens
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
    """A number as it is written.

    `low` and `high` differ in a range, a pair of scores (in their order) and an indefinite number.
    `sign` is the currency sign before it, `digits` says that it is written in digits, `scaled` that it has a magnitude.
    """

    span: Span
    low: Decimal
    high: Decimal
    sort: Sort
    sign: str
    digits: bool
    scaled: bool


SECOND = 2
WHOLES = frozenset(map(Decimal, (*range(2, 11), 100, 1000, 10_000, 100_000, 1_000_000)))
"""What a share is told of: "one in ten", "one in a million"."""
WHOLES_OF_ONE = WHOLES | frozenset(map(Decimal, (12, 15, 20, 25, 50)))
"""What just one may be told of: "one in 15"."""
_GAPS = {" ": " ", "-": "-", "‐": "-", "–": "–", " – ": "–", " –": "–", "– ": "–", " and ": "&",
         "-and-": "&", " of ": "f", " in ": "i", " in every ": "i", " out of ": "i", " out of every ": "i", " to ": "r",
         "-to-": "r", "- to ": "r", " or ": "|"}  # fmt: skip

_B = "(?:T(?:[- ][ut])?|t|u)"
_C = f"(?:(?:{_B}|a)[- ]H(?:[& -]{_B})?|{_B})"
_N = (
    f"(?:(?:{_C}|D|a)[- ](?:H[- ])?S(?:[- ]S)?(?:[& ]{_C}(?:[- ]S(?:[& ]{_C})?)?)?(?:&a h)?"
    f"|(?:{_C}|D)&a [hp](?: S)?|h (?:a )?S|h-S|(?:a |u[- ])?[po]fa S|D[- ]H|{_C}|D)"
)
_GRAMMAR = re.compile(
    rf"(?P<share>(?:{_B}|D)i(?:a )?(?:{_C}|D|H|S)(?![- ][SH]))"
    rf"|(?P<scores>D[-–]D(?![-–r]|[- ]S))"
    rf"|(?P<range>D-D[- ]S|{_N}(?:[–r&|]|(?<=[SH])-){_N})"
    rf"|(?P<part>(?:(?:[utaD][- ])[po]|(?:a )?h|p)(?![- ]S| a S|fa S))"
    rf"|(?P<ordinal>(?:T[- ])?o|O)"
    rf"|(?P<plain>{_N})"
    rf"|(?P<times>x)|(?P<cut>c)|(?P<pair>(?:a )?z)"
)
_SUFFIX = re.compile(r"[A-Za-z]+$")
_SPELL = re.compile(
    r"[- ](?:seconds|minutes?|hours?|days?|nights?|weeks?|months?|years?|decades?|seasons?|games?|matches|starts"
    r"|outings|overs|innings|attempts|laps|balls)\b"
)


def numerals(prose: str, stretch: Span) -> Iterator[Numeral]:
    """Yield the numerals in a stretch of prose in order of place; none overlap. Linear in its length."""
    run: list[Token] = []
    for token in tokens(prose, stretch):
        if run and (token.letter == "V" or prose[run[-1].end : token.start] not in _GAPS):
            yield from _read(prose, run)
            run = []
        if token.letter == "V":
            span = Span(token.start, token.end)
            yield Numeral(span, token.value, token.most, Sort.VAGUE, "", digits=False, scaled=False)
        else:
            run.append(token)
    yield from _read(prose, run)


def _read(prose: str, run: Sequence[Token]) -> Iterator[Numeral]:
    """Yield the numerals in a run of pieces that stand side by side."""
    if not run:
        return
    gaps = [_GAPS[prose[a.end : b.start]] for a, b in pairwise(run)]
    shape = run[0].letter + "".join(gap + token.letter for gap, token in zip(gaps, run[1:], strict=True))
    for match in _GRAMMAR.finditer(shape):
        if match.start() % 2:
            continue
        pieces = run[match.start() // 2 : match.end() // 2 + 1]
        yield from _numerals(prose, str(match.lastgroup), pieces, shape[match.start() : match.end()])


def _numerals(prose: str, group: str, pieces: Sequence[Token], shape: str) -> Iterator[Numeral]:
    if group == "share":
        yield from _share(prose, pieces, shape)
    elif group == "scores":
        yield from _pair(prose, pieces)
    elif group == "range":
        yield from _range(prose, pieces, shape)
    elif group == "part":
        yield from _part(pieces)
    else:
        sort = {"ordinal": Sort.ORDINAL, "times": Sort.TIMES, "cut": Sort.PART, "pair": Sort.LOOSE}
        value = _worth(pieces) if group == "plain" else sum((t.value for t in pieces if t.letter != "a"), Decimal(0))
        yield _numeral(pieces, value, value, sort.get(group, Sort.CARDINAL))


def _pair(prose: str, pieces: Sequence[Token]) -> Iterator[Numeral]:
    """Yield a score, or a range of money; of two sums the second of which is less a dash makes no pair."""
    low, high = (piece.value for piece in pieces)
    low *= _lent(prose, pieces, low, high)
    if pieces[0].sign and pieces[1].sign and low >= high:
        yield from _apart(pieces[:1], pieces[1:])
    else:
        yield _numeral(pieces, low, high, Sort.CARDINAL if pieces[0].sign and low < high else Sort.PAIR)


def _share(prose: str, pieces: Sequence[Token], shape: str) -> Iterator[Numeral]:
    """Yield the one share of "three in ten", or the two numbers of "19 out of 28" and of "two in five days"."""
    cut = shape.index("i") // 2 + 1
    count, total = _worth(pieces[:cut]), _worth(pieces[cut:])
    spell = _SPELL.match(prose, pieces[-1].end) and "out" not in prose[pieces[cut - 1].end : pieces[cut].start]
    if 0 < count < total and total in (WHOLES_OF_ONE if count == 1 else WHOLES) and not spell:
        yield _numeral(pieces, count / total, count / total, Sort.PART)
    else:
        yield from _apart(pieces[:cut], pieces[cut:])


def _apart(*numbers: Sequence[Token]) -> Iterator[Numeral]:
    yield from (_numeral(pieces, _worth(pieces), _worth(pieces), Sort.CARDINAL) for pieces in numbers)


def _part(pieces: Sequence[Token]) -> Iterator[Numeral]:
    last = pieces[-1]
    count = pieces[0].value if len(pieces) > 1 else Decimal(1)
    if last.letter == "h":
        yield _numeral(pieces, last.value, last.value, Sort.PART)
    elif last.letter == "p" or (count == 1 and last.value > SECOND):
        yield _numeral(pieces, count / last.value, count / last.value, Sort.PART)
    else:
        if pieces[0].letter != "a":
            yield from _apart(pieces[:1])
        yield _numeral(pieces[-1:], last.value, last.value, Sort.ORDINAL)


def _range(prose: str, pieces: Sequence[Token], shape: str) -> Iterator[Numeral]:
    cut = next(i for i in range(len(pieces) - 1, 0, -1) if _parts_range(shape, i))
    first, second = pieces[:cut], pieces[cut:]
    low, high = _worth(first), _worth(second)
    low *= _lent(prose, (first[-1], second[-1]), low, high)
    joined = shape[2 * cut - 1] == "&"
    between = (
        prose[max(0, pieces[0].start - 14) : pieces[0].start].lower().rstrip().endswith(("between", "between about"))
    )
    stepped = shape[2 * cut - 1] == "r" and is_moved_by(prose, Span(pieces[0].start, pieces[-1].end), low, high)
    one_sum = bool(pieces[0].sign) and not second[0].sign and second[-1].letter != "S"
    if joined and not between and re.fullmatch(_N, shape):
        yield from _apart(pieces)
    elif stepped or is_left(prose, pieces[0].start) or is_year(prose, pieces[0].start):
        yield from _apart(first, second)
    elif low < high and not one_sum and (between or not joined):
        yield _numeral(pieces, low, high, Sort.CARDINAL)
    elif shape[2 * cut - 1] == "r" and low > high and not pieces[0].sign and not any(t.letter in "SH" for t in pieces):
        yield _numeral(pieces, low, high, Sort.PAIR)
    else:
        yield from _apart(first, second)


def _lent(prose: str, ends: Sequence[Token], low: Decimal, high: Decimal) -> Decimal:
    """Return the magnitude that the low end of a range takes from the high one: "£20-30m", "three to five million"."""
    one, other = (token.value if token.letter in "SH" else _suffixed(prose, token) for token in ends)
    return other if one == 1 and low < high / other else Decimal(1)


def _suffixed(prose: str, token: Token) -> Decimal:
    """Return what the letters behind the digits of a number make of it."""
    letters = _SUFFIX.search(prose, token.start, token.end) if token.letter == "D" else None
    return Decimal(10) ** (SUFFIXES.get(letters[0], 0) if letters else 0)


def _parts_range(shape: str, i: int) -> bool:
    gap, before, after = shape[2 * i - 1], shape[: 2 * i - 1], shape[2 * i :]
    return gap in "-–r&|" and bool(re.fullmatch(_N, before) and re.fullmatch(_N, after))


def _numeral(pieces: Sequence[Token], low: Decimal, high: Decimal, sort: Sort) -> Numeral:
    return Numeral(
        Span(pieces[0].start, pieces[-1].end),
        low,
        high,
        sort,
        pieces[0].sign,
        digits=any(token.letter in "DO" for token in pieces),
        scaled=any(token.letter in "SH" for token in pieces),
    )


def _worth(pieces: Sequence[Token]) -> Decimal:
    """Sum up a cardinal: "two hundred and five thousand" is (2 × 100 + 5) × 1000, "half a million" ½ × 10⁶."""
    total = current = Decimal(0)
    for at, token in enumerate(pieces):
        if token.letter == "S":
            total, current = (total + current * token.value, Decimal(0)) if current else (total * token.value, current)
        elif token.letter == "H":
            current = current * token.value
        elif token.letter in "po":
            mixed = at > 1 and pieces[at - 1].letter == "a"
            current = current + 1 / token.value if mixed else (current or 1) / token.value
        elif token.letter != "a" or not current:
            current += token.value
    return total + current
