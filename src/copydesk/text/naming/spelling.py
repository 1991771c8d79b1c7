"""How names are spelt: what makes two spellings the same one, and what makes them a near miss."""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a letter and its accent.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "þ": "th",
        "ħ": "h",
        "’": "",
        "'": "",
    }
    | dict.fromkeys("‘ʻʼ`´._", "")
    | {chr(code): "" for code in range(32)}
)


@lru_cache(maxsize=20_000)
def folded(word: str) -> str:
    """Return a word as names are compared: lower case, without accents, apostrophes, full stops and stray marks."""
    plain = word.lower().translate(_LETTERS)
    if plain.isascii():
        return plain
    parts = unicodedata.normalize("NFKD", plain)
    return "".join(c for c in parts if not unicodedata.combining(c))


@lru_cache(maxsize=20_000)
def stripped(word: str) -> str:
    """Return a folded word as it is left where a file has lost the letters with accents: Rmer of Römer."""
    return folded("".join(c for c in word if c.isascii()))


def steps(a: str, b: str, most: int) -> int:
    """Return how many letters must be put in, left out, changed or exchanged with their neighbour to make b of a.

    Stops counting above `most` and returns `most + 1` (Damerau 1964, without a letter touched twice).
    """
    if abs(len(a) - len(b)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        last, row, older = row, [i], before
        for j, y in enumerate(b, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        before = last
        if min(row) > most:
            return most + 1
    return row[-1]
