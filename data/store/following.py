"""A server on a shared ledger shows what the others publish: it asks for the newest version."""

from __future__ import annotations

import logging
import os
import threading
from collections.abc import Callable

import duckdb

from data.store.refusals import Stopped, StoreRefusal
from data.store.store import Store

_EVERY_SECONDS = 1.0
_SOFTWARE_FAILED = 70  # as sysexits.h numbers it
_log = logging.getLogger(__name__)


def _give_up() -> None:
    os._exit(_SOFTWARE_FAILED)


def follow(store: Store, give_up: Callable[[], None] = _give_up) -> Callable[[], None]:
    """Ask every second, in a thread of its own; the function returned ends it and waits.

    A ledger that no other process writes into is not asked. give_up: called where the engine has
    shut the ledger, as it may when its catalogue dies in a commit; only a new process opens it
    again, so this one ends and the service that runs it starts the next.
    """
    stop = threading.Event()
    if not store.is_shared:
        return stop.set
    thread = threading.Thread(target=_ask, args=(store, stop, give_up), name="others", daemon=True)
    thread.start()

    def end() -> None:
        stop.set()
        thread.join()

    return end


def _ask(store: Store, stop: threading.Event, give_up: Callable[[], None]) -> None:
    is_told = False
    while not stop.wait(_EVERY_SECONDS):
        try:
            store.take_up_others()
            is_told = False
        except Stopped:
            _log.exception("the engine has shut the shared ledger: this server ends")
            give_up()
            return
        except (StoreRefusal, duckdb.Error):
            # The catalogue is away: said once, asked on.
            if not is_told:
                _log.exception("the shared ledger does not answer")
            is_told = True
