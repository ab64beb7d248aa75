"""Uploads are refused before their body is read unless the browser carries a sign-in.

Streamlit's upload endpoint accepts files from every open page, whether or not it shows
an uploader: without this gate anyone on the network could fill the server's memory.
"""

from __future__ import annotations

import json
from datetime import datetime
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

import streamlit as st

from data.access import COOKIE, is_session
from data.formats import moment
from data.language import say
from ui.registry import existing

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

_UPLOADS = "/_stcore/upload_file"
_REFUSAL = "未登录，不能上传。Sign in to upload.".encode()


class UploadGate:
    """ASGI middleware: 403 for an upload request without a valid session cookie."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes everything but unproven uploads on."""
        if scope["type"] == "http" and _UPLOADS in scope["path"] and not _is_signed_in(scope):
            headers = [
                (b"content-type", b"text/plain; charset=utf-8"),
                (b"content-length", str(len(_REFUSAL)).encode()),
                # The body stays unread: the connection cannot be used again.
                (b"connection", b"close"),
            ]
            await send({"type": "http.response.start", "status": 403, "headers": headers})
            await send({"type": "http.response.body", "body": _REFUSAL})
            return
        await self.app(scope, receive, send)


def _is_signed_in(scope: Scope) -> bool:
    for name, value in scope["headers"]:
        if name != b"cookie":
            continue
        try:
            cookie = SimpleCookie(value.decode("latin-1")).get(COOKIE)
        except CookieError:
            continue
        if cookie is not None and is_session(cookie.value):
            return True
    return False


# Streamlit's page has one inline script, its styles are written at run time, and its
# components load their modules from blobs; nothing else is let in.
_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline' blob:",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS = [
    (b"content-security-policy", _POLICY.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"x-frame-options", b"SAMEORIGIN"),
    (b"referrer-policy", b"same-origin"),
    (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
]
_NAMES = frozenset(name for name, _ in _HEADERS)


class SecurityHeaders:
    """ASGI middleware that sets the security headers on every HTTP answer."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers as the answer starts; websockets pass untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                kept = [pair for pair in message["headers"] if pair[0].lower() not in _NAMES]
                message = {**message, "headers": [*kept, *_HEADERS]}
            await send(message)

        await self.app(scope, receive, send_with_headers)


def show_error(_error: Exception) -> bool:
    """Says that the page failed and when; the platform has logged the error itself."""
    st.error(f"**{say('error-title')}**\n\n{say('error-body', time=moment(datetime.now()))}")
    return True


_HEAD = b"<head>"
_SCRIPT = """<script>
(() => {
  const parts = location.pathname.replace(/\\/+$/, "").split("/");
  if (NAMES.includes(parts[parts.length - 1])) parts.pop();
  window.__streamlit = { BACKEND_BASE_URL: location.origin + parts.join("/") + "/" };
})();
</script>"""
# The file's own length and fingerprint are no longer true.
_UNTRUE = frozenset((b"content-length", b"etag", b"last-modified"))


class BasePath:
    """ASGI middleware that writes the script into the head of HTML pages."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        names = json.dumps([screen.name for screen in existing()])
        self._script = _SCRIPT.replace("NAMES", names).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds an HTML answer back until it is whole; everything else passes untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        body = bytearray()

        async def send_with_script(message: Message) -> None:
            nonlocal start
            if message["type"] == "http.response.start" and _is_page(message):
                start = message
                return
            if start is None or message["type"] != "http.response.body":
                await send(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            whole = bytes(body).replace(_HEAD, _HEAD + self._script, 1)
            headers = [pair for pair in start["headers"] if pair[0].lower() not in _UNTRUE]
            headers.append((b"content-length", str(len(whole)).encode()))
            await send({**start, "headers": headers})
            await send({"type": "http.response.body", "body": whole})

        await self.app(_uncompressed(scope), receive, send_with_script)


def _uncompressed(scope: Scope) -> Scope:
    """A page is asked for as it is: the platform would compress it, before it can be written to."""
    headers = scope["headers"]
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    return {**scope, "headers": [pair for pair in headers if pair[0] != b"accept-encoding"]}


def _is_page(message: Message) -> bool:
    kind: bytes = dict(message["headers"]).get(b"content-type", b"")
    return bool(message["status"] == 200) and kind.startswith(b"text/html")
