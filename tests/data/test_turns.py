"""Pages and publishes run in turns."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from data import turns
from data.turns import next_turn, out_of_turn, turn


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


def test_a_publish_comes_before_the_pages_that_wait(monkeypatch):
    came, asked, held, end = [], [], threading.Event(), threading.Event()
    acquire = turns._turns.acquire
    monkeypatch.setattr(
        turns._turns, "acquire", lambda timeout: asked.append(1) or acquire(timeout=timeout)
    )

    def hold():
        with turn():
            held.set()
            end.wait(timeout=30)
            came.append("held")

    def page():
        with turn():
            time.sleep(0.02)
            came.append("page")

    def publish():
        with next_turn():
            came.append("publish")

    with ThreadPoolExecutor(8) as pool, turns._turns:
        pool.submit(hold)
        held.wait(timeout=30)
        pages = [pool.submit(page) for _ in range(5)]
        published = pool.submit(publish)
        while len(asked) < 3:  # who holds the turn, one page, the publish
            time.sleep(0.001)
        end.set()
        for one in (*pages, published):
            one.result(timeout=30)
    assert came.index("publish") <= 2  # after who held the turn and the page that came first


def test_a_page_publishes_in_its_own_turn():
    with turn(), turns._turns, next_turn():
        assert not is_one_free()
    assert is_one_free()
