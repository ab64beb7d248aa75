"""An ASGI application asked in a thread of its own: the browser's tests keep a loop in theirs."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from starlette.types import ASGIApp, Receive, Scope, Send


def ask(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    """Run one request to its end."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(asyncio.run, app(scope, receive, send)).result()
