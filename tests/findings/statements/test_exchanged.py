"""Ways in which two exchange their places: each is found, an honest retelling of the same source is left alone."""

import pytest

from copydesk.article import told
from copydesk.findings.check import check

FAULTS = [
    (
        "Ida Moor wrote that the state had leased the seabed to the town in 1934.",
        "Ida Moor wrote that the town had leased the seabed to the state in 1934.",
        "the town had leased the seabed to the state",
    ),
    (
        "The lifeguard told the inquiry that the captain had threatened to cut the ropes.",
        "The captain told the inquiry that the lifeguard had threatened to cut the ropes.",
        "the lifeguard had threatened to cut the ropes",
    ),
    (
        "Tessa Boyne lost to the qualifier Ruta Kalns in straight sets on Friday.",
        "Tessa Boyne beat the qualifier Ruta Kalns in straight sets on Friday.",
        "Tessa Boyne beat the qualifier Ruta Kalns",
    ),
    (
        "The Dutch foreign ministry summoned the Danish ambassador on Monday over the dredging.",
        "The Danish foreign ministry summoned the Dutch ambassador on Monday over the dredging.",
        "The Danish foreign ministry summoned the Dutch ambassador",
    ),
    (
        "Owen Strand said he had asked the council for a second survey.",
        "The council had asked Owen Strand for a second survey, he said.",
        "The council had asked Owen Strand for a second survey",
    ),
    (
        "Prosecutors say that a clerk took old maps to the dealer Ivo Haas.",
        "Prosecutors say that a clerk took old maps from the dealer Ivo Haas.",
        "took old maps from the dealer Ivo Haas",
    ),
    (
        "The bishop's criticism of the mayor has grown since the fire.",
        "The mayor's criticism of the bishop has grown since the fire.",
        "The mayor's criticism of the bishop",
    ),
    (
        "Norvind sued Castellan in Hamburg in May over the cranes.",
        "Castellan's lawsuit against Norvind over the cranes was filed in Hamburg in May.",
        "Castellan's lawsuit against Norvind over the cranes",
    ),
    (
        "Kenya beat Ghana 2-1 in Nairobi on Sunday.",
        "Ghana's victory over Kenya in Nairobi on Sunday ended 2-1.",
        "Ghana's victory over Kenya in Nairobi on Sunday",
    ),
    (
        "The council has written to three shopkeepers about the awnings.",
        "Three shopkeepers have written to the council about the awnings.",
        "Three shopkeepers have written to the council about the awnings",
    ),
    (
        "The army turned down an offer of doctors from Switzerland, a diplomat said.",
        "Switzerland turned down an offer of doctors from the army, a diplomat said.",
        "Switzerland turned down an offer of doctors from the army",
    ),
    (
        "A cook said Mara Lind had then thrown a pan at the waiter.",
        "A cook said the waiter had gone on to throw a pan at Mara Lind.",
        "to throw a pan at Mara Lind",
    ),
    (
        "The mayor has asked the government to double the aid for the fishermen.",
        "The government wants the mayor to double the aid for the fishermen.",
        "The government wants",
    ),
    (
        "Finland rejects the levy on timber outright. Estonia says a levy on timber would help its small mills.",
        "Estonia rejects the timber levy outright, but Finland says such a levy would help its small mills.",
        "Estonia rejects the timber levy outright, but Finland says such a levy would help its small mills",
    ),
    (
        "Marta Ruiz plans to close the Leeds depot, and Tom Bale will keep his own open.",
        "Tom Bale plans to close the Leeds depot, while Marta Ruiz keeps her own open.",
        "Tom Bale plans to close the Leeds depot",
    ),
    (
        "Trellis Foods said on Thursday that it had agreed to buy the frozen-meal maker Garrity Brothers.",
        "Garrity Brothers has struck a deal to acquire Trellis Foods.",
        "to acquire Trellis Foods",
    ),
    (
        "Ana Ruel has sued the builder Tom Ost over the roof.",
        "Tom Ost has taken Ana Ruel to court over the roof.",
        "Tom Ost has taken Ana Ruel to court over the roof",
    ),
]
HONEST = [
    (
        "Trellis Foods said on Thursday that it had agreed to buy the frozen-meal maker Garrity Brothers.",
        "Trellis Foods has struck a deal to acquire Garrity Brothers.",
    ),
    (
        "He said most healthy women should not take such a test even if it were on sale.",
        "Most healthy women should not be tested, he said.",
    ),
    (
        "Eileen Tranter was given a suspended sentence at Corran Court in 2006. She repaid the money by selling a van.",
        "Mrs Tranter, handed a suspended sentence, paid it back by the sale of a van.",
    ),
    (
        "The petition was started by pupil Isla Marr, 10. Coun Tess Ullman has promised to present it on 6 February.",
        "Coun Tess Ullman will present the petition, begun by pupil Isla Marr, 10, on 6 February.",
    ),
    (
        "Marta Ruiz plans to close the Leeds depot, and Tom Bale will keep his own open.",
        "Marta Ruiz plans to close the Leeds depot, while Tom Bale keeps his own open.",
    ),
    (
        "Kesh has agreed to give access; Aldova has not replied.",
        "Kesh agreed to give access, while Aldova is yet to answer.",
    ),
    (
        "Shops in similar towns had lost customers for six months, then most of them had recovered.",
        "Most shops in similar towns had won back their customers.",
    ),
    (
        "Most parents interviewed outside the school said they sympathised with the aides.",
        "Most of the parents who were interviewed felt for the aides.",
    ),
    (
        "Ida Moor wrote that the state had leased the seabed to the town in 1934.",
        "According to Ida Moor, the town had leased the seabed from the state in 1934.",
    ),
    (
        "The group wants to run the library in Selm with volunteers.",
        "The group would like volunteers to run the library in Selm.",
    ),
    ("Rovers replaced the captain Ivo Haas with Owen Strand.", "Owen Strand replaced the captain Ivo Haas at Rovers."),
    ("The bakery makes its bread with pupils of the school.", "Pupils of the school make bread at the bakery."),
    (
        "Tessa Boyne lost to the qualifier Ruta Kalns in straight sets on Friday.",
        "The qualifier Ruta Kalns beat Tessa Boyne in straight sets on Friday.",
    ),
    (
        "The union said the firm had broken off the talks. The firm said the union had broken them off.",
        "The firm said the union had broken off the talks, while the union said the firm had.",
    ),
    (
        "Owen Strand said he had asked the council for a second survey.",
        "The council had been asked by Owen Strand for a second survey, he said.",
    ),
    (
        "A collector gave the museum two masks in May.",
        "The museum received two masks from a collector in May.",
    ),
    (
        "Mara Lind met Jonas Peel in Oslo on Tuesday.",
        "Jonas Peel met Mara Lind in Oslo on Tuesday.",
    ),
    (
        "Kenya's defeat by Ghana on Sunday ended a run of nine wins.",
        "Kenya lost to Ghana on Sunday, which ended a run of nine wins.",
    ),
    (
        "Ghana beat Kenya on Sunday and ended a run of nine wins.",
        "Kenya's defeat to Ghana on Sunday ended a run of nine wins.",
    ),
    (
        "Norvind sued Castellan in Hamburg in May over the cranes.",
        "Norvind's lawsuit against Castellan over the cranes was filed in Hamburg in May.",
    ),
    (
        "The mayor has faced criticism from the bishop over the fire.",
        "The bishop criticised the mayor over the fire.",
    ),
    (
        "Lawyers for the singer have asked a judge to drop the case, arguing that the chorus is as old as pop itself.",
        "The chorus is as old as pop itself, argued the lawyers for the singer, who want the case dropped.",
    ),
    (
        "Lin Orr accused Paige Dahl of pushing her in the pool on Sunday.",
        "According to Lin Orr, Paige Dahl pushed her in the pool on Sunday.",
    ),
    (
        "The mayor of Rivetta has asked Rome for money to replace the pipes.",
        "The pipes of Rivetta must be replaced, and its mayor wants money from Rome.",
    ),
    (
        "Finland rejects the levy on timber outright. Estonia says a levy on timber would help its small mills.",
        "A timber levy would help its small mills, Estonia says; Finland rejects the levy outright.",
    ),
    (
        "Marchetti says that she believed what she was told by her teacher.",
        "Marchetti says she believed what he told her.",
    ),
    (
        "A retired welder who says he has never owned a boat has won a lighthouse, the Fairs Administration said.",
        "An auction has put a lighthouse in the hands of a welder who, by his own account, has never owned a boat.",
    ),
    (
        '"He hit me twice," Ms Doyle said. Mr Keane was arrested at the scene and charged.',
        "Ms Doyle said that Mr Keane had hit her twice. He was arrested at the scene.",
    ),
    (
        "Dr Tredwell told about 150 supporters at the Gayndah showground that she could manage parliament.",
        "At the Gayndah showground Dr Tredwell, 43, told some 150 supporters that she felt up to parliament.",
    ),
]


def swapped(source: str, retelling: str) -> list[str]:
    report = check([told("wire.md", source).text], told("post.md", retelling).text)
    return [one.retelling.words for one in report.findings if one.kind.code == "E1" and one.retelling]


@pytest.mark.parametrize(("source", "retelling", "words"), FAULTS)
def test_two_that_have_exchanged_their_places_are_found(source: str, retelling: str, words: str) -> None:
    assert any(words in one for one in swapped(source, retelling))


@pytest.mark.parametrize(("source", "retelling"), HONEST)
def test_an_honest_retelling_exchanges_nobody(source: str, retelling: str) -> None:
    assert swapped(source, retelling) == []
