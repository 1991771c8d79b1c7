"""Reuse measured on articles with known copies, side by side with its peers in one run.

python eval/reuse.py             20,000 articles
python eval/reuse.py 2000        fewer
python eval/reuse.py --scaling   2,000, 20,000 and 200,000 articles, copydesk alone
"""

import argparse
import math
import pickle
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import NamedTuple

from copydesk.story.model import Member, Pair, Relation
from reuse_corpus import NOTICE, Copy, Corpus, Edit, corpus
from reuse_tools import TOOLS
from shared import SHARED

NATURAL = Path(__file__).with_name("natural.tsv")
"""Pairs of real articles that share text though nobody planted it, as a reader labelled them."""
TAKEN = "taken"
FULL = 20_000
SCALES = (2_000, 20_000, 200_000)


class Answer(NamedTuple):
    """What a tool found, in how many seconds, those of the processor, its peak memory in MB, and that at the start."""

    pairs: list[Pair]
    seconds: float
    used: float
    peak: float
    before: float


def answer(tool: str, members: Sequence[Member]) -> Answer:
    """Run a tool in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        articles, answered = Path(folder) / "articles.pickle", Path(folder) / "answer.pickle"
        articles.write_bytes(pickle.dumps(list(members)))
        script = Path(__file__).with_name("reuse_tools.py")
        subprocess.run([sys.executable, script, tool, articles, answered], check=True)  # noqa: S603 - our own script
        return Answer(*pickle.loads(answered.read_bytes()))


def copied(pair: Pair) -> bool:
    """Say whether a pair is told to have taken words: a shared quotation isn't that."""
    return pair.relation in (Relation.COPY, Relation.EDITED, Relation.LIFTED)


def family(identity: str) -> str:
    """Return the real article that an article was made of."""
    return "/".join(identity.split("/")[:2])


@cache
def labels() -> dict[frozenset[str], str]:
    """Return what a reader found of pairs of real articles: taken, template, quote or unsure."""
    rows = (line.split("\t") for line in NATURAL.read_text("utf-8").splitlines() if not line.startswith("#"))
    return {frozenset((one, other)): label for one, other, label in rows}


def within_notice(texts: Mapping[str, str], pair: Pair) -> bool:
    """Say whether nothing but the notice is shared, or, where a tool names no passage, whether both texts carry it."""
    starts = [texts[identity].rfind(NOTICE[:24]) for identity in (pair.first, pair.second)]
    if -1 in starts:
        return False
    whole = pair.shared[0].end == len(texts[pair.first]) and pair.shared[0].start == 0
    return whole or all(place.start >= starts[0] and place.other_start >= starts[1] for place in pair.shared)


def recall_at(made: Corpus, pairs: Iterable[Pair], wanted: float) -> float:
    """Return the recall of whole copies among the surest pairs, as many as keep the precision that is wanted.

    Pairs of real articles are right where a reader found that one took from the other.
    """
    known = {frozenset((copy.original, copy.copy)): copy for copy in made.copies if copy.edit is not Edit.LIFTED}
    told = sorted((pair for pair in pairs if copied(pair)), key=lambda pair: -pair.score)
    read, best, right, found = labels(), 0, 0, 0
    for count, pair in enumerate(told, 1):
        key = frozenset((pair.first, pair.second))
        families = frozenset(map(family, key))
        right += key in known or len(families) == 1 or read.get(families) == TAKEN
        found += key in known
        if right >= wanted * count:
            best = found
    return best / max(len(known), 1)


class Found(NamedTuple):
    """How a tool's pairs stand to the known copies."""

    right: int
    natural: int
    taken: int
    unread: int
    noticed: int
    recall: dict[Edit, float]
    characters: float


def scored(made: Corpus, pairs: Iterable[Pair]) -> Found:
    """Hold pairs against the known copies.

    Pairs of which both articles are real ones or copies of other real ones may be true: the wire sends stories twice.
    They are counted apart (`natural`; `taken`, those that a reader found true, and `unread`, those not read), and so
    are those that share nothing but the notice.
    """
    known = {frozenset((copy.original, copy.copy)): copy for copy in made.copies}
    told = {frozenset((pair.first, pair.second)): pair for pair in pairs if copied(pair)}
    right = sum(key in known or len({family(identity) for identity in key}) == 1 for key in told)
    wrong = [key for key in told if key not in known and len({family(identity) for identity in key}) > 1]
    texts = {member.id: member.text for member in made.members}
    natural = [key for key in wrong if not within_notice(texts, told[key])]
    read = Counter(labels().get(frozenset(map(family, key)), "") for key in natural)
    recall = {}
    for edit in Edit:
        wanted = [key for key, copy in known.items() if copy.edit is edit]
        recall[edit] = sum(key in told for key in wanted) / max(len(wanted), 1)
    overlaps = [characters(copy, told[key]) for key, copy in known.items() if key in told]
    noticed, shared = len(wrong) - len(natural), sum(overlaps) / max(len(overlaps), 1)
    return Found(right, len(natural), read[TAKEN], read[""], noticed, recall, shared)


