"""`copydesk publish`: the last part of a run."""

import click

from copydesk.desk.run import publish
from copydesk.shells.cli.opened import worked


@click.command("publish")
def command() -> int:
    """Write what is approved, corrected or retracted into the site, and commit it."""
    return worked(publish)
