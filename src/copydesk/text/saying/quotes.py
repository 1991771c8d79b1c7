"""Words between quotation marks, whatever the marks, and block quotes.

Marks are read block by block, from left to right, with a short stack of those still open. Straight, curly, German and
French marks are read, nested or mixed (`"so', `), never closed, or running over paragraphs. No mark is an apostrophe in
a word, at the end of a plural (`workers' union`) or at the head of a shortened word (`'em`, `'90s`), nor are feet and
inches.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from copydesk.text.lexicon import lines
from copydesk.text.page import Page
from copydesk.text.passage import Block, Role, Span
from copydesk.text.saying.marks import DEEPEST, Family, Mark, Side, marks_in


class Use(StrEnum):
    """What marks are put around: somebody's words, or the title of a work."""

    WORDS = "words"
    TITLE = "title"


@dataclass(frozen=True, slots=True)
class Quote:
    """A quotation within one block: `span` is what stands between the marks, `outer` has the marks with it.

    `depth` is 0 for a quotation that stands in no other. One that `continues` goes on with the quotation that ended the
    block before. A block quote without marks has `outer` equal to `span`.
    """

    span: Span
    outer: Span
    depth: int = 0
    continues: bool = False
    use: Use = Use.WORDS


def find_quotes(page: Page) -> tuple[Quote, ...]:
    """Return the quotations of a page in order of their place, nested ones behind those that hold them."""
    found: list[Quote] = []
    carried: Family | None = None
    for block in page.blocks:
        pairs, open_at_end = _pairs(page.prose, block, carried)
        spans = sorted(pairs, key=lambda pair: (pair[0].start, -pair[0].end))
        first = block.span.start if carried is not None else -1
        found.extend(_quotes(page.prose, block, spans, first))
        carried = open_at_end
    return tuple(found)


@dataclass(slots=True)
class _Open:
    """A mark that is still open, with where it would end if it is never closed."""

    mark: Mark
    stray: Mark | None = None
    nested: Mark | None = None


_Pair = tuple[Span, Span]


def _pairs(prose: str, block: Block, carried: Family | None) -> tuple[list[_Pair], Family | None]:
    """Return the outer and inner spans of a block's quotations, and the family of the one that its end leaves open."""
    marks = marks_in(prose, block.span)
    if not marks and block.role is not Role.QUOTATION:
        return [], None
    stack: list[_Open] = []
    pairs: list[_Pair] = []
    if carried is not None and (closing := _unopened(prose, block, marks, carried)):
        pairs.append((Span(block.span.start, closing.span.end), Span(block.span.start, closing.span.start)))
        marks = marks[marks.index(closing) + 1 :]
    for mark in marks:
        if _closes(mark, stack):
            pairs.extend(_closed(mark, stack))
        elif mark.side in (Side.OPENS, Side.EITHER):
            _opened(mark, stack)
    left = [pair for item in stack if (pair := _unclosed(prose, block, item))]
    runs_on = [item for item in stack if item.stray is None and item.nested is None]
    whole = _block_quote(prose, block, pairs + left)
    family = runs_on[0].mark.family if runs_on and left and not whole else None
    return pairs + left + whole, family


def _unopened(prose: str, block: Block, marks: Sequence[Mark], carried: Family) -> Mark | None:
    """Return the mark that closes a quotation of the block before, where this block doesn't open it again."""
    first = next((mark for mark in marks if mark.family is carried), None)
    if first is None or first.side is not Side.CLOSES or first.weak:
        return None
    ended = carried is not Family.SINGLE or prose[first.span.start - 1] in ".,?!…"
    return first if ended and first.span.start > block.span.start else None


def _closes(mark: Mark, stack: Sequence[_Open]) -> bool:
    """Say whether a mark ends a quotation that is open; one that cannot, but might end its words, is noted as stray."""
    if not stack or mark.side is Side.OPENS:
        return False
    top = stack[-1].mark
    if mark.family is Family.SINGLE:
        if top.family is not Family.SINGLE and mark.side is Side.CLOSES and not mark.weak:
            stack[-1].stray = stack[-1].stray or mark
        return top.family is Family.SINGLE and not mark.weak
    return any(item.mark.family is mark.family for item in stack) or (
        mark.side is Side.CLOSES and mark.family is Family.DOUBLE and top.family is Family.SINGLE
    )


def _closed(mark: Mark, stack: list[_Open]) -> Iterator[_Pair]:
    """Take what a closing mark ends from the stack; single marks left open inside are apostrophes."""
    mixed = all(item.mark.family is not mark.family for item in stack)
    while stack:
        item = stack.pop()
        if mixed or item.mark.family is mark.family:
            if item.mark.span.end < mark.span.start:
                yield Span(item.mark.span.start, mark.span.end), Span(item.mark.span.end, mark.span.start)
            return


