"""Reports by verbs: "X said that …", "…, said X", "X accused Y of …", "is believed to …"."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.report import Act, Report
from copydesk.text.report_scene import Scene
from copydesk.text.report_sources import NOBODY, Source, source_of

_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_CLOSERS = frozenset({",", "”", "’", '"', "'", "’’", "''", "–", "—", "-", "?", "!"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_RELATIVE = frozenset({"WP", "WDT"})
_TELLING = frozenset({"tell", "warn", "inform", "ask"})
_DENIABLE = frozenset("accusation allegation assertion charge claim idea notion report suggestion".split())
_OF_DEEDS = frozenset({"agree", "decide", "order", "rule"})
_HIGHEST = 6
"""Verbs climbed in search of a subject: "X admitted …, denied … and said …"."""


class Verb(NamedTuple):
    """A reporting verb of the list: its act, its shade, and what beside a clause leads to what is reported."""

    act: Act
    shade: str
    frames: frozenset[str]


@cache
def verbs() -> dict[str, Verb]:
    """Return the reporting verbs by lemma ("point out" with its particle)."""
    rows = (line.split("\t") for line in lines("reporting-verbs"))
    return {lemma: Verb(Act(act), shade, frozenset(frames.split(","))) for lemma, act, shade, frames in rows}


@dataclass(frozen=True, slots=True)
class _Clause:
    """A verb that may report, with its reading in the list, and the word that stands for its source."""

    head: Word
    lemma: str
    verb: Verb
    passive: bool
    speaker: Word | None


def find_verb_reports(scene: Scene) -> Iterator[Report]:
    """Yield the reports made by verbs, in order of their verbs."""
    for number in scene.marks:
        clause = _clause(scene, scene.tree.page.words[number])
        if clause is not None and (report := _report(scene, clause)):
            yield report


def mark_of(word: Word, particle: Word | None) -> str | None:
    """Return the entry of the list that a word is, with its particle if the list has the two."""
    lemma = word.lemma.lower()
    phrasal = f"{lemma} {particle.lemma.lower()}" if particle is not None else lemma
    known = verbs()
    return phrasal if phrasal in known else lemma if lemma in known else None


def _clause(scene: Scene, word: Word) -> _Clause | None:
    tree = scene.tree
    lemma = mark_of(word, tree.child(word, "prt"))
    if lemma is None:
        return None
    passive = tree.child(word, "auxpass", "nsubjpass") is not None or (word.tag == "VBN" and word.dep == "acl")
    if passive:
        agent = tree.child(word, "agent")
        speaker = tree.child(agent, "pobj") if agent is not None else None
        return _Clause(word, lemma, verbs()[lemma], passive=True, speaker=speaker)
    speaker = _subject(scene, word) or _inverted(scene, word) or _beside(scene, word)
    return _Clause(word, lemma, verbs()[lemma], passive=False, speaker=speaker) if speaker is not None else None


def _subject(scene: Scene, verb: Word) -> Word | None:
    """Return the subject of a verb: its own, the noun that it hangs from, or that of the verb it is joined to."""
    for _ in range(_HIGHEST):
        own = _nearest(scene, verb)
        head = scene.tree.head(verb)
        if own is not None:
            return head if own.tag in _RELATIVE and verb.dep == "relcl" else own
        if head.number == verb.number or _inverted(scene, verb) or _beside(scene, verb):
            return None
        if verb.dep in {"acl", "relcl"} and head.pos in _NOMINAL:
            return head
        if verb.dep not in {"conj", "advcl", "xcomp", "dep"} or (verb.dep == "advcl" and verb.tag != "VBG"):
            return None
        verb = head
    return None


def _nearest(scene: Scene, verb: Word) -> Word | None:
    """Return the subject of a verb: where the parse gives two, the one that stands nearest before it."""
    subjects = list(scene.tree.children(verb, "nsubj"))
    before = [subject for subject in subjects if subject.number < verb.number]
    return before[-1] if before else subjects[0] if subjects else None


def _beside(scene: Scene, verb: Word) -> Word | None:
    """Return the noun between comma and verb (", X said.") where the parse hangs it elsewhere."""
    words = scene.tree.page.words
    head = words[verb.number - 1] if verb.number else verb
    if head.pos not in _NOMINAL or head.sentence != verb.sentence or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    first = scene.tree.reach(head).first
    if first == 0 or words[first - 1].text not in _CLOSERS:
        return None
    return head


def _inverted(scene: Scene, verb: Word) -> Word | None:
    """Return the subject of ", said X" where the parse takes it for something else."""
    words = scene.tree.page.words
    before = words[verb.number - 1] if verb.number else None
    if before is None or before.text not in _CLOSERS or verb.tag not in {"VBD", "VBZ", "VBP"}:
        return None
    for child in scene.tree.children(verb, "dobj", "attr", "appos", "npadvmod", "oprd", "dep"):
        if child.number > verb.number and child.pos in _NOMINAL:
            return child
    return None


def _report(scene: Scene, clause: _Clause) -> Report | None:
    source = source_of(scene, clause.speaker) if clause.speaker is not None else NOBODY
    span = _span(scene, clause, source)
    contents = scene.cleaned(span, _contents(scene, clause, span))
    if not contents:
        return None
    return Report(
        span=span,
        mark=_mark(scene, clause),
        verb=clause.lemma,
        act=_act(scene, clause),
        shade=clause.verb.shade,
        source=source.span,
        clarity=source.clarity,
        entities=source.entities,
        contents=contents,
        denied=_negated(scene, clause.head),
    )


def _act(scene: Scene, clause: _Clause) -> Act:
    """Return what the source does: who tells somebody *to* do something asks for it."""
    asks = (
        clause.lemma in _TELLING
        and scene.tree.child(clause.head, "xcomp")
        and not scene.tree.child(clause.head, "ccomp")
    )
    return Act.ASK if asks else clause.verb.act


def _negated(scene: Scene, verb: Word) -> bool:
    if scene.tree.child(verb, "neg") is not None:
        return True
    head = scene.tree.head(verb)
    return verb.dep == "xcomp" and head.lemma in {"decline", "refuse", "fail"}


def _mark(scene: Scene, clause: _Clause) -> Span:
    particle = scene.tree.child(clause.head, "prt")
    end = particle.span.end if particle is not None and " " in clause.lemma else clause.head.span.end
    return Span(clause.head.span.start, max(end, clause.head.span.end))


def _span(scene: Scene, clause: _Clause, source: Source) -> Span:
    """Return the clause without its content: subject, verb with its auxiliaries, and those who are told."""
    head = clause.head
    first = min([head.number, *(w.number for w in scene.tree.children(head, "aux", "auxpass", "neg"))])
    start, end = scene.tree.page.words[first].span.start, _mark(scene, clause).end
    for told in scene.tree.children(head, "dobj", "dative"):
        if clause.lemma in {"tell", "ask", "urge", "inform"} and told.number == head.number + 1:
            end = scene.tree.page.words[scene.tree.reach(told).last].span.end if _short(scene, told) else told.span.end
    speaker = clause.speaker
    if speaker is not None and source.span is not None and head.number in {speaker.head, speaker.number + 1}:
        start, end = min(start, source.span.start), max(end, source.span.end)
    return Span(start, end)


def _short(scene: Scene, word: Word) -> bool:
    first, last = scene.tree.reach(word)
    return last - first < 5  # noqa: PLR2004 - "told a local radio station"


def _contents(scene: Scene, clause: _Clause, span: Span) -> Iterator[Span]:
    """Yield what is reported: the verb's clauses, else its objects, else the sentence that it stands in or behind."""
    found = list(_clauses(scene, clause, span))
    if not found and clause.head.dep == "parataxis":
        around, own = scene.around(scene.tree.head(clause.head)), scene.below(clause.head)
        found = [Span(around.start, max(own.start, around.start)), Span(min(own.end, around.end), around.end)]
    if not found:
        found = list(_framed(scene, clause))
    subject = scene.tree.child(clause.head, "nsubjpass", "nsubj") if clause.passive else None
    stands_for = subject is not None and subject.lemma.lower() == "it"
    if not found and scene.closes(span) and (stands_for or not clause.passive):
        found = [scene.before(span)]
    if found and subject is not None and not stands_for:
        yield scene.below(subject)
    yield from found


