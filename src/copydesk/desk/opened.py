"""A desk made ready for a run: the store, the network, the writer and the site that its settings name."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from sqlite3 import connect
from tempfile import TemporaryDirectory

from copydesk.article.network.fetch import Fetcher, Manners
from copydesk.desk.files import InMemory, OnDisk
from copydesk.desk.folder import make_folder
from copydesk.desk.git import Repository
from copydesk.desk.group import Together
from copydesk.desk.intake import Feeds
from copydesk.desk.lock import only_run
from copydesk.desk.model import Desk
from copydesk.desk.rests import rests_of
from copydesk.desk.settings import DeskSettings, Git, WriterKind, WriterSettings
from copydesk.draft.model import Writer
from copydesk.findings.judge.choice import KEY as JUDGE_KEY
from copydesk.findings.judge.remembering import RememberingJudge
from copydesk.findings.judge.verdict import Judging
from copydesk.store import Store, open_store
from copydesk.text.remembered import Readings

KEY = "COPYDESK_API_KEY"
"""The variable of the environment that a model's key comes from."""
Clock = Callable[[], datetime]


@contextmanager
def open_desk(settings: DeskSettings, clock: Clock, environment: Mapping[str, str]) -> Iterator[Desk]:
    """Make a desk ready, for this run alone. StoreError where another run is at work, or the store can't be used."""
    with only_run(settings.store_folder) as lock, open_store(settings.store_folder, clock) as store:
        wanted = settings.publish.git is not Git.OFF
        repository = Repository(settings.site_folder, settings.store_folder, lock) if wanted else None
        with _desk(settings, clock, environment, store) as desk:
            yield replace(desk, repository=repository)


@contextmanager
def open_review(settings: DeskSettings, clock: Clock, environment: Mapping[str, str]) -> Iterator[Desk]:
    """Make a desk ready for looking and deciding, while others run it: nothing is to be published with this one.

    It remembers readings and verdicts, so that of a text that is checked again and again only what changed is new work.
    """
    make_folder(settings.store_folder)
    with open_store(settings.store_folder, clock) as store, _desk(settings, clock, environment, store) as desk:
        yield replace(desk, judging=cache(lambda: _remembering(desk.judging())), reading=Readings())


def _remembering(judge: Judging | None) -> Judging | None:
    return RememberingJudge(judge) if judge else None


@contextmanager
def open_rehearsal(settings: DeskSettings, clock: Clock, environment: Mapping[str, str]) -> Iterator[Desk]:
    """Make a desk ready on a copy of its memory and with a site in memory alone: a run of it changes nothing."""
    with TemporaryDirectory(prefix="copydesk-") as copy:
        if settings.store_folder.is_dir() and any(settings.store_folder.glob("*.sqlite3")):
            with open_store(settings.store_folder, clock) as store:
                _copied(store, Path(copy))
        with open_store(Path(copy), clock) as store, _desk(settings, clock, environment, store) as desk:
            yield replace(desk, site=InMemory(OnDisk(settings.site_folder)))


def _copied(store: Store, folder: Path) -> None:
    """Copy a store's tables into another folder, as of one moment."""
    with open_store(folder) as begun, begun.tables.reading() as connection:
        (place,) = [row["file"] for row in connection.execute("PRAGMA database_list") if row["name"] == "main"]
    there = connect(place)
    try:
        with store.tables.reading() as connection:
            connection.backup(there)
    finally:
        there.close()


@contextmanager
def _desk(settings: DeskSettings, clock: Clock, environment: Mapping[str, str], store: Store) -> Iterator[Desk]:
    with Fetcher(manners_of(settings), rests=rests_of(store, clock)) as fetcher:
        yield Desk(
            settings=settings,
            store=store,
            clock=clock,
            intake=Feeds(settings, store, clock, fetcher),
            writer=writer_of(settings.writer, environment),
            grouping=Together(),
            site=OnDisk(settings.site_folder),
            judging=cache(lambda: settings.check.judged_by(environment.get(JUDGE_KEY, ""))),
        )


def manners_of(settings: DeskSettings) -> Manners:
    """Return how the network is asked; files are read in the desk's own folder alone."""
    fetch = settings.fetch
    return Manners(
        agent=fetch.agent,
        delay=fetch.delay,
        timeout=fetch.timeout,
        largest=fetch.largest,
        private=fetch.private,
        files=(settings.folder,),
    )


def writer_of(settings: WriterSettings, environment: Mapping[str, str]) -> Writer:
    """Return the writer that the settings name; a model's key comes from the environment."""
    if settings.kind is WriterKind.LLM:
        return _llm(settings, environment.get(KEY))
    if settings.kind is WriterKind.VERBATIM:
        from copydesk.draft.verbatim import VerbatimWriter  # noqa: PLC0415 - only the writer that is wanted

        return VerbatimWriter()
    from copydesk.draft.brief import BriefWriter  # noqa: PLC0415 - only the writer that is wanted

    return BriefWriter()


def _llm(settings: WriterSettings, key: str | None) -> Writer:
    from copydesk.draft.endpoint import Endpoint  # noqa: PLC0415 - only the writer that is wanted
    from copydesk.draft.llm import Bounds, LlmWriter  # noqa: PLC0415
    from copydesk.draft.prompt import Prompts  # noqa: PLC0415

    prompts = Prompts(settings.write, settings.mend, settings.instructions)
    ask = Endpoint(settings.address, settings.model, key)
    name = f"llm ({settings.model})"
    return LlmWriter(ask, name, prompts=prompts, bounds=Bounds(seconds=settings.timeout, tokens=settings.tokens))
