"""Where names stand: runs of capitalised words, without titles and the ordinary words that open sentences."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from types import MappingProxyType
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.naming.nations import lands_by_place, nation
from copydesk.text.naming.spelling import folded
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Role, Span
from copydesk.text.pipeline import dictionary

TITLE_SHARE = 0.6
"""A headline in which so many of the longer words are capitalised is in title case."""
SHOUTED = 4
"""Letters of a word in capitals that a headline may shout rather than name: STORM HAVOC, but NHS."""
RUN = 3
"""Words in capitals, one behind the other, from which on they shout."""
NEAR = 8
"""Words on either side of one among which such a run is looked for: keeps the work linear."""
SHOUTED_SHARE = 0.7
"""A sentence in which so many words are in capitals says nothing by them."""
_ENDINGS = ("s", "es", "ed", "d", "ing", "er", "r", "ly", "ling", "led", "ning", "ned", "ting", "ted")
_MADE = re.compile(
    r"(?P<base>[a-z]{3,}?)(?:(?:less|ful|ish|ive|ous|able|ed)ness|[ai]bility)"
    r"|(?:under|over|mis|de|cyber|tele|micro|neuro|trans)(?P<rest>[a-z]{3,}?)(?:ing|ment|ism|i[sz]ation|ity|phobia)"
)
"""What makes a word for a state or an activity of another word, and no surname or place: joblessness, underfunding."""
_HEADS = frozenset({Role.TITLE, Role.HEADING})
_OPENING = frozenset("\"“‘'«„:•–—-*")


class Mention(NamedTuple):
    """A name where it stands: its span, its words without marks, and the titles before it in the same run."""

    span: Span
    words: tuple[str, ...]
    title: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the running copy shows of words: which stand in lower case, which with a capital inside a sentence."""

    lower: frozenset[str]
    capital: frozenset[str]


@cache
def parts() -> Mapping[str, frozenset[str]]:
    """Return the words that names are made of, by what they tell (the list `name-parts`)."""
    rows = (line.split("\t") for line in lines("name-parts"))
    return MappingProxyType({sort: frozenset(words.split()) for sort, words in rows})


@cache
def openers() -> frozenset[str]:
    """Return the folded words that a capital letter does not make a name."""
    return frozenset(map(folded, lines("openers"))) | parts()["currency"]


@cache
def days() -> frozenset[str]:
    """Return the folded names of weekdays and feasts."""
    return frozenset(line.split("\t")[0] for line in lines("times") if "\tweekday\t" in line or "\tfeast\t" in line)


@cache
def trades() -> frozenset[str]:
    """Return the folded words for what somebody does or is, of one word each."""
    rows = [line.split("\t")[1:] for line in lines("roles") if not line.startswith("party")]
    return frozenset(folded(entry) for row in rows for entry in row if " " not in entry)


def find_mentions(page: Page) -> tuple[Mention, ...]:
    """Return the places where something is named, in order; none overlap."""
    plain = [sentence for sentence in page.sentences if not _in_title_case(page, sentence)]
    seen = _seen(page, plain)
    running = {sentence.index for sentence in plain}
    found: list[Mention] = []
    for sentence in page.sentences:
        words = page.words[sentence.words.start : sentence.words.stop]
        marks = _names_in_copy(words, seen) if sentence.index in running else _names_in_title(words, seen)
        found.extend(_mentions(words, marks))
    return tuple(found)


def capital(text: str) -> bool:
    """Say whether a word is written as names are: with a capital first, or one inside (iPhone)."""
    return text[0].isupper() or (not text.islower() and text[0].isalpha() and any(c.isupper() for c in text))


def _in_title_case(page: Page, sentence: Sentence) -> bool:
    words = [w.text for w in page.words[sentence.words.start : sentence.words.stop] if w.text[0].isalpha()]
    shouted = [w for w in words if len(w) > 1 and w.isupper()]
    if len(words) >= 3 and len(shouted) >= SHOUTED_SHARE * len(words):  # noqa: PLR2004
        return True
    block = page.blocks[sentence.block]
    headline = block.role in _HEADS or (block.span == sentence.span and page.prose[sentence.span.end - 1].isalnum())
    longer = [w for w in words[1:] if len(w) > 3]  # noqa: PLR2004
    return headline and len(longer) > 2 and sum(map(capital, longer)) >= TITLE_SHARE * len(longer)  # noqa: PLR2004


