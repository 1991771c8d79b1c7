"""`copydesk add`: articles from files."""

from pathlib import Path

import click

from copydesk.desk.run import add
from copydesk.shells.cli.opened import worked


@click.command("add")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE…")
@click.option("--source", metavar="NAME", help="Whose reporting it is, where a file doesn't say.")
@click.option("--licence", metavar="LICENCE", help='What may be done with it, as for a feed  [default: "unknown"]')
def command(paths: tuple[Path, ...], source: str | None, licence: str | None) -> int:
    """Take in articles from files and folders: Markdown, HTML, text, JSON lines, WARC.

    They wait for the next run, or for copydesk draft and copydesk publish.
    """
    return worked(lambda desk: add(desk, paths, source, licence))
