"""What the sources know of names: whether one that a retelling uses stands there, in whatever form."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk.text.lexicon import lines
from copydesk.text.naming.entities import LONGEST_ACRONYM, acronyms_of, parts_of
from copydesk.text.naming.mentions import capital, openers, parts
from copydesk.text.naming.names import Name
from copydesk.text.naming.nations import Nation, lands_of, lands_told, nation, regions, state_of
from copydesk.text.naming.spelling import folded, stripped
from copydesk.text.page import Page
from copydesk.text.passage import Text
from copydesk.text.reading import Reading

ENDINGS = ("", *lines("name-endings"))
"""What turns a name into another word for the same thing, or for its people: Tesla, Teslas; Leeds, Leedsian."""
SHORTEST_STEM = 4
LAST = 2
"""Letters at the end of a name that a slip of the pen leaves as they are, where it changes the first one."""
SHORTEST_ACRONYM = 2
"""Letters of an acronym that stands for too much to be called unsupported."""
SMALL = 3
"""Letters of a word that acronyms may leave out."""
LYING = frozenset({"in", "at", "near", "outside", "around"})
HEADED = 2
"""Words back from a place to what is there: officials in Paris."""
RULERS = frozenset(
    {"official", "government", "authority", "minister", "ministry", "diplomat", "lawmaker", "politician"}
)
"""Those whose place is a capital because they rule from it."""
_WORD = re.compile(r"[^\W_]+")
_LETTER = re.compile(r"[,(]\s?([DR])[-–‑](?=[A-Z])")
_PARTIES = {"D": ("democrat", "democratic", "democrats"), "R": ("republican", "republicans")}
"""What the letter before a state stands for: Sen. Ann Bell, D-Ore."""
WIDEST = 6
"""Words of the longest name of a place or group that the lists have and that is looked for in running copy."""


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """What the sources know.

    Their words, those in capitals and the stems of the capitalised ones, folded; their names by part, the parts by how
    they begin and end; the initials of
    runs of words; the countries and states that they tell, by name; the groups of names for the same one that they
    name a member of.
    """

    words: frozenset[str]
    names: Mapping[str, tuple[Name, ...]]
    spelt: Mapping[str, tuple[str, ...]]
    initials: frozenset[str]
    shouted: frozenset[str]
    stems: frozenset[str]
    lands: frozenset[str]
    groups: frozenset[int]

    def new_parts(self, name: Name, page: Page) -> tuple[str, ...]:
        """Return the parts of a name of a retold page that nothing in the sources accounts for; none of a known one."""
        if self._knows_whole(name) or (self.knows_capital(name) and not _is_where(name, page)):
            return ()
        known = self._land_ahead(name)
        return tuple(p for p in name.parts if p not in known and not is_light(p) and not self._knows_part(p))

    def spelt_like(self, part: str) -> set[str]:
        """Return the parts of the sources' names that begin or end as a folded word does: what it may be a slip for."""
        return {*self.spelt.get(part[:1], ()), *self.spelt.get("…" + part[-LAST:], ())}

    def knows_land(self, land: Nation) -> bool:
        """Say whether the sources name a country or state, its people, or a place, body or people of it."""
        return land.name in self.lands

    def _knows_whole(self, name: Name) -> bool:
        land = nation(name.words) or state_of(name.words.removesuffix(" State"))
        if any(c.isdigit() for c in name.words) or (land is not None and self.knows_land(land)):
            return True
        if groups_of(name.words) & self.groups or groups_of(" ".join(name.parts)) & self.groups:
            return True
        spelt = [word for word in name.words.replace("-", " ").split() if word[0].isalnum()]
        if len(name.parts) == 1 and name.words.rstrip("s").isupper():
            return len(name.parts[0]) <= SHORTEST_ACRONYM or name.parts[0].removesuffix("s") in self.initials
        ends = (spelt[i:] for i in range(len(spelt) - 1))
        return any(acronym in self.words for end in ends for acronym in acronyms_of(end))

    def _land_ahead(self, name: Name) -> frozenset[str]:
        """Return the parts of a country or state that a name begins with and the sources tell: New Jersey Assembly."""
        words = name.words.split()
        for end in range(len(words) - 1, 0, -1):
            ahead = " ".join(words[:end])
            land = nation(ahead) or state_of(ahead)
            if land is not None and self.knows_land(land):
                return frozenset(parts_of(words[:end]))
        return frozenset()

    def knows_capital(self, name: Name) -> bool:
        """Say whether a name is the capital of a country that the sources tell: it stands for its government."""
        return any(folded(name.words) in own.capitals and self.knows_land(own) for own in lands_of(name.words))

    def _knows_part(self, part: str) -> bool:
        if (
            part in self.words
            or part.removesuffix("s") in self.words
            or part in regions()
            or any(c.isdigit() for c in part)
        ):
            return True
        if any(stem in self.stems for stem in stems_of(part)) or part.removesuffix("s") in self.shouted:
            return True
        land = nation(part) or state_of(part)
        return land is not None and self.knows_land(land)


