"""Figures are read from prose as what they are worth."""

from decimal import Decimal

import pytest

from copydesk.text.counting.exactness import Bound
from copydesk.text.counting.figures import Figure, Measure
from copydesk.text.passage import plain
from copydesk.text.reading import read


def figures(prose: str) -> tuple[Figure, ...]:
    return read([plain("text.md", prose)]).figures


def firm(prose: str) -> list[Figure]:
    return [figure for figure in figures(prose) if figure.firm]


def said(prose: str, figure: Figure) -> str:
    return prose[figure.span.start : figure.span.end]


WORTH = [
    ("They counted 2,000 sheep.", "2,000", "2000"),
    ("They counted two thousand sheep.", "two thousand", "2000"),
    ("They counted one hundred and five sheep.", "one hundred and five", "105"),
    ("They counted two hundred and five thousand sheep.", "two hundred and five thousand", "205000"),
    ("They counted half a million sheep.", "half a million", "500000"),
    ("They counted two and a half million sheep.", "two and a half million", "2500000"),
    ("They counted a quarter of a million sheep.", "a quarter of a million", "250000"),
    ("They counted a dozen sheep.", "a dozen", "12"),
    ("They counted half a dozen sheep.", "half a dozen", "6"),
    ("They counted twenty-three sheep.", "twenty-three", "23"),
    ("They counted 1.2m sheep.", "1.2m", "1200000"),
    ("It cost £184 million.", "£184 million", "184000000"),
    ("It cost $13.5m.", "$13.5m", "13500000"),
    ("It cost €1.8bn.", "€1.8bn", "1800000000"),
    ("It cost US$5bn.", "US$5bn", "5000000000"),
    ("It cost 412 million Norwegian crowns.", "412 million Norwegian crowns", "412000000"),
    ("It cost 140,000 euros.", "140,000 euros", "140000"),
    ("It cost 50p.", "50p", "50"),
    ("It cost 25 cents.", "25 cents", "25"),
    ("It fell by 70%.", "70%", "70"),
    ("It fell by 70 per cent.", "70 per cent", "70"),
    ("It fell by 2.1 percentage points.", "2.1 percentage points", "2.1"),
    ("It fell by 25 basis points.", "25 basis points", "25"),
    ("It fell by a quarter of a percentage point.", "a quarter of a percentage point", "0.25"),
    ("Nine out of ten agreed.", "Nine out of ten", "0.9"),
    ("It covers three-quarters of the field.", "three-quarters", "0.75"),
    ("It fell by half.", "half", "0.5"),
    ("It is 10km long.", "10km", "10"),
    ("It is 1,800-metre peak.", "1,800-metre", "1800"),
    ("It reached 40°C.", "40°C", "40"),
    ("It weighs 94kg.", "94kg", "94"),
    ("It weighs 11st 7lb.", "11st 7lb", "11.5"),
    ("It is 5 feet 6 inches tall.", "5 feet 6 inches", "5.5"),
    ("It is 6-foot-3 tall.", "6-foot-3", "6.25"),
    ("It is a 207-pound bell.", "207-pound", "207"),
    ("It is a 10-mile-long queue.", "10-mile", "10"),
    ("It is a 300-square-mile park.", "300-square-mile", "300"),
    ("It is a 70-mile-per-hour wind.", "70-mile-per-hour", "70"),
    ("It is a 52-footer.", "52-footer", "52"),
    ("The price doubled.", "doubled", "2"),
    ("The club is 22nd in the table.", "22nd", "22"),
    ("It was the third reduction.", "third", "3"),
    ("It is the second-largest market.", "second", "2"),
]


@pytest.mark.parametrize(("prose", "words", "worth"), WORTH, ids=[words for _, words, _ in WORTH])
def test_a_figure_is_worth_what_it_says(prose: str, words: str, worth: str) -> None:
    (figure,) = firm(prose)
    assert said(prose, figure) == words
    assert figure.low == figure.high == Decimal(worth)


