"""Pages run in turns."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui import turns
from ui.turns import turn


@pytest.fixture(autouse=True)
def two_turns(monkeypatch):
    monkeypatch.setattr(turns, "_turns", threading.BoundedSemaphore(2))


def test_no_more_pages_run_at_once_than_there_are_turns():
    running, most, lock, two_run = 0, 0, threading.Lock(), threading.Barrier(2)

    def page(_number):
        nonlocal running, most
        with turn():
            with lock:
                running += 1
                most = max(most, running)
            two_run.wait(timeout=30)
            with lock:
                running -= 1

    with ThreadPoolExecutor(8) as pool:
        list(pool.map(page, range(8)))
    assert most == 2


def test_a_page_that_works_for_long_holds_nobody_up_for_ever(monkeypatch):
    monkeypatch.setattr(turns, "_LONGEST_WAIT_SECONDS", 0.01)
    with turn(), turn(), turn():
        pass
    with turn(), turn():
        assert not turns._turns.acquire(blocking=False)


def test_a_page_that_fails_gives_its_turn_back():
    for _ in range(3):
        with pytest.raises(ValueError), turn():
            raise ValueError
    assert turns._turns.acquire(blocking=False)
