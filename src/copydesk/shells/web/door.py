"""Who is there: the token at the door, and the name that decisions are kept under."""

from urllib.parse import quote

from starlette.responses import RedirectResponse, Response

from copydesk.desk.editing import line_of
from copydesk.errors import ReviewError
from copydesk.shells.web.guard import ACCESS, Access
from copydesk.shells.web.pages import page
from copydesk.shells.web.room import LONGEST_NAME, NAME, Visit

YEAR = 365 * 24 * 3600
"""Seconds that a browser remembers a name for."""


def name(visit: Visit) -> Response:
    """Ask for the editor's name."""
    return page(visit, "name.html", next=_inner(visit.asked("next")))


def take_name(visit: Visit) -> Response:
    """Remember the editor's name in their browser."""
    said = line_of(visit.form.get("name", ""))
    if not 0 < len(said) <= LONGEST_NAME:
        raise ReviewError(f"name: wanted one of at most {LONGEST_NAME} characters")
    answer = RedirectResponse(_inner(visit.form.get("next", "")), status_code=303)
    answer.set_cookie(NAME, quote(said, safe=""), max_age=YEAR, httponly=True, samesite="lax")
    return answer


def login(visit: Visit) -> Response:
    """Ask for the token."""
    return page(visit, "login.html", wrong=False)


def take_token(visit: Visit) -> Response:
    """Let somebody in who knows the token."""
    access: Access = visit.request.app.state.access
    if not access.is_token(visit.form.get("access", "")):
        return page(visit, "login.html", 403, wrong=True)
    answer = RedirectResponse("/", status_code=303)
    secure = visit.request.url.scheme == "https"
    answer.set_cookie(ACCESS, access.pass_(), httponly=True, samesite="lax", secure=secure)
    return answer


def _inner(address: str) -> str:
    """Return an address inside this desk, its first page for any other."""
    inner = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if inner else "/"
