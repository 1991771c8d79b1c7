"""`copydesk init`: a new desk."""

from pathlib import Path

import click

from copydesk.desk.site import crontab_line, init
from copydesk.shells.cli.opened import clock


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
def command(folder: Path) -> int:
    """Make a desk of a FOLDER: settings, two feeds of invented news, and a small Jekyll site if there is none.

    Nothing that is there already is written over.
    """
    begun = init(folder, clock())
    for path in begun.written:
        click.echo(f"wrote {path}")
    for path in begun.left:
        click.echo(f"left  {path} as it was")
    if begun.repository:
        click.echo("began a git repository with these files as its first commit")
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"\nNow: {where}copydesk run")
    click.echo("Then put your own feeds into copydesk.toml, and the site's address into url in")
    click.echo("_config.yml.")
    click.echo(f"Every day, by cron:\n{crontab_line(folder)}")
    click.echo("or by .github/workflows/copydesk.yml, where the repository is hosted with a runner for it.")
    return 0