def _opened(mark: Mark, stack: list[_Open]) -> None:
    if stack and stack[-1].mark.family is mark.family:
        if mark.family is Family.SINGLE:
            stack.pop()
        else:
            stack[-1].nested = stack[-1].nested or mark
    if len(stack) < DEEPEST:
        stack.append(_Open(mark))


def _unclosed(prose: str, block: Block, item: _Open) -> _Pair | None:
    """Return where a quotation that is never closed runs: to another sort of mark, the next one, or the block's end."""
    start, inner = item.mark.span
    if item.stray and not (item.nested and item.nested.span.start < item.stray.span.start):
        return Span(start, item.stray.span.end), Span(inner, item.stray.span.start)
    if item.mark.family is Family.SINGLE and not _sure(prose, block, item.mark):
        return None
    end = item.nested.span.start if item.nested else block.span.end
    end = inner + len(prose[inner:end].rstrip())
    return (Span(start, end), Span(inner, end)) if inner < end else None


def _sure(prose: str, block: Block, mark: Mark) -> bool:
    """Say whether a single mark that is never closed opens a quotation and is no apostrophe."""
    before = prose[block.span.start : mark.span.start].rstrip()[-1:]
    return not before or before in ":," or prose[mark.span.start] in "‘‚"


def _block_quote(prose: str, block: Block, pairs: Iterable[_Pair]) -> list[_Pair]:
    """Return the whole of a block quote, unless marks stand around it; its credit (`— Name`) is not part of it."""
    if block.role is not Role.QUOTATION:
        return []
    words = prose[block.span.start : block.span.end]
    credit = re.search(r"\s[—–-]{1,2}\s?[^—–.!?]{2,80}$", words)
    span = Span(block.span.start, block.span.start + (credit.start() if credit else len(words.rstrip())))
    if span.start == span.end or any(outer.start == span.start and outer.end >= span.end for outer, _ in pairs):
        return []
    return [(span, span)]


def _quotes(prose: str, block: Block, pairs: Sequence[_Pair], first: int) -> Iterator[Quote]:
    ends: list[int] = []
    for outer, inner in pairs:
        words = prose[inner.start : inner.end]
        if not any(char.isalnum() for char in words):
            continue
        start = inner.start + len(words) - len(words.lstrip())
        span = Span(start, start + len(words.strip()))
        while ends and ends[-1] <= outer.start:
            ends.pop()
        use = Use.TITLE if _is_title(prose, block, outer, span) else Use.WORDS
        yield Quote(span, outer, len(ends), outer.start == first and not ends, use)
        ends.append(outer.end)


def _is_title(prose: str, block: Block, outer: Span, inner: Span) -> bool:
    """Say whether the words between marks are the title of a work: capitalised throughout, in a text that isn't."""
    if block.role in (Role.TITLE, Role.HEADING, Role.QUOTATION) or inner.end - inner.start > LONGEST_TITLE:
        return False
    words = re.findall(r"[^\W_][\w'’-]*", prose[inner.start : inner.end])
    if not words or any(word[0].islower() and word not in SMALL for word in words) or words[0][0].islower():
        return False
    before = prose[max(block.span.start, outer.start - 40) : outer.start]
    led = [word.lower() for word in re.findall(r"[\w']+", before)[-2:]]
    if any(word in lines("works") for word in led) or sum(word[0].isupper() for word in words) > 1:
        return True
    runs_on = before[-2:-1].isalpha() and before.endswith(" ") and prose[inner.end - 1].isalnum()
    return runs_on and words[0][0].isupper() and led[-1:] != [] and led[-1] not in SAYING


LONGEST_TITLE = 80
"""Code points that the title of a work has at most."""
SAYING = frozenset(
    {"are", "be", "been", "is", "said", "saying", "says", "shouted", "the", "was", "were", "word", "wrote"}
)
"""Words behind which one capitalised word between marks is no title."""
SMALL = frozenset({"a", "an", "and", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to", "with"})
"""Words that titles don't capitalise."""


def quotes_in(quotes: Sequence[Quote], span: Span) -> Sequence[Quote]:
    """Return the quotations, of a page's in order, that begin inside a span of its prose."""
    first = bisect_right(quotes, span.start - 1, key=lambda quote: quote.outer.start)
    last = bisect_right(quotes, span.end - 1, key=lambda quote: quote.outer.start)
    return quotes[first:last]
