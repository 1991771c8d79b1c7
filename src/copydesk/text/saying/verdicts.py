"""Who gives a thing a name or a verdict in quoted words: "X branded it "a farce"", "was dubbed "a farce" by X"."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from copydesk.text.lexicon import lines
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.antecedents import Cast
from copydesk.text.saying.phrases import nouns
from copydesk.text.saying.quotes import Quote
from copydesk.text.tree import Tree

MOST = 60
"""Words of a quotation that are looked at for the one that its others hang from."""
HIGHEST = 6
"""Words climbed from a quotation to the verb that gives it, and from that verb to its subject."""
NEXT = 4
"""Code points behind a quotation in which "by" stands."""
_BARE = "-"
_RELATIVE = frozenset({"WP", "WDT"})
_JOINED = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "acomp", "dep"})


class Verdict(NamedTuple):
    """Who gives a name or a verdict: the head of the phrase, None where the text leaves it open ("was branded")."""

    by: Word | None


def verdict_of(cast: Cast, quote: Quote) -> Verdict | None:
    """Return who gives a quotation as a name or a verdict, None where no verb or noun right above it does so."""
    verb = _in_front(cast, quote)
    if verb is not None:
        return _given(cast, verb, quote)
    at, lead = _top(cast, quote.span), _BARE
    for _ in range(HIGHEST):
        if at is None or at.pos in {"VERB", "AUX"} or cast.tree.head(at) == at:
            break
        if at.pos == "ADP" and not cast.is_quoted(at):
            if lead != _BARE:
                return None
            lead = at.text.lower()
        owner = cast.tree.child(at, "poss") if lead in {"of", "as"} and at.lemma.lower() in nouns() else None
        if owner is not None and not cast.is_quoted(owner):
            return Verdict(owner)
        at = cast.tree.head(at)
    if at is None or cast.is_quoted(at) or lead not in naming().get(at.lemma.lower(), ()):
        return None
    return _given(cast, at, quote)


@cache
def naming() -> Mapping[str, frozenset[str]]:
    """Return the verbs that give a name or a verdict, by lemma, with what leads up to it ("-": nothing)."""
    rows = (line.split("\t") for line in lines("naming-verbs"))
    return {lemma: frozenset(frames.split(",")) for lemma, frames in rows}


def _top(cast: Cast, span: Span) -> Word | None:
    """Return what the quoted words hang from."""
    words = cast.tree.page.words_in(span)
    inside = range(words[0].number, words[-1].number + 1) if words else range(0)
    top = next((word for word in words[:MOST] if word.head not in inside), None)
    return cast.tree.head(top) if top is not None else None


def _in_front(cast: Cast, quote: Quote) -> Word | None:
    """Return the verb of "what X called “…”", whatever the parse hangs the quoted words from."""
    words = cast.tree.page.words
    at = cast.tree.page.words_in(quote.outer)[0].number - 1
    at -= at > 0 and words[at].pos == "DET"
    if at < 0 or words[at].pos != "VERB" or _BARE not in naming().get(words[at].lemma.lower(), ()):
        return None
    what = cast.tree.child(words[at], "dobj")
    return words[at] if what is not None and what.tag == "WP" and not cast.is_quoted(words[at]) else None


def _given(cast: Cast, verb: Word, quote: Quote) -> Verdict | None:
    tree = cast.tree
    if tree.child(verb, "neg") is not None:
        return Verdict(None)
    if _is_passive(tree, verb):
        by = tree.child(verb, "agent") or _behind(cast, quote)
        return Verdict(tree.child(by, "pobj") if by is not None else None)
    subject = _subject(tree, verb)
    return Verdict(subject) if subject is not None and not cast.is_quoted(subject) else None


def _behind(cast: Cast, quote: Quote) -> Word | None:
    """Return the "by" right behind a quotation, which the parse may hang from a noun in it."""
    after = cast.tree.page.words_in(Span(quote.outer.end, quote.outer.end + NEXT))
    return after[0] if after and after[0].text == "by" else None


def _is_passive(tree: Tree, verb: Word) -> bool:
    """Say whether a verb tells what is done to its subject, or to the noun that it hangs from."""
    if tree.child(verb, "auxpass", "nsubjpass", "agent") is not None:
        return True
    if verb.tag != "VBN" or tree.child(verb, "nsubj", "aux") is not None:
        return False
    return verb.dep != "conj" or _is_passive(tree, tree.head(verb))


def _subject(tree: Tree, verb: Word) -> Word | None:
    """Return who does what a verb tells: its subject, or that of the verb or the noun that it hangs from."""
    at = verb
    for _ in range(HIGHEST):
        own = tree.child(at, "nsubj") or (tree.child(at, "nsubjpass") if at != verb else None)
        if own is not None:
            return tree.head(at) if own.tag in _RELATIVE and at.dep == "relcl" else own
        if at.dep == "acl":
            return tree.head(at)
        if at.dep not in _JOINED:
            return None
        at = tree.head(at)
    return None
