"""Stories into drafts: written, checked, mended, and kept as approved or held."""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress

from copydesk.desk.compose import composed, date_of, read_draft
from copydesk.desk.faults import faults_of
from copydesk.desk.model import Desk, Event, Events, Sort
from copydesk.desk.rulings import NO_VERSION, judged_by
from copydesk.desk.settings import WriterKind
from copydesk.desk.sources import Source, sources_of, usable
from copydesk.draft.model import AwayError, Draft, Fault
from copydesk.draft.repair import repaired
from copydesk.errors import JudgeError, UnusableInputError, WriterError
from copydesk.findings.check import Report, check
from copydesk.findings.report.json import as_json
from copydesk.post.gate import held
from copydesk.store import Retelling, Stage, State, StoryRow

BY_HAND = "hand"
"""The writer of what an editor wrote."""
OPEN = (Stage.NEW, Stage.WAITING, Stage.HELD, Stage.APPROVED, Stage.STALE)
"""Stages of stories that may want a retelling."""


AWAY = 2
"""Stories in a row for which the writer is out of reach, before the others are left for the next run."""


def retold(desk: Desk) -> Events:
    """Retell every story that has no retelling, or whose sources changed since; yield which were held, and why."""
    away = left = 0
    for row, newest in _wanting(desk):
        if away == AWAY and not _own_work(newest):
            left += 1
            continue
        yield Event(Sort.DOING, row.title, "retelling")
        try:
            yield from _retold(desk, row, newest)
            away = 0
        except (AwayError, JudgeError) as error:  # nothing was kept, so the next run asks again
            away += isinstance(error, AwayError)
            yield Event(Sort.FAILED, row.title, str(error))
    if left:
        stories = "1 more story" if left == 1 else f"{left} more stories"
        yield Event(Sort.FAILED, stories, f"left for the next run: {desk.writer.name} is out of reach")


def _wanting(desk: Desk) -> Iterator[tuple[StoryRow, Retelling | None]]:
    """Yield the stories that want a retelling, each with the newest that it has.

    One whose articles are all in other stories now wants none.
    """
    for row in _open(desk):
        newest = desk.store.retellings.newest(row.id)
        if row.articles and (newest is None or _outdated(desk, newest)):
            yield row, newest


def _open(desk: Desk) -> Iterator[StoryRow]:
    """Yield the stories that may want a retelling, the first that came first."""
    rows: list[StoryRow] = []
    after = None
    while True:
        page = desk.store.stories.page(OPEN, after)
        rows += page.rows
        after = page.next
        if after is None:
            break
    yield from reversed(rows)


def _outdated(desk: Desk, retelling: Retelling) -> bool:
    """Say whether a source of a retelling has a newer version."""
    return any(desk.store.articles.article(part.article).version > part.version for part in retelling.basis)


def _retold(desk: Desk, row: StoryRow, newest: Retelling | None) -> Events:
    sources = usable(sources_of(desk, desk.store.stories.basis(row.id)))
    own = _own_work(newest)
    try:
        draft, sources = (own, sources) if own else _led(desk, row.id, sources)
    except AwayError:
        raise
    except (WriterError, UnusableInputError) as error:
        yield from _unwritten(desk, row, sources, str(error))
        return
    yield from kept(desk, row.id, draft, sources, newest.by if newest and own else draft.writer)


def _unwritten(desk: Desk, row: StoryRow, sources: Sequence[Source], why: str) -> Events:
    """Hold a story that a writer can't retell: asked again it would say the same, unless it is a model."""
    if desk.settings.writer.kind is WriterKind.LLM:
        yield Event(Sort.FAILED, row.title, why)
    else:
        name = desk.writer.name
        why = why.removeprefix(f"{sources[0].article.text.name}: ")  # a name that nobody else has for it
        yield from kept(desk, row.id, Draft(row.title, "", "", name), sources, name, why)


def _own_work(newest: Retelling | None) -> Draft | None:
    """Return an editor's retelling, which no writer replaces: it is checked against the newer sources as it is.

    One that was rejected is none: nobody wants it any more.
    """
    if newest is None or newest.state is State.REJECTED or not is_by_hand(newest):
        return None
    return newest.draft


def is_by_hand(retelling: Retelling) -> bool:
    """Say whether an editor wrote a retelling or made it from another, whatever they are called."""
    written = retelling.draft.writer == BY_HAND or retelling.parent is not None
    return written or retelling.by != retelling.draft.writer


def _led(desk: Desk, story: str, sources: tuple[Source, ...]) -> tuple[Draft, tuple[Source, ...]]:
    """Return a draft and its sources, the first that can be retold leading them.

    WriterError, or UnusableInputError, of the first where none can. A model is asked once: it fails for other reasons.
    """
    try:
        return _mended(desk, story, sources), sources
    except AwayError:
        raise
    except (WriterError, UnusableInputError):
        if desk.settings.writer.kind is WriterKind.LLM:
            raise
        for leader in sources[1:]:
            led = leader, *(source for source in sources if source is not leader)
            with suppress(WriterError, UnusableInputError):
                return _mended(desk, story, led), led
        raise


def _mended(desk: Desk, story: str, sources: Sequence[Source]) -> Draft:
    """Return the writer's draft, as far mended as can be. WriterError where none comes about."""
    articles = [source.article for source in sources]
    brief = desk.settings.writer.brief
    draft = desk.writer.write(articles, brief)

    def errors_in(draft: Draft) -> Sequence[Fault]:
        return faults_of(checked(desk, story, draft, sources))

    return repaired(draft, articles, desk.writer, errors_in, brief, desk.settings.writer.rounds).draft


def kept(  # noqa: PLR0913, PLR0917 - a retelling is kept once, with all that is known of it
    desk: Desk, story: str, draft: Draft, sources: Sequence[Source], by: str, why: str = ""
) -> Events:
    """Check a draft as it stands and keep it: approved where nothing holds it back, else held with its reasons.

    What editors have dismissed or waived for the whole story, or dismissed for all, holds nothing back.
    `why` holds it back whatever the check finds. The reasons are kept and told a line each.
    """
    report = checked(desk, story, draft, sources)
    post = composed(desk, story, draft, sources, desk.store.posts.post(story))
    judged = judged_by(report.findings, desk.store.decisions.standing(story), NO_VERSION)
    reasons = held(post, [one.finding for one in judged if not one.settled], desk.now())
    why = why or "\n".join(f"{reason.code or reason.why}: {reason.message}" for reason in reasons)
    desk.store.retellings.add(
        story,
        draft,
        basis=[source.basis for source in sources],
        report=json.dumps(as_json(report), ensure_ascii=False),
        state=State.HELD if why else State.APPROVED,
        why=why,
        by=by,
    )
    yield Event(Sort.HELD if why else Sort.RETOLD, draft.title, why)


def checked(desk: Desk, story: str, draft: Draft, sources: Sequence[Source]) -> Report:
    """Hold a draft against its sources, as the settings say.

    UnusableInputError for a draft without a word, JudgeError where the judge can't be asked.
    """
    posted = desk.store.posts.post(story)
    text = read_draft(story, draft, date_of(desk, sources, posted)).text
    texts = [source.article.text for source in sources]
    return check(texts, text, desk.settings.check.kinds(), desk.judging(), desk.reading)
