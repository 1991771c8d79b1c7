"""How well events are told apart, as pairs of articles in one story, and what one more article costs.

    python eval/events.py pairs      by folds on ../shared/data/story/wikinews_stories.jsonl.gz, and on our look-alikes
    python eval/events.py arriving   the same articles one by one, through the index
    python eval/events.py stored     one new article against 100,000 (../shared/data/story/reuters_8000.jsonl.gz)

Folds are by story: the threshold of the grouping is chosen on four and held against the fifth, with all pairs of an
article of the fifth, those with articles of other folds as well. `--show` prints false and missed pairs.
"""

import argparse
import json
import random
import sqlite3
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import combinations

import copydesk.story.clusters
from copydesk.story.clusters import stories
from copydesk.story.events import LIKELY, same_event
from copydesk.story.incremental import placed, reading
from copydesk.story.model import Member, Pair
from copydesk.story.postings import Postings
from copydesk.story.terms import terms_of
from shared import ROOT, SHARED, lines

WIKINEWS = "story/wikinews_stories.jsonl.gz"
REUTERS = "story/reuters_8000.jsonl.gz"
FOLDS = 5
THRESHOLDS = (0.7, 0.77, 0.84, 0.9, 0.94, 1.0, 1.04, 1.1, 1.2, 1.3)
STORED = 100_000
ASKED = 300
EXCHANGED = 0.2
COPIES = 10

Together = set[frozenset[str]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=("pairs", "arriving", "stored"))
    parser.add_argument("--show", action="store_true")
    parser.add_argument("--stored", type=int, default=STORED)
    told = parser.parse_args()
    if not (SHARED / "data" / WIKINEWS).exists() and told.what != "pairs":
        print("../shared/data/story is not here: nothing to measure on")
        return
    if told.what == "stored":
        against(told.stored)
        return
    for name, rows in sets():
        gold = {row["id"]: row["story"] for row in rows}
        members = [member(row) for row in rows]
        (by_folds if told.what == "pairs" else arriving)(name, members, gold)
        if told.show and told.what == "pairs":
            show(members, gold)


def sets() -> Iterable[tuple[str, list[dict]]]:
    if (SHARED / "data" / WIKINEWS).exists():
        yield "wikinews", list(lines(WIKINEWS))
    else:
        print("wikinews: ../shared/data/story is not here")
    yield "look-alikes", [json.loads(line) for line in (ROOT / "eval" / "lookalikes.jsonl").open(encoding="utf-8")]


def member(row: Mapping[str, str]) -> Member:
    moment = datetime.fromisoformat(row["date"]) if row["date"] else None
    return Member(row["id"], row["title"] or "", row["text"] or "", moment)


def together(groups: Iterable[Sequence[str]]) -> Together:
    return {frozenset(pair) for group in groups for pair in combinations(group, 2)}


def grouped(members: Sequence[Member], pairs: Sequence[Pair], threshold: float) -> Together:
    copydesk.story.clusters.TOGETHER = threshold
    return together(story.members for story in stories(members, pairs))


def true_pairs(gold: Mapping[str, str]) -> Together:
    groups: dict[str, list[str]] = {}
    for id_, story in gold.items():
        groups.setdefault(story, []).append(id_)
    return together(groups.values())


def rates(found: Together, true: Together) -> tuple[float, float, float]:
    """Return F1, precision and recall."""
    right = len(found & true)
    return (
        2 * right / max(1, len(found) + len(true)),
        right / max(1, len(found)),
        right / max(1, len(true)),
    )


def by_folds(name: str, members: Sequence[Member], gold: Mapping[str, str]) -> None:
    began = time.perf_counter()
    pairs = list(same_event(members))
    took = time.perf_counter() - began
    usual = copydesk.story.clusters.TOGETHER
    found = {threshold: grouped(members, pairs, threshold) for threshold in THRESHOLDS}
    shipped = grouped(members, pairs, usual)
    copydesk.story.clusters.TOGETHER = usual
    true = true_pairs(gold)
    folds = []
    for seed in range(5):
        kept, chosen = held_out(found, true, gold, seed)
        folds.append((rates(kept, true), chosen))
    print(f"{name}: {len(members)} articles, {len(true)} pairs, {took:.1f} s")
    print("  as shipped                      F1 {:.3f}  precision {:.3f}  recall {:.3f}".format(*rates(shipped, true)))
    for (f1, precision, recall), chosen in folds:
        print(
            f"  threshold by folds              F1 {f1:.3f}  precision {precision:.3f}  recall {recall:.3f}  {chosen}"
        )
    alone = {frozenset((pair.first, pair.second)) for pair in pairs if pair.score >= LIKELY}
    print("  pairs of .5 and more, ungrouped F1 {:.3f}  precision {:.3f}  recall {:.3f}".format(*rates(alone, true)))
    calibration(pairs, true)


