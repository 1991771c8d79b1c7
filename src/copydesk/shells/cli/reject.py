"""`copydesk reject`: a story that isn't to go out."""

import click

from copydesk.desk.editor import reject
from copydesk.shells.cli.opened import somebody, worked


@click.command("reject")
@click.argument("story")
@click.option("--note", required=True, metavar="WORDS", help="Why it isn't to go out.")
@click.option("--by", default=somebody, metavar="NAME", help="Who decides  [default: whoever is logged in]")
def command(story: str, note: str, by: str) -> int:
    """Reject a STORY that isn't to go out.

    It is its newest retelling that is rejected, also where no writer could retell it; it waits for nobody any more, and
    a post that is out stays. A story is named by its id, its slug or
    its title, as `copydesk status --stories` shows them, or by its post's file.
    """
    return worked(lambda desk: reject(desk, story, by, note))
