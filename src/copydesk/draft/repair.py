"""The repair: a draft is checked, mended by its writer, and what is still wrong is taken out of it.

A writer is given its faults a few times. After that the source's own sentence is put in place of the one at fault, and
where that doesn't hold either the sentence is dropped. What comes out is checked once more, always: faults
that are left are handed over with the draft, for whoever asked to hold it back.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from copydesk.article.model import Article
from copydesk.draft.edit import evidence_sentence, sentences_before, with_reply, with_words, without
from copydesk.draft.house import respelt
from copydesk.draft.model import Brief, Draft, Fault, Spelling, Writer
from copydesk.errors import WriterError

ROUNDS = 2
"""Times that a writer is asked to mend its draft."""
CUTS = 6
"""Times that sentences at fault are taken out of a draft."""

FaultsOf = Callable[[Draft], Sequence[Fault]]
"""Whoever checks a draft: returns the errors in it, none where it holds."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """A draft with the faults that are still in it: a draft with any is not to be published."""

    draft: Draft
    faults: tuple[Fault, ...]


def repaired(  # noqa: PLR0913, PLR0917 - the path's parts come in one by one
    draft: Draft, sources: Sequence[Article], writer: Writer, faults_of: FaultsOf, brief: Brief, rounds: int = ROUNDS
) -> Repaired:
    """Return the draft without the faults that `faults_of` finds, as far as they can be mended or cut out.

    The writer's own mending comes first, at most `rounds` times and only as long as it leaves fewer faults than there
    were. `brief` is what the draft was asked for. No error of the writer leaves this function.
    """
    found = Repaired(draft, tuple(faults_of(draft)))
    for _ in range(rounds):
        if not found.faults:
            return found
        better = _mended(found, sources, writer, faults_of)
        if better is None:
            break
        found = better
    found = _changed(found, faults_of, partial(_by_evidence, sources=sources, spelling=brief.spelling))
    for _ in range(CUTS):
        found = _changed(found, faults_of, partial(_by_dropping, sources=sources))
    return found


def _mended(found: Repaired, sources: Sequence[Article], writer: Writer, faults_of: FaultsOf) -> Repaired | None:
    """Return the draft as its writer mends it, None where that makes it no better."""
    try:
        draft = writer.mend(found.draft, found.faults, sources)
    except WriterError:
        return None
    if draft == found.draft:
        return None
    mended = Repaired(draft, tuple(faults_of(draft)))
    return mended if len(mended.faults) < len(found.faults) else None


def _changed(found: Repaired, faults_of: FaultsOf, change: Callable[[Draft, Sequence[Fault]], Draft]) -> Repaired:
    """Return a draft with faults as a change leaves it, checked again; as it was where nothing would be left of it."""
    draft = change(found.draft, found.faults) if found.faults else found.draft
    if draft == found.draft or not draft.body.strip():
        return found
    return Repaired(draft, tuple(faults_of(draft)))


def _by_evidence(draft: Draft, faults: Iterable[Fault], sources: Sequence[Article], spelling: Spelling) -> Draft:
    """Return the draft with the source's words in place of those at fault, and what was left out put in."""
    for fault in faults:
        found = evidence_sentence(fault.evidence, sources)
        words = respelt(found, spelling) if found is not None else None
        if fault.sentence:
            draft = with_words(draft, fault.sentence, words, sources)
        elif found is not None and words is not None:
            draft = with_reply(draft, words, sentences_before(found, sources))
    return draft


def _by_dropping(draft: Draft, faults: Iterable[Fault], sources: Sequence[Article]) -> Draft:
    """Return the draft without the sentences at fault."""
    for fault in faults:
        if fault.sentence:
            draft = without(draft, fault.sentence, sources)
    return draft
