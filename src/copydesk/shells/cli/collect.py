"""`copydesk collect`: the first part of a run."""

import click

from copydesk.desk.run import collect
from copydesk.shells.cli.opened import worked


@click.command("collect")
def command() -> int:
    """Read the feeds and keep what is new, without retelling anything."""
    return worked(collect)
