"""Who may come in, and what a browser may do with what it is given.

The desk answers on this machine's own addresses alone unless a token is set; then it asks for that token. Forms carry a
token of their own, so that no other site can send one in an editor's name.
"""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from http.cookies import CookieError, SimpleCookie
from secrets import token_urlsafe

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from copydesk.shells.web.programs import failing, is_for_programs

SESSION = "desk_session"
ACCESS = "desk_access"
LOOPBACK = frozenset({"localhost", "127.0.0.1", "[::1]", "::1"})
OPEN = ("/login", "/static/")
"""Addresses that need no token."""
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
        " form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}


@dataclass(frozen=True, slots=True)
class Access:
    """What lets somebody in: a secret of this desk, which signs forms, and a token where one is asked for."""

    secret: bytes
    token: str | None = None

    def form_token(self, session: str) -> str:
        """Return what a form of a session carries."""
        return hmac.new(self.secret, b"form:" + session.encode(), sha256).hexdigest()

    def fits_form(self, session: str, token: str) -> bool:
        """Say whether a form of a session was made by this desk."""
        return bool(session) and hmac.compare_digest(self.form_token(session).encode(), token.encode())

    def pass_(self) -> str:
        """Return what the browser of somebody who knows the token holds."""
        return hmac.new(self.secret, b"pass:" + (self.token or "").encode(), sha256).hexdigest()

    def lets_in(self, headers: Headers, cookies: dict[str, str]) -> bool:
        """Say whether a request may come in."""
        if self.token is None:
            return host_of(headers.get("host", "")) in LOOPBACK
        bearer = headers.get("authorization", "").removeprefix("Bearer ")
        return self.is_token(bearer) or hmac.compare_digest(self.pass_().encode(), cookies.get(ACCESS, "").encode())

    def is_token(self, said: str) -> bool:
        """Say whether somebody knows the token."""
        return self.token is not None and hmac.compare_digest(self.token.encode(), said.encode())


class Guard:
    """Stands before the application: lets in who may come in, and puts the headers on every answer."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._app = app
        self._access = access

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = _cookies(headers)
        session = cookies.get(SESSION, "")
        fresh = "" if session.isascii() and session.isprintable() and session else token_urlsafe(24)
        scope["session"] = fresh or session
        answer = self._refusal(scope, headers, cookies) or self._app

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                _put_headers(MutableHeaders(scope=message), fresh, secure=scope.get("scheme") == "https")
            await send(message)

        await answer(scope, receive, guarded)

    def _refusal(self, scope: Scope, headers: Headers, cookies: dict[str, str]) -> Response | None:
        path = str(scope["path"])
        if self._access.lets_in(headers, cookies) or (self._access.token is not None and path.startswith(OPEN)):
            allowed = _own_site(headers) or scope["method"] in {"GET", "HEAD"}
            return None if allowed else _refused(path, "refused: sent by another site")
        if self._access.token is None:
            return _refused(path, "refused: this desk answers on its own machine's addresses alone")
        if is_for_programs(path) or scope["method"] not in {"GET", "HEAD"}:
            return _refused(path, "a token is needed", 401, {"www-authenticate": "Bearer"})
        return RedirectResponse("/login", status_code=303)


def host_of(host: str) -> str:
    """Return the name in a Host header, without the port."""
    name, colon, port = host.rpartition(":")
    return (name if colon and port.isdigit() else host).lower()


def _refused(path: str, why: str, status: int = 403, headers: Mapping[str, str] | None = None) -> Response:
    if is_for_programs(path):
        return failing(status, why, headers)
    return PlainTextResponse(why, status, headers)


def _own_site(headers: Headers) -> bool:
    """Say whether a request comes from a page of this desk, as a browser tells; who tells nothing may pass."""
    origin = headers.get("origin")
    if origin is not None and origin.partition("://")[2] != headers.get("host"):
        return False
    return headers.get("sec-fetch-site", "none") in {"same-origin", "none"}


def _put_headers(headers: MutableHeaders, fresh: str, *, secure: bool) -> None:
    for name, value in HEADERS.items():
        headers[name] = value
    headers.setdefault("cache-control", "no-store")
    if fresh:
        headers.append("set-cookie", f"{SESSION}={fresh}; Path=/; HttpOnly; SameSite=Lax{'; Secure' if secure else ''}")


def _cookies(headers: Headers) -> dict[str, str]:
    try:
        return {name: morsel.value for name, morsel in SimpleCookie(headers.get("cookie", "")).items()}
    except CookieError:
        return {}