def _seen(page: Page, sentences: Sequence[Sentence]) -> _Seen:
    lower: set[str] = set()
    inside: set[str] = set()
    for sentence in sentences:
        words = page.words[sentence.words.start : sentence.words.stop]
        shouts = page.blocks[sentence.block].role in _HEADS
        for i, word in enumerate(words):
            in_heading = shouts and word.text.isupper() and len(word.text) >= SHOUTED
            if not word.text[0].isalpha() or in_heading or _in_shouted_run(words, i):
                continue
            if not capital(word.text):
                lower.add(folded(word.text))
            elif not _opens(words, i):
                inside.add(folded(word.text))
    return _Seen(frozenset(lower), frozenset(inside))


def _opens(words: Sequence[Word], i: int) -> bool:
    """Say whether a word has its capital from where it stands: first in a sentence or behind an opening mark."""
    if i == 0 or (words[i - 1].text in _OPENING and not _is_doubled(words, i)):
        return True
    return i < 4 and not any(w.text[0].isalnum() for w in words[:i])  # noqa: PLR2004


def _is_doubled(words: Sequence[Word], i: int) -> bool:
    """Say whether a word is the second half of a name with a hyphen: Fontaine-Reed, Faye-Sow."""
    if i < 2 or words[i - 1].text not in {"-", "‑"} or words[i].text.isupper():  # noqa: PLR2004
        return False
    first = words[i - 2].text
    return (
        capital(first)
        and not first.isupper()
        and words[i - 2].span.end == words[i - 1].span.start
        and words[i - 1].span.end == words[i].span.start
    )


def _names_in_title(words: Sequence[Word], seen: _Seen) -> list[bool]:
    """Mark the words of a sentence in title case or capitals that the running copy shows to be names."""
    return [
        capital(w.text)
        and folded(w.text) not in openers()
        and folded(w.text) not in seen.lower
        and (folded(w.text) in seen.capital or nation(w.text) is not None)
        for w in words
    ]


def _names_in_copy(words: Sequence[Word], seen: _Seen) -> list[bool]:
    return [
        capital(w.text) and not _ordinary(words, i, seen) if w.text[0].isalpha() else False for i, w in enumerate(words)
    ]


def _ordinary(words: Sequence[Word], i: int, seen: _Seen) -> bool:
    """Say whether a capitalised word of running copy is no part of a name."""
    word = words[i]
    form = folded(word.text)
    if word.text in {"I", "A"} or "$" in word.text or form in parts()["currency"]:
        return True
    if nation(word.text) is not None:
        return False
    shouted = form in openers() or form in seen.lower or _is_shouted(form, seen) or _in_shouted_run(words, i)
    if word.text.isupper() and len(form) > 1 and shouted and not (form in seen.capital and form not in openers()):
        return True
    if not _opens(words, i):
        return form in {"the", "a", "an"} or (form in days() and words[i - 1].pos == "ADP")
    followed = i + 1 < len(words) and capital(words[i + 1].text)
    if form in openers():
        return not (followed and word.pos == "PROPN")
    return form not in seen.capital and _ordinary_opening(word, form, seen, followed=followed)


def _in_shouted_run(words: Sequence[Word], i: int) -> bool:
    """Say whether a word stands among three or more in capitals: "STEAK AND CHIPPED IN", "PURR-FECT STOWAWAY"."""
    before = takewhile(_is_loud, reversed(words[max(i - NEAR, 0) : i]))
    run = [*before, *takewhile(_is_loud, words[i : i + NEAR])]
    return sum(word.text.isupper() and len(word.text) > 1 for word in run) >= RUN


def _is_loud(word: Word) -> bool:
    return word.text.isupper() or word.text in {"-", "‑", "’", "'"}


def _is_shouted(form: str, seen: _Seen) -> bool:
    return len(form) >= SHOUTED and form not in seen.capital and _is_english(form)


def _ordinary_opening(word: Word, form: str, seen: _Seen, *, followed: bool) -> bool:
    if followed:
        return word.pos not in {"PROPN", "X", "ADJ"} or form in trades() - parts()["head"]
    return word.pos != "PROPN" or form in seen.lower or form in trades() or _is_english(form)


def _is_english(form: str) -> bool:
    """Say whether a dictionary has a folded word, perhaps without its ending."""
    known = dictionary()
    if form in known and form not in lands_by_place():
        return True
    bases = (form.removesuffix(ending).removeprefix("re") for ending in _ENDINGS)
    if any(base != form and (base in known or base + "e" in known) and len(base) > 2 for base in bases):  # noqa: PLR2004
        return True
    made = _MADE.fullmatch(form)
    base = made and (made["base"] or made["rest"])
    return base is not None and not known.isdisjoint({base, base + "e"})


