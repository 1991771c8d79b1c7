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


def shingles(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + SHINGLE]) for at in range(max(len(words) - SHINGLE + 1, 1))]


def copydesk(members: list[Member]) -> Iterable[Pair]:
    from copydesk.story.reuse import pairs  # noqa: PLC0415 - each process loads one tool

    return pairs(members, "256MB")


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


def main() -> None:
    tool, articles, answer = sys.argv[1:]
    members = pickle.loads(Path(articles).read_bytes())
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    started, used = time.perf_counter(), time.process_time()
    found = list(TOOLS[tool](members))
    seconds = time.perf_counter() - started
    used = time.process_time() - used
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    Path(answer).write_bytes(pickle.dumps((found, seconds, used, peak, before)))


if __name__ == "__main__":
    main()
