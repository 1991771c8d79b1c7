"""The two sides of a link that a retelling claims: what the sources tell of its cause and of its effect, and where.

From that it is told whether the link is surely the retelling's own, or may be the sources' in other words.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from copydesk.findings.align import Alignment
from copydesk.findings.statements.argued import argued
from copydesk.findings.statements.bare import Sources
from copydesk.findings.statements.matter import Matter, matter, weight
from copydesk.text.lexicon import lines
from copydesk.text.page import Page, Sentence
from copydesk.text.parse import Word

TOGETHER, APART, NEVER = 0.3, 0.2, 0.1
"""The share of both sides of a link that one sentence of the sources may tell: of a cause that is new, of one that
stands elsewhere, of one that has few words."""
NEW, TOLD = 0.33, 0.4
"""The share of a cause that the sources have at most if it is new, and one sentence at least if it stands elsewhere."""
BEFORE = 0.15
"""The share of a cause that the sentence before the one nearest to it must have to be about it as well."""
LEAST, WEIGHTY, PURPOSE = 0.8, 1.5, 1.8
"""The least weight of a cause, of one that is told from others by its words, and of a purpose without a phrase."""
MOVING = frozenset(
    {"go", "come", "travel", "be", "pay", "use", "need", "take", "gather", "meet", "visit", "stay", "wait", "ask"}
)
"""Verbs that a purpose stands beside so often that naming one is no claim."""
_OWN = frozenset({"his", "her", "their", "its"})
_SEEKING = frozenset(
    {
        "wait",
        "search",
        "look",
        "care",
        "ask",
        "call",
        "hope",
        "prepare",
        "leave",
        "head",
        "speak",
        "apply",
        "hunt",
        "vote",
    }
)
"""Verbs whose "for" tells no cause: "searched for their dog"."""


class Found(NamedTuple):
    """A link as it stands: the words that claim it, those of the cause, the verb of a purpose without a phrase.

    `is_plain` tells that its words claim a link, whatever stands around them: "after" does not.
    """

    mark: range
    cause: frozenset[int]
    purposed: Word | None = None
    is_plain: bool = True


class Sides(NamedTuple):
    """What the sources tell of a link's sides.

    `weight` is the cause's; `told` the share of it that the sources have anywhere, `best` in one sentence, `together`
    the share of both sides in one sentence. `linked` tells whether the sentence nearest to the cause links something to
    something, `linked_beside` that of the one nearest to the effect, which is `beside`; `points_back` that this one has
    what came before it for a cause, `repays` that a sentence behind the retold one, or next to it, tells what
    something was given for.
    `around` is the share of the cause in `beside` and the sentences next to it, `argued` tells that the cause is what
    somebody said of the effect that they wanted.
    """

    weight: float
    told: float
    best: float
    together: float
    linked: bool
    linked_beside: bool
    points_back: bool
    repays: bool
    beside: int | None
    around: float
    argued: bool

    @classmethod
    def of(cls, alignment: Alignment, sources: Sources, sentence: Sentence, found: Found) -> "Sides":
        """Return what the sources tell of a link in a sentence of the retelling."""
        words = alignment.retelling.page.words
        cause = matter(words[number] for number in found.cause)
        effect = matter(words[n] for n in sentence.words if n not in found.cause and n not in found.mark)
        passages = [passage.index for passage in alignment.passages(sentence.span)]
        places = sorted({*passages, *sources.nearest(cause), *sources.nearest(effect)})
        shares = [(sources.cover(cause, place), sources.cover(effect, place), place) for place in places]
        best, _, nearest = max(shares, key=lambda share: (share[0], -share[2]), default=(0.0, 0.0, None))
        _, _, beside = max(shares, key=lambda share: (share[1], -share[2]), default=(0.0, 0.0, None))
        page = alignment.source.page
        return cls(
            weight(cause),
            sources.known(cause),
            best,
            max((min(one, other) for one, other, _ in shares), default=0.0),
            _links(page, nearest, "allows") or _goes_on(page, sources, cause, nearest),
            _links(page, beside, "allows"),
            _links(page, beside, "back"),
            _repays(page, {*passages, beside, (beside or 0) + 1}),
            beside,
            sources.cover_around(cause, beside) if beside is not None else 0.0,
            bool(nearest and sources.cover(effect, nearest - 1)) and argued(alignment.source, nearest),
        )

    def is_new(self, found: Found) -> bool:
        """Say whether a link is surely the retelling's own."""
        if self.points_back or self.repays or not found.is_plain:
            return False
        if found.purposed is not None:
            own = found.purposed.lemma.lower() not in MOVING and self.weight >= PURPOSE
            return own and self.told < NEVER and not self.linked_beside
        if self.weight >= WEIGHTY:
            if self.told < NEW:
                return self.together < TOGETHER and not self.linked_beside
            if self.together < APART and not self.linked and self.best >= TOLD:
                return True
        silent = not self.linked and not self.linked_beside
        return self.weight >= LEAST and silent and min(self.told, self.together) < NEVER


def _links(page: Page, sentence: int | None, how: str) -> bool:
    return sentence is not None and phrases(how).search(page.prose, *page.sentences[sentence].span) is not None


def _goes_on(page: Page, sources: Sources, cause: Matter, sentence: int | None) -> bool:
    """Say whether a sentence goes on about a cause that the one before it names: "would not pay a captain"."""
    before = (sentence or 0) - 1
    return before >= 0 and sources.cover(cause, before) >= BEFORE and _links(page, before, "reason")


def _repays(page: Page, numbers: Iterable[int | None]) -> bool:
    """Say whether one of these sentences tells what something was given for: "took a third off for her guilty plea"."""
    sentences = [page.sentences[n] for n in numbers if n is not None and n < len(page.sentences)]
    words = (word for sentence in sentences for word in page.words_in(sentence.span))
    owned = (page.words[word.head] for word in words if word.dep == "poss" and word.text.lower() in _OWN)
    fors = (page.words[noun.head] for noun in owned if noun.dep == "pobj")
    return any(one.lemma.lower() == "for" and page.words[one.head].lemma.lower() not in _SEEKING for one in fors)


@cache
def phrases(*kinds: str) -> re.Pattern[str]:
    """Return a pattern for the phrases of the list `causes` of these kinds."""
    rows = (line.split("\t") for line in lines("causes"))
    known = sorted((phrase for kind, phrase in rows if kind in kinds), key=len, reverse=True)
    end = "" if "allows" in kinds else r"(?!\w)"
    return re.compile(r"\b(?:" + "|".join(map(re.escape, known)) + ")" + end, re.IGNORECASE)
