"""`copydesk init`: a new desk."""

import shutil
import sys
from pathlib import Path
from shlex import quote

import click

from copydesk.desk.site import CONFIG, About, Begun, crontab_line, init
from copydesk.errors import SettingsError
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
    begun = _begun(folder, About(name, address, timezone))
    for path in begun.written:
        click.echo(f"wrote {path}")
    for path in begun.left:
        click.echo(f"left  {path} as it was")
    if begun.repository:
        click.echo("began a git repository with these files as its first commit")
    call = "copydesk run" if folder == Path() else f"cd {quote(str(folder))} && copydesk run"
    if begun.site:
        click.echo("\nFirst put your own feeds into copydesk.toml, in place of the two with invented news:")
        click.echo(f"a run publishes what they tell. Then: {call}")
        click.echo("Let your site leave out copydesk.toml and the folders feeds and prompts (Jekyll: by exclude")
        click.echo("in _config.yml), and set author in copydesk.toml to one that its theme knows.")
    else:
        click.echo(f"\nNow: {call}")
        click.echo("Then put your own feeds into copydesk.toml.")
    if not begun.site and not address:
        click.echo(f"The site's address belongs into {CONFIG}, as url: its feed and its pages name themselves by it.")
    click.echo(f"Every day, by cron:\n{crontab_line(folder, _program())}")
    click.echo("or by .github/workflows/copydesk.yml, where the repository is hosted with a runner for it.")
    return 0


def _begun(folder: Path, about: About) -> Begun:
    try:
        return init(folder, clock(), about)
    except OSError as error:
        raise SettingsError(f"{folder}: can't be used: {error.strerror}: wanted a folder for a desk") from error


def _program() -> str:
    """Return how a shell without our PATH calls this program."""
    found = shutil.which("copydesk")
    return quote(str(Path(found).absolute())) if found else f"{quote(sys.executable)} -m copydesk"
