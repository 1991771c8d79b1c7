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
from copydesk.findings.statements.argued import argued
from copydesk.findings.statements.bare import Sources
from copydesk.findings.statements.matter import matter, weight
from copydesk.findings.statements.taking import Players
from copydesk.findings.tables import Signs, weigh
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word
from copydesk.text.passage import Role, Span
from copydesk.text.tree import Tree

TOGETHER, APART, NEVER = 0.3, 0.2, 0.1
"""The share of both sides of a link that one sentence of the sources may tell: of a cause that is new, of one that
stands elsewhere, of one that has few words."""
NEW, TOLD = 0.33, 0.3
"""The share of a cause that the sources have at most if it is new, and one sentence at least if it stands elsewhere."""
LEAST, WEIGHTY, PURPOSE = 0.8, 1.5, 1.8
"""The least weight of a cause, of one that is told from others by its words, and of a purpose without a phrase."""
WEIGHTS = "statements/links.tsv"
"""The table of weights, learned by `train/links.py`, that the signs of a link are weighed by."""
_MOVING = frozenset(
    {"go", "come", "travel", "be", "pay", "use", "need", "take", "gather", "meet", "visit", "stay", "wait", "ask"}
)
"""Verbs that a purpose stands beside so often that naming one is no claim."""
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
_SUBJECTS = frozenset({"aux", "auxpass", "nsubj", "nsubjpass"})
_MEANT = frozenset({"meant to", "intended to", "designed to"})


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


class _Found(NamedTuple):
    """A link as it stands: the words that claim it, those of the cause, the verb of a purpose without a phrase.

    `is_plain` tells that its words claim a link, whatever stands around them: "after" does not.
    """

    mark: range
    cause: frozenset[int]
    purposed: Word | None = None
    is_plain: bool = True


def links(alignment: Alignment) -> Iterator[Link]:
    """Yield the links that a retelling claims, in order of sentences."""
    players = Players(alignment.retelling)
    page, sources = alignment.retelling.page, Sources(alignment.source.page)
    quoted = [quote.outer for quote in alignment.retelling.quotes]
    for sentence in page.sentences:
        if page.asks(sentence.span):
            continue
        for found in _found(players, sentence):
            span = _span(page, found)
            if not any(outer.overlaps(page.words[found.mark.start].span) for outer in quoted):
                sides = _Sides.of(alignment, sources, sentence, found)
                if sides.argued:
                    continue
                there = alignment.source.page.sentences[sides.beside].span if sides.beside is not None else None
                moves = found.purposed is not None and found.purposed.lemma.lower() in _MOVING
                yield Link(span, there, sides.is_new(found), found.cause, sides.together, sides.around, moves)


def _span(page: Page, found: _Found) -> Span:
    numbers = [*found.cause, found.mark.start, found.mark.stop - 1]
    return Span(page.words[min(numbers)].span.start, page.words[max(numbers)].span.end)


class _Sides(NamedTuple):
    """What the sources tell of a link's sides.

    `weight` is the cause's; `told` the share of it that the sources have anywhere, `best` in one sentence, `together`
    the share of both sides in one sentence. `linked` tells whether the sentence nearest to the cause links something to
    something, `linked_beside` that of the one nearest to the effect, which is `beside`; `points_back` that this one has
    what came before it for a cause. `around` is the share of the cause in it and the sentences next to it, `argued`
    tells that the cause is what somebody said of the effect that they wanted.
    """

    weight: float
    told: float
    best: float
    together: float
    linked: bool
    linked_beside: bool
    points_back: bool
    beside: int | None
    around: float
    argued: bool

    @classmethod
    def of(cls, alignment: Alignment, sources: Sources, sentence: Sentence, found: _Found) -> "_Sides":
        """Return what the sources tell of a link in a sentence of the retelling."""
        words = alignment.retelling.page.words
        cause = matter(words[number] for number in found.cause)
        effect = matter(words[n] for n in sentence.words if n not in found.cause and n not in found.mark)
        passages = [passage.index for passage in alignment.passages(sentence.span)]
        places = sorted({*passages, *sources.nearest(cause), *sources.nearest(effect)})
        shares = [(sources.cover(cause, place), sources.cover(effect, place), place) for place in places]
        best, _, nearest = max(shares, key=lambda share: (share[0], -share[2]), default=(0.0, 0.0, None))
        _, _, beside = max(shares, key=lambda share: (share[1], -share[2]), default=(0.0, 0.0, None))
        return cls(
            weight(cause),
            sources.known(cause),
            best,
            max((min(one, other) for one, other, _ in shares), default=0.0),
            _links(alignment.source.page, nearest, "allows"),
            _links(alignment.source.page, beside, "allows"),
            _links(alignment.source.page, beside, "back"),
            beside,
            sources.cover_around(cause, beside) if beside is not None else 0.0,
            bool(nearest and sources.cover(effect, nearest - 1)) and argued(alignment.source, nearest),
        )

    def is_new(self, found: _Found) -> bool:
        """Say whether a link is surely the retelling's own."""
        if self.points_back or not found.is_plain:
            return False
        if found.purposed is not None:
            own = found.purposed.lemma.lower() not in _MOVING and self.weight >= PURPOSE
            return own and self.told < NEVER and not self.linked_beside
        if self.weight >= WEIGHTY:
            if self.told < NEW:
                return self.together < TOGETHER and not self.linked_beside
            if self.together < APART and not self.linked and self.best >= TOLD:
                return True
        silent = not self.linked and not self.linked_beside
        return self.weight >= LEAST and silent and min(self.told, self.together) < NEVER


