"""How the scalars of front matter read, character by character: plain, quoted, folded and literal."""

import re
import sys
from collections.abc import Callable, Iterable, Sequence

from copydesk.text.passage import Piece

_NAMED = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r", "e": "\x1b",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_SURROGATES = range(0xD800, 0xE000)
_HEX = re.compile(r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8})")
_FOLD = r"[ \t]*(?:\r\n|\r|\n)\s*"
_PLAIN = re.compile(_FOLD)
_SINGLE = re.compile(rf"''|{_FOLD}")
_DOUBLE = re.compile(
    rf"\\(?:x[0-9A-Fa-f]{{2}}|u[0-9A-Fa-f]{{4}}|U[0-9A-Fa-f]{{8}}|(?:\r\n|\r|\n)\s*|.)|{_FOLD}", re.DOTALL
)
_HEADER = re.compile(r"[|>][^\r\n]*(?:\r\n|\r|\n|$)")


def plain_pieces(content: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of an unquoted scalar; a line break reads as a space."""
    return _pieces(content, start, end, _PLAIN, lambda _: " ")


def single_pieces(content: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of what stands between single quotes, where `''` reads as an apostrophe."""
    return _pieces(content, start, end, _SINGLE, lambda mark: "'" if mark[0] == "'" else " ")


def double_pieces(content: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of what stands between double quotes, escapes read."""
    return _pieces(content, start, end, _DOUBLE, _unescaped)


def block_pieces(content: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a literal (`|`) or folded (`>`) scalar, header and indentation left out."""
    header = _HEADER.match(content, start, end)
    begin = header.end() if header else start
    body = content[begin:end]
    begin += len(body) - len(body.lstrip())
    return plain_pieces(content, begin, begin + len(body.strip()))


def as_written(content: str, start: int, end: int) -> list[Piece]:
    """Return the pieces of a scalar by the marks that it begins with, however broken the rest."""
    written = content[start:end]
    start += len(written) - len(written.lstrip())
    written = written.strip()
    end = start + len(written)
    if written[:1] in {"|", ">"} and _HEADER.fullmatch(written.splitlines()[0]) and len(written.splitlines()) > 1:
        return block_pieces(content, start, end)
    if len(written) > 1 and written[0] == written[-1] == '"':
        return double_pieces(content, start + 1, end - 1)
    if len(written) > 1 and written[0] == written[-1] == "'":
        return single_pieces(content, start + 1, end - 1)
    alone = written[:1] in {'"', "'"} and written.count(written[0]) == 1
    return plain_pieces(content, start + alone, end)


def words_of(pieces: Iterable[Piece]) -> str:
    """Return what pieces read as, together."""
    return "".join(piece.words for piece in pieces)


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces without the white space at their two ends."""
    first, last = 0, len(pieces)
    while first < last and not pieces[first].words.strip():
        first += 1
    while first < last and not pieces[last - 1].words.strip():
        last -= 1
    kept = list(pieces[first:last])
    if kept:
        kept[0] = shortened(kept[0], len(kept[0].words) - len(kept[0].words.lstrip()), len(kept[0].words))
        kept[-1] = shortened(kept[-1], 0, len(kept[-1].words.rstrip()))
    return kept


def shortened(piece: Piece, first: int, last: int) -> Piece:
    """Return the piece that reads as these of another's words; it stays whole where its characters have no places."""
    if piece.end - piece.start != len(piece.words):
        return piece._replace(words=piece.words[first:last])
    return Piece(piece.start + first, piece.start + last, piece.words[first:last])


def _pieces(content: str, start: int, end: int, marks: re.Pattern[str], words: Callable[[str], str]) -> list[Piece]:
    pieces: list[Piece] = []
    at = start
    for mark in marks.finditer(content, start, end):
        if at < mark.start():
            pieces.append(Piece(at, mark.start(), content[at : mark.start()]))
        if read := words(mark[0]):
            pieces.append(Piece(mark.start(), mark.end(), read))
        at = mark.end()
    if at < end:
        pieces.append(Piece(at, end, content[at:end]))
    return pieces


def _unescaped(mark: str) -> str:
    if mark[0] != "\\":
        return " "
    if _HEX.fullmatch(mark):
        code = int(f"0x{mark[2:]}", 0)
        return chr(code) if code <= sys.maxunicode and code not in _SURROGATES else "\ufffd"
    if mark[1] in "\r\n":
        return ""
    return _NAMED.get(mark[1], mark[1])
