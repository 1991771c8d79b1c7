"""`copydesk group`: many articles in; who took from whom, and which belong together, out."""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path
from time import monotonic

import click

from copydesk.errors import UnusableInputError
from copydesk.findings.report.screen import shortened, visible, wrapped
from copydesk.shells.cli import complain
from copydesk.shells.cli.output import ReaderGoneError, output_to
from copydesk.shells.cli.progress import EVERY
from copydesk.shells.cli.stored import articles_of, beside, stores_and_files
from copydesk.shells.cli.terminal import When, screen_of
from copydesk.story.corpus import key_of
from copydesk.story.crew import crew
from copydesk.story.engine import MEMORY, opened
from copydesk.story.group import Grouping, Left, Run, grouped
from copydesk.story.kept import Kept
from copydesk.story.lines import files
from copydesk.story.model import Member, Pair, Relation, Story
from copydesk.story.picture import page, pairs_by_story

NAMED = 60
"""Cells that the title of an article takes at most in a list."""
EVENTS = 5
"""Articles of the same event that are named at one, the likeliest first."""


class Form(StrEnum):
    """How what was found is written."""

    TEXT = "text"
    JSONL = "jsonl"
    PARQUET = "parquet"
    HTML = "html"


@click.command("group")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILES-OR-FOLDERS…")
@click.option(
    "--format",
    "form",
    type=click.Choice(Form, case_sensitive=False),
    default=Form.TEXT,
    help="How to write  [default: text]",
)
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FOLDER", help="Write into a folder.")
@click.option("--memory", default=MEMORY, show_default=True, metavar="SIZE", help="What the tables may take.")
@click.option("--work", type=click.Path(path_type=Path), metavar="FOLDER", help="Where a stopped run is kept.")
def command(paths: tuple[Path, ...], form: Form, output: Path | None, memory: str, work: Path | None) -> int:
    """Find who took from whom, and which articles belong together: copies, passages, the same event, stories.

    Reads Markdown, HTML, text, JSON lines, Parquet and WARC, and of a desk the articles in its store. A run that is
    stopped goes on where it was when it is called again with the same files. Exits with 0, or with 2 where nothing can
    be used.
    """
    if output is None and form in (Form.PARQUET, Form.HTML):
        raise click.UsageError(f"--format {form} writes into a folder: name one with -o")
    named = list(stores_and_files(paths))
    if not named:
        raise UnusableInputError(f"{paths[0]}: no file that may hold articles: wanted .md, .html, .txt, .jsonl, …")
    table = _kept_at(work or Path(click.get_app_dir("copydesk")) / "runs", key_of(list(beside(named))))
    progress = _Progress()
    with crew() as pool, opened(memory, path=table) as engine:
        run = Run(engine, Kept(engine.connection), Left(progress.complain), progress, pool, articles_of)
        grouping = grouped(run, named)
        progress.clear()
        _write(grouping, form, output)
    table.unlink()
    return 0


def _kept_at(folder: Path, key: str) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableInputError(f"{folder}: can't be made: {error.strerror}") from error
    return folder / f"{key}.duckdb"


class _Progress:
    """A line on standard error that tells how far a run is, where that is a terminal."""

    def __init__(self) -> None:
        self.shown = sys.stderr.isatty()
        self._told = 0.0

    def __call__(self, stage: str, done: int, whole: int) -> None:
        if self.shown and monotonic() - self._told >= EVERY:
            self._told = monotonic()
            of = f" of {whole}" if whole else ""
            sys.stderr.write(f"\r\x1b[K{stage}: {done}{of}")
            sys.stderr.flush()

    def clear(self) -> None:
        if self.shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def complain(self, line: str) -> None:
        self.clear()
        complain(line)


def _write(grouping: Grouping, form: Form, folder: Path | None) -> None:
    if folder is None:
        with output_to(None, ()) as output, suppress(ReaderGoneError):
            for line in _lines(grouping, form):
                output.write(line)
        return
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableInputError(f"{folder}: can't be made: {error.strerror}") from error
    _write_files(grouping, form, folder)
    click.echo(_summary(grouping))


