"""What a source's licence lets a post take over from it; a setting of the source, never guessed."""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from copydesk.errors import SettingsError
from copydesk.post.addresses import web_address
from copydesk.post.characters import one_line


class Permission(IntEnum):
    """What a post may hold of a source, the least first: its link, a short excerpt beside it, or a whole retelling."""

    LINK = 0
    EXCERPT = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Licence:
    """What is permitted, and under which licence: its name as it is shown and its address, where it has them."""

    permission: Permission
    name: str | None = None
    url: str | None = None


class _Known(NamedTuple):
    name: str
    url: str


UNKNOWN = Licence(Permission.EXCERPT)
"""Where nothing is set: link and short excerpt."""
SETTINGS = {
    "unknown": UNKNOWN,
    "link-only": Licence(Permission.LINK),
    "excerpt": Licence(Permission.EXCERPT),
    "full": Licence(Permission.FULL),
}

_CC = re.compile(
    r"(?:https?://creativecommons\.org/licenses/|CC[ -])"
    r"(?P<terms>BY(?:-SA|-NC-SA|-NC|-ND|-NC-ND)?)[ /-](?P<version>[1-4]\.\d)(?:/(?:\w+/?)*)?",
    re.IGNORECASE,
)
_OPEN = {
    "cc0": _Known("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "cc0 1.0": _Known("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
    "https://creativecommons.org/publicdomain/zero/1.0/": _Known(
        "CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"
    ),
    "public domain": _Known("Public domain", "https://creativecommons.org/publicdomain/mark/1.0/"),
    "ogl 3.0": _Known("OGL 3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"),
}


def licence_of(setting: str | None) -> Licence:
    """Read a source's licence setting: `unknown`, `link-only`, `excerpt`, `full`, `full: name`, or a licence's name.

    Licences that are known by name or address (CC BY 4.0, CC0, public domain, OGL 3.0) permit a retelling, those that
    forbid derivatives an excerpt. None is unknown. SettingsError for anything else, which must be set as `full: …`.
    """
    words = one_line(setting or "unknown")
    if words.lower() in SETTINGS:
        return SETTINGS[words.lower()]
    if known := _licensed(words):
        return known
    head, colon, rest = words.partition(":")
    if head.strip().lower() == "full" and colon and rest.strip():
        name = rest.strip()
        return _licensed(name) or Licence(Permission.FULL, name, web_address(name))
    raise SettingsError(
        f'licence: no such licence: "{words}": wanted {", ".join(SETTINGS)}, CC BY 4.0 or full: its name'
    )


def licence_shown(setting: str | None) -> Licence | None:
    """Return the licence that a post can name beside a credit, None where there is none or it can't be read."""
    try:
        licence = licence_of(setting)
    except SettingsError:
        return None
    return licence if licence.name else None


def _licensed(words: str) -> Licence | None:
    if known := _OPEN.get(words.lower().rstrip()):
        return Licence(Permission.FULL, known.name, known.url)
    if found := _CC.fullmatch(words):
        terms, version = found["terms"], found["version"]
        url = f"https://creativecommons.org/licenses/{terms.lower()}/{version}/"
        permission = Permission.EXCERPT if "ND" in terms.upper() else Permission.FULL
        return Licence(permission, f"CC {terms.upper()} {version}", url)
    return None
