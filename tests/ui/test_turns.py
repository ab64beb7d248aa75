"""Pages run in turns."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ui import turns
from ui.turns import out_of_turn, turn


@pytest.fixture(autouse=True)
def two_turns(monkeypatch):
    monkeypatch.setattr(turns, "_turns", threading.BoundedSemaphore(2))


def is_one_free():
    if is_free := turns._turns.acquire(blocking=False):
        turns._turns.release()
    return is_free


def test_a_page_waits_while_as_many_run_as_there_are_turns():
    in_page, third_runs, end = threading.Barrier(3), threading.Event(), threading.Event()

    def page():
        with turn():
            in_page.wait(timeout=30)
            end.wait(timeout=30)

    def third():
        with turn():
            third_runs.set()

    with ThreadPoolExecutor(3) as pool:
        pool.submit(page), pool.submit(page)
        in_page.wait(timeout=30)
        waiting = pool.submit(third)
        assert not third_runs.wait(timeout=0.2)
        end.set()
        waiting.result(timeout=30)
    assert third_runs.is_set()


def test_a_page_that_hangs_holds_nobody_up_for_ever(monkeypatch):
    monkeypatch.setattr(turns, "_LONGEST_WAIT_SECONDS", 0.01)
    with ThreadPoolExecutor(1) as pool, turn(), out_of_turn():
        with turns._turns, turns._turns, turn():
            pass
        assert pool.submit(is_one_free).result(timeout=30)


def test_what_takes_long_leaves_its_turn_to_others():
    with turn(), turns._turns:
        assert not is_one_free()
        with out_of_turn():
            assert is_one_free()
        assert not is_one_free()
    assert is_one_free()


def test_a_page_that_fails_gives_its_turn_back():
    for _ in range(3):
        with pytest.raises(ValueError), turn():
            raise ValueError
    assert is_one_free()
