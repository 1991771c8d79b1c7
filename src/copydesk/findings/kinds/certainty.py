"""Certainty: hedges dropped and added, negation flipped, scope changed."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from copydesk.findings.align import Alignment
from copydesk.findings.model import Finding, Kind, Severity
from copydesk.findings.statements.clauses import Match, antonyms, matches, same_word
from copydesk.findings.statements.denied import BOUNDS, affirmed
from copydesk.findings.statements.recast import greater_factors, settled_outcomes
from copydesk.findings.statements.scoped import Rescoped, reranked, rescoped
from copydesk.findings.statements.settled import BESIDE_WOULD, Settled, is_allowance, is_soft, likely_settled, settled
from copydesk.findings.statements.unsettled import Unsettled, unsettled
from copydesk.findings.statements.whole import absolutes, alls, lost_parts
from copydesk.text.hedges import Hedge, Hold, Sort
from copydesk.text.lexicon import lines, pattern
from copydesk.text.passage import Span
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement, Tense

C1 = Kind(
    "C1", "hedge-dropped", Severity.ERROR, "makes certain what the source holds possible, planned, expected or alleged"
)
C2 = Kind("C2", "hedge-added", Severity.WARNING, "makes doubtful what the source states outright")
C3 = Kind("C3", "negation-flipped", Severity.ERROR, "affirms what the source denies, or denies what it affirms")
C4 = Kind("C4", "scope-changed", Severity.ERROR, "widens or narrows how many, how much or how far")
KINDS = (C1, C2, C3, C4)

SAME, OTHER = 0.6, 1.1
"""How near two statements must be (see `findings.clauses`) before their certainty is compared: with the same
predicate, and with another."""
DOUBTS = frozenset({Sort.PROBABLE, Sort.APPARENT, Sort.THOUGHT, Sort.ALLEGED, Sort.POSSIBLE})
INTENTS = frozenset({Sort.PLANNED, Sort.WEIGHED})
AHEAD = frozenset({Tense.FUTURE, Tense.WOULD})
TELLING = frozenset({Hold.MODAL, Hold.FRAME, Hold.PASSIVE, Hold.ADVERB, Hold.ADJECTIVE, Hold.PHRASE, Hold.ABOVE})
"""Holds by which a hedge is surely said of its statement."""
LIGHT = frozenset({"be", "have", "do", "go", "get", "make", "take", "give", "come", "say", "put", "set"})
"""Predicates that say too little by themselves to be compared."""
CERTAIN = "The source holds it uncertain (“{there}”); here it is certain (“{here}”)."
DOUBTFUL = "The source states it outright (“{there}”); here it is doubtful (“{here}”)."
OPPOSITE = "The source says “{there}”; here it is the opposite, “{here}”."
STEPS = 8
"""Words above a statement among which one that denies it is looked for."""
GAP = 3
"""Words between the verbs of one predicate, from which on the rest is left out of its span."""


@dataclass(frozen=True, slots=True)
class _Side:
    """One reading with what is asked of it often."""

    reading: Reading
    hedges: Mapping[int, Sequence[Hedge]]
    skipped: frozenset[int]
    denying: Mapping[int, frozenset[int]]
    asking: frozenset[int]

    def lemma(self, number: int) -> str:
        """Return a word's lemma."""
        return self.reading.page.words[number].lemma.lower()

    def predicate(self, statement: Statement) -> Span:
        """Return where a predicate stands, from its first auxiliary to its last verb near by, with its negation."""
        numbers = {*statement.auxiliaries, *statement.frame, statement.verb, statement.head}
        numbers |= {statement.negation} if statement.negation is not None else set()
        first = last = min(numbers)
        for number in sorted(numbers):
            if number - last > GAP:
                break
            last = number
        return Span(self.reading.page.words[first].span.start, self.reading.page.words[last].span.end)

    def hedged(self, statement: Statement, hedge: Hedge) -> Span:
        """Return where a predicate stands together with what hedges it."""
        own = self.predicate(statement)
        return Span(min(own.start, hedge.span.start), max(own.end, hedge.span.end))

    def reads(self, span: Span) -> str:
        """Return the prose of a span in lower case."""
        return self.reading.page.read(span).lower()

    def denies(self, statement: Statement) -> bool:
        """Say whether a word that denies stands in the statement or governs it, besides its own verb."""
        words = self.reading.page.words
        found = self.denying.get(words[statement.verb].sentence, frozenset())
        above = self._above(statement)
        governing = {n for n in found if n in above or words[n].head in above}
        return bool((found & set(statement.words) | governing) - {statement.verb})

    def _above(self, statement: Statement) -> frozenset[int]:
        """Return the words that govern a statement, up to its sentence's root."""
        words = self.reading.page.words
        found: set[int] = set()
        number = statement.frame[0] if statement.frame else statement.verb
        while words[number].head != number and len(found) < STEPS:
            number = words[number].head
            found.add(number)
        return frozenset(found)

    def bounds(self, statement: Statement) -> bool:
        """Say whether a denial in the statement's sentence only bounds what it affirms: "not until", "none without"."""
        page = self.reading.page
        return BOUNDS.search(page.prose, *page.sentences[page.words[statement.verb].sentence].span) is not None

    def softens(self, statement: Statement) -> bool:
        """Say whether the statement's sentence has a word that leaves anything open."""
        page = self.reading.page
        return is_soft(page, page.sentences[page.words[statement.verb].sentence], BESIDE_WOULD)

    def leaves_open(self, statement: Statement) -> bool:
        """Say whether a word of the statement's sentence leaves it open whether what it says is so."""
        page = self.reading.page
        sentence = page.sentences[page.words[statement.verb].sentence]
        return pattern("doubts").search(page.prose, *sentence.span) is not None

    def hopes(self, statement: Statement) -> bool:
        """Say whether the statement is of what should be, or of what somebody was able to do."""
        return any(self.lemma(number) in {"should", "able"} for number in (*statement.auxiliaries, *statement.frame))

    def quotes(self, span: Span) -> bool:
        """Say whether these words stand in a quotation."""
        return any(quote.outer.holds(span) for quote in self.reading.quotes)

    def reports(self, statement: Statement) -> bool:
        """Say whether the statement is told as somebody's words."""
        verb = self.reading.page.words[statement.verb].span
        return any(span.holds(verb) for report in self.reading.reports for span in report.contents)

    def asks(self, statement: Statement) -> bool:
        """Say whether the statement stands in a question, or is one inside another ("how old they are")."""
        verb = self.reading.page.words[statement.verb]
        opening = self.reading.page.words[statement.words[0]]
        return verb.sentence in self.asking or (verb.dep == "ccomp" and opening.tag in {"WRB", "WP", "WDT"})


