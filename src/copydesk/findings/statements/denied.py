"""What a source denies and a retelling tells without any negative word at all, however it words it.

`statements.assured` compares the negation of statements that have the same predicate. Here the source's denied
statement is paired by its matter alone, and the retold sentence must be free of everything by which a denial could be
told in another way: "failed to", "unharmed", "against", "still", "only".
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.echoes import echoes, own_words
from copydesk.findings.statements.matter import Matter, cover, matter, weight
from copydesk.findings.statements.sayers import crediting
from copydesk.text.lexicon import expressions, lines
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement, Tense

MOST = 24
"""Statements of one sentence that are looked at: keeps the work linear."""
TOLD, TELLS = 0.6, 0.4
"""The share of a retold statement that the denied one must explain, and of that one that the retold sentence must."""
DEED = 0.3
"""The share of a denied statement, its agent and names left out, that the retold sentence must explain."""
STEPS = 6
"""Words above a word among which the agent is looked for that it belongs to."""
LEAST = 1.6
"""The least weight of a denied statement that can be told from others."""
AHEAD, DONE = frozenset({Tense.FUTURE, Tense.WOULD}), frozenset({Tense.PAST, Tense.PERFECT})
"""What has not been done and will be is no denial affirmed."""
BOUNDS = re.compile(r"\b(?:until|till|without|unless|except|before|other than)\b", re.IGNORECASE)
"""Words beside which a denial only bounds what it affirms: "not until", "none without"."""
PARTLY = re.compile(
    r"\bnot (?:all|every\w*|only|just|merely|always|necessarily|entirely|wholly|fully|both|many|much)\b|\ball but\b",
    re.IGNORECASE,
)
"""Denials of a part, which affirm the rest: "not all of the drop", "all but three were not"."""
PLAINLY = frozenset(
    {"actually", "really", "apparently", "reportedly", "allegedly", "currently", "previously", "originally"}
)
"""Adverbs in -ly that a denial before them does not stop at: "was not actually hurt" denies that he was hurt."""
NEAR_BY = 8
"""Code points before a clause in which the mark stands that parts it from its noun."""
BESIDE = frozenset({"yet", "longer", "still", "ever", "any"})
"""Words by which a denial is told in another way where they stand beside its "not"."""
DENIES = re.compile(r"\b(?:no|not|never|none|nobody|neither|nor|without|cannot)\b|n[’']t\b", re.IGNORECASE)
ENDINGS = re.compile(r"n[’']t\b|\w+less\b", re.IGNORECASE)


class Affirmed(NamedTuple):
    """A retold statement, and where the source denies what it says."""

    retold: Statement
    there: Span


Stated = Mapping[int, Sequence[tuple[Statement, Matter]]]


def affirmed(alignment: Alignment) -> Iterator[Affirmed]:
    """Yield the retold statements that the source denies, where nothing in their sentence does."""
    ours, theirs = _stated(alignment.retelling), _stated(alignment.source)
    denied = {number: _denied(alignment.source, known) for number, known in theirs.items()}
    for sentence in alignment.retelling.page.sentences:
        for passage in alignment.passages(sentence.span):
            for stated, known in denied.get(passage.index, ()):
                retold = _nearest(
                    alignment, sentence, ours.get(sentence.index, ()), known, _deed(alignment.source.page, stated)
                )
                to_come = retold is not None and retold.tense in AHEAD and stated.tense in DONE
                if retold is None or to_come or _only_asks(alignment, sentence, stated):
                    continue
                if not _has_the_denied(alignment, sentence, stated):
                    continue
                if not may_deny(alignment, sentence, stated):
                    yield Affirmed(retold, stated.span)


def _only_asks(alignment: Alignment, sentence: Sentence, denied: Statement) -> bool:
    """Say whether a sentence tells that somebody was asked for the answer that the source says did not come."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    silent = expressions("silences").search(theirs.prose, *denied.span) is not None
    return silent and expressions("requests").search(ours.prose, *sentence.span) is not None