def acquaintance(reading: Reading) -> Acquaintance:
    """Gather what a reading knows of names."""
    page = reading.page
    names: dict[str, list[Name]] = {}
    for name in reading.names:
        for part in name.parts:
            names.setdefault(part, []).append(name)
    phrases = frozenset(_phrases(page))
    told, groups = lands_told(), _groups()
    words = {form for word in page.words for form in _forms(word.text)}
    words |= {form for text in page.texts for form in _signed(text)}
    words |= {stripped(word.text) for word in page.words if not word.text.isascii()}
    capitals = {folded(word.text) for word in page.words if capital(word.text)}
    return Acquaintance(
        words=frozenset(words | {folded(word.lemma) for word in page.words}),
        names={part: tuple(own) for part, own in names.items()},
        spelt=_spelt(names),
        initials=frozenset(_initials([word.text for word in page.words if word.text[0].isalnum()])),
        shouted=frozenset(folded(word.text) for word in page.words if word.text.isupper()),
        stems=frozenset(stem for form in capitals for stem in stems_of(form)),
        lands=frozenset(land for form, capitalised in phrases if capitalised for land in told.get(form, ())),
        groups=frozenset(group for form, _ in phrases for group in groups.get(form, ())),
    )


def _signed(text: Text) -> Iterator[str]:
    """Yield the folded words of who signs a text, and what the letters before states stand for."""
    yield from map(folded, _WORD.findall(text.signed))
    for letter in _LETTER.finditer(text.prose):
        yield from _PARTIES[letter[1]]


def _is_where(name: Name, page: Page) -> bool:
    """Say whether a name tells where something is or was, and is not that of a government: not "officials in Paris".

    What opens a sentence, "In Paris, the ministry …", may set the scene for a body of the whole country.
    """
    words = page.words_in(name.span)
    first = words[0].number if words else 0
    if first < HEADED or page.words[first - 1].text not in LYING:
        return False
    return page.words[first - HEADED].lemma.lower() not in RULERS


def _spelt(parts_known: Iterable[str]) -> Mapping[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for part in parts_known:
        for key in (part[:1], "…" + part[-LAST:]):
            found.setdefault(key, []).append(part)
    return {key: tuple(own) for key, own in found.items()}


def same_one(a: Name, b: Name) -> bool:
    """Say whether two names are forms of the same: short, plural, adjective, alias, acronym, a land and its word."""
    land, other = nation(a.words), nation(b.words)
    if land is not None or other is not None:
        return land is other or any(home in {land, other} for home in (*lands_of(a.words), *lands_of(b.words)))
    if groups_of(a.words) & groups_of(b.words):
        return True
    if any(stem in set(_all_stems(b)) for stem in _all_stems(a)):
        return True
    return any(b.parts == (acronym,) for acronym in acronyms_of(a.words.split())) or any(
        a.parts == (acronym,) for acronym in acronyms_of(b.words.split())
    )


def _all_stems(name: Name) -> Iterator[str]:
    if not name.words.isascii():
        yield from map(stripped, name.words.split())
    for part in name.parts:
        if not is_light(part) or len(name.parts) == 1:
            yield part.removesuffix("s")
            yield from stems_of(part)


def is_light(part: str) -> bool:
    """Say whether a part of a name is an ordinary word that many names have, or a name of half the world."""
    known = parts()
    return (
        len(part) == 1
        or part.isdigit()
        or part in known["light"]
        or part in known["body"]
        or part in known["honorific"]
        or part in known["head"]
        or part in known["place"]
        or part in known["person"]
        or part in known["of"]
        or part in openers()
        or part in regions()
    )


def stems_of(form: str) -> Iterator[str]:
    """Yield what is left of a folded word without each ending that it has."""
    for ending in ENDINGS:
        if form.endswith(ending) and len(form) - len(ending) >= SHORTEST_STEM:
            yield form[: len(form) - len(ending)]


@cache
def _groups() -> Mapping[str, frozenset[int]]:
    found: dict[str, frozenset[int]] = {}
    for number, line in enumerate(lines("aliases")):
        for entry in line.split("\t"):
            key = folded(entry)
            found[key] = found.get(key, frozenset()) | {number}
    return found


def groups_of(words: str) -> frozenset[int]:
    """Return the groups of names for the same one that a name belongs to (the list `aliases`)."""
    return _groups().get(folded(words), frozenset())


def _forms(text: str) -> Iterator[str]:
    form = folded(text)
    yield form
    for mark in "-–/":
        if mark in form:
            yield from form.split(mark)


def _initials(texts: Sequence[str]) -> Iterator[str]:
    """Yield the initials of each run of up to LONGEST_ACRONYM words, with its small words and without them."""
    for kept in (texts, [text for text in texts if len(text) > SMALL or text[0].isupper()]):
        letters = "".join(text[0] for text in kept).lower()
        for width in range(SHORTEST_ACRONYM + 1, LONGEST_ACRONYM + 1):
            yield from (letters[i : i + width] for i in range(len(letters) - width + 1))


def _phrases(page: Page) -> Iterator[tuple[str, bool]]:
    """Yield words, pairs and longer runs that begin with a capital, folded, and whether they begin with one."""
    texts = [(folded(word.text), word.text[0].isupper()) for word in page.words]
    forms = [form for form, _ in texts]
    for i, (form, capitalised) in enumerate(texts):
        yield form, capitalised
        for width in range(2, WIDEST + 1 if capitalised else 3):
            yield " ".join(forms[i : i + width]), capitalised
