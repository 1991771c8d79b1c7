"""Replies: where somebody who is accused denies, disputes or won't comment, and which accusation that answers.

A reply is outright where its own words say so ("denied", "no such promise", "declined to comment"), or it is a plain
statement in the negative ("testified that he never authorised the cheques"), which is one only beside a claim of
somebody else that it contradicts.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto
from itertools import chain

from copydesk.findings.align import CONTENT, EMPTY
from copydesk.findings.quotes.outermost import is_within, outermost
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.matter import LIGHT, STEM, Matter, common, cover, matter
from copydesk.findings.voices.charges import Charge, names_in, nouns_in
from copydesk.findings.voices.identity import plain
from copydesk.text.lexicon import expressions, lines
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Role, Span
from copydesk.text.reading import Reading
from copydesk.text.saying.report import Act, Report
from copydesk.text.statements import Statement

REACH = (-3, 2)
"""Sentences before and after a reply between which the accusation that it answers is looked for."""
DENYING = frozenset({"deny", "dispute", "reject", "contest", "refute", "rebut", "dismiss"})
POINTING = frozenset({"this", "that", "these", "those"})
DOUBTED = frozenset({"figure", "number", "sum", "amount", "total", "estimate", "fine", "penalty", "debt", "bill"})
POINTED_AT = DOUBTED | {
    *("charge", "claim", "allegation", "accusation", "criticism", "suggestion", "account", "report", "finding"),
    *("version", "description", "conclusion"),
}
"""Nouns that only point at what is denied."""
REFUSING = re.compile(r"\b(?:(?:reject|dismiss)(?:s|es|ed|ing)?|den(?:y|ies|ied|ying))\b", re.IGNORECASE)
FURTHER = re.compile(r"\bcomment(?:ing|ed)? (?:any )?further|\bfurther comment", re.IGNORECASE)
TOLD = frozenset(noun[:STEM] for noun in ("report", "suggestion", "claim", "rumour", "rumor", "allegation"))
EXPLAINING = re.compile(r":|, (?:saying|adding|insisting|arguing)\b")
"""What leads from a denial on to what its speaker says instead."""
CLAUSE = 12
"""Words behind what is denied in which a clause tells what that says."""
SUFFERED = 8
"""Words before a participle in which what suffers is looked for."""
OFFERED = frozenset(
    {"offer", "bid", "approach", "proposal", "request", "appeal", "application", "call", "invitation", "motion"}
)
CALLED = POINTING | {"it", "them"}
ANSWERED = 2
"""Terms that a reply and the accusation must share where nothing else ties them."""
OF_ITS_OWN = 4
"""Terms from which on what is denied is an accusation of its own: "denied a report that she had hidden letters"."""
CORE = 0.5
"""The share of what a reply denies that one shared term must make up to tie it to a claim."""
POINTED = 2
"""Sentences that a reply reaches back which only points at what it denies."""


class Manner(Enum):
    """How somebody replies: by denying, by words that reject, by pointing, by no comment, in the plain negative."""

    DENIES = auto()
    REJECTS = auto()
    POINTS = auto()
    SILENT = auto()
    NEGATIVE = auto()


@dataclass(frozen=True, slots=True)
class Reply:
    """A reply: its clause, its sentence, the matter of what it denies.

    `names` and `nouns` are those of its speaker, but for nouns that would do for anybody. `doubted` tells that it is
    only a number or an estimate that is disputed, which others than the accused do too.
    """

    span: Span
    sentence: Sentence
    denied: Matter
    names: frozenset[str]
    nouns: frozenset[str]
    manner: Manner
    doubted: bool = False

    @property
    def outright(self) -> bool:
        """Whether its own words say that it is a reply."""
        return self.manner is not Manner.NEGATIVE

    @property
    def is_pointed(self) -> bool:
        """Whether its speaker is told by a pronoun: whoever has just spoken, mostly."""
        return not (self.names or self.nouns)


def reply_words() -> re.Pattern[str]:
    """Return the pattern of the words by which somebody replies outright."""
    return expressions("replies")


def excuses() -> re.Pattern[str]:
    """Return the pattern of the words by which somebody answers an accusation without denying it."""
    return expressions("rejoinders")


def replies_of(reading: Reading) -> Iterator[Reply]:
    """Yield the replies in a reading, those of reporting clauses first; titles have none."""
    quoted = outermost(reading)
    reports = (report for report in reading.reports if report.source is not None)
    found = (_reported(reading, report) for report in reports if not is_within(quoted, report.mark))
    stated = (_stated(reading, statement) for statement in reading.statements)
    for reply in chain(found, stated):
        if reply is not None and reading.page.blocks[reply.sentence.block].role is not Role.TITLE:
            yield reply


def _reported(reading: Reading, report: Report) -> Reply | None:
    page = reading.page
    span = Span(report.mark.start, max(report.content.end, report.mark.end))
    if report.act is Act.ALLEGE or _decides(page, report):
        return None
    words = reply_in(page, span)
    if FURTHER.search(page.read(span)):
        return None  # who won't comment further has said something, and answers nobody
    if report.verb == "call" and _calls(page, report):
        manner = Manner.POINTS
    elif words:
        denies = Manner.POINTS if _points_back(page, report) else Manner.DENIES
        manner = Manner.SILENT if "comment" in words else denies if report.act is Act.DENY else Manner.REJECTS
    elif _contradicts(reading, report):
        manner = Manner.NEGATIVE
    else:
        return None
    return _reply(reading, span, report.source or span, report.content, manner)


def _points_back(page: Page, report: Report) -> bool:
    """Say whether what is denied was told before: "denies this and says the lining passed a check"."""
    first = page.words_in(Span(report.mark.end, max(report.mark.end, report.content.end)))[:2]
    points = [word.pos == "PRON" and word.text.lower() in CALLED for word in first[:1]]
    return points == [True] and first[-1].pos not in {"NOUN", "ADJ"}


def _calls(page: Page, report: Report) -> bool:
    """Say whether somebody calls what others have said false or unfair: "called the report misleading"."""
    called = page.words_in(Span(report.mark.end, max(report.mark.end, report.content.end)))[:2]
    pointed = any(word.text.lower() in CALLED or word.lemma.lower() in POINTED_AT for word in called)
    return pointed and excuses().search(page.read(report.content)) is not None


def _refuses(page: Page, rejected: Span, end: int) -> bool:
    """Say whether it is an offer or a request that is rejected, which accuses nobody."""
    behind = (word.lemma.lower() for word in page.words_in(Span(rejected.end, end)) if word.pos == "NOUN")
    return REFUSING.fullmatch(page.read(rejected)) is not None and next(behind, "") in OFFERED


def reply_in(page: Page, span: Span) -> str:
    """Return the words by which somebody replies outright in a stretch of a page, empty where nobody does.

    "The dispute" and "rejected the offer" answer nobody.
    """
    for found in reply_words().finditer(page.prose, *span):
        place = Span(*found.span())
        word = page.words_in(place)[0]
        before = page.words[max(word.number - 1, 0)]
        noun = word.lemma.lower() in DENYING and word.pos != "VERB" and before.pos in {"DET", "ADJ", "NUM", "ADP"}
        if not noun and not _is_suffered(page, word) and not _refuses(page, place, span.end):
            return found[0]
    return ""


def _is_suffered(page: Page, word: Word) -> bool:
    """Say whether it is a thing that was rejected, not what somebody said: "ballots had been wrongly rejected"."""
    if word.lemma.lower() not in DENYING or word.tag != "VBN":
        return False
    near = page.words[max(word.number - SUFFERED, 0) : word.number]
    passive = any(one.head == word.number and one.dep == "auxpass" for one in near)
    subject = next((one for one in near if one.head == word.number and one.dep == "nsubjpass"), None)
    said = POINTED_AT | POINTING | {"it", "which", "they"}
    return passive and subject is not None and subject.lemma.lower() not in said


def _decides(page: Page, report: Report) -> bool:
    """Say whether it is a court or voters who reject something: that is a decision, no reply."""
    return report.source is not None and any(w.lemma.lower() in lines("deciders") for w in page.words_in(report.source))


def _contradicts(reading: Reading, report: Report) -> bool:
    """Say whether what is said is in the negative: its first clause, since what follows may be of other matters."""
    if report.act is not Act.SAY or report.denied or not report.contents:
        return False
    words, content = reading.page.words, report.contents[0]
    at = bisect_left(reading.statements, content.start, key=lambda statement: words[statement.head].span.start)
    first = reading.statements[at] if at < len(reading.statements) else None
    if first is None or first.negation is None or words[first.head].span.start >= content.end:
        return False
    return words[min(first.negation + 1, len(words) - 1)].lemma.lower() != "only"


def _stated(reading: Reading, statement: Statement) -> Reply | None:
    """Return the reply of a clause that reports nothing: "the ministry rejected that", "she pleaded not guilty"."""
    words = reading.page.words
    verb = words[statement.verb]
    pleads = verb.lemma.lower() == "plead" and reply_words().search(reading.page.read(statement.span)) is not None
    if statement.agent is None or words[statement.agent].lemma.lower() in lines("deciders"):
        return None
    if not pleads and (verb.lemma.lower() not in DENYING or statement.negated or not _points(reading, statement)):
        return None
    ends = [verb.span] if pleads or statement.patient is None else [verb.span, words[statement.patient].span]
    told = Span(min(end.start for end in ends), max(end.end for end in ends))
    reply = _reply(reading, told, _speaker(reading, words[statement.agent]), told, Manner.POINTS)
    if EXPLAINING.match(reading.page.prose, told.end):
        reply = replace(reply, span=Span(told.start, reply.sentence.span.end))
    return replace(reply, doubted=statement.patient is not None and words[statement.patient].lemma.lower() in DOUBTED)


def _speaker(reading: Reading, agent: Word) -> Span:
    """Return the phrase that tells who somebody is: the speaker's of a quotation for "I" and "we" in it."""
    at = bisect_right(reading.quotes, agent.span.start, key=lambda quote: quote.span.start) - 1
    if agent.text.lower() in {"i", "we"} and at >= 0 and reading.quotes[at].span.holds(agent.span):
        speaker = reading.speakers[at]
        return agent.span if speaker is None else speaker.meant
    return agent.span


