"""Runs of the desk that are killed, and what the next run makes of it.

    python eval/crash.py [--kills 100] [--seed 1] [--show]

Half of the kills come at a boundary: before or after a file is opened to be written, renamed, made or removed, before a
program is called, before and after a transaction of the store. Half come at a random moment, and of these every
second one kills git with the desk. After each, up to two more runs are killed, then one is left to end. The site, the
commits and the store must then be what one run without any disturbance makes of the same feeds.
"""

import argparse
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from typing import Any, NamedTuple

for threads in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ.setdefault(threads, "1")

import copydesk  # noqa: E402 - after what numpy reads when it is imported
from copydesk.desk.opened import open_desk  # noqa: E402
from copydesk.desk.run import run  # noqa: E402
from copydesk.desk.settings import desk_settings  # noqa: E402
from copydesk.desk.site import init  # noqa: E402
from copydesk.text.passage import plain  # noqa: E402
from copydesk.text.reading import read  # noqa: E402

NOON = datetime(2026, 10, 9, 12, tzinfo=UTC)
WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT
EFFECTS = {"os.rename", "os.remove", "os.mkdir", "os.truncate", "subprocess.Popen"}
MOST = 3
"""Kills in a row."""
PAGE = "<html><head><link rel=canonical href='{0}'></head><body><article><h1>{1}</h1>{2}</article></body></html>"
ITEM = "<item><title>{1}</title><link>{0}.html</link><guid>{0}</guid><pubDate>{2}</pubDate></item>"
ARTICLES = (
    (
        "kiln",
        "Pottery at Sallow Bridge relights its kiln",
        """<p>The pottery at Sallow Bridge lit its kiln on Thursday for the first time in 14 years, its owner said.</p>
        <p>The repair cost £62,000. A trust paid half of it, and 300 neighbours gave the rest.</p>
        <p>"We were told that it would never burn again," said the owner, Maud Ferrier. It burns twice a month.</p>""",
        "Thu, 08 Oct 2026 09:00:00 +0000",
    ),
    (
        "weir",
        "Weir at Sallow Bridge to be lowered",
        """<p>The weir at Sallow Bridge will be lowered by 40 centimetres in May, the river board said on Friday.</p>
        <p>Anglers opposed the plan. The board said that it expected salmon to return within three years.</p>""",
        "Fri, 09 Oct 2026 07:00:00 +0000",
    ),
)


class Ended(NamedTuple):
    """What stands after a run has ended: files, commits, and rows of the store, each as text."""

    site: str
    commits: str
    store: str


def desk(folder: Path) -> None:
    """Make a desk with a feed of two short articles."""
    init(folder, NOON)
    for name, title, body, _ in ARTICLES:
        address = f"https://sallow.example/{name}"
        (folder / "feeds" / f"{name}.html").write_text(PAGE.format(address, title, body), "utf-8")
    items = "".join(ITEM.format(name, title, day) for name, title, _, day in ARTICLES)
    (folder / "feeds" / "sallow.xml").write_text(f"<rss version='2.0'><channel>{items}</channel></rss>", "utf-8")
    feed = '[[feed]]\npath = "feeds/sallow.xml"\nname = "Sallow Post"\nlicence = "CC BY 4.0"\n'
    (folder / "copydesk.toml").write_text(feed, "utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message=feeds")


def git(folder: Path, *words: str) -> str:
    """Return what git says."""
    done = subprocess.run(["git", *words], cwd=folder, check=True, capture_output=True, text=True)  # noqa: S603, S607
    return done.stdout


def one_run(folder: Path) -> None:
    """Run the desk to its end."""
    with open_desk(desk_settings(folder), lambda: NOON, {}) as opened:
        for event in run(opened):
            del event


def child(folder: Path, before: Callable[[], object]) -> int:
    """Begin a run in a process of its own, leader of its group, and return its id."""
    process = os.fork()
    if process:
        return process
    code = 1
    try:
        os.setpgid(0, 0)
        before()
        one_run(folder)
        code = 0
    except BaseException as error:  # noqa: BLE001 - the child must never go on as its parent
        print("child:", repr(error), file=sys.stderr)
    finally:
        os._exit(code)


def ended(process: int) -> int:
    """Wait for a process and return how it ended, negative for a signal."""
    return os.waitstatus_to_exitcode(os.waitpid(process, 0)[1])


class Boundaries:
    """Counts what a run does to the world, and kills it at one of these."""

    def __init__(self, last: int) -> None:
        self.left = last

    def install(self) -> None:
        """Look at everything that this process does from now on."""
        boundaries = self
        plainly = sqlite3.connect

        class Counting(sqlite3.Connection):
            def execute(self, sql: str, *rest: Any) -> sqlite3.Cursor:  # noqa: ANN401 - whatever sqlite3 takes
                ends = sql in {"COMMIT", "BEGIN IMMEDIATE"}
                if ends:
                    boundaries.step()
                done = super().execute(sql, *rest)
                if ends:
                    boundaries.step()
                return done

        sqlite3.connect = lambda *words, **named: plainly(*words, **named, factory=Counting)  # type: ignore[assignment]
        sys.addaudithook(self.seen)

    def seen(self, event: str, words: tuple[object, ...]) -> None:
        """Count an event if it changes something outside."""
        writing = event == "open" and isinstance(words[2], int) and words[2] & WRITES
        if writing or event in EFFECTS:
            self.step()

    def step(self) -> None:
        """Come to a boundary."""
        self.left -= 1
        if self.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def killed_at(folder: Path, boundary: int) -> bool:
    """Kill a run at a boundary and say whether it came so far."""
    return ended(child(folder, Boundaries(boundary).install)) == -signal.SIGKILL


