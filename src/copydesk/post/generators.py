"""The site generators that a post can be written for."""

from collections.abc import Mapping
from types import MappingProxyType

from copydesk.errors import SettingsError
from copydesk.post import eleventy, hugo, jekyll
from copydesk.post.manner import Manner

GENERATORS: Mapping[str, Manner] = MappingProxyType(
    {manner.name: manner for manner in (jekyll.MANNER, hugo.MANNER, eleventy.MANNER)}
)
"""Each by the name that the settings call it."""


def generator_named(name: str) -> Manner:
    """Return a site generator's rules by its name. SettingsError for a name that is none."""
    if name not in GENERATORS:
        raise SettingsError(f'no such generator: "{name}": wanted {", ".join(GENERATORS)}')
    return GENERATORS[name]
