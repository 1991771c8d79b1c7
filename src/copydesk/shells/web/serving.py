"""The desk's page put together for a folder, and served."""

import os
import socket
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from pathlib import Path
from secrets import token_bytes
from threading import Thread

import uvicorn
from starlette.applications import Starlette

from copydesk.desk.model import Desk
from copydesk.desk.opened import open_desk, open_review
from copydesk.desk.settings import DeskSettings, desk_settings
from copydesk.errors import SettingsError, StoreError
from copydesk.findings.check import check
from copydesk.shells.web.apart import RunApart
from copydesk.shells.web.app import application
from copydesk.shells.web.checks import Checks
from copydesk.shells.web.guard import LOOPBACK, Access
from copydesk.shells.web.room import Room
from copydesk.shells.web.running import Runner
from copydesk.text.passage import plain

SECRET = "web.key"  # noqa: S105 - a file's name
TOKEN = "COPYDESK_TOKEN"  # noqa: S105 - a variable's name
SHORTEST = 16
"""Characters that a token has at least."""


@contextmanager
def desk_page(
    settings: DeskSettings, clock: Callable[[], datetime], environment: Mapping[str, str], token: str | None = None
) -> Iterator[Starlette]:
    """Give the page of the desk in a folder. StoreError where its store can't be used.

    A run, and what is published, goes by the settings as they stand in their file by then.
    """
    with open_review(settings, clock, environment) as desk:

        def opened() -> AbstractContextManager[Desk]:
            return open_desk(desk_settings(settings.folder), clock, environment)

        room = Room(desk, Checks(), Runner(lambda: RunApart(desk_settings(settings.folder), environment)), opened)
        try:
            yield application(room, Access(secret_of(settings.store_folder), token))
        finally:
            room.runner.stop()


def secret_of(folder: Path) -> bytes:
    """Return the secret of a store's folder, made at first: with it a form outlives a restart."""
    path = folder / SECRET
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        secret = _read(path)
        if len(secret) >= SHORTEST:
            return secret
        raise StoreError(f"{path}: damaged: wanted it removed, so that it is made anew") from None
    except OSError as error:
        raise StoreError(f"{path}: not written: {error.strerror}") from error
    with os.fdopen(descriptor, "wb") as file:
        secret = token_bytes(32)
        file.write(secret)
    return secret


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError(f"{path}: not readable ({error.strerror}): wanted a file that the desk may read") from error


def required_token(host: str, environment: Mapping[str, str]) -> str | None:
    """Return the token that is asked for at an address. SettingsError for a foreign one without a token."""
    token = environment.get(TOKEN)
    if token is not None and len(token) < SHORTEST:
        raise SettingsError(f"{TOKEN}: wanted at least {SHORTEST} characters")
    if token is None and host not in LOOPBACK:
        raise SettingsError(f"--host {host}: others can reach it: wanted a token in the variable {TOKEN}")
    return token


@contextmanager
def listening(host: str, port: int) -> Iterator[socket.socket]:
    """Give a socket at an address. SettingsError where that can't be had."""
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        opened = socket.create_server((host, port), family=family)
    except OSError as error:
        number = error.errno or 0
        why = os.strerror(number) if number > 0 else error.strerror
        raise SettingsError(f"{host}, port {port}: can't be used: {why}: wanted another --host or --port") from None
    with opened:
        yield opened


def serve(app: Starlette, at: socket.socket) -> None:
    """Answer requests until somebody stops it. What a first check has to load is loaded meanwhile."""
    Thread(target=_warm, daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", access_log=False, server_header=False, ws="none", lifespan="off")
    uvicorn.Server(config).run(sockets=[at])


def _warm() -> None:
    source = plain("source", "The desk opens at nine, its editor said on Monday.")
    check([source], plain("retelling", "The desk opens at nine."))
