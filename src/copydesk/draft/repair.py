"""The repair: a draft is checked, mended by its writer, and what is still wrong is taken out of it.

A writer is given its faults a few times. After that the source's own sentence is put in place of the one at fault, and
where that doesn't hold either the sentence is dropped. What comes out is checked once more, always: faults
that are left are handed over with the draft, for whoever asked to hold it back.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from copydesk.article.model import Article
from copydesk.draft.edit import reply_added, with_evidence, without
from copydesk.draft.model import Brief, Draft, Fault, Writer
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
    return _cut(found, sources, faults_of)


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


def _cut(found: Repaired, sources: Sequence[Article], faults_of: FaultsOf) -> Repaired:
    """Put the source's words in place of sentences at fault, then drop those that are still at fault."""
    steps = [_by_evidence, *[_by_dropping] * CUTS]
    for step in steps:
        if not found.faults:
            break
        draft = step(found.draft, found.faults, sources)
        if draft is not None and draft != found.draft:
            found = Repaired(draft, tuple(faults_of(draft)))
    return found


def _by_evidence(draft: Draft, faults: Iterable[Fault], sources: Sequence[Article]) -> Draft | None:
    for fault in faults:
        draft = with_evidence(draft, fault, sources) if fault.sentence else reply_added(draft, fault, sources)
    return draft


def _by_dropping(draft: Draft, faults: Iterable[Fault], sources: Sequence[Article]) -> Draft | None:
    """Return the draft without the sentences at fault, None where nothing would be left of it."""
    for fault in faults:
        if fault.sentence:
            draft = without(draft, fault.sentence, sources)
    return draft if draft.body.strip() else None
