"""The errors of copydesk: one base and a few children.

A message says where, what, and what was wanted, in one line that an editor can act on.
"""


class CopydeskError(Exception):
    """Something that the caller can mend; `str(error)` is one line that says where, what and what was wanted."""


class UnusableInputError(CopydeskError):
    """A text that can't be read: missing, empty, binary, over-large, not decodable, or not in English."""


class SettingsError(CopydeskError):
    """A setting or an argument that is unknown or out of range."""


class FetchError(CopydeskError):
    """An address that gave nothing usable: refused, out of reach, too slow, too large, or not what was asked for."""


class LaterError(FetchError):
    """An address that may give something later: out of reach or too slow now, or at rest."""


class WriterError(CopydeskError):
    """A writer that gave no usable draft."""


class StoreError(CopydeskError):
    """A store that can't be opened, read or written."""


class PostError(CopydeskError):
    """A post that can't be written as it must be read."""


class JudgeError(CopydeskError):
    """A judge that can't be loaded, asked or understood."""


class ReviewError(CopydeskError):
    """A decision or an edit that can't be made as it was asked for."""


LONGEST_REASON = 200
"""Code points of somebody else's words in a message."""


def printable(words: str) -> str:
    """Return words for a message: one line, with control characters and terminal escapes told, not sent."""
    return "".join(mark if mark.isprintable() else repr(mark)[1:-1] for mark in words)


def in_line(words: str) -> str:
    """Return words as one line: control characters are spaces, and a run of spaces is one."""
    return " ".join("".join(mark if mark.isprintable() else " " for mark in words).split())


def reason_of(error: BaseException, secret: str) -> str:
    """Return what an error of a library says, in one line of at most LONGEST_REASON code points without a secret."""
    words = str(error) or type(error).__name__
    line = in_line(words.replace(secret, "…") if secret else words)
    return line if len(line) <= LONGEST_REASON else line[:LONGEST_REASON] + "…"
