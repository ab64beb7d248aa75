"""The ASGI side of the application: which headers go out, routes, start, end.

Start: open the store, load the sample where asked and empty, run the first queries,
then take everything loaded so far out of the garbage collector's rounds (Streamlit
runs a full collection after every rerun; 40 ms each with plotly and pandas loaded).
End: stop the inbox, close the store.
"""

from __future__ import annotations

import asyncio
import base64
import gc
import hashlib
import json
import logging
import os
import pkgutil
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from importlib import import_module
from ipaddress import ip_address
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import anyio.to_thread
import streamlit as st
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

import ui
from data.access import first_link, keep_link
from data.environment import SettingError, loads_sample, proxy_token, scanner, site
from data.files import readers_kept_ready
from data.files.limits import limits_set, open_uploads_bytes, readers_at_once
from data.formats import moment
from data.inbox.watcher import start_inbox
from data.language import language, say
from data.log_forwarding import start_forwarding
from data.prefecture.reporting import start_reporting, take_reports
from data.reach import keep_to
from data.rules import RuleError, load_rules
from data.running_log import end_running_log, keep_running_log, keep_words_of_errors_out
from data.store import Store, StoreRefusal, close_store, follow, open_store
from data.texts import LANGUAGES, SpokenRefusal, catalogue, text
from ui import oidc
from ui.delivered import deliver_on
from ui.intake.jobs import clear_left_over
from ui.late_requests import pass_over_late_requests
from ui.limits import refuse
from ui.markup import verbatim
from ui.old_browsers import old_browser_script
from ui.platform_cookies import set_on, told_on
from ui.registry import LEDGER, existing
from ui.search import search
from ui.sign_in import link, of_organisation, own_account, sign_in, sign_out
from ui.telemetry import HEALTH, METRICS, Metrics, health
from ui.wall.release import release
from ui.wall.routes import WALL_ROUTES, end_streams_first

if TYPE_CHECKING:
    from starlette.requests import Request
    from starlette.types import ASGIApp, Message, Receive, Scope, Send
    from streamlit.starlette import App


# Styles of the platform are written at run time, and its components load their modules from
# blobs; of inline scripts only those that a page came with run, told by their hashes.
_SCRIPTS = "script-src 'self' blob:"
_POLICY = "; ".join(
    (
        "default-src 'self'",
        _SCRIPTS,
        "style-src 'self' 'unsafe-inline' blob:",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    )
)
_HEADERS = {
    b"content-security-policy": _POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"x-frame-options": b"SAMEORIGIN",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
    # Of a shared computer's cache nothing is to be read; the platform's own files name theirs.
    b"cache-control": b"no-store",
}
_INLINE = re.compile(rb"<script>(.*?)</script>", re.DOTALL)


def _policy_of(page: bytes) -> bytes:
    """The policy of a page, with the inline scripts that stand in it."""
    found = (base64.b64encode(hashlib.sha256(one).digest()) for one in _INLINE.findall(page))
    hashes = "".join(f" 'sha256-{one.decode()}'" for one in found)
    return _POLICY.replace(_SCRIPTS, f"{_SCRIPTS}{hashes}").encode()


