"""`copydesk init`: a new desk."""

from pathlib import Path

import click

from copydesk.desk.site import CONFIG, About, crontab_line, init
from copydesk.shells.cli.opened import clock


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--name", help="What the site is called.")
@click.option("--address", help="Where it will be served, such as https://news.example.org.")
@click.option(
    "--timezone", help="In which posts are dated, such as Europe/London; else as the site that is there, or UTC."
)
def command(folder: Path, name: str | None, address: str | None, timezone: str | None) -> int:
    """Make a desk of a FOLDER: settings, two feeds of invented news, and a small Jekyll site if there is none.

    Nothing that is there already is written over.
    """
    begun = init(folder, clock(), About(name, address, timezone))
    for path in begun.written:
        click.echo(f"wrote {path}")
    for path in begun.left:
        click.echo(f"left  {path} as it was")
    if begun.repository:
        click.echo("began a git repository with these files as its first commit")
    where = "" if folder == Path() else f"cd {folder} && "
    click.echo(f"\nNow: {where}copydesk run")
    click.echo("Then put your own feeds into copydesk.toml.")
    if begun.site:
        click.echo("Let your site leave out copydesk.toml and the folders feeds and prompts (Jekyll: by exclude")
        click.echo("in _config.yml), and set author in copydesk.toml to one that its theme knows.")
    elif not address:
        click.echo(f"The site's address belongs into {CONFIG}, as url: its feed and its pages name themselves by it.")
    click.echo(f"Every day, by cron:\n{crontab_line(folder)}")
    click.echo("or by .github/workflows/copydesk.yml, where the repository is hosted with a runner for it.")
    return 0
