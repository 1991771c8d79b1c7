"""Links: a cause, motive or purpose that a retelling claims, and how much of its two sides the sources tell together.

A link is a phrase of the list `causes` ("because of", "in order to"), a clause of purpose ("to spare them the cost") or
a verb whose subject is no party but a cause ("the rain set off the slide"). It is surely the retelling's own where the
sources tell its two sides apart, or have nothing of the cause at all, and no word there links either to anything.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.bare import Sources
from copydesk.findings.statements.grounds import is_claimed, is_grounded, is_no_link
from copydesk.findings.statements.linked import MOVING, Found, Sides, phrases
from copydesk.findings.statements.taking import Players
from copydesk.findings.tables import Signs, weigh
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Role, Span

WEIGHTS = "statements/links.tsv"
"""The table of weights, learned by `train/links.py`, that the signs of a link are weighed by."""
_BEFORE_TO = frozenset(
    {"order", "as", "not", "attempt", "effort", "bid", "meant", "intended", "designed", "enough", "only", "too"}
)
_FULL = frozenset({"leave", "send", "push", "drive"})
"""Verbs that are causes only with what becomes of their object."""
_PUNISHED = frozenset(
    {"jail", "prison", "imprison", "sentence", "fine", "convict", "arrest", "charge", "prosecute", "try", "detain"}
)
CLAUSE = 6
"""Words before a "for" among which one of punishment makes what follows the offence: "sent to prison for stealing"."""
_NOTHING = frozenset({"no", "nothing", "nobody", "none", "neither"})
NEAR = 4
"""Words behind a verb among which one stands that says it made nothing happen."""
_OUTCOMES = frozenset({"ccomp", "xcomp", "oprd", "prt", "prep", "acomp"})


class Link(NamedTuple):
    """Where a retelling links two things, the sentence of the sources that tells its effect, and whether it is its own.

    `cause` are the words of the cause. `both` is the share of both sides in one sentence of the sources, `around` that
    of the cause around the effect, `moves` whether it is a purpose of going somewhere.
    """

    here: Span
    there: Span | None
    is_sure: bool
    cause: frozenset[int]
    both: float
    around: float
    moves: bool

    @property
    def signs(self) -> Signs:
        """What the sources tell of a link that is weighed."""
        return {"both": self.both, "around": self.around, "moves": self.moves}

    @property
    def odds(self) -> float:
        """The log of the odds that a link is the retelling's own, as far as the sources' words tell."""
        return weigh(WEIGHTS, "E3", "structure", self.signs)


def links(alignment: Alignment) -> Iterator[Link]:
    """Yield the links that a retelling claims, in order of sentences."""
    players = Players(alignment.retelling)
    page, sources = alignment.retelling.page, Sources(alignment.source.page)
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    for sentence in page.sentences:
        if page.asks(sentence.span):
            continue
        for found in _found(players, sentence):
            span, link = _span(page, found), (found.mark, found.cause)
            if is_claimed(alignment, sources, *link):
                continue
            if not any(outer.overlaps(page.words[found.mark.start].span) for outer in quoted):
                sides = Sides.of(alignment, sources, sentence, found)
                if sides.argued:
                    continue
                there = alignment.source.page.sentences[sides.beside].span if sides.beside is not None else None
                moves = found.purposed is not None and found.purposed.lemma.lower() in MOVING
                sure = sides.is_new(found) and not is_grounded(alignment, sources, sentence, *link)
                yield Link(span, there, sure, found.cause, sides.together, sides.around, moves)


def _span(page: Page, found: Found) -> Span:
    numbers = [*found.cause, found.mark.start, found.mark.stop - 1]
    return Span(page.words[min(numbers)].span.start, page.words[max(numbers)].span.end)


@cache
def _deeds() -> Mapping[str, str]:
    """Return the verbs that make something happen, each with its particle, empty where it needs none."""
    rows = (line.split("\t") for line in lines("causes"))
    deeds = (phrase.partition(" ") for kind, phrase in rows if kind == "deed")
    return {verb: particle for verb, _, particle in deeds}


def _found(players: Players, sentence: Sentence) -> Iterator[Found]:
    for found in phrases("reason", "aim").finditer(players.reading.page.prose, *sentence.span):
        yield from _phrase(players, sentence, found)
    for found in phrases("likely").finditer(players.reading.page.prose, *sentence.span):
        likely = _phrase(players, sentence, found)
        open_ = (one for one in likely if _may_link(players, one) and not _is_denied(players, sentence, one))
        yield from (one._replace(is_plain=False) for one in open_)
    for word in players.words[sentence.words.start : sentence.words.stop]:
        if word.dep == "advcl" and word.tag == "VB":
            yield from _purpose(players, word)
        elif word.pos == "VERB" and word.lemma.lower() in _deeds():
            yield from _deed(players, word)


def _phrase(players: Players, sentence: Sentence, found: re.Match[str]) -> Iterator[Found]:
    """Yield the link that a phrase claims: its cause is the rest of the clause that it opens."""
    tree, words = players.tree, players.words
    mark = players.reading.page.words_in(Span(*found.span()))
    if not mark or mark[-1].number + 1 >= sentence.words.stop or is_no_link(tree, mark[0], found[0].lower()):
        return
    if mark[0].number > sentence.words.start and words[mark[0].number - 1].text.lower() in _NOT:
        return  # "it was not because he had complained"
    if any(word.text.lower() in _OPEN for word in words[sentence.words.start : mark[0].number]):
        return  # "whether they fell because of the wind" claims nothing
    after = words[mark[-1].number + 1]
    if found[0].lower() == "due to" and after.tag == "VB":
        return  # "is due to open" is what is to come
    tops = [*mark, *(tree.head(word) for word in mark if word.dep in {"mark", "aux", "advmod"})]
    near = (top for top in tops if top.number <= mark[-1].number or tree.reach(top).first >= mark[0].number - 1)
    last = min(max(tree.reach(top).last for top in near), sentence.words.stop - 1)
    if last > mark[-1].number:
        yield Found(range(mark[0].number, after.number), frozenset(range(after.number, last + 1)))


def _may_link(players: Players, found: Found) -> bool:
    """Say whether a phrase that may tell a link does: what follows "after" is no time, "for" tells what is done."""
    words = players.words
    mark, first = words[found.mark.start], words[found.mark.stop]
    when = (time.span for time in players.reading.times)
    if mark.lemma.lower() == "for" and len(found.mark) == 1:
        clause = players.words[max(mark.number - CLAUSE, 0) : mark.number]
        punished = any(word.sentence == mark.sentence and word.lemma.lower() in _PUNISHED for word in clause)
        return first.tag == "VBG" and players.tree.head(mark).pos == "VERB" and not punished
    if mark.lemma.lower() == "over" and (mark.dep != "prep" or players.tree.head(mark).pos != "VERB"):
        return False
    page = players.reading.page
    if page.blocks[page.sentences[mark.sentence].block].role is Role.TITLE:
        return False
    return first.pos != "NUM" and not any(span.overlaps(first.span) for span in when)


def _is_denied(players: Players, sentence: Sentence, found: Found) -> bool:
    """Say whether what stands before a mark that may tell a link did not happen: "no officer was charged over it"."""
    before = players.words[sentence.words.start : found.mark.start]
    return any(word.lemma.lower() in _NOTHING for word in before)


_OPEN = frozenset({"whether", "if"})
_NOT = frozenset({"not", "n't", "n’t"})
_COMMENT = re.compile(
    r"to\s(?:(?:cap|top)\sit|make\smatters|begin\swith|start\swith|sum\sup|put\sit|say\sthe|name\sbut)\b", re.IGNORECASE
)
"""Purposes that only comment: "to cap it all", "to make matters worse"."""


def _purpose(players: Players, verb: Word) -> Iterator[Found]:
    """Yield the purpose that a clause tells without a phrase: "to spare the town the cost".

    One with "be" only colours what is done: "to be on the safe side".
    """
    if verb.lemma.lower() == "be":
        return
    tree = players.tree
    to = next((child for child in tree.children(verb, "aux") if child.text.lower() == "to"), None)
    if to is not None and _COMMENT.match(players.reading.page.prose, to.span.start):
        return
    if to is not None and (to.number == 0 or players.words[to.number - 1].text.lower() not in _BEFORE_TO):
        cause = frozenset(range(to.number + 1, tree.reach(verb).last + 1))
        yield Found(range(to.number, to.number + 1), cause, tree.head(verb))


def _is_when(players: Players, child: Word) -> bool:
    """Say whether what hangs from a verb tells when or where to, so that it is no outcome: "left Hull on Monday"."""
    below = players.tree.child(child, "pobj") if child.dep == "prep" else None
    timed = below is not None and any(time.span.overlaps(below.span) for time in players.reading.times)
    return timed or (child.lemma.lower() == "for" and players.tree.head(child).lemma.lower() == "leave")


def _deed(players: Players, verb: Word) -> Iterator[Found]:
    """Yield the link that a verb claims whose subject is no party: "the rain set off the slide"."""
    tree, particle = players.tree, _deeds()[verb.lemma.lower()]
    children = list(tree.children(verb))
    if particle and not any(child.text.lower() == particle for child in children):
        return
    deps = {child.dep for child in children if not _is_when(players, child)}
    full = ("dobj" in deps and not deps.isdisjoint(_OUTCOMES)) or "ccomp" in deps
    if (verb.lemma.lower() in _FULL and not full) or any(child.tag == "MD" for child in children):
        return
    if any(word.lemma.lower() in _NOTHING for word in players.words[verb.number + 1 : verb.number + NEAR]):
        return  # "has led to no charges" claims no link
    subject = next((child for child in children if child.dep == "nsubj" and child.pos in {"NOUN", "PROPN"}), None)
    who = players.who(subject.number) if subject is not None else None
    if subject is not None and who is not None and not who.is_party:
        first, last = tree.reach(subject)
        yield Found(range(verb.number, verb.number + 1), frozenset(range(first, last + 1)))
