"""Assignments (督办): an order is its words; what came of it is checked against its own days."""

from __future__ import annotations

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from data.files.grid import cell_reference
from data.importer.reading import Reading

_CLOSED, _OPEN = "销号", "办理中"
# What an order that is not closed cannot be followed without.
_FOLLOWED_BY = ("responsible_unit", "due_date")
_ORDERED = (
    ("ordered_date", "due_date", "assignment-due-before-order"),
    ("due_date", "extended_to_date", "assignment-extension-early"),
    ("ordered_date", "closed_date", "assignment-closed-before-order"),
)


def complete_assignments(reading: Reading) -> None:
    """Join the columns that say how far an order is, check it, reject rows without words."""
    _join_states(reading)
    reading.reject_rows_without("matter", "matter")
    _check_numbers(reading)
    _check_order(reading)
    _report_not_followed(reading)


def _join_states(reading: Reading) -> None:
    """是否销号 and 是否办结 beside 销号状态: the furthest that any of them says."""
    said = [
        reading.by_key[key]
        for key in ("is_closed", "closing_state", "is_done")
        if key in reading.by_key
    ]
    if not said:
        return
    order = {_CLOSED: 2, "已办结": 1, _OPEN: 0}
    joined: list[str | None] = []
    for states in zip(*(one.to_pylist() for one in said), strict=True):
        known = [state for state in states if state is not None]
        joined.append(max(known, key=lambda state: order[state]) if known else None)
    reading.values["closing_state"] = pa.array(joined, pa.string())


def _check_numbers(reading: Reading) -> None:
    """Two orders with one number would be one order."""
    if "order_number" not in reading.columns:
        return
    seen: dict[str, int] = {}
    for index, number in enumerate(reading.get("order_number").to_pylist()):
        if not number or reading.rejected[index]:
            continue
        first = seen.setdefault(number, index)
        if first != index:
            at = cell_reference(int(reading.block.rows[first]), reading.columns["order_number"])
            reading.report(
                "assignment-number-twice",
                "warning",
                "order_number",
                index=index,
                first=at,
                text=number,
            )


def _check_order(reading: Reading) -> None:
    for earlier, later, code in _ORDERED:
        if earlier not in reading.values or later not in reading.values:
            continue
        first, second = reading.values[earlier], reading.values[later]
        wrong = pc.fill_null(pc.less(second, first), False).to_numpy(zero_copy_only=False)
        for index in np.flatnonzero(wrong & ~reading.rejected).tolist():
            reading.report(
                code,
                "warning",
                later,
                index=index,
                first=first[index].as_py().isoformat(),
                second=second[index].as_py().isoformat(),
            )


def _report_not_followed(reading: Reading) -> None:
    """Open orders without a unit or a deadline: nobody can be asked for them."""
    closed = pc.fill_null(pc.equal(reading.get("closing_state"), _CLOSED), False)
    is_open = ~closed.to_numpy(zero_copy_only=False) & ~reading.rejected
    for key in _FOLLOWED_BY:
        missing = is_open & ~reading.have(key)
        if not missing.any():
            continue
        header = reading.header_text(key)
        if key in reading.columns:
            reading.report_each("assignment-not-followed", "warning", key, missing, header=header)
        else:
            count = str(int(missing.sum()))
            reading.report("assignment-column-missing", "warning", header=header, count=count)
