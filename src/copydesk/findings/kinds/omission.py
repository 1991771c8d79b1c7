"""Omissions: replies of those who are accused, cautions, objectors, votes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.weighty import left_out
from copydesk.findings.voices.replies import (
    REACH,
    Claim,
    Manner,
    Reply,
    answered,
    claims_of,
    replies_of,
    reply_words,
    terms_of,
)
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence

O1 = Kind("O1", "omitted", Severity.WARNING, "leaves out a statement that a reader needs to understand the story")
O2 = Kind("O2", "reply-omitted", Severity.ERROR, "keeps an accusation and leaves out the accused side's reply to it")
KINDS = (O1, O2)

RETOLD = 0.3
"""How near a retold sentence must be to an accusation to keep it."""
SHARED = 2
"""Terms that a reply and a retold reply must have in common."""
SHOWN = 80
"""Code points of an accusation that a message shows."""


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    page = alignment.source.page
    for weighty in left_out(alignment):
        told = _short(page.read(weighty.span))
        yield Finding(O1, f"{weighty.what} is left out: “{told}”", None, page.passage(weighty.span))
    kept, claims = _kept(alignment), claims_of(alignment.source)
    replies, done = _Told(alignment), set[int]()
    for reply in replies_of(alignment.source):
        number = reply.sentence.index
        if number in done or replies.has(reply):
            continue
        accusation = _accusation(page, reply, kept, claims)
        if accusation is not None and not replies.beside(accusation, reply):
            done.add(number)
            message = f"The accusation is kept (“{_short(page.read(accusation.span))}”); the reply to it is left out."
            yield Finding(O2, message, None, page.passage(reply.span))


def _kept(alignment: Alignment) -> Mapping[int, int]:
    """Return which of the source's sentences are retold, each with the retold sentence nearest to it."""
    kept: dict[int, tuple[float, int]] = {}
    for link in alignment.links:
        for support in link.supports:
            if support.score >= RETOLD:
                kept[support.sentence] = max(kept.get(support.sentence, (0.0, 0)), (support.score, link.sentence))
    return {sentence: retold for sentence, (_, retold) in kept.items()}


class _Told:
    """The replies of a retelling, which of its sentences rest on each of the source's, and which deny.

    `outright` are those that deny by their own words, `answers` the source's replies that retold sentences rest on.
    """

    def __init__(self, alignment: Alignment) -> None:
        page = alignment.retelling.page
        self.replies = {reply.terms for reply in replies_of(alignment.retelling)}
        sources = [(page.sentence_at(report.mark.start), report.source) for report in alignment.retelling.reports]
        speaking = {sentence.index for sentence, source in sources if source is not None}
        self.outright = {s.index for s in page.sentences if reply_words().search(page.prose, *s.span)}
        self.denials = {
            sentence.index: terms_of(page, sentence)
            for sentence in page.sentences
            if sentence.index in self.outright or (sentence.index in speaking and _has_negative(page, sentence))
        }
        replied = {reply.sentence.index for reply in replies_of(alignment.source) if reply.outright}
        self.answers: dict[int, set[int]] = {}
        self.resting: dict[int, set[int]] = {}
        for number, support in (
            (link.sentence, support.sentence) for link in alignment.links for support in link.supports
        ):
            self.resting.setdefault(support, set()).add(number)
            if support in replied:
                self.answers.setdefault(number, set()).add(support)

    def has(self, reply: Reply) -> bool:
        """Say whether a reply has this one's words, its speaker denies, or a sentence that rests on it does."""
        if any(len(reply.terms & other) >= min(SHARED, len(reply.terms)) for other in self.replies):
            return True
        speaker = {stem(part) for part in reply.names}
        about = reply.terms - speaker
        if any(not speaker.isdisjoint(denial) and not about.isdisjoint(denial) for denial in self.denials.values()):
            return True
        number = reply.sentence.index
        places = [number, number + 1] if reply.manner is Manner.POINTS else [number]
        return any(not self.resting.get(place, set()).isdisjoint(self.denials) for place in places)

    def beside(self, accusation: Sentence, reply: Reply) -> bool:
        """Say whether a sentence that tells an accusation, or the next, tells of a denial that is no other reply's."""
        kept = self.resting.get(accusation.index, set())
        near = self.outright & {number + step for number in kept for step in (0, 1)}
        return any(self.answers.get(number, {reply.sentence.index}) >= {reply.sentence.index} for number in near)


def _has_negative(page: Page, sentence: Sentence) -> bool:
    words = page.words[sentence.words.start : sentence.words.stop]
    return any(w.lemma.lower() in lines("negatives") and not (w.pos == "NOUN" and w.lemma == "rule") for w in words)


def _accusation(
    page: Page, reply: Reply, kept: Mapping[int, int], claims: Mapping[int, Sequence[Claim]]
) -> Sentence | None:
    """Return the sentence that a reply answers, if it is retold: the reply's own, or one shortly before or after it."""
    first = reply.sentence.index
    for number in _around(first, len(page.sentences)):
        sentence = page.sentences[number]
        if number not in kept or page.text_at(sentence.span.start) != page.text_at(reply.span.start):
            continue
        if number == first:
            if reply.manner is Manner.DENIES:
                return sentence
        elif answered(reply, claims.get(number, ()), number - first) or (
            reply.outright and number < first and _accuses(terms_of(page, sentence))
        ):
            return sentence
    return None


def _around(first: int, count: int) -> Iterable[int]:
    """Return the numbers of a reply's own sentence, those before it, nearest first, and those after it."""
    before, after = REACH
    return [*range(first, max(first + before, 0) - 1, -1), *range(first + 1, min(first + after, count - 1) + 1)]


def _accuses(terms: Iterable[str]) -> bool:
    return any(term.startswith(lines("accusations")) for term in terms)


def _short(words: str) -> str:
    return words if len(words) <= SHOWN else words[:SHOWN].rsplit(" ", 1)[0] + " …"
