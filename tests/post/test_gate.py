from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from copydesk.errors import SettingsError
from copydesk.findings.check import Report
from copydesk.findings.model import Severity
from copydesk.post.credit import credit_line, permitted, prose_of
from copydesk.post.gate import Why, held
from copydesk.post.licence import Permission, licence_of, licence_shown
from copydesk.post.model import Post

LONG = "The crew said the boat was launched 41 times. " * 20


def whys(post: Post, now: datetime | None = None) -> list[Why]:
    return [reason.why for reason in held(post, (), now or post.date)]


def test_a_whole_post_is_held_by_nothing(post: Callable[..., Post]) -> None:
    assert not held(post(), (), post().date)


def test_errors_hold_and_warnings_do_not(post: Callable[..., Post], report: Report) -> None:
    reasons = held(post(), report.findings, post().date)
    errors = [finding.kind.code for finding in report.findings if finding.kind.severity is Severity.ERROR]
    assert [reason.code for reason in reasons] == errors
    assert errors


def test_what_is_missing_is_named(post: Callable[..., Post]) -> None:
    bare = post(title=" ", credits=(), body="", image=replace(post().image, credit=""))
    assert whys(bare) == [Why.CREDIT, Why.TITLE, Why.BODY, Why.IMAGE]
    assert whys(post(), post().date - timedelta(seconds=1)) == [Why.DATE]
    assert whys(post(slug="A b")) == [Why.SLUG]


@pytest.mark.parametrize(
    ("licence", "why"),
    [
        (None, Why.LICENCE),
        ("link-only", Why.LICENCE),
        ("excerpt", Why.LICENCE),
        ("© all rights", Why.LICENCE),
        ("full", None),
    ],
)
def test_more_than_a_licence_permits_is_held(post: Callable[..., Post], licence: str | None, why: Why | None) -> None:
    found = post(body=LONG, credits=(replace(post().credits[0], licence=licence),))
    assert whys(found) == ([why] if why else [])


@pytest.mark.parametrize("licence", [None, "link-only", "excerpt", "full", "CC BY-ND 4.0"])
def test_a_permitted_post_is_held_no_longer(post: Callable[..., Post], licence: str | None) -> None:
    found = permitted(post(body=LONG, credits=(replace(post().credits[0], licence=licence),)))
    assert not whys(found)
    assert (prose_of(found.body) == LONG.strip()) == (licence == "full")
    assert bool(prose_of(found.body)) == (licence != "link-only")


def test_the_strictest_of_several_licences_holds(post: Callable[..., Post]) -> None:
    free = post().credits[0]
    assert whys(post(body=LONG, credits=(free, replace(free, licence=None)))) == [Why.LICENCE]


def test_a_retraction_goes_out_whatever_was_wrong(post: Callable[..., Post], report: Report) -> None:
    taken = post(body=LONG, credits=(), retracted="We were wrong.")
    assert not held(taken, report.findings, taken.date)
    assert whys(replace(taken, retracted=" ")) == [Why.BODY]


@pytest.mark.parametrize(
    ("setting", "granted", "name"),
    [
        ("unknown", Permission.EXCERPT, None),
        ("CC BY 4.0", Permission.FULL, "CC BY 4.0"),
        ("https://creativecommons.org/licenses/by-sa/4.0/", Permission.FULL, "CC BY-SA 4.0"),
        ("cc by-nc-nd 4.0", Permission.EXCERPT, "CC BY-NC-ND 4.0"),
        ("full: Agency contract 12", Permission.FULL, "Agency contract 12"),
        ("CC0", Permission.FULL, "CC0 1.0"),
    ],
)
def test_a_licence_is_read(setting: str, granted: Permission, name: str | None) -> None:
    licence = licence_of(setting)
    assert (licence.permission, licence.name) == (granted, name)


def test_a_licence_that_is_none_is_refused_and_never_shown() -> None:
    with pytest.raises(SettingsError, match="wanted unknown, link-only"):
        licence_of("everything")
    assert licence_shown("everything") is None


def test_the_credit_line_names_everybody_once(post: Callable[..., Post]) -> None:
    first = post().credits[0]
    others = [replace(first, name=name, author=None) for name in ("Harbour Wire", "Coast News")]
    assert credit_line([first, first, *others]) == (
        "Based on reporting by Joan Marsh (Tolmouth Gazette), Harbour Wire and Coast News"
    )
    assert not credit_line([])