def _write_files(grouping: Grouping, form: Form, folder: Path) -> None:
    if form is Form.HTML:
        _written(folder / "index.html", page(grouping))
    elif form is Form.TEXT:
        _written(folder / "stories.txt", _lines(grouping, form))
    else:
        for name, lines in files(grouping).items():
            path = folder / f"{name}.jsonl"
            _written(path, lines)
            if form is Form.PARQUET:
                _as_columns(path)


def _written(path: Path, lines: Iterator[str]) -> None:
    with output_to(path, ()) as output:
        for line in lines:
            output.write(line)


def _as_columns(path: Path) -> None:
    """Turn a file of JSON lines into one of Parquet."""
    import duckdb  # noqa: PLC0415 - only where Parquet is asked for

    with duckdb.connect() as connection:
        if path.stat().st_size:
            rows = connection.read_json(str(path), format="newline_delimited", maximum_object_size=1 << 28)
            rows.write_parquet(str(path.with_suffix(".parquet")))
    path.unlink()


def _lines(grouping: Grouping, form: Form) -> Iterator[str]:
    if form is Form.JSONL:
        found = files(grouping)
        yield from found["pairs"]
        yield from found["stories"]
        return
    width = screen_of(sys.stdout.buffer, When.NEVER).width
    members = {member.id: member for member in grouping.members}
    pairs = pairs_by_story(grouping)
    for story in grouping.stories:
        if len(story.members) > 1:
            yield from _story(story, members, pairs.get(story.id, {}), width)
            yield ""
    yield _summary(grouping)


def _story(
    story: Story, members: Mapping[str, Member], pairs: Mapping[str, Sequence[Pair]], width: int
) -> Iterator[str]:
    yield f"{visible(story.title) or 'Untitled'}  [{story.id}]"
    for identity in story.members:
        yield f"  {_member(members[identity])}{'  (bridge)' if identity in story.bridges else ''}"
        for sentence in _held(identity, pairs.get(identity, ())):
            yield from (f"      {line}" for line in wrapped(visible(sentence), width - 6))


def _member(member: Member) -> str:
    day = f"{member.published:%Y-%m-%d} " if member.published else ""
    title = f": {shortened(member.title, NAMED)}" if member.title.strip() else ""
    return f"{day}{visible(member.id)}{title}"


def _held(identity: str, pairs: Sequence[Pair]) -> Iterator[str]:
    """Yield what holds between an article and those before it: a sentence for each, one for all of the same event."""
    for pair in pairs:
        if pair.relation is not Relation.EVENT:
            yield f"{pair.relation} ({pair.score:.2f}) with {_other(pair, identity)}{_origin(pair)}"
    events = sorted((pair for pair in pairs if pair.relation is Relation.EVENT), key=lambda pair: -pair.score)
    if events:
        named = ", ".join(f"{_other(pair, identity)} ({pair.score:.2f})" for pair in events[:EVENTS])
        more = f" and {len(events) - EVENTS} more" if len(events) > EVENTS else ""
        yield f"same event as {named}{more}"


def _other(pair: Pair, identity: str) -> str:
    return pair.first if pair.second == identity else pair.second


def _origin(pair: Pair) -> str:
    told = pair.origin
    return f"; likelier the origin: {told.id}, {told.why}" if told and told.id else ""


def _summary(grouping: Grouping) -> str:
    counts = Counter(pair.relation.value for pair in grouping.pairs)
    found = ", ".join(f"{relation} {count}" for relation, count in counts.items()) or "none"
    several = sum(len(story.members) > 1 for story in grouping.stories)
    articles = "1 article" if len(grouping.members) == 1 else f"{len(grouping.members)} articles"
    stories = "1 story" if several == 1 else f"{several} stories"
    return f"{articles}; pairs: {found}; {stories} of more than one article; {grouping.left_out} left out."
