"""Events that are told as others: what is only weighed as decided, what is questioned as disproved, a pause as an end.

Three ways lead there. A deed that the source only has planned, asked for or feared is told as done, in the same word or
a near one. What somebody is only asked to do is told as coming. Or a verb of the source has become one that careless
rewriters take for it, by the list `outcomes`. Nothing is said where the source tells the same outcome anywhere, or
where the retelling tells the source's event beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.dealings import akin
from copydesk.findings.statements.denied import is_bounded
from copydesk.findings.statements.matter import cover
from copydesk.findings.statements.remainders import are_the_rest
from copydesk.findings.statements.tellings import CLAUSE, LEAST, Telling, tellings, undecided
from copydesk.findings.statements.undone import foretold, is_done, names, undone
from copydesk.text.lexicon import lines
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement

EVERYTHING = 2_000
"""Statements of the sources, from the first, that are asked whether they tell the outcome: bounds the work."""
STRICT = frozenset(
    {"asked", "rose", "fell", "tabled", "checking", "aware", "praised", "accepted", "withdrew", "unaccepted"}
)
"""Families of events so common that the clauses themselves must be about the same."""
VERDICTS = frozenset({"acquitted", "convicted"})
"""Families of which the other holds for the rest."""
BOUNDED = "bounded"
"""The family of what is only not done yet: "would not support one until the engineers had reported"."""
RATES = frozenset({"inflation", "growth", "rate", "pace"})
"""What falls where something slows."""
BEHIND = frozenset({"decide", "agree", "vote", "choose", "lead", "force", "cause", "oblige", "go"})
"""Verbs that govern a deed which is as good as done."""
_COMMON = frozenset({"be", "make", "take", "get", "put", "set", "turn", "go", "say", "have", "hold", "not"})
_WILL = frozenset({"will", "wo", "shall"})


class Outcome(NamedTuple):
    """A retold statement that tells another event than the source's."""

    retold: Statement
    source: Statement


class _Row(NamedTuple):
    family: str
    theirs: frozenset[str]
    ours: frozenset[str]


@cache
def _rows() -> Mapping[str, Sequence[_Row]]:
    """Return the rows of the list `outcomes` by each form of a retelling."""
    found: dict[str, list[_Row]] = {}
    for line in lines("outcomes"):
        family, theirs, ours = line.split("\t")
        row = _Row(family, *(frozenset(form.strip() for form in forms.split(",")) for forms in (theirs, ours)))
        for form in row.ours:
            found.setdefault(form, []).append(row)
    return found


def outcomes(alignment: Alignment) -> Iterator[Outcome]:
    """Yield the retold statements that tell another event than the source's, in order."""
    ours, theirs = tellings(alignment.retelling), tellings(alignment.source)
    every = list(islice((told for own in theirs.values() for told in own), EVERYTHING))
    hedged = _hedged(alignment.retelling)
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    for link in alignment.links:
        numbers = [*(support.sentence for support in link.supports), *link.further]
        there = [told for number in numbers for told in theirs.get(number, ())]
        here = ours.get(link.sentence, ())
        for retold in here:
            unsure = retold.statement.verb in hedged or retold.modals - _WILL or retold.is_asked
            if not unsure and not any(span.overlaps(retold.verb.span) for span in quoted):
                source = _mistaken(retold, here, there, every) or undone(retold, there, every)
                source = source or foretold(retold, there, every)
                if source is not None:
                    yield Outcome(retold.statement, source.statement)


def _hedged(reading: Reading) -> frozenset[int]:
    """Return the verbs of the statements that something leaves open: "has agreed to sell" leaves nothing so."""
    words = reading.page.words_in
    pairs = zip(reading.statements, reading.hedges, strict=True)
    return frozenset(s.verb for s, own in pairs if any(words(h.span)[0].lemma not in BEHIND for h in own))


def _mistaken(
    retold: Telling, here: Iterable[Telling], there: Sequence[Telling], every: Iterable[Telling]
) -> Telling | None:
    """Return the statement of the source whose event the list `outcomes` says is taken for the retold one."""
    if any(child.dep == "acomp" for child in retold.players.tree.children(retold.verb)):
        return None  # "grew lighter" tells no growth
    rows = dict.fromkeys(row for form in sorted(retold.own | retold.frames) for row in _rows().get(form, ()))
    for row in rows:
        if not is_done(retold, row.family) or any(told.forms & row.theirs for told in here):
            continue
        if row.family in VERDICTS and any(are_the_rest(retold.counts, told.counts) for told in there):
            continue
        if row.family == "slowed" and not RATES.isdisjoint(word.lemma.lower() for word in retold.sentence):
            continue
        source = max(there, key=lambda told: _nearness(told, retold, row), default=None)
        near = source is not None and _nearness(source, retold, row) > 0
        if source is not None and near and not _is_told(retold, source, row, there, every):
            return source
    return None


