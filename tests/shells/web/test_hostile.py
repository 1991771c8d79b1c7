"""What comes from outside is shown as text, whatever it is."""

import re
from datetime import UTC, datetime
from hashlib import sha256
from html.parser import HTMLParser

from starlette.testclient import TestClient

from copydesk.article import told
from copydesk.article.model import Received
from copydesk.desk.model import Desk
from copydesk.draft.model import Draft
from copydesk.store import State

ATTACKS = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "</textarea><script>alert(1)</script>",
    "</title><svg onload=alert(1)>",
    "{{ 7 * 7 }}{% include 'x' %}${7*7}",
    "<!--<script>",
    "&lt;script&gt;&#60;script&#62;",
    "\u202egnp.exe\u2066",
    "a\u0000b\u0007c\u001b[31m",
    "[x](javascript:alert(1))",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "]]><style>*{display:none}</style>",
    "\u2028\u2029\ufeff\u200b",
    "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example>",
    "<iframe src=//evil.example>",
    "%0d%0aSet-Cookie: x=1",
    "🏴‍☠️ \U0001f469\u200d\U0001f4bb ٣ שלום",
)
COUNT = 200
LONG = 7
"""The number of the one with a paragraph of a megabyte."""


class Reading(HTMLParser):
    """Finds what a browser would run or fetch in a page, beside our own."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        own = (given.get("src") or given.get("href") or "").startswith("/static/")
        if tag in {"script", "link"} and own:
            return
        if tag == "svg" and given.get("class") == "shares":
            return
        if tag in {"script", "style", "iframe", "svg", "img", "base", "object", "link"}:
            self.wrong.append(tag)
        if tag == "meta" and "http-equiv" in given:
            self.wrong.append(tag)
        for name, value in attrs:
            if name.startswith("on") or name == "style":
                self.wrong.append(name)
            if name in {"href", "src", "action"} and not (value or "").startswith(
                ("/", "#", "?", "https://news.example/")
            ):
                self.wrong.append(f"{name}={value}")


def hostile(number: int) -> Received:
    attack = ATTACKS[number % len(ATTACKS)]
    long = "The council met again in the old hall on Monday. " * 20_000 if number == LONG else ""
    content = f"The council of Sallow met on day {number} and said {attack} to all. {attack}\n\n{long}"
    article = told("hostile.md", content)
    from dataclasses import replace  # noqa: PLC0415

    article = replace(article, title=f"{number} {attack}", source=attack, author=attack)
    address = f"{attack}{number}" if number % 2 else f"https://news.example/{number}?{attack}"
    moment = datetime(2026, 3, 2, 8, tzinfo=UTC)
    digest = sha256(content.encode(errors="replace")).hexdigest()
    return Received(article, digest, moment, address if number % 3 else None, (f"{attack}{number}",), (attack,))


def _wrong(client: TestClient, path: str) -> list[str]:
    answer = client.get(path)
    assert answer.status_code == 200, path
    reading = Reading()
    reading.feed(answer.text)
    shown = re.sub(r'(?s)<form[^>]*id="editor".*?</form>', "", answer.text)  # what is edited has to come back as it is
    assert "\u202e" not in shown
    assert "\x1b" not in shown
    return reading.wrong


def test_hostile_articles_show_as_text(ann: TestClient, desk: Desk) -> None:
    stories = []
    with desk.store.together():
        for number in range(COUNT):
            kept = desk.store.keep(hostile(number))
            story = desk.store.stories.begin(kept.article)
            attack = ATTACKS[number % len(ATTACKS)]
            draft = Draft(f"{number} {attack}", attack, f"The council of Sallow met and said {attack} to all.", attack)
            basis = desk.store.stories.basis(story)
            desk.store.retellings.add(story, draft, basis=basis, report="{}", state=State.HELD, why=attack, by=attack)
            stories.append((story, kept.article))
    after = "/?stage=held"
    seen = 0
    while after:
        assert _wrong(ann, after) == []
        text = ann.get(after).text
        seen += text.count('class="headline"')
        more = text.split('class="more"><a href="')
        after = "/" + more[1].split('"')[0].replace("&amp;", "&") if len(more) > 1 else ""
    assert seen == len({story for story, _ in stories}) == COUNT
    for story, article in stories:
        assert _wrong(ann, f"/stories/{story}") == []
        assert _wrong(ann, f"/articles/{article}") == []
    for story, _ in stories[: len(ATTACKS)]:
        assert _wrong(ann, f"/stories/{story}/review") == []
    assert "its check takes a while" in ann.get(f"/stories/{stories[LONG][0]}/review").text
    for attack in ATTACKS:
        ann.get("/search", params={"q": attack})


def test_addresses_of_any_sort_are_answered(ann: TestClient) -> None:
    for attack in ATTACKS:
        for path in ("/stories/", "/articles/", "/static/"):
            from urllib.parse import quote  # noqa: PLC0415

            assert ann.get(path + quote(attack, safe="")).status_code in {403, 404}
        assert ann.get("/", params={"after": attack}).status_code == 404
