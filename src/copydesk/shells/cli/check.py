"""`copydesk check`: texts in, findings out."""

import os
from contextlib import suppress
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TypedDict, Unpack

import click

from copydesk.article import loaded
from copydesk.findings.check import Report, check
from copydesk.findings.judge.choice import KEY
from copydesk.findings.report import Form, written
from copydesk.findings.wanted.settings import FailOn, Settings, settings_for
from copydesk.findings.wanted.waivers import Waiver, waivers_beside
from copydesk.shells.cli import FAILED
from copydesk.shells.cli.batch import check_batch
from copydesk.shells.cli.input import STANDARD_INPUT, read_text
from copydesk.shells.cli.output import ReaderGoneError, output_to
from copydesk.shells.cli.terminal import When, screen_of
from copydesk.text.passage import Text

EXAMPLE = ("example/original.md", "example/retelling.md")
"""The pair that comes with copydesk, beside this file."""
FEWEST = 2
"""Texts that a check needs: a source and the retelling."""


class Options(TypedDict):
    """What the command was called with."""

    texts: tuple[str, ...]
    example: bool
    batch: str | None
    form: Form | None
    output: Path | None
    select: tuple[str, ...]
    ignore: tuple[str, ...]
    fail_on: FailOn | None
    limit: int | None
    judge: str | None
    judge_model: str | None
    color: When


@click.command("check")
@click.argument("texts", nargs=-1, metavar="SOURCE… RETELLING")
@click.option("--example", is_flag=True, help="Check the invented pair that comes with copydesk.")
@click.option("--batch", metavar="FILE", help="Check many pairs, a JSON object a line; answers are JSON lines.")
@click.option("--format", "form", type=click.Choice(Form, case_sensitive=False), help="How to print  [default: text]")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="FILE", help="Print to a file.")
@click.option("--select", multiple=True, metavar="KINDS", help="Look for these: codes, names, family letters, ALL.")
@click.option("--ignore", multiple=True, metavar="KINDS", help="Leave these out; the closer name wins.")
@click.option(
    "--fail-on",
    type=click.Choice(FailOn, case_sensitive=False),
    help="Exit with 1 from this severity on  [default: error]",
)
@click.option("--limit", type=click.IntRange(1), metavar="BYTES", help="Refuse larger texts  [default: 2000000]")
@click.option("--judge", metavar="own|none|URL", help="Who weighs what is doubtful: URL asks a model  [default: own]")
@click.option("--judge-model", metavar="NAME", help="The model to ask at that URL  [default: the first it lists]")
@click.option(
    "--color",
    type=click.Choice(When, case_sensitive=False),
    default=When.AUTO,
    help="Use colour  [default: on a terminal]",
)
def command(**options: Unpack[Options]) -> int:
    """Hold a retelling against its sources: sources first, the retelling last, - for standard input.

    Exits with 0 where nothing is found, 1 where something is, 2 where a text or an argument can't be used.
    """
    _refuse_mixture(options)
    settings = _settings(options)
    inputs = [Path(name) for name in (*options["texts"], options["batch"]) if name and name != STANDARD_INPUT]
    if options["batch"] is not None:
        with output_to(options["output"], inputs) as output:
            return check_batch(options["batch"], settings, settings.judged_by(os.environ.get(KEY, "")), output)
    report = _checked(options, settings)
    with output_to(options["output"], inputs) as output, suppress(ReaderGoneError):
        for line in written(report, options["form"] or Form.TEXT, screen_of(output.file, options["color"])):
            output.write(line)
    return FAILED if settings.fails(report.findings) else 0


def _refuse_mixture(options: Options) -> None:
    """Raise UsageError where what the command was called with doesn't go together."""
    texts, batch = options["texts"], options["batch"] is not None
    if bool(texts) + options["example"] + batch > 1:
        raise click.UsageError("expected texts, --example or --batch, not several of them")
    if batch and options["form"] not in (None, Form.JSONL):
        raise click.UsageError("a batch is answered in JSON lines: leave --format out")
    if len(texts) < FEWEST and not options["example"] and not batch:
        found = f'only "{texts[0]}"' if texts else "none"
        raise click.UsageError(f"expected at least one source, then the retelling, found {found}")
    if "" in (*texts, options["batch"]):
        raise click.UsageError('expected the name of a file, found ""')
    if texts.count(STANDARD_INPUT) > 1:
        raise click.UsageError(f"standard input ({STANDARD_INPUT}) can be one text only")


def _settings(options: Options) -> Settings:
    """Return the settings of the working folder, with what the command was called with in their place."""
    settings = settings_for(Path.cwd())
    settings = replace(
        settings,
        select=_listed(options["select"]) or settings.select,
        ignore=_listed(options["ignore"]) or settings.ignore,
        fail_on=options["fail_on"] or settings.fail_on,
        limit=options["limit"] or settings.limit,
        judge=options["judge"] or settings.judge,
        judge_model=options["judge_model"] or settings.judge_model,
    )
    settings.kinds()
    return settings


def _listed(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(part.strip() for word in words for part in word.split(",") if part.strip())


def _checked(options: Options, settings: Settings) -> Report:
    """Return the report on the texts that were named, or on the example."""
    if options["example"]:
        *sources, retelling = [_example(name) for name in EXAMPLE]
        waivers: tuple[Waiver, ...] = ()
    else:
        *sources, retelling = [read_text(name, settings.limit) for name in options["texts"]]
        waivers = _waivers(options["texts"][-1])
    return check(sources, retelling, settings.kinds(), settings.judged_by(os.environ.get(KEY, ""))).waiving(waivers)


def _example(name: str) -> Text:
    return loaded(name, files(__package__).joinpath(name).read_bytes()).text


def _waivers(retelling: str) -> tuple[Waiver, ...]:
    return () if retelling == STANDARD_INPUT else waivers_beside(Path(retelling))