def characters(copy: Copy, pair: Pair) -> float:
    """Return the F1 of the code points in shared passages against those kept, both articles together."""
    kept, shared = set(), set()
    for start, end, other, until in copy.kept:
        kept.update((0, place) for place in range(start, end))
        kept.update((1, place) for place in range(other, until))
    turned = int(pair.first != copy.original)
    for place in pair.shared:
        shared.update((turned, at) for at in range(place.start, place.end))
        shared.update((1 - turned, at) for at in range(place.other_start, place.other_end))
    return 2 * len(kept & shared) / max(len(kept) + len(shared), 1)


def origins(made: Corpus, pairs: Iterable[Pair]) -> tuple[float, float]:
    """Return the share of the known copies whose origin is named, and the share of those that are right."""
    known = {frozenset((copy.original, copy.copy)): copy for copy in made.copies}
    told = [(known[key], pair.origin) for pair in pairs if (key := frozenset((pair.first, pair.second))) in known]
    named = [copy.original == origin.id for copy, origin in told if origin and origin.id]
    return len(named) / max(len(told), 1), sum(named) / max(len(named), 1)


def printed(tool: str, answered: Answer, found: Found) -> None:
    """Print a row of the table."""
    told = found.right + found.natural + found.noticed
    read = (found.right + found.taken) / max(told - found.unread, 1)
    whole = sum(found.recall[edit] for edit in Edit if edit is not Edit.LIFTED) / (len(Edit) - 1)
    print(
        f"{tool:10} {answered.seconds:7.1f} {answered.used:6.1f} "
        f"{answered.peak:6.0f} {read:9.3f} {found.right / max(told, 1):6.3f} {whole:7.3f} "
        + " ".join(f"{found.recall[edit]:7.3f}" for edit in Edit)
        + f" {found.natural:8} {found.taken:5} {found.unread:6} {found.noticed:7} {found.characters:6.3f}",
        flush=True,
    )


def table(size: int) -> None:
    """Build the articles, run every tool, print the table."""
    made = corpus(size)
    print(f"{len(made.members):,} articles, {len(made.copies):,} known copies, {len(made.noticed)} with the notice")
    print(
        "tool             s  cpu s     MB precision strict  copies " + " ".join(f"{edit:>7}" for edit in Edit), end=""
    )
    print("  natural taken unread notices    F1")
    for tool in TOOLS:
        answered = answer(tool, made.members)
        printed(tool, answered, scored(made, answered.pairs))
        if tool == "copydesk":
            print(f"{'':10} recall of copies at precision .95: {recall_at(made, answered.pairs, 0.95):.3f}")
    hidden = answer("copydesk", [replace(member, published=None) for member in made.members])
    dares, right = origins(made, hidden.pairs)
    print(f"origin, dates hidden: names one for {dares:.3f} of the known copies, right for {right:.3f} of these")
    print("precision takes natural pairs (real articles, their copies) as a reader labelled them and leaves out the")
    print("unread, strict counts them all as false; F1 is of characters kept")


def scaling() -> None:
    """Print seconds and memory for growing numbers of articles, and the exponent from step to step.

    The exponent is that of the processor's seconds, as others may use the machine.
    """
    last: tuple[int, float] | None = None
    for size in SCALES:
        answered = answer("copydesk", corpus(size).members)
        grown = math.log(answered.used / last[1]) / math.log(size / last[0]) if last else math.nan
        memory = f"{answered.peak:.0f} MB ({answered.before:.0f} of them the articles)"
        seconds = f"{answered.seconds:7.1f} s {answered.used:6.1f} cpu s"
        print(f"{size:8,} {seconds} {memory}, {len(answered.pairs):,} pairs, exponent {grown:.2f}")
        sys.stdout.flush()
        last = size, answered.used


def main() -> None:
    if not SHARED.exists():
        sys.exit(f"{SHARED} is absent: nothing was measured")
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("articles", type=int, nargs="?", default=FULL)
    ask.add_argument("--scaling", action="store_true")
    args = ask.parse_args()
    if args.scaling:
        scaling()
    else:
        table(args.articles)


if __name__ == "__main__":
    main()
