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


def test_walls_that_ask_together_wait_for_one_answer(store):
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


def waiting_for(store, first, then):
    """What two readers get: the second asks for what the first is reading, and waits."""
    begun, may_end = threading.Event(), threading.Event()

    def reading():
        begun.set()
        may_end.wait(5)
        return first()

    with ThreadPoolExecutor(2) as readers:
        one = readers.submit(cached_value, store, ("slides", 1), reading)
        begun.wait(5)
        other = readers.submit(cached_value, store, ("slides", 1), then)
        threading.Timer(0.2, may_end.set).start()
    return one, other


def test_an_error_is_for_who_waited_too_and_is_not_kept(store):
    def failing():
        raise KeyError("wrong")

    for one in waiting_for(store, failing, lambda: "made"):
        with pytest.raises(KeyError):
            one.result()
    assert cached_value(store, ("slides", 1), lambda: "made") == "made"


def test_where_the_first_reader_is_stopped_the_next_one_reads(store):
    class Stopped(BaseException):
        """A page that its reader left."""

    def stopped():
        raise Stopped

    one, other = waiting_for(store, stopped, lambda: "made")
    with pytest.raises(Stopped):
        one.result()
    assert other.result() == "made"


def test_what_asks_for_itself_is_an_error_and_waits_for_nobody(store):
    def circular():
        return cached_value(store, ("slides", 1), circular)

    with pytest.raises(RecursionError):
        circular()
