"""`copydesk run`: from feeds to posts."""

import click

from copydesk.desk.run import run
from copydesk.shells.cli.opened import rehearsed, worked
from copydesk.shells.cli.telling import Loudness


@click.command("run")
@click.option("--dry-run", is_flag=True, help="Show what a run would do, and change nothing.")
@click.option("--quiet", is_flag=True, help="Say only what somebody should look at, as in cron.")
def command(*, dry_run: bool, quiet: bool) -> int:
    """Read the feeds, retell what is new, check it, and publish what holds.

    Exits with 0 where all went well, 1 where a draft was held or a feed, an article or git failed (all else was done),
    2 where the settings or the store can't be used or another run is at work.
    """
    return rehearsed(run) if dry_run else worked(run, Loudness.TROUBLE if quiet else Loudness.ALL)
