"""The whole desk with a real model for a writer: it invents freely, and nothing that the check finds comes out."""

import json
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

import pytest
from tests.draft.conftest import SOURCE

from copydesk.article import told
from copydesk.desk.faults import faults_of
from copydesk.desk.model import Event, Sort
from copydesk.desk.opened import open_desk
from copydesk.desk.run import run
from copydesk.desk.settings import desk_settings
from copydesk.desk.site import init
from copydesk.draft.endpoint import Answer, Endpoint
from copydesk.draft.llm import Bounds, LlmWriter
from copydesk.draft.prompt import Message, Prompts
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
words = 40
rounds = 1
"""
SHORT = Prompts(
    write="Retell this in {words} words, and add what you know.",
    mend="Mend the faults.",
)


class Loose:
    """Asks the model, and takes whatever it says that is no whole JSON for a draft, so that all of it is tried."""

    def __init__(self, address: str) -> None:
        self._endpoint = Endpoint(address, "any")
        self.said: list[str] = []

    def __call__(self, messages: Sequence[Message], tokens: int, seconds: float) -> Answer:
        answer = self._endpoint(messages, tokens, seconds)
        words = answer.words.replace("\\n", "\n").strip('{"} ') or "Nothing."
        words += "\n\nThe board spent £7 million on lawyers, Kurt Weil said.\n" if not self.said else ""
        self.said.append(words)
        return answer._replace(words=json.dumps({"title": words[:60], "excerpt": "", "body": words}))


def test_no_post_with_a_known_error_comes_out_of_a_run_with_a_real_model(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, model: str
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "desk"
    init(folder, NOON)
    paragraphs = SOURCE.split("---\n")[2].strip().split("\n\n")
    body = "".join(f"&lt;p&gt;{words}&lt;/p&gt;" for words in paragraphs)
    (folder / "feed.xml").write_text(FERRY.format(body=body), "utf-8")
    (folder / "copydesk.toml").write_text(SETTINGS, "utf-8")
    ask = Loose(model)
    writer = LlmWriter(ask, prompts=SHORT, bounds=Bounds(seconds=240, tries=1, answer=40, source=230))
    with open_desk(desk_settings(folder), lambda: NOON, {}) as desk:
        told_of = [event for event in run(replace(desk, writer=writer)) if event.sort is not Sort.DOING]
    assert ask.said
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
