"""What a reader looks at: the snapshot, the one before it, and the same day a year earlier.

What is read from a snapshot is kept: it never changes, so neither does what it says. Keys of
this one cache of results are the query, its parameters and the store, or whatever else a value
was worked out of; nothing is timed out and nothing has to be cleared. Long lists are read anew
each time, but for those of the few readings that are kept whole.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable
from concurrent.futures import CancelledError, Future
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar, cast
from weakref import WeakKeyDictionary

import pandas as pd

from data.cuts import CUT_PROJECTS, Filters, chosen
from data.language import language, say
from data.rules import load_rules
from data.store import Snapshot, Store, open_store
from data.store.personal_values import are_hidden

MOST_CACHED = 400
MOST_READINGS = 20
LONGEST = 2_000
Key = tuple[object, ...]
WorkedOut = TypeVar("WorkedOut")


class _Reading(Future[object]):
    """What one thread reads and others wait for."""

    def __init__(self) -> None:
        super().__init__()
        self.reader = threading.get_ident()


class _Cache:
    """What one store said, the least used forgotten first; safe from any thread."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._lock = threading.Lock()
        self._values: OrderedDict[Key, _Reading] = OrderedDict()

    def get(self, key: Key, read: Callable[[], WorkedOut]) -> WorkedOut:
        """The value of a key; whoever asks while it is being read waits for that reading.

        ``read`` may not ask for its own key. An error of it is for who waited, too; where its
        thread was stopped, the next one reads.
        """
        while True:
            with self._lock:
                known = self._values.get(key)
                if known is None:
                    mine = self._values[key] = _Reading()
                    if len(self._values) > self._most:
                        self._values.popitem(last=False)
                    break
                self._values.move_to_end(key)
            if not known.done() and known.reader == threading.get_ident():
                raise RecursionError(f"{key} is worked out of itself")
            with suppress(CancelledError):
                return cast(WorkedOut, known.result())
        try:
            value = read()
        # Whoever waits for it would wait for ever.
        except BaseException as wrong:
            self._forget(key, mine)
            if isinstance(wrong, Exception):
                mine.set_exception(wrong)
            else:
                mine.cancel()
            raise
        mine.set_result(value)
        if isinstance(value, pd.DataFrame | tuple) and len(value) > LONGEST:
            self._forget(key, mine)
        return value

    def _forget(self, key: Key, reading: _Reading) -> None:
        with self._lock:
            if self._values.get(key) is reading:
                del self._values[key]


class _Caches:
    """What is kept of one store; readings apart, as each may hold long lists."""

    def __init__(self) -> None:
        self.values = _Cache(MOST_CACHED)
        self.readings = _Cache(MOST_READINGS)


_lock = threading.Lock()
_of_store: WeakKeyDictionary[Store, _Caches] = WeakKeyDictionary()


def cached_frame(store: Store, name: str, parameters: dict[str, object]) -> pd.DataFrame:
    """The frame of ``queries/<name>.sql``, read once a snapshot; always read without one.

    It is a copy that costs nothing until it is changed.
    """
    if "snapshot_id" not in parameters:
        return store.frame(name, **parameters)
    key = (are_hidden(), *_key(name, parameters))
    cached = _caches_of(store).values.get(key, lambda: store.frame(name, **parameters))
    return cached.copy(deep=False)


def cached_value(store: Store, key: Key, work_out: Callable[[], WorkedOut]) -> WorkedOut:
    """What was worked out of snapshots; key: what it is and the snapshots' ids. Never changed.

    It is another one for a reader who may not see personal values.
    """
    return _caches_of(store).values.get((are_hidden(), *key), work_out)


def _caches_of(store: Store) -> _Caches:
    with _lock:
        return _of_store.setdefault(store, _Caches())


def _key(name: str, parameters: dict[str, object]) -> Key:
    written = ((key, _frozen(parameters[key])) for key in sorted(parameters))
    return (name, *written)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list | tuple) else value


@dataclass(frozen=True)
class View:
    """The snapshots of a page and what its stamp says about them.

    previous: the next older date that a projects ledger speaks of; last_year: the
    same day a year before, None where no ledger reaches that far back.
    """

    now: Snapshot
    previous: Snapshot | None
    last_year: Snapshot | None
    dates: tuple[date, ...]
    is_latest: bool
    uploaded_by: str
    unit: str
    uploaded_at: datetime | None


def store() -> Store:
    """The process's one store."""
    return open_store()


