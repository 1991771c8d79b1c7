"""The marks of a text that a Markdown reader would take for structure, written so that they show as they are.

Every escape here is read alike by kramdown with its GFM parser (Jekyll), goldmark (Hugo) and markdown-it (Eleventy). An
opening brace is a character reference, so that no `{{`, `{%` or `{{<` is left in a body for any template language.
"""

import re

_MARKS = re.compile(
    r"(?P<plain>[\\*`\[\]|~])|(?P<brace>\{)|(?P<less><)|(?P<and>&(?=#?\w{1,32};))"
    r"|(?P<dollar>\$(?=\$)|(?<=\$)\$)|(?P<greater>>(?=>)|(?<=>)>)|(?P<low>_)"
)
_START = re.compile(
    r"(?P<number>\d+)(?=[.)](?:\s|$))|[-+](?=\s|$)|-(?=[-\s]*$)|=(?==*\s*$)|#(?=#{0,5}(?:\s|$))|#|>|:|\^(?=\s*$)"
)
_LONE = {"^": "&#94;"}
_CLOSING = re.compile(r"#(?=\s*$)")


def escaped(text: str) -> str:
    """Return the text of a line with every mark escaped that could begin or end something inside a line."""
    return _MARKS.sub(_escape, text)


def _escape(found: re.Match[str]) -> str:
    mark = found[0]
    match found.lastgroup:
        case "brace":
            return "&#123;"
        case "less":
            return "&lt;"
        case "and":
            return "&amp;"
        case "low":
            before, behind = found.string[: found.start()][-1:], found.string[found.end() : found.end() + 1]
            return mark if before.isalnum() and behind.isalnum() else r"\_"
        case _:
            return "\\" + mark


def begun(line: str) -> str:
    """Return a line of a paragraph, its marks already escaped, that doesn't begin anything else than a paragraph."""
    found = _START.match(line)
    if not found:
        return line
    if found["number"]:
        return f"{found['number']}\\{line[found.end() :]}"
    return _LONE.get(found[0], "\\" + found[0]) + line[found.end() :]


def ended(heading: str) -> str:
    """Return the text of a heading whose last mark isn't taken for the closing of the heading."""
    return _CLOSING.sub(r"\\#", heading) if heading.endswith("#") else heading
