"""The JSON API: what the pages do, for programs; described at /api/openapi.json."""

from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import TypeAdapter, ValidationError
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from copydesk.errors import CopydeskError
from copydesk.shells.web.endpoints import Endpoint, RefusedError, body_of, refusing, status_of
from copydesk.shells.web.openapi import description
from copydesk.shells.web.operations import OPERATIONS, Operation
from copydesk.shells.web.programs import failing
from copydesk.shells.web.room import Room, Visit


def api_routes() -> Sequence[BaseRoute]:
    """Return the addresses of the API."""
    routes = [Route(one.path, _endpoint(one), methods=[one.method]) for one in OPERATIONS]
    return [Route("/api/openapi.json", _described), *routes]


async def _described(request: Request) -> Response:
    del request
    return JSONResponse(description())


@cache
def _form(sort: Any) -> TypeAdapter[Any]:  # noqa: ANN401 - a type of any sort
    return TypeAdapter(sort)


def _endpoint(operation: Operation) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            said = await _said(request, operation)
        except RefusedError as refused:
            return refusing(failing(refused.status, str(refused)))
        room: Room = request.app.state.room
        return await run_in_threadpool(_answered, operation, Visit(room, request, {}), said)

    return answer


def _answered(operation: Operation, visit: Visit, said: tuple[object, ...]) -> Response:
    try:
        given = operation.answer(visit, *said)
    except CopydeskError as error:
        return failing(status_of(error, operation.method), str(error))
    return Response(_form(operation.gives).dump_json(given), media_type="application/json")


async def _said(request: Request, operation: Operation) -> tuple[object, ...]:
    """Return the body as what the operation takes. A browser can't send JSON for another site without asking first."""
    if operation.method == "GET":
        return ()
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise RefusedError(415, "wanted application/json")
    body = await body_of(request, operation.most)
    if operation.takes is None:
        return ()
    try:
        return (_form(operation.takes).validate_json(body),)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False, include_context=False)[0]
        where = ".".join(str(part) for part in first["loc"])
        raise RefusedError(422, f"{where or 'body'}: {first['msg']}") from None
