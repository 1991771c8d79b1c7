"""The seeds' way through the desk: 000 read, written, taken in, retold, checked and published; 002 held as a draft.

python eval/roundtrip.py [--show]    exit 1 where anything is lost, comes out with an error, or isn't held
The commands are those that a user calls, each in a process of its own. With --show what they printed and the post too.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import NamedTuple

from copydesk.article import load, told
from copydesk.desk.faults import faults_of
from copydesk.findings.check import check
from copydesk.post.credit import prose_of
from copydesk.post.jekyll import read, written
from shared import SHARED, judge

SOURCE, REWRITE = sorted((SHARED / "seeds").glob("*.txt"))
LEAST_WORDS = 80
"""Words that a retelling of 000 has at least, when 120 are asked for."""
SETTINGS = '[writer]\nkind = "brief"\nwords = 120\n[publish]\ngit = "off"\n'
BY_HAND = {"A1", "C1", "S1"}
"""Kinds of which one at least must hold the rewrite back: a speaker, a hedge, an invention."""


class Measured(NamedTuple):
    """A figure: what it is, what was found, and whether that is as it must be."""

    name: str
    found: str
    good: bool


def main() -> None:
    args = argparse.ArgumentParser()
    args.add_argument("--show", action="store_true")
    show = args.parse_args().show
    with TemporaryDirectory(prefix="copydesk-") as folder:
        found = [*_front_matter(), *_desk(Path(folder), show=show)]
    for each in found:
        print(f"{each.name:44}{each.found}{'' if each.good else '  <- NOT AS IT MUST BE'}")
    sys.exit(not all(each.good for each in found))


def _front_matter() -> Sequence[Measured]:
    """Read 000 as a post and write it: its lines must stand as they stood, its words be the same."""
    content = SOURCE.read_text("utf-8")
    path = PurePosixPath("_posts/2025-09-05-seed.md")
    post = read(content, path)
    file = written(post)
    _, front, body = content.split("---\n", 2)
    _, after, again = file.content.split("---\n", 2)
    lines = front.splitlines()
    kept = [line for line in after.splitlines() if line in lines]
    words, now = prose_of(body).split(), prose_of(again).split()
    twice = written(read(file.content, path)).content
    return [
        Measured("lines of front matter kept, in order", f"{len(kept)} of {len(lines)}", kept == lines),
        Measured("words of the body kept, in order", f"{len(now)} of {len(words)}", now == words),
        Measured("written twice", "the same" if twice == file.content else "otherwise", twice == file.content),
    ]


def _desk(folder: Path, *, show: bool) -> Sequence[Measured]:
    site = folder / "site"
    _called(folder, "init", "site", show=show)
    (site / "copydesk.toml").write_text(SETTINGS, "utf-8")
    came = _called(site, "add", str(SOURCE), "--source", "The Wire", "--licence", "full", show=show)
    ran = _called(site, "run", show=show)
    posts = list((site / "_posts").glob("*.md"))
    published = Measured("taken in, retold and published", f"{len(posts)} post", (came, ran, len(posts)) == (0, 0, 1))
    if not posts:
        return [published]
    content = posts[0].read_text("utf-8")
    if show:
        print(content)
    return [published, *_checked(content, posts[0].name), *_built(site), *_held(site, content, posts[0], show=show)]


def _checked(content: str, name: str) -> Sequence[Measured]:
    """Hold the published words against the source once more, title and excerpt with them."""
    post = read(content, PurePosixPath("_posts", name))
    front = {"title": post.title, "excerpt": post.excerpt, "date": post.date.isoformat()}
    lines = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
    retelling = told("post.md", f"---\n{lines}---\n\n{post.body}")
    errors = faults_of(check([load(SOURCE).text], retelling.text, judge=judge()))
    count = len(prose_of(post.body).split())
    return [
        Measured("words of the retelling", str(count), count >= LEAST_WORDS),
        Measured("errors in it", " ".join(error.code for error in errors) or "0", not errors),
    ]


def _built(site: Path) -> Sequence[Measured]:
    if shutil.which("jekyll") is None:
        return [Measured("built by Jekyll", "not measured: no jekyll here", good=True)]
    environment = {**os.environ, "JEKYLL_NO_BUNDLER_REQUIRE": "true"}
    done = subprocess.run(["jekyll", "build"], cwd=site, env=environment, capture_output=True, text=True, check=False)  # noqa: S607
    pages = list((site / "_site").glob("20*/*/*/*/index.html"))
    return [Measured("built by Jekyll", f"{len(pages)} page", done.returncode == 0 and len(pages) == 1)]


def _held(site: Path, content: str, post: Path, *, show: bool) -> Sequence[Measured]:
    """Hand 002 in as a retelling by hand: it must be held for what was found, and the post stay as it is."""
    code, said = _output(site, "draft", read(content, PurePosixPath("_posts", post.name)).slug, "--file", str(REWRITE))
    if show:
        print(said)
    kinds = sorted({word.removesuffix(":") for word in said.split() if word[:1].isupper() and word[1:2].isdecimal()})
    ran = _called(site, "run", show=show)
    same = post.read_text("utf-8") == content and len(list(post.parent.iterdir())) == 1
    return [
        Measured("002 held as a draft, for", " ".join(kinds), code == 1 and bool(BY_HAND & set(kinds))),
        Measured("the post after that", "as it was" if same else "changed", same and ran == 0),
    ]


def _called(folder: Path, *words: str, show: bool) -> int:
    code, said = _output(folder, *words)
    if show:
        print(f"$ copydesk {' '.join(words)}\n{said}")
    return code


def _output(folder: Path, *words: str) -> tuple[int, str]:
    """Call a command in a folder; return its exit code and all that it printed."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-m", "copydesk", *words], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout + done.stderr


if __name__ == "__main__":
    if not SHARED.exists():
        sys.exit(f"{SHARED} is absent: nothing was measured")
    main()
