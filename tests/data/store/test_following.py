"""A server whose shared ledger the engine has shut ends, so that its service starts the next."""

from __future__ import annotations

import threading

from data.store.following import follow
from data.store.refusals import CatalogueUnreachable, Stopped


class _Shared:
    """A store that others write into, too, and that raises one refusal whenever it is asked."""

    is_shared = True

    def __init__(self, refusal):
        self.refusal = refusal
        self.asked = threading.Semaphore(0)

    def take_up_others(self):
        self.asked.release()
        raise self.refusal(path="共享库")


def test_a_server_whose_engine_has_shut_the_ledger_gives_up():
    given_up = threading.Event()
    end = follow(_Shared(Stopped), given_up.set)
    assert given_up.wait(60)
    end()


def test_a_server_whose_catalogue_is_away_asks_on():
    given_up = threading.Event()
    store = _Shared(CatalogueUnreachable)
    end = follow(store, given_up.set)
    assert all(store.asked.acquire(timeout=60) for _ in range(2))
    end()
    assert not given_up.is_set()
