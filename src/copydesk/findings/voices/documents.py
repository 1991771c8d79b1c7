"""Documents without an author: "one study" where the source tells whose study it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk.findings.statements.matter import cover, matter
from copydesk.findings.voices.credits import Scene
from copydesk.findings.voices.parties import name_parts, nouns_in
from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.tree import Tree

MOST = 100
"""Documents of a retelling that are looked at."""
AROUND = 1
"""Sentences before and behind a document in which a retelling may tell whose it is."""
ALIKE = 0.25
"""The share of a sentence's terms that the source's sentence must have, so that it tells of the same document."""
_ANY = frozenset({"a", "an", "one", "another"})
_MADE_BY = frozenset({"by", "from"})


@dataclass(frozen=True, slots=True)
class Unsigned:
    """A document that a retelling leaves without its author: its phrase here, and there, and the author's there."""

    ours: Span
    theirs: Span
    author: Span


def unsigned(scene: Scene) -> Iterator[Unsigned]:
    """Yield the documents of a retelling of which the source tells whose they are and the retelling does not."""
    page, tree = scene.retelling.reading.page, scene.ours.cast.tree
    left = MOST
    for word in page.words:
        if left and word.tag == "NN" and word.lemma.lower() in documents() and _is_bare(page, tree, word):
            left -= 1
            yield from _signed_there(scene, word)


def _is_bare(page: Page, tree: Tree, word: Word) -> bool:
    """Say whether a document is any one: no name and no noun before it, nobody who made it behind it."""
    children = list(tree.children(word))
    if not any(child.text.lower() in _ANY for child in children) or _author(page, tree, word) is not None:
        return False
    first = min(child.number for child in children)
    if any(_is_named(tree, prep) for prep in tree.children(word, "prep")):
        return False
    return all(page.words[n].pos not in {"PROPN", "NOUN"} for n in range(first, word.number))


def _is_named(tree: Tree, prep: Word) -> bool:
    """Say whether words tell for whom by name a document was made: "a study for the Lab"."""
    whom = tree.child(prep, "pobj") if prep.text.lower() == "for" else None
    return whom is not None and whom.pos == "PROPN"


def _author(page: Page, tree: Tree, word: Word) -> Span | None:
    """Return the words that tell whose a document is: "by the Lab", "the Lab's", "a Lab study"."""
    for prep in tree.children(word, "prep", "agent"):
        made = tree.child(prep, "pobj") if prep.text.lower() in _MADE_BY else None
        if made is not None:
            return _phrase(page, tree, made)
    for made in tree.children(word, "acl"):
        agent = tree.child(made, "agent")
        if agent is not None and (who := tree.child(agent, "pobj")) is not None:
            return _phrase(page, tree, who)
    owner = tree.child(word, "poss")
    if owner is None:
        owner = next((child for child in tree.children(word, "compound") if child.pos == "PROPN"), None)
    return _phrase(page, tree, owner) if owner is not None and owner.pos != "PRON" else None


def _phrase(page: Page, tree: Tree, word: Word) -> Span:
    first, last = tree.reach(word)
    return Span(page.words[first].span.start, page.words[last].span.end)


def _signed_there(scene: Scene, word: Word) -> Iterator[Unsigned]:
    source, tree, page = scene.source.reading.page, scene.theirs.cast.tree, scene.retelling.reading.page
    ours = page.sentences[word.sentence]
    about = matter(page.words[n] for n in ours.words)
    for passage in sorted(scene.passages(word.sentence)):
        words = [source.words[n] for n in source.sentences[passage].words]
        found = next((one for one in words if one.lemma.lower() == word.lemma.lower()), None)
        author = _author(source, tree, found) if found is not None else None
        if found is None or author is None or cover(about, matter(words)) < ALIKE:
            continue
        if not _is_told(scene, word.sentence, author):
            span = Span(page.words[scene.ours.cast.tree.reach(word).first].span.start, word.span.end)
            theirs = Span(min(found.span.start, author.start), max(found.span.end, author.end))
            yield Unsigned(span, theirs, author)
        return


def _is_told(scene: Scene, sentence: int, author: Span) -> bool:
    """Say whether a retelling names the author anywhere, or describes one near the document."""
    names = set(name_parts(scene.source.reading, author))
    if names:
        return not names.isdisjoint(scene.retelling_cast.all_names)
    page = scene.retelling.reading.page
    near = page.sentences[max(sentence - AROUND, 0) : sentence + AROUND + 1]
    nouns = set(nouns_in(scene.source.reading.page, author))
    return not nouns or any(not nouns.isdisjoint(nouns_in(page, one.span)) for one in near)


@cache
def documents() -> frozenset[str]:
    """Return the nouns of what is written or counted by somebody."""
    return frozenset(lines("document-nouns"))