def killed_after(folder: Path, seconds: float, *, with_git: bool) -> bool:
    """Kill a run after a time, its children too where that is wanted, and say whether it was still going."""
    process = child(folder, lambda: None)
    time.sleep(seconds)
    with suppress(ProcessLookupError):
        (os.killpg if with_git else os.kill)(process, signal.SIGKILL)
    return ended(process) == -signal.SIGKILL


def left_to_end(folder: Path) -> None:
    """Run until a run ends by itself: git of a killed run may still hold the desk for a moment."""
    for _ in range(50):
        if ended(child(folder, lambda: None)) == 0:
            return
        time.sleep(0.2)
    raise SystemExit(f"{folder}: no run ends any more")


def found(folder: Path) -> Ended:
    """Return what stands in a folder."""
    hidden = {".git", ".copydesk"}
    files = sorted(
        path for path in folder.rglob("*") if path.is_file() and not hidden & set(path.relative_to(folder).parts)
    )
    site = "\n".join(f"{path.relative_to(folder)} {sha256(path.read_bytes()).hexdigest()}" for path in files)
    commits = git(folder, "log", "--format=%ad%n%B", "--date=iso", "--name-only") + git(folder, "status", "--short")
    return Ended(site, commits, "\n".join(rows(folder / ".copydesk")))


def rows(store: Path) -> Iterator[str]:
    """Yield every row of a store, and the names of the raw files."""
    with sqlite3.connect(store / "copydesk.sqlite3") as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
        for (table,) in tables:
            if not table.startswith("words_"):
                yield from sorted(f"{table} {row}" for row in connection.execute(f"SELECT * FROM {table}"))  # noqa: S608
    raw = (store / "raw").rglob("*")
    yield from sorted(str(path.relative_to(store)) for path in raw if path.is_file() and path.name[0] != ".")


def boundaries_of(folder: Path) -> int:
    """Return how many boundaries a run without disturbance passes."""
    read_end, write_end = os.pipe()
    counted = Boundaries(0)
    process = os.fork()
    if process == 0:
        counted.install()
        one_run(folder)
        os.write(write_end, str(-counted.left).encode())
        os._exit(0)
    ended(process)
    return int(os.read(read_end, 20))


def main() -> int:
    """Kill as many runs as asked for, and print how many ended as they should."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", action="store_true", help="print every kill")
    asked = parser.parse_args()
    chance = random.Random(asked.seed)  # noqa: S311 - no secret
    read([plain("warm.txt", "The board met on Friday.")])
    for module in walk_packages(copydesk.__path__, "copydesk."):
        if "shells" not in module.name and not module.name.endswith("__main__"):
            import_module(module.name)  # the runs are of one program, whatever becomes of its files meanwhile
    with tempfile.TemporaryDirectory() as place:
        template, folder = Path(place) / "template", Path(place) / "desk"
        desk(template)
        wanted, most, seconds = undisturbed(template, folder)
        print(f"a run without disturbance passes {most} boundaries in {seconds:.1f} s")
        wrong = 0
        for number in range(asked.kills):
            anew(template, folder)
            at = [kill(folder, number, chance, most, seconds) for _ in range(chance.randint(1, MOST))]
            left_to_end(folder)
            differs = [part for part in Ended._fields if getattr(found(folder), part) != getattr(wanted, part)]
            wrong += bool(differs)
            if asked.show or differs:
                print(number, at, f"differs in {differs}" if differs else "ends the same", flush=True)
            if differs:
                tell(found(folder), wanted)
    print(f"{asked.kills - wrong} of {asked.kills} ended as without disturbance")
    return 1 if wrong else 0


def anew(template: Path, folder: Path) -> None:
    """Make a desk that is like the others to the last byte, with the same times of its files and in the same place."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(template, folder)


def undisturbed(template: Path, folder: Path) -> tuple[Ended, int, float]:
    """Return what a run makes that nothing disturbs, how many boundaries it passes, and its seconds."""
    anew(template, folder)
    most = boundaries_of(folder)
    anew(template, folder)
    begun = time.monotonic()
    left_to_end(folder)
    return found(folder), most, time.monotonic() - begun


def kill(folder: Path, number: int, chance: random.Random, most: int, seconds: float) -> str:
    """Kill a run at a boundary or a moment; say where."""
    if number % 2:
        after = chance.uniform(0, seconds)
        killed = killed_after(folder, after, with_git=number % 4 == 1)
        return f"after {after:.2f} s{' with git' if number % 4 == 1 else ''}{'' if killed else ' (had ended)'}"
    boundary = chance.randint(1, most)
    return f"boundary {boundary}{'' if killed_at(folder, boundary) else ' (had ended)'}"


def tell(got: Ended, wanted: Ended) -> None:
    """Print the lines that differ."""
    for part in Ended._fields:
        one, other = set(getattr(got, part).splitlines()), set(getattr(wanted, part).splitlines())
        for line in sorted(one - other):
            print(f"  + {part}: {line[:300]}")
        for line in sorted(other - one):
            print(f"  - {part}: {line[:300]}")


if __name__ == "__main__":
    sys.exit(main())
