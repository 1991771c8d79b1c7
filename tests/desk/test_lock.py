import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.desk.lock import only_run
from copydesk.errors import StoreError

HOLD = """
import os, sys
from pathlib import Path
from copydesk.desk.lock import only_run
with only_run(Path(sys.argv[1])):
    print(os.getpid(), flush=True)
    sys.stdin.read()
"""


def test_two_runs_at_once_are_refused_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout
        holder = other.stdout.readline().strip()
        with pytest.raises(StoreError, match=f"another run is at work here .process {holder}"), only_run(tmp_path):
            pass
        other.kill()
    with only_run(tmp_path):
        pass


def test_a_child_holds_on_to_what_its_killed_parent_held(tmp_path: Path) -> None:
    with only_run(tmp_path) as lock:
        child = subprocess.Popen(["cat"], stdin=subprocess.PIPE, pass_fds=[lock])
    with pytest.raises(StoreError), only_run(tmp_path):
        pass
    child.communicate()
    with only_run(tmp_path):
        pass