def _has_the_denied(alignment: Alignment, sentence: Sentence, denied: Statement) -> bool:
    """Say whether a sentence tells of that of which there is none: "found no fault" is not affirmed by "passed"."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    no = theirs.words[denied.negation] if denied.negation is not None else None
    if no is None or no.dep != "det":
        return True
    return cover(matter([theirs.words[no.head]]), matter(ours.words[sentence.words.start : sentence.words.stop])) > 0


def _nearest(
    alignment: Alignment, sentence: Sentence, retold: Sequence[tuple[Statement, Matter]], known: Matter, deed: Matter
) -> Statement | None:
    """Return the statement of a sentence that is nearest to a denied one, if it tells that one."""
    whole = matter(alignment.retelling.page.words[sentence.words.start : sentence.words.stop])
    nearest = max(retold, key=lambda one: cover(one[1], known) + cover(known, one[1]), default=None)
    if nearest is None or nearest[0].negated:
        return None
    told = cover(known, whole) >= TELLS and cover(nearest[1], known) >= TOLD
    return nearest[0] if told and cover(deed, whole) >= DEED else None


def _deed(page: Page, stated: Statement) -> Matter:
    """Return what a statement says of its agent: its words but for names and for those that tell who it is."""
    words = (page.words[number] for number in stated.words)
    return matter(w for w in words if w.pos != "PROPN" and not _belongs(page, w, stated.agent))


def _belongs(page: Page, word: Word, agent: int | None) -> bool:
    """Say whether a word is another's, or stands below it."""
    for _ in range(STEPS):
        if word.number == agent:
            return True
        word = page.words[word.head]
    return False


def _stated(reading: Reading) -> Stated:
    """Return each sentence's finite statements that are the text's own, not quoted or reporting, with their matter."""
    page = reading.page
    quoted = {word.number for quote in reading.quotes for word in page.words_in(quote.outer)}
    quoted |= {word.number for report in reading.reports for word in page.words_in(report.mark)}
    stated: dict[int, list[tuple[Statement, Matter]]] = {}
    sayers = crediting(reading)
    for statement in reading.statements:
        known = stated.setdefault(page.words[statement.verb].sentence, [])
        telling = statement.verb in quoted | sayers or page.words[statement.verb].lemma == "say"
        if not telling and statement.tense is not Tense.NONE and len(known) < MOST:
            about = matter(page.words[number] for number in statement.words if number not in sayers)
            known.append((statement, about))
    return stated


def _denied(reading: Reading, stated: Sequence[tuple[Statement, Matter]]) -> list[tuple[Statement, Matter]]:
    """Return those of these statements that are denied once, by a plain word of their own."""
    found = []
    for statement, known in stated:
        words = reading.page.read(statement.span)
        once = len(DENIES.findall(words)) == 1 and not _denies_twice(reading.page, statement)
        if not (statement.negated and once and weight(known) >= LEAST):
            continue
        partly = PARTLY.search(words) or denies_manner(reading.page, statement)
        if not (partly or is_bounded(reading, statement) or restricts(reading.page, statement)):
            found.append((statement, known))
    return found


def denies_manner(page: Page, statement: Statement) -> bool:
    """Say whether a denial is of how or how far a thing is done, not of the deed: "were not seriously hurt"."""
    if statement.negation is None:
        return False
    behind = page.words[statement.negation + 1 : statement.negation + 2]
    return any(w.dep == "advmod" and w.text.lower().endswith("ly") and w.text.lower() not in PLAINLY for w in behind)


def _denies_twice(page: Page, statement: Statement) -> bool:
    """Say whether a denied statement is of something that denies itself: "need not stop", "did not refuse"."""
    lemmas = {page.words[n].lemma.lower() for n in (*statement.frame, statement.verb, statement.head)}
    return not lemmas.isdisjoint(lines("negatives"))


def is_bounded(reading: Reading, statement: Statement) -> bool:
    """Say whether a denial only says until when, without what or unless what: by a word that its verb governs."""
    page = reading.page
    after = page.prose[statement.span.start : page.sentences[page.words[statement.verb].sentence].span.end]
    for found in BOUNDS.finditer(after):
        word = page.words_in(Span(statement.span.start + found.start(), statement.span.start + found.end()))[0]
        if statement.verb in {word.head, page.words[word.head].head}:
            return True
    return False


def restricts(page: Page, statement: Statement) -> bool:
    """Say whether a statement only says which ones are meant: "those who have not paid", not "Holt, who had not"."""
    if page.words[statement.verb].dep != "relcl":
        return False
    start = page.words[statement.words[0]].span.start
    return not page.prose[max(start - NEAR_BY, 0) : start].rstrip().endswith((",", "–", "—", "("))


def may_deny(alignment: Alignment, sentence: Sentence, denied: Statement) -> bool:
    """Say whether a sentence asks, or has any word of its own by which it could deny what the source denies."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    if ours.asks(sentence.span) or ENDINGS.search(ours.prose, *sentence.span):
        return True
    own = (theirs.words[number] for number in denied.words)
    negation = [word.span for word in own if word.number == denied.negation or word.lemma.lower() in BESIDE]
    known = echoes(theirs, alignment.passages(sentence.span), negation)
    done = {stem(word.lemma) for word in theirs.words_in(denied.span)}
    undone = any(
        word.lemma[:2].lower() == "un" and stem(word.lemma[2:]) in done for word in ours.words_in(sentence.span)
    )
    return undone or any(own_words(ours, sentence.span, "denials", known))
