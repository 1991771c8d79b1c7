"""copydesk serve: the desk's page in a browser."""

import os
from datetime import UTC, datetime
from pathlib import Path

import click

from copydesk.desk.settings import desk_settings
from copydesk.errors import SettingsError
from copydesk.shells.cli import INTERRUPTED

PORT = 8017


@click.command("serve")
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to answer at.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(1, 65535), help="The port to answer at.")
def command(host: str, port: int) -> int:
    """Open the desk's page: stories, review, the gate and the runs, on this machine.

    An address that others can reach takes a token in the variable COPYDESK_TOKEN.
    """
    try:
        from copydesk.shells.web.serving import desk_page, listening, required_token, serve  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise SettingsError(f"serve: {error.name} is missing: wanted pip install 'copydesk[web]'") from None
    token = required_token(host, os.environ)
    settings = desk_settings(Path.cwd())
    with listening(host, port) as at, desk_page(settings, lambda: datetime.now(UTC), os.environ, token) as app:
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"The desk is at http://{shown}:{port}/ (Ctrl-C ends it)", err=True)
        serve(app, at)
    return INTERRUPTED
