"""`copydesk retract`: a post taken back."""

import click

from copydesk.desk.editor import retract
from copydesk.shells.cli.opened import somebody, worked


@click.command("retract")
@click.argument("post")
@click.option("--note", default="", metavar="WORDS", help="What stands in the story's place.")
@click.option("--by", default=somebody, metavar="NAME", help="Who decides  [default: whoever is logged in]")
def command(post: str, note: str, by: str) -> int:
    """Take a POST back: a note stays in its place, and the story isn't told again.

    A post is named by its slug, its file or its story.
    """
    return worked(lambda desk: retract(desk, post, by, note))
