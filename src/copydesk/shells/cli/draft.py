"""`copydesk draft`: retellings, by the writer of the settings or by hand."""

from pathlib import Path

import click

from copydesk.article import load
from copydesk.desk.editor import drafted, withdraw
from copydesk.desk.retell import retold
from copydesk.shells.cli.opened import somebody, worked


@click.command("draft")
@click.argument("story", required=False)
@click.option("--file", "file", type=click.Path(path_type=Path), metavar="FILE", help="A retelling written by hand.")
@click.option("--withdraw", "withdrawn", is_flag=True, help="Take the one that was written by hand back.")
@click.option("--note", default="", metavar="WORDS", help="Why it is taken back.")
@click.option("--by", default=somebody, metavar="NAME", help="Who wrote it  [default: whoever is logged in]")
def command(story: str | None, file: Path | None, note: str, by: str, *, withdrawn: bool) -> int:
    """Retell every story that waits for it; or keep a retelling of one STORY by hand, or withdraw it.

    Either is checked against its sources: approved where nothing is wrong, else held, with what was found. Withdrawn,
    it doesn't go out, and a post that is out stays. A story is named by its id, its slug or its title, as
    `copydesk status --stories` shows them, or by its post's file.
    """
    if (story is None) != (file is None and not withdrawn) or (withdrawn and file is not None):
        raise click.UsageError("expected a story with --file or with --withdraw, or none of them")
    if story is not None and withdrawn:
        return worked(lambda desk: withdraw(desk, story, by, note))
    if story is None or file is None:
        return worked(retold)
    written = load(file)
    return worked(lambda desk: drafted(desk, story, written, by))
