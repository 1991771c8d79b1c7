"""So many of so many, told as all of them: "112 of the chain's 290 stores" and "its 290 stores".

The retold sentence must rest on that sentence, have the count of the whole and of the same things, and nothing by which
a part could be told.
"""

from collections.abc import Iterator, Sequence
from itertools import islice, pairwise
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.matter import cover, matter, weight
from copydesk.findings.statements.scoped import Rescoped
from copydesk.text.lexicon import pattern
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.tree import Tree

MOST = 8
"""Such counts of one sentence that are looked at: keeps the work linear."""
TOLD, LEAST = 0.5, 1.0
"""The share of the rest of the retold clause that the passage must have, and the least weight of that rest."""


class _Counted(NamedTuple):
    """A count of a part, the count of the whole, and the word for what is counted."""

    part: Word
    whole: Word
    thing: Word


def told_of_the_whole(alignment: Alignment, tree: Tree) -> Iterator[Rescoped]:
    """Yield the wholes of which the source, whose tree it is, tells a counted part and the retelling all."""
    ours = alignment.retelling.page
    counts = {passage.index: counted for passage in tree.page.sentences if (counted := _counted(tree, passage))}
    for sentence in ours.sentences if counts else ():
        for passage in alignment.passages(sentence.span):
            for one in counts.get(passage.index, ()):
                number = _whole(ours, sentence, one)
                told = number is not None and not _tells_part(ours, sentence, one)
                if number is not None and told and _agrees(ours, sentence, tree, passage, one):
                    here = Span(number.span.start, ours.words[number.head].span.end)
                    yield Rescoped(here, Span(one.part.span.start, one.thing.span.end))


def _counted(tree: Tree, passage: Sentence) -> Sequence[_Counted]:
    """Return the counts of parts out of a counted whole in a sentence, MOST at most."""
    return list(islice(_counts(tree, passage), MOST))


def _counts(tree: Tree, passage: Sentence) -> Iterator[_Counted]:
    for word in tree.page.words[passage.words.start : passage.words.stop]:
        if word.pos != "NUM":
            continue
        for of in tree.children(word, "prep"):
            thing = tree.child(of, "pobj") if of.lemma == "of" else None
            whole = tree.child(thing, "nummod") if thing is not None else None
            if thing is not None and whole is not None and thing.pos == "NOUN" and whole.text != word.text:
                yield _Counted(word, whole, thing)


def _whole(page: Page, sentence: Sentence, one: _Counted) -> Word | None:
    """Return the retold count of the whole, right before the same things."""
    words = page.words[sentence.words.start : sentence.words.stop]
    told = (word for word in words if word.pos == "NUM" and word.text == one.whole.text)
    return next((w for w in told if w.dep == "nummod" and page.words[w.head].lemma == one.thing.lemma), None)


def _tells_part(page: Page, sentence: Sentence, one: _Counted) -> bool:
    """Say whether a sentence counts out any part."""
    words = page.words[sentence.words.start : sentence.words.stop]
    of = any(w.pos == "NUM" and after.text.lower() in {"of", "out"} for w, after in pairwise(words))
    counts = of or any(w.text == one.part.text or w.lemma.lower() in {"per", "%", "percent"} for w in words)
    return counts or pattern("parts").search(page.prose, *sentence.span) is not None


def _agrees(ours: Page, sentence: Sentence, tree: Tree, passage: Sentence, one: _Counted) -> bool:
    """Say whether the passage tells what the retold sentence tells beside the count and whose things they are."""
    first, last = tree.reach(one.thing)
    counted = matter(tree.page.words[first : last + 1]).keys()
    mine = matter(ours.words[sentence.words.start : sentence.words.stop])
    rest = {term: worth for term, worth in mine.items() if term not in counted}
    known = matter(tree.page.words[passage.words.start : passage.words.stop])
    return weight(rest) >= LEAST and cover(rest, known) >= TOLD
