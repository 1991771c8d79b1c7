"""Statements that a source makes outright and that a retelling leaves in doubt, however it words them.

The mirror of `settled`. A retold statement with a doubt that careful copy does not have of itself ("is thought to",
"apparently", "may have been") is held against the sentence of the source that explains most of it: where no word of
that one leaves anything open, the doubt was added. A bare "may" allows too, so it is no such doubt, and "might" and
"could" count only where the source says what will be.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.echoes import echoes, own_words
from copydesk.findings.statements.matter import Matter, cover, matter
from copydesk.findings.statements.sayers import crediting
from copydesk.text.hedges import Hedge, Hold, Sort
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.saying.reports import Report
from copydesk.text.statements import Statement, Tense

MOST = 24
"""Doubts of one sentence that are looked at: keeps the work linear."""
EXPLAINED = 0.35
"""The share of a doubted statement that the source's sentence must explain to be the one that it tells again."""
OF_LITTLE = 0.1
"""That share for a doubt that careful copy has not of itself, where nothing behind its sentence is in doubt at all."""
SOFT = 100
"""Sentences of a source that leave something open which are held against a doubt."""
RIVAL = 0.1
"""The share from which on another sentence that leaves something open may be meant as well."""
BACK = 0.5
"""What it is worth, beside that share, that the statement in its turn explains the source's sentence."""
STRONG = frozenset({Sort.PROBABLE, Sort.APPARENT, Sort.THOUGHT, Sort.ALLEGED})
OF_NOUNS = frozenset({Sort.APPARENT, Sort.THOUGHT, Sort.ALLEGED})
ADVERBS = frozenset({"probably", "apparently", "reportedly", "allegedly", "possibly", "perhaps", "presumably", "maybe"})
FACTS = frozenset({"known"})
"""Passives by which a thing is said of somebody, and none in doubt: "is known to collect stamps"."""
_COMMENTS = re.compile(r"perhaps (?:more|most|less|least|un\w+|\w+ly\b|the \w+est\b)", re.IGNORECASE)
"""A doubt of how the writer puts it, not of what is told: "perhaps more to the point"."""
_LIMIT = re.compile(
    r"(?:could|might)\b(?=[^.;]{0,80}\b(?:up to|as (?:much|many|long) as|maximum|at most|life)\b)"
    r"(?=[^.;]{0,80}\b(?:faced?|prison|jail(?:ed)?|imprison\w*|custody|fined?|sentenced?|banned|behind bars)\b)",
    re.IGNORECASE,
)
"""What the law allowed at most, which is no doubt: "could have been jailed for up to five years"."""
JOINED_WITHIN = 8
"""Code points before a doubt in which an "and" or "or" that joins it to something else stands."""
_JOINED = re.compile(r"\b(?:or|and)\s*$", re.IGNORECASE)
LOOSE = frozenset({"likely", "unlikely", "possible", "probable", "probably"})
"""Doubts that a writer may draw from all that a source says, so no passage at all may leave anything open."""


class Unsettled(NamedTuple):
    """A retold statement, the doubt in it, and where the source says it outright."""

    retold: Statement
    hedge: Hedge
    there: Span


class _Made(NamedTuple):
    """A statement of the source: what it is about, its hedges, and where its verb stands."""

    about: Matter
    hedges: Sequence[Hedge]
    verb: Span


Stated = Mapping[int, Sequence[_Made]]


class _Known(NamedTuple):
    """The retelling's words that only say who says it, and the source's statements and reports by sentence.

    `soft` is what the source's sentences are about that leave something open, wherever they stand.
    """

    sayers: frozenset[int]
    stated: Stated
    reports: Mapping[int, Sequence[Report]]
    soft: Mapping[int, Matter]


class _Place(NamedTuple):
    """A sentence of the source: how well it tells the statement, how much of it, whether it leaves anything open."""

    nearness: float
    told: float
    open: bool
    sentence: Sentence


