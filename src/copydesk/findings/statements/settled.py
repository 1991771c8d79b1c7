"""Statements that a source holds open and that a retelling settles, however it words them.

Where predicates are the same word, `statements.clauses` pairs them. Here a statement is paired by its matter alone, and
only two turns are looked for, in which little else can be meant: what may, might or is likely to happen *will* happen;
and what may have been, or apparently was, *is* so. A retold sentence with any softening word counts as careful enough.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import same_word, stem
from copydesk.findings.statements.echoes import NOTHING, echoes
from copydesk.findings.statements.matched import MOST, SURELY, Pair, Stated, pairs_of, stated_in
from copydesk.findings.statements.softness import BESIDE_WOULD, is_soft
from copydesk.text.hedges import Hedge, Hold, Sort
from copydesk.text.page import Page
from copydesk.text.statements import Statement, Tense

FORESEEN = 0.3
"""The share of what "will" happen that the statement of the source must explain."""
TOLD, TELLS, BOTH = 0.35, 0.35, 1.0
"""The share of what "is" so that the source's statement must explain, of that statement what is so, and their sum."""
CERTAIN = 1.6
"""The sum of both from which on what somebody did by the way ("trapping 30") is the same too."""
LIKELY_TOLD, LIKELY_BOTH = 0.2, 0.5
"""The shares from which on a statement is only proposed to be the source's."""
AHEAD = 0.2
"""How much nearer than any statement that the source makes outright the one must be that it holds open."""
OPEN = frozenset({Sort.POSSIBLE, Sort.PROBABLE, Sort.EXPECTED, Sort.WEIGHED, Sort.PLANNED})
DOUBTFUL = frozenset({Sort.POSSIBLE, Sort.PROBABLE, Sort.APPARENT, Sort.THOUGHT, Sort.ALLEGED})
CHARGED = frozenset({Sort.ALLEGED, Sort.THOUGHT})
CAUSING = frozenset({"make", "let", "cause", "help", "lead", "enable", "stop", "prevent", "keep", "force", "drive"})
"""Verbs under which a deed is told as one that happens, or by "from" as one that does not."""
IS = frozenset({Tense.PAST, Tense.PERFECT, Tense.PRESENT})
_BINDING = re.compile(
    r"(?:agree|pledg|promis|vow|schedul|offer|prepar|discuss|set$|due$|ready|willing|whether to)", re.IGNORECASE
)
"""Hedges behind which a plan is as good as certain, or which leave no plan at all."""
_PERMITS = re.compile(r"\b(?:only|no longer|any ?one|any ?body|who|up to|until)\b", re.IGNORECASE)
"""Words beside which "may" allows something."""


class Settled(NamedTuple):
    """A retold statement that is certain, the source's that it tells again, and the hedge of that one."""

    retold: Statement
    source: Statement
    hedge: Hedge

    def told_in_passing(self, ours: Page, theirs: Page) -> int | None:
        """Return the index of the noun that is certain where the source only says what something may be.

        "What appears to be an anchor" that becomes "an anchor was found" is no fault of "was found".
        """
        noun = theirs.words[self.source.head]
        if self.source.head == self.source.verb or noun.pos != "NOUN" or ours.words[self.retold.head].pos == "NOUN":
            return None
        return next((n for n in self.retold.words if same_word(ours.words[n].lemma, noun.lemma)), None)


def settled(alignment: Alignment) -> Iterator[Settled]:
    """Yield the statements that are certain here and open in the source."""
    theirs, ours = stated_in(alignment.source), stated_in(alignment.retelling)
    pairs: dict[int, list[Pair]] = {}
    outright: dict[int, list[Pair]] = {}
    for number in ours.stated:
        found = list(pairs_of(alignment, ours, theirs, ours.reading.page.sentences[number]))
        for one in _foreseen(ours, theirs, found):
            if _stands(alignment, theirs, one, BESIDE_WOULD):
                yield one
        for pair in found:
            pairs.setdefault(pair.source.verb, []).append(pair)
            if theirs.hedge(pair.source, DOUBTFUL) is None:
                outright.setdefault(pair.retold.verb, []).append(pair)
    for rivals in pairs.values():
        for one in _doubted(ours, theirs, rivals, outright):
            if _stands(alignment, theirs, one):
                yield one


def likely_settled(alignment: Alignment) -> Iterator[Settled]:
    """Yield certain statements of which the nearest one of the source is open, for a judge to confirm."""
    theirs, ours = stated_in(alignment.source), stated_in(alignment.retelling)
    for number in ours.stated:
        nearest: dict[int, Pair] = {}
        firm: set[int] = set()
        for pair in pairs_of(alignment, ours, theirs, ours.reading.page.sentences[number]):
            if pair.retold.verb not in nearest or pair.both > nearest[pair.retold.verb].both:
                nearest[pair.retold.verb] = pair
            if _is_firm(ours, theirs, pair):
                firm.add(pair.retold.verb)
        for one in _likely(ours, theirs, (pair for verb, pair in nearest.items() if verb not in firm)):
            if _stands(alignment, theirs, one, BESIDE_WOULD):
                yield one


