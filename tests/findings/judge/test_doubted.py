"""What the judge doubts where nothing else is found, and what comes of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from copydesk.findings.align import align
from copydesk.findings.check import check
from copydesk.findings.judge import doubted
from copydesk.findings.judge.doubted import BARS, WEIGHTS, runs
from copydesk.findings.judge.verdict import FAMILIES, Doubt, Verdict
from copydesk.findings.tables import weights
from copydesk.text.passage import Span, plain
from copydesk.text.reading import read

DAM = "The keeper opened the sluice before dawn and walked to the mill. Two boats lay on the bank below the dam."
SHUT = "The keeper wrecked the sluice before dawn and walked to the mill."


@dataclass(frozen=True)
class Doubting:
    """A judge that doubts some words of every statement they stand in, for one family, and the others hardly."""

    words: str
    family: str
    share: float = 0.99
    elsewhere: float = 0.0

    def verdicts(self, pairs: Sequence[tuple[str, str]]) -> list[Verdict]:
        return [self._verdict(statement) for statement, _ in pairs]

    def _verdict(self, statement: str) -> Verdict:
        start = statement.find(self.words)
        end = start + len(self.words) if start >= 0 else start
        words = (Span(*found.span()) for found in re.finditer(r"[\w'’]+|[^\w\s]", statement))
        shares = [(span, self.share if start <= span.start < end else self.elsewhere) for span in words]
        doubts = tuple(Doubt(span, self.family, share) for span, share in shares)
        share = max((share for _, share in shares), default=0.0)
        return Verdict(share, dict.fromkeys(FAMILIES, 0.0) | {self.family: share}, doubts)


def told(source: str, retelling: str, judge: Doubting) -> list[tuple[str, str]]:
    report = check([plain("source", source)], plain("retelling", retelling), judge=judge)
    return [(f.kind.code, f.retelling.words) for f in report.findings if f.retelling is not None]


@pytest.mark.parametrize(
    ("source", "retelling", "family", "words", "code"),
    [
        (DAM, SHUT, "event", "wrecked the sluice", "E2"),
        (DAM, "Two boats lay below the bank on the dam.", "event", "lay below the bank on the dam", "E1"),
        (DAM, "The keeper had to open every sluice before dawn.", "scope", "every sluice", "C4"),
        (
            "The firm might one day move its mill to Hull, its owner wrote to the staff.",
            "The staff read in a letter from its owner of the firm's move to Hull.",
            "certainty",
            "of the firm's move to Hull",
            "C1",
        ),
        (
            "The firm is moving its mill to Hull, its owner wrote to the staff.",
            "Talk of Hull reached the staff in a letter from its owner, who might know.",
            "certainty",
            "Talk of Hull reached the staff",
            "C2",
        ),
        (
            DAM,
            "The keeper left the sluice as it was and walked to the mill.",
            "certainty",
            "left the sluice as it was",
            "C3",
        ),
    ],
)
def test_what_a_run_is_told_as_its_family_and_the_hedges_on_both_sides_say(  # noqa: PLR0913, PLR0917
    source: str, retelling: str, family: str, words: str, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(doubted, "BARS", dict.fromkeys(BARS, -3.0))
    assert told(source, retelling, Doubting(words, family)) == [(code, words)]


@pytest.mark.parametrize(
    "judge",
    [
        Doubting("wrecked the sluice", "event", 0.3),
        Doubting("wrecked the sluice", "support"),
        Doubting("wrecked the sluice", "attribution"),
    ],
    ids=["little", "support", "attribution"],
)
def test_what_it_doubts_little_or_for_what_others_weigh_is_none(judge: Doubting) -> None:
    assert told(DAM, SHUT, judge) == []


RUNNERS = (
    "Sofia Ferrant tripped the leader on the last bend and was disqualified. The race was run in heavy rain, and the "
    "leader finished third."
)
ROBBED = "The leader was carried from the track with a broken ankle after Sofia Ferrant tripped her on the last bend."


def test_words_that_it_doubts_very_much_are_a_finding_with_the_passage_that_they_rest_on() -> None:
    judge = Doubting("was carried from the track with a broken ankle", "certainty")
    report = check([plain("source", RUNNERS)], plain("retelling", ROBBED), judge=judge)
    (found,) = report.findings
    assert (found.kind.code, found.retelling and found.retelling.words) == ("C3", judge.words)
    assert found.source is not None
    assert found.source.words.startswith("Sofia Ferrant tripped")


def test_beside_what_is_found_the_judge_alone_adds_nothing() -> None:
    retelling = "The keeper wrecked the sluice before dawn and walked to the mill. Three boats lay on the bank."
    both = told(DAM, retelling, Doubting("Three boats lay", "event"))
    assert [code for code, _ in both] == ["F1"]


def test_apart_from_what_is_found_in_a_sentence_the_judge_may_find_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubted, "BARS", dict.fromkeys(BARS, -5.0))
    retelling = "Three boats lay on the bank where, before dawn, the keeper had wrecked the sluice."
    both = told(DAM, retelling, Doubting("wrecked the sluice", "event", elsewhere=0.2))
    assert both == [("F1", "Three"), ("E2", "wrecked the sluice")]


def test_the_sources_own_words_are_not_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubted, "BARS", dict.fromkeys(BARS, -5.0))
    source = "A few shelters lost their roofs. The airport at Marigot might reopen on Monday if it is cleared."
    judge = Doubting("that the airport might reopen on Monday", "certainty")
    assert told(source, f"It was said {judge.words}.", judge) == []
    moved = Doubting("that the airport would be open on Monday", "certainty")
    assert [words for _, words in told(source, f"It was said {moved.words}.", moved)]


def test_what_somebody_is_called_leaves_nothing_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(doubted, "BARS", dict.fromkeys(BARS, -5.0))
    source = "Talks aimed at ending the strike began after the Sailors’ Alliance, a union, dropped a demand."
    named = "The union is called the Sailors’ Alliance."
    assert told(source, named, Doubting("is called the Sailors", "certainty")) == []
    settled = "The union has ended the strike."
    assert told(source, settled, Doubting("has ended the strike", "certainty")) != []


def test_a_run_has_weights_for_all_of_its_signs_and_no_others() -> None:
    alignment = align(read([plain("source", DAM)]), read([plain("retelling", SHUT)]))
    heard = Doubting("wrecked the sluice", "event").verdicts([(SHUT, DAM)])
    (run,) = runs(alignment, heard, ())
    for family in BARS:
        assert set(weights(WEIGHTS)[family, "structure"]) == {"constant", *run.signs}
        assert set(weights(WEIGHTS)[family, "judged"]) == {"constant", "structure", *run.said}