def _mentions(words: Sequence[Word], marks: Sequence[bool]) -> Iterator[Mention]:
    i = 0
    while i < len(words):
        start = _lead(words, marks, i)
        if start is None:
            i += 1
            continue
        run = list(range(i, start + 1))
        while (ahead := _next(words, marks, run[-1])) is not None:
            run.extend(range(run[-1] + 1, ahead + 1))
        yield from _named(words, run)
        i = run[-1] + 1


def _lead(words: Sequence[Word], marks: Sequence[bool], i: int) -> int | None:
    """Return where the first capitalised word of a name stands that begins at i, perhaps with a particle."""
    if marks[i]:
        return i
    if words[i].text in parts()["leading"]:
        return _past_particles(words, marks, i)
    return None


def _past_particles(words: Sequence[Word], marks: Sequence[bool], i: int) -> int | None:
    for j in range(i, min(i + 4, len(words))):
        if marks[j]:
            return j
        if words[j].text not in parts()["particle"] and words[j].text not in {"-", "‑"}:
            return None
    return None


def _next(words: Sequence[Word], marks: Sequence[bool], i: int) -> int | None:
    """Return the next word of the name that i belongs to."""
    j = i + 1
    if j >= len(words):
        return None
    joined = words[j].span.start == words[i].span.end
    if marks[j]:
        return None if joined else j
    if words[j].text in {"-", "‑"}:
        return _behind_hyphen(words, marks, i, j + 1) if joined and j + 1 < len(words) else None
    if words[j].text in parts()["particle"]:
        return None if joined else _past_particles(words, marks, j)
    return _behind_link(words, marks, i)


def _behind_link(words: Sequence[Word], marks: Sequence[bool], i: int) -> int | None:
    """Return the capitalised word behind `&`, or behind the `of`, `for` or `and` in a body's name."""
    link = words[i + 1].text
    j = i + 2
    if j < len(words) and words[j].text == "the" and link == "of":
        j += 1
    if j >= len(words) or not marks[j]:
        return None
    if link == "&" or (link in {"of", "for"} and folded(words[i].text) in parts()["of"]):
        return j
    if link == "and" and i > 1 and words[i - 1].text in {"of", "for"} and nation(words[i].text) is None:
        return j if folded(words[i - 2].text) in parts()["joint"] else None
    return None


def _behind_hyphen(words: Sequence[Word], marks: Sequence[bool], i: int, j: int) -> int | None:
    if words[j].span.start != words[j - 1].span.end:
        return None
    if marks[j]:
        return j
    text = words[j].text
    # "Kim Jong-un", "Yuen Pui-shan", but neither "New York-based" nor "Trump-supporting".
    second = i > 0 and marks[i - 1] and words[i].span.start == words[i - 1].span.end + 1
    short = len(text) <= 5 and text.isalpha() and words[j].pos not in {"VERB", "ADV"}  # noqa: PLR2004
    return j if second and short and text not in parts()["tail"] and nation(words[i].text) is None else None


def _named(words: Sequence[Word], run: Sequence[int]) -> Iterator[Mention]:
    """Cut the titles off a run; what is left names somebody, unless it is all ordinary words."""
    cut = _title_end(words, run)
    title, name = run[:cut], run[cut:]
    texts = tuple(words[i].text for i in name if words[i].text[0].isalnum() or words[i].text == "&")
    forms = [folded(text) for text in texts]
    if not any(len(form) > 1 and form not in openers() for form in forms):
        return
    if all(form.removesuffix("s") in parts()["head"] or form in openers() for form in forms):
        return
    if len(forms) > 1 and forms[-1] in parts()["head"] - parts()["ambiguous"]:
        return
    yield Mention(Span(words[name[0]].span.start, words[name[-1]].span.end), texts, tuple(words[i].text for i in title))


def _title_end(words: Sequence[Word], run: Sequence[int]) -> int:
    """Return how many words of a run are titles: Education Minister | Prue Hanlon."""
    forms = [folded(words[i].text) for i in run]
    if forms[-1] in parts()["body"] or not parts()["body"].isdisjoint(forms[1:2]):
        return 0
    end = 0
    for k, form in enumerate(forms[:-1]):
        sure = form in parts()["head"] and form not in parts()["ambiguous"]
        if (sure or form in parts()["honorific"]) or (form in parts()["head"] and k == end):
            end = k + 1
    return end if end < len(run) and forms[end][0].isalnum() and forms[end] != "of" else 0
