"""Omissions: replies of those who are accused, and what else of a source a reader needs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from copydesk.findings.align import CONTENT, Alignment
from copydesk.findings.messages import shown
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.weighty import left_out
from copydesk.findings.voices.answers import Answers
from copydesk.findings.voices.charges import Charge, charges_of
from copydesk.findings.voices.rejoinders import rejoinders
from copydesk.findings.voices.replies import REACH, Manner, Reply, answered, by_others, replies_of
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span

O1 = Kind("O1", "omitted", Severity.WARNING, "leaves out a statement that a reader needs to understand the story")
O2 = Kind("O2", "reply-omitted", Severity.ERROR, "keeps an accusation and leaves out the accused side's reply to it")
KINDS = (O1, O2)
PLEA = re.compile(r"\bhad (?:\w+ )?denied\b|\bple(?:aded|ading|d) not guilty\b", re.IGNORECASE)
CLEARED = re.compile(
    r"\b(?:acquitted|cleared of|found not guilty"
    r"|(?:threw|thrown|throws) out (?:\w+ ){0,2}(?:case|charges?|claims?|suit))\b",
    re.IGNORECASE,
)
"""How a page tells that a court found a denial right, beside which nobody misses it."""
GUILTY = re.compile(r"\b(?:convict(?:ed|ion|s)|guilty of|found guilty|jailed|imprisoned|sentenced)\b", re.IGNORECASE)
"""How a page tells the verdict that overrules a plea."""


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    page = alignment.source.page
    for weighty in left_out(alignment):
        told = shown(page.read(weighty.span))
        yield Finding(O1, f"{weighty.what} is left out: “{told}”", None, page.passage(weighty.span))
    for accusation, reply in _replies_left_out(alignment):
        message = f"The accusation is kept (“{shown(page.read(accusation.span))}”); the reply to it is left out."
        yield Finding(O2, message, None, page.passage(reply))


def _replies_left_out(alignment: Alignment) -> Iterator[tuple[Sentence, Span]]:
    """Yield the accusations that are kept, each with the reply to it that isn't; at most one of each sentence."""
    page, answers, done = alignment.source.page, Answers(alignment), set[int]()
    charges = charges_of(alignment.source)
    replies = list(replies_of(alignment.source))
    outright = {reply.sentence.index for reply in replies if reply.outright}
    for reply in replies:
        number = reply.sentence.index
        goes_on = reply.is_pointed and not reply.outright and number - 1 in outright
        if number in done or goes_on or answers.has(reply) or _is_overruled(alignment, reply):
            continue
        accusation = _accusation(page, reply, answers, charges)
        if accusation is not None and not answers.beside(accusation, reply):
            done.add(number)
            yield accusation, reply.span
    for rejoinder in rejoinders(alignment.source):
        number = rejoinder.sentence.index
        if number not in done and answers.keeps(rejoinder.accusation) and not answers.answered(rejoinder):
            done.add(number)
            yield rejoinder.accusation.sentence, rejoinder.span


def _is_overruled(alignment: Alignment, reply: Reply) -> bool:
    """Say whether the retelling tells the verdict on somebody who had pleaded not guilty, or that he was cleared."""
    source, retelling = alignment.source.page, alignment.retelling.page
    if reply.manner is Manner.DENIES and all(CLEARED.search(page.prose) for page in (source, retelling)):
        return True
    plea = PLEA.search(source.prose, *reply.sentence.span)
    return plea is not None and all(GUILTY.search(page.prose) for page in (source, retelling))


def _accusation(page: Page, reply: Reply, answers: Answers, charges: Mapping[int, Sequence[Charge]]) -> Sentence | None:
    """Return the sentence that a reply answers, if it is retold: the reply's own, or one shortly before or after it."""
    first = reply.sentence.index
    for number in _around(first, len(page.sentences)):
        sentence = page.sentences[number]
        if number not in answers.kept or page.text_at(sentence.span.start) != page.text_at(reply.span.start):
            continue
        if number == first:
            if reply.manner is Manner.DENIES and answers.keeps_denied(reply):
                return sentence
        elif _is_answered(page, sentence, reply, charges.get(number, ())):
            return sentence
    return None


def _is_answered(page: Page, sentence: Sentence, reply: Reply, said: Sequence[Charge]) -> bool:
    """Say whether a reply answers a sentence near it: what that says of others, or the words of one just before."""
    distance = sentence.index - reply.sentence.index
    if answered(reply, said, distance):
        return True
    accuses = reply.outright and distance < 0 and _accuses(page, sentence)
    return accuses and (not said or bool(by_others(reply, said)))


def _around(first: int, count: int) -> Iterable[int]:
    """Return the numbers of a reply's own sentence, those before it, nearest first, and those after it."""
    before, after = REACH
    return [*range(first, max(first + before, 0) - 1, -1), *range(first + 1, min(first + after, count - 1) + 1)]


def _accuses(page: Page, sentence: Sentence) -> bool:
    """Say whether a word of a sentence accuses, and none before it says that nobody does: "did not blame"."""
    words = page.words[sentence.words.start : sentence.words.stop]
    found = [word for word in words if word.pos in CONTENT and word.lemma.lower().startswith(lines("accusations"))]
    return any(page.words[max(word.number - 1, 0)].dep != "neg" for word in found)
