"""What somebody has no plan, power or wish to do, told as planned, possible or done: "has no plans to close it".

The denial stands on a noun, and the deed under it, so that no statement of the deed is denied by itself.
"""

from collections.abc import Iterator
from itertools import islice

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import LIGHT, Held
from copydesk.findings.statements.denied import DENIES, may_deny
from copydesk.findings.statements.retold import tells
from copydesk.findings.statements.sides import Side
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense
from copydesk.text.tree import Tree, tree_of

MOST = 8
"""Such nouns of one sentence that are looked at: keeps the work linear."""
LACKED = frozenset({"plan", "intention", "power", "wish", "desire", "ambition"})
"""Nouns of what one needs in order to do a thing; who has no right to do it may yet have done it."""


def done_all_the_same(alignment: Alignment, ours: Side, theirs: Side) -> Iterator[Held]:
    """Yield the statements of what the passages behind them say that somebody has no plan, power or wish to do."""
    page, source = ours.reading.page, theirs.reading.page
    if all(word.lemma.lower() not in LACKED for word in source.words):
        return
    tree, stated = tree_of(source), ours.by_sentence()
    for sentence in page.sentences:
        if page.asks(sentence.span) or DENIES.search(page.prose, *sentence.span):
            continue
        retold = stated.get(sentence.index, ())
        for passage in alignment.passages(sentence.span):
            for lacked, deed in islice(_lacked(source, tree, passage), MOST):
                found = next((one for one in retold if _tells(ours, one, tree, deed)), None)
                if found is not None and not _denies(alignment, sentence, theirs, lacked):
                    first = next(tree.children(lacked, "det"), lacked)
                    yield Held(ours.predicate(found), Span(first.span.start, deed.span.end))


def _lacked(page: Page, tree: Tree, passage: Sentence) -> Iterator[tuple[Word, Word]]:
    """Yield the nouns of a sentence that nobody has, each with the verb of what would be done."""
    for word in page.words[passage.words.start : passage.words.stop]:
        if word.lemma.lower() not in LACKED:
            continue
        denied = any(child.text.lower() == "no" for child in tree.children(word, "det"))
        below = [*tree.children(word, "acl", "relcl")]
        below += [verb for child in tree.children(word, "prep") for verb in tree.children(child, "pcomp")]
        deed = next((verb for verb in below if verb.pos == "VERB"), None)
        if denied and deed is not None and deed.lemma.lower() not in LIGHT:
            yield word, deed


def _tells(ours: Side, statement: Statement, tree: Tree, deed: Word) -> bool:
    """Say whether a finite statement is of the deed and of what it would be done to."""
    return statement.tense is not Tense.NONE and not statement.negated and tells(ours, statement, tree, deed)


def _denies(alignment: Alignment, sentence: Sentence, theirs: Side, lacked: Word) -> bool:
    """Say whether a retold sentence may deny it in another way."""
    own = (s for s in theirs.reading.statements if lacked.number in s.words)
    return any(may_deny(alignment, sentence, statement) for statement in own)
