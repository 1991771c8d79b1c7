"""How much of feeds and pages the intake keeps, and what it costs.

    python eval/intake.py            all four measurements
    python eval/intake.py feeds      hard feeds: how many are read, none raising anything but our own error
    python eval/intake.py pages      F1 of the text of 181 pages against trafilatura alone; lists and quotations kept
    python eval/intake.py time       CPU seconds of 200 pages from a loopback server against trafilatura alone

F1 is computed as the benchmark of those pages does: shingles of four words, precision and recall averaged over pages.
The pages' gold text has no structure, so what is a list or a quotation of an article is told from its HTML: an item or
a block quotation of at least four words, outside navigation, whose words stand together in the gold text.
"""

import gzip
import json
import re
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from lxml.html import HtmlElement, fromstring
from trafilatura import bare_extraction

from copydesk.article import told
from copydesk.article.feed.feeds import read_feed
from copydesk.article.form import Form
from copydesk.article.network.fetch import Fetcher, Manners
from copydesk.article.page.extraction import extracted
from copydesk.article.prose.markdown import blocks
from copydesk.article.prose.scalars import words_of
from copydesk.article.received import page_text, received_page
from copydesk.errors import UnusableInputError
from copydesk.text.passage import Role
from shared import SHARED

FEEDS = SHARED / "data" / "feeds"
PAGES = SHARED / "data" / "pages"
WORD = re.compile(r"\w+")
SHINGLE = 4
FEWEST = 4
TIMED = 200
FURNITURE = "ancestor::nav|ancestor::header|ancestor::footer|ancestor::aside|ancestor::form"
NOW = datetime(2026, 11, 1, tzinfo=UTC)


class Page(NamedTuple):
    """A page of the benchmark: its address, its HTML and the text of its article."""

    address: str
    content: bytes
    gold: str


def pages() -> Iterator[Page]:
    """Yield the pages of the benchmark."""
    gold = json.loads((PAGES / "ground-truth.json").read_text("utf-8"))
    for key, page in gold.items():
        yield Page(page["url"], gzip.decompress((PAGES / "html" / f"{key}.html.gz").read_bytes()), page["articleBody"])


def shingles(text: str) -> Counter[tuple[str, ...]]:
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + SHINGLE]) for at in range(max(1, len(words) - SHINGLE + 1)))


def f1(pairs: Sequence[tuple[str, str]]) -> float:
    """Return F1 of averaged precision and recall of (gold, found) pairs."""
    precisions, recalls = [], []
    for gold, found in ((shingles(gold), shingles(found)) for gold, found in pairs):
        both = (gold & found).total()
        precisions.append(both / found.total())
        recalls.append(both / gold.total())
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return 2 * precision * recall / (precision + recall)


def alone(page: Page) -> str:
    """Return the text that trafilatura by itself finds, with metadata."""
    found = bare_extraction(page.content, url=page.address, include_comments=False, with_metadata=True)
    return "" if found is None or isinstance(found, dict) else found.text or ""


def said(words: str) -> str:
    return " ".join(WORD.findall(words.casefold()))


def expected(page: Page) -> Iterator[tuple[Role, str]]:
    """Yield the items and quotations of the article, by its HTML and its gold text."""
    gold = f" {said(page.gold)} "
    tree: HtmlElement = fromstring(page_text(page.address, page.content, None).encode("utf-8"), base_url=None)
    for tag, role in (("li", Role.ITEM), ("blockquote", Role.QUOTATION)):
        for element in tree.iter(tag):
            words = said(" ".join(element.itertext()))
            inner = any(True for _ in element.iterdescendants("li", "blockquote"))
            if words.count(" ") >= FEWEST - 1 and not inner and f" {words} " in gold and not element.xpath(FURNITURE):
                yield role, words


