"""Two versions compared: the queries of queries/screens/dispatch, made into values.

Texts are the stored values (amounts in 万元 as decimal texts, dates ISO, field words Chinese):
whoever shows them writes them in a language (data.meeting.sentences). A snapshot never
changes, so a comparison does not either: the last few are kept for each store, for the
screens, the wall and the documents that all ask for the same one.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal
from weakref import WeakKeyDictionary

from data.meeting.bridges import (
    MEASURES,
    Bridge,
    Measure,
    bridge_of,
    fund_steps,
    signed_steps,
    totals_of,
)
from data.rules import load_rules
from data.store import Snapshot, Store
from data.store.personal_values import are_hidden


@dataclass(frozen=True)
class Cell:
    """Where one side of a change stands.

    cell is an A1 reference, "" where only the sheet is known (a project that is not in it,
    a sheet without that column). original is what the clerk sees there.
    """

    file: str
    sheet: str
    cell: str
    header: str
    original: str
    unit: str
    as_of: date
    version: int
    uploaded_by: str
    uploaded_at: datetime
    sheet_id: str
    row_number: int | None


@dataclass(frozen=True)
class Side:
    """A value before or after, and its cell; text None is unknown or not there."""

    text: str | None
    precision: str = "day"
    cell: Cell | None = None
    field: str = ""


@dataclass(frozen=True)
class Change:
    """One thing that is said otherwise.

    kind: new, gone, merged, stage_up, stage_down, stage_told, exit, resumed, amount, date,
    leader, unit, permit, funds. field: the ledger's field; item: of a permit; office: its
    handling office. slip_days: of a date, calendar days, later above 0. is_silent: no note
    explains it (data/rules/dispatch.toml).
    """

    kind: str
    field: str
    project_id: str
    project_name: str
    unit: str
    old: Side
    new: Side
    item: str = ""
    office: str = ""
    slip_days: int | None = None
    is_back: bool = False
    is_silent: bool = False
    before_id: str = ""
    after_id: str = ""

    @property
    def delta(self) -> Decimal | None:
        """By how much an amount changed, 万元; None where a side states none."""
        if self.old.text is None or self.new.text is None:
            return None
        return Decimal(self.new.text) - Decimal(self.old.text)

    @property
    def is_postponed(self) -> bool:
        """Whether a planned start or production was put off."""
        is_promise = self.field in ("planned_start_date", "planned_production_date")
        return is_promise and (self.slip_days or 0) > 0


@dataclass(frozen=True, eq=False)
class Comparison:
    """Two snapshots and everything that lies between them; one object a pair (compare).

    has_plans: both sides say of a project when it is to start or to produce.
    """

    before: Snapshot
    after: Snapshot
    changes: tuple[Change, ...]
    bridges: tuple[Bridge, ...] = field(default=())
    has_plans: bool = False

    def bridge(self, measure: Measure) -> Bridge:
        """The bridge of one measure."""
        return next(bridge for bridge in self.bridges if bridge.measure == measure)

    @property
    def silent(self) -> tuple[Change, ...]:
        """Changes that no note explains."""
        return tuple(change for change in self.changes if change.is_silent)

    @property
    def is_turned(self) -> bool:
        """Whether the two speak of different years, so that yearly sums began anew."""
        return self.before.year_start != self.after.year_start


MOST_CACHED = 8
Row = Mapping[str, Any]
# Where a change of each query has its value: (field of the ledger, kind).
_PERMIT, _FUNDS = "state", "amount_wan"
_lock = threading.Lock()
_of_store: WeakKeyDictionary[Store, OrderedDict[tuple[bool, int, int, int], Comparison]] = (
    WeakKeyDictionary()
)


def compare(store: Store, before: Snapshot, after: Snapshot) -> Comparison:
    """Everything that ``after`` says otherwise than ``before``, with the cells of both."""
    # Names of units belong to the version.
    key = (are_hidden(), before.id, after.id, after.version)
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
        return list(store.query(f"screens/dispatch/{name}", **given).to_pylist())

    funds = read("fund_changes")
    rows = [
        *((row, _kind(row), row["field"], "") for row in read("changes")),
        *((row, "permit", _PERMIT, row["item"]) for row in read("permit_changes")),
        *((row, "funds", _FUNDS, "") for row in funds if not row["year_turned"]),
    ]
    cells = _cells(store, rows)
    changes = tuple(_change(row, kind, field, item, cells) for row, kind, field, item in rows)
    old, new = (totals_of(store, snapshot, basis) for snapshot in (before, after))
    signed = read("signed_changes")
    steps = {m: fund_steps(funds) if m == "funds" else signed_steps(signed, m) for m in MEASURES}
    return Comparison(
        before=before,
        after=after,
        changes=changes,
        bridges=tuple(bridge_of(measure, old, new, steps[measure], basis) for measure in MEASURES),
        has_plans=old["has_plans"] and new["has_plans"],
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
            cell=cells.get(_cell_key(row, side, field, item)),
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


def _cell_key(row: Row, side: str, field: str, item: str) -> tuple[object, ...]:
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
            if (key := _cell_key(row, side, field, item))[0] is not None
        )
    )
    return {
        asked[at]: Cell(
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
        for at, row in cells_at(store, asked)
    }


def cells_at(store: Store, asked: Sequence[tuple[object, ...]]) -> list[tuple[int, Row]]:
    """The cells of many ledger rows in one question; each with the place of what was asked.

    asked: sheet, row, field and item (None: of the row itself).
    """
    if not asked:
        return []
    sheets, numbers, fields, items = (list(part) for part in zip(*asked, strict=True))
    found: list[Row] = store.query(
        "screens/dispatch/places",
        sheet_ids=sheets,
        row_numbers=numbers,
        fields=fields,
        items=items,
    ).to_pylist()
    return [(row["number"] - 1, row) for row in found]


Against = Literal["month", "quarter", "year"]


def cut_dates(store: Store, version: int) -> list[date]:
    """The dates at which a projects ledger speaks under a version, newest first."""
    found = store.query("screens/data/as_of_dates", sequence=version).to_pylist()
    return [row["as_of_date"] for row in found if "projects" in row["ledgers"]]


def base_date(dates: Sequence[date], as_of: date, against: Against) -> date | None:
    """The last of ``dates`` before the month, quarter or year of ``as_of``; None without one."""
    first_month = {"month": as_of.month, "quarter": (as_of.month - 1) // 3 * 3 + 1, "year": 1}
    begin = date(as_of.year, first_month[against], 1)
    return max((day for day in dates if day < begin), default=None)


def base_snapshot(store: Store, after: Snapshot, against: Against = "month") -> Snapshot | None:
    """The earlier snapshot, under the same version; None where no ledger reaches back."""
    day = base_date(cut_dates(store, after.version), after.as_of, against)
    return None if day is None else store.snapshot(as_of=day, version=after.version)
