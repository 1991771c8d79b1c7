"""Links of cause and purpose: those that a retelling makes up are found, those that a source makes are left alone."""

import pytest

from copydesk.article import told
from copydesk.findings.align import align
from copydesk.findings.check import check
from copydesk.findings.statements.causes import links
from copydesk.text.reading import read

FAULTS = [
    (
        "The keeper sold her boat in May. The lagoon has had no eels for years.",
        "The keeper sold her boat in May because of the lagoon that has had no eels for years.",
    ),
    (
        "The council will shut the library in March.",
        "The council will shut the library in March so that its plot could be given to hotels.",
    ),
    (
        "The bridge was shut in May because of rust. The mayor resigned in June. The town's baker won a prize.",
        "The bridge was shut in May because the baker won a prize.",
    ),
    (
        "The brewery has moved its head office to Leuven.",
        "To dodge an ill-tempered landlord, the brewery has moved its head office to Leuven.",
    ),
]
HONEST = [
    (
        "The firm, which dismissed him in May, denied that his complaints were the reason.",
        "The firm, which dismissed him, said that it was not because he had complained.",
    ),
    (
        "The council will shut the library in March because its roof leaks and mending it is dear.",
        "The council will shut the library in March owing to the cost of mending its leaking roof.",
    ),
    (
        "Blaming an outbreak of mould, the brewery has moved its cellars to Leuven.",
        "The brewery has moved its cellars to Leuven because of an outbreak of mould.",
    ),
    (
        "Judge Roe said the school had gone without. He gave her a third off for her guilty plea.",
        "The judge said that the school had gone without, and cut a third because she had admitted the offence.",
    ),
    (
        (
            "The watchdog did not fine any of the firms, saying that they had cooperated and had stopped the "
            "practice. It named only two of them, Ardent and Mutual, since the others had come forward."
        ),
        (
            "The watchdog named only Ardent, which apologised, and Mutual, which denies it all, and imposed no "
            "fines because the firms had cooperated and stopped the practice."
        ),
    ),
    (
        (
            "The alarm, which should sound when an exit is opened, had been turned off, a former usher, Paige "
            "Renfrow, said, because it went off when people slipped out to smoke."
        ),
        "A former usher said the exit alarm had been switched off because smokers kept triggering it.",
    ),
    (
        (
            "Judge Faisal Mirza awarded him £17,640, cut from £19,600. “He knew the rule and ought to have "
            "waited,” the judge said."
        ),
        "The judge found no ill will, but reduced the award because he knew the rule.",
    ),
    (
        (
            "The firm took 6,200 calls on 4 November. Each caller gave a name and told of a stolen card. Genuine "
            "customers were left waiting for up to three hours."
        ),
        (
            "The firm was swamped on 4 November by 6,200 calls, so that some genuine customers waited as long as "
            "three hours."
        ),
    ),
    (
        (
            "Power cuts of up to 14 hours have set off protests in five districts. The minister accused the "
            "utility of supplying rich areas."
        ),
        "Power cuts have sparked protests, with the minister accusing the utility of favouring rich areas.",
    ),
    ("The bridge is due to open in June.", "The bridge, which is due to open in June, is long."),
]


def linked(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [one.retelling.words for one in report.findings if one.kind.code == "E3" and one.retelling]


@pytest.mark.parametrize(("source", "retelling"), FAULTS)
def test_a_link_that_the_source_does_not_make_is_found(source: str, retelling: str) -> None:
    assert linked(source, retelling)


@pytest.mark.parametrize(("source", "retelling"), HONEST)
def test_a_link_that_the_source_makes_is_left_alone(source: str, retelling: str) -> None:
    assert linked(source, retelling) == []


REASONS = [
    ("Officers had recommended refusal. They said that {}.", "Officers had advised refusal because of {}."),
    ("The harbour board rejected the offer. It said that {}.", "The harbour board rejected the offer because of {}."),
    ("The farmers oppose the scheme. “We fear that {},” they say.", "The farmers oppose the scheme because of {}."),
    ("The union voted against the plan. The group said that {}.", "The union voted against the plan because of {}."),
    ("Mara Dunn complained to the mayor. She said that {}.", "Mara Dunn complained to the mayor because of {}."),
]
REASON = "the lane was narrow and the voles in the meadow were rare", "the narrow lane and the rare voles in the meadow"


@pytest.mark.parametrize(("source", "retelling"), REASONS)
def test_what_somebody_says_of_the_opinion_they_acted_on_is_their_reason(source: str, retelling: str) -> None:
    assert not linked(source.format(REASON[0]), retelling.format(REASON[1]))


@pytest.mark.parametrize(
    ("source", "retelling"),
    [
        ("Officers had recommended refusal.\n\nThe council heard that {}.", REASONS[0][1]),
        ("The harbour board rejected the offer. In the town {}.", REASONS[1][1]),
        ("The mayor left for Rome. She said that {}.", "The mayor left for Rome because of {}."),
    ],
)
def test_what_follows_a_deed_is_no_reason_where_nobody_gives_one(source: str, retelling: str) -> None:
    assert linked(source.format(REASON[0]), retelling.format(REASON[1]))


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("The storm left forty homes without power.", 1),
        ("The storm left forty homes dark on Monday.", 1),
        ("The ferry left Hull on Monday.", 0),
        ("The ferry left Hull for Ostend.", 0),
    ],
)
def test_what_leaves_a_place_is_no_cause_of_it(sentence: str, count: int) -> None:
    reading = read([told("wire.md", sentence).text])
    assert len(list(links(align(reading, reading)))) == count
