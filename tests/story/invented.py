"""Short invented articles: two quakes, a fixture and the one of a week later, each told by two papers."""

from datetime import UTC, datetime, timedelta

from copydesk.story.model import Member

_START = datetime(2025, 1, 14, 6, tzinfo=UTC)


def article(id_: str, title: str, text: str, days: float | None = 0.0) -> Member:
    """Return an article, dated in days after the first; None for one without a date."""
    return Member(id_, title, text, None if days is None else _START + timedelta(days=days))


QUAKE = article(
    "quake-morning",
    "Strong earthquake kills 31 in Varosh valley",
    "A magnitude 6.1 earthquake struck the Varosh valley in eastern Karsia before dawn on Tuesday, killing at least 31 "
    "people and flattening hundreds of mud-brick houses, officials said. The worst damage was in the town of Temen, "
    "where the hospital lost its roof. Rescue teams dug through rubble with their hands.",
)
QUAKE_RETOLD = article(
    "quake-noon",
    "Karsia quake: dozens dead as villages collapse",
    "Rescuers in Karsia were searching for survivors after an early-morning earthquake that levelled villages around "
    "Temen. The death toll stood at 34 by midday, the interior ministry said. Patients were treated in the car park of "
    "Temen's hospital, whose roof had come down.",
    0.3,
)
OTHER_QUAKE = article(
    "island",
    "Strong earthquake shakes Isla Verana, four dead",
    "A magnitude 5.9 earthquake struck the island of Verana on Sunday, killing at least four people and damaging "
    "hundreds of houses, officials said. The worst damage was in the port of San Telmo, where a church tower fell. "
    "Rescue teams searched the rubble.",
    5.0,
)
MATCH = article(
    "match",
    "Harwick edge Colne Vale with late header",
    "Harwick Town beat Colne Vale 2-1 at Mill Lane on Saturday after Danny Oyelaran headed in a corner in the 88th "
    "minute. Colne Vale had led through Piotr Baran, but Lewis Hart levelled before the break. The Harwick manager, "
    "Sue Penrose, praised her side.",
    10.5,
)
MATCH_RETOLD = article(
    "match-retold",
    "Oyelaran the hero as Town come from behind",
    "A goal two minutes from time gave Harwick all three points against Colne Vale. Oyelaran rose highest to meet a "
    "corner and settle a match that Vale had looked like winning when Baran put them in front. Hart equalised in "
    "first-half stoppage time. Penrose praised her side's patience.",
    10.6,
)
MATCH_LATER = article(
    "match-later",
    "Harwick and Brandsea share four goals",
    "Harwick Town drew 2-2 with Brandsea at Mill Lane on Saturday. Danny Oyelaran gave Harwick the lead after nine "
    "minutes, but Brandsea hit back with two goals by Marc Dunmore. Lewis Hart rescued a point from the penalty spot. "
    "Harwick, managed by Sue Penrose, stay fourth.",
    17.5,
)
ALL = (QUAKE, QUAKE_RETOLD, OTHER_QUAKE, MATCH, MATCH_RETOLD, MATCH_LATER)
