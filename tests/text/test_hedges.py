"""What makes a statement less than certain, and where it stands."""

from copydesk.text.passage import plain
from copydesk.text.reading import read


def hedges(prose: str) -> list[list[str]]:
    reading = read([plain("text", prose)])
    return [[reading.page.read(hedge.span) for hedge in found] for found in reading.hedges]


def test_what_a_copula_says_of_a_clause_hedges_it_and_not_the_copula() -> None:
    assert hedges("It is likely that the bridge will close.") == [["likely"], ["likely"]]


def test_letters_that_only_look_like_those_of_a_hedge_make_none() -> None:
    assert hedges("The bill is under consideration.") == [["under consideration"]]
    assert hedges("THE BİLL İS UNDER CONSİDERATİON") == [[]]
