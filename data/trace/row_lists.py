"""The rows of figures that no one query gives: ``rows`` of figures.toml names the function."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import cast

from data.meeting.bridges import MEASURES, TURNED, Bridge
from data.meeting.compare import Change, Comparison
from data.meeting.cut import compare_projects
from data.meeting.sentences import topic_of
from data.returns.collection import collection
from data.returns.periods import month_of
from data.trace.reader import Given, Row, SnapshotReader

_BEHIND = ("告警", "预警")
_MEASURE_FIELD = {
    "signed": "signed_date",
    "planned": "planned_investment_wan",
    "funds": "amount_wan",
}


def target_rows(read: SnapshotReader, given: Given) -> Sequence[Row]:
    """What a target counts, then the target's own row: the base of its completion."""
    facts = read.query("screens/trace/rows/targets", given)
    found: list[Row] = [{**row, "target": Decimal(0)} for row in facts]
    for row in read.query("screens/trace/targets", given):
        found.append(
            {
                **row,
                "project_id": None,
                "project_name": row["metric"],
                "amount": Decimal(0),
                "target": row["target_value"],
                "is_target": True,
            }
        )
    return found


def matter_rows(read: SnapshotReader, given: Given) -> Sequence[Row]:
    """What needs somebody: targets with the row that states them, and projects."""
    stated = {
        (row["owner"], row["metric"]): row for row in read.query("screens/trace/targets", given)
    }
    found: list[Row] = []
    for row in read.query("screens/overview/attention", given):
        if row["light"] not in _BEHIND:
            continue
        target = stated.get((row["owner"], row["metric"]), {})
        place = {name: target.get(name) for name in ("sheet_id", "row_number")}
        name = row["project_name"] or f"{row['owner']} · {row['metric']}"
        found.append({**row, **place, "project_name": name})
    return found


def bridge_rows(read: SnapshotReader, given: Given) -> Sequence[Row]:
    """Every delta between the two snapshots, by measure."""
    comparison = _comparison(read, given)
    if comparison is None:
        return ()
    return [row for measure in MEASURES for row in _deltas(read, comparison.bridge(measure))]


def _deltas(read: SnapshotReader, bridge: Bridge) -> list[Row]:
    places = _fund_places(read, bridge) if bridge.measure == "funds" else {}
    return [
        {
            "measure": bridge.measure,
            "project_id": None if bridge.measure == "funds" else step.after_id or step.before_id,
            "project_name": step.project_name,
            "reason": step.reason,
            "is_turned": step.reason == TURNED,
            "delta": step.delta,
            "is_gone": not step.after_id,
            "field": _MEASURE_FIELD[bridge.measure],
            **places.get(step.project_name, {}),
        }
        for step in bridge.steps
    ]


def _fund_places(read: SnapshotReader, bridge: Bridge) -> dict[str, Row]:
    """The ledger row that states each project's funds last, on the later side if it is there."""
    assert read.previous is not None
    rows = read.store.query(
        "screens/dispatch/fund_changes",
        snapshot_id=read.now.id,
        previous_id=read.previous.id,
        basis=bridge.basis,
    ).to_pylist()
    found: dict[str, Row] = {}
    for row in rows:
        side = "old" if row["new_sheet_id"] is None else "new"
        if row[f"{side}_sheet_id"] is not None:
            found[str(row["project_name"])] = {
                "sheet_id": row[f"{side}_sheet_id"],
                "row_number": row[f"{side}_row_number"],
            }
    return found


def change_rows(read: SnapshotReader, given: Given) -> Sequence[Row]:
    """Everything that the later snapshot says otherwise, each with the cell that says so."""
    comparison = _comparison(read, given)
    return () if comparison is None else [_change(change) for change in comparison.changes]


def change_key(change: Change) -> str:
    """What a change goes by in a reference."""
    return "|".join((change.kind, change.project_id, change.field, change.item))


def _change(change: Change) -> Row:
    # What became blank is traced to what stood there.
    side = change.old if change.new.text is None and change.old.cell else change.new
    cell = side.cell or change.old.cell
    is_placed = cell is not None and cell.row_number is not None
    return {
        "project_id": change.after_id or change.before_id or change.project_id,
        "project_name": change.project_name,
        "is_gone": not change.after_id,
        "change": change_key(change),
        "topic": topic_of(change),
        "unit": change.unit,
        "kind": change.kind,
        "field": change.new.field or change.old.field or change.field,
        "item": change.item or None,
        "is_postponed": change.is_postponed,
        "is_silent": change.is_silent,
        "sheet_id": cell.sheet_id if cell and is_placed else None,
        "row_number": cell.row_number if cell and is_placed else None,
    }


def health_rows(read: SnapshotReader, given: Given) -> Sequence[Row]:
    """Projects that a rule hits."""
    rows = read.query("screens/dispatch/health", given)
    return [row for row in rows if row["project_id"] is not None]


def slipped_rows(read: SnapshotReader, given: Given) -> Sequence[Row]:
    """Promised dates that were put off."""
    return [row for row in read.query("screens/dispatch/promises", given) if row["later_count"]]


def return_rows(read: SnapshotReader, given: Given) -> Sequence[Row]:
    """The returns of a month (``month``, at ``today``), once for each figure that counts them."""
    found = collection(
        read.store,
        month_of(str(given["month"])),
        date.fromisoformat(str(given["today"])),
        read.now.version,
    )
    return [
        {"counted": name, "unit": one.unit, "form": "/".join(one.form), "return": one}
        for name in ("owed", "filed", "missing", "problems")
        for one in getattr(found, name)
    ]


def _comparison(read: SnapshotReader, given: Given) -> Comparison | None:
    if read.previous is None:
        return None
    ids = cast("list[str] | None", given["project_ids"])
    return compare_projects(read.store, read.previous, read.now, ids)


LISTS: Mapping[str, Callable[[SnapshotReader, Given], Sequence[Row]]] = {
    one.__name__: one
    for one in (
        target_rows,
        matter_rows,
        bridge_rows,
        change_rows,
        health_rows,
        slipped_rows,
        return_rows,
    )
}
