"""What somebody has no plan, power or wish to do, told as planned, possible or done: "has no plans to close it".

The denial stands on a noun, and the deed under it, so that no statement of the deed is denied by itself.
"""

from collections.abc import Iterator
from functools import partial

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import LIGHT, Held
from copydesk.findings.statements.denied import DENIES, may_deny
from copydesk.findings.statements.retold import retellings, tells
from copydesk.findings.statements.sides import Side
from copydesk.text.page import Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense
from copydesk.text.tree import Tree

LACKED = frozenset({"plan", "intention", "power", "wish", "desire", "ambition"})
"""Nouns of what one needs in order to do a thing; who has no right to do it may yet have done it."""


def done_all_the_same(alignment: Alignment, ours: Side, theirs: Side) -> Iterator[Held]:
    """Yield the statements of what the passages behind them say that somebody has no plan, power or wish to do."""
    page, tree = ours.reading.page, theirs.tree

    def denies(sentence: Sentence) -> bool:
        return page.asks(sentence.span) or DENIES.search(page.prose, *sentence.span) is not None

    def is_told(statement: Statement, clause: tuple[Word, Word]) -> bool:
        finite = statement.tense is not Tense.NONE and not statement.negated
        return finite and tells(ours, statement, tree, clause[1])

    for sentence, found, (lacked, deed) in retellings(alignment, ours, partial(_lacked, tree), is_told, denies):
        if not _denies(alignment, sentence, theirs, lacked):
            first = next(tree.children(lacked, "det"), lacked)
            yield Held(ours.predicate(found), Span(first.span.start, deed.span.end))


def _lacked(tree: Tree, passage: Sentence) -> Iterator[tuple[Word, Word]]:
    """Yield the nouns of a sentence that nobody has, each with the verb of what would be done."""
    for word in tree.page.words[passage.words.start : passage.words.stop]:
        if word.lemma.lower() not in LACKED:
            continue
        denied = any(child.text.lower() == "no" for child in tree.children(word, "det"))
        below = [*tree.children(word, "acl", "relcl")]
        below += [verb for child in tree.children(word, "prep") for verb in tree.children(child, "pcomp")]
        deed = next((verb for verb in below if verb.pos == "VERB"), None)
        if denied and deed is not None and deed.lemma.lower() not in LIGHT:
            yield word, deed


def _denies(alignment: Alignment, sentence: Sentence, theirs: Side, lacked: Word) -> bool:
    """Say whether a retold sentence may deny it in another way."""
    own = (s for s in theirs.reading.statements if lacked.number in s.words)
    return any(may_deny(alignment, sentence, statement) for statement in own)
