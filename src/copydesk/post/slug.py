"""The slug of a post: the words of its address, fixed for the life of the story."""

import re
import unicodedata

LONGEST = 60
"""Characters of a slug before any number behind it."""
EMPTY = "story"
"""The slug of a title without a single letter or figure that ASCII has."""
FORM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")

_LETTERS = {
    "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ł": "l", "ı": "i", "ħ": "h", "ŋ": "ng",
    "&": " and ", "£": " pounds ", "€": " euros ", "$": " dollars ", "%": " per cent ",
}  # fmt: skip
_SAID_BEHIND = re.compile(r"([£€$])\s?(\d[\d.,]*(?:\s?(?:m|bn|k|tn|million|billion|trillion)\b)?)", re.IGNORECASE)
_INSIDE = re.compile(r"(?<=\w)['’‘](?=\w)|(?<=[^\W\d])\.(?=[^\W\d])|(?<=\d),(?=\d)")
_OTHER = re.compile(r"[^a-z0-9]+")


def slug_of(title: str) -> str:
    """Return a slug for a title: ASCII words joined by hyphens, cut at a word, never empty."""
    words = _words(title)
    slug = words[0][:LONGEST] if words else EMPTY
    for word in words[1:]:
        if len(slug) + 1 + len(word) > LONGEST:
            break
        slug += f"-{word}"
    return slug


def _words(title: str) -> list[str]:
    said = _SAID_BEHIND.sub(r"\2\1", title)
    spelt = "".join(_LETTERS.get(letter, letter) for letter in _INSIDE.sub("", said).lower())
    plain = unicodedata.normalize("NFKD", spelt).encode("ascii", "ignore").decode("ascii").lower()
    return [word for word in _OTHER.split(plain) if word]
