"""Reports without a verb: "according to X", "in her view", "reportedly", "the claim that …"."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.naming.names import Sort
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.antecedents import is_role
from copydesk.text.saying.report import Act, Clarity, Report
from copydesk.text.saying.scene import Scene
from copydesk.text.saying.sources import NOBODY, Source, source_in, source_of, vague

HIGHEST = 6
"""Words climbed from an aside to the clause that it stands in."""
_SEEING = frozenset({"see", "tell", "put", "have", "remember", "understand"})
"""Verbs of "as they see it"."""
_JUDGING = frozenset({"go", "going", "judge", "judging"})
"""What opens a sentence that tells by what the rest is known: "to go by the bank's own figures"."""
_LEADS = frozenset({"in", "by", "on"})
_SOME = frozenset({"some", "many", "most", "all", "one", "several"})
_OF_WHAT = frozenset(
    {"accusation", "allegation", "charge", "claim", "complaint", "denial", "fear", "suspicion", "warning"}
)
"""Nouns of which "of" tells what is said, not who says it: "a charge of murder"."""
_HELD = frozenset({"charge", "suspicion"})
"""Nouns that report nothing behind a preposition: "in charge", "on suspicion of"."""
_SHADES = {"claim": "claim", "allegation": "allege", "accusation": "allege", "admission": "admit", "denial": "deny"}


@cache
def nouns() -> dict[str, Act]:
    """Return the nouns that carry a report, by lemma, with what their owner does."""
    return {lemma: Act(act) for lemma, act in (line.split("\t") for line in lines("report-nouns"))}


@cache
def adverbs() -> dict[str, Act]:
    """Return the adverbs that say that something is only reported."""
    return {lemma: Act(act) for lemma, act in (line.split("\t") for line in lines("report-adverbs"))}


def find_phrase_reports(scene: Scene) -> Iterator[Report]:
    """Yield the reports made by phrases, in order of their first words."""
    for word in scene.tree.page.words:
        lower = word.text.lower()
        report = None
        if lower == "according":
            report = _according(scene, word)
        elif lower == "as":
            report = _as_seen(scene, word)
        elif lower in {"to", "for"} and word.dep == "prep":
            report = _to(scene, word)
        elif lower in _JUDGING:
            report = _by(scene, word)
        elif lower in adverbs():
            report = _adverb(scene, word)
        elif word.pos == "NOUN" and word.lemma.lower() in nouns():
            report = _noun(scene, word)
        if report is not None:
            yield report


class _Phrase(NamedTuple):
    """A phrase that reports: where it stands, the word that does it, what its source does, and who that is."""

    span: Span
    verb: str
    act: Act
    source: Source


def _made(scene: Scene, phrase: _Phrase, told: Iterable[Span]) -> Report | None:
    contents = scene.cleaned(phrase.span, told)
    if not contents:
        return None
    source = phrase.source
    return Report(
        span=phrase.span,
        mark=phrase.span,
        verb=phrase.verb,
        act=phrase.act,
        shade="neutral" if phrase.verb == "according to" else _SHADES.get(phrase.verb, "-"),
        source=source.span,
        clarity=source.clarity,
        entities=source.entities,
        contents=contents,
    )


def _according(scene: Scene, word: Word) -> Report | None:
    to = scene.tree.page.words[word.number + 1 : word.number + 2]
    if not to or to[0].text.lower() != "to" or to[0].sentence != word.sentence:
        return None
    return _according_to(scene, word, to[0])


def _according_to(scene: Scene, word: Word, to: Word) -> Report | None:
    thing = scene.tree.child(to, "pobj")
    source = source_of(scene, thing) if thing is not None else _of_trade(scene, to)
    end = source.span.end if source.span is not None else to.span.end
    span = Span(word.span.start, max(end, to.span.end))
    phrase = _Phrase(span, "according to", Act.SAY, source)
    return _made(scene, phrase, [_told(scene, span, _governing(scene, word, span), scene.below(word).end)])


def _of_trade(scene: Scene, to: Word) -> Source:
    """Return the source of "according to engineer Cara Moss" where the parse takes the trade for a verb."""
    words = scene.tree.page.words
    trade = words[to.number + 1] if to.number + 1 < len(words) else to
    name = scene.tree.child(trade, "dobj")
    if trade.tag != "VB" or name is None or name.pos != "PROPN" or scene.tree.reach(name).first != trade.number + 1:
        return NOBODY
    return source_in(scene, words[trade.number : name.number + 1], name)


def _as_seen(scene: Scene, word: Word) -> Report | None:
    """Return the report of "as the union sees it"."""
    verb = scene.tree.head(word)
    it, who = scene.tree.child(verb, "dobj"), scene.tree.child(verb, "nsubj")
    if verb.lemma.lower() not in _SEEING or verb.dep != "advcl" or it is None or it.text.lower() != "it" or who is None:
        return None
    span = Span(word.span.start, it.span.end)
    phrase = _Phrase(span, "according to", Act.SAY, source_of(scene, who))
    return _made(scene, phrase, [_told(scene, span, _governing(scene, verb, span), scene.below(verb).end)])


def _to(scene: Scene, word: Word) -> Report | None:
    """Return the report of a phrase that opens a sentence and tells whose verdict it is: "To critics, the law is …"."""
    who, verb = scene.tree.child(word, "pobj"), scene.tree.head(word)
    below = scene.below(word)
    judges = verb.lemma == "be" or scene.tree.child(verb, "cop") is not None
    if who is None or not judges or not scene.opens(below) or not _is_somebody(scene, who):
        return None
    after = scene.tree.page.words_in(Span(below.end, below.end + 2))
    if not after or after[0].text != ",":
        return None
    span = Span(word.span.start, max(below.end, word.span.end))
    return _made(
        scene, _Phrase(span, "according to", Act.SAY, source_of(scene, who)), [_told(scene, span, verb, span.end)]
    )


def _by(scene: Scene, word: Word) -> Report | None:
    """Return the report of "to go by the bank's own figures", "judging by its letter", "going by what he wrote"."""
    by = scene.tree.child(word, "prep")
    thing = scene.tree.child(by, "pobj") if by is not None and by.text.lower() == "by" else None
    below = scene.below(word)
    if by is None or thing is None or not scene.opens(below):
        return None
    phrase = _Phrase(Span(below.start, scene.below(thing).end), "according to", Act.SAY, source_of(scene, thing))
    return _made(scene, phrase, [_told(scene, phrase.span, _governing(scene, word, phrase.span), below.end)])


def _is_somebody(scene: Scene, word: Word) -> bool:
    """Say whether a noun is a person or a body that may judge."""
    named = (name.sort for name in scene.names if name.span.overlaps(scene.below(word)) and name.span.holds(word.span))
    return any(sort in {Sort.PERSON, Sort.BODY} for sort in named) or is_role(word) or word.lemma.lower() in vague()


def _governing(scene: Scene, word: Word, span: Span) -> Word:
    """Return what a phrase hangs from: that of the whole sentence where the phrase opens it, and no aside takes it.

    "According to a report, a copy of which was seen by us, the drug was out of stock": the parse hangs it from "seen".
    """
    head = scene.tree.head(word)
    if not scene.opens(span):
        return head
    top = head
    for _ in range(HIGHEST):
        if top.dep not in {"relcl", "acl", "advcl", "appos", "nsubj", "nsubjpass", "pobj", "prep", "nmod"}:
            break
        top = scene.tree.head(top)
    return top if top.span.start >= span.end else head


def _told(scene: Scene, span: Span, head: Word, behind: int) -> Span:
    """Return what a phrase that ends at `behind` reports: the sentence before it if it closes one, else its clause."""
    part = scene.segment(span.start)
    rest = scene.tree.page.prose[max(span.end, behind) : part.end].strip(" .”’\"'")
    if not rest and not scene.opens(span):
        return scene.before(span)
    below = scene.around(head)
    if below.start < span.start and not scene.opens(span):
        return Span(below.start, min(below.end, scene.clause_end(span, head)))
    return Span(min(below.start, span.end), max(below.end, span.end))


def _adverb(scene: Scene, word: Word) -> Report | None:
    head = scene.tree.head(word)
    noun = scene.tree.head(head)
    if head.dep == "acl" and noun.number < head.number:
        stretch = scene.below(noun)  # "70% of it reportedly passing through"
    else:
        stretch = scene.around(head) if head.number != word.number else scene.segment(word.span.start)
    act = adverbs()[word.text.lower()]
    return _made(scene, _Phrase(word.span, word.text.lower(), act, NOBODY), [stretch])


def _noun(scene: Scene, word: Word) -> Report | None:
    """Return the report of a noun that opens a phrase ("in her view") or has a clause ("the claim that …")."""
    lead = scene.tree.head(word)
    owner = _owner(scene, word)
    lemma, act = word.lemma.lower(), nouns()[word.lemma.lower()]
    if (
        lead.dep in {"prep", "agent"}
        and lead.text.lower() in _LEADS
        and word.dep == "pobj"
        and (owner or _unnamed(scene, word))
        and lemma not in _HELD
    ):
        span = Span(lead.span.start, scene.below(word).end)
        source = source_of(scene, owner) if owner is not None else Source(None, Clarity.VAGUE, ())
        return _made(scene, _Phrase(span, lemma, act, source), [scene.around(scene.tree.head(lead))])
    led = _led(scene, word) if owner is not None else None
    clause = _clause_of(scene, word)
    if led is None and clause is None:
        return None
    first = scene.tree.reach(word).first
    span = Span(scene.tree.page.words[first].span.start, word.span.end)
    source = source_of(scene, owner) if owner is not None else NOBODY
    told = [scene.below(clause)] if clause is not None and led is None else [led or span]
    return _made(scene, _Phrase(span, lemma, act, source), told)


def _led(scene: Scene, word: Word) -> Span | None:
    """Return what a noun leads up to with a colon: "The company's answer: the shifts were agreed"."""
    words = scene.tree.page.words
    after = words[word.number + 1] if word.number + 1 < len(words) else word
    if after.text != ":" or after.sentence != word.sentence:
        return None
    return Span(after.span.end, scene.segment(after.span.start).end)


def _owner(scene: Scene, word: Word) -> Word | None:
    poss = scene.tree.child(word, "poss")
    if poss is not None:
        return poss
    for prep in scene.tree.children(word, "prep"):
        if prep.text.lower() in {"of", "by", "from"} and (owner := scene.tree.child(prep, "pobj")):
            return owner if prep.text.lower() != "of" or word.lemma.lower() not in _OF_WHAT else None
    return None


def _unnamed(scene: Scene, word: Word) -> bool:
    """Say whether the noun is one among others: "by some accounts", "on one estimate"."""
    return any(child.text.lower() in _SOME for child in scene.tree.children(word))


def _clause_of(scene: Scene, word: Word) -> Word | None:
    """Return the clause that a noun brings: "the claim that he lied", "his view is that she lied"."""
    for child in scene.tree.children(word, "acl", "ccomp", "relcl"):
        mark = scene.tree.child(child, "mark")
        if mark is not None and mark.text.lower() == "that":
            return child
    head = scene.tree.head(word)
    if head.lemma == "be" and (word.dep == "nsubj" or (word.dep == "attr" and _is_it(scene, head))):
        return scene.tree.child(head, "ccomp")
    return _behind_owner(scene, word, head)


def _behind_owner(scene: Scene, word: Word, head: Word) -> Word | None:
    """Return the clause behind a noun and its owner that the parse ties to the verb: "a claim by X, the union, that …".

    Only where nothing but a comma stands between.
    """
    if word.dep != "dobj" or _owner(scene, word) is None:
        return None
    end = scene.below(word).end
    for child in scene.tree.children(head, "ccomp", "advcl"):
        mark = scene.tree.child(child, "mark")
        if mark is not None and mark.text.lower() == "that":
            between = scene.tree.page.prose[end : mark.span.start] if end <= mark.span.start <= end + 3 else "?"
            if not between.strip(" ,"):
                return child
    return None


def _is_it(scene: Scene, verb: Word) -> bool:
    """Say whether a verb's subject only points ahead: "it is their view that …"."""
    subject = scene.tree.child(verb, "nsubj")
    return subject is not None and subject.text.lower() == "it"
