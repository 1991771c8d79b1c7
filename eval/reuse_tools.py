"""The tools of the reuse benchmark, each in a process of its own: copydesk and its peers on the same articles.

python eval/reuse_tools.py TOOL ARTICLES.pickle ANSWER.pickle
"""

import pickle
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from copydesk.story.model import Member, Pair, Relation, Shared

PERMUTATIONS, THRESHOLD, SHINGLE = 128, 0.5, 3
"""What the MinHash peers are called with: word 3-grams, and a threshold at which light edits are found."""

HELPERS: list[float] = []
"""Peak memory in MB of the processes that a tool started."""


def shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))]


def copydesk(members: list[Member]) -> Iterable[Pair]:
    from copydesk.story.crew import crew  # noqa: PLC0415 - each process loads one tool
    from copydesk.story.reuse import pairs  # noqa: PLC0415

    with crew() as pool:
        yield from pairs(members, "256MB", pool)
        if pool:
            HELPERS.append(pool.submit(high_water).result())


def rensa(members: list[Member]) -> Iterable[Pair]:
    from rensa import RMinHash, RMinHashLSH  # noqa: PLC0415

    index = RMinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS, num_bands=32)
    hashes = []
    for number, member in enumerate(members):
        hashed = RMinHash(num_perm=PERMUTATIONS, seed=1)
        hashed.update(shingles(member.text))
        hashes.append(hashed)
        index.insert(number, hashed)
    for number, hashed in enumerate(hashes):
        for other in index.query(hashed):
            if other < number and hashed.jaccard(hashes[other]) >= THRESHOLD:
                yield pair(members[other], members[number])


def gaoya(members: list[Member]) -> Iterable[Pair]:
    from gaoya.minhash import MinHashStringIndex  # noqa: PLC0415

    index = MinHashStringIndex(
        hash_size=32,
        jaccard_threshold=THRESHOLD,
        num_bands=32,
        band_size=4,
        num_hashes=PERMUTATIONS,
        analyzer="word",
        lowercase=True,
        ngram_range=(SHINGLE, SHINGLE),
    )
    for number, member in enumerate(members):
        index.insert_document(number, member.text)
    for number, member in enumerate(members):
        for other in index.query(member.text):
            if other < number:
                yield pair(members[other], member)


def datasketch(members: list[Member]) -> Iterable[Pair]:
    from datasketch import MinHash, MinHashLSH  # noqa: PLC0415

    index = MinHashLSH(threshold=THRESHOLD, num_perm=PERMUTATIONS)
    hashes = []
    for number, member in enumerate(members):
        hashed = MinHash(num_perm=PERMUTATIONS)
        hashed.update_batch([shingle.encode() for shingle in shingles(member.text)])
        hashes.append(hashed)
        index.insert(number, hashed)
    for number, hashed in enumerate(hashes):
        for other in index.query(hashed):
            if other < number and hashed.jaccard(hashes[other]) >= THRESHOLD:
                yield pair(members[other], members[number])


def pair(one: Member, other: Member) -> Pair:
    whole = (Shared(0, len(one.text), 0, len(other.text)),)
    return Pair(one.id, other.id, Relation.COPY, 1.0, whole)


TOOLS: dict[str, Callable[[list[Member]], Iterable[Pair]]] = {
    "copydesk": copydesk,
    "rensa": rensa,
    "gaoya": gaoya,
    "datasketch": datasketch,
}


def high_water() -> float:
    """Return the peak memory of this process in MB; what `getrusage` tells of a child counts its parent's as well."""
    status = Path("/proc/self/status").read_text(encoding="utf-8")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def processor() -> float:
    """Return processor seconds of this process and its children."""
    both = [resource.getrusage(which) for which in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in both)


def main() -> None:
    tool, articles, answer = sys.argv[1:]
    members = pickle.loads(Path(articles).read_bytes())
    before = high_water()
    started, used = time.perf_counter(), processor()
    found = list(TOOLS[tool](members))
    seconds = time.perf_counter() - started
    used = processor() - used
    peak = high_water() + sum(HELPERS)
    Path(answer).write_bytes(pickle.dumps((found, seconds, used, peak, before)))


if __name__ == "__main__":
    main()
