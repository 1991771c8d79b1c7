"""A lesson: proposals in whole retellings, with what structure tells and a judge says, become a table of weights."""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from copydesk.findings.judge.verdict import Judging
from logistic import Row, learn, write
from retold import Retold, annotated, options, rewrites, typed
from shared import ROOT, remember_parses
from shelf import kept


class Lesson(NamedTuple):
    """What is learned and from what.

    Retellings of the `sets` of typed items with a fault whose code begins like one of `faults`, and our own annotated
    pairs unless `own` is false, are turned into `rows`, from which the weights of each of `codes` are learned. `table`
    is the file under findings that they are written to, below a `header`; `shelf` is where what is slow is kept.
    """

    sets: str
    faults: tuple[str, ...]
    rows: Callable[[Retold, Judging], Iterator[Row]]
    codes: Iterable[str]
    shelf: Path
    table: str
    header: str
    own: bool = True


def teach(lesson: Lesson, description: str | None) -> None:
    """Learn, tell how it does, and write the weights, as the command's words ask."""
    args = options(description, lesson.sets)
    with remember_parses(), kept(lesson.shelf) as judge:
        texts = chain(typed(args.sets, lesson.faults), annotated() if lesson.own else (), rewrites(args.every))
        found = [row for retold in texts for row in lesson.rows(retold, judge)]
    print(len(found), "proposals,", sum(row.right for row in found), "of them right")
    kinds = [learn(found, code) for code in lesson.codes]
    print(*kinds, sep="\n")
    if not args.dry:
        write(ROOT / "src/copydesk/findings" / lesson.table, lesson.header, kinds)