def _is_firm(ours: Stated, theirs: Stated, pair: Pair) -> bool:
    """Say whether the source says outright, in the same word, what is retold: "has been provisionally suspended"."""
    one, other = (side.reading.page.words[s.head].lemma for side, s in ((ours, pair.retold), (theirs, pair.source)))
    return same_word(one, other) and not theirs.hedge(pair.source, OPEN | DOUBTFUL) and pair.source.tense in IS


def _likely(ours: Stated, theirs: Stated, pairs: Iterable[Pair]) -> Iterator[Settled]:
    for pair in pairs:
        hedge = theirs.hedge(pair.source, OPEN | DOUBTFUL)
        if hedge is None or pair.told < LIKELY_TOLD or pair.both < LIKELY_BOTH or pair.source.tense is Tense.FUTURE:
            continue
        page = theirs.reading.page
        if _BINDING.match(page.read(hedge.span)) or is_allowance(page, pair.source, hedge):
            continue
        if pair.retold.tense is not Tense.NONE and _is_plain(ours, theirs, pair):
            yield Settled(pair.retold, pair.source, hedge)


def _foreseen(ours: Stated, theirs: Stated, pairs: Sequence[Pair]) -> Iterator[Settled]:
    """Yield what will be, by this sentence, and may be or is planned by the nearest statement of the source."""
    nearest: dict[int, Pair] = {}
    for pair in pairs:
        known = nearest.get(pair.retold.verb)
        outright = theirs.hedge(pair.source, OPEN) is None
        if known is None or pair.told > known.told or (outright and pair.told == known.told):
            nearest[pair.retold.verb] = pair
    for pair in nearest.values():
        hedge = theirs.hedge(pair.source, OPEN)
        if hedge is None or pair.told < FORESEEN or pair.source.tense is Tense.FUTURE:
            continue
        binding = _BINDING.match(theirs.reading.page.read(hedge.span))
        if _is_foretold(ours, pair.retold) and not binding and _is_plain(ours, theirs, pair):
            yield Settled(pair.retold, pair.source, hedge)


def _is_foretold(ours: Stated, retold: Statement) -> bool:
    """Say whether a statement is of what will be, or of what somebody said "would" be; no "would" of a condition is."""
    if retold.tense is not Tense.WOULD:
        return retold.tense is Tense.FUTURE
    verb = ours.reading.page.words[retold.verb]
    return any(report.content and report.content.holds(verb.span) for report in ours.reading.reports)


def _doubted(
    ours: Stated, theirs: Stated, pairs: Sequence[Pair], outright: Mapping[int, Sequence[Pair]]
) -> Iterator[Settled]:
    """Yield what is so in the retold statement that is nearest to one of the source, which only holds it for likely.

    `outright` are the pairs of a retold verb in which the source makes its statement outright: one about as near is
    what is retold.
    """
    best = max(pairs[:MOST], key=lambda pair: pair.both)
    hedge = theirs.hedge(best.source, DOUBTFUL)
    if hedge is None or best.told < TOLD or best.tells < TELLS or best.both < BOTH:
        return
    result = ours.reading.page.words[best.retold.verb].dep == "advcl" and best.both >= CERTAIN
    happens = best.retold.tense in IS or result or _is_caused(ours, best.retold) or _are_participles(ours, theirs, best)
    if not happens or not _is_plain(ours, theirs, best):
        return
    rivals = outright.get(best.retold.verb, ())
    if _is_doubt(theirs, best.source, hedge) and not any(one.both > best.both - AHEAD for one in rivals):
        yield Settled(best.retold, best.source, hedge)


def _are_participles(ours: Stated, theirs: Stated, pair: Pair) -> bool:
    """Say whether both only describe a thing: "fires thought to have been started by rats", "fires started by rats"."""
    mine = ours.reading.page.words[pair.retold.verb]
    plain = mine.tag == "VBN" and mine.dep in {"acl", "advcl"} and not pair.retold.frame
    others = (theirs.reading.page.words[number] for number in pair.source.frame)
    return plain and any(word.tag == "VBN" and word.dep == "acl" for word in others)


