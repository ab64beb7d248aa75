"""What a request may cost before anything reads it: bytes, requests and messages a second.

Who may send at all, the gate says (``ui/gate.py``).
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

import anyio

from ui.allowance import Allowance, address_of
from ui.refusals import note

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

# The largest body that an address other than the upload's has a use for: three passwords of 256
# Chinese characters, each nine bytes in a form.
LARGEST_BODY = 8192
# Twenty walls behind one address ask for their slides at the same moment.
A_SECOND, AT_ONCE = 50.0, 200.0
# A link cannot be guessed; who tries is slowed all the same.
FAILURES, FAILURE_SECONDS = 10.0, 600.0
# Open pages of an address, which may stand for an office behind one; what a page may say: a person
# who drags a slider says ten things a second, for some seconds.
PAGES = 300
MESSAGES_AT_ONCE, MESSAGES_A_SECOND = 100.0, 10.0
UPLOADS = "/_stcore/upload_file"
# A new browser asks for a hundred of these at once, and they cost nothing to answer.
_OF_THE_PLATFORM = ("/static/", "/_stcore/", "/media/")


class Limits:
    """ASGI middleware: 413 for a body, 429 for a rate above what the product's addresses need.

    Uploads pass: the gate says who may send one, and the platform how large it may be. An
    address has so many pages open at once; what one of them says beyond its rate waits.
    """

    def __init__(
        self,
        app: ASGIApp,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = anyio.sleep,
    ) -> None:
        self.app, self._clock, self._sleep = app, clock, sleep
        self._rate = Allowance(AT_ONCE, A_SECOND, clock)
        self._pages = Counter[str]()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Passes on what is within the limits, its body read already."""
        if scope["type"] == "websocket":
            await self._page(scope, receive, send)
            return
        if scope["type"] != "http" or UPLOADS in scope["path"]:
            await self.app(scope, receive, send)
            return
        if not any(part in scope["path"] for part in _OF_THE_PLATFORM):
            wait = self._rate.seconds_to_wait(address_of(scope))
            if wait:
                note("too_many", address_of(scope))
                await refuse(send, 429, retry_after=wait)
                return
            self._rate.take(address_of(scope))
        if scope["method"] in ("GET", "HEAD", "OPTIONS"):
            await self.app(scope, receive, send)
            return
        body = await _body(scope, receive)
        if body is None:
            note("too_large", address_of(scope))
            await refuse(send, 413)
            return
        await self.app(scope, _once(body, receive), send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        address = address_of(scope)
        if self._pages[address] >= PAGES:
            note("too_many", address)
            await send({"type": "websocket.close", "code": 1013})
            return
        said = Allowance(MESSAGES_AT_ONCE, MESSAGES_A_SECOND, self._clock)

        async def slowed() -> Message:
            message = await receive()
            if message["type"] == "websocket.receive":
                if wait := said.seconds_to_wait(""):
                    await self._sleep(wait)
                said.take("")
            return message

        self._pages[address] += 1
        try:
            await self.app(scope, slowed, send)
        finally:
            self._pages[address] -= 1
            if not self._pages[address]:
                del self._pages[address]


async def _body(scope: Scope, receive: Receive) -> bytes | None:
    """The whole body; None as soon as it is too large, the rest unread."""
    said = dict(scope["headers"]).get(b"content-length", b"0")
    if not said.isdigit() or int(said) > LARGEST_BODY:
        return None
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] != "http.request":
            return bytes(body)
        body.extend(message.get("body", b""))
        if len(body) > LARGEST_BODY:
            return None
        if not message.get("more_body"):
            return bytes(body)


def _once(body: bytes, receive: Receive) -> Receive:
    was_told = False

    async def told() -> Message:
        nonlocal was_told
        if was_told:
            return await receive()
        was_told = True
        return {"type": "http.request", "body": body, "more_body": False}

    return told


SAID = {
    401: "请先登录。Sign in first.",
    403: "没有权限。Not allowed.",
    404: "没有这个地址。Not found.",
    413: "内容太大，未接收。Too large, not accepted.",
    429: "请求太多，请稍后再试。Too many requests, try again later.",
}


async def refuse(send: Send, status: int, retry_after: float = 0.0, words: str = "") -> None:
    """Answers in two languages; a body that is on its way stays unread."""
    said = (words or SAID[status]).encode()
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"content-length", str(len(said)).encode()),
        (b"cache-control", b"no-store"),
        # With an unread body the connection cannot be used again.
        (b"connection", b"close"),
    ]
    if retry_after:
        headers.append((b"retry-after", str(int(retry_after) + 1).encode()))
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": said})
