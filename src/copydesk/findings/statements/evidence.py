"""What evidence suggests in the source and shows here. The verbs are those of the list `evidence`."""

from collections.abc import Iterator, Mapping
from functools import cache

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import Held
from copydesk.findings.statements.matter import Matter, cover, matter
from copydesk.text.lexicon import lines
from copydesk.text.page import Sentence
from copydesk.text.parse import Word
from copydesk.text.tree import Tree, tree_of

MOST = 8
"""Verbs of evidence of one sentence that are looked at: keeps the work linear."""
ALIKE = 0.35
"""The share of what is shown here that what is suggested in the source must explain."""
SEEMING = frozenset({"seem", "appear", "look"})
FAINT, FIRM = "faint", "firm"


@cache
def _strengths() -> Mapping[str, str]:
    rows = (line.split("\t") for line in lines("evidence"))
    return {lemma: strength for strength, lemma in rows}


def shown(alignment: Alignment) -> Iterator[Held]:
    """Yield the verbs by which something is shown here that the source only suggests, and nowhere near shows."""
    page, theirs = tree_of(alignment.retelling.page), tree_of(alignment.source.page)
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    for sentence in alignment.retelling.page.sentences:
        ours = _evidence(page, sentence)
        if FAINT in ours.values():
            continue
        there = {w: s for passage in alignment.passages(sentence.span) for w, s in _evidence(theirs, passage).items()}
        if FIRM in there.values():
            continue
        for word in ours:
            same = [faint for faint in there if cover(_below(page, word), _below(theirs, faint)) >= ALIKE]
            if same and not any(quote.holds(word.span) for quote in quoted):
                yield Held(word.span, same[0].span)


def _evidence(tree: Tree, sentence: Sentence) -> dict[Word, str]:
    """Return the verbs of evidence of a sentence that are neither denied nor hedged, with their strengths."""
    found: dict[Word, str] = {}
    for word in tree.page.words[sentence.words.start : sentence.words.stop]:
        if word.pos == "VERB" and len(found) < MOST:
            below = list(tree.children(word))
            lemma = word.lemma.lower()
            forms = [lemma, *(f"{lemma} {child.lemma.lower()}" for child in below)]
            strength = next((_strengths()[form] for form in forms if form in _strengths()), None)
            open_ = any(child.dep == "neg" or child.tag == "MD" for child in below)
            if strength is not None and not open_ and tree.head(word).lemma.lower() not in SEEMING:
                found[word] = strength
    return found


def _below(tree: Tree, verb: Word) -> Matter:
    """Return what a verb of evidence is about: all below it and behind it."""
    reach = tree.reach(verb)
    return matter(tree.page.words[verb.number + 1 : reach.last + 1])