def structure(wanted: Sequence[tuple[Role, str]], body: str) -> Counter[tuple[Role, str]]:
    """Count which items and quotations stand as such in Markdown, which only as words, and which not at all."""
    found = [(role, said(words_of(pieces))) for role, pieces in blocks(body)]
    kept = {role: f" {' '.join(words for each, words in found if each is role)} " for role in Role}
    whole = f" {' '.join(words for _, words in found)} "
    counts: Counter[tuple[Role, str]] = Counter()
    for role, words in wanted:
        state = "kept" if f" {words} " in kept[role] else "flat" if f" {words} " in whole else "lost"
        counts[role, state] += 1
    return counts


def measure_feeds() -> None:
    counts: Counter[str] = Counter()
    for path in sorted(path for path in FEEDS.rglob("*.*") if path.is_file()):
        try:
            feed = read_feed(path.name, path.read_bytes())
        except UnusableInputError as error:
            counts["refused"] += 1
            print(f"  {error}")
        else:
            counts["read"] += 1
            counts["items"] += len(feed.entries)
    print(f"feeds: {counts['read']} read with {counts['items']} items, {counts['refused']} refused in one line each")


def measure_pages() -> None:
    ours, theirs = [], []
    counts: Counter[tuple[Role, str]] = Counter()
    for page in pages():
        found = extracted(page_text(page.address, page.content, None), page.address)
        body = found.body if found else ""
        text = "\n".join(words_of(pieces) for _, pieces in blocks(body))
        ours.append((page.gold, text))
        theirs.append((page.gold, alone(page)))
        counts += structure(list(expected(page)), body)
    print(f"pages: F1 {f1(ours):.4f}, trafilatura alone {f1(theirs):.4f}")
    for role in (Role.ITEM, Role.QUOTATION):
        of = {state: counts[role, state] for state in ("kept", "flat", "lost")}
        found = of["kept"] + of["flat"]
        print(
            f"  {role.name.lower()}: {of['kept']} of {found} whose words were found kept ({of['kept'] / found:.1%})",
            end="",
        )
        print(f"; {of['lost']} more not found by the extractor ({of['kept'] / (found + of['lost']):.1%} of all)")


def served(content: dict[str, bytes]) -> ThreadingHTTPServer:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            body = content.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("content-type", "text/html")
            self.send_header("content-length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None: ...

    return ThreadingHTTPServer(("127.0.0.1", 0), Handler)


def cpu(work: Callable[[], None]) -> float:
    """Return the CPU seconds of this thread."""
    start = time.thread_time()
    work()
    return time.thread_time() - start


def measure_time() -> None:
    """Compare on pages in English, since others are refused before they are read whole."""
    kept = []
    for page in pages():
        try:
            received_page(page.address, page.content, page.address, NOW)
        except UnusableInputError:
            continue
        kept.append(page)
    kept = (kept * 2)[:TIMED]
    server = served({f"/{number}": page.content for number, page in enumerate(kept)})
    threading.Thread(target=server.serve_forever, daemon=True).start()
    host = f"127.0.0.1:{server.server_port}"

    def ours() -> None:
        with Fetcher(Manners(delay=0, private=(host,))) as fetcher:
            for number in range(len(kept)):
                answer = fetcher.get(f"http://{host}/{number}")
                page = received_page(answer.address, answer.content, answer.address, NOW, answer.content_type)
                assert told("again", page.article.text.content, Form.MARKDOWN).title == page.article.title

    def theirs() -> None:
        for page in kept:
            bare_extraction(
                page.content, url=page.address, include_comments=False, include_links=True, with_metadata=True
            )

    rounds = [(cpu(ours), cpu(theirs)) for _ in range(3)]
    for mine, other in rounds:
        print(f"time: {len(kept)} pages in {mine:.2f} s CPU, trafilatura alone {other:.2f} s: {mine / other:.2f}")
    server.shutdown()


MEASUREMENTS = {"feeds": measure_feeds, "pages": measure_pages, "time": measure_time}


def main(names: Sequence[str]) -> None:
    if not Path(PAGES).is_dir() or not Path(FEEDS).is_dir():
        print(f"{FEEDS.parent} is absent: nothing to measure")
        return
    for name in names or MEASUREMENTS:
        MEASUREMENTS[name]()


if __name__ == "__main__":
    main(sys.argv[1:])
