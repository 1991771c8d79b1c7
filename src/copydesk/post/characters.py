"""Which characters may stand in a post: none that ends a line unseen, hides or turns text, or breaks YAML and XML."""

import re

_BREAKS = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNSEEN = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
_SURROGATES = re.compile(r"[\ud800-\udfff]")
_SPACES = re.compile(r"[ \t\n]+")
_TAG = re.compile(r"<(?=[A-Za-z/!?])")


def cleaned(text: str) -> str:
    """Return text without control characters and marks that turn its direction; lines end in a line feed.

    A lone surrogate, which no encoding can write, is U+FFFD.
    """
    return _SURROGATES.sub("\ufffd", _UNSEEN.sub("", _BREAKS.sub("\n", text)))


def one_line(text: str) -> str:
    """Return text as one clean line without spaces at its ends.

    Many themes print titles and excerpts unescaped: what would open a tag there is written with "‹" instead.
    """
    return _TAG.sub("‹", _SPACES.sub(" ", cleaned(text)).strip())
