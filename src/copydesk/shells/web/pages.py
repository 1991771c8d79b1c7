"""Templates into answers. Everything that is printed is escaped; what is hidden in a text is shown by its number."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from urllib.parse import quote

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from copydesk.findings.model import Severity
from copydesk.findings.report.page.html import ICONS, MOST_TABS, shown
from copydesk.shells.web.guard import Access
from copydesk.shells.web.room import Visit

OPENED, CLOSED = "\2", "\3"
"""What stands around the words found by a search."""


@cache
def environment() -> Environment:
    """Return the environment of the templates: our own, and those that the report shares with us."""
    own, report = PackageLoader("copydesk.shells.web"), PackageLoader("copydesk.findings.report.page")
    made = Environment(
        loader=ChoiceLoader([own, report]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(shown=shown, moment=_moment, address=_address, parts=_parts, segment=_segment)
    made.globals.update(icons=ICONS, most_tabs=MOST_TABS, severities=tuple(Severity))
    return made


def page(visit: Visit, template: str, code: int = 200, **values: object) -> Response:
    """Return a page of a template."""
    made = environment().get_template(template)
    return HTMLResponse(made.render(who=visit.who, token=form_token(visit.request), **values), code)


def form_token(request: Request) -> str:
    """Return what a form of this visitor carries."""
    access: Access = request.app.state.access
    return access.form_token(str(request.scope["session"]))


def _moment(moment: datetime | None) -> str:
    return "unknown" if moment is None else moment.strftime("%-d %b %Y, %H:%M %Z").strip(", ")


def _address(address: str | None) -> str | None:
    """Return an address that may be linked to, None for one that could be anything but a page."""
    usable = address and address.lower().startswith(("http://", "https://")) and address.isprintable()
    return address if usable else None


def _segment(words: str) -> str:
    return quote(words, safe="")


def _parts(marked: str) -> list[tuple[str, bool]]:
    """Cut what a search found into stretches, and say of each whether it is what was looked for."""
    parts: list[tuple[str, bool]] = []
    for index, piece in enumerate(marked.split(OPENED)):
        found, _, rest = piece.partition(CLOSED) if index else ("", "", piece)
        parts += [(found, True), (rest, False)]
    return [part for part in parts if part[0]]


Handler = Callable[[Visit], Response]
