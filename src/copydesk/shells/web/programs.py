"""What a program is told that asked for something it doesn't get: `{"error": "one line"}`, whatever it was."""

from collections.abc import Mapping

from starlette.responses import JSONResponse

PREFIX = "/api/"


def is_for_programs(path: str) -> bool:
    """Say whether an address is one of the API, where every answer is JSON."""
    return path.startswith(PREFIX)


def failing(status: int, why: str, headers: Mapping[str, str] | None = None) -> JSONResponse:
    """Return an error as a program reads it; half a character in it is a question mark."""
    return JSONResponse({"error": why.encode(errors="replace").decode()}, status, headers)
