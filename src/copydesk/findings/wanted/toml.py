"""TOML files of the user: settings and waivers."""

import tomllib
from pathlib import Path

from copydesk.errors import SettingsError


def read_toml(path: Path) -> dict[str, object] | None:
    """Return what a TOML file holds, None where there is no such file; SettingsError where it can't be read."""
    try:
        return tomllib.loads(path.read_bytes().decode())
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise SettingsError(f"{path}: can't be read: {error.strerror}") from error
    except ValueError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from error