def _side(reading: Reading) -> _Side:
    page = reading.page
    hedges = dict(zip((s.verb for s in reading.statements), reading.hedges, strict=True))
    reporting = {w.number for report in reading.reports for w in page.words_in(report.mark)}
    quoted = {w.number for quote in reading.quotes for w in page.words_in(quote.span)}
    negatives = frozenset(lines("negatives"))
    denying: defaultdict[int, set[int]] = defaultdict(set)
    for word in page.words:
        if word.lemma.lower() in negatives:
            denying[word.sentence].add(word.number)
    asking = frozenset(s.index for s in page.sentences if page.read(s.span).rstrip("\"'”’)").endswith("?"))
    return _Side(
        reading, hedges, frozenset(reporting | quoted), {at: frozenset(found) for at, found in denying.items()}, asking
    )


def find(alignment: Alignment) -> Iterator[Finding]:
    """Yield the findings of this family."""
    ours, theirs = _side(alignment.retelling), _side(alignment.source)
    for match in matches(alignment):
        if match.retold.verb in ours.skipped or match.source.verb in theirs.skipped:
            continue
        same = same_word(ours.lemma(match.retold.head), theirs.lemma(match.source.head))
        if match.score >= (SAME if same else OTHER) and match.retold.tense is not Tense.NONE:
            yield from _dropped(ours, theirs, match)
            yield from _added(ours, theirs, match)
        if match.score >= OTHER and Tense.NONE not in {match.retold.tense, match.source.tense}:
            yield from _flipped(ours, theirs, match)
    for one in settled(alignment):
        yield _settled(ours, theirs, one)
    for denied in affirmed(alignment):
        yield _Places(ours, ours.predicate(denied.retold), theirs, denied.there).finding(C3, OPPOSITE)
    for added in unsettled(alignment):
        yield _unsettled(ours, theirs, added)
    yield from (_of_scope(alignment, other) for other in _scopes(alignment))
    yield from _recast(alignment)


def _scopes(alignment: Alignment) -> Iterator[Rescoped]:
    """Yield what is bounded otherwise here; an "all" once, with what it is said of where that is the source's word."""
    compared = list(rescoped(alignment))
    yield from chain(compared, reranked(alignment), absolutes(alignment))
    yield from (one for one in alls(alignment) if not any(one.here.overlaps(other.here) for other in compared))


def proposed(alignment: Alignment) -> Iterator[Finding]:
    """Yield what structure alone is often wrong about, for a judge to confirm."""
    for one in chain(lost_parts(alignment), absolutes(alignment, "open")):
        yield _of_scope(alignment, one)
    ours, theirs = _side(alignment.retelling), _side(alignment.source)
    yield from (_settled(ours, theirs, one) for one in likely_settled(alignment))


