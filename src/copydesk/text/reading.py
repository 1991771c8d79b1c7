"""A reading: everything that is found in texts, found once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from copydesk.text.counting.figures import Figure, find_figures
from copydesk.text.hedges import Hedge, find_hedges
from copydesk.text.naming.names import Name, find_names
from copydesk.text.page import Page, page_of
from copydesk.text.passage import Text
from copydesk.text.saying.quotes import Quote, find_quotes
from copydesk.text.saying.reports import Report, find_reports
from copydesk.text.saying.speakers import Speaker, find_speakers
from copydesk.text.scope import Rank, Scope, find_ranks, find_scopes
from copydesk.text.statements import Statement, find_statements
from copydesk.text.timing.times import Time, find_times


@dataclass(frozen=True, slots=True)
class Reading:
    """One or several texts, read: the page and its parts, each in order of place.

    `speakers` has one entry for each of `quotes`, `hedges` one for each of `statements`.
    """

    page: Page
    times: tuple[Time, ...]
    figures: tuple[Figure, ...]
    names: tuple[Name, ...]
    quotes: tuple[Quote, ...]
    reports: tuple[Report, ...]
    speakers: tuple[Speaker | None, ...]
    statements: tuple[Statement, ...]
    hedges: tuple[tuple[Hedge, ...], ...]
    scopes: tuple[Scope, ...]
    ranks: tuple[Rank, ...]


def read(texts: Sequence[Text]) -> Reading:
    """Read texts as one page: nothing runs across two of them, but a name is the same one in all."""
    page = page_of(texts)
    times = find_times(page)
    names = find_names(page)
    quotes = find_quotes(page)
    reports = find_reports(page, quotes, names)
    statements = find_statements(page)
    return Reading(
        page=page,
        times=times,
        figures=find_figures(page, times),
        names=names,
        quotes=quotes,
        reports=reports,
        speakers=find_speakers(page, quotes, names, reports),
        statements=statements,
        hedges=find_hedges(page, statements),
        scopes=find_scopes(page),
        ranks=find_ranks(page),
    )


Read = Callable[[Sequence[Text]], Reading]
"""Whoever reads texts: `read`, or what remembers its readings."""