def _links(page: Page, sentence: int | None, how: str) -> bool:
    return sentence is not None and _phrases(how).search(page.prose, *page.sentences[sentence].span) is not None


@cache
def _phrases(*kinds: str) -> re.Pattern[str]:
    rows = (line.split("\t") for line in lines("causes"))
    phrases = sorted((phrase for kind, phrase in rows if kind in kinds), key=len, reverse=True)
    end = "" if "allows" in kinds else r"(?!\w)"
    return re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + ")" + end, re.IGNORECASE)


@cache
def _deeds() -> Mapping[str, str]:
    """Return the verbs that make something happen, each with its particle, empty where it needs none."""
    rows = (line.split("\t") for line in lines("causes"))
    deeds = (phrase.partition(" ") for kind, phrase in rows if kind == "deed")
    return {verb: particle for verb, _, particle in deeds}


def _found(players: Players, sentence: Sentence) -> Iterator[_Found]:
    for found in _phrases("reason", "aim").finditer(players.reading.page.prose, *sentence.span):
        yield from _phrase(players, sentence, found)
    for found in _phrases("likely").finditer(players.reading.page.prose, *sentence.span):
        likely = _phrase(players, sentence, found)
        open_ = (one for one in likely if _may_link(players, one) and not _is_denied(players, sentence, one))
        yield from (one._replace(is_plain=False) for one in open_)
    for word in players.words[sentence.words.start : sentence.words.stop]:
        if word.dep == "advcl" and word.tag == "VB":
            yield from _purpose(players, word)
        elif word.pos == "VERB" and word.lemma.lower() in _deeds():
            yield from _deed(players, word)


def _phrase(players: Players, sentence: Sentence, found: re.Match[str]) -> Iterator[_Found]:
    """Yield the link that a phrase claims: its cause is the rest of the clause that it opens."""
    tree, words = players.tree, players.words
    mark = players.reading.page.words_in(Span(*found.span()))
    if not mark or mark[-1].number + 1 >= sentence.words.stop or _is_no_link(tree, mark[0], found[0].lower()):
        return
    if any(word.text.lower() in _OPEN for word in words[sentence.words.start : mark[0].number]):
        return  # "whether they fell because of the wind" claims nothing
    after = words[mark[-1].number + 1]
    if found[0].lower() == "due to" and after.tag == "VB":
        return  # "is due to open" is what is to come
    tops = [*mark, *(tree.head(word) for word in mark if word.dep in {"mark", "aux", "advmod"})]
    near = (top for top in tops if top.number <= mark[-1].number or tree.reach(top).first >= mark[0].number - 1)
    last = min(max(tree.reach(top).last for top in near), sentence.words.stop - 1)
    if last > mark[-1].number:
        yield _Found(range(mark[0].number, after.number), frozenset(range(after.number, last + 1)))


def _may_link(players: Players, found: _Found) -> bool:
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


def _is_denied(players: Players, sentence: Sentence, found: _Found) -> bool:
    """Say whether what stands before a mark that may tell a link did not happen: "no officer was charged over it"."""
    before = players.words[sentence.words.start : found.mark.start]
    return any(word.lemma.lower() in _NOTHING for word in before)


def _is_no_link(tree: Tree, first: Word, phrase: str) -> bool:
    """Say whether "meant to" is what somebody meant to do, not what a measure is for."""
    verb = first.tag != "VBN" or any(child.dep in _SUBJECTS for child in tree.children(first))
    return phrase in _MEANT and verb


_OPEN = frozenset({"whether", "if"})
_COMMENT = re.compile(
    r"to\s(?:(?:cap|top)\sit|make\smatters|begin\swith|start\swith|sum\sup|put\sit|say\sthe|name\sbut)\b", re.IGNORECASE
)
"""Purposes that only comment: "to cap it all", "to make matters worse"."""


def _purpose(players: Players, verb: Word) -> Iterator[_Found]:
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
        yield _Found(range(to.number, to.number + 1), cause, tree.head(verb))


def _deed(players: Players, verb: Word) -> Iterator[_Found]:
    """Yield the link that a verb claims whose subject is no party: "the rain set off the slide"."""
    tree, particle = players.tree, _deeds()[verb.lemma.lower()]
    children = list(tree.children(verb))
    if particle and not any(child.text.lower() == particle for child in children):
        return
    deps = {child.dep for child in children}
    full = ("dobj" in deps and not deps.isdisjoint(_OUTCOMES)) or "ccomp" in deps
    if (verb.lemma.lower() in _FULL and not full) or any(child.tag == "MD" for child in children):
        return
    if any(word.lemma.lower() in _NOTHING for word in players.words[verb.number + 1 : verb.number + NEAR]):
        return  # "has led to no charges" claims no link
    subject = next((child for child in children if child.dep == "nsubj" and child.pos in {"NOUN", "PROPN"}), None)
    who = players.who(subject.number) if subject is not None else None
    if subject is not None and who is not None and not who.is_party:
        first, last = tree.reach(subject)
        yield _Found(range(verb.number, verb.number + 1), frozenset(range(first, last + 1)))
