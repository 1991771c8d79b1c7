"""`copydesk serve` begins, ends when it is told to, and says in one line why it doesn't begin."""

import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

SERVE = [sys.executable, "-m", "copydesk", "serve"]


def _free() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        port: int = found.getsockname()[1]
        return port


def test_the_command_serves_until_it_is_interrupted(folder: Path) -> None:
    port = _free()
    server = subprocess.Popen([*SERVE, "--port", str(port)], cwd=folder, stderr=subprocess.PIPE, text=True)
    assert server.stderr is not None
    assert server.stderr.readline() == f"The desk is at http://127.0.0.1:{port}/ (Ctrl-C ends it)\n"
    transport = httpx.HTTPTransport(retries=5)
    with httpx.Client(transport=transport, trust_env=False, timeout=30) as client:
        assert client.get(f"http://127.0.0.1:{port}/").status_code == 200
    server.send_signal(signal.SIGINT)
    _, said = server.communicate(timeout=60)
    assert server.returncode == 130
    assert "Traceback" not in said


@pytest.mark.parametrize("more", [["--host", "0.0.0.0"], ["--host", "nowhere.invalid"], ["--port", "0"], []])  # noqa: S104
def test_what_keeps_it_from_serving_is_one_line(tmp_path: Path, more: list[str]) -> None:
    done = subprocess.run([*SERVE, *more], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("copydesk: ")


def test_a_port_that_is_taken_is_one_line(folder: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [*SERVE, "--port", str(taken.getsockname()[1])]
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "can't be used: Address already in use: wanted another --host or --port\n" in done.stderr


def test_a_secret_that_cannot_be_read_is_one_line(folder: Path) -> None:
    (folder / ".copydesk" / "web.key").unlink(missing_ok=True)
    (folder / ".copydesk" / "web.key").mkdir()
    done = subprocess.run([*SERVE, "--port", str(_free())], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.endswith("web.key: not readable (Is a directory): wanted a file that the desk may read\n")
    assert done.stderr.count("\n") == 1
