"""A deed of a clause of the source: whether a retold statement tells it, and whether the source tells it as done."""

from collections.abc import Iterable

from copydesk.findings.statements.clauses import same_word
from copydesk.findings.statements.matter import cover, matter
from copydesk.findings.statements.sides import Side
from copydesk.findings.statements.tellings import Telling
from copydesk.text.parse import Word
from copydesk.text.statements import Statement
from copydesk.text.tree import Tree

TOLD = 0.5
"""The share of what a deed is told of that the retold words must have."""


def tells(ours: Side, statement: Statement, tree: Tree, deed: Word, within: Iterable[int] | None = None) -> bool:
    """Say whether a retold statement has a deed's verb, and with it, or in these words, most of what the clause has."""
    if not same_word(ours.lemma(statement.head), deed.lemma):
        return False
    first, last = tree.reach(deed)
    wanted = matter(word for word in tree.page.words[first : last + 1] if word.number != deed.number)
    words = ours.reading.page.words
    return not wanted or cover(wanted, matter(words[n] for n in within or statement.words)) >= TOLD


def is_done(told: Telling, deed: Word) -> bool:
    """Say whether a statement of the source tells the same deed as done, elsewhere than in the clause itself."""
    verb = told.players.words[told.statement.head]
    other = verb.number != deed.number and same_word(verb.lemma, deed.lemma)
    return other and not told.statement.negated and not told.is_open
