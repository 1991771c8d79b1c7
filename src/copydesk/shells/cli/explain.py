"""`copydesk explain`: what the kinds of finding are, from their pages."""

import re
from collections.abc import Iterator
from contextlib import suppress

import click

from copydesk.findings.kinds import FAMILIES
from copydesk.findings.model import Kind
from copydesk.findings.pages import page, section
from copydesk.findings.report.screen import Screen, Style, wrapped
from copydesk.findings.report.text import STYLES
from copydesk.findings.wanted.selection import family_or_kind
from copydesk.shells.cli.output import ReaderGoneError, output_to
from copydesk.shells.cli.terminal import When, screen_of

WIDEST = 100
"""Cells of a line that is comfortable to read."""
INDENT = "  "
FENCED = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PARTED = re.compile(r"\n\s*\n|\n(?=- )")
"""What parts two paragraphs, or two items of a list."""


@click.command("explain")
@click.argument("word", required=False, metavar="[CODE|NAME|FAMILY]")
@click.option(
    "--color",
    type=click.Choice(When, case_sensitive=False),
    default=When.AUTO,
    help="Use colour  [default: on a terminal]",
)
def command(word: str | None, color: When) -> int:
    """Say what a kind of finding is: F1, figure-changed, all of F; or list the kinds."""
    with suppress(ReaderGoneError), output_to(None, ()) as output:
        for line in _explained(word, screen_of(output.file, color)):
            output.write(line)
    return 0


def _explained(word: str | None, screen: Screen) -> Iterator[str]:
    if word is None:
        yield from _list(screen)
        return
    found = family_or_kind(word)
    if isinstance(found, Kind):
        yield screen.ink(f"{found.code} {found.name}", Style.STRONG) + f" ({found.severity})"
        yield ""
        yield from wrapped(f"The retelling {found.says}.", min(screen.width, WIDEST))
        yield ""
        yield from _plain(section(found), screen)
    else:
        yield from _plain(page(found), screen)


def _list(screen: Screen) -> Iterator[str]:
    kinds = [kind for family in FAMILIES for kind in family.kinds]
    widest = max(len(kind.name) for kind in kinds)
    for kind in kinds:
        head = f"{screen.ink(kind.code, STYLES[kind.severity])} {kind.name:{widest}} {kind.severity:7} "
        room = max(screen.width - len(f"{kind.code} {kind.severity:7}  ") - widest, 20)
        first, *rest = wrapped(kind.says, room)
        yield head + first
        yield from (" " * (screen.width - room) + line for line in rest)


def _plain(markdown: str, screen: Screen) -> Iterator[str]:
    """Yield the lines of a page without its marks: headings strong, blocks indented under their names, text wrapped."""
    width = min(screen.width, WIDEST)
    at = 0
    for block in FENCED.finditer(markdown):
        yield from _prose(markdown[at : block.start()], width, screen)
        yield INDENT + screen.ink(block[1], Style.FAINT)
        for line in block[2].splitlines() or ["(nothing)"]:
            yield from (INDENT * 2 + part for part in wrapped(line, width - 2 * len(INDENT)))
        yield ""
        at = block.end()
    yield from _prose(markdown[at:], width, screen)


def _prose(markdown: str, width: int, screen: Screen) -> Iterator[str]:
    for paragraph in PARTED.split(markdown.strip()):
        words = paragraph.replace("**", "").replace("`", "")
        if words.startswith("#"):
            yield screen.ink(words.lstrip("# "), Style.STRONG)
        else:
            yield from wrapped(words, width)
        if words:
            yield ""
