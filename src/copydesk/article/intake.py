"""Files, bytes and strings into articles: how big, what form, whose front matter, which language."""

import re
from pathlib import Path

from copydesk.article.decode import EMPTY, decoded
from copydesk.article.form import Form
from copydesk.article.form import form as form_of
from copydesk.article.language import require_english
from copydesk.article.model import Article
from copydesk.article.page.webpage import read_page
from copydesk.article.prose.written import read_markdown, read_plain
from copydesk.errors import UnusableInputError, printable

LIMIT = 2_000_000
"""Bytes of a file that are read at most, unless the caller says otherwise."""

_FORMS = {Form.MARKDOWN: read_markdown, Form.PLAIN: read_plain, Form.HTML: read_page}
_NO_CHARACTER = re.compile("[\0\ud800-\udfff]")


def load(path: Path | str, *, limit: int = LIMIT) -> Article:
    """Read an article from a file of at most `limit` bytes.

    Raises UnusableInputError where the file is missing, unreadable, over-large, empty, binary, not decodable, not in
    English, or a page without an article.
    """
    name = printable(str(path))
    try:
        refuse_pipe(Path(path))
        with Path(path).open("rb") as file:
            content = file.read(limit + 1)
    except IsADirectoryError:
        raise UnusableInputError(f"{name}: a directory: wanted a file") from None
    except FileNotFoundError:
        raise UnusableInputError(f"{name}: no such file: wanted a file with an article") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnusableInputError(f"{name}: not readable ({printable(reason)}): wanted a file with an article") from None
    return loaded(name, content, limit=limit)


def refuse_pipe(path: Path) -> None:
    """Raise UnusableInputError for a named pipe: nobody may ever write into it.

    Those that the system or a shell hands over under /dev (`/dev/stdin`, `<(…)`) may be read.
    """
    if path.is_fifo() and not path.absolute().is_relative_to("/dev"):
        raise UnusableInputError(f"{printable(str(path))}: a named pipe: wanted a file with an article")


def loaded(name: str, content: bytes, *, limit: int = LIMIT) -> Article:
    """Read an article from bytes; `name` is how messages call it. Raises UnusableInputError as `load` does."""
    name = printable(name)
    if len(content) > limit:
        raise UnusableInputError(f"{name}: over-large: wanted at most {limit:,} bytes")
    return told(name, decoded(name, content))


def told(name: str, content: str, form: Form | None = None) -> Article:
    """Read an article from a text that is decoded already. Raises UnusableInputError as `load` does.

    `form` is the form of the text where it is known, whatever its name ends with.
    Offsets count code points of `content` without a byte order mark; NUL and half a surrogate pair read as U+FFFD.
    """
    name = printable(name)
    content = _NO_CHARACTER.sub("\ufffd", content.removeprefix("\ufeff"))
    if not content.strip():
        raise UnusableInputError(f"{name}: {EMPTY}")
    article = _FORMS[form or form_of(name, content)](name, content)
    if not article.text.blocks:
        raise UnusableInputError(f"{name}: no text to read: wanted an article with a sentence or a title")
    require_english(name, article.text)
    return article