def unsettled(alignment: Alignment) -> Iterator[Unsettled]:
    """Yield the statements that are in doubt here and outright in the source, one for each doubt."""
    ours = alignment.retelling
    known = _Known(crediting(ours), _stated(alignment.source), _reports(alignment.source), _soft(alignment.source.page))
    seen: set[int] = set()
    counts: dict[int, int] = {}
    for statement, hedges in zip(ours.statements, ours.hedges, strict=True):
        for hedge in hedges:
            sentence = ours.page.words[statement.verb].sentence
            counts[sentence] = counts.get(sentence, 0) + 1
            if hedge.span.start in seen or counts[sentence] > MOST or not _is_doubt(ours.page, statement, hedge):
                continue
            if ours.page.asks(ours.page.sentences[sentence].span) or _COMMENTS.match(ours.page.prose, hedge.span.start):
                continue
            seen.add(hedge.span.start)
            there = _outright(alignment, statement, hedge, known)
            if there is None or any(quote.outer.holds(hedge.span) for quote in ours.quotes):
                continue
            if not (hedge.sort is Sort.ALLEGED and _is_vague(alignment, statement, hedge, there, known)):
                yield Unsettled(statement, hedge, there.span)


def _is_doubt(page: Page, stated: Statement, hedge: Hedge) -> bool:
    """Say whether a hedge is one that a writer uses of what nobody is sure of."""
    if hedge.hold is Hold.MODAL:
        limit = _LIMIT.match(page.prose, hedge.span.start) is not None
        return hedge.sort is Sort.POSSIBLE and not stated.negated and not limit
    if page.read(hedge.span).lower() in FACTS:
        return False
    if page.read(hedge.span).lower() in ADVERBS:
        start = hedge.span.start
        return _JOINED.search(page.prose, max(0, start - JOINED_WITHIN), start) is None
    if hedge.sort is Sort.EXPECTED and hedge.hold is Hold.PASSIVE:
        return page.read(hedge.span).lower() != "set"
    if hedge.hold is Hold.NOUN:
        return hedge.sort in OF_NOUNS or page.read(hedge.span).lower() == "possible"
    return hedge.sort in STRONG


def _suspects(page: Page, hedge: Hedge) -> bool:
    """Say whether somebody is suspected of a deed, which is no other word for saying that he did it."""
    return page.read(hedge.span).lower().startswith("suspect")


def _outright(alignment: Alignment, stated: Statement, hedge: Hedge, known: _Known) -> Sentence | None:
    """Return the source's sentence that tells a doubted statement outright, if one does and none leaves it open."""
    places = _places(alignment, stated, hedge, known)
    best = max(places, key=lambda place: place.nearness, default=None)
    word = alignment.retelling.page.read(hedge.span).lower()
    alone = hedge.sort in STRONG and word not in LOOSE and not any(place.open for place in places)
    if best is None or best.open or best.told < (OF_LITTLE if alone else EXPLAINED):
        return None
    bare = _is_bare(alignment.retelling.page, stated, hedge)
    if bare and (word == "may" or not _foretells(alignment.source, best.sentence)):
        return None
    drawn = bare or hedge.hold is Hold.ABOVE or word in LOOSE
    if any(place.open and (drawn or place.told >= RIVAL) for place in places):
        return None
    mine = _undoubted(alignment.retelling.page, stated, hedge, known)
    behind = {place.sentence.index for place in places}
    others = (about for index, about in known.soft.items() if index not in behind)
    elsewhere = any(cover(mine, about) >= max(best.told, EXPLAINED) for about in others)
    return None if elsewhere else best.sentence


def _undoubted(page: Page, stated: Statement, hedge: Hedge, known: _Known) -> Matter:
    """Return what a statement of the retelling is about, read without its doubt."""
    words = (page.words[number] for number in stated.words if number not in known.sayers)
    return matter(word for word in words if not hedge.span.overlaps(word.span))


