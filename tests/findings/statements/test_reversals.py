"""Things told as their opposite in any grammar: a rise that was a fall, a ferry unsafe that was safe."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check


def _found(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [f"{one.kind.code} {one.retelling.words}" for one in report.findings if one.retelling]


@pytest.mark.parametrize(
    ("source", "retelling", "finding"),
    [
        (
            "Use of the night ferry has fallen by half since the tunnel opened, the harbour office said.",
            "The harbour office reported a rise of half in the use of the night ferry since the tunnel opened.",
            "E2 rise",
        ),
        (
            "The trawler Maribel sank in calm seas off Skagen on Friday.",
            "The trawler Maribel went down on Friday in stormy seas off Skagen.",
            "E2 stormy",
        ),
        (
            "The pier at Lomond is safe, engineers said after a week of tests.",
            "Engineers said after a week of tests that the pier at Lomond was unsafe.",
            "C3 unsafe",
        ),
        (
            "The amendment on hedges fell by 301 votes to 268.",
            "The amendment on hedges was passed by 301 votes to 268.",
            "E2 passed",
        ),
        (
            "The storm Belna has weakened, the weather service in Antalaha said.",
            "The weather service in Antalaha said that the storm Belna had strengthened.",
            "E2 strengthened",
        ),
        (
            "The warden has been cleared of selling permits by a tribunal in Ghent.",
            "A tribunal in Ghent found the warden guilty of selling permits.",
            "E2 guilty",
        ),
        (
            "Overtime at the studio was voluntary and paid, the owner said.",
            "The owner said that overtime at the studio was voluntary and unpaid.",
            "C3 unpaid",
        ),
        (
            "The two bottlers confirmed payments to the mayor of Tarma.",
            "The two bottlers denied making payments to the mayor of Tarma.",
            "C3 denied",
        ),
    ],
)
def test_a_word_of_the_other_side_is_found_whatever_its_grammar(source: str, retelling: str, finding: str) -> None:
    assert _found(source, retelling) == [finding]


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        (
            "Use of the night ferry has fallen by half, while use of the tunnel has risen.",
            "The tunnel's use has risen as that of the night ferry has fallen by half.",
        ),
        (
            "The state will delay the closure of the two mines on its west coast by three years.",
            "The state will keep the two mines on its west coast open for three years longer.",
        ),
        (
            "The lenders called the charity's sample unrepresentative.",
            "The lenders dispute that the charity's sample is representative.",
        ),
        (
            "The owner of the wreck is still unknown, the mayor said.",
            "When the owner of the wreck is known, a bill will follow, the mayor said.",
        ),
        (
            "The council in Ormsby did not accept the plan for the mill.",
            "The council in Ormsby rejected the plan for the mill.",
        ),
        (
            "The choir could run out of money before the end of the season unless it sells its hall.",
            "Selling its hall may be all that keeps the choir from running out of money before the season is over.",
        ),
        (
            "The sculptor Ada Pell lost the lawsuit over the bell in 1979.",
            "The town of Ormsby won the lawsuit over the bell in 1979.",
        ),
        (
            "The court dismissed the brewer's appeal against the fine.",
            "The fine on the brewer was upheld by the court.",
        ),
    ],
)
def test_the_same_told_by_its_opposite_is_left_alone(source: str, retelling: str) -> None:
    assert not [one for one in _found(source, retelling) if one[:2] in {"E2", "C3"}]
