"""Where a source introduces whom, and which full names of persons are sure enough to stand for a surname left alone."""

import re

from copydesk.draft.source import Source
from copydesk.text.naming.names import Name, Sort
from copydesk.text.passage import Role

_FULL = re.compile(
    r"[A-Z][a-zà-ÿ’']+(?:-[A-Z][a-z]+)?(?: [A-Z]\.)?(?: (?:[A-Z][\w’'-]*[a-zà-ÿ]|de|van|von|bin|al|da|di))+"
)
"""A given name, perhaps an initial, and a surname."""
_HONORIFIC = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Dame|Lord|Lady|Prof)\.?$")
_MODIFIES = frozenset({"compound", "amod", "nmod"})
_NEAR = 16
"""Code points before a name in which what it may be the end of is looked for."""
_MOST = 3
"""Words of a person's full name."""


class Introduced:
    """The first sentence of running copy that has the full name of each one who is named."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.first: dict[int, int] = {}
        self.whole: set[int] = set()
        self.bearers: dict[str, set[int]] = {}
        for index, names in enumerate(source.names):
            for name in names:
                self.bearers.setdefault(name.parts[-1] if name.parts else "", set()).add(name.entity)
                if name.words == name.full and source.role(index) not in {Role.TITLE, Role.EXCERPT, Role.HEADING}:
                    self.first.setdefault(name.entity, index)
                    if self._is_whole(name):
                        self.whole.add(name.entity)

    def full(self, name: Name) -> str | None:
        """Return the full name of a person who has been introduced before, None where it is no sure one."""
        at = self.first.get(name.entity)
        sure = name.entity in self.whole and self.bearers.get(name.parts[-1]) == {name.entity}
        return name.full if sure and at is not None and self.source.at(name.span.start) >= at else None

    def in_place_of(self, name: Name) -> str | None:
        """Return the full name to put where a surname stands alone; none where it stands for more than the person."""
        full = self.full(name)
        if full is None or full == name.words or not full.endswith(f" {name.words}") or name.title:
            return None
        prose, (start, end) = self.source.reading.page.prose, name.span
        if (
            prose[end : end + 1] == "-"
            or prose[start - 1 : start] == "-"
            or _HONORIFIC.search(prose[max(start - _NEAR, 0) : start].rstrip()[-6:])
        ):
            return None
        return None if self._modifies(name) else full

    def _modifies(self, name: Name) -> bool:
        """Say whether a name says what something else is: "the Abbott government"."""
        words = self.source.reading.page.words_in(name.span)
        head = self.source.reading.page.words[words[-1].head]
        return words[-1].dep in _MODIFIES and not name.span.holds(head.span)

    def _is_whole(self, name: Name) -> bool:
        """Say whether a name has the form of a person's, and nothing before it that it may be the end of."""
        start = name.span.start
        before = self.source.reading.page.prose[max(start - _NEAR, 0) : start].rstrip()[-4:]
        words = name.full.split()
        formed = len(words) <= _MOST and _FULL.fullmatch(name.full) is not None
        return name.sort is Sort.PERSON and formed and not before.endswith((" of", "-", " for", "&"))