def _clauses(scene: Scene, clause: _Clause, span: Span) -> Iterator[Span]:
    for child in scene.tree.children(clause.head, "ccomp", "advcl", "parataxis"):
        if child.number < clause.head.number and child.dep in {"ccomp", "advcl"} and scene.closes(span):
            yield scene.fronted(child, span)
        elif child.dep == "ccomp" and _is_told(scene, clause, child):
            yield scene.said(child)
    for told in scene.tree.children(clause.head, "dobj") if clause.lemma in _TELLING else ():
        for child in scene.tree.children(told, "acl", "relcl"):
            if scene.tree.page.words[scene.tree.reach(child).first].text.lower() == "that":
                yield scene.said(child)
    if clause.passive or "x" in clause.verb.frames or clause.verb.act is Act.THINK:
        for child in scene.tree.children(clause.head, "xcomp"):
            yield scene.below(child)


def _is_told(scene: Scene, clause: _Clause, child: Word) -> bool:
    """Say whether a clause after the verb is one that can be said: "found him dead" has none."""
    if clause.verb.act not in {Act.SHOW, Act.THINK, Act.ASK} and clause.lemma not in _OF_DEEDS:
        return True
    return child.tag in _FINITE or any(
        word.tag in _FINITE or word.dep == "mark" or word.tag == "TO" for word in scene.tree.children(child)
    )


def _is_denied(clause: _Clause, thing: Word) -> bool:
    """Say whether an object is told: what is rejected must itself be a report ("the claim"), or it is a bill."""
    return clause.verb.act is not Act.DENY or clause.lemma == "deny" or thing.lemma.lower() in _DENIABLE


def _framed(scene: Scene, clause: _Clause) -> Iterator[Span]:
    """Yield what an object or a phrase with one of the verb's prepositions tells."""
    frames = clause.verb.frames
    things = [child for child in scene.tree.children(clause.head, "dobj", "oprd") if child.number > clause.head.number]
    speaker = clause.speaker
    things = [thing for thing in things if speaker is None or thing.number != speaker.number]
    preps = [child for child in scene.tree.children(clause.head, "prep") if child.lemma.lower() in frames]
    preps += [p for thing in things for p in scene.tree.children(thing, "prep") if p.lemma.lower() in frames]
    if "o" in frames or ("oprd" in frames and things):
        yield from (scene.below(thing) for thing in things if _is_denied(clause, thing))
    elif preps and preps[0].number > clause.head.number:
        first = things[0] if things else preps[0]
        yield Span(scene.below(first).start, max(scene.below(prep).end for prep in preps))
