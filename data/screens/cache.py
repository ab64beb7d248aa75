"""What is read from a snapshot is kept: a snapshot never changes, so neither does what it says.

The one cache of results. Keys are the query, its parameters and the store, or whatever else
a value was worked out of; nothing is timed out and nothing has to be cleared. Long lists are
read anew each time.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

import pandas as pd

from data.store import Store

# Every object kept lengthens the collection of garbage after each run of a page.
MOST_CACHED = 400
LONGEST = 2_000
Key = tuple[object, ...]
WorkedOut = TypeVar("WorkedOut")


class _Cache:
    """What one store said, the least used forgotten first; safe from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: OrderedDict[Key, object] = OrderedDict()

    def get(self, key: Key, read: Callable[[], WorkedOut]) -> WorkedOut:
        """The value of a key."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return cast(WorkedOut, self._values[key])
        value = read()
        if not isinstance(value, pd.DataFrame | tuple) or len(value) <= LONGEST:
            with self._lock:
                self._values[key] = value
                if len(self._values) > MOST_CACHED:
                    self._values.popitem(last=False)
        return value


_lock = threading.Lock()
_of_store: WeakKeyDictionary[Store, _Cache] = WeakKeyDictionary()


def cached_frame(store: Store, name: str, parameters: dict[str, object]) -> pd.DataFrame:
    """The frame of ``queries/<name>.sql``, read once a snapshot; always read without one.

    It is a copy that costs nothing until it is changed.
    """
    if "snapshot_id" not in parameters:
        return store.frame(name, **parameters)
    cached = _cache_of(store).get(_key(name, parameters), lambda: store.frame(name, **parameters))
    return cached.copy(deep=False)


def cached_value(store: Store, key: Key, work_out: Callable[[], WorkedOut]) -> WorkedOut:
    """What was worked out of snapshots; key: what it is and the snapshots' ids. Never changed."""
    return _cache_of(store).get(key, work_out)


def _cache_of(store: Store) -> _Cache:
    with _lock:
        return _of_store.setdefault(store, _Cache())


def _key(name: str, parameters: dict[str, object]) -> Key:
    written = ((key, _frozen(parameters[key])) for key in sorted(parameters))
    return (name, *written)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list | tuple) else value
