"""The one place where an address asks for a right, before anything reads the request."""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit

import streamlit as st
from starlette.datastructures import Headers
from streamlit.web.server.starlette.starlette_server_config import USER_COOKIE_NAME

from data.access import COOKIE, SECURE_COOKIE, session
from data.rights import VISITOR, Actor, acting, can
from data.rules.roles import Action
from ui.allowance import address_of
from ui.limits import UPLOADS, refuse
from ui.oidc import ASKED
from ui.refusals import note

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.types import ASGIApp, Receive, Scope, Send

# What begins with the left needs the right; None needs nothing. Everything else needs "view".
ADDRESSES: tuple[tuple[str, Action | None], ...] = (
    (UPLOADS, "upload"),
    ("/wall/snapshot", "export"),
    ("/wall/presenter", "present"),
    ("/wall/presenting", "present"),
    ("/sign-in", None),
    ("/sign-out", None),
    ("/auth/", None),
    ("/oauth2callback", None),
    ("/static/", None),
    ("/_stcore/health", None),
    ("/_stcore/metrics", "settings"),
)
# These alone, not what begins so: whether the server is well, and counts (ui/telemetry.py).
OPEN = ("/health", "/metrics")
# What the platform offers and no screen of ours uses: pages for programs, settings of its own.
UNUSED = ("/_stcore/agent/", "/_stcore/script-health-check", "/component/", "/app/static/")
# What changes nothing may be asked for from anywhere: other sites have links.
_ASKING = ("GET", "HEAD", "OPTIONS")


def needed(path: str) -> Action | None:
    """The action that an address, without the base path, asks for; None where it needs none."""
    if path in OPEN:
        return None
    return next((action for start, action in ADDRESSES if path.startswith(start)), "view")


def from_own_page(headers: Headers) -> bool:
    """Whether a request came from a page of ours: a browser says where from.

    In the clear it says the origin alone; "null" is that of whoever hides where it came from.
    """
    origin, came = headers.get("origin"), headers.get("sec-fetch-site")
    if origin == "null":
        return came == "same-origin"
    is_own = origin is None or urlsplit(origin).netloc == headers.get("host")
    return is_own and came in (None, "same-origin", "none")


def signed_in(cookies: Mapping[str, object], address: str) -> Actor:
    """Who the cookies of a request sign in; a visitor where nobody."""
    found: Actor | None = None
    for name in (SECURE_COOKIE, COOKIE):
        value = cookies.get(name)
        # Without a server there is no request, and what stands for its cookies is no text.
        if found is None and isinstance(value, str):
            found = session(value)
    who = found or VISITOR
    return Actor(who.role, who.name, who.units, address)


class Gate:
    """ASGI middleware: whoever asks acts, and is refused what the table of roles does not allow.

    A page that needs a sign-in sends a browser there; a websocket is closed before it opens.
    Forms and uploads of another site are refused whoever is signed in.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is allowed; of an upload that is not, the body stays unread."""
        base = (st.get_option("server.baseUrlPath") or "").strip("/")
        prefix = f"/{base}" if base else ""
        action = None
        if scope["type"] in ("http", "websocket"):
            path = scope["path"].removeprefix(prefix)
            action = needed(path)
            if scope["type"] == "http" and path.startswith(UNUSED):
                await refuse(send, 404)
                return
        is_told = scope["type"] == "http" and scope["method"] not in _ASKING
        if is_told and not from_own_page(Headers(scope=scope)):
            note("other_site", address_of(scope))
            await refuse(send, 403)
            return
        if action is None:
            await self.app(scope, receive, send)
            return
        cookies = _cookies(scope)
        who = signed_in(cookies, address_of(scope))
        is_back = USER_COOKIE_NAME in cookies and (
            who.role == "visitor" or any(name.endswith(ASKED) for name in cookies)
        )
        if is_back and _is_for_a_person(scope):
            # Back from the organisation's sign-in: what it proved becomes a session.
            await _lead(send, f"{prefix}/sign-in/organisation")
            return
        if can(who, action):
            with acting(who):
                await self.app(scope, receive, send)
            return
        if action != "view":
            note(action, who.address, who)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008})
        elif action == "view" and _is_for_a_person(scope):
            await _lead_to_sign_in(send, prefix, scope)
        else:
            await refuse(send, 401 if action == "view" else 403)


def _is_for_a_person(scope: Scope) -> bool:
    accepted = dict(scope["headers"]).get(b"accept", b"")
    return scope["type"] == "http" and scope["method"] == "GET" and b"text/html" in accepted


async def _lead_to_sign_in(send: Send, prefix: str, scope: Scope) -> None:
    query = scope["query_string"].decode("latin-1")
    asked = scope["path"] + (f"?{query}" if query else "")
    await _lead(send, f"{prefix}/sign-in?to={quote(asked, safe='')}")


async def _lead(send: Send, where: str) -> None:
    headers = [(b"location", where.encode()), (b"cache-control", b"no-store")]
    await send({"type": "http.response.start", "status": 303, "headers": headers})
    await send({"type": "http.response.body", "body": b""})


def _cookies(scope: Scope) -> dict[str, object]:
    found = dict[str, object]()
    for name, value in scope["headers"]:
        if name == b"cookie":
            try:
                parsed = SimpleCookie(value.decode("latin-1"))
            except CookieError:
                continue
            found |= {key: morsel.value for key, morsel in parsed.items()}
    return found