def _is_bare(page: Page, stated: Statement, hedge: Hedge) -> bool:
    """Say whether a doubt is a "may" of something else than what has been: it may allow or enable something."""
    if hedge.sort is Sort.EXPECTED:
        return True
    return hedge.hold is Hold.MODAL and not any(page.words[n].lemma.lower() == "have" for n in stated.auxiliaries)


def _foretells(source: Reading, sentence: Sentence) -> bool:
    """Say whether a sentence of the source says that something will be."""
    foretold = (s.verb for s in source.statements if s.tense is Tense.FUTURE)
    return any(source.page.words[verb].sentence == sentence.index for verb in foretold)


def _places(alignment: Alignment, stated: Statement, hedge: Hedge, known: _Known) -> list[_Place]:
    """Return what a statement's sentence rests on, the statement read without its doubt."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    mine = _undoubted(ours, stated, hedge, known)
    retold = ours.sentences[ours.words[stated.verb].sentence]
    kept = echoes(ours, [retold], [hedge.span])
    places = []
    for sentence in alignment.passages(ours.words[stated.verb].span):
        about = matter(theirs.words[sentence.words.start : sentence.words.stop])
        told = cover(mine, about)
        soft = _is_doubted(known.stated.get(sentence.index, ()), mine) or any(
            own_words(theirs, sentence.span, "doubts", kept)
        )
        places.append(_Place(told + BACK * cover(about, mine), told, soft, sentence))
    return places


def _is_doubted(stated: Sequence[_Made], mine: Matter) -> bool:
    """Say whether a statement that tells much of what is retold is in doubt in the source as well."""
    doubted = (one for one in stated if any(h.sort in STRONG or h.sort is Sort.POSSIBLE for h in one.hedges))
    return any(cover(mine, one.about) >= EXPLAINED for one in doubted)


def _is_vague(alignment: Alignment, retold: Statement, hedge: Hedge, there: Sentence, known: _Known) -> bool:
    """Say whether "is said to" only says again, and vaguely, that somebody says so."""
    if _suspects(alignment.retelling.page, hedge):
        return False
    reportedly = alignment.retelling.page.read(hedge.span).lower() == "reportedly"
    return (reportedly and there.index in known.reports) or _is_reported(alignment, retold, there, known)


def _is_reported(alignment: Alignment, retold: Statement, there: Sentence, known: _Known) -> bool:
    """Say whether the source tells what is retold as somebody's words, so that "is alleged" only says so again."""
    words = alignment.retelling.page.words
    mine = matter(words[number] for number in retold.words)
    made = known.stated.get(there.index, ())
    best = max(made, key=lambda one: cover(mine, one.about) + BACK * cover(one.about, mine), default=None)
    reports = known.reports.get(there.index, ())
    told = any(span.holds(best.verb) for r in reports for span in r.contents) if best else True
    return bool(reports) and (told or not all(report.contents for report in reports))


def _stated(source: Reading) -> Stated:
    """Return what the statements of each sentence are about, with their hedges."""
    found: dict[int, list[_Made]] = {}
    words = source.page.words
    for statement, hedges in zip(source.statements, source.hedges, strict=True):
        known = found.setdefault(words[statement.verb].sentence, [])
        if len(known) < MOST:
            known.append(_Made(matter(words[n] for n in statement.words), hedges, words[statement.verb].span))
    return found


def _soft(page: Page) -> Mapping[int, Matter]:
    """Return, by index, what the first SOFT sentences of a source are about in which a word leaves something open."""
    soft = (one for one in page.sentences if any(own_words(page, one.span, "doubts")))
    return {one.index: matter(page.words[one.words.start : one.words.stop]) for one in islice(soft, SOFT)}


def _reports(source: Reading) -> Mapping[int, Sequence[Report]]:
    found: dict[int, list[Report]] = {}
    for report in source.reports:
        found.setdefault(source.page.sentence_at(report.mark.start).index, []).append(report)
    return found