def _points(reading: Reading, statement: Statement) -> bool:
    """Say whether all that a clause denies is what somebody else has said."""
    if statement.patient is None:
        return False
    words, first = reading.page.words, statement.patient + 1
    patient, behind = words[statement.patient], words[first : first + CLAUSE]
    if statement.patient > statement.verb and any(w.text.lower() in {"that", "of", "it", "about"} for w in behind[:1]):
        return False
    told = (w for w in behind if w.text.lower() == "that" and w.dep == "mark" and w.sentence == patient.sentence)
    if patient.text.lower() not in POINTING and any(told):
        return False  # "denied a report in the magazine that she had hidden letters" tells what it denies
    return patient.text.lower() in POINTING or patient.lemma.lower() in POINTED_AT


def _reply(reading: Reading, span: Span, source: Span, denied: Span, manner: Manner) -> Reply:
    page = reading.page
    names, nouns = frozenset(names_in(reading, source)), frozenset(nouns_in(page, source)) - plain()
    own = {term: worth for term, worth in matter(page.words_in(denied)).items() if worth > LIGHT}
    return Reply(span, page.sentence_at(span.start), own, names, nouns, manner)


def terms_of(page: Page, sentence: Sentence) -> frozenset[str]:
    """Return the stems of a sentence's words that tell something."""
    words = page.words[sentence.words.start : sentence.words.stop]
    return frozenset(stem(w.lemma) for w in words if w.pos in CONTENT and w.lemma.lower() not in EMPTY)


