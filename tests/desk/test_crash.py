import subprocess
import sys
from pathlib import Path

CRASH = Path(__file__).parents[2] / "eval" / "crash.py"


def test_killed_runs_end_as_without_disturbance() -> None:
    words = [sys.executable, CRASH, "--kills", "4", "--seed", "7"]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines()[-1:] == ["4 of 4 ended as without disturbance"], done.stdout + done.stderr
