"""Assignments (督办): an order is its words; what came of it is checked against its own days."""

from __future__ import annotations

import pyarrow as pa
import pyarrow.compute as pc

from data.importer.ledger_rules.declared import check_dates
from data.importer.reading import Reading

_CLOSED, _OPEN = "销号", "办理中"
# What an order that is not closed cannot be followed without.
_FOLLOWED_BY = ("responsible_unit", "due_date")


def complete_assignments(reading: Reading) -> None:
    """Join the columns that say how far an order is, check it, reject rows without words."""
    _join_states(reading)
    reading.reject_rows_without("matter", "matter")
    check_dates(reading)
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
