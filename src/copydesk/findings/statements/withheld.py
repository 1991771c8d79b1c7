"""What the source says nobody knows or tells, told as so: "would not say whether it had paid" and "it paid"."""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.retold import Told, retellings, tells
from copydesk.findings.statements.sides import Side
from copydesk.findings.statements.softness import BESIDE_WOULD, is_soft
from copydesk.text.lexicon import expressions, pattern
from copydesk.text.page import Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense
from copydesk.text.tree import Tree

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
    told = Told(theirs.reading)
    questions, is_told = partial(_withheld, theirs.tree), partial(_answers, ours, theirs.tree)
    for _, found, withheld in retellings(alignment, ours, questions, is_told, partial(_leaves_open, ours)):
        if not told.has_done(withheld.verb):
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
        return _opened_by_adjective(tree.child(above, "acomp"), denied)
    if lemma not in TELLING:
        return None
    if denied is not None:
        return denied
    governing = tree.head(above)
    if above.dep == "xcomp" and governing.lemma.lower() in _REFUSING:
        return governing
    return next((word for word in tree.children(governing, "advmod") if word.text.lower() == "yet"), None)


def _opened_by_adjective(adjective: Word | None, denied: Word | None) -> Word | None:
    """Return the adjective that leaves a question open, or the denial of one that would close it."""
    lemma = adjective.lemma.lower() if adjective is not None else ""
    return adjective if lemma in UNTOLD else denied if lemma in KNOWN else None


def _answers(ours: Side, tree: Tree, statement: Statement, withheld: Withheld) -> bool:
    """Say whether a finite statement tells the deed outright, and by whom it is done where that was the question."""
    if statement.tense is Tense.NONE or ours.is_hedged(statement) or ours.asks(statement):
        return False
    if is_soft(ours.reading.page, statement.span, BESIDE_WOULD):
        return False
    if withheld.asks_who:
        agent = statement.agent
        if agent is None or ours.reading.page.words[agent].pos not in {"NOUN", "PROPN"}:
            return False
    return tells(ours, statement, tree, withheld.verb)