def _recast(alignment: Alignment) -> Iterator[Finding]:
    """Yield factors made greater, and one outcome told of what the source calls unclear."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    for kind, found in ((C4, greater_factors(alignment)), (C1, settled_outcomes(alignment))):
        for one in found:
            here, there = ours.passage(one.here), theirs.passage(one.there) if one.there else None
            yield Finding(kind, f"“{there and there.words}” in the source, “{here.words}” here.", here, there)


@dataclass(frozen=True, slots=True)
class _Places:
    """Where a fault stands, and the source's words that it should agree with."""

    ours: _Side
    here: Span
    theirs: _Side
    there: Span

    def finding(self, kind: Kind, message: str) -> Finding:
        """Make the finding; `{here}` and `{there}` in the message become the words."""
        here, there = self.ours.reading.page, self.theirs.reading.page
        words = message.format(here=here.read(self.here), there=there.read(self.there))
        return Finding(kind, words, here.passage(self.here), there.passage(self.there))


def _dropped(ours: _Side, theirs: _Side, match: Match) -> Iterator[Finding]:
    firm = [h for h in theirs.hedges[match.source.verb] if h.hold in TELLING and h.sort is not Sort.CONDITIONAL]
    if not firm or ours.hedges[match.retold.verb] or ours.asks(match.retold):
        return
    if firm[0].sort in INTENTS and match.retold.tense not in AHEAD:
        return
    if any(same_word(ours.lemma(match.retold.head), theirs.reads(h.span)) for h in firm):
        return
    if _is_kept(ours, match.retold, firm[0], theirs.reads(firm[0].span)) or ours.hopes(match.retold):
        return
    if all(theirs.reads(h.span) == "agreed" for h in firm) or is_allowance(theirs.reading.page, match.source, firm[0]):
        return
    places = _Places(ours, ours.predicate(match.retold), theirs, theirs.hedged(match.source, firm[0]))
    yield places.finding(C1, CERTAIN)


def _is_kept(ours: _Side, retold: Statement, hedge: Hedge, words: str) -> bool:
    """Say whether the retelling has the same modal, or leaves open what stands under a wish, hope, fear or charge."""
    modals = {ours.lemma(number) for number in retold.auxiliaries}
    if words in modals or (words == "could" and "can" in modals):
        return True
    if hedge.hold is not Hold.ABOVE and hedge.sort is not Sort.WEIGHED:
        return False
    return ours.softens(retold) or (hedge.sort in {Sort.ALLEGED, Sort.THOUGHT} and ours.reports(retold))


def _settled(ours: _Side, theirs: _Side, one: Settled) -> Finding:
    noun = one.told_in_passing(ours.reading.page, theirs.reading.page)
    here = ours.predicate(one.retold) if noun is None else ours.reading.page.words[noun].span
    return _Places(ours, here, theirs, theirs.hedged(one.source, one.hedge)).finding(C1, CERTAIN)


def _added(ours: _Side, theirs: _Side, match: Match) -> Iterator[Finding]:
    added = [h for h in ours.hedges[match.retold.verb] if h.hold in TELLING and h.sort in DOUBTS]
    if not added or theirs.hedges[match.source.verb] or match.source.tense is Tense.NONE:
        return
    if added[0].hold is Hold.MODAL and (match.source.tense in AHEAD or ours.reads(added[0].span) == "could"):
        return
    if theirs.leaves_open(match.source) or ours.quotes(added[0].span):
        return
    here = ours.predicate(match.retold)
    here = Span(min(added[0].span.start, here.start), max(added[0].span.end, here.end))
    places = _Places(ours, here, theirs, theirs.predicate(match.source))
    yield places.finding(C2, DOUBTFUL)


def _unsettled(ours: _Side, theirs: _Side, one: Unsettled) -> Finding:
    return _Places(ours, ours.hedged(one.retold, one.hedge), theirs, one.there).finding(C2, DOUBTFUL)


def _frame(side: _Side, statement: Statement) -> list[str]:
    """Return the lemmas of the verbs that govern a predicate: "have to pay" can't be held against "pay"."""
    return [side.lemma(number) for number in statement.frame]


def _flipped(ours: _Side, theirs: _Side, match: Match) -> Iterator[Finding]:
    one, other = ours.lemma(match.retold.head), theirs.lemma(match.source.head)
    if {one, other} & LIGHT or ours.asks(match.retold) or theirs.asks(match.source):
        return
    if _frame(ours, match.retold) != _frame(theirs, match.source):
        return
    opposite = antonyms(one, other)
    if not (opposite or same_word(one, other)):
        return
    denied = match.retold.negated, match.source.negated
    if (denied[0] != denied[1]) == opposite:
        return
    if (denied[1] and not denied[0] and ours.denies(match.retold)) or (denied[0] and theirs.denies(match.source)):
        return
    if (denied[0] and ours.bounds(match.retold)) or (denied[1] and theirs.bounds(match.source)):
        return
    here, there = ours.predicate(match.retold), theirs.predicate(match.source)
    yield _Places(ours, here, theirs, there).finding(C3, OPPOSITE)


def _of_scope(alignment: Alignment, one: Rescoped) -> Finding:
    ours, theirs = alignment.retelling.page, alignment.source.page
    message = f"The source says “{theirs.read(one.there)}”, which is not “{ours.read(one.here)}”."
    return Finding(C4, message, ours.passage(one.here), theirs.passage(one.there))