def held_out(
    found: Mapping[float, Together], true: Together, gold: Mapping[str, str], seed: int
) -> tuple[Together, list[float]]:
    """Return the pairs found with a threshold that was chosen without the fold that they touch, and the thresholds.

    A pair between two folds belongs to the one that comes first.
    """
    names = sorted(set(gold.values()))
    random.Random(seed).shuffle(names)  # noqa: S311 - folds
    fold = {name: number % FOLDS for number, name in enumerate(names)}
    number = {pair: min(fold[gold[id_]] for id_ in pair) for pair in set().union(true, *found.values())}
    touched = {pair: {fold[gold[id_]] for id_ in pair} for pair in number}
    kept: Together = set()
    chosen = []
    for out in range(FOLDS):
        rest = {pair for pair in true if out not in touched[pair]}
        best = max(found, key=lambda at: rates({pair for pair in found[at] if out not in touched[pair]}, rest)[0])
        chosen.append(best)
        kept |= {pair for pair in found[best] if number[pair] == out}
    return kept, chosen


def calibration(pairs: Sequence[Pair], true: Together) -> None:
    for low in (0.0, 0.1, 0.3, 0.5, 0.7, 0.9):
        high = {0.0: 0.1, 0.1: 0.3, 0.3: 0.5, 0.5: 0.7, 0.7: 0.9, 0.9: 1.01}[low]
        inside = [pair for pair in pairs if low <= pair.score < high]
        right = sum(frozenset((pair.first, pair.second)) in true for pair in inside)
        print(f"    said {low:.1f}-{min(high, 1):.1f}: {right / max(1, len(inside)):.2f} of {len(inside)}")


def show(members: Sequence[Member], gold: Mapping[str, str]) -> None:
    titles = {one.id: f"{one.title[:70]} ({str(one.published)[:10]})" for one in members}
    found = together(story.members for story in stories(members, same_event(members)))
    true = true_pairs(gold)
    for name, pairs in (("false", found - true), ("missed", true - found)):
        for pair in sorted(map(sorted, pairs)):
            print(name, " | ".join(titles[id_] for id_ in pair))


def arriving(name: str, members: Sequence[Member], gold: Mapping[str, str]) -> None:
    connection = sqlite3.connect(":memory:")
    index = Postings(connection)
    moved = Counter(len(placed(one, index).moved) for one in members)
    groups: dict[str, list[str]] = {}
    for id_, story in connection.execute("SELECT id, story FROM story_places"):
        groups.setdefault(story, []).append(id_)
    figures = rates(together(groups.values()), true_pairs(gold))
    print("{}, one by one: F1 {:.3f}  precision {:.3f}  recall {:.3f}".format(name, *figures), end="")
    print(f"; {len(members) - moved[0]} articles moved others")


def against(stored: int) -> None:
    """Time the placing of new articles against `stored` others."""
    rows = list(lines(REUTERS))
    connection = sqlite3.connect(":memory:")
    index = Postings(connection)
    rng = random.Random(1)  # noqa: S311 - an evaluation
    for number in range(stored // COPIES):
        put(perturbed(rows[number % len(rows)], number, rng), index)
    for copy in range(1, COPIES):
        repeat(connection, copy, stored // COPIES)
    whole, used, reading = [], [], []
    for number in range(stored, stored + ASKED):
        new = perturbed(rows[rng.randrange(len(rows))], number, rng)
        begun = time.perf_counter()
        terms_of(new)
        read = time.perf_counter()
        processor = time.process_time()
        placed(new, index)
        used.append(time.process_time() - processor - (read - begun))
        whole.append(time.perf_counter() - read - (read - begun))
        reading.append(read - begun)
    for name, times in (("by the clock", sorted(whole)), ("of the processor", sorted(used))):
        print(
            f"one against {stored}, {name}: median {statistics.median(times) * 1000:.1f} ms, "
            f"95 % within {times[-ASKED // 20] * 1000:.1f} ms"
        )
    print(f"  beyond its light reading of {statistics.median(reading) * 1000:.2f} ms")


def repeat(connection: sqlite3.Connection, copy: int, first: int) -> None:
    """Repeat the first articles under other ids on other days; row by row it would take a quarter of an hour."""
    ids, days = copy * first, copy * 365 / COPIES
    connection.execute(
        "INSERT INTO story_articles SELECT key + ?1, id || '-' || ?1, title, source, published, day + ?2, length,"
        " words, lede, figures, nearest, grams, text FROM story_articles WHERE key <= ?3",
        (ids, days, first),
    )
    for table, columns in (("postings", "word, day + ?2, article + ?1, counts"), ("grams", "gram, article + ?1")):
        connection.execute(
            f"INSERT INTO story_{table} SELECT {columns} FROM story_{table} WHERE article <= ?3",  # noqa: S608 - ours
            (ids, days, first) if table == "postings" else (ids, None, first),
        )
    connection.execute(f"UPDATE story_words SET articles = articles * {copy + 1} / {copy}")  # noqa: S608 - a number


def put(new: Member, index: Postings) -> None:
    """Keep an article as one that tells nothing new: what is timed is the placing of those that follow."""
    read = reading(new, index)
    index.keep(new, read, {}, ())
    index.assign({new.id: f"s{new.id}"})


def perturbed(row: Mapping[str, str], number: int, rng: random.Random) -> Member:
    """Return a wire story with one word in five exchanged for an invented name, on another day."""
    words = [word if rng.random() > EXCHANGED else f"{word[:2]}{rng.randrange(20_000)}" for word in row["text"].split()]
    moment = datetime(2020, 1, 1, tzinfo=UTC) + timedelta(days=number * 365 / STORED)
    return replace(member(row), id=str(number), text=" ".join(words), published=moment)


if __name__ == "__main__":
    main()
