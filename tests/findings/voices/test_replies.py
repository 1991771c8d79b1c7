"""Replies to accusations are known by how they are given."""

import pytest

from copydesk.findings.voices.replies import Manner, replies_of
from copydesk.text.passage import plain
from copydesk.text.reading import read


@pytest.mark.parametrize(
    ("prose", "words", "manner"),
    [
        ("The company denied that the barriers had failed.", "denied", Manner.DENIES),
        ("Her lawyer said no such promise had been given.", "said", Manner.REJECTS),
        ("The ministry rejected that. It had paid 61 million.", "rejected that", Manner.POINTS),
        ("Those it disputes.", "Those it disputes", Manner.POINTS),
        ("The auditors found £3m of waste. The trust disputes the figure.", "disputes the figure", Manner.POINTS),
        ("The head rejected that account: she said she had asked him.", "rejected that account: she", Manner.POINTS),
        ("The firm disputed this, saying that it had paid.", "disputed this, saying that it had paid", Manner.POINTS),
        ("The museum dismissed an accusation by the heirs that it hid letters.", "dismissed", Manner.DENIES),
        ("She has pleaded not guilty.", "pleaded", Manner.POINTS),
        ("The prison service called the report misleading.", "called", Manner.POINTS),
        ("Mr Whit testified that he never authorised the cheques.", "testified", Manner.NEGATIVE),
    ],
)
def test_a_reply_has_its_manner_and_its_place(prose: str, words: str, manner: Manner) -> None:
    reading = read([plain("source", prose)])
    found = [reply for reply in replies_of(reading) if reply.manner is manner]
    assert found
    assert all(reading.page.read(reply.span).startswith(words) for reply in found)


@pytest.mark.parametrize(
    "prose",
    [
        "The court rejected that in May.",
        "Shareholders rejected that.",
        "Rhonet said it had rejected an approach worth 1.4 billion francs.",
        "The board dismissed the request in May.",
        "Mr Whit said that it was not only cheap.",
        "The union accused the board of rejecting the offer.",
        "Ms Oak said: “The firm called it ‘a gift’ and denied that the pump had failed.”",
    ],
)
def test_what_answers_no_accusation_is_no_reply(prose: str) -> None:
    assert not list(replies_of(read([plain("source", prose)])))