def by_others(reply: Reply, charges: Sequence[Charge]) -> Sequence[Charge]:
    """Return what others than who replies say: nobody answers what they say themselves."""
    return [charge for charge in charges if not (charge.by & reply.names or charge.who & reply.nouns)]


def answered(reply: Reply, charges: Sequence[Charge], distance: int) -> bool:
    """Say whether a reply answers what somebody else says in a sentence; `distance` is negative before the reply."""
    others = by_others(reply, charges)
    if not reply.outright and len(others) < len(charges):
        return False  # who says it too goes on, and answers nobody
    if not reply.outright and distance > 0:
        others = [charge for charge in others if charge.bare or charge.by or charge.who]  # "he" has just spoken
    if reply.manner is Manner.POINTS:
        unsaid = not reply.doubted or not (reply.names or reply.nouns)  # a pronoun is whoever was spoken of
        who = unsaid or any(_is_tied(reply, charge) for charge in others)
        return bool(others) and -POINTED <= distance < 0 and who
    return any(_answers(reply, charge, distance) for charge in others)


def _is_tied(reply: Reply, charge: Charge) -> bool:
    """Say whether it is the speaker of a reply of whom something is said."""
    return bool(charge.names & reply.names or charge.nouns & reply.nouns)


def _answers(reply: Reply, charge: Charge, distance: int) -> bool:
    named = bool(charge.names & reply.names) or any(part[:STEM] in reply.denied for part in charge.by)
    tied = named or _is_tied(reply, charge)
    alike = common(reply.denied, charge.terms)
    if reply.manner is Manner.DENIES and len(reply.denied) >= OF_ITS_OWN and not TOLD.isdisjoint(reply.denied):
        return alike >= ANSWERED
    if reply.outright:
        near = distance < 0 or charge.grave
        return tied or alike >= (1 if near else ANSWERED) or (distance < 0 and charge.grave)
    if charge.direct and tied and distance == -1:
        return True
    if charge.grave and distance < 0 and "eviden" in reply.denied and (reply.names or reply.nouns):
        return True
    return alike >= ANSWERED or (alike > 0 and (named or cover(reply.denied, charge.terms) >= CORE))
