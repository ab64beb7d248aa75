"""Compares two snapshots: the queries of queries/screens/dispatch, made into values.

A snapshot never changes, so a comparison does not either: the last few are kept for each
store, for the screens, the wall and the documents that all ask for the same one.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any
from weakref import WeakKeyDictionary

from data.meeting.comparison import (
    MEASURES,
    TURNED,
    ZERO,
    Bridge,
    Cell,
    Change,
    Comparison,
    Measure,
    Side,
    Step,
)
from data.rules import load_rules
from data.store import Snapshot, Store

MOST_CACHED = 8
Row = Mapping[str, Any]
# Where a change of each query has its value: (field of the ledger, kind).
_PERMIT, _FUNDS = "state", "amount_wan"
_lock = threading.Lock()
_of_store: WeakKeyDictionary[Store, OrderedDict[tuple[int, int, int], Comparison]] = (
    WeakKeyDictionary()
)


def compare(store: Store, before: Snapshot, after: Snapshot) -> Comparison:
    """Everything that ``after`` says otherwise than ``before``, with the cells of both."""
    key = (before.id, after.id, after.version)  # names of units belong to the version
    with _lock:
        cached = _of_store.setdefault(store, OrderedDict())
        if key in cached:
            cached.move_to_end(key)
            return cached[key]
    made = _compared(store, before, after)
    with _lock:
        cached[key] = made
        while len(cached) > MOST_CACHED:
            cached.popitem(last=False)
    return made


def _compared(store: Store, before: Snapshot, after: Snapshot) -> Comparison:
    rules = load_rules()
    basis = rules.measures.funds.default_basis
    given: dict[str, object] = {
        "snapshot_id": after.id,
        "previous_id": before.id,
        "sequence": after.version,
        "as_of": after.as_of,
        "fields": list(rules.dispatch.fields),
        "note_fields": list(rules.dispatch.silent.note_fields),
        "basis": basis,
    }

    def read(name: str) -> list[Row]:
        rows: list[Row] = store.query(f"screens/dispatch/{name}", **given).to_pylist()
        return rows

    funds = read("fund_changes")
    rows = [
        *((row, _kind(row), row["field"], "") for row in read("changes")),
        *((row, "permit", _PERMIT, row["item"]) for row in read("permit_changes")),
        *((row, "funds", _FUNDS, "") for row in funds if not row["year_turned"]),
    ]
    cells = _cells(store, rows)
    changes = tuple(_change(row, kind, field, item, cells) for row, kind, field, item in rows)
    totals = {
        snapshot.id: store.query(
            "screens/dispatch/totals", snapshot_id=snapshot.id, basis=basis
        ).to_pylist()[0]
        for snapshot in (before, after)
    }
    signed = read("signed_changes")
    return Comparison(
        before=before,
        after=after,
        changes=changes,
        bridges=tuple(
            _bridge(measure, totals[before.id], totals[after.id], signed, funds, basis)
            for measure in MEASURES
        ),
    )


def _kind(row: Row) -> str:
    kind = str(row["kind"])
    return load_rules().dispatch.kind_of(row["field"]) if kind == "field" else kind


def _change(
    row: Row, kind: str, field: str, item: str, cells: Mapping[tuple[object, ...], Cell]
) -> Change:
    is_back = bool(row["is_back"])
    old, new = (
        Side(
            text=_text(row, side, kind),
            precision=row.get(f"{side}_precision") or "day",
            cell=cells.get(_asked(row, side, field, item)),
            field=str(row.get(f"{side}_field") or field),
        )
        for side in ("old", "new")
    )
    return Change(
        kind=kind,
        field=field,
        item=item,
        office=row.get("office") or "",
        project_id=str(row["project_id"] or row.get("project_key") or ""),
        project_name=str(row["project_name"]),
        unit=row["unit"] or "",
        old=old,
        new=new,
        slip_days=row.get("slip_days"),
        is_back=is_back,
        is_silent=_is_silent(kind, is_back=is_back) and not row["has_note"],
        before_id=row["before_id"] or "",
        after_id=row["after_id"] or "",
    )


def _is_silent(kind: str, *, is_back: bool) -> bool:
    heading = "stage" if kind in STAGE_KINDS else kind
    rule = load_rules().dispatch.silent_rule(heading)
    return rule == "always" or (rule == "back" and is_back)


STAGE_KINDS = frozenset({"stage_up", "stage_down", "stage_told", "exit", "resumed"})


def _text(row: Row, side: str, kind: str) -> str | None:
    value = row[f"{side}_wan"] if kind == "funds" else row[f"{side}_text"]
    return None if value is None else str(value)


def _asked(row: Row, side: str, field: str, item: str) -> tuple[object, ...]:
    """Sheet, row, field and item whose cell a side is."""
    return (
        row[f"{side}_sheet_id"],
        row[f"{side}_row_number"],
        row.get(f"{side}_field") or field,
        item or None,
    )


def _cells(
    store: Store, rows: Sequence[tuple[Row, str, str, str]]
) -> dict[tuple[object, ...], Cell]:
    """The cells of both sides of all changes, found at once."""
    asked = list(
        dict.fromkeys(
            key
            for row, _, field, item in rows
            for side in ("old", "new")
            if (key := _asked(row, side, field, item))[0] is not None
        )
    )
    if not asked:
        return {}
    sheets, numbers, fields, items = (list(part) for part in zip(*asked, strict=True))
    found = store.query(
        "screens/dispatch/places",
        sheet_ids=sheets,
        row_numbers=numbers,
        fields=fields,
        items=items,
    ).to_pylist()
    return {
        asked[row["number"] - 1]: Cell(
            file=row["file_name"],
            sheet=row["sheet_name"],
            cell=row["cell"] or "",
            header=row["header_text"] or "",
            original=row["original_text"] or "",
            unit=row["reporting_unit"],
            as_of=row["as_of_date"],
            version=row["sequence"],
            uploaded_by=row["uploaded_by"],
            uploaded_at=row["uploaded_at"],
            sheet_id=row["sheet_id"],
            row_number=row["row_number"],
        )
        for row in found
    }


def _bridge(
    measure: Measure, old: Row, new: Row, signed: Sequence[Row], funds: Sequence[Row], basis: str
) -> Bridge:
    column = {"signed": "signed_count", "planned": "planned_wan", "funds": "funds_wan"}[measure]
    steps = _fund_steps(funds) if measure == "funds" else _signed_steps(signed, measure)
    is_planned = measure == "planned"
    return Bridge(
        measure=measure,
        before=_decimal(old[column]),
        after=_decimal(new[column]),
        steps=tuple(sorted(steps, key=_size)),
        unknown_before=old["planned_unknown_count"] if is_planned else 0,
        unknown_after=new["planned_unknown_count"] if is_planned else 0,
        basis=basis if measure == "funds" else "",
    )


def _signed_steps(rows: Sequence[Row], measure: Measure) -> Iterator[Step]:
    for row in rows:
        if measure == "signed" and not row["count_delta"]:
            continue
        value = row["count_delta"] if measure == "signed" else row["amount_delta_wan"]
        yield _step(row, str(row["reason"]), _decimal(value))


def _fund_steps(rows: Sequence[Row]) -> Iterator[Step]:
    for row in rows:
        old, new = _decimal(row["old_wan"]), _decimal(row["new_wan"])
        if row["year_turned"]:
            if old:
                yield _step(row, TURNED, -old)
            if new is not None:
                yield _step(row, "funds_first", new)
        elif old is None:
            yield _step(row, "funds_first", new)
        elif new is None:
            yield _step(row, "funds_gone", -old)
        else:
            yield _step(row, "funds_down" if new < old else "funds_up", new - old)


def _step(row: Row, reason: str, delta: Decimal | None) -> Step:
    return Step(
        reason=reason,
        project_id=str(row["project_id"] or row.get("project_key") or ""),
        project_name=str(row["project_name"]),
        unit=row["unit"] or "",
        delta=delta,
        before_id=row["before_id"] or "",
        after_id=row["after_id"] or "",
    )


def _size(step: Step) -> tuple[bool, Decimal, str, str]:
    return (step.delta is None, -abs(step.delta or ZERO), step.project_name, step.project_id)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value))