@pytest.mark.parametrize(
    ("prose", "low", "high"),
    [
        ("It expects between 126,000 and 129,000 tonnes.", "126000", "129000"),
        ("It expects 126,000 to 129,000 tonnes.", "126000", "129000"),
        ("It expects earnings of $3.60-$3.80 a share.", "3.60", "3.80"),
        ("It expects five to six million visitors.", "5000000", "6000000"),
        ("It will cost $3-5 million.", "3000000", "5000000"),
        ("It will cost £20-30m.", "20000000", "30000000"),
        ("It drew 3-5 million visitors.", "3000000", "5000000"),
        ("It serves 1500 to 3000 visitors.", "1500", "3000"),
        ("Ashgate won 2–1 at home.", "2", "1"),
        ("The motion passed by 89 to 41.", "89", "41"),
        ("The motion to cut fares passed by 89 to 41.", "89", "41"),
        ("Fares are expected to rise by 5 to 8 per cent.", "5", "8"),
        ("Fares rose by 3 to 20 per cent.", "3", "20"),
        ("The tide may rise by 40 to 62 cm.", "40", "62"),
        ("It went up to 12 to 15 pupils.", "12", "15"),
        ("Dozens of people came.", "24", "200"),
        ("Tens of thousands of people came.", "20000", "200000"),
    ],
)
def test_ranges_scores_and_indefinite_numbers_have_two_ends(prose: str, low: str, high: str) -> None:
    (figure,) = firm(prose)
    assert (figure.low, figure.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("prose", "worths"),
    [
        ("Attendance dropped from 800 to 410.", ["800", "410"]),
        ("The fleet was cut from 12 to nine.", ["12", "9"]),
        ("The fleet fell from about 12 to 9.", ["12", "9"]),
        ("Membership fell from 31 in 2010 to 19.", ["31", "19"]),
        ("Fares went up by £1 to £5.", ["1", "5"]),
        ("They cut the price of the house by £15,000 to £295,000.", ["15000", "295000"]),
        ("The team grew by six to 18.", ["6", "18"]),
        ("The index rose 30 to 8,250.", ["30", "8250"]),
        ("The catch will shrink by 600 to 300 tonnes.", ["600", "300"]),
    ],
)
def test_what_moves_by_so_much_to_an_end_is_told_in_two_figures(prose: str, worths: list[str]) -> None:
    assert [(figure.low, figure.high) for figure in firm(prose)] == [(Decimal(w), Decimal(w)) for w in worths]


@pytest.mark.parametrize(
    ("prose", "measures"),
    [
        ("Support is up eight to 58 per cent.", ["point", "share"]),
        ("Support went from 50 to 58 per cent.", ["share", "share"]),
        ("The rate is up by half a point to 4.5%.", ["point", "share"]),
        ("The rate fell a quarter-point to 4%.", ["point", "share"]),
    ],
)
def test_what_a_share_moves_by_is_counted_in_points(prose: str, measures: list[str]) -> None:
    assert [figure.unit and figure.unit.measure for figure in firm(prose)] == measures


@pytest.mark.parametrize("words", ["three-quarters of an hour", "three-quarters of a century"])
def test_quarters_of_a_stretch_of_time_are_no_share_of_anything(words: str) -> None:
    assert not firm(f"The trip took {words}.")
    assert [figure.low for figure in firm("It covers three-quarters of the field.")] == [Decimal("0.75")]


def test_one_of_so_many_is_a_share() -> None:
    assert [figure.low for figure in firm("One in 15 of them left.")] == [Decimal(1) / 15]
    assert [figure.low for figure in firm("They lost one in 15 matches.")] == [Decimal(15)]


@pytest.mark.parametrize(
    ("words", "bound"),
    [
        ("about 40", Bound.ABOUT),
        ("some 40", Bound.ABOUT),
        ("an estimated 40", Bound.ABOUT),
        ("40 or so", Bound.ABOUT),
        ("more than 40", Bound.OVER),
        ("over 40", Bound.OVER),
        ("at least 40", Bound.LEAST),
        ("no fewer than 40", Bound.LEAST),
        ("40 or more", Bound.LEAST),
        ("nearly 40", Bound.NEARLY),
        ("just under 40", Bound.NEARLY),
        ("fewer than 40", Bound.UNDER),
        ("up to 40", Bound.MOST),
        ("as many as 40", Bound.MOST),
        ("no more than 40", Bound.MOST),
        ("getting on for 40", Bound.NEARLY),
        ("the best part of 40", Bound.NEARLY),
        ("just short of 40", Bound.NEARLY),
        ("closer to 40", Bound.NEAR),
        ("nearer 40", Bound.NEAR),
        ("not far off 40", Bound.NEAR),
        ("in the region of 40", Bound.ABOUT),
        ("slightly more than 40", Bound.OVER),
        ("north of 40", Bound.OVER),
        ("upwards of 40", Bound.OVER),
        ("exactly 40", Bound.EXACT),
        ("40", Bound.NONE),
    ],
)
def test_words_beside_a_figure_say_how_exact_it_is(words: str, bound: Bound) -> None:
    (figure,) = (
        firm(f"The fire destroyed {words} houses.") if not words.startswith("40 or") else firm(f"It hit {words}.")
    )
    assert figure.bound is bound


@pytest.mark.parametrize(
    ("prose", "bound"),
    [
        ("Nobody on the site would earn less than $24.", Bound.LEAST),
        ("No mason on the job would be paid below $24.", Bound.LEAST),
        ("None of the ships carried more than 400 tonnes.", Bound.MOST),
        ("They didn’t pay anybody on the site less than $24.", Bound.LEAST),
        ("They cannot make honey for less than $24.", Bound.LEAST),
        ("They can’t make honey for less than $24.", Bound.LEAST),
        ("They did not say why more than 40 tonnes sank.", Bound.OVER),
        ("The trader is suing the state firm over 400 tonnes of diesel.", Bound.NONE),
        ("The board chose the yard over two rivals.", Bound.NONE),
        ("The trader sold over 400 tonnes of diesel.", Bound.OVER),
        ("Contracts under 1.5 million crowns need no tender.", Bound.UNDER),
        ("The wreck lies under 40 metres of water.", Bound.NONE),
    ],
)
def test_a_comparison_is_turned_round_by_who_it_holds_for(prose: str, bound: Bound) -> None:
    (figure,) = firm(prose)
    assert figure.bound is bound


