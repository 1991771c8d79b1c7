# ruff: noqa: S311, PLR0913, PLR0917 - chance makes texts, not secrets; what is done to a text is told in full
"""Articles with known copies: real ones from ../shared/data/story, and copies whose every edit is known.

Three real articles in seven are copied once: exactly, cut at the end, or with a share of their words replaced, left out
or put in (light, medium, heavy; heavy ones also have two sentences change places); from others a passage is lifted into
the midst of another article. Some 1,000 articles carry the same notice at their end.
"""

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from copydesk.story.model import Member
from shared import lines

SEED = 20261123
NOTICES = 1_000
"""Articles with the shared notice among 20,000; fewer in proportion."""
FULL = 20_000
NOTICE = (
    "This report was prepared by the newsroom with material from its partners. Readers who want to comment may write "
    "to the editors, who reserve the right to shorten letters. All rights reserved; no part of it may be published, "
    "broadcast, rewritten or redistributed without permission of the publisher."
)
_WORD = re.compile(r"\S+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z\"“])")


class Edit(StrEnum):
    """What was done to an article."""

    EXACT = "exact"
    CUT = "cut"
    LIGHT = "light"
    MEDIUM = "medium"
    HEAVY = "heavy"
    LIFTED = "lifted"


SHARES = {Edit.LIGHT: 0.06, Edit.MEDIUM: 0.12, Edit.HEAVY: 0.25}
"""Share of the words that are edited."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A known copy: ids of the original and the copy, what was done, and the code points kept from it in each."""

    original: str
    copy: str
    edit: Edit
    kept: tuple[tuple[int, int, int, int], ...]


@dataclass(slots=True)
class Corpus:
    """The articles in a random order, the known copies, and which articles carry the notice."""

    members: list[Member] = field(default_factory=list)
    copies: list[Copy] = field(default_factory=list)
    noticed: set[str] = field(default_factory=set)


@dataclass(slots=True)
class _Written:
    """A text being put together, with the stretches kept from an original."""

    parts: list[str] = field(default_factory=list)
    size: int = 0
    kept: list[tuple[int, int, int, int]] = field(default_factory=list)

    def add(self, words: str, place: int | None = None) -> None:
        """Add words, and a space where another word stands before; `place` is where they stand in the original."""
        if self.parts:
            self.parts.append(" ")
            self.size += 1
        if place is not None:
            self.kept.append((place, place + len(words), self.size, self.size + len(words)))
        self.parts.append(words)
        self.size += len(words)


def corpus(size: int, seed: int = SEED) -> Corpus:
    """Return about so many articles with the known copies among them; the same for the same seed."""
    chance = random.Random(f"{seed}/{size}")
    made = Corpus()
    block = 0
    while len(made.members) < size:
        real = list(_real(block))
        chance.shuffle(real)
        _block(made, real, size, chance)
        block += 1
    chance.shuffle(made.members)
    return made


def _real(block: int) -> Iterator[Member]:
    """Yield the real articles; in each block after the first the words of each sentence stand in another order."""
    for name in ("reuters_8000", "wikinews_stories"):
        for line in lines(f"story/{name}.jsonl.gz"):
            text = line["text"][:20_000]
            if block:
                chance = random.Random(f"{block}/{line['id']}")
                text = " ".join(_shuffled(sentence, chance) for sentence in _SENTENCE.split(text))
            day = datetime.fromisoformat(line["date"][:19]) if line["date"] else None
            yield Member(f"{line['id']}/{block}", line["title"] or "", text, day)


def _shuffled(sentence: str, chance: random.Random) -> str:
    words = sentence.split()
    chance.shuffle(words)
    return " ".join(words)


def _block(made: Corpus, real: Sequence[Member], size: int, chance: random.Random) -> None:
    """Add real articles and their copies until there are enough."""
    left = size - len(made.members)
    words = [word for member in real[:400] for word in member.text.split()]
    originals = real[: min(len(real), round(left * 3 / 7))]
    copied = originals[: max(left - len(originals), 0)] if left < len(real) * 2 else originals
    notices = round(NOTICES * size / FULL)
    kinds = list(Edit)
    hosts = iter(real[len(originals) :] or [_strange(member, chance) for member in real])
    for number, member in enumerate(originals):
        if len(made.noticed) < notices and number % 2:
            member = Member(member.id, member.title, f"{member.text}\n\n{NOTICE}", member.published)  # noqa: PLW2901
            made.noticed.add(member.id)
        made.members.append(member)
        if number < len(copied) and len(made.members) < size:
            _copy(made, member, kinds[number % len(kinds)], next(hosts, member), words, chance)
    for host in hosts:
        if len(made.members) >= size:
            return
        made.members.append(host)


def _strange(member: Member, chance: random.Random) -> Member:
    """Return an article of the same words in another order: one that nobody else has."""
    return Member(f"{member.id}/strange", member.title, _shuffled(member.text, chance), member.published)


def _copy(made: Corpus, member: Member, edit: Edit, host: Member, words: list[str], chance: random.Random) -> None:
    """Add a copy of an article, or the host that a passage of it is put into."""
    written = _Written()
    if edit is Edit.LIFTED:
        _lift(written, member.text.removesuffix(NOTICE).rstrip(), host.text, chance)
    elif edit is Edit.EXACT:
        written.add(member.text, 0)
    elif edit is Edit.CUT:
        found = list(_WORD.finditer(member.text))
        end = found[max(len(found) * chance.randint(40, 80) // 100 - 1, 0)].end()
        written.add(member.text[:end], 0)
    else:
        _reword(written, member.text, SHARES[edit], int(edit is Edit.HEAVY), words, chance)
    later = member.published + timedelta(minutes=chance.randint(5, 2000)) if member.published else None
    name = f"{member.id}/{edit}"
    made.members.append(
        Member(name, host.title if edit is Edit.LIFTED else member.title, "".join(written.parts), later)
    )
    made.copies.append(Copy(member.id, name, edit, tuple(written.kept)))


def _lift(written: _Written, text: str, host: str, chance: random.Random) -> None:
    """Write the host with a passage of 25 to 60 words of a text in its midst."""
    found = list(_WORD.finditer(text))
    length = min(chance.randint(25, 60), len(found))
    begin = chance.randint(0, len(found) - length)
    start, end = found[begin].start(), found[begin + length - 1].end()
    places = list(_WORD.finditer(host))
    middle = places[len(places) // 2].start()
    written.add(host[:middle].rstrip())
    written.add(text[start:end], start)
    written.add(host[middle:])


def _reword(
    written: _Written,
    text: str,
    share: float,
    swaps: int,
    words: list[str],
    chance: random.Random,
) -> None:
    """Write a text with a share of its words replaced, left out or put in."""
    sentences = _sentences(text)
    if swaps and len(sentences) > 2:  # noqa: PLR2004
        at = chance.randrange(len(sentences) - 1)
        sentences[at], sentences[at + 1] = sentences[at + 1], sentences[at]
    for start, end in sentences:
        for word in _WORD.finditer(text, start, end):
            roll = chance.random() / share
            if roll >= 1:
                written.add(word[0], word.start())
            elif roll < 0.6:  # noqa: PLR2004
                written.add(chance.choice(words))
            elif roll < 0.8:  # noqa: PLR2004
                written.add(word[0], word.start())
                written.add(chance.choice(words))


def _sentences(text: str) -> list[tuple[int, int]]:
    borders = [0, *(found.end() for found in _SENTENCE.finditer(text)), len(text)]
    return list(pairwise(borders))
