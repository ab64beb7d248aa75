"""Uploads are refused before their body is read unless the browser carries a sign-in.

Streamlit's upload endpoint accepts files from every open page, whether or not it shows
an uploader: without this gate anyone on the network could fill the server's memory.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING

from data.access import COOKIE, is_session

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Receive, Scope, Send

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
