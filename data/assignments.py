"""Assignments (督办) typed on the screen: edits of a register, published like a ledger.

Typed edits wait on the server: a closed window, a restart or another desk loses nothing.
A draft belongs to the browser that signed in. It is a text of the store's meeting settings,
no version: nothing in it counts anywhere before it is published.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from data.drafts import BatchDraft
from data.importer import changes
from data.issues import Issue
from data.ledgers import ledger
from data.store import Snapshot, Store, Version
from data.typed_rows import SHEET, keeper, read_typed, rows_workbook

Value = str | date | None
# Columns that a person may edit, in the order of the form: those of the declaration's template.
FIELDS: tuple[str, ...] = tuple(one.name for one in ledger("assignments").fields if one.template)
_PRECISIONS = {
    "ordered_date": "ordered_precision",
    "due_date": "due_precision",
    "feedback_date": "feedback_precision",
    "extended_to_date": "extended_precision",
    "closed_date": "closed_precision",
}


@dataclass(frozen=True)
class Order:
    """An order; order_id "" is one that is not published yet.

    values: column → value, unknown is None. precision: of dates known to a month or year.
    extra: columns of the office's own.
    """

    order_id: str
    values: Mapping[str, Value]
    precision: Mapping[str, str] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    is_sample: bool = False

    def __getitem__(self, name: str) -> Value:
        return self.values.get(name)

    def having(self, values: Mapping[str, Value]) -> Order:
        """The order with other values; a date that was typed is known to the day."""
        precision = {name: word for name, word in self.precision.items() if name not in values}
        return Order(
            self.order_id, {**self.values, **values}, precision, self.extra, self.is_sample
        )

    def row(self) -> dict[str, object]:
        """As a row of the ledger's table; maps as lists of pairs, the way Arrow gives them."""
        return {
            **self.values,
            "date_precision": list(self.precision.items()),
            "extra": list(self.extra.items()),
        }


def orders_of(store: Store, snapshot: Snapshot) -> tuple[Order, ...]:
    """The whole register as it speaks at a snapshot, whoever reported the orders."""
    rows = store.query("screens/dispatch/assignment_register", snapshot_id=snapshot.id)
    return tuple(_order(row) for row in rows.to_pylist())


def _order(row: Mapping[str, object]) -> Order:
    values = {name: _value(row[name]) for name in FIELDS}
    precision = {
        name: str(row[word]) for name, word in _PRECISIONS.items() if row[word] not in (None, "day")
    }
    pairs = row["extra"]
    extra = {
        str(key): str(text)
        for key, text in (pairs if isinstance(pairs, Sequence) else ())
        if text is not None
    }
    return Order(str(row["assignment_id"]), values, precision, extra, row["is_sample"] is True)


def _value(value: object) -> Value:
    return value if value is None or isinstance(value, date) else str(value)


@dataclass(frozen=True)
class Edit:
    """What was typed about one order.

    order_id: "" for a new order. values: column → new value. before: the same columns as
    they stood. is_removed: the order was a mistake and leaves the register.
    """

    order_id: str
    values: Mapping[str, Value] = field(default_factory=dict)
    before: Mapping[str, Value] = field(default_factory=dict)
    is_removed: bool = False

    @property
    def is_new(self) -> bool:
        """Whether it adds an order."""
        return not self.order_id


@dataclass(frozen=True)
class Conflict:
    """A field that somebody else changed meanwhile; theirs None with field "" = order gone."""

    order_id: str
    field: str
    ours: Value
    theirs: Value


def edited(
    register: Sequence[Order], edits: Sequence[Edit]
) -> tuple[tuple[Order, ...], tuple[Conflict, ...]]:
    """The register with the edits laid over it, new orders last; and what contradicts them."""
    orders = {order.order_id: order for order in register}
    added: list[Order] = []
    conflicts: list[Conflict] = []
    for edit in edits:
        if edit.is_new:
            added.append(Order("", edit.values))
            continue
        order = orders.get(edit.order_id)
        if order is None:
            if not edit.is_removed:
                conflicts.append(Conflict(edit.order_id, "", None, None))
            continue
        if edit.is_removed:
            del orders[edit.order_id]
            continue
        for name, ours in edit.values.items():
            theirs = order[name]
            if theirs != edit.before.get(name) and theirs != ours:
                conflicts.append(Conflict(edit.order_id, name, ours, theirs))
        orders[edit.order_id] = order.having(edit.values)
    return (*orders.values(), *added), tuple(conflicts)


@dataclass(frozen=True)
class Draft:
    """What one browser has not published."""

    browser: str
    edits: tuple[Edit, ...]
    by: str
    saved_at: datetime


def drafts(store: Store) -> tuple[Draft, ...]:
    """Every draft that waits, the newest first."""
    rows = store.query("screens/dispatch/assignment_drafts").to_pylist()
    return tuple(
        Draft(str(row["browser"]), _read(str(row["edits"])), str(row["saved_by"]), row["saved_at"])
        for row in rows
    )


def save_draft(store: Store, browser: str, edits: Sequence[Edit], *, by: str) -> None:
    """Keep what a browser has typed so far; no edits: it was given up."""
    store.meeting.save_draft(browser, _written(edits), by=by)


