"""The whole desk with a real model for a writer: it invents freely, and nothing that the check finds comes out."""

import json
from collections.abc import Sequence
from http.server import BaseHTTPRequestHandler
from pathlib import Path, PurePosixPath
from typing import Any

import httpx
import pytest
from tests.draft.conftest import SOURCE
from tests.draft.test_llm import reply, served

from copydesk.article import told
from copydesk.desk.faults import faults_of
from copydesk.desk.model import Event, Sort
from copydesk.desk.opened import open_desk
from copydesk.desk.run import run
from copydesk.desk.settings import desk_settings
from copydesk.desk.site import init
from copydesk.findings.check import check
from copydesk.post.generators import generator_named

from .conftest import NOON

FERRY = """\
<rss version="2.0"><channel><title>Skarra News</title><item><title>Ferry to Skarra will stop in winter</title>
<link>https://skarra.example/ferry</link><guid>ferry</guid><pubDate>Thu, 08 Oct 2026 09:00:00 +0000</pubDate>
<description>{body}</description></item></channel></rss>
"""
SETTINGS = """
[[feed]]
path = "feed.xml"
name = "Skarra News"
licence = "CC BY 4.0"
pages = "feed"

[writer]
kind = "llm"
address = "{address}"
model = "any"
words = 40
rounds = 1
timeout = 240
write = "Retell this in {{words}} words, and add what you know."
mend = "Mend the faults."
"""
LIE = "The board spent £7 million on lawyers, Kurt Weil said."
LONGEST = {"title": 60, "excerpt": 60, "body": 160}
"""Characters that each part of an answer may have: a model as small as this one goes on and on."""


class Between:
    """Stands between a desk and a model: holds its answers to a length, and puts a lie into each first draft."""

    def __init__(self, model: str) -> None:
        self._model = model
        self.said: list[str] = []

    def __call__(self, handler: BaseHTTPRequestHandler, asked: dict[str, Any]) -> None:
        for name, part in asked["response_format"]["json_schema"]["schema"]["properties"].items():
            part["maxLength"] = LONGEST[name]
        answer = httpx.post(f"{self._model}/chat/completions", json=asked, timeout=240).json()
        message = answer["choices"][0]["message"]
        draft = json.loads(message["content"])
        if not self.said:
            draft["body"] += f"\n\n{LIE}"
        message["content"] = json.dumps(draft)
        self.said.append(message["content"])
        reply(handler, 200, answer)


def test_no_post_with_a_known_error_comes_out_of_a_run_with_a_real_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "desk"
    init(folder, NOON)
    paragraphs = SOURCE.split("---\n")[2].strip().split("\n\n")
    body = "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in paragraphs)
    (folder / "feed.xml").write_text(FERRY.format(body=body), "utf-8")
    between = Between(model)
    with served(between) as address:
        (folder / "copydesk.toml").write_text(SETTINGS.format(address=address), "utf-8")
        with open_desk(desk_settings(folder), lambda: NOON, {}) as desk:
            assert desk.writer.name == "llm (any)"
            told_of = [event for event in run(desk) if event.sort is not Sort.DOING]
    assert LIE in json.loads(between.said[0])["body"]
    assert {event.sort for event in told_of} & {Sort.RETOLD, Sort.HELD}
    _hold(folder, told_of)


def _hold(folder: Path, events: Sequence[Event]) -> None:
    """Hold what stands in the site against the source once more, and the site against what the run has said."""
    posts = list((folder / "_posts").glob("*")) if (folder / "_posts").is_dir() else []
    assert len(posts) == [event.sort for event in events].count(Sort.PUBLISHED)
    for path in posts:
        post = generator_named("jekyll").read(path.read_text("utf-8"), PurePosixPath("_posts", path.name))
        front = json.dumps(post.title, ensure_ascii=False)
        retelling = told("post.md", f"---\ntitle: {front}\ndate: 2026-10-09\n---\n\n{post.body}")
        assert (
            faults_of(check([told("ferry.md", SOURCE.replace("2026-01-05", "2026-10-08")).text], retelling.text)) == ()
        )
        assert "£7 million" not in post.body
        assert post.writer == "llm (any)"
