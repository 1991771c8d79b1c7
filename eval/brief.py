"""What the `brief` writer gives on real sources: error findings by our own checker, lengths, and drafts for the eye.

python eval/brief.py [--gold] [--stories 500] [--show] [--read N] [--words 200] [--spelling keep|uk|us] [--repair]
Sources are the gold's and stories of `../shared/data/story`, taken evenly. The errors are
those of the draft as it was written; with --repair what is left of them behind the repair is counted too.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from copydesk.article import load, told
from copydesk.article.model import Article
from copydesk.desk.faults import faults_of
from copydesk.draft.body import blocks_of, escaped
from copydesk.draft.brief import BriefWriter
from copydesk.draft.model import Brief, Draft, Fault, Spelling
from copydesk.draft.repair import repaired
from copydesk.errors import CopydeskError
from copydesk.findings.check import check
from copydesk.text.passage import Text
from shared import GOLD, SHARED, lines, remember_parses

SETS = ("wikinews_stories.jsonl.gz", "reuters_8000.jsonl.gz")


def gold_sources() -> Iterator[Article]:
    """Yield the sources of the gold pairs."""
    yield from (load(path) for path in sorted(GOLD.glob("*/source.md")))


def stories(most: int) -> Iterator[Article]:
    """Yield as many stories, taken evenly from the sets, each as Markdown behind front matter."""
    for name in SETS:
        found = [story for story in lines(f"story/{name}") if len(story["text"].split()) > 60]  # noqa: PLR2004
        for story in found[:: max(len(found) * len(SETS) // most, 1)][: most // len(SETS)]:
            try:
                yield told(f"{story['id']}.md", _markdown(story))
            except CopydeskError as error:
                print(error, file=sys.stderr)


def _markdown(story: dict) -> str:
    paragraphs = "\n    ".join(story["text"].split("\n\n")).split("\n    ")
    body = "\n\n".join(escaped(" ".join(paragraph.split())) for paragraph in paragraphs if paragraph.strip())
    title = story["title"].replace("'", "''")
    return f"---\ntitle: '{title}'\ndate: {story['date'] or ''}\n---\n\n{body}\n"


def text_of(draft: Draft, source: Article) -> Text:
    """Return a draft as it is checked: a post of the source's day."""
    title, excerpt = (words.replace("'", "''") for words in (draft.title, draft.excerpt))
    front = f"---\ntitle: '{title}'\nexcerpt: '{excerpt}'\ndate: {source.day or ''}\n---\n\n"
    return told("draft.md", front + draft.body).text


@dataclass
class Outcome:
    """The counts over all sources."""

    drafts: int = 0
    clean: int = 0
    unwritten: int = 0
    left: int = 0
    words: list[int] = field(default_factory=list)
    codes: Counter = field(default_factory=Counter)
    seconds: float = 0.0


def run(sources: Iterator[Article], brief: Brief, args: argparse.Namespace) -> Outcome:
    """Write, check and count; print what was asked for."""
    outcome = Outcome()
    writer = BriefWriter()
    for source in sources:

        def faults(draft: Draft, source: Article = source) -> Sequence[Fault]:
            return faults_of(check([source.text], text_of(draft, source)))

        start = time.process_time()
        try:
            draft = writer.write([source], brief)
        except CopydeskError as error:
            outcome.unwritten += 1
            print(error)
            continue
        outcome.seconds += time.process_time() - start
        found = faults(draft)
        outcome.drafts += 1
        outcome.clean += not found
        outcome.words.append(sum(len(s.split()) for block in blocks_of(draft.body) for s in block.sentences))
        outcome.codes.update(fault.code for fault in found)
        if args.repair and found:
            outcome.left += bool(repaired(draft, [source], writer, faults, brief).faults)
        if args.show and found:
            _show(source, found)
        if outcome.drafts <= args.read:
            print(f"\n=== {source.text.name}\n{draft.title}\n> {draft.excerpt}\n\n{draft.body}")
    return outcome


def _show(source: Article, found: Sequence[Fault]) -> None:
    print(f"\n{source.text.name}")
    for fault in found:
        print(f"  {fault.code} {fault.message}\n    words: {fault.words}")
        print(f"    draft: {fault.sentence}\n    source: {fault.evidence}")


def main() -> None:
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--gold", action="store_true")
    ask.add_argument("--stories", type=int, default=0)
    ask.add_argument("--show", action="store_true")
    ask.add_argument("--read", type=int, default=0)
    ask.add_argument("--words", type=int, default=Brief().words)
    ask.add_argument("--spelling", type=Spelling, default=Spelling.KEEP)
    ask.add_argument("--repair", action="store_true")
    args = ask.parse_args()
    if not SHARED.is_dir():
        sys.exit(f"{SHARED}: no such folder: wanted the evaluation material")
    brief = Brief(args.words, args.spelling)
    with remember_parses():
        if args.gold:
            _tell("gold", run(gold_sources(), brief, args))
        if args.stories:
            _tell("stories", run(stories(args.stories), brief, args))


def _tell(name: str, outcome: Outcome) -> None:
    words = sorted(outcome.words)
    print(f"{name}: {outcome.drafts} drafts, {outcome.clean} without an error, {outcome.unwritten} not written")
    print(f"  errors: {dict(outcome.codes)}; drafts with an error behind the repair: {outcome.left}")
    print(f"  words: {words[0]} to {words[-1]}, median {words[len(words) // 2]}")
    print(f"  CPU: {outcome.seconds / outcome.drafts:.2f} s each, without parses that are remembered")


if __name__ == "__main__":
    main()
