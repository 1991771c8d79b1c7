"""`copydesk compare`: the passages that two articles share, side by side, and which is likelier the origin."""

from collections.abc import Iterator
from contextlib import suppress
from itertools import zip_longest
from pathlib import Path

import click

from copydesk.article import LIMIT, load
from copydesk.article.model import Article
from copydesk.errors import UnusableInputError, printable
from copydesk.findings.report.screen import Screen, Style, measure, visible, wrapped
from copydesk.shells.cli.output import ReaderGoneError, output_to
from copydesk.shells.cli.terminal import When, screen_of
from copydesk.story.corpus import holds_many
from copydesk.story.events import LIKELY, same_event
from copydesk.story.model import Member, Pair, Shared
from copydesk.story.weighing import Comparison, compared
from copydesk.text.passage import Passage, Span

BETWEEN = " │ "


@click.command("compare")
@click.argument("one", type=click.Path(path_type=Path), metavar="A")
@click.argument("other", type=click.Path(path_type=Path), metavar="B")
@click.option("--limit", type=click.IntRange(1), metavar="BYTES", default=LIMIT, help="Refuse larger texts.")
@click.option("--color", type=click.Choice(When, case_sensitive=False), default=When.AUTO, help="Use colour.")
def command(one: Path, other: Path, limit: int, color: When) -> int:
    """Show the passages that two articles share, side by side, and which of the two is likelier the origin.

    Where they share too little for that, it is told whether they are likely to tell the same event.

    Exits with 0 whatever they share, 2 where one of them can't be read.
    """
    for path in (one, other):
        _require_one(path)
    articles = load(one, limit=limit), load(other, limit=limit)
    first, second = (Member.of(name, article) for name, article in zip("ab", articles, strict=True))
    comparison = compared(first, second)
    event = None if comparison.pair else next(same_event([first, second]), None)
    with output_to(None, ()) as output, suppress(ReaderGoneError):
        for line in _lines(articles, comparison, event, screen_of(output.file, color)):
            output.write(line)
    return 0


def _require_one(path: Path) -> None:
    """Refuse a file that holds many articles."""
    if holds_many(path):
        raise UnusableInputError(f"{printable(str(path))}: holds many articles: wanted one; `copydesk group` reads all")


def _lines(
    articles: tuple[Article, Article], comparison: Comparison, event: Pair | None, screen: Screen
) -> Iterator[str]:
    names = tuple(visible(article.text.name) for article in articles)
    for sentence in (*_told(names, comparison), *_same_event(event)):
        yield from wrapped(sentence, screen.width)
    for place in comparison.shared:
        yield ""
        yield from _side_by_side(articles, place, screen)


def _told(names: tuple[str, ...], comparison: Comparison) -> Iterator[str]:
    """Yield what holds between two articles, and which is likelier the origin, in sentences."""
    one, other = names
    pair, told = comparison.pair, comparison.evidence
    shares = f"{told.contained:.0%} of the words of {one} stand in {other}, {told.containing:.0%} the other way"
    if not comparison.shared:
        yield f"{one} and {other} share no passage."
    elif pair:
        yield f"{one} and {other}: {pair.relation}; {shares}."
        yield from _origin(names, pair)
    else:
        why = "the form of a bulletin with other facts" if comparison.bulletin else "too little for a copy"
        yield f"{one} and {other} share {why}; {shares}."


def _same_event(event: Pair | None) -> Iterator[str]:
    if event is not None and event.score >= LIKELY:
        yield f"Likely they tell the same event in other words ({event.score:.0%})."


def _origin(names: tuple[str, ...], pair: Pair) -> Iterator[str]:
    if pair.origin is None:
        return
    if pair.origin.id is None:
        yield f"Which of them had it first is unsure: {pair.origin.why}."
    else:
        name = names[0] if pair.origin.id == pair.first else names[1]
        yield f"Likelier the origin: {name} ({pair.origin.confidence:.0%}): {pair.origin.why}."


def _side_by_side(articles: tuple[Article, Article], place: Shared, screen: Screen) -> Iterator[str]:
    """Yield the lines of a shared passage, each side in its half of the screen."""
    spans = Span(place.start, place.end), Span(place.other_start, place.other_end)
    passages = [article.text.passage(span) for article, span in zip(articles, spans, strict=True)]
    width = max((screen.width - len(BETWEEN)) // 2, 8)
    heads = [_padded(_where(passage), width) for passage in passages]
    yield BETWEEN.join(screen.ink(head, Style.STRONG) for head in heads).rstrip()
    columns = (
        list(wrapped(visible(" ".join(article.text.prose[span.start : span.end].split())), width))
        for article, span in zip(articles, spans, strict=True)
    )
    for left, right in zip_longest(*columns, fillvalue=""):
        yield f"{_padded(left, width)}{BETWEEN}{right}".rstrip()


def _where(passage: Passage) -> str:
    return visible(f"{passage.text.name}:{passage.position.line}:{passage.position.column}")


def _padded(words: str, width: int) -> str:
    return words + " " * max(width - measure(words), 0)
