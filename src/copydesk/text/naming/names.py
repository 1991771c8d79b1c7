"""Who, what and where: names in prose, each mention tied to the one it means."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from copydesk.text.naming.entities import entities, known_places, parts_of
from copydesk.text.naming.mentions import Mention, find_mentions, parts, trades
from copydesk.text.naming.nations import lands_of, nation, state_of
from copydesk.text.naming.spelling import folded
from copydesk.text.page import Page
from copydesk.text.passage import Span

APPOSITION = 6
"""Words behind a name and a comma in which a trade or an office tells a person."""


class Sort(StrEnum):
    """What a name names, as far as the text tells."""

    PERSON = "person"
    PLACE = "place"
    NATION = "nation"
    BODY = "body"
    OTHER = "other"


PEOPLE = frozenset({Sort.PERSON, Sort.OTHER})
"""What somebody's name may be taken for: a single text does not tell all names' sorts."""


@dataclass(frozen=True, slots=True)
class Name:
    """A mention of somebody or something by name.

    Mentions of the same one in a page (full name, surname, acronym, short form) share the number `entity`, and with it
    `full`, the fullest form in the page, and `sort`. `words` is the name as it stands, `title` what stands before it as
    a title ("Education Minister"). `parts` are the name's words as they are compared.
    """

    span: Span
    words: str
    entity: int
    full: str
    sort: Sort
    title: str
    parts: tuple[str, ...]


def find_names(page: Page) -> tuple[Name, ...]:
    """Return the names of a page in order of their place; none overlap."""
    mentions = find_mentions(page)
    numbers = entities(mentions, _called_as_places_are(mentions, page))
    members: dict[int, list[int]] = {}
    for i, number in enumerate(numbers):
        members.setdefault(number, []).append(i)
    forms = [parts_of(mention.words) for mention in mentions]
    words = [page.read(mention.span) for mention in mentions]
    fullest = {n: max(own, key=lambda i: (len(forms[i]), len(words[i]))) for n, own in members.items()}
    sorts = {n: _sort([mentions[i] for i in own], mentions[fullest[n]], page) for n, own in members.items()}
    return tuple(
        Name(mention.span, words[i], n, words[fullest[n]], sorts[n], " ".join(mention.title), forms[i])
        for i, (mention, n) in enumerate(zip(mentions, numbers, strict=True))
    )


def _sort(mentions: Sequence[Mention], fullest: Mention, page: Page) -> Sort:
    if (known := _sort_of_words(fullest)) is Sort.NATION:
        return known
    if any(mention.title for mention in mentions):
        return Sort.PERSON
    if known is not None:
        return known
    forms = [folded(word) for word in fullest.words]
    if len(forms) > 1 and forms[-1] not in parts()["place"] and "of" not in forms and _is_person(mentions, page):
        return Sort.PERSON
    return Sort.PLACE if _is_place(mentions, page) else Sort.OTHER


def _sort_of_words(mention: Mention) -> Sort | None:
    """Return what the words of a name alone tell."""
    words = " ".join(mention.words)
    forms = [folded(word) for word in mention.words]
    if nation(words) is not None:
        return Sort.NATION
    if forms[-1] in parts()["body"] or (len(forms) > 1 and forms[0] in parts()["of"] and "of" in forms):
        return Sort.BODY
    if state_of(words) is not None or folded(words) in known_places():
        return Sort.PLACE
    acronym = mention.words[0].isupper() and len(forms[0]) > 1 and len(forms) == 1
    return Sort.BODY if acronym else None


def _is_person(mentions: Sequence[Mention], page: Page) -> bool:
    """Say whether a name of several words is called by its last one alone elsewhere, or stands by an age or a trade."""
    alone = {folded(mention.words[0]) for mention in mentions if len(mention.words) == 1}
    if folded(mentions[-1].words[-1]) in alone or any(folded(m.words[-1]) in alone for m in mentions):
        return not any(folded(m.words[0]) in alone for m in mentions if len(m.words) > 1)
    return any(_described_as_people_are(mention, page) for mention in mentions)


def _called_as_places_are(mentions: Sequence[Mention], page: Page) -> frozenset[tuple[str, ...]]:
    """Return the forms of the persons whose last name is a place's as well: Freya Lund."""
    named = (mention for mention in mentions if len(mention.words) > 1 and lands_of(mention.words[-1]))
    return frozenset(
        parts_of(mention.words) for mention in named if mention.title or _described_as_people_are(mention, page)
    )


def _described_as_people_are(mention: Mention, page: Page) -> bool:
    start, end = mention.span
    apart = 2 if page.prose[max(start - 2, 0) : start] == ", " else 1
    before = page.words_in(Span(max(start - apart - 1, 0), max(start - apart, 1)))
    if before and before[-1].lemma in trades():
        return True
    if page.prose[end : end + 2] != ", ":
        return False
    after = page.words_in(Span(end + 2, end + 40))[:APPOSITION]
    return bool(after) and (after[0].text.isdigit() or any(word.lemma.lower() in trades() for word in after))


def _is_place(mentions: Sequence[Mention], page: Page) -> bool:
    words = (page.words_in(mention.span)[-1] for mention in mentions)
    return any(word.dep == "pobj" and page.words[word.head].lemma in {"in", "near", "outside", "at"} for word in words)
