"""What was worked out of a snapshot is worked out once, however many ask for it at once."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.screens.view import cached_value
from tests.builders.stores import an_empty_store

WALLS = 8


@pytest.fixture
def store():
    made = an_empty_store()
    yield made
    made.close()


def test_twenty_walls_that_ask_together_wait_for_one_answer(store):
    asked, begun, times = threading.Barrier(WALLS), threading.Event(), []

    def slides():
        times.append(1)
        begun.set()
        everybody_has_asked.wait(5)
        return ("slides",)

    everybody_has_asked = threading.Event()

    def wall(number):
        asked.wait()
        if number:
            begun.wait(5)
        return cached_value(store, ("slides", 1), slides)

    with ThreadPoolExecutor(WALLS) as walls:
        told = [walls.submit(wall, number) for number in range(WALLS)]
        begun.wait(5)
        threading.Timer(0.2, everybody_has_asked.set).start()
        assert [one.result() for one in told] == [("slides",)] * WALLS
    assert len(times) == 1


def test_who_waits_for_one_that_fails_tries_alone(store):
    begun, may_fail = threading.Event(), threading.Event()

    def failing():
        begun.set()
        may_fail.wait(5)
        raise KeyError("its reader's own")

    with ThreadPoolExecutor(2) as readers:
        first = readers.submit(cached_value, store, ("slides", 1), failing)
        begun.wait(5)
        second = readers.submit(cached_value, store, ("slides", 1), lambda: "made")
        may_fail.set()
        assert second.result() == "made"
        with pytest.raises(KeyError):
            first.result()
