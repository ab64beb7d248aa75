"""One order of the register, with the columns of ledger.assignment_row."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from data.ledgers import ledger
from data.store import Snapshot, Store

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
