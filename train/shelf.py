"""What costs time and never changes, kept on disk: the vectors of sentences, and what the judge says of each pair.

A run that was stopped goes on where it was, and one after a change of the signs asks for next to nothing anew.
"""

import pickle
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock

import numpy as np
from numpy.typing import NDArray

import copydesk.text.vectors
from copydesk.findings.judge.judge import Judge
from copydesk.findings.judge.verdict import Judging, Verdict

ROOT = Path(__file__).resolve().parent.parent
WEIGHTS = ROOT / "src/copydesk/findings/judge/weights/judge.json"
OFTEN = 500
"""Things made between two times that they are written to the disk."""


class Shelf:
    """Things by what they were made from, in one SQLite file; vectors are made by several threads."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._lock = Lock()
        self._made = 0
        base.execute("CREATE TABLE IF NOT EXISTS made (key BLOB PRIMARY KEY, thing BLOB) WITHOUT ROWID")

    def kept(self, what: str, of: object, make: Callable[[], object]) -> object:
        """Return the thing of a sort that is made of this, from the disk where it was made before."""
        key = sha256(repr((what, of)).encode()).digest()
        with self._lock:
            row = self._base.execute("SELECT thing FROM made WHERE key = ?", (key,)).fetchone()
        if row is not None:
            return pickle.loads(row[0])  # noqa: S301 - this file's own
        thing = make()
        with self._lock:
            self._base.execute("INSERT OR REPLACE INTO made VALUES (?, ?)", (key, pickle.dumps(thing)))
            self._made += 1
            if self._made % OFTEN == 0:
                self._base.commit()
        return thing


class KeptJudge:
    """A judge whose verdicts are kept, by its weights and the pair that it judged."""

    def __init__(self, judge: Judging, shelf: Shelf) -> None:
        self._judge = judge
        self._shelf = shelf
        self._weights = sha256(WEIGHTS.read_bytes()).hexdigest()

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> Sequence[Verdict | None]:
        """Judge statements, each with its evidence behind it."""
        return [self._verdict(pair) for pair in pairs]

    def _verdict(self, pair: tuple[str, str]) -> Verdict | None:
        found = self._shelf.kept("verdict", (self._weights, pair), lambda: self._judge.verdicts([pair])[0])
        assert found is None or isinstance(found, Verdict)
        return found


@contextmanager
def kept(path: Path) -> Iterator[KeptJudge]:
    """Keep vectors and verdicts in this file while the context lasts; the judge that it gives is our own."""
    path.parent.mkdir(parents=True, exist_ok=True)
    made = copydesk.text.vectors._vector  # noqa: SLF001 - the one place where a vector is made
    with closing(sqlite3.connect(path, check_same_thread=False)) as base:
        shelf = Shelf(base)

        def vector(sentence: str) -> NDArray[np.float32]:
            found = shelf.kept("vector", sentence, lambda: made(sentence))
            assert isinstance(found, np.ndarray)
            return found

        copydesk.text.vectors._vector = vector  # type: ignore[assignment]  # noqa: SLF001
        try:
            yield KeptJudge(Judge.load(), shelf)
        finally:
            copydesk.text.vectors._vector = made  # noqa: SLF001
            base.commit()