def _is_caused(ours: Stated, retold: Statement) -> bool:
    """Say whether a statement is what something makes or lets happen: "the lamps make them *sleep* less"."""
    words = ours.reading.page.words
    verb = words[retold.frame[0] if retold.frame else retold.verb]
    above = words[verb.head]
    if verb.dep == "pcomp" and above.lemma.lower() == "from":
        above = words[above.head]
    governs = verb.dep in {"ccomp", "xcomp", "pcomp"} and above.lemma.lower() in CAUSING
    certain = above.tag in {"VBD", "VBZ", "VBP", "VBN"} and not ours.hedges.get(above.number)
    return governs and certain and retold.tense is Tense.NONE


def _is_doubt(theirs: Stated, source: Statement, hedge: Hedge) -> bool:
    """Say whether a hedge is one of doubt: "may" can allow something, "could" can say what somebody was able to do."""
    page = theirs.reading.page
    if (source.tense is Tense.NONE and hedge.hold not in {Hold.ABOVE, Hold.PASSIVE}) or source.verb in theirs.reporting:
        return False
    word = page.read(hedge.span).lower()
    if word == "could":
        return any(page.words[n].lemma.lower() == "have" for n in source.auxiliaries)
    return not is_allowance(page, source, hedge)


def is_allowance(page: Page, stated: Statement, hedge: Hedge) -> bool:
    """Say whether a "may" allows something ("may park only until Friday") and so leaves nothing in doubt.

    Nobody is allowed to sleep less: what is compared is no such thing.
    """
    words = (page.words[n] for n in stated.words)
    compares = any(word.tag in {"JJR", "RBR"} and word.dep != "amod" for word in words)
    if page.read(hedge.span).lower() != "may" or compares:
        return False
    return _PERMITS.search(page.prose, *stated.span) is not None


def _is_plain(ours: Stated, theirs: Stated, pair: Pair) -> bool:
    """Say whether a statement is one of the text's: no hedge, no report, no question, no quotation, no "must".

    A bare "be" of what a word points to says nothing by itself: "That was over a million years ago."
    """
    page, retold = ours.reading.page, pair.retold
    verb = page.words[retold.verb]
    points = retold.agent is not None and page.words[retold.agent].pos in {"PRON", "DET"}
    bare = points and retold.head == retold.verb and verb.lemma == "be"
    if bare or _hedges(ours, theirs, pair) or retold.verb in ours.reporting:
        return False
    if verb.dep == "ccomp" and page.words[retold.words[0]].tag in {"WRB", "WP", "WDT"}:
        return False
    others = {page.words[n].text.lower() for n in (*retold.auxiliaries, retold.verb) if page.words[n].tag == "MD"}
    if others - {"will", "wo", "’ll", "'ll", "shall", "would"}:
        return False
    return not any(quote.outer.holds(verb.span) for quote in ours.reading.quotes)


def is_threat(page: Page, hedge: Hedge, retold: Statement) -> bool:
    """Say whether somebody threatens in the source to do what he would do here: "threatened to", "said he would"."""
    return retold.tense is Tense.WOULD and page.read(hedge.span).lower().startswith("threat")


def _stands(alignment: Alignment, theirs: Stated, one: Settled, but: frozenset[str] = NOTHING) -> bool:
    """Say whether no softening word of the retold sentence's own may stand for the hedge, and only a "may" is denied.

    What is said in passing of somebody accused ("who sold the papers") is softened by its own clause alone, and
    what he is reported to have done stays somebody's words.
    """
    page = alignment.retelling.page
    sentence = page.sentences[page.words[one.retold.verb].sentence]
    unlikely = theirs.reading.page.read(one.hedge.span).lower() == "unlikely"
    if one.retold.negated != (one.source.negated or unlikely) and one.hedge.hold is not Hold.MODAL:
        return False
    if is_threat(theirs.reading.page, one.hedge, one.retold):
        return False
    if one.hedge.sort in CHARGED and one.hedge.hold is Hold.ABOVE:
        passing, verb = page.words[one.retold.verb].dep == "relcl", page.words[one.retold.verb].span
        reported = any(span.holds(verb) for r in alignment.retelling.reports for span in r.contents)
        reported = reported and one.hedge.sort is Sort.ALLEGED
        return not is_soft(page, one.retold.span if passing else sentence.span) and (passing or not reported)
    hedges = [hedge.span for hedge in theirs.hedges[one.source.verb] if hedge.hold in SURELY]
    known = echoes(theirs.reading.page, alignment.passages(sentence.span), hedges)
    return not is_soft(page, sentence.span, but, known)


def _hedges(ours: Stated, theirs: Stated, pair: Pair) -> bool:
    """Say whether a retold statement has a hedge, but for a noun of the source's statement too ("a third bid")."""
    known = {stem(theirs.reading.page.words[number].lemma) for number in pair.source.words}
    for hedge in ours.hedges[pair.retold.verb]:
        word = ours.reading.page.words_in(hedge.span)[0]
        if hedge.hold is not Hold.NOUN or word.pos != "NOUN" or stem(word.lemma) not in known:
            return True
    return False
