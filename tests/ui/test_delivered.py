"""A run of a page ends once the server has taken up all that it sent."""

from __future__ import annotations

import asyncio
import threading

import pytest

from ui.delivered import deliver_on, delivered


@pytest.fixture
def loop():
    running = asyncio.new_event_loop()
    thread = threading.Thread(target=running.run_forever)
    thread.start()
    deliver_on(running)
    yield running
    deliver_on(None)
    running.call_soon_threadsafe(running.stop)
    thread.join()
    running.close()


def test_what_was_sent_is_taken_up_before_the_run_ends(loop):
    free, taken = threading.Event(), []
    loop.call_soon_threadsafe(free.wait)  # the loop is busy
    with delivered():
        for piece in range(50):
            loop.call_soon_threadsafe(taken.append, piece)
        threading.Timer(0.05, free.set).start()
    assert taken == list(range(50))


@pytest.mark.parametrize("is_served", [False, True])
def test_where_no_server_runs_nothing_is_waited_for(monkeypatch, is_served):
    waited = []
    monkeypatch.setattr(threading.Event, "wait", lambda _event, _seconds: waited.append(1))
    ended = asyncio.new_event_loop()
    ended.close()
    deliver_on(ended if is_served else None)
    with delivered():
        pass
    deliver_on(None)
    assert waited == []
