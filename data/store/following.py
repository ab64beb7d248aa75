"""A server on a shared ledger shows what the others publish: it asks for the newest version."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

import duckdb

from data.store.refusals import StoreRefusal
from data.store.store import Store

_EVERY_SECONDS = 1.0
_log = logging.getLogger(__name__)


def follow(store: Store) -> Callable[[], None]:
    """Ask every second, in a thread of its own; the function returned ends it and waits.

    A ledger that no other process writes into is not asked.
    """
    stop = threading.Event()
    if not store.is_shared:
        return stop.set
    thread = threading.Thread(target=_ask, args=(store, stop), name="others", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end


def _ask(store: Store, stop: threading.Event) -> None:
    is_told = False
    while not stop.wait(_EVERY_SECONDS):
        try:
            store.take_up_others()
            is_told = False
        except (StoreRefusal, duckdb.Error):
            # The catalogue is away: said once, asked on.
            if not is_told:
                _log.exception("the shared ledger does not answer")
            is_told = True
