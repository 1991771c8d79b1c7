"""Those whom a source calls outsiders of a work, and a retelling tells as its authors or helpers."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.names.offices import meant
from copydesk.findings.names.slots import names_in
from copydesk.text.naming.names import PEOPLE, Name
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span
from copydesk.text.reading import Reading

_WORK = (
    r"(?:the|this|that|its|their|his|her)\s(?:[\w-]+\s){0,2}?"
    r"(?:study|work|research|trial|project|paper|experiments?|team|review|survey|analysis|report|inquiry|excavation|dig|mission)"
)
_OUTSIDE = re.compile(
    r"\b(?:not\s(?:(?:him|her)self\s|personally\s|directly\s)?(?:involved|part\sof|connected|affiliated|associated|among|one\sof|an\sauthor"
    r"|a\smember)|(?:not|(?:did|does|do)n[’']t)\s(?:take\spart|participate|work\son)|(?:no\spart|no\srole)\sin"
    r"|unconnected\swith)\b",
    re.IGNORECASE,
)
"""What says of somebody that a work is none of theirs."""
_INSIDE = re.compile(
    r"\b(?:co-?authors?|(?:an?|the|its|lead|senior|first|study)\sauthor"
    rf"|(?:led|leads|ran|runs|conducted|carried\sout|helped\s(?:with|on|to\s\w+)|worked\son|took\spart\sin|participated\sin"
    rf"|co-?wrote|wrote|joined|(?:was|is)\s(?:part\sof|involved\sin|one\sof\sthose\sbehind)|behind|member\sof)\s{_WORK}"
    r"|one\sof\s(?:the|its)\s(?:[\w-]+\s)?(?:authors|researchers|scientists|investigators))\b",
    re.IGNORECASE,
)
"""What says that it is."""
_DENIED = re.compile(r"\b(?:not|never|no|without|neither|nor)\b|n[’']t\b", re.IGNORECASE)
_POINTED = re.compile(r"(?:He|She|They)\b")
HIGHEST = 8
"""Words climbed from a denial to the one whom it is about."""


class Outsider(NamedTuple):
    """Somebody's name, what makes them a part of a work in the retelling, and what keeps them out in the source."""

    name: Name
    inside: Span
    outside: Span


def taken_in(alignment: Alignment) -> Iterator[Outsider]:
    """Yield those who had no part in a work by the source and have one by the retelling, in order of their names."""
    outsiders = _outsiders(alignment.source)
    if not outsiders:
        return
    reading = alignment.retelling
    same = meant(alignment)
    told: set[int] = set()
    for name in reading.names:
        entity = same.get(name.entity, -1)
        if entity in outsiders and name.entity not in told and (here := _inside(reading, name)):
            told.add(name.entity)
            yield Outsider(name, here, outsiders[entity])


def _outsiders(reading: Reading) -> Mapping[int, Span]:
    """Return where the source says of somebody, by the number of the name, that they had no part in it."""
    found: dict[int, Span] = {}
    for match in _OUTSIDE.finditer(reading.page.prose):
        if name := _whose(reading, Span(*match.span())):
            found.setdefault(name.entity, Span(*match.span()))
    return found


def _whose(reading: Reading, denial: Span) -> Name | None:
    """Return who a denial is about: the name whose clause it is in the parse, else the last full one before it."""
    sentence = reading.page.sentence_at(denial.start)
    before = _people(reading.names, Span(sentence.span.start, max(denial.start, sentence.span.start)))
    inside = reading.page.words_in(denial)
    at = inside[0] if inside else reading.page.words[sentence.words.start]
    for _ in range(HIGHEST):
        own = next((name for name in before if name.span.overlaps(at.span)), None)
        if own is not None and len(own.parts) > 1:
            return own
        at = reading.page.words[at.head]
    return next((name for name in reversed(before) if len(name.parts) > 1), None)


def _inside(reading: Reading, name: Name) -> Span | None:
    sentence = reading.page.sentence_at(name.span.start)
    after = Span(name.span.end, sentence.span.end)
    return _claimed(reading, after) or _claimed(reading, _next(reading.page, sentence))


def _next(page: Page, sentence: Sentence) -> Span:
    """Return the sentence behind one, if it goes on about the same person; nothing of it otherwise."""
    index = sentence.index + 1
    if index < len(page.sentences) and _POINTED.match(page.read(page.sentences[index].span)):
        return page.sentences[index].span
    return Span(sentence.span.end, sentence.span.end)


def _claimed(reading: Reading, span: Span) -> Span | None:
    match = _INSIDE.search(reading.page.prose, *span)
    if match is None:
        return None
    between = Span(span.start, match.start())
    if _DENIED.search(reading.page.read(Span(span.start, match.end()))) or _people(reading.names, between):
        return None
    return Span(*match.span())


def _people(names: Sequence[Name], span: Span) -> Sequence[Name]:
    return [name for name in names_in(names, span) if name.sort in PEOPLE]
