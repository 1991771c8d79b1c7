"""The page of runs: start one, see how it goes as it goes, and stop it."""

import asyncio
import json
from collections.abc import AsyncIterator

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response, StreamingResponse

from copydesk.shells.web.pages import page
from copydesk.shells.web.room import Room, Visit

GLANCE = 0.25
"""Seconds between two looks at a run that goes on."""


def runs(visit: Visit) -> Response:
    """Show how the last run stands."""
    return page(visit, "runs.html", progress=visit.room.runner.progress())


def start(visit: Visit) -> Response:
    """Start a run, unless one goes on."""
    visit.room.runner.start()
    return RedirectResponse("/runs", status_code=303)


def stop(visit: Visit) -> Response:
    """Stop the run that goes on."""
    visit.room.runner.stop()
    return RedirectResponse("/runs", status_code=303)


async def events(request: Request) -> Response:
    """Tell the events of the last run as they come (server-sent events); one that was cut off goes on where it was."""
    room: Room = request.app.state.room
    last = request.headers.get("last-event-id", "0")
    after = int(last) if last.isascii() and last.isdigit() and len(last) < len("1000000") else 0
    return StreamingResponse(_told(request, room, after), media_type="text/event-stream")


async def _told(request: Request, room: Room, after: int) -> AsyncIterator[str]:
    run = room.runner.progress().run
    while not await request.is_disconnected():
        progress = room.runner.progress(after)
        if progress.run != run:
            break
        for event in progress.events:
            after += 1
            told = {"sort": event.sort.value, "subject": event.subject, "note": event.note}
            yield f"id: {after}\ndata: {json.dumps(told)}\n\n"
        if not progress.going:
            yield "event: end\ndata: {}\n\n"
            break
        await asyncio.sleep(GLANCE)
