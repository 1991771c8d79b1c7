"""Countries, states and their words: Dutch and Holland are one, Lyon lies in France."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from copydesk.text.lexicon import lines
from copydesk.text.spelling import folded


@dataclass(frozen=True, slots=True)
class Nation:
    """A country or a part of one that has its own word for its people.

    `names` are its names, `words` those for its people and things, `places` its cities and regions, `marks` peoples and
    bodies that tell it; all folded. `name` is the usual one, as it is written.
    """

    name: str
    names: frozenset[str]
    words: frozenset[str]
    capital: str
    places: frozenset[str]
    marks: frozenset[str]

    @property
    def within(self) -> str:
        """The name of the country that it is a part of, or its own."""
        return "United Kingdom" if self.name in {"England", "Scotland", "Wales", "Northern Ireland"} else self.name


def _entries(column: str) -> tuple[str, ...]:
    return tuple(entry.strip() for entry in column.split(",") if entry.strip())


@cache
def nations() -> tuple[Nation, ...]:
    """Return the countries of the list `nations`."""
    found = []
    for line in lines("nations"):
        names, words, capital, places, marks = (line.split("\t") + [""] * 4)[:5]
        folds = [frozenset(map(folded, _entries(column))) for column in (names, words, places, marks)]
        found.append(Nation(_entries(names)[0], folds[0], folds[1], folded(capital), folds[2], folds[3]))
    return tuple(found)


@cache
def states() -> tuple[Nation, ...]:
    """Return the states of the USA in the same form: their abbreviations are names, their cities places."""
    found = []
    for line in lines("states"):
        name, short, places = line.split("\t")
        names = frozenset(map(folded, (name, *_entries(short))))
        found.append(Nation(name, names, frozenset(), "", frozenset(map(folded, _entries(places))), frozenset()))
    return tuple(found)


@cache
def _nations_by_word() -> Mapping[str, Nation]:
    words = {word: land for land in nations() for word in land.names | land.words}
    return MappingProxyType(words)


@cache
def lands_by_place() -> Mapping[str, tuple[Nation, ...]]:
    """Return the countries and states that each known place, people or body belongs to, by its folded name."""
    lands: dict[str, tuple[Nation, ...]] = {}
    for land in (*nations(), *states()):
        for place in land.places | land.marks | {land.capital} - {""}:
            lands[place] = (*lands.get(place, ()), land)
    america = next(land for land in nations() if "us" in land.names)
    for state in states():
        for word in state.names | state.places:
            lands[word] = (*lands.get(word, ()), america)
    return MappingProxyType(lands)


def nation(words: str) -> Nation | None:
    """Return the country that a name or a word for its people stands for: Denmark of "Danish"."""
    if words == "us":
        return None
    return _nations_by_word().get(folded(words))


def lands_of(words: str) -> tuple[Nation, ...]:
    """Return the countries and states that a place, people or body of common knowledge belongs to."""
    return lands_by_place().get(folded(words), ())


@cache
def state_of(words: str) -> Nation | None:
    """Return the US state of that name or abbreviation."""
    form = folded(words)
    return next((state for state in states() if form in state.names), None)


@cache
def regions() -> frozenset[str]:
    """Return words for parts of the world wider than a country, folded."""
    return frozenset(map(folded, lines("regions")))
