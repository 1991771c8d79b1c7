"""What a reporting verb tells: its clause, its object, or the sentence that it stands in or behind."""

from collections.abc import Iterator
from functools import cache

from copydesk.text.lexicon import lines
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.clause import TELLING, Clause, mark_of
from copydesk.text.saying.report import Act
from copydesk.text.saying.scene import Scene
from copydesk.text.tree import FINITE

_DENIABLE = frozenset({"accusation", "allegation", "assertion", "charge", "claim", "idea", "report", "suggestion"})
_PARENTHETIC = frozenset({"believe", "think", "reckon", "estimate", "predict", "forecast", "calculate", "suspect"})
_PLAINLY_SAID = frozenset({"say", "claim", "insist", "maintain", "argue", "contend", "believe", "think", "reckon"})
NEVER_BEHIND = frozenset({"give", "put", "list", "cite", "credit", "blame"})
"""Verbs that report only what their object or phrase tells: "…, one juror gave it a shake" reports nothing.

Nor has any of them a clause: "gave Bell, whose barn is near by, £90" has one by a slip of the parse alone.
"""
_OF_DEEDS = frozenset({"agree", "decide", "order", "rule"})
_NOT_PAST = frozenset({"MD", "VBZ", "VBP"})


def contents_of(scene: Scene, clause: Clause, span: Span) -> Iterator[Span]:
    """Yield what is reported: the verb's clauses, else its objects, else the sentence that it stands in or behind."""
    found = [] if clause.lemma in NEVER_BEHIND else list(_clauses(scene, clause, span))
    if not found and clause.head.dep == "parataxis":
        around, own = scene.around(scene.tree.head(clause.head)), scene.below(clause.head)
        found = [Span(around.start, max(own.start, around.start)), Span(min(own.end, around.end), around.end)]
    if not found and (led := scene.led(clause.head)) is not None and clause.verb.act is not Act.ASK:
        found = [led]
    if not found:
        found = list(_framed(scene, clause))
    subject = scene.tree.child(clause.head, "nsubjpass", "nsubj") if clause.passive else None
    stands_for = subject is not None and (subject.lemma.lower() == "it" or clause.lemma in TELLING)
    if not found and _stands_behind(scene, clause, span) and (stands_for or not clause.passive):
        found = [scene.before(span)]
    if found and subject is not None and not stands_for:
        yield scene.below(subject)
    yield from found
    if found and clause.verb.act is Act.SAY:
        yield from _behind_colon(scene, found[-1])
        yield from _going_on(scene, clause, span)


def _going_on(scene: Scene, clause: Clause, span: Span) -> Iterator[Span]:
    """Yield what goes on behind a clause put in, in another tense: "It has spent 3m, it said, and may lose it"."""
    after = scene.tree.page.words_in(Span(span.end, scene.segment(span.start).end))[:1]
    if not scene.closes(span) or not after or after[0].text != "," or clause.head.tag != "VBD":
        return
    for verb in scene.tree.children(clause.head, "conj"):
        own = scene.tree.child(verb, "nsubj", "nsubjpass") is not None or mark_of(scene.tree, verb)
        finite = (verb, *scene.tree.children(verb, "aux", "auxpass"))
        if verb.number > after[0].number and not own and any(word.tag in _NOT_PAST for word in finite):
            yield scene.below(verb)


def _behind_colon(scene: Scene, told: Span) -> Iterator[Span]:
    """Yield what goes on behind a colon: "he said that this was untrue: the rules did not allow it"."""
    words, page = scene.tree.page.words_in(told), scene.tree.page
    after = page.words[words[-1].number + 1 : words[-1].number + 3] if words else []
    if len(after) > 1 and after[0].text == ":" and after[1].sentence == words[-1].sentence:
        yield Span(after[0].span.end, scene.segment(after[0].span.start).end)


def _stands_behind(scene: Scene, clause: Clause, span: Span) -> bool:
    """Say whether a clause ends what it reports, behind a comma."""
    if (
        clause.lemma in NEVER_BEHIND
        or clause.head.tag == "VBG"
        or clause.head.dep == "relcl"
        or (clause.verb.act is Act.THINK and clause.lemma not in _PARENTHETIC)
    ):
        return False
    return scene.closes(span) and scene.ends(clause.head)


def _clauses(scene: Scene, clause: Clause, span: Span) -> Iterator[Span]:
    for child in scene.tree.children(clause.head, "ccomp", "advcl", "parataxis"):
        if child.number < clause.head.number:
            inverted = clause.speaker is not None and clause.speaker.number > clause.head.number
            told = _is_clause(scene, child) if child.dep == "ccomp" else child.dep == "advcl" and inverted
            if told and scene.closes(span):
                yield scene.fronted(child, span)
        elif child.dep == "ccomp" and _is_told(scene, clause, child):
            yield scene.said(child)
    yield from _hidden(scene, clause)
    if clause.passive or "x" in clause.verb.frames or clause.verb.act is Act.THINK:
        for child in scene.tree.children(clause.head, "xcomp"):
            yield scene.below(child)