def _is_free(retold: Telling, source: Telling, row: _Row) -> bool:
    """Say whether nothing that governs a statement leaves open what it tells, but what governs the source's too."""
    if retold.statement.negated and not ("decide" in retold.frames and "decide" in row.ours):
        return False
    return retold.frames <= BEHIND | row.ours | (source.frames & undecided("verb"))


def _nearness(source: Telling, retold: Telling, row: _Row) -> float:
    """Return how near a statement is that a row of the list says is taken for the retold one; 0 for all others."""
    known = source.forms & row.theirs
    if (
        not known
        or "fail" in source.frames
        or not _is_free(retold, source, row)
        or source.forms & (retold.own | retold.frames) & row.ours
        or (row.family == BOUNDED and not is_bounded(source.players.reading, source.statement))
    ):
        return 0.0
    kept = {stem(_verb_in(form)) for form in known} - _COMMON
    objects = [form for form in known if _stands_apart(form, retold.stems)]
    if not objects or kept & retold.stems or not retold.is_near(source, clause=row.family in STRICT):
        return 0.0
    if row.family == "realised" and not _share_an_object(retold, source):
        return 0.0
    return LEAST + cover(retold.about, source.about)


def _verb_in(form: str) -> str:
    """Return the word of a form that tells most: "comment" of "decline comment"."""
    first, *_, last = (*form.split(), form.rsplit(maxsplit=1)[-1])
    return last if first in {"not", "decline"} else first


def _stands_apart(form: str, stems: frozenset[str]) -> bool:
    """Say whether a retold sentence has not got the object of a form: "a first reading"."""
    return form.startswith("not ") or " " not in form or stem(form.split()[1]) not in stems


def _share_an_object(retold: Telling, source: Telling) -> bool:
    words, tree = source.players.words, source.players.tree
    if retold.statement.patient is None:
        return False
    noun = retold.players.words[retold.statement.patient]
    own = (words[number] for number in source.statement.words)
    objects = (w for w in own if w.pos == "NOUN" and source.verb in {tree.head(w), tree.head(tree.head(w))})
    return noun.pos == "NOUN" and any(akin(word.lemma.lower(), noun.lemma.lower()) for word in objects)


def _is_told(retold: Telling, source: Telling, row: _Row, there: Iterable[Telling], every: Iterable[Telling]) -> bool:
    """Say whether the source tells the outcome itself: by a noun or an adjective beside, or of what is as near."""
    hit = (retold.own | retold.frames) & row.ours
    deeds = {form.split()[0] for form in hit} - _COMMON
    sentences = {told.verb.sentence: told for told in there}
    if any(_is_named(told, deeds) for told in sentences.values()):
        return True
    near = cover(retold.about, source.about)
    for told in every:
        if told is source or told.statement.negated or told.is_open or not (told.own | told.frames) & row.ours:
            continue
        if _points_back(told) and 0 <= told.verb.sentence - source.verb.sentence <= 1:
            return True
        share = cover(retold.about, told.about)
        beside = told.verb.sentence == source.verb.sentence and share > 0
        if share >= (near if beside else max(near, CLAUSE)):
            return True
    return False


def _points_back(told: Telling) -> bool:
    """Say whether what a deed is done to is told by a pronoun: "it ordered one", "it agreed to it"."""
    words = told.players.words
    if told.statement.patient is None:
        return any(words[number].pos == "PRON" and words[number].dep == "pobj" for number in told.statement.words)
    word = words[told.statement.patient]
    return word.pos == "PRON" or word.lemma.lower() == "one"


def _is_named(told: Telling, deeds: set[str]) -> bool:
    """Say whether a statement's sentence has a noun or an adjective of these deeds, and not as a mere possibility."""
    nouns = (word for word in told.sentence if word.pos in {"NOUN", "ADJ"})
    named = (word for word in nouns if any(names(word.lemma.lower(), deed) for deed in deeds))
    tree = told.players.tree
    return any(all(c.lemma.lower() not in undecided("before") for c in tree.children(word)) for word in named)
