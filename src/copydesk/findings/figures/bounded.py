"""Bounds that no word beside a figure tells: a limit told farther off, one line told from either side."""

import re

from copydesk.findings.figures.slots import Slot, Slots
from copydesk.text.counting.exactness import Bound
from copydesk.text.counting.figures import Figure, Measure

FARTHER = {
    Bound.MOST: re.compile(
        r"\b(?:maximum|max|longest|largest|biggest|highest|top|limit|limits|limited|limiting|ceiling|cap|caps|capped|capping"
        r"|restrict\w*|at (?:best|worst)|worst case|most|within|rise to|could|exceed\w*|peak\w*|reach\w*"
        r"|as (?:warm|hot|high|big|large|long|tall|wide|deep|thick|heavy|fast|strong|old|late|dear|far) as)\b",
        re.IGNORECASE,
    ),
    Bound.UNDER: re.compile(
        r"\b(?:within|inside|yet to|not even|short of|shy of"
        r"|(?:less|fewer) than (?:the|what|its|his|her|their|it|they|he|she))\b",
        re.IGNORECASE,
    ),
    Bound.OVER: re.compile(
        r"\b(?:more than (?:the|what|its|his|her|their|it|they|he|she)"
        r"|(?:exceed|surpass|pass|outstrip)(?:es|ed|ing|s)? \D?\d)",
        re.IGNORECASE,
    ),
    Bound.LEAST: re.compile(
        r"\b(?:minimum|lowest|least|smallest|cheapest|shortest|bottom|floor|threshold|start(?:s|ing|ed)? (?:at|from)"
        r"|or more|as (?:cold|cool|low|small|short|slow|light|young|early|cheap|narrow|thin|shallow) as)\b",
        re.IGNORECASE,
    ),
    Bound.ABOUT: re.compile(
        r"\b(?:estimated?|estimates|approximately|roughly|averag\w*|or so|put (?:\w+ ){0,4}at|valued at)\b",
        re.IGNORECASE,
    ),
}
TURNED = ({Bound.UNDER, Bound.LEAST}, {Bound.OVER, Bound.MOST})
"""Bounds of which one, denied, comes to the other."""
NEGATIVE = re.compile(r"\b(?:no|not|none|never|nobody|neither|without|cannot|nor)\b|n[’']t\b", re.IGNORECASE)
AGE_LIMIT = re.compile(
    r"(?<!\bhis)(?<!\bher)(?<!’s)(?<!'s)\sage(?:\s[\w’'-]+){0,6}?\s(?:is|was|be|at|to)\s$", re.IGNORECASE
)
AGE_WITHIN = 80
"""Code points before an age in which it is looked for of what it is the limit."""
FEW = 5
LEFT_OUT = re.compile(
    r"\b(?:left\sout|leav(?:e|es|ing)\sout|exclu\w+|omit\w*|ignor\w+|disregard\w*|exempt\w*|spared?|(?:do(?:es)?|did)\snot\scount)\b",
    re.IGNORECASE,
)
"""What tells of those beyond a line, where the other text tells of those on this side of it."""
BEYOND, WITHIN = (Bound.OVER, Bound.LEAST), (Bound.UNDER, Bound.MOST)


def is_bound_elsewhere(slots: Slots, ours: Slot, theirs: Slot) -> bool:
    """Say whether words farther off bound the figure that seems bare: "the longest sentence is four years"."""
    for bare, bound, page in (
        (ours.figure, theirs.figure.bound, slots.alignment.retelling.page),
        (theirs.figure, ours.figure.bound, slots.alignment.source.page),
    ):
        words = FARTHER.get(bound)
        sentence = page.read(page.sentence_at(bare.span.start).span)
        if words and bare.bound is Bound.NONE and words.search(sentence):
            return True
        if {bare.bound, bound} in TURNED and NEGATIVE.search(sentence):
            return True
    if _is_told_from_beyond(slots, ours, theirs):
        return True
    return _is_comparison(ours.figure) or _is_comparison(theirs.figure) or _is_age_limit(slots, theirs.figure)


def _is_age_limit(slots: Slots, figure: Figure) -> bool:
    """Say whether a figure of the source is an age that parts those under it from those over it."""
    prose = slots.alignment.source.page.prose
    return AGE_LIMIT.search(prose, max(0, figure.span.start - AGE_WITHIN), figure.span.start) is not None


def _is_comparison(figure: Figure) -> bool:
    """Say whether "as much as" likens to a few things and bounds nothing: "as heavy as two elephants"."""
    return figure.bound is Bound.MOST and figure.unit is None and figure.measure is Measure.COUNT and figure.low <= FEW


def _is_told_from_beyond(slots: Slots, ours: Slot, theirs: Slot) -> bool:
    """Say whether one side keeps what lies within a figure and the other leaves out what lies beyond it."""
    pages = (slots.alignment.retelling.page, slots.alignment.source.page)
    told = tuple(
        page.read(page.sentence_at(slot.figure.span.start).span)
        for page, slot in zip(pages, (ours, theirs), strict=True)
    )
    bounds = (ours.figure.bound, theirs.figure.bound)
    return any(
        bounds[here] in BEYOND
        and LEFT_OUT.search(told[here])
        and (bounds[there] in WITHIN or (bounds[there] is Bound.NONE and FARTHER[Bound.UNDER].search(told[there])))
        for here, there in ((0, 1), (1, 0))
    )
