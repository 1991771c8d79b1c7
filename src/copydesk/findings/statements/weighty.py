"""What of a source weighs so much that a retelling should not leave it out: cautions, objectors and votes.

Most of what a retelling leaves out is detail. Three families of statements alter a reader's answer to how certain, who
objects and what was decided, and are told by their words: what researchers say against too much belief in their
results, what somebody named says against the matter who then stands nowhere in the retelling, and how a body voted.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act

RESEARCH = re.compile(
    r"\b(?:authors?|researchers?|scientists?|stud(?:y|ies)|trials?|findings|results|paper)\b", re.IGNORECASE
)
VOTED = re.compile(r"\bvoted (?:\w+ )?(?:\d+(?:-| to )\d+|unanimously|by \w+)", re.IGNORECASE)
VOTES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballots?|approv\w+|reject\w+|backed|agreed|decided|delay\w*|postpone\w*|put off)\b",
    re.IGNORECASE,
)
FULL_NAME = 2
"""Parts of a name, first and last, by which somebody is introduced."""


class Weighty(NamedTuple):
    """A sentence of the sources that should not be left out, and what it is, for a message."""

    span: Span
    what: str


def left_out(alignment: Alignment) -> Iterator[Weighty]:
    """Yield the weighty sentences of the sources of which a retelling has nothing, in order, at most one of a sort."""
    page = alignment.source.page
    for what, found in (
        ("The researchers’ own caution", _cautions(alignment)),
        ("The one who objects", _objectors(alignment)),
        ("How the vote went", _votes(alignment)),
    ):
        first = next(found, None)
        if first is not None and page.blocks[first.block].role is Role.PARAGRAPH:
            yield Weighty(first.span, what)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(lines(name)) + r")\b", re.IGNORECASE)


def _cautions(alignment: Alignment) -> Iterator[Sentence]:
    page = alignment.source.page
    told = alignment.retelling.page.prose
    if not RESEARCH.search(told) or _pattern("cautions-kept").search(told):
        return
    for sentence in page.sentences:
        words = page.read(sentence.span)
        if RESEARCH.search(words) and _pattern("cautions").search(words):
            yield sentence


def _objectors(alignment: Alignment) -> Iterator[Sentence]:
    """Yield what those object who are named in full and of whom the retelling has nothing."""
    source, page = alignment.source, alignment.source.page
    known = {part for name in alignment.retelling.names for part in name.parts}
    silent = set(alignment.left_out)
    for number, speakers in _speakers(source).items():
        if number in silent and speakers.isdisjoint(known) and _objects(page, page.sentences[number]):
            yield page.sentences[number]


def _speakers(reading: Reading) -> Mapping[int, frozenset[str]]:
    """Return the parts of the full names of those who say what stands in a sentence, by the sentence."""
    page = reading.page
    names = {name.span.start: name for name in reading.names}
    found: dict[int, frozenset[str]] = {}
    for report in reading.reports:
        if report.source is not None and report.act is not Act.DENY:
            inside = (names[w.span.start] for w in page.words_in(report.source) if w.span.start in names)
            parts = next((frozenset(name.parts) for name in inside if len(name.parts) >= FULL_NAME), None)
            if parts:
                found[page.sentence_at(report.mark.start).index] = parts
    return found


def _objects(page: Page, sentence: Sentence) -> bool:
    words = page.words[sentence.words.start : sentence.words.stop]
    return any(word.text.lower().startswith(lines("objections")) for word in words)


def _votes(alignment: Alignment) -> Iterator[Sentence]:
    page = alignment.source.page
    if VOTES.search(alignment.retelling.page.prose):
        return
    for sentence in page.sentences:
        if VOTED.search(page.read(sentence.span)):
            yield sentence