class SecurityHeaders:
    """ASGI middleware: every HTTP answer has the security headers, its own where it sets one.

    The platform's cookies go out and come in by ``ui/platform_cookies.py``.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Adds the headers as the answer starts; websockets pass untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                own = {name.lower() for name, _ in message["headers"]}
                added = [pair for pair in _HEADERS.items() if pair[0] not in own]
                message = {**message, "headers": [*set_on(scope, message["headers"]), *added]}
            await send(message)

        await self.app(told_on(scope), receive, send_with_headers)


def show_error(error: Exception) -> bool:
    """Says that the page failed and when; of a refusal why, and what to do.

    The platform has logged the error itself.
    """
    if isinstance(error, SpokenRefusal):
        known = SpokenRefusal(error.key, **error.arguments)
        if path := str(known.arguments.get("path", "")):
            known.arguments["path"] = Path(path).name
        st.error(f"**{verbatim(known.message(language()))}**\n\n{known.remedy(language())}")
        return True
    st.error(f"**{say('error-title')}**\n\n{say('error-body', time=moment(datetime.now()))}")
    return True


_HEAD = b"<head>"
_SCRIPT = """<script>
(() => {
  const parts = location.pathname.replace(/\\/+$/, "").split("/");
  const last = parts[parts.length - 1];
  if (NAMES.includes(last) || last.startsWith("LEDGER")) parts.pop();
  window.__streamlit = { BACKEND_BASE_URL: location.origin + parts.join("/") + "/" };
})();
</script>"""
# The file's own length and fingerprint are no longer true.
_UNTRUE = frozenset((b"content-length", b"etag", b"last-modified"))


class PageHead:
    """ASGI middleware that writes two scripts into the head of HTML pages.

    One tells the platform under which path it is served, one a browser that it is too old.

    The platform answers every address with its page; here one that is no page's is not found.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        names = [screen.name for screen in existing()]
        self._pages = {"", *names}
        path = _SCRIPT.replace("NAMES", json.dumps(names)).replace("LEDGER", LEDGER)
        self._scripts = (old_browser_script() + path).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Holds an HTML answer back until it is whole; everything else passes untouched."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start: Message | None = None
        is_refused = False
        body = bytearray()

        async def send_with_script(message: Message) -> None:
            nonlocal start, is_refused
            if is_refused:
                return
            is_page = message["type"] == "http.response.start" and _is_page(message)
            if is_page and not self._is_known(scope):
                is_refused = True
                await refuse(send, 404)
                return
            if is_page:
                start = message
                return
            if start is None or message["type"] != "http.response.body":
                await send(message)
                return
            body.extend(message.get("body", b""))
            if message.get("more_body"):
                return
            whole = bytes(body).replace(_HEAD, _HEAD + self._scripts, 1)
            headers = [pair for pair in start["headers"] if pair[0].lower() not in _UNTRUE]
            headers.append((b"content-length", str(len(whole)).encode()))
            headers.append((b"content-security-policy", _policy_of(whole)))
            await send({**start, "headers": headers})
            await send({"type": "http.response.body", "body": whole})

        await self.app(_uncompressed(scope), receive, send_with_script)

    def _is_known(self, scope: Scope) -> bool:
        base = (st.get_option("server.baseUrlPath") or "").strip("/")
        path = scope["path"].removeprefix(f"/{base}" if base else "")
        name = path.strip("/")
        own = any(isinstance(one, Route) and one.path == path for one in ROUTES)
        return own or name in self._pages or (name.startswith(LEDGER) and "/" not in name)


def _uncompressed(scope: Scope) -> Scope:
    """A page is asked for as it is: the platform would compress it, before it can be written to."""
    headers = scope["headers"]
    if not any(name == b"accept" and b"text/html" in value for name, value in headers):
        return scope
    return {**scope, "headers": [pair for pair in headers if pair[0] != b"accept-encoding"]}


def _is_page(message: Message) -> bool:
    kind: bytes = dict(message["headers"]).get(b"content-type", b"")
    return bool(message["status"] == 200) and kind.startswith(b"text/html")


async def version(_request: Request) -> Response:
    """``{"sequence": n}``: the version that is shown, for displays that poll."""
    return JSONResponse({"sequence": open_store().sequence}, headers={"cache-control": "no-store"})


async def first_screen(request: Request) -> Response:
    """The first screen by its own name; the platform serves it at ``/`` alone."""
    root = request.scope.get("root_path", "").rstrip("/")
    query = f"?{request.url.query}" if request.url.query else ""
    return RedirectResponse(f"{root}/{query}", status_code=307)


ROUTES = [
    Route(f"/{existing()[0].name}", first_screen),
    Route("/version", version),
    Route("/search", search, methods=["POST"]),
    Route(HEALTH, health),
    Route(METRICS, Metrics()),
    Route("/sign-in", sign_in, methods=["GET", "POST"]),
    Route("/sign-in/link", link),
    Route("/sign-in/organisation", of_organisation, methods=["GET", "POST"]),
    Route("/sign-in/account", own_account, methods=["GET", "POST"]),
    Route("/sign-out", sign_out, methods=["GET", "POST"]),
    *WALL_ROUTES,
]


# How long an end waits for answers that are under way, an upload's for one.
_SECONDS_TO_END = 10


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[dict[str, object]]:
    """Yields once the first page can be answered at full speed."""
    deliver_on(asyncio.get_running_loop())
    pass_over_late_requests()
    store = await anyio.to_thread.run_sync(_start)
    keep_words_of_errors_out()
    running_log = _running_log()
    end_forwarding = start_forwarding()
    take_reports(store)
    end_inbox, end_following = start_inbox(store), follow(store)
    end_reporting = start_reporting(store)
    _end_in_time()
    end_streams_first()
    _say_who_is_kept_out()
    _print_link(first_link())
    try:
        with readers_kept_ready():
            yield {}
    finally:
        await anyio.to_thread.run_sync(end_reporting)
        await anyio.to_thread.run_sync(end_inbox)
        await anyio.to_thread.run_sync(end_following)
        await anyio.to_thread.run_sync(end_forwarding)
        close_store()
        if running_log is not None:
            end_running_log(running_log)


