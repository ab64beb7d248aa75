"""Figures of the county's services and of what enterprises ask for; unknown is None, never 0."""

from __future__ import annotations

from collections.abc import Collection
from decimal import Decimal

from data.store import Snapshot, Store

Row = dict[str, object]
_HALL = ("departments", "items_due", "items_entered", "entry_share")
_CUT = ("materials_cut", "materials_cut_share", "days_cut", "days_cut_share")
_NEEDS = ("requests", "closed_on_time", "closed_late", "open_overdue", "on_time_share")
_SESSIONS = ("sessions", "companies_text")
_CHOICES = (
    *("search", "towns", "units", "statuses"),
    *("date_of", "first_day", "last_day", "is_overdue"),
)
ITEMS = "service_items"


def no_services() -> Row:
    """``services`` where nothing of it is published."""
    return {**dict.fromkeys(_HALL), "reported": dict.fromkeys(_CUT), "recomputed": None}


def no_needs() -> Row:
    """``needs`` where nothing of it is published."""
    return dict.fromkeys((*_SESSIONS, *_NEEDS))


def services(store: Store, snapshot: Snapshot, told: Collection[object]) -> Row:
    """What is entered of what is due; cuts as reported, and recomputed from lists of items.

    told: the ledgers that speak at the snapshot.
    """
    found = no_services()
    if "hall" in told:
        given = {**dict.fromkeys(_CHOICES), "ledger": "hall"}
        row = _row(store, snapshot, "screens/ledger/hall", given)
        found |= {key: row["department_count" if key == "departments" else key] for key in _HALL}
        found["reported"] = {key: row[key] for key in _CUT}
    if ITEMS in told:
        found["recomputed"] = _recomputed(store, snapshot, first_list(store, snapshot))
    return found


def first_list(store: Store, now: Snapshot) -> Snapshot | None:
    """The snapshot of the earliest list of items up to ``now``; None where there is one alone."""
    given = {"sequence": now.version, "ledger": ITEMS, "as_of": now.as_of}
    told = store.query("screens/ledger/told_dates", **given)["as_of_date"].to_pylist()
    return store.snapshot(as_of=told[-1], version=now.version) if len(told) > 1 else None


def _recomputed(store: Store, now: Snapshot, first: Snapshot | None) -> Row | None:
    """The same four numbers; None where of no item both sides are said."""
    given: Row = {"previous_id": first.id if first else None}
    row = _row(store, now, "screens/ledger/items_cut", given)
    if not row["item_count"]:
        return None
    found: Row = {}
    for name in ("materials", "days"):
        before, after = row[f"{name}_before"], row[f"{name}_after"]
        is_known = isinstance(before, int) and isinstance(after, int)
        cut = int(str(before)) - int(str(after)) if is_known else None
        found[f"{name}_cut"] = cut
        found[f"{name}_cut_share"] = cut / int(str(before)) if cut is not None and before else None
    return found


def needs(store: Store, snapshot: Snapshot, told: Collection[object]) -> Row:
    """How requests stand by the clock; sessions of the year, and who came in the ledger's words.

    told: the ledgers that speak at the snapshot.
    """
    found = no_needs()
    if "needs" in told:
        found |= _row(store, snapshot, "screens/figures/needs", {})
    if "sessions" in told:
        found |= _row(store, snapshot, "screens/figures/sessions", {})
    return found


def _row(store: Store, snapshot: Snapshot, name: str, given: Row) -> Row:
    row: Row = store.query(name, snapshot_id=snapshot.id, **given).to_pylist()[0]
    return {key: _plain(value) for key, value in row.items()}


def _plain(value: object) -> object:
    return int(value) if isinstance(value, Decimal) else value
