"""What somebody is charged with, convicted or suspected of, told as more or less than that: attempted murder, murder.

Nothing is said where the retold sentence has any word of trying or plotting, or where the passage behind it has the
offence both ways.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.clauses import stem
from copydesk.text.page import Page, Sentence
from copydesk.text.passage import Span

_QUALIFIED = re.compile(
    r"\b(?:attempted|(?:conspiracy|conspiring|conspired|incitement|attempting) to)\s([a-z]+)\b", re.IGNORECASE
)
_TRYING = re.compile(
    r"\b(?:attempt|conspir|tried|try|plot|plan|incit|aid|abet|scheme|bid|accessory|threat)\w*", re.IGNORECASE
)
"""Words by which a sentence may tell in another way that an offence was no more than meant."""
_COURT = frozenset(
    {"charge", "convict", "accuse", "acquit", "clear", "jail", "imprison", "sentence", "arrest", "suspect", "indict"}
    | {"plead", "find", "hold", "try", "admit", "deny"}
)
_GOVERNING = frozenset({"with", "of", "for", "to", "on", "guilty", "suspicion"})
_SAME = {"defraud": "fraud"}
MOST = 8
"""Offences of one sentence that are looked at."""
STEPS = 5
"""Words above an offence among which the verb is looked for that lays it to somebody."""


class Offence(NamedTuple):
    """Words of the retelling that lay an offence to somebody, and those by which the source lays another."""

    here: Span
    there: Span


def offences(alignment: Alignment) -> Iterator[Offence]:
    """Yield the offences that are carried out here and only tried or plotted in the source, or the reverse."""
    ours, theirs = alignment.retelling.page, alignment.source.page
    told = {sentence.index: _charges(theirs, sentence) for sentence in theirs.sentences}
    every = [charge for charges in told.values() for charge in charges]
    both = {key for key, there in every if _is_qualified(theirs, there)} & {
        key for key, there in every if not _is_qualified(theirs, there)
    }
    for sentence in ours.sentences:
        passages = alignment.passages(sentence.span)
        behind = [charge for passage in passages for charge in told[passage.index]]
        for key, here in _charges(ours, sentence):
            known = next((there for other, there in behind if other == key), None)
            if known is None or key in both or _is_qualified(ours, here) == _is_qualified(theirs, known):
                continue
            tried = [_tries(theirs, p) for p in passages] if _is_qualified(ours, here) else [_tries(ours, sentence)]
            if not any(tried):
                yield Offence(here, known)


def _tries(page: Page, sentence: Sentence) -> bool:
    return _TRYING.search(page.prose, *sentence.span) is not None


def _is_qualified(page: Page, offence: Span) -> bool:
    return _QUALIFIED.search(page.prose, *offence) is not None


def _charges(page: Page, sentence: Sentence) -> Sequence[tuple[str, Span]]:
    """Return the offences that a sentence lays to somebody, by their stem, each with its qualifying words."""
    found = (_charge(page, number) for number in range(sentence.words.start, sentence.words.stop))
    return list(islice((one for one in found if one is not None), MOST))


def _charge(page: Page, number: int) -> tuple[str, Span] | None:
    word = page.words[number]
    if word.pos not in {"NOUN", "VERB"} or word.dep not in {"pobj", "pcomp", "acl", "conj", "dobj"}:
        return None
    above, trail = word, []
    for _ in range(STEPS):
        above = page.words[above.head]
        trail.append(above)
        if above.pos == "VERB" and above.lemma.lower() in _COURT:
            break
    governed = word.dep == "dobj" or any(one.text.lower() in _GOVERNING for one in trail)
    if above.lemma.lower() not in _COURT or not governed:
        return None
    start = page.words[max(number - 2, 0)].span.start
    own = next((m for m in _QUALIFIED.finditer(page.prose, start, word.span.end) if m.end() == word.span.end), None)
    lemma = word.lemma.lower()
    return stem(_SAME.get(lemma, lemma)), Span(own.start() if own else word.span.start, word.span.end)
