"""`copydesk status`: what is here, what waits, and why."""

from pathlib import Path

import click

from copydesk.desk.settings import desk_settings
from copydesk.desk.standing import all_stories, standing
from copydesk.errors import printable
from copydesk.shells.cli.telling import INDENT, listed
from copydesk.store import Stage, Status, open_store

WIDEST = max(map(len, Stage))
"""Cells of the longest stage of a story."""


@click.command("status")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True, help="How many that wait to list.")
@click.option("--stories", is_flag=True, help="List every story, the last changed first, instead of what waits.")
def command(limit: int, *, stories: bool) -> int:
    """Say how many articles and stories there are, and what waits for whom."""
    settings = desk_settings(Path.cwd())
    folder = settings.store_folder
    if not folder.is_dir():
        click.echo("Nothing yet: copydesk run reads the feeds.")
        return 0
    with open_store(folder) as store:
        if stories:
            for row in all_stories(store):
                click.echo(printable(f"{row.stage:{WIDEST}} {row.slug or row.id}  {row.title}"))
        else:
            _tell(standing(store, settings, limit))
    return 0


def _tell(status: Status) -> None:
    stages = ", ".join(f"{count} {stage}" for stage, count in status.stages if count and stage is not Stage.EMPTY)
    articles = "1 article" if status.articles == 1 else f"{status.articles} articles"
    versions = "1 version" if status.versions == 1 else f"{status.versions} versions"
    click.echo(f"{articles} in {versions}; stories: {stages or 'none'}.")
    for waiting in status.waiting:
        named = waiting.title if waiting.what == "page" else "  ".join(dict.fromkeys((waiting.id, waiting.title)))
        click.echo(printable(f"{waiting.what:7} {named}"))
        for reason in listed(waiting.why):
            click.echo(printable(f"{INDENT}{reason}"))
    if status.more:
        click.echo(f"and {status.more} more")
