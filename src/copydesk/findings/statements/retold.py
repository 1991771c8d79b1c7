"""A clause of the source and its deed: which retold statements tell it, and whether the source tells it as done."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import TypeVar

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import same_word
from copydesk.findings.statements.matter import cover, matter
from copydesk.findings.statements.sides import Side
from copydesk.findings.statements.tellings import Telling, tellings
from copydesk.text.page import Sentence
from copydesk.text.parse import Word
from copydesk.text.reading import Reading
from copydesk.text.statements import Statement
from copydesk.text.tree import Tree

TOLD = 0.5
"""The share of what a deed is told of that the retold words must have."""
MOST = 8
"""Clauses of one sentence of the source that are looked at: keeps the work linear."""

Clause = TypeVar("Clause")


def retellings(
    alignment: Alignment,
    ours: Side,
    clauses: Callable[[Sentence], Iterable[Clause]],
    is_told: Callable[[Statement, Clause], bool],
    is_open: Callable[[Sentence], bool],
) -> Iterator[tuple[Sentence, Statement, Clause]]:
    """Yield the clauses of the passages behind retold sentences that a statement there tells, with both.

    `clauses` are those of a sentence of the source that are asked about; a retold sentence that leaves things open
    tells none.
    """
    known: dict[int, Sequence[Clause]] = {}
    stated = ours.by_sentence()
    for sentence in ours.reading.page.sentences:
        retold = stated.get(sentence.index, ())
        if not retold or is_open(sentence):
            continue
        for passage in alignment.passages(sentence.span):
            if passage.index not in known:
                known[passage.index] = list(islice(clauses(passage), MOST))
            for clause in known[passage.index]:
                found = next((one for one in retold if is_told(one, clause)), None)
                if found is not None:
                    yield sentence, found, clause


def tells(ours: Side, statement: Statement, tree: Tree, deed: Word, within: Iterable[int] | None = None) -> bool:
    """Say whether a retold statement has a deed's verb, and with it, or in these words, most of what the clause has."""
    if not same_word(ours.lemma(statement.head), deed.lemma):
        return False
    first, last = tree.reach(deed)
    wanted = matter(word for word in tree.page.words[first : last + 1] if word.number != deed.number)
    words = ours.reading.page.words
    return not wanted or cover(wanted, matter(words[n] for n in within or statement.words)) >= TOLD


class Told:
    """All that a source tells, read when it is first asked for."""

    def __init__(self, source: Reading) -> None:
        self._source = source

    @cached_property
    def _tellings(self) -> Sequence[Telling]:
        return [told for own in tellings(self._source).values() for told in own]

    def has_done(self, deed: Word) -> bool:
        """Say whether a statement of the source tells a deed as done, elsewhere than in the clause itself."""
        return any(_is_done(told, deed) for told in self._tellings)


def _is_done(told: Telling, deed: Word) -> bool:
    verb = told.players.words[told.statement.head]
    other = verb.number != deed.number and same_word(verb.lemma, deed.lemma)
    return other and not told.statement.negated and not told.is_open