def _running_log() -> logging.Handler | None:
    """None where its file cannot be written: the console has it all, and the app serves."""
    try:
        return keep_running_log()
    except OSError as fault:
        logging.getLogger(__name__).warning("the running log cannot be written: %s", fault)
        return None


def _end_in_time() -> None:
    """An end waits for open connections, for ever where one never says a word; not here.

    Streamlit has no setting for it; the server is whose method takes the signal.
    """
    server = getattr(signal.getsignal(signal.SIGTERM), "__self__", None)
    config = getattr(server, "config", None)
    if config is not None and hasattr(config, "timeout_graceful_shutdown"):
        config.timeout_graceful_shutdown = _SECONDS_TO_END


def _start() -> Store:
    try:
        limits_set()
        readers_at_once()
        open_uploads_bytes()
        scanner()
        store = open_store()
    except SettingError as wrong:
        said = text("zh", wrong.key, name=wrong.name, value=wrong.value)
        _stop(f"{said} {text('zh', f'{wrong.key}.remedy')}")
    except StoreRefusal as refusal:
        _stop(f"{refusal.message('zh')} {refusal.remedy('zh')}")
    except RuleError as error:
        _stop(error.message("zh"))
    if oidc.is_set_up() and oidc.is_in_the_clear():
        _stop(text("zh", "sign-in-provider-in-the-clear"))
    keep_to(_reached)
    clear_left_over()
    if loads_sample() and store.sequence == 0:
        from data.samples.workbooks import load_sample

        load_sample(store)
    for spoken in LANGUAGES:
        catalogue(spoken)
    store.worked_out()
    release()  # of the files that this process was loaded from, whatever lies there later
    _load_what_pages_load()
    gc.collect()
    gc.freeze()
    return store


def _reached() -> frozenset[str]:
    """The machines that the settings name: the organisation's provider, and who gets the log."""
    return oidc.hosts() | ({load_rules().access.forwarding.host} - {""})


def _load_what_pages_load() -> None:
    """Modules loaded by the first visitors would stay in the collector's rounds for ever."""
    for module in pkgutil.walk_packages(ui.__path__, "ui."):
        if module.name != "ui.frame":  # the script itself, which runs where it is loaded
            import_module(module.name)


def _stop(reason: str) -> NoReturn:
    """Says in one line why the process cannot start.

    Nothing is open yet; any exception from here would bury the line under the
    server's traceback.
    """
    print(f"\n无法启动：{reason}\n", file=sys.stderr, flush=True)
    os._exit(3)


def _own_address() -> str:
    """The app's own address; in the clear the one that this machine is answered by."""
    port = st.get_option("server.port")
    if st.get_option("server.sslCertFile"):
        return f"https://{st.get_option('browser.serverAddress')}:{port}"
    name = "localhost" if load_rules().access.tls.required else None
    return f"http://{name or st.get_option('browser.serverAddress')}:{port}"


def _say_who_is_kept_out() -> None:
    """Said once, where other machines reach the app and every one of them is refused."""
    address = st.get_option("server.address") or "0.0.0.0"  # noqa: S104 - said, not listened on
    is_encrypted = st.get_option("server.sslCertFile") or proxy_token() or site()
    if is_encrypted or _is_of_this_machine(address) or not load_rules().access.tls.required:
        return
    said = {
        spoken: text(spoken, "cli-start-others-refused", address=address) for spoken in LANGUAGES
    }
    print("", *said.values(), sep="\n", flush=True)
    logging.getLogger(__name__).warning("%s", said["en"])


def _is_of_this_machine(address: str) -> bool:
    try:
        return ip_address(address).is_loopback
    except ValueError:
        return address == "localhost" or address.startswith("unix:")


def _print_link(token: str | None) -> None:
    if token is None:
        return
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    link = f"{site() or _own_address()}{'/' + base if base else ''}/sign-in/link#{token}"
    said = (
        "上传需要登录，请用此链接（24 小时内用一次）\nSign in to upload (works once, for 24 hours)"
    )
    if not sys.stdout.isatty():
        # What is no terminal is a log: the link lies where the account alone reads it.
        link = str(keep_link(link))
        said = "上传需要登录，登录链接在此文件中\nSign in to upload: the link is in this file"
    print(f"\n{said}\n{link}\n", flush=True)
