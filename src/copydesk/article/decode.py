"""Bytes into text: UTF-8, UTF-16 and UTF-32, the declared charset of a page, and the old encodings of newsrooms."""

import codecs
import re

from copydesk.errors import UnusableInputError

WANTED = "wanted text, Markdown or HTML"
EMPTY = "empty: wanted the text of an article"
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a zip archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "a gzip archive"),
)
LEGACY = ("cp1252", "mac_roman", "cp850")
"""The encodings that English copy of before UTF-8 comes in, commonest first."""

_DECLARED = re.compile(
    rb"""<meta[^<>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^<>]{0,100}?encoding\s*=\s*["']([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4096
PLAINLY = 8
"""Tenths of the characters of English copy, at least, that UTF-16 writes with a zero byte."""
_MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
_HIGH = bytes(range(0x80, 0x100))
_CONTROL = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f]")
_MULTIBYTE = re.compile(rb"[\xc3-\xf4][\x80-\xbf]{1,3}")
# What a wrong guess looks like: a capital or a sign inside a word, box drawing, control characters.
_ODD = re.compile(
    r"(?<=[a-z])[À-ÞŠŒŽŸ]|[À-ÞŠŒŽŸ](?=[a-z]{0,2}\b)(?<=\b[À-Þ])(?!\w)|[\x7f-\x9f\u2500-\u259f¤¦¨ª¬¯²³¸¹º¼½¾†‡ˆ˜‰ƒ¢∂∆≈√∞∫]|(?<=[a-z])[€£¥§©®±¶ß¿¡«»](?=[a-z])"
)


def decoded(name: str, content: bytes) -> str:
    """Return the text of a file, without its byte order mark.

    Raises UnusableInputError for empty and binary content and for bytes that no encoding of English copy explains.
    """
    if not content.strip():
        raise UnusableInputError(f"{name}: {EMPTY}")
    for mark, encoding in MARKS:
        if content.startswith(mark):
            return _strictly(name, content, mark, encoding)
    if (unmarked := _unmarked(content)) is not None:
        return _strictly(name, content, b"", unmarked)
    _refuse_binary(name, content)
    try:
        return content.decode("utf-8")  # what is valid UTF-8 is UTF-8, whatever a page declares
    except UnicodeDecodeError as error:
        declared = _as_declared(content)
        return _legacy(name, content, error) if declared is None else declared


def _unmarked(content: bytes) -> str | None:
    """Return which UTF-16 bytes without a mark plainly are, where every other one of nearly all of them is zero."""
    if len(content) % 2:
        return None
    for encoding, high, low in (("utf-16-le", content[1::2], content[::2]), ("utf-16-be", content[::2], content[1::2])):
        if high.count(0) * 10 >= len(high) * PLAINLY and not low.count(0):
            return encoding
    return None


def _strictly(name: str, content: bytes, mark: bytes, encoding: str) -> str:
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        place = f"byte {len(mark) + error.start}"
        raise UnusableInputError(f"{name}: not decodable: marked as {encoding}, broken at {place}: {WANTED}") from None
    if not text.strip():
        raise UnusableInputError(f"{name}: {EMPTY}")
    if "\0" in text:
        raise UnusableInputError(f"{name}: binary, with NUL characters: {WANTED}")
    return text


def _refuse_binary(name: str, content: bytes) -> None:
    for signature, what in SIGNATURES:
        if content.startswith(signature):
            raise UnusableInputError(f"{name}: {what}: {WANTED}")
    if b"\0" in content:
        raise UnusableInputError(f"{name}: binary, with NUL bytes: {WANTED}")
    if len(_CONTROL.findall(content)) > 3 + len(content) // 200:
        raise UnusableInputError(f"{name}: binary, with control characters: {WANTED}")


def _as_declared(content: bytes) -> str | None:
    found = _DECLARED.search(content[:_HEAD])
    if not found:
        return None
    try:
        name = codecs.lookup((found[1] or found[2]).decode("ascii", "replace")).name
        return None if name.startswith("utf") else content.decode(_MEANT.get(name, name))
    except (UnicodeError, LookupError, ValueError):
        return None  # a page that declares what it isn't: as if it had said nothing


def _legacy(name: str, content: bytes, error: UnicodeDecodeError) -> str:
    if len(_MULTIBYTE.findall(content)) > 2 * _strays(content):
        line = content.count(b"\n", 0, error.start) + 1
        raise UnusableInputError(
            f"{name}:{line}: not decodable: broken UTF-8 at byte {error.start}: wanted UTF-8 throughout"
        )
    high = len(content) - len(content.translate(None, _HIGH))
    guesses = [guess for encoding in LEGACY if (guess := _guess(content, encoding)) is not None]
    best = min(guesses, key=_oddities)
    if high * 5 <= len(content) * 2 and _oddities(best) * 4 <= high:
        return best
    from charset_normalizer import from_bytes  # noqa: PLC0415 - only for the few files that need it

    found = from_bytes(content).best()
    if found is None:
        raise UnusableInputError(f"{name}: not decodable: no known encoding: wanted UTF-8")
    return str(found)


def _strays(content: bytes) -> int:
    return content.decode("utf-8", "replace").count("\ufffd")


def _guess(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return content.decode("latin-1") if encoding == "cp1252" else None


def _oddities(text: str) -> int:
    return len(_ODD.findall(text))
