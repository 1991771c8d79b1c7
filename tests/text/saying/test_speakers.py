"""Who says a quotation, in the ways in which news copy tells it."""

from typing import NamedTuple

import pytest

from copydesk.text.passage import plain
from copydesk.text.reading import read
from copydesk.text.saying.speakers import Speaker


class Case(NamedTuple):
    """A text, and for each of its quotations who says it: the name, or the phrase of one who has none."""

    content: str
    speakers: list[str | None]


def speakers_of(content: str) -> list[str | None]:
    reading = read([plain("post.md", content)])

    def told(speaker: Speaker | None) -> str | None:
        if speaker is None:
            return None
        names = [name.full for name in reading.names if name.entity == speaker.entity]
        return names[0] if speaker.entity is not None else reading.page.read(speaker.meant)

    return [told(speaker) for speaker in reading.speakers]


CASES = {
    "behind": Case('"The roof is gone," Ida Malone said.', ["Ida Malone"]),
    "behind, inverted": Case('"The roof is gone," said Ida Malone, who runs the hall.', ["Ida Malone"]),
    "before": Case('Ida Malone told reporters: "The roof is gone."', ["Ida Malone"]),
    "before, with a comma": Case('Ida Malone said, "The roof is gone."', ["Ida Malone"]),
    "in the middle": Case('"The roof," said Ida Malone, "is gone."', ["Ida Malone"] * 2),
    "split into sentences": Case('"The roof is gone," Ida Malone said. "We saw it go."', ["Ida Malone"] * 2),
    "fragment": Case("Ida Malone called the storm 'an act of spite'.", ["Ida Malone"]),
    "described": Case('"The roof is gone," a firefighter said.', ["a firefighter"]),
    "body": Case('The council said in a statement that the hall was "beyond repair".', ["The council"]),
    "pronoun": Case('Ida Malone runs the hall. "The roof is gone," she said.', ["Ida Malone"]),
    "pronoun in the next paragraph": Case('Ida Malone runs the hall.\n\n"It is gone," she said.', ["Ida Malone"]),
    "she, whose client is he": Case(
        'The surgeon said he regretted it. His solicitor, Nadia Rahim, said he was ill. "He will work," she said.',
        ["Nadia Rahim"],
    ),
    "he and she": Case(
        'Mr Carl Voss blamed the builder, Mrs Ida Malone. "The roof was sound," she said.', ["Ida Malone"]
    ),
    "over paragraphs": Case('"The roof is gone.\n\n"We saw it go," Ida Malone said.', [None, "Ida Malone"]),
    "next paragraph alone": Case(
        '"The roof is gone," Ida Malone said.\n\n"We saw it go."', ["Ida Malone", "Ida Malone"]
    ),
    "according to": Case('The hall is "beyond repair", according to Ida Malone.', ["Ida Malone"]),
    "how it was put": Case('"Beyond repair" is how Ida Malone described the hall.', ["Ida Malone"]),
    "verdict": Case('"Beyond repair" was the verdict of Ida Malone on the hall.', ["Ida Malone"]),
    "spokeswoman": Case('"We are looking into it," a spokeswoman for Kestrel Energy said.', ["Kestrel Energy"]),
    "what somebody shows": Case(
        'Carl Voss showed them three letters in which Ida Malone wrote "burn this".', ["Ida Malone"]
    ),
    "pronoun, of one described by a trade that no list has": Case(
        "Ferris said that the notes were old. Ida's luthier, Carl Voss, said that he would wait. 'I can,' he said.",
        ["Carl Voss"],
    ),
    "parenthesis": Case('The hall, Ida Malone said, was "beyond repair".', ["Ida Malone"]),
    "who told whom": Case(
        "The talks went on, said Carl Voss, after Ida Malone told members to expect a vote 'by Easter'.",
        ["Ida Malone"],
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_speaker_is_found(case: Case) -> None:
    assert speakers_of(case.content) == case.speakers


UNKNOWN = {
    "nobody": 'The hall is known as "the Shed" in the village.',
    "one of two": 'Carl Voss met Ellis Thorne at the hall. "It was cold," he said.',
    "none": "Nothing is quoted here.",
}


@pytest.mark.parametrize("content", UNKNOWN.values(), ids=UNKNOWN)
def test_a_speaker_in_doubt_is_no_speaker(content: str) -> None:
    names = {name.full for name in read([plain("post.md", content)]).names}
    assert not names & set(speakers_of(content))


GIVERS = {
    "branded": 'Ida Malone branded it "a folly" but Carl Voss said that it would stand.',
    "hit out at": 'Ida Malone hit out at "a folly in brick", while Carl Voss said that it would stand.',
    "likened to": 'Ida Malone stood up and likened it to "a folly", but Carl Voss said that it would stand.',
    "was dubbed by": 'The hall was dubbed "a folly" by Ida Malone, said Ellis Thorne.',
    "accused of by": 'Accused of "a folly" by Ida Malone, Carl Voss said that it would stand.',
    "what X called": 'What Ida Malone called "a folly" was, Carl Voss said, a hall.',
    "whose charge": 'Carl Voss answered Ida Malone\'s charge of "a folly" by saying that it would stand.',
}


@pytest.mark.parametrize("content", GIVERS.values(), ids=GIVERS)
def test_who_gives_a_name_or_a_verdict_says_it_and_not_who_speaks_beside_him(content: str) -> None:
    assert speakers_of(content) == ["Ida Malone"]


OPEN = {
    "by nobody who is told": 'The hall was branded "a folly", but Carl Voss said that it would stand.',
    "denied": 'Carl Voss did not label it "a folly".',
    "a clause that another is joined to": 'Ida Malone fumed over "a folly" but Carl Voss said that it would stand.',
}


@pytest.mark.parametrize("content", OPEN.values(), ids=OPEN)
def test_words_that_are_given_by_nobody_who_is_told_have_no_speaker(content: str) -> None:
    assert speakers_of(content) == [None]
