"""The report in HTML: the rows put into the templates beside this file."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple, fields
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from os.path import commonpath
from pathlib import PurePath
from unicodedata import category

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from copydesk.findings.check import Report
from copydesk.findings.model import Severity
from copydesk.findings.report.page.rows import comparison_of
from copydesk.findings.report.page.shares import Shares, shares_of
from copydesk.findings.report.summary import summary_of
from copydesk.text.passage import Text

ICONS = {Severity.ERROR: "✖", Severity.WARNING: "▲", Severity.NOTE: "●"}
"""A shape for each severity, so that colour is never all that tells them apart."""
MOST_TABS = 40
"""Sources that have a tab of their own; those beyond are shown with all others alone."""
_SHAPING = "\u200c\u200d"


def lines(report: Report) -> Iterator[str]:
    """Yield the report as one web page, which loads nothing from elsewhere."""
    *names, retelling = told([*report.alignment.source.page.texts, report.alignment.retelling.page.texts[0]])
    yield (
        environment()
        .get_template("report.html")
        .render(
            retelling=retelling,
            names=names,
            comparison=comparison_of(report),
            summary=summary_of(report),
            shares=list(
                zip((field.name for field in fields(Shares)), astuple(shares_of(report.alignment)), strict=True)
            ),
            score=report.score,
            version=version("copydesk"),
            css=asset("page.css"),
            tabs=tabs(len(names)),
            script=asset("page.js"),
        )
    )


def told(texts: Sequence[Text]) -> list[str]:
    """Return how a report that may be sent calls its texts: by their names, absolute paths without what they share."""
    paths = [PurePath(text.name) for text in texts]
    absolute = [str(path.parent) for path in paths if path.is_absolute()]
    shared = commonpath(absolute) if absolute else ""
    return [
        str(path.relative_to(shared)) if path.is_absolute() else text.name
        for path, text in zip(paths, texts, strict=True)
    ]


@cache
def environment() -> Environment:
    """Return the templates' environment: everything that is printed is escaped."""
    made = Environment(
        loader=PackageLoader("copydesk.findings.report.page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["shown"] = shown
    made.globals.update(icons=ICONS, most_tabs=MOST_TABS)
    return made


def asset(name: str) -> Markup:
    """Return the stylesheet or the script, our own and therefore printed as it is."""
    return Markup(files(__package__).joinpath("templates", name).read_text(encoding="utf-8"))  # noqa: S704 - ours


def tabs(count: int = MOST_TABS) -> Markup:
    """Return the rules by which a tab shows what is of its source alone, for the first so many sources."""
    return Markup(environment().get_template("tabs.css").render(count=min(count, MOST_TABS)))  # noqa: S704 - ours


def shown(words: str) -> str:
    """Return words in which a character that hides or turns others is told by its number."""
    return words if words.isascii() and words.isprintable() else "".join(map(_shown, words))


def _shown(character: str) -> str:
    sort = category(character)
    if sort == "Cf" and character not in _SHAPING:
        return f"<U+{ord(character):04X}>"
    return " " if sort in {"Cc", "Zl", "Zp"} else "\ufffd" if sort == "Cs" else character
