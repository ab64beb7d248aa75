"""What happens between the process's start and its end.

Start: open the store, load the sample where asked and empty, run the first queries,
then take everything loaded so far out of the garbage collector's rounds (Streamlit
runs a full collection after every rerun; 40 ms each with plotly and pandas loaded).
End: stop the inbox, close the store.
"""

from __future__ import annotations

import gc
import os
import pkgutil
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import anyio.to_thread
import streamlit as st

import ui
from data.access import first_token
from data.environment import SettingError, loads_sample
from data.files import readers_kept_ready
from data.files.limits import limits_set, open_uploads_bytes, readers_at_once
from data.inbox import start_inbox
from data.rules import RuleError
from data.store import Store, StoreRefusal, close_store, open_store
from data.texts import LANGUAGES, bundle, text
from ui.intake.jobs import clear_left_over
from ui.wall.routes import end_streams_first

if TYPE_CHECKING:
    from streamlit.starlette import App


# How long an end waits for answers that are under way, an upload's for one.
_SECONDS_TO_END = 10


@asynccontextmanager
async def lifespan(_app: App) -> AsyncIterator[dict[str, object]]:
    """Yields once the first page can be answered at full speed."""
    store = await anyio.to_thread.run_sync(_start)
    end_inbox = start_inbox(store)
    _end_in_time()
    end_streams_first()
    _print_link(first_token())
    try:
        with readers_kept_ready():
            yield {}
    finally:
        await anyio.to_thread.run_sync(end_inbox)
        close_store()


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
        store = open_store()
    except SettingError as wrong:
        _stop(text("zh", wrong.key, name=wrong.name, value=wrong.value))
    except StoreRefusal as refusal:
        _stop(f"{refusal.message('zh')} {refusal.remedy('zh')}")
    except RuleError as error:
        _stop(error.message("zh"))
    clear_left_over()
    if loads_sample() and store.sequence == 0:
        from data.samples.load import load_sample

        load_sample(store)
    for language in LANGUAGES:
        bundle(language)
    store.worked_out()
    _load_what_pages_load()
    gc.collect()
    gc.freeze()
    return store


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


def _print_link(token: str | None) -> None:
    if token is None:
        return
    address = st.get_option("browser.serverAddress")
    port = st.get_option("server.port")
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    link = f"http://{address}:{port}{'/' + base if base else ''}/sign-in?token={token}"
    # The console is the one place where the token is ever shown.
    print(f"\n上传需要登录，请用此链接（只显示这一次）\nSign in to upload (shown once)\n{link}\n")
