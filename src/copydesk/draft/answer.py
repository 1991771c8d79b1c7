"""A model's answer: the JSON object in it, read with patience for what models put around it, and held to its form."""

import json
import re
from collections.abc import Iterator, Mapping

from copydesk.draft.headline import LONGEST, shortened
from copydesk.draft.model import Draft
from copydesk.errors import WriterError

LONGEST_ANSWER = 200_000
"""Code points of an answer that are looked at."""
MOST_TRIED = 50
"""Opening braces from which an object is read, one after the other."""
SCHEMA = {
    "type": "object",
    "properties": {"title": {"type": "string"}, "excerpt": {"type": "string"}, "body": {"type": "string"}},
    "required": ["title", "excerpt", "body"],
    "additionalProperties": False,
}
"""The JSON schema of an answer, for endpoints that can hold a model to it."""
SHOWN = 40
"""Code points of the end of a body that a message shows."""
FEWEST = 8
"""Words of a last paragraph that should be sentences: one of fewer may be a line of credit."""
_CLOSED = re.compile(r"[.!?…][\"'”’»)\]*_]*$|[\])>]$")
_UNPRINTABLE = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]")


def drafted(answer: str, writer: str) -> Draft:
    """Return the draft in a model's answer. WriterError where there is none: it says what was wanted."""
    for found in _objects(answer[:LONGEST_ANSWER]):
        title, body = _line(found.get("title")), _body(found.get("body"))
        if title and body and _breaks_off(body):
            raise WriterError(f"{writer}: breaks off at “{body[-SHOWN:]}”: wanted a last sentence with its full stop")
        if title and body:
            return Draft(shortened(title, LONGEST), _line(found.get("excerpt")), body, writer)
    raise WriterError(f"{writer}: no draft in the answer: wanted a JSON object with title, excerpt and body")


def _breaks_off(body: str) -> bool:
    """Say whether a body's last paragraph ends in mid-sentence; of an item of a list or a heading nobody can tell."""
    last = body.rpartition("\n\n")[2].rpartition("\n")[2].strip()
    running = last[:1] not in set("-*+#|") and not last[:1].isdigit()
    return running and len(last.split()) >= FEWEST and not _CLOSED.search(last)


def _objects(answer: str) -> Iterator[Mapping[object, object]]:
    """Yield the JSON objects that begin at the first opening braces of an answer."""
    decoder = json.JSONDecoder(strict=False)
    at = answer.find("{")
    for _ in range(MOST_TRIED):
        if at < 0:
            return
        try:
            found, _end = decoder.raw_decode(answer, at)
        except (ValueError, RecursionError):
            found = None
        if isinstance(found, dict):
            yield found
        at = answer.find("{", at + 1)


def _line(value: object) -> str:
    return " ".join(_UNPRINTABLE.sub(" ", value).split()) if isinstance(value, str) else ""


def _body(value: object) -> str:
    """Return a body, which some models give as a list of paragraphs."""
    if isinstance(value, list):
        value = "\n\n".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return ""
    lines = value.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_UNPRINTABLE.sub("", line).rstrip() for line in lines).strip()
