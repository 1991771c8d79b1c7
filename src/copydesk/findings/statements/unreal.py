"""Clauses that a source tells and does not hold, told as so: "rather than sell it", "no sign that it leaked".

They are denied without a "not" of their own: something else is done in their stead, there is no sign of them, or
somebody turns down the claim that makes them. Nothing is said where the source tells the deed elsewhere, the retold
sentence denies anything, or somebody else than who turns the claim down is made to say it.
"""

from collections.abc import Iterator
from functools import partial
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.assured import LIGHT, Held
from copydesk.findings.statements.clauses import stem
from copydesk.findings.statements.echoes import echoes, own_words
from copydesk.findings.statements.matter import Matter, matter, shared
from copydesk.findings.statements.retold import Told, retellings, tells
from copydesk.findings.statements.sides import Side
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.statements import Statement, Tense
from copydesk.text.tree import Tree

SIGNS = frozenset({"sign", "evidence", "indication", "suggestion", "proof", "hint", "trace"})
"""Nouns of what would show a thing."""
CLAIMS = frozenset(
    {"case", "claim", "argument", "suggestion", "idea", "notion", "allegation", "accusation", "contention", "theory"}
    | {"assertion", "charge", "submission", "view", "belief", "report", "rumour", "rumor"}
)
REJECTING = frozenset({"reject", "dismiss", "deny", "refute", "rebut", "discount", "rule"})
"""Verbs by which somebody turns a claim down; who disputes one leaves it open."""
_INSTEAD = {"than": "rather", "of": "instead"}


class Unreal(NamedTuple):
    """The verb of a clause that is not so, what tells that, and who says it, where somebody does.

    `noun` is the sign or the claim that the clause hangs from, empty where there is none; `instead` tells that
    something else is done in its stead, which may be as uncertain.
    """

    verb: Word
    span: Span
    denier: Matter
    noun: str = ""
    instead: bool = False


def told_as_real(alignment: Alignment, ours: Side, theirs: Side) -> Iterator[Held]:
    """Yield the statements of what the passages behind them tell as not so by another word than "not"."""
    page, told = ours.reading.page, Told(theirs.reading)

    def asks(sentence: Sentence) -> bool:
        return page.asks(sentence.span)

    clauses, is_told = partial(_unreal, theirs.tree), partial(_tells, ours, theirs.tree)
    for sentence, found, unreal in retellings(alignment, ours, clauses, is_told, asks):
        apart = _may_deny(alignment, sentence, unreal) or _is_anothers(ours, found, unreal)
        if not apart and not told.has_done(unreal.verb):
            yield Held(ours.predicate(found), unreal.span)


def _unreal(tree: Tree, passage: Sentence) -> Iterator[Unreal]:
    """Yield the clauses of a sentence that are not so by what stands above them."""
    page = tree.page
    for verb in page.words[passage.words.start : passage.words.stop]:
        if verb.pos not in {"VERB", "AUX"} or verb.lemma.lower() in LIGHT:
            continue
        above = tree.head(verb)
        mark = _instead(page, verb)
        if mark is not None:
            yield Unreal(verb, Span(mark.span.start, page.words[tree.reach(verb).last].span.end), {}, instead=True)
        elif verb.dep in {"acl", "ccomp"} and above.number < verb.number and _has_that(tree, verb):
            yield from _denied(tree, verb, above)


def _instead(page: Page, verb: Word) -> Word | None:
    """Return the first word of "rather than" or "instead of" right before a verb."""
    before = page.words[max(verb.number - 2, 0) : verb.number]
    if len(before) < len(_INSTEAD) or _INSTEAD.get(before[1].text.lower()) != before[0].text.lower():
        return None
    return before[0] if before[0].sentence == verb.sentence else None


def _has_that(tree: Tree, verb: Word) -> bool:
    return any(child.text.lower() == "that" for child in tree.children(verb, "mark"))


def _denied(tree: Tree, verb: Word, above: Word) -> Iterator[Unreal]:
    """Yield a clause of which there is no sign, or whose claim somebody turns down."""
    lemma = above.lemma.lower()
    no = next((w for w in tree.children(above, "det") if w.text.lower() == "no"), None)
    if lemma in SIGNS and no is not None:
        yield Unreal(verb, Span(no.span.start, tree.page.words[tree.reach(verb).last].span.end), {}, lemma)
        return
    is_claim = lemma in CLAIMS and above.dep == "dobj"
    governing = tree.head(above) if is_claim else above
    if governing.lemma.lower() not in REJECTING or any(w.dep == "neg" for w in tree.children(governing)):
        return
    out = any(w.text.lower() == "out" for w in tree.children(governing, "prt"))
    if governing.lemma.lower() == "rule" and not out:
        return
    subject = tree.child(governing, "nsubj")
    reach = tree.reach(subject) if subject is not None else None
    who = matter(tree.page.words[reach.first : reach.last + 1]) if reach is not None else {}
    span = Span(governing.span.start, tree.page.words[tree.reach(verb).last].span.end)
    yield Unreal(verb, span, who, lemma if is_claim else "")


def _tells(ours: Side, tree: Tree, statement: Statement, unreal: Unreal) -> bool:
    """Say whether a finite statement is of the deed and of what the clause is about, as surely as the source speaks."""
    bare = statement.tense is Tense.NONE and not ours.reports(statement)  # "thinks the bacteria kill" lost its tense
    if bare or statement.negated:
        return False
    if not unreal.instead and ours.is_hedged(statement):
        return False
    page = ours.reading.page
    return tells(ours, statement, tree, unreal.verb, page.sentences[page.words[statement.verb].sentence].words)


def _may_deny(alignment: Alignment, sentence: Sentence, unreal: Unreal) -> bool:
    """Say whether a retold sentence could deny the clause too, or tells only of the sign or the claim itself."""
    page = alignment.retelling.page
    if unreal.noun and any(word.lemma.lower() == unreal.noun for word in page.words_in(sentence.span)):
        return True
    known = echoes(alignment.source.page, alignment.passages(sentence.span), [unreal.span]) | {stem(unreal.verb.lemma)}
    return any(own_words(page, sentence.span, "denials", known))


def _is_anothers(ours: Side, statement: Statement, unreal: Unreal) -> bool:
    """Say whether somebody else than who turns a claim down is made to say it; a pronoun may be the same one."""
    if not unreal.denier:
        return False
    page = ours.reading.page
    verb = page.words[statement.verb].span
    for report in ours.reading.reports:
        if any(span.holds(verb) for span in report.contents):
            who = page.words_in(report.source) if report.source is not None else ()
            pointed = len(who) == 1 and who[0].pos == "PRON"
            return not pointed and not shared(unreal.denier, matter(who))
    return False
