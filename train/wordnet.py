"""Small tables of words that mean the same or the opposite, derived from WordNet 3.0 (Debian's wordnet-base).

python train/wordnet.py FOLDER   writes synonyms.txt and antonyms.txt of the lexicon, and sisters.txt here, from the
files of WordNet in FOLDER
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

HERE = Path(__file__).resolve().parent
TABLES = HERE.parent / "src" / "copydesk" / "text" / "lexicon"
NOTE = "WordNet 3.0, copyright 2006 by Princeton University, all rights reserved; see WORDNET-LICENCE"
PARTS = {"noun": "NOUN", "verb": "VERB", "adj": "ADJ", "adv": "ADV"}
COMMON = 3
"""Occurrences of a word in WordNet's tagged texts from which it counts as common."""


class Synset(NamedTuple):
    """A set of words with one meaning, and where its pointers lead."""

    part: str
    words: tuple[str, ...]
    opposite: tuple[tuple[int, str, int], ...]
    above: tuple[str, ...]


def _hex(digits: str) -> int:
    return int(digits, 16)


def synsets(folder: Path, part: str) -> dict[str, Synset]:
    """Return the synsets of a part of speech by their address in the file."""
    found = {}
    for line in (folder / f"data.{part}").read_text("utf-8").splitlines():
        if line.startswith(" "):
            continue
        fields = line.split(" | ")[0].split()
        count = _hex(fields[3])
        words = tuple(fields[4 + 2 * i].split("(")[0].lower() for i in range(count))
        at = 4 + 2 * count
        pointers = [fields[at + 1 + 4 * i : at + 5 + 4 * i] for i in range(int(fields[at]))]
        opposite = tuple((_hex(p[3][:2]), p[1], _hex(p[3][2:])) for p in pointers if p[0] == "!")
        found[fields[0]] = Synset(PARTS[part], words, opposite, tuple(p[1] for p in pointers if p[0] == "@"))
    return found


def counts(folder: Path, part: str) -> dict[tuple[str, str], int]:
    """Return how often each word stands for each synset in the tagged texts, smoothed by the order of its senses."""
    tagged: dict[tuple[str, int], int] = {}
    kinds = {"noun": "1", "verb": "2", "adj": "35", "adv": "4"}[part]
    for line in (folder / "cntlist.rev").read_text("utf-8").splitlines():
        key, sense, number = line.split()
        word, rest = key.split("%")
        if rest[0] in kinds:
            tagged[word, int(sense)] = int(number)
    found = {}
    for line in (folder / f"index.{part}").read_text("utf-8").splitlines():
        if not line.startswith(" "):
            fields = line.split()
            addresses = fields[-int(fields[2]) :]
            found.update({(fields[0], a): tagged.get((fields[0], i + 1), 0) for i, a in enumerate(addresses)})
    return found


def tables(folder: Path) -> Iterator[tuple[str, set[tuple[str, str, str]]]]:
    """Yield the name and the rows (part of speech, word, word) of each table."""
    rows: dict[str, set[tuple[str, str, str]]] = defaultdict(set)
    for part, tag in PARTS.items():
        sets, often = synsets(folder, part), counts(folder, part)
        total: dict[str, int] = defaultdict(int)
        for (word, _), number in often.items():
            total[word] += number
        below: dict[str, list[str]] = defaultdict(list)
        for address, synset in sets.items():
            good = [w for w in synset.words if w.isalpha() and often.get((w, address), 0) * 3 >= max(total[w], 1)]
            for one, other in combinations(good, 2):
                rows["synonyms"].add((synset.part, *sorted((one, other))))
            for mine, there, theirs in synset.opposite:
                one, other = synset.words[mine - 1], sets[there].words[theirs - 1]
                if one.isalpha() and other.isalpha() and min(total[one], total[other]) >= 1:
                    rows["antonyms"].add((synset.part, *sorted((one, other))))
            for up in synset.above:
                below[up] += [w for w in good[:1] if total[w] >= COMMON]
        for words in below.values():
            for one, other in combinations(sorted(set(words))[:8], 2):
                rows["sisters"].add((tag, one, other))
    rows["sisters"] -= rows["synonyms"] | rows["antonyms"]
    yield from rows.items()


def main() -> None:
    """Write the tables."""
    for name, rows in tables(Path(sys.argv[1])):
        lines = "".join("\t".join(row) + "\n" for row in sorted(rows))
        folder = HERE if name == "sisters" else TABLES
        (folder / f"{name}.txt").write_text(f"# {name} of common words, derived from {NOTE}.\n{lines}", "utf-8")


if __name__ == "__main__":
    main()
