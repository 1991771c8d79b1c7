"""`copydesk correct`: a correction in a post."""

import click

from copydesk.desk.editor import correct
from copydesk.shells.cli.opened import somebody, worked


@click.command("correct")
@click.argument("post")
@click.option("--note", required=True, metavar="WORDS", help="What was wrong, and what is right.")
@click.option("--by", default=somebody, metavar="NAME", help="Who decides  [default: whoever is logged in]")
def command(post: str, note: str, by: str) -> int:
    """List a correction in a POST, with its day.

    A post is named by its slug, its file or its story.
    """
    return worked(lambda desk: correct(desk, post, by, note))
