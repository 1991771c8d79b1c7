"""Countries, states and their words: Dutch and Holland are one, Lyon lies in France."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from copydesk.text.lexicon import lines
from copydesk.text.naming.spelling import folded


@dataclass(frozen=True, slots=True)
class Nation:
    """A country or a part of one that has its own word for its people.

    `names` are its names, `words` those for its people and things, `capitals` and `places` its cities and regions,
    `marks` peoples and bodies that tell it; all folded. `name` is the usual one, as it is written.
    """

    name: str
    names: frozenset[str]
    words: frozenset[str]
    capitals: frozenset[str]
    places: frozenset[str]
    marks: frozenset[str]

    @property
    def within(self) -> str:
        """The name of the country that it is a part of, or its own."""
        return "United Kingdom" if self.name in {"England", "Scotland", "Wales", "Northern Ireland"} else self.name


def _entries(column: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in column.split(",") if entry.strip())


def _folds(column: str) -> frozenset[str]:
    return frozenset(map(folded, _entries(column)))


@cache
def nations() -> tuple[Nation, ...]:
    """Return the countries of the list `nations`."""
    rows = ((line.split("\t") + [""] * 4)[:5] for line in lines("nations"))
    return tuple(Nation(_entries(row[0])[0], *map(_folds, row)) for row in rows)


@cache
def states() -> tuple[Nation, ...]:
    """Return the states of the USA in the same form: their abbreviations are names, their cities places."""
    return _parts("states")


@cache
def provinces() -> tuple[Nation, ...]:
    """Return provinces and states of other countries in the same form."""
    return _parts("provinces")


def _parts(entries: str) -> tuple[Nation, ...]:
    none: frozenset[str] = frozenset()
    rows = (line.split("\t") for line in lines(entries))
    return tuple(
        Nation(name, _folds(f"{name}, {short}"), none, none, _folds(places), none) for name, short, places in rows
    )


@cache
def _nations_by_word() -> Mapping[str, Nation]:
    words = {word: land for land in nations() for word in land.names | land.words}
    return MappingProxyType(words)


@cache
def lands_by_place() -> Mapping[str, tuple[Nation, ...]]:
    """Return the countries and states that each known place, people or body belongs to, by its folded name."""
    lands: dict[str, tuple[Nation, ...]] = {}
    for land in (*nations(), *states(), *provinces()):
        for place in land.places | land.marks | land.capitals:
            lands[place] = (*lands.get(place, ()), land)
    america = next(land for land in nations() if "us" in land.names)
    for state in states():
        for word in state.names | state.places:
            lands[word] = (*lands.get(word, ()), america)
    return MappingProxyType(lands)


@lru_cache(maxsize=20_000)
def nation(words: str) -> Nation | None:
    """Return the country that a name or a word for its people stands for: Denmark of "Danish", and of "Denmarks"."""
    if words in {"us", ""}:
        return None
    form = folded(words)
    known = _nations_by_word()
    return known.get(form) or (known.get(form.removesuffix("s")) if words[0].isupper() else None)


def lands_of(words: str) -> tuple[Nation, ...]:
    """Return the countries and states that a place, people or body of common knowledge belongs to."""
    return lands_by_place().get(folded(words), ())


@cache
def lands_told() -> Mapping[str, frozenset[str]]:
    """Return the names of the countries and states that a folded name tells of: its own, or those it lies in."""
    found: dict[str, set[str]] = {}
    for land in (*nations(), *states(), *provinces()):
        for word in land.names | land.words:
            found.setdefault(word, set()).update((land.name, land.within))
            found.setdefault(f"{word}s", set()).update((land.name, land.within))
    for place, lands in lands_by_place().items():
        for land in lands:
            found.setdefault(place, set()).update((land.name, land.within))
    for province in provinces():
        _place_in_country(province, found)
    return MappingProxyType({word: frozenset(names) for word, names in found.items()})


def _place_in_country(province: Nation, told: Mapping[str, set[str]]) -> None:
    """Let the cities and abbreviations of a province tell its country too, where they lie in no other land."""
    countries = [land for land in nations() if folded(province.name) in land.places]
    for word in province.names | province.places:
        if len(countries) == 1 and told.get(word) == {province.name}:
            told[word].update((countries[0].name, countries[0].within))


@lru_cache(maxsize=20_000)
def state_of(words: str) -> Nation | None:
    """Return the state or province of that name or abbreviation."""
    form = folded(words)
    return next((state for state in (*states(), *provinces()) if form in state.names), None)


@cache
def regions() -> frozenset[str]:
    """Return words for parts of the world wider than a country, folded."""
    return frozenset(map(folded, lines("regions")))
