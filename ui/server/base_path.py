"""A deep link tells the browser where the server is, so that nothing has to be tried.

Without it the platform's page, opened at ``/readiness``, first asks for its health
below that path, gets 404, and logs two errors before it goes on at the root. The names
of the screens suffice to find the root, under any prefix that a proxy puts before it.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from ui.registry import existing

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