def _hidden(scene: Scene, clause: Clause) -> Iterator[Span]:
    """Yield clauses that the parse hangs elsewhere: "told them that …", "said the errors dated", "and that …"."""
    for child in scene.tree.children(clause.head, "conj"):
        mark = scene.tree.child(child, "mark")
        if mark is not None and mark.text.lower() == "that":
            yield scene.said(child)
    for thing in scene.tree.children(clause.head, "dobj"):
        if thing != clause.speaker and thing.number > clause.head.number:
            yield from _clause_of_object(scene, clause, thing)
    for prep in scene.tree.children(clause.head, "prep"):
        when = scene.tree.child(prep, "pobj")
        if when is not None and clause.lemma in _PLAINLY_SAID and when.number > clause.head.number:
            yield from (scene.said(verb) for verb in scene.tree.children(when, "acl", "relcl") if _is_that(scene, verb))


def _clause_of_object(scene: Scene, clause: Clause, thing: Word) -> Iterator[Span]:
    for verb in scene.tree.children(thing, "acl", "relcl"):
        if clause.lemma in TELLING:
            if scene.tree.page.words[scene.tree.reach(verb).first].text.lower() == "that":
                yield scene.said(verb)
        elif verb.dep == "acl" and verb.tag in {"VBD", "VBN"} and clause.lemma in _PLAINLY_SAID:
            yield scene.below(thing)


def _is_that(scene: Scene, verb: Word) -> bool:
    """Say whether a clause is one that can be said, not one about a noun: "said at the time that he was ill"."""
    opening = scene.tree.page.words[scene.tree.reach(verb).first]
    subject = scene.tree.child(verb, "nsubj", "nsubjpass")
    return opening.text.lower() == "that" and subject is not None and subject != opening and opening.dep != "dobj"


def _is_clause(scene: Scene, child: Word) -> bool:
    """Say whether a clause before the verb may be told: "asked whether it was so, he said …" is none."""
    return (
        child.tag not in {"VBN", "VBG"} or scene.tree.child(child, "nsubj", "nsubjpass", "aux", "auxpass") is not None
    )


def _is_told(scene: Scene, clause: Clause, child: Word) -> bool:
    """Say whether a clause after the verb is one that can be said: "found him dead" has none."""
    if clause.verb.act not in {Act.SHOW, Act.THINK, Act.ASK} and clause.lemma not in _OF_DEEDS:
        return True
    return child.tag in FINITE or any(
        word.tag in FINITE or word.dep == "mark" or word.tag == "TO" for word in scene.tree.children(child)
    )


def _is_denied(clause: Clause, thing: Word) -> bool:
    """Say whether an object is told: what is rejected must itself be a report ("the claim"), or it is a bill."""
    return clause.verb.act is not Act.DENY or clause.lemma == "deny" or thing.lemma.lower() in _DENIABLE


@cache
def evidence() -> frozenset[str]:
    """Return the nouns of what shows something to those who read or watch it."""
    return frozenset(lines("evidence-nouns"))


def _framed(scene: Scene, clause: Clause) -> Iterator[Span]:
    """Yield what an object or a phrase with one of the verb's prepositions tells."""
    frames = clause.verb.frames
    things = [child for child in scene.tree.children(clause.head, "dobj", "oprd") if child.number > clause.head.number]
    speaker = clause.speaker
    things = [thing for thing in things if speaker is None or thing.number != speaker.number]
    preps = [child for child in scene.tree.children(clause.head, "prep") if child.lemma.lower() in frames]
    preps += [p for thing in things for p in scene.tree.children(thing, "prep") if p.lemma.lower() in frames]
    compared = scene.tree.children(clause.head, "advmod")
    preps += [w for w in compared if any(child.text.lower() in frames for child in scene.tree.children(w))]
    if clause.verb.act is Act.SHOW and (speaker is None or speaker.lemma.lower() not in evidence()):
        return  # "the line showed no fault" tells of nobody
    if things and preps and "o" in frames:
        yield Span(scene.below(things[0]).start, max(scene.below(word).end for word in (*things, *preps)))
    elif things and not frames.isdisjoint({"o", "oprd"}):
        yield from (scene.below(thing) for thing in things if _is_denied(clause, thing))
    elif preps and preps[0].number > clause.head.number and ("o" not in frames or "as" in frames):
        first = things[0] if things else preps[0]
        yield Span(scene.below(first).start, max(scene.below(prep).end for prep in preps))