@pytest.mark.parametrize(
    ("prose", "words"),
    [
        ("It hit at leaſt 40 houses.", "40"),
        ("It hit 40 or ſo houses.", "40"),
        ("It cost 40 auſtralian dollars.", "40"),
    ],
)
def test_letters_that_only_look_like_those_of_a_word_tell_nothing(prose: str, words: str) -> None:
    (figure,) = firm(prose)
    assert (said(prose, figure), figure.bound) == (words, Bound.NONE)


def test_two_sums_with_a_dash_between_them_are_a_range_only_where_the_second_is_more() -> None:
    assert [said(p, f) for p in ["It cost £50 – £60."] for f in firm(p)] == ["£50 – £60"]
    prose = "It may come to £240,000 – £54,000 more – with heating."
    assert [said(prose, f) for f in firm(prose)] == ["£240,000", "£54,000"]


def test_over_so_many_times_compares_whatever_stands_before_it() -> None:
    prose = "She had searched a register of stolen art over 200 times."
    assert [figure.bound for figure in firm(prose)] == [Bound.OVER]


def test_an_amount_told_again_in_another_unit_may_be_as_exact_as_the_first() -> None:
    _, again = firm("It lies about 2,150 metres (7,050 feet) down.")
    assert (again.bound, again.lent) == (Bound.NONE, Bound.ABOUT)


@pytest.mark.parametrize(
    ("prose", "measure"),
    [
        ("It is a 207-pound bell.", "mass"),
        ("He lost 40 pounds.", "mass"),
        ("Police seized 40 pounds of cocaine.", "mass"),
        ("It was a 50-pound fine.", "pound"),
        ("It cost 40 pounds.", "pound"),
        ("It lost 40 million pounds.", "pound"),
    ],
)
def test_pounds_weigh_or_pay(prose: str, measure: str) -> None:
    (figure,) = firm(prose)
    assert figure.unit is not None
    assert figure.unit.measure == measure


@pytest.mark.parametrize(
    "prose",
    [
        "A Boeing 737 landed.",
        "The G7 met in Rome.",
        "Covid-19 spread.",
        "She watched Channel 4 at home.",
        "It opened in 2019.",
        "The trial starts on 12 March at 9am.",
        "Anna Holt, 44, was there.",
        "The 44-year-old was there.",
        "One of them left.",
        "No one came.",
        "At first nobody came.",
        "It was the first time.",
        "They scored early in the second half.",
        "Both of them left.",
    ],
)
def test_names_times_and_ages_are_no_figures(prose: str) -> None:
    assert [said(prose, f) for f in firm(prose) if f.measure is not Measure.SPELL] == []


@pytest.mark.parametrize(
    ("prose", "noun"),
    [
        ("It treated 19 patients.", "patient"),
        ("It hired 40 new train drivers.", "driver"),
        ("It sank two of the seven boats.", "boat"),
        ("It sank two of the rival's seven boats.", "boat"),
        ("It sank three of Mr Holt's boats.", "boat"),
        ("Eight of the injured were moved.", "injured"),
        ("Prices are 9 per cent higher.", "higher"),
    ],
)
def test_a_figure_knows_what_it_counts(prose: str, noun: str) -> None:
    assert figures(prose)[0].noun == noun


@pytest.mark.parametrize(
    "prose",
    [
        "1" * 5000,
        "1,11" * 2000,
        "one " * 3000,
        "$" * 3000,
        "½" * 50,
        "٣ 3² 1e9 0.0.0 -1",
        "a " * 3000,
        "tens of mİllİons",
    ],
)
def test_no_text_is_too_odd_to_read(prose: str) -> None:
    places = [figure.span for figure in figures(prose)]
    assert places == sorted(places)


@pytest.mark.parametrize("side", ["southern", "upper", "left", "north-eastern", "far"])
def test_the_half_on_one_side_of_a_thing_is_no_share_of_it(side: str) -> None:
    assert not firm(f"The fire burned in the {side} half of the forest.")
    assert [figure.low for figure in firm(f"The fire burned a third of the {side} forest.")] == [Decimal(1) / 3]


def test_a_year_that_leads_to_a_figure_is_no_end_of_a_range() -> None:
    told = ("It cut its forecast for 2025 to 3.1% from 3.6%.", "It raised its estimate for 2026 to 40 ships from 35.")
    assert [[str(figure.low) for figure in firm(prose)] for prose in told] == [["3.1", "3.6"], ["40", "35"]]
