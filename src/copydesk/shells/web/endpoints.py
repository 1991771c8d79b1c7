"""Handlers into endpoints: the form read within bounds and held to its token, and every error in one line."""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qsl, quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from copydesk.errors import (
    CopydeskError,
    JudgeError,
    ReviewError,
    SettingsError,
    StoreError,
    UnusableInputError,
    WriterError,
)
from copydesk.shells.web.guard import Access
from copydesk.shells.web.pages import Handler, page
from copydesk.shells.web.room import Room, Visit

SHORT = 64_000
"""Bytes that are read at most of an order, as a form or as JSON: a reason and a few names and numbers."""
LONG = 4_000_000
"""Bytes that are read at most of words that an editor has typed."""
FIELDS = 64

_STATUSES: dict[type[CopydeskError], int] = {
    ReviewError: 409,
    UnusableInputError: 422,
    SettingsError: 409,
    WriterError: 502,
    JudgeError: 502,
}
"""What else than a request that isn't understood (400) an error is."""

Endpoint = Callable[[Request], Awaitable[Response]]


class RefusedError(Exception):
    """A request that is refused, with its status and what is said of it."""

    def __init__(self, status: int, why: str) -> None:
        super().__init__(why)
        self.status = status


def endpoint(handler: Handler, most: int = SHORT) -> Endpoint:
    """Return what answers a request with a handler, in a thread, so that no other waits for it.

    `most` is how many bytes of a form are read.
    """

    async def answer(request: Request) -> Response:
        room: Room = request.app.state.room
        try:
            form = await _form(request, most) if request.method == "POST" else {}
        except RefusedError as refused:
            return refusing(_failed(Visit(room, request, {}), refused.status, str(refused)))
        return await run_in_threadpool(_answered, handler, Visit(room, request, form))

    return answer


def status_of(error: CopydeskError, method: str) -> int:
    """Return the status that tells a client what sort of error it was."""
    if isinstance(error, StoreError):
        return 404 if method in {"GET", "HEAD"} else 409
    return next((status for sort, status in _STATUSES.items() if isinstance(error, sort)), 400)


def refusing(answer: Response) -> Response:
    """Return an answer behind which the connection ends, so that nothing more is taken of what was sent."""
    answer.headers["connection"] = "close"
    return answer


async def body_of(request: Request, most: int) -> bytes:
    """Return the body of a request. RefusedError for one of more bytes than this, with the rest of it left unread."""
    over = RefusedError(413, f"over-large: wanted at most {most:,} bytes")
    told = request.headers.get("content-length", "")
    if told.isdecimal() and int(told) > most:
        raise over
    body = bytearray()
    async for chunk in request.stream():
        if len(body) + len(chunk) > most:
            raise over
        body += chunk
    return bytes(body)


def _answered(handler: Handler, visit: Visit) -> Response:
    try:
        return handler(visit)
    except CopydeskError as error:
        return _failed(visit, status_of(error, visit.request.method), str(error))


def _failed(visit: Visit, status: int, why: str) -> Response:
    return page(visit, "failed.html", status, why=why, review=_review(visit))


def _review(visit: Visit) -> str:
    """Return where what an editor did to a retelling began, empty for anything else."""
    story = visit.request.path_params.get("story")
    if visit.request.method != "POST" or not story:
        return ""
    finding = visit.form.get("finding", "")
    return f"/stories/{quote(story, safe='')}/review" + (f"#f-{finding}" if finding.isdecimal() else "")


async def _form(request: Request, most: int) -> dict[str, str]:
    """Return the fields of a form that this desk has made. RefusedError for any other."""
    body = await body_of(request, most)
    try:
        text = body.decode("ascii")
        fields = dict(parse_qsl(text, keep_blank_values=True, errors="replace", max_num_fields=FIELDS))
    except ValueError:
        raise RefusedError(400, "not a form: wanted fields as a browser sends them") from None
    access: Access = request.app.state.access
    if not access.fits_form(str(request.scope["session"]), fields.get("token", "")):
        raise RefusedError(403, "the form is not of this desk, or too old: wanted it sent again from a fresh page")
    return fields
