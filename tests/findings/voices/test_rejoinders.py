"""An answer that denies nothing is known by where it stands and by who gives it."""

import pytest

from copydesk.findings.voices.rejoinders import rejoinders
from copydesk.text.passage import plain
from copydesk.text.reading import read


@pytest.mark.parametrize(
    ("prose", "answer", "silent"),
    [
        (
            "Police in Tampere accuse Mikael Ranta of selling four passports. Ranta could not be reached on Tuesday.",
            "Ranta could not be reached on Tuesday.",
            True,
        ),
        (
            "Three pupils say that teachers mocked them. The school's director, Ilse Kern, would not comment.",
            "The school's director, Ilse Kern, would not comment.",
            True,
        ),
        (
            "Marcus Teale, 24, is charged with wounding a bouncer. He told police he had acted in self-defence.",
            "He told police he had acted in self-defence",
            False,
        ),
        (
            "Foss claimed that the minister took money. The minister said the payments were properly declared.",
            "The minister said the payments were properly declared",
            False,
        ),
        (
            "The opposition said that the government fenced no pits. The government said that 17 pits had been fenced.",
            "The government said that 17 pits had been fenced",
            False,
        ),
    ],
)
def test_what_stands_behind_an_accusation_answers_it(prose: str, answer: str, *, silent: bool) -> None:
    reading = read([plain("source", prose)])
    (found,) = rejoinders(reading)
    assert (reading.page.read(found.span), found.silent) == (answer, silent)


@pytest.mark.parametrize(
    "prose",
    [
        "The prime minister will visit Oslo next week, officials said. Her office declined to comment on the agenda.",
        "Ines Duarte is accused of fraud. Prosecutors said she had opened 61 accounts.",
        "Ines Duarte is accused of fraud. Her lawyer said the hearing had been put off.",
        "She was arrested in March on suspicion of spying. Her lawyer said she would stand for parliament from prison.",
        "The coach accused the referee of cheating. The referee said Mr Bell would take charge of the final.",
        "The union called the offer an insult. The airline said that ticket sales had risen by 4% in May.",
    ],
)
def test_what_is_said_of_something_else_or_by_the_other_side_answers_nothing(prose: str) -> None:
    assert not list(rejoinders(read([plain("source", prose)])))
