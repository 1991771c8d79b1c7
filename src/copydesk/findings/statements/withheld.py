"""What the source says nobody knows or tells, told as so: "would not say whether it had paid" and "it paid"."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.retold import is_done, tells
from copydesk.findings.statements.sides import Side
from copydesk.findings.statements.softness import BESIDE_WOULD, is_soft
from copydesk.findings.statements.tellings import Telling, tellings
from copydesk.text.hedges import Hold
from copydesk.text.lexicon import expressions, pattern
from copydesk.text.page import Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense
from copydesk.text.tree import Tree, tree_of

MOST = 8
"""Such questions of one sentence that are looked at: keeps the work linear."""
TELLING = frozenset(
    {"say", "confirm", "disclose", "reveal", "specify", "comment", "answer", "indicate", "state", "know", "tell"}
    | {"explain", "announce", "discuss", "decide"}
)
"""Verbs of which "not", "has yet to" and "declined to" leave a question open."""
UNTOLD = frozenset({"unclear", "unknown", "uncertain", "unsure"})
KNOWN = frozenset({"clear", "known", "certain", "sure"})
"""Adjectives that leave it open themselves, and where they are denied."""
ANSWERS = frozenset({"comment", "word", "answer", "decision", "indication", "information"})
"""Nouns that leave it open where there is none: "had no comment on whether …"."""
_ASKING = frozenset({"whether", "if", "who"})
_EMPTY = frozenset({"be", "have", "do", "say"})
_REFUSING = frozenset({"decline", "refuse"})


class Withheld(NamedTuple):
    """The verb of a question that is left open, what leaves it so, and whether it asks who does the deed."""

    verb: Word
    span: Span
    asks_who: bool


def answered(alignment: Alignment, ours: Side, theirs: Side) -> Iterator[Held]:
    """Yield the statements that answer what the passages behind them leave open, where the source does so nowhere."""
    page, tree, stated = ours.reading.page, tree_of(theirs.reading.page), ours.by_sentence()
    told: Sequence[Telling] | None = None
    for sentence in page.sentences:
        retold = () if _leaves_open(ours, sentence) else stated.get(sentence.index, ())
        for passage in alignment.passages(sentence.span) if retold else ():
            for withheld in islice(_withheld(tree, passage), MOST):
                found = next((one for one in retold if _answers(ours, one, tree, withheld)), None)
                if found is not None:
                    told = told or [one for own in tellings(theirs.reading).values() for one in own]
                    if not any(is_done(one, withheld.verb) for one in told):
                        yield Held(ours.predicate(found), withheld.span)


def _leaves_open(ours: Side, sentence: Sentence) -> bool:
    """Say whether a retold sentence asks, doubts or tells of silence itself."""
    page = ours.reading.page
    doubts = (expressions("silences"), expressions("answered"), pattern("doubts"))
    return page.asks(sentence.span) or any(one.search(page.prose, *sentence.span) for one in doubts)


def _withheld(tree: Tree, passage: Sentence) -> Iterator[Withheld]:
    """Yield the questions of a sentence that nobody answers."""
    for verb in tree.page.words[passage.words.start : passage.words.stop]:
        if verb.pos not in {"VERB", "AUX"} or verb.dep not in {"ccomp", "pcomp"}:
            continue
        asked = next((w for w in tree.children(verb, "mark", "nsubj") if w.text.lower() in _ASKING), None)
        if asked is None or (verb.lemma.lower() in _EMPTY and asked.text.lower() != "who"):
            continue
        opened = _opened(tree, verb)
        if opened is not None:
            last = tree.page.words[tree.reach(verb).last]
            yield Withheld(verb, Span(opened.span.start, last.span.end), asked.text.lower() == "who")


def _opened(tree: Tree, verb: Word) -> Word | None:
    """Return the word that leaves a question open, over its verb."""
    above = tree.head(verb)
    if verb.dep == "pcomp":
        above = tree.head(above)  # "no comment on whether"
    lemma = above.lemma.lower()
    if above.pos == "NOUN" and lemma in ANSWERS:
        return next((word for word in tree.children(above, "det") if word.text.lower() == "no"), None)
    denied = tree.child(above, "neg")
    if lemma == "be":
        adjective = tree.child(above, "acomp")
        unknown = adjective is not None and adjective.lemma.lower() in UNTOLD
        return adjective if unknown else denied if adjective is not None and adjective.lemma.lower() in KNOWN else None
    if lemma not in TELLING or denied is not None:
        return denied
    governing = tree.head(above)
    if above.dep == "xcomp" and governing.lemma.lower() in _REFUSING:
        return governing
    return next((word for word in tree.children(governing, "advmod") if word.text.lower() == "yet"), None)


def _answers(ours: Side, statement: Statement, tree: Tree, withheld: Withheld) -> bool:
    """Say whether a finite statement tells the deed outright, and by whom it is done where that was the question."""
    hedged = any(hedge.hold is not Hold.NOUN for hedge in ours.hedges[statement.verb])
    if statement.tense is Tense.NONE or hedged or ours.asks(statement):
        return False
    if is_soft(ours.reading.page, statement.span, BESIDE_WOULD):
        return False
    if withheld.asks_who:
        agent = statement.agent
        if agent is None or ours.reading.page.words[agent].pos not in {"NOUN", "PROPN"}:
            return False
    return tells(ours, statement, tree, withheld.verb)