def view_at(
    version: int | None = None, as_of: date | None = None, last: int | None = None
) -> View | None:
    """The view of a version (None: the newest) at a date; None while nothing is published.

    A date before everything that the version speaks of counts as none: its newest date.
    last: the newest version, where it was taken before.
    """
    ledger = store()
    is_newest = version is None
    version = version or last or ledger.sequence
    newest = ledger.snapshot(version=version)
    if newest is None:
        return None
    key = ("dates", ledger.sequence, version, newest.id)
    known = cached_value(ledger, key, lambda: _dates(version))
    dates = tuple(day for day, _ in known)
    is_covered = as_of is not None and bool(dates) and as_of >= dates[-1]
    now = (ledger.snapshot(as_of=as_of, version=version) if is_covered else None) or newest
    older = [day for day, has_projects in known if day < now.as_of and has_projects]
    previous = ledger.snapshot(as_of=older[0], version=version) if older else None
    year_ago = _year_before(now.as_of)
    reaches_back = any(day <= year_ago for day in older)
    last_year = ledger.snapshot(as_of=year_ago, version=version) if reaches_back else None
    uploaded_by, unit, uploaded_at = cached_value(
        ledger, ("last upload", ledger.sequence, now.id), lambda: _last_upload(now.id)
    )
    return View(
        now=now,
        previous=previous,
        last_year=last_year,
        dates=dates,
        is_latest=now.as_of == newest.as_of and is_newest,
        uploaded_by=uploaded_by,
        unit=unit,
        uploaded_at=uploaded_at,
    )


def rows(name: str, **parameters: object) -> pd.DataFrame:
    """The frame of ``queries/<name>.sql``; a fresh copy that the caller may change."""
    return cached_frame(store(), name, parameters)


def reading_of(make: Callable[..., WorkedOut], view: View, *of: object) -> WorkedOut:
    """``make(view, *of)``, kept with all that it has read for whoever looks at the same.

    of: the reader's filters, or what else it is made of, of which each has a ``repr`` that tells
    it from others. It is another one in another language.
    """
    key = (are_hidden(), make.__qualname__, view, language(), repr(of))
    return _caches_of(store()).readings.get(key, lambda: make(view, *of))


def cut_projects(
    now: Snapshot, filters: Filters, previous: Snapshot | None = None
) -> list[str] | None:
    """The ids of the projects that a reader's cut leaves; None for all.

    previous: with what they were called then, and with those that have gone since.
    """
    if not chosen(filters):
        return None
    before = previous.id if previous else None
    found = rows(CUT_PROJECTS, snapshot_id=now.id, previous_id=before, **filters)
    return [str(one) for one in found["project_id"]]


def _dates(sequence: int) -> tuple[tuple[date, bool], ...]:
    """Newest first: a date that version ``sequence`` speaks of, and whether of projects."""
    found = store().query("screens/data/as_of_dates", sequence=sequence).to_pylist()
    return tuple((row["as_of_date"], "projects" in row["ledgers"]) for row in found)


def _last_upload(snapshot_id: int) -> tuple[str, str, datetime | None]:
    """Who sent the last upload that speaks in a snapshot, for which unit, when."""
    found = store().query("screens/data/freshness", snapshot_id=snapshot_id).to_pylist()
    if not found:
        return "", "", None
    one = found[0]
    return str(one["uploaded_by"] or ""), str(one["unit"] or ""), one["uploaded_at"]


def speaks(view: View, ledger: str) -> bool:
    """Whether a ledger speaks; without one what it would tell is unknown, which is not zero."""
    told = rows("screens/figures/ledgers", snapshot_id=view.now.id)
    return ledger in set(told["ledger"])


def _year_before(day: date) -> date:
    last_of_february = day.month == 2 and day.day == 29
    return day.replace(year=day.year - 1, day=28 if last_of_february else day.day)


# Where a list of changes begins, in a reference: a date and a version.
SINCE, SINCE_VERSION = "since", "since_version"


def since(before: Snapshot) -> dict[str, object]:
    """The scope of a figure that speaks of what changed since an earlier snapshot."""
    return {SINCE: before.as_of.isoformat(), SINCE_VERSION: before.version}


def stale_note(view: View) -> str:
    """That nothing was uploaded for longer than the settings allow; "" else, and of the sample."""
    days = stale_days(None if view.now.is_sample else view.uploaded_at)
    return "" if days is None else say("head-stale", days=days)


def stale_days(uploaded_at: datetime | None) -> int | None:
    """For how many days nothing was uploaded; None while the settings allow as many."""
    if uploaded_at is None:
        return None
    days = (datetime.now(uploaded_at.tzinfo) - uploaded_at).days
    return days if days > load_rules().measures.freshness.stale_after_days else None
