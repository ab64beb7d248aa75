"""What a monitor asks: ``/health`` and ``/metrics``; every address is timed."""

from __future__ import annotations

import logging
import shutil
import time
from ipaddress import ip_address
from typing import TYPE_CHECKING

import anyio
import anyio.to_thread
import streamlit as st
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    REGISTRY,
    CollectorRegistry,
    Gauge,
    generate_latest,
)
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from data.access import sessions
from data.environment import var_folder
from data.inbox.backups import backups, made_at
from data.rules import load_rules
from data.store import Store, StoreRefusal, open_store
from data.telemetry import OPEN, REQUESTS
from ui.allowance import address_of
from ui.limits import refuse
from ui.registry import LEDGER, existing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from starlette.requests import Request
    from starlette.routing import BaseRoute
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEALTH, METRICS = "/health", "/metrics"
_WALL = "/wall/events"
# Of the platform's own addresses the first part says enough.
_OF_THE_PLATFORM = ("static", "_stcore", "media", "component")
# Every open page asks for the version every other second.
_OFTEN = ("/version", "/wall/revision", HEALTH, METRICS)
_WRONG, _LONG = 400, 1.0
_PATIENCE_SECONDS = 5.0
_NO_STORE = {"cache-control": "no-store"}
_log = logging.getLogger("signboard.requests")
_log.setLevel(logging.INFO)


class Measured:
    """ASGI middleware: counts and times what is answered, and how many pages and walls are open."""

    def __init__(self, app: ASGIApp, routes: Iterable[BaseRoute]) -> None:
        self.app = app
        own = {one.path for one in routes if isinstance(one, Route)}
        self._known = own | {"/"} | {f"/{screen.name}" for screen in existing()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """An answer's time ends with its last byte; a wall's is its whole evening and not timed."""
        path = _own_path(scope) if scope["type"] in ("http", "websocket") else ""
        if scope["type"] == "websocket" or path == _WALL:
            with OPEN.labels("walls" if path == _WALL else "pages").track_inprogress():
                await self.app(scope, receive, send)
            return
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        status = 500
        begun = time.perf_counter()

        async def send_noted(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self.app(scope, receive, send_noted)
        finally:
            seconds = time.perf_counter() - begun
            address = self._label(path)
            REQUESTS.labels(address, str(status)).observe(seconds)
            is_asked_often = address in _OFTEN or address.startswith(_OF_THE_PLATFORM)
            if not is_asked_often or status >= _WRONG or seconds > _LONG:
                said = {"address": address, "status": status, "ms": int(seconds * 1000)}
                _log.info(scope["method"], extra=said)

    def _label(self, path: str) -> str:
        """One of a bounded set, whatever was asked for; the platform answers every address."""
        first = path.strip("/").split("/")[0]
        if first in _OF_THE_PLATFORM:
            return first
        if first.startswith(LEDGER):
            return f"/{LEDGER}"
        return path if path in self._known else "unknown"


def _own_path(scope: Scope) -> str:
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    path: str = scope["path"]
    return path.removeprefix(f"/{base}") if base else path


async def health(_request: Request) -> Response:
    """200 where the database answers, 503 where it does not, or not in time."""
    version = None
    with anyio.move_on_after(_PATIENCE_SECONDS):
        version = await anyio.to_thread.run_sync(_answered, abandon_on_cancel=True)
    if version is None:
        return JSONResponse({"status": "failed"}, status_code=503, headers=_NO_STORE)
    return JSONResponse({"status": "ok", "version": version}, headers=_NO_STORE)


def _answered() -> int | None:
    try:
        store = open_store()
    except StoreRefusal:
        return None
    return store.sequence if store.answers() else None


class Metrics:
    """The counts in the format of Prometheus, for the addresses that the settings name."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """403 for every other address."""
        if not is_monitor(address_of(scope)):
            await refuse(send, 403)
            return
        content = await anyio.to_thread.run_sync(_content)
        response = Response(content, media_type=CONTENT_TYPE_LATEST, headers=_NO_STORE)
        await response(scope, receive, send)


def _content() -> bytes:
    return generate_latest(REGISTRY) + generate_latest(_of_now(open_store()))


def is_monitor(address: str) -> bool:
    """Whether the settings let an address read the counts."""
    try:
        asks = ip_address(address)
    except ValueError:
        return False
    return any(asks in network for network in load_rules().access.metrics.addresses)


def _of_now(store: Store) -> CollectorRegistry:
    """What is looked up when somebody asks, not counted."""
    now = CollectorRegistry()

    def gauge(name: str, documentation: str, value: float) -> None:
        Gauge(f"signboard_{name}", documentation, registry=now).set(value)

    gauge("version", "The version that is shown", store.sequence)
    gauge("lost_versions", "Versions that the database lost", len(store.lost))
    gauge("sessions", "Sessions that last", len(sessions()))
    gauge("disk_free_bytes", "Free on the disk of the data", shutil.disk_usage(var_folder()).free)
    if store.path is not None:
        gauge("database_bytes", "Size of the database", store.path.stat().st_size)
    if newest := next(iter(backups()), None):
        gauge("last_backup_seconds", "When the newest backup was made", made_at(newest).timestamp())
    return now
