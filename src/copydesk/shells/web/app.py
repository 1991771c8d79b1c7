"""The application: addresses and what answers them."""

from collections.abc import Sequence
from http import HTTPStatus
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from copydesk.findings.report.page.html import tabs
from copydesk.shells.web import door, review, runs, stories, story
from copydesk.shells.web.api import api_routes
from copydesk.shells.web.endpoints import LONG, SHORT, endpoint
from copydesk.shells.web.guard import Access, Guard
from copydesk.shells.web.pages import Handler, page
from copydesk.shells.web.programs import failing, is_for_programs
from copydesk.shells.web.room import Room, Visit

ASSETS = {
    "desk.css": ("copydesk.shells.web", "static", "text/css; charset=utf-8"),
    "desk.js": ("copydesk.shells.web", "static", "text/javascript; charset=utf-8"),
    "desk.svg": ("copydesk.shells.web", "static", "image/svg+xml"),
    "page.css": ("copydesk.findings.report.page", "templates", "text/css; charset=utf-8"),
    "page.js": ("copydesk.findings.report.page", "templates", "text/javascript; charset=utf-8"),
}
"""Our own files, those that the report is made with among them, with their package, folder and type."""
SHOWN: dict[str, Handler] = {
    "/": stories.stories,
    "/search": stories.search,
    "/history": stories.history,
    "/status": stories.status,
    "/stories/{story}": story.story,
    "/stories/{story}/review": review.review,
    "/stories/{story}/latest": review.latest,
    "/articles/{article}": story.article,
    "/runs": runs.runs,
    "/name": door.name,
    "/login": door.login,
}
SENT: dict[str, Handler] = {
    "/stories/{story}/decide": review.decide,
    "/stories/{story}/gate": review.gate,
    "/stories/{story}/publish": review.publish,
    "/stories/{story}/edit": review.edit,
    "/stories/{story}/discard": review.discard,
    "/stories/{story}/typed": review.typed,
    "/stories/{story}/correct": story.correct_post,
    "/stories/{story}/retract": story.retract_post,
    "/stories/{story}/move": story.move,
    "/runs/start": runs.start,
    "/runs/stop": runs.stop,
    "/name": door.take_name,
    "/login": door.take_token,
}
TYPED = frozenset({review.edit, review.typed})
"""What takes all the words of a retelling, and not an order alone."""


def application(room: Room, access: Access) -> Starlette:
    """Return the desk's page as an ASGI application."""
    app = Starlette(
        routes=[*_pages(), *api_routes(), Route("/static/tabs.css", tab_rules), Route("/static/{name}", static)],
        middleware=[Middleware(Guard, access=access)],
        exception_handlers={HTTPException: _unknown, 500: _broken},
    )
    app.state.room = room
    app.state.access = access
    return app


def _pages() -> Sequence[BaseRoute]:
    shown = [Route(path, endpoint(handler), methods=["GET"]) for path, handler in SHOWN.items()]
    sent = [
        Route(path, endpoint(handler, LONG if handler in TYPED else SHORT), methods=["POST"])
        for path, handler in SENT.items()
    ]
    return [*shown, Route("/runs/events", runs.events), *sent]


async def tab_rules(request: Request) -> Response:
    """Return the rules for the tabs of a review's sources."""
    del request
    return Response(tabs(), headers={"content-type": "text/css; charset=utf-8", "cache-control": "no-cache"})


async def static(request: Request) -> Response:
    """Return one of our own files."""
    if request.path_params["name"] not in ASSETS:
        raise HTTPException(404)
    package, folder, sort = ASSETS[request.path_params["name"]]
    content = files(package).joinpath(folder, request.path_params["name"]).read_bytes()
    return Response(content, headers={"content-type": sort, "cache-control": "no-cache"})


async def _unknown(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        return await _broken(request, error)
    answer = _said(request, error.status_code, HTTPStatus(error.status_code).phrase)
    answer.headers.update(error.headers or {})
    return answer


async def _broken(request: Request, error: Exception) -> Response:
    del error  # what broke is told in the server's log, not to whoever asked
    return _said(request, 500, "something broke here; nothing that was kept is lost")


def _said(request: Request, status: int, why: str) -> Response:
    if is_for_programs(request.url.path):
        return failing(status, why)
    room: Room = request.app.state.room
    return page(Visit(room, request, {}), "failed.html", status, why=why, review="")
