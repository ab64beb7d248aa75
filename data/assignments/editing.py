"""Edits of the register are kept field by field, so that two editors lose nothing of each other's.

An edit knows what stood in the field when it was made. Laid over a newer register it is
in conflict only where that very field says something else by now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from data.assignments.order import Order, Value


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
