"""Deeds that the source only has planned, asked for or feared, told as done, in the same word or a near one."""

import re
from collections.abc import Iterable

from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.dealings import akin
from copydesk.findings.statements.matter import weight
from copydesk.findings.statements.tellings import LEAST, TO_COME, Telling, undecided
from copydesk.text.statements import Tense

FORETOLD = frozenset({"weighed", "silent", "asked", "realised"})
"""Families whose outcome must not be foretold either: "will appeal"."""
BEGUN = frozenset({"begin", "start"})
"""Verbs that govern a deed which is being done."""
LIGHT = frozenset({"be", "have", "do", "say", "make", "take", "get", "go", "come", "give"})
"""Verbs that are the same deed only with the same object or particle."""
ALONE = 1.5
"""The weight of what a statement is about under which its verb says nearly all."""
_ASKING = frozenset({"ask", "urge", "call", "demand", "request", "press", "propose", "recommend", "appeal", "suggest"})
"""Verbs of asking under which stands what another one should do."""
_UNFULFILLED = frozenset({"refuse", "agree", "need", "try", "attempt", "fail"})
"""Verbs that govern what is not asked for or planned, or is as good as done."""
_DONE_SO = re.compile(r"\b(?:done|did|doing|does|do) so\b", re.IGNORECASE)
_SHORT = 4
"""Letters of a verb whose noun in -ing is told by them."""
_SMALL = frozenset({"to", "in", "of", "on", "for", "with", "at", "by", "from"})


def foretold(retold: Telling, there: Iterable[Telling], every: Iterable[Telling]) -> Telling | None:
    """Return the statement of the source by which what will be here is only asked for: "calls on the UN to appoint"."""
    to_come = retold.statement.tense is Tense.FUTURE or retold.is_still_to_do
    if not to_come or retold.statement.negated or retold.lemma in LIGHT or retold.frames & undecided("verb"):
        return None
    asked = (told for told in there if told.frames & _ASKING and not told.statement.negated)
    same = (told for told in asked if akin(told.lemma, retold.lemma) and retold.is_near(told, clause=True))
    found = next(same, None)
    if found is None or any(t.lemma == retold.lemma and not t.frames & _ASKING and t is not found for t in every):
        return None
    return found


def undone(retold: Telling, there: Iterable[Telling], every: Iterable[Telling]) -> Telling | None:
    """Return the statement of the source by which a deed that is done here is planned, asked for or in doubt."""
    if retold.frames - BEGUN or retold.statement.negated or not is_done(retold) or retold.is_doubtful:
        return None
    known = [told for told in there if not told.statement.negated]
    open_ = (told for told in known if _leaves_open(told, retold, every) or _has_for_object(told, retold))
    found = next((told for told in open_ if not _is_carried_out(told, retold)), None)
    if found is None:
        asked = (told for told in known if _is_fulfilled(told, retold, every))
        return next((told for told in asked if not _is_carried_out(told, retold)), None)
    done = (t for t in every if akin(t.lemma, retold.lemma) and not t.statement.negated and not t.is_open)
    return None if any(t.statement.tense is not Tense.NONE and retold.is_near(t, clause=False) for t in done) else found


def _is_carried_out(told: Telling, retold: Telling) -> bool:
    """Say whether a source goes on to tell that a deed was done, or what came of it.

    "Eleven have done so"; "was asked to draw" and "the winning drawing".
    """
    page, at = told.players.tree.page, told.verb.sentence
    if any(_DONE_SO.search(page.read(sentence.span)) for sentence in page.sentences[at : at + 2]):
        return True
    behind = (page.words[s.words.start : s.words.stop] for s in page.sentences[at + 1 : at + 3])
    return any(word.pos == "NOUN" and names(word.lemma.lower(), retold.lemma) for words in behind for word in words)


def _leaves_open(source: Telling, retold: Telling, every: Iterable[Telling]) -> bool:
    """Say whether a statement of the same verb is about the same and leaves it open; "may" is another kind's.

    What says little but its verb ("She retired after the match") is about the same where no other statement has it.
    """
    if not akin(source.lemma, retold.lemma) or not source.is_open:
        return False
    if retold.lemma in LIGHT and all(form.split()[-1] in _SMALL | LIGHT for form in source.own & retold.own):
        return False
    auxiliaries = {source.players.words[number].lemma for number in source.statement.auxiliaries}
    if source.modals & {"can", "could", "may", "might"} or (source.modals and "have" in auxiliaries):
        return False
    if retold.statement.tense is Tense.PRESENT and source.statement.tense in TO_COME:
        return False
    if weight(retold.about) < ALONE and retold.lemma == source.lemma and retold.lemma not in LIGHT:
        return not any(told is not source and akin(told.lemma, retold.lemma) for told in every)
    return retold.is_near(source, clause=weight(source.about) >= LEAST)


def _is_fulfilled(source: Telling, retold: Telling, every: Iterable[Telling]) -> bool:
    """Say whether what is asked for or planned is done here in another verb, of an object that nothing is done with."""
    noun = _object(retold)
    if noun is None or retold.lemma in LIGHT | undecided("verb") or source.frames & _UNFULFILLED:
        return False
    if not (source.frames & undecided("verb") or (source.is_open and source.statement.tense is Tense.NONE)):
        return False
    if source.modals & {"can", "could", "may", "might"} or not _is_object(source, noun):
        return False
    if not retold.is_near(source, clause=True):
        return False
    done = (told for told in every if not told.is_open and told.lemma not in LIGHT)
    return not any(_is_object(told, noun) or akin(told.lemma, retold.lemma) for told in done)


def _object(told: Telling) -> str | None:
    """Return the lemma of the noun that a deed is done to."""
    number = told.statement.patient
    word = told.players.words[number] if number is not None else None
    return word.lemma.lower() if word is not None and word.pos == "NOUN" else None


def _is_object(told: Telling, noun: str) -> bool:
    own = _object(told)
    return own is not None and akin(own, noun)


def _has_for_object(source: Telling, retold: Telling) -> bool:
    """Say whether the retold deed is what the source only weighs, by its noun: "weighing an appeal"."""
    if source.lemma not in undecided("object"):
        return False
    words, tree = source.players.words, source.players.tree
    patient = source.statement.patient
    nouns = [words[patient]] if patient is not None else []
    nouns += [below for child in tree.children(source.verb, "prep") for below in tree.children(child, "pobj")]
    return any(noun.pos == "NOUN" and akin(noun.lemma.lower(), retold.lemma) for noun in nouns[:1])


def is_done(retold: Telling, family: str = "") -> bool:
    """Say whether a statement tells something as done; of some families, what will be done too."""
    tense, words = retold.statement.tense, retold.players.words
    auxiliaries = {words[number].lemma for number in retold.statement.auxiliaries}
    if tense in {Tense.PAST, Tense.PERFECT}:
        return True
    if tense in TO_COME:
        return tense is Tense.FUTURE and family in FORETOLD
    if tense is Tense.PRESENT:
        return "be" in auxiliaries or (bool(family) and retold.is_title)
    return bool(family) and (retold.verb.tag in {"VBN", "VBD"} or "have" in auxiliaries)


def names(noun: str, deed: str) -> bool:
    """Say whether a noun is of a deed's stem: "refusal" of "refuse", "abstention" of "abstain"."""
    verb = deed.removesuffix("ain") + "ent" if deed.endswith("tain") else deed
    return stem(noun) == stem(verb) or (len(verb) >= _SHORT and noun == f"{verb}ing")
