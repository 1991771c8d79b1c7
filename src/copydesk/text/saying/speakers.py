"""Who says each quotation.

Most are told by a reporting clause; the rest by a phrase that names somebody's words ("was the verdict of the mayor"),
by the sentence that leads up to the quotation, or by the quotation before. A pronoun is followed to what it stands for.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk.text.naming.names import Name
from copydesk.text.page import Page
from copydesk.text.parse import Word
from copydesk.text.passage import Span
from copydesk.text.saying.antecedents import Cast, antecedent, head_among
from copydesk.text.saying.quotes import Quote
from copydesk.text.saying.report import Act
from copydesk.text.saying.reports import Report
from copydesk.text.saying.sources import phrase
from copydesk.text.saying.telling import Telling, owner_of
from copydesk.text.tree import tree_of

MOST_TOLD = 60
"""Quotations that one reporting clause is asked about."""
LONGEST_GAP = 220
"""Code points between a quotation that stands alone and the one before it."""
MARGIN = 40
"""Code points on each side of a quotation in which another word shows that it doesn't stand alone."""
_SPEAKING = frozenset({Act.SAY, Act.DENY, Act.ALLEGE})
"""What somebody does who speaks: who denies something or accuses somebody may go on as "it said"."""
_SPOKESPERSON = frozenset({"spokesman", "spokeswoman", "spokesperson", "representative"})


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says a quotation: `span` is the phrase that tells it, `entity` the name it stands for, if it has one.

    `meant` is the phrase that a pronoun stands for, else `span`.
    """

    span: Span
    entity: int | None
    meant: Span


def find_speakers(
    page: Page, quotes: Sequence[Quote], names: Sequence[Name], reports: Sequence[Report]
) -> tuple[Speaker | None, ...]:
    """Return the speaker of each quotation, None where the text does not tell."""
    if not quotes:
        return ()
    outermost = [quote.outer for quote in quotes if quote.depth == 0]
    cast = Cast(tree_of(page), names, outermost, frozenset(sayers(page, reports)))
    telling = Telling(cast, quotes, told_by(quotes, reports), _by_sentence(page, reports))
    found: list[Speaker | None] = []
    last: int | None = None
    for i, quote in enumerate(quotes):
        head = telling.head(i)
        if head is not None:
            found.append(_speaker(cast, head))
        else:
            found.append(found[last] if last is not None and _goes_on(page, quotes[last], quote) else None)
        last = i if quote.depth == 0 else last
    return tuple(found)


def told_by(quotes: Sequence[Quote], reports: Sequence[Report]) -> list[list[Report]]:
    """Return, for each quotation, the reports that tell it."""
    told: list[list[Report]] = [[] for _ in quotes]
    for report in reports:
        for content in report.contents if report.source is not None and not report.is_heard else ():
            at = bisect_left(quotes, content.end, key=lambda quote: quote.outer.start) - 1
            for i in range(at, max(at - MOST_TOLD, -1), -1):
                if quotes[i].outer.overlaps(content) and not quotes[i].outer.holds(report.mark):
                    told[i].append(report)
                elif quotes[i].depth == 0:
                    break
    return told


def sayers(page: Page, reports: Sequence[Report]) -> Iterator[int]:
    """Yield the numbers of the words that head the phrases of those who say something."""
    for report in reports:
        if report.source is None or report.act not in _SPEAKING or report.is_heard:
            continue
        if head := head_among(page.words_in(report.source)):
            yield head.number


def _by_sentence(page: Page, reports: Sequence[Report]) -> dict[int, list[Report]]:
    by_sentence: dict[int, list[Report]] = {}
    for report in reports:
        if report.source is not None and report.act is Act.SAY and not report.is_heard:
            by_sentence.setdefault(page.sentence_at(report.mark.start).index, []).append(report)
    return by_sentence


def _goes_on(page: Page, before: Quote, quote: Quote) -> bool:
    """Say whether a quotation goes on with the one before it, or stands alone right behind it."""
    if quote.depth or quote.continues:
        return quote.depth == 0
    gap = Span(before.outer.end, quote.outer.start)
    if gap.end - gap.start > LONGEST_GAP or page.read(gap).count("\n\n") > 1:
        return False
    return _stands_alone(page, quote)


def _stands_alone(page: Page, quote: Quote) -> bool:
    """Say whether a quotation is a sentence, or several, with nothing around it."""
    first = page.sentence_at(quote.outer.start).span
    last = page.sentence_at(max(quote.outer.end - 1, 0)).span
    front = page.prose[max(first.start, quote.outer.start - MARGIN) : quote.outer.start]
    back = page.prose[quote.outer.end : min(last.end, quote.outer.end + MARGIN)]
    return not any(char.isalnum() for char in front + back)


def _speaker(cast: Cast, head: Word) -> Speaker:
    """Return the speaker whose phrase a word heads."""
    span = phrase(cast.tree, head)
    stands_for = antecedent(cast, head) if head.pos == "PRON" else None
    meant = phrase(cast.tree, stands_for) if stands_for is not None else span
    return Speaker(span, _entity(cast, stands_for or head), meant)


def _entity(cast: Cast, head: Word) -> int | None:
    """Return the name of the one that a word heads the phrase of: its own, its apposition's, or its spokesman's."""
    for word in _own(cast, head):
        name = cast.name_at(word)
        if name is not None:
            return name.entity
    return None


def _own(cast: Cast, head: Word) -> Iterator[Word]:
    yield head
    yield from (word for word in cast.tree.children(head, "appos") if not _is_one_of(cast, word))
    if head.lemma.lower() in _SPOKESPERSON:
        owner = owner_of(cast.tree, head)
        yield from (owner,) if owner is not None else ()
        for prep in cast.tree.children(head, "prep"):
            yield from cast.tree.children(prep, "pobj")


def _is_one_of(cast: Cast, word: Word) -> bool:
    """Say whether an apposition tells what somebody is one of: "the minister, an Open Democrat"."""
    article = cast.tree.child(word, "det")
    return article is not None and article.text.lower() in {"a", "an"}
