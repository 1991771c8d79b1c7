"""The whole plan: articles in, pairs and stories out, kept as it goes, so that a stopped run goes on where it was."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from copydesk.errors import UnusableInputError, printable
from copydesk.story.clusters import stories
from copydesk.story.corpus import Complain, members_of
from copydesk.story.engine import Engine
from copydesk.story.events import LIKELY, same_event
from copydesk.story.kept import Kept
from copydesk.story.model import Member, Pair, Story
from copydesk.story.reuse import ADDED, all_verified, called, same_words

Watch = Callable[[str, int, int], None]
"""What is told how far a run is: the stage, how much of it is done, and of how much (0 where that isn't known)."""


@dataclass(slots=True)
class Left:
    """What was left out of a run: how many, each told in a line when it was met."""

    complain: Complain
    count: int = 0

    def out(self, line: str) -> None:
        """Tell a line and count it."""
        self.count += 1
        self.complain(line)


@dataclass(frozen=True, slots=True)
class Grouping:
    """What a run came to: the articles, the pairs, those that share words first, and the stories.

    The articles are held without their texts; `whole` gives those of some ids with them, as long as the run's tables
    are open. `left_out` is how many articles or files couldn't be used.
    """

    members: tuple[Member, ...]
    pairs: tuple[Pair, ...]
    stories: tuple[Story, ...]
    left_out: int
    whole: Callable[[Sequence[str]], Mapping[str, Member]]


@dataclass(frozen=True, slots=True)
class Run:
    """A run over files: its tables, what it keeps of its progress, what is left out, who watches, helps and reads."""

    engine: Engine
    kept: Kept
    left: Left
    watch: Watch
    pool: Executor | None = None
    reader: Callable[[Path, Complain], Iterator[Member]] = members_of

    def read(self, files: Sequence[Path]) -> None:
        """Take in the articles of files that an earlier run hasn't taken in yet, each file as a whole."""
        taken = self.kept.taken()
        for number, file in enumerate(files, 1):
            if str(file) in taken:
                self.left.count += taken[str(file)]
            else:
                self._take(file)
            self.watch("files read", number, len(files))
        for identity in self.engine.drop_repeated():
            self.left.out(f"two articles are called {identity!r}: the first of them is kept")

    def _take(self, file: Path) -> None:
        before, count = self.left.count, self.engine.count
        try:
            with self.kept.together():
                members = self.reader(file, self.left.out)
                while portion := list(islice(members, ADDED)):
                    self.engine.add(portion)
                    self.watch("articles read", self.engine.count, 0)
                self.kept.took(str(file), self.left.count - before)
        except BaseException:
            self.engine.count = count
            raise

    def reuse(self) -> None:
        """Find the pairs that share words, a portion of the articles at a time; then the pool is let go."""
        helping = called(self.pool, self.engine.count)
        for number, step in enumerate(self.engine.carry_out(), 1):
            self.watch(f"counting ({step.name})", number, 0)
        first = self.kept.verified_up_to()
        if first < 0:
            self.kept.keep(same_words(self.engine), 0)
        for end, found in all_verified(self.engine, max(first, 0), helping):
            self.kept.keep(found, end)
            self.watch("articles compared", min(end, self.engine.count), self.engine.count)
        if helping:
            helping.shutdown()


def grouped(run: Run, files: Sequence[Path]) -> Grouping:
    """Return what files come to: who shares words, who tells the same event, and what stories that makes.

    Raises UnusableInputError where no article is among them.
    """
    run.read(files)
    members = tuple(run.engine.heads())
    if not members:
        raise UnusableInputError(f"no article that can be used in {_counted(files)}: wanted one at least")
    run.reuse()
    sharing = tuple(run.kept.pairs())
    run.engine.rest()
    run.watch("events", 0, 0)
    events = tuple(same_event(run.engine.all_members()))
    found = stories(members, (*sharing, *events))
    known = {frozenset((pair.first, pair.second)) for pair in sharing}
    likely = tuple(
        pair for pair in events if pair.score >= LIKELY and frozenset((pair.first, pair.second)) not in known
    )
    return Grouping(members, (*sharing, *likely), found, run.left.count, run.engine.by_id)


def _counted(files: Sequence[Path]) -> str:
    return printable(str(files[0])) if len(files) == 1 else f"{len(files)} files"
