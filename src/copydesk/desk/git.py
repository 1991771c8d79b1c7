"""Git: one commit of the desk's own files, pushed where that is wanted.

Git is called with a list of words, never through a shell; paths are taken literally and the message comes from
standard input, so that no title or file name is read as an option, a pattern or a command.
"""

import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from copydesk.errors import PostError

PATIENCE = 120.0
"""Seconds that one call of git may take."""
MARK = "committing"
"""The file in the store's folder that stands there while git commits for the desk."""
LEFT_BEHIND = 120.0
"""Seconds after the mark in which a lock of git's counts as that of the desk's own commit."""
OF_CALLERS = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
"""Variables by which a hook that called the desk would lead git elsewhere."""


@dataclass(frozen=True, slots=True)
class Repository:
    """The work tree that a site should stand in; where it stands in none, git says so when it is asked for something.

    `folder` is the site's; every path is from there. `store` is the desk's own folder, for its mark; `lock` is the
    descriptor of the run's lock, which git inherits.
    """

    folder: Path
    store: Path
    lock: int | None = None

    def commit(self, paths: Sequence[str], message: str, moment: datetime) -> bool:
        """Commit these files as they stand and nothing else, and say whether there was anything to commit.

        PostError with git's own words where it refuses.
        """
        self._clear_left_behind()
        mark = self.store / MARK
        mark.touch()
        self._git("add", "--", *paths)
        differs = self._call("diff", "--cached", "--quiet", "HEAD", "--", *paths).returncode if self._begun() else 1
        if differs:
            when = moment.isoformat(timespec="seconds")
            words = ["commit", "--quiet", "--only", "--cleanup=verbatim", f"--date={when}", "--file=-", "--", *paths]
            self._git(*self._who(), *words, given=message)
        mark.unlink(missing_ok=True)
        return bool(differs)

    def known(self, paths: Sequence[str]) -> Sequence[str]:
        """Return those of these files that git can commit: they are there, or it has them and they were taken away.

        PostError with git's own words where it refuses.
        """
        gone = [path for path in paths if not os.path.lexists(self.folder / path)]
        held = self._git("ls-files", "-z", "--", *gone).split("\0") if gone else []
        return [path for path in paths if path not in gone or path in held]

    def push(self, remote: str) -> None:
        """Push the branch that is checked out to a remote. PostError with git's own words where that fails."""
        self._git("push", "--quiet", "--", remote, "HEAD")

    def _begun(self) -> bool:
        return self._call("rev-parse", "--verify", "--quiet", "HEAD").returncode == 0

    def _who(self) -> list[str]:
        """Return the options that name a committer where the machine has none, as in cron."""
        if self._call("var", "GIT_COMMITTER_IDENT").returncode == 0:
            return []
        return ["-c", "user.name=copydesk", "-c", "user.email=copydesk@localhost"]

    def _clear_left_behind(self) -> None:
        """Take away locks that the git of a killed run has left: those made while the desk's mark stood."""
        mark = self.store / MARK
        if not mark.exists():
            return
        begun = mark.stat().st_mtime
        head = self._call("symbolic-ref", "--quiet", "HEAD").stdout.strip()
        for name in ("index.lock", "HEAD.lock", *([f"{head}.lock"] if head else [])):
            lock = self.folder / self._git("rev-parse", "--git-path", name).strip()
            if lock.exists() and -1.0 <= lock.stat().st_mtime - begun <= LEFT_BEHIND:
                lock.unlink(missing_ok=True)

    def _git(self, *words: str, given: str = "") -> str:
        done = self._call(*words, given=given)
        if done.returncode:
            said = " ".join((done.stderr or done.stdout).split())
            raise PostError(f"{self.folder}: git {_verb(words)} failed: {said or done.returncode}")
        return done.stdout

    def _call(self, *words: str, given: str = "") -> "subprocess.CompletedProcess[str]":
        return call_git(self.folder, words, given, [] if self.lock is None else [self.lock])


def repository_of(folder: Path, store: Path, lock: int | None = None) -> Repository | None:
    """Return the repository that a folder stands in, None where it stands in none or there is no git."""
    found = call_git(folder, ["rev-parse", "--is-inside-work-tree"])
    return Repository(folder, store, lock) if found.stdout.strip() == "true" else None


def begin_repository(folder: Path) -> None:
    """Make a repository in a folder. PostError with git's own words where it refuses."""
    done = call_git(folder, ["init", "--quiet", "--initial-branch=main"])
    if done.returncode:
        raise PostError(f"{folder}: git init failed: {' '.join(done.stderr.split())}")


def call_git(
    folder: Path, words: Sequence[str], given: str = "", inherited: Sequence[int] = ()
) -> "subprocess.CompletedProcess[str]":
    """Call git in a folder, without a shell, a prompt or a pager. PostError where it hangs; 127 for no git."""
    settings = {
        "LC_ALL": "C.UTF-8",
        "GIT_TERMINAL_PROMPT": "0",
        "GIT_LITERAL_PATHSPECS": "1",
        "GIT_OPTIONAL_LOCKS": "0",
    }
    environment = {name: value for name, value in os.environ.items() if name not in OF_CALLERS} | settings
    try:
        return subprocess.run(  # noqa: S603 - a list of words, no shell
            ["git", *words],  # noqa: S607 - whichever git the user has
            cwd=folder,
            env=environment,
            input=given,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=PATIENCE,
            check=False,
            pass_fds=inherited,
        )
    except subprocess.TimeoutExpired:
        raise PostError(f"{folder}: git {_verb(words)} took longer than {PATIENCE:.0f} seconds") from None
    except OSError as error:
        why = "git is not installed" if error.filename == "git" else f"{error.filename}: {error.strerror}"
        return subprocess.CompletedProcess(["git", *words], 127, "", why)


def _verb(words: Sequence[str]) -> str:
    return next((word for word in words if not word.startswith("-") and "=" not in word), "")