def _written(edits: Sequence[Edit]) -> str:
    if not edits:
        return ""
    return json.dumps(
        [
            {
                "order": edit.order_id,
                "values": _plain(edit.values),
                "before": _plain(edit.before),
                "removed": edit.is_removed,
            }
            for edit in edits
        ],
        ensure_ascii=False,
    )


def _plain(values: Mapping[str, Value]) -> dict[str, str | None]:
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in values.items()
    }


def _read(text: str) -> tuple[Edit, ...]:
    return tuple(
        Edit(one["order"], _typed(one["values"]), _typed(one["before"]), one["removed"])
        for one in json.loads(text)
    )


def _typed(values: Mapping[str, str | None]) -> dict[str, Value]:
    """Columns that this release has; a date column's text is a day."""
    return {
        name: date.fromisoformat(value) if value and name.endswith("_date") else value
        for name, value in values.items()
        if name in FIELDS
    }


def register_workbook(orders: Sequence[Order], sheet: str = "") -> bytes:
    """An .xlsx with every order and the office's own columns; sheet: its name ("": the title)."""
    own = [name for order in orders for name in order.extra]
    is_sample = any(order.is_sample for order in orders)
    rows = [order.row() for order in orders]
    return rows_workbook(_LEDGER, rows, own=own, is_sample=is_sample, sheet=sheet)


_LEDGER, _FORM, _TABLE = "assignments", "register", "assignment_row"
_NUMBER = re.compile(r"^(.*?)(\d+)(\D*)$")


@dataclass(frozen=True)
class Refused:
    """Why nothing was published: conflicts, issues of the import, or (both empty) no change."""

    conflicts: tuple[Conflict, ...] = ()
    issues: tuple[Issue, ...] = ()


def publish_typed(
    store: Store,
    snapshot: Snapshot,
    edits: Sequence[Edit],
    *,
    by: str,
    note: str = "",
    browser: str = "",
) -> Version | Refused:
    """Lays edits over the register as it is now and publishes it as of the snapshot's day.

    browser: whose draft the edits are; it is over with the version, all or nothing. Raises the
    refusals of ``Store.publish``; then nothing is stored.
    """
    base = store.committed
    now = store.snapshot(snapshot.as_of, base) or snapshot
    register = orders_of(store, now)
    orders, conflicts = edited(register, edits)
    if conflicts:
        return Refused(conflicts=conflicts)
    unit = keeper(store, now, _LEDGER)
    numbered = _numbered(orders, _given_out(store), now.as_of)
    content = register_workbook(numbered or register, SHEET)
    draft, issues = read_typed(store, _LEDGER, content, unit, now.as_of)
    if draft is None or draft.rejected_count:
        return Refused(issues=issues)
    if not orders:
        draft = _emptied(draft)
    current = store.current_rows(_LEDGER, _FORM, unit, now.as_of, version=base)
    if changes(_LEDGER, draft.tables[_TABLE], current).is_empty:
        return Refused()
    return store.publish([draft], by=by, base=base, note=note, typed_in=browser)


def _emptied(draft: BatchDraft) -> BatchDraft:
    """The batch with no row: its last order was a mistake. An import never takes this for data."""
    tables = {
        name: table.slice(0, 0) if name in (_TABLE, "source_row") else table
        for name, table in draft.tables.items()
    }
    return replace(draft, read_count=0, loaded_count=0, not_data_count=0, tables=tables)


def next_number(register: Sequence[str], given_out: Iterable[str], year: int) -> str:
    """The number after the greatest of a year, written as the register writes them.

    given_out: numbers of any version; none of them is given a second time.
    """
    everywhere = [parts for number in (*register, *given_out) if (parts := _of_year(number, year))]
    if not everywhere:
        return f"DB{year}-001"
    own = [parts for number in register if (parts := _of_year(number, year))]
    before, digits, after = max(own or everywhere, key=lambda parts: int(parts[1]))
    last = max(int(parts[1]) for parts in everywhere if (parts[0], parts[2]) == (before, after))
    return f"{before}{last + 1:0{len(digits)}d}{after}"


def _of_year(number: str, year: int) -> tuple[str, str, str] | None:
    """What stands before the last figures of a number, these, and what stands behind them."""
    parts = _NUMBER.match(number)
    return (parts[1], parts[2], parts[3]) if parts and str(year) in parts[1] else None


def _given_out(store: Store) -> tuple[str, ...]:
    """Every number that was ever published, also of orders that were taken away since."""
    return tuple(store.query("screens/dispatch/assignment_numbers")["order_number"].to_pylist())


def _numbered(orders: Sequence[Order], given_out: Sequence[str], as_of: date) -> tuple[Order, ...]:
    """New orders get numbers; what came without one keeps going without."""
    known = [str(order["order_number"]) for order in orders if order["order_number"]]
    numbered: list[Order] = []
    for order in orders:
        if order.order_id or order["order_number"]:
            numbered.append(order)
            continue
        ordered = order["ordered_date"]
        year = ordered.year if isinstance(ordered, date) else as_of.year
        known.append(next_number(known, given_out, year))
        numbered.append(order.having({"order_number": known[-1]}))
    return tuple(numbered)
