"""What is known of a unit's own rows before it files: what its form is filled with.

A ledger of states is filled with what the unit said last; where it never filed one, with
the projects and items that other units' ledgers say are its own. A ledger of events is
filled with what is already there for the period, else funds with last period's rows
without their amounts. The same version gives the same rows: a returned form is compared
with exactly what was sent.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal

import pyarrow as pa

from data.importer.schemas import schema
from data.ledgers import ledger
from data.ledgers.month_columns import MonthColumn, month_columns
from data.ledgers.template_columns import month_header
from data.returns.duties import filings
from data.returns.periods import Period
from data.store import Store
from data.tables import HeaderColumn
from data.values.amounts import MICRO_WAN_PER_UNIT

SPENDING = ("projects", "spending")
_WAN = 10**6
_Place = tuple[str, int]
_Cells = dict[int, tuple[str, str]]  # sheet column → text and unit


def with_months(store: Store, rows: pa.Table) -> pa.Table:
    """A unit's rows, with every month of their sheet in ``extra`` under the form's headers."""
    sheets = sorted({str(one) for one in rows["sheet_id"].to_pylist()})
    cells: dict[_Place, _Cells] = {}
    headers: dict[str, dict[int, str]] = {}
    for one in store.query("screens/returns/month_cells", sheet_ids=sheets).to_pylist():
        place = (str(one["sheet_id"]), int(one["row_number"]))
        headers.setdefault(place[0], {})[one["column_number"]] = one["header_text"]
        cells.setdefault(place, {})[one["column_number"]] = (
            one["raw_text"] or "",
            one["unit_text"] or "",
        )
    series = {sheet: _series(texts) for sheet, texts in headers.items()}
    known = {header for texts in headers.values() for header in texts.values()}
    extras = []
    for row in rows.select(["sheet_id", "row_number", "extra"]).to_pylist():
        place = (str(row["sheet_id"]), int(row["row_number"]))
        own = [(key, text) for key, text in row["extra"] or () if key not in known]
        extras.append([*own, *_told(series.get(place[0], ()), cells.get(place, {})).items()])
    at = rows.column_names.index("extra")
    return rows.set_column(at, "extra", pa.array(extras, pa.map_(pa.string(), pa.string())))


def without_figures(rows: pa.Table) -> pa.Table:
    """The same projects for a new year: nothing is planned or done yet."""
    names = ("annual_plan_wan", "annual_completed_wan", "extra", "completed_share", "remark")
    return _blanked(rows, names)


def _series(headers: Mapping[int, str]) -> tuple[MonthColumn, ...]:
    columns = [HeaderColumn(number, tuple(text.split("/"))) for number, text in headers.items()]
    return month_columns(ledger("projects"), columns)


def _told(series: Iterable[MonthColumn], cells: _Cells) -> dict[str, str]:
    """Header of the form → the sum since January in 万元, or the text that is no number."""
    written: dict[str, str] = {}
    sums: dict[str, Decimal | None] = {"plan": Decimal(0), "done": Decimal(0)}
    for one in sorted(series, key=lambda column: column.month):
        text, unit = cells.get(one.column, ("", ""))
        amount = _amount(text, unit)
        if not one.is_cumulative:
            before = sums[one.measure]
            # A month that nobody states makes every later sum unknown.
            amount = None if amount is None or before is None else before + amount
            sums[one.measure] = amount
        shown = text.strip() if amount is None and one.is_cumulative else _plain(amount)
        if shown:
            written[month_header(one.month, one.measure)] = shown
    return written


def _amount(text: str, unit: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return number * MICRO_WAN_PER_UNIT.get(unit, _WAN) / _WAN if number.is_finite() else None


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"


From = Literal["own", "others", "last-period", "nothing"]
LAST_AMOUNT = "上期数（万元）"
LAST_TARGET = "上年目标"
_SENSITIVE = ("personal", "commercial")
# Permits by project without the project's own columns beside them.
PERMITS_ALONE = (("readiness", "permits"), ("readiness", "schedule"))


@dataclass(frozen=True)
class Known:
    """Rows of one form with the columns of its row table, and whose word they are.

    permits: of a 调度表, the rows of its permit columns. is_sample: some are sample data.
    """

    ledger: str
    form: str
    rows: pa.Table
    permits: pa.Table
    origin: From


def known(
    store: Store,
    unit: str,
    form: tuple[str, str],
    period: Period,
    version: int,
    as_of: date | None = None,
) -> Known:
    """What can be filled in for a unit's form of a period, at a version.

    as_of: the day that ledgers of states are asked for, the period's last by default.
    """
    name, kind = form
    declared = ledger(name)
    no_permits = schema("readiness_row").empty_table()
    if declared.kind == "period":
        events, source = _events(store, unit, form, period, version)
        return Known(name, kind, _typed(events, declared.table), no_permits, source)
    day = min(as_of or period.end, period.end)
    rows = store.current_rows(name, kind, unit, day, version=version)
    origin: From = "own"
    permits = no_permits
    if rows.num_rows and form == ("projects", "schedule"):
        permits = store.current_rows("readiness", "schedule", unit, day, version=version)
    if form in PERMITS_ALONE:
        return Known(name, kind, _typed(rows, declared.table), no_permits, _origin(rows, "own"))
    if form == SPENDING and rows.num_rows:
        rows, origin = _months(store, unit, rows, period, version, day)
    if name == "targets" and rows.num_rows and period.start.year not in rows["year"].to_pylist():
        rows, origin = _next_year(rows, period.start.year), "last-period"
    # What the office ordered since the unit last filed belongs into its form as well.
    if not rows.num_rows or name == "assignments":
        rows, origin = _of_others(store, unit, form, day, version), "others"
    return Known(name, kind, _typed(rows, declared.table), permits, _origin(rows, origin))


def _months(
    store: Store, unit: str, rows: pa.Table, period: Period, version: int, day: date
) -> tuple[pa.Table, From]:
    """The unit's 月度投资; of a sheet of last year the projects only."""
    filed = filings(store, version, day).get((unit, *SPENDING), ())
    last = max((one.as_of for one in filed if one.as_of <= day), default=day)
    if last.year != period.end.year:
        return without_figures(rows), "last-period"
    return with_months(store, rows), "own"


def _events(
    store: Store, unit: str, form: tuple[str, str], period: Period, version: int
) -> tuple[pa.Table, From]:
    name, kind = form
    span = (period.start, period.end)
    rows = store.current_rows(name, kind, unit, period.end, span, version)
    if rows.num_rows:
        return rows, "own"
    if name != "funds":
        return rows, "nothing"
    before = period.previous
    last = store.current_rows(name, kind, unit, before.end, (before.start, before.end), version)
    if last.num_rows:
        return _without_amounts(last, period.end), "last-period"
    projects = _of_others(store, unit, ("projects", "register"), period.end, version)
    return _funds_of(projects, period.end), _origin(projects, "others")


def _of_others(
    store: Store, unit: str, form: tuple[str, str], as_of: date, version: int
) -> pa.Table:
    """What other units' ledgers say is this unit's own; nothing personal, nothing confidential."""
    declared = ledger(form[0])
    query = {
        "projects": "screens/returns/owned_projects",
        "readiness": "screens/returns/owned_items",
        "assignments": "screens/returns/owned_orders",
    }.get(form[0])
    if declared.is_declared and declared.with_role("unit") is not None:
        rows = store.rows_of_unit(*form, unit, as_of, version)
    else:
        snapshot = store.snapshot(as_of, version) if query else None
        if query is None or snapshot is None:
            return schema(declared.table).empty_table()
        rows = store.query(query, snapshot_id=snapshot.id, unit=unit)
    hidden = {one.name for one in declared.fields if one.sensitivity in _SENSITIVE} | {"extra"}
    return _blanked(rows, hidden)


def _without_amounts(rows: pa.Table, month: date) -> pa.Table:
    """Last period's rows for this one: the same projects, the amounts beside as last figures."""
    blank = ("amount_wan", "foreign_amount_wan", "status", "evidence_kind", "remark")
    months = [month] * rows.num_rows
    known_to = [[("month_date", "month")]] * rows.num_rows
    return _replaced(
        _blanked(_with_last(rows, "amount_wan", LAST_AMOUNT), blank),
        {
            "month_date": pa.array(months, pa.date32()),
            "date_precision": pa.array(known_to, pa.map_(pa.string(), pa.string())),
        },
    )


def _next_year(rows: pa.Table, year: int) -> pa.Table:
    """Last year's targets for this one: owners and metrics, the values beside as last figures."""
    blank = ("target_value", "quarter_targets", "month_targets", "remark")
    rows = _blanked(_with_last(rows, "target_value", LAST_TARGET), blank)
    return _replaced(rows, {"year": pa.array([year] * rows.num_rows, pa.int32())})


def _with_last(rows: pa.Table, name: str, header: str) -> pa.Table:
    """The amounts of a column as texts of the office's own column ``header``."""
    shown = [_plain(amount) for amount in rows[name].to_pylist()]
    extra = [[(header, one)] if one else [] for one in shown]
    return _replaced(rows, {"extra": pa.array(extra, pa.map_(pa.string(), pa.string()))})


def _blanked(rows: pa.Table, names: Iterable[str]) -> pa.Table:
    """The rows with nothing in some columns, where they have them."""
    kinds = {name: rows.schema.field(name).type for name in names if name in rows.column_names}
    return _replaced(rows, {name: pa.nulls(rows.num_rows, kind) for name, kind in kinds.items()})


def _funds_of(projects: pa.Table, month: date) -> pa.Table:
    count = projects.num_rows
    empty = schema("fund_row")
    given = {
        "sheet_id": projects["sheet_id"],
        "row_number": projects["row_number"],
        "project_code": projects["project_code"],
        "project_name": projects["project_name"],
        "month_date": pa.array([month] * count, pa.date32()),
        "period_kind": pa.array(["本月"] * count, pa.string()),
    }
    arrays = [given.get(field.name, pa.nulls(count, field.type)) for field in empty]
    return pa.table(dict(zip(empty.names, arrays, strict=True)), schema=empty)


def _replaced(rows: pa.Table, columns: dict[str, pa.Array]) -> pa.Table:
    for name, array in columns.items():
        rows = rows.set_column(rows.column_names.index(name), name, array)
    return rows


def _typed(rows: pa.Table, table: str) -> pa.Table:
    """With the types that a draft's rows have, so that both can be compared."""
    return pa.table(
        {
            field.name: _cast(rows[field.name], field.type)
            for field in schema(table)
            if field.name in rows.column_names
        }
    )


def _cast(column: pa.ChunkedArray, kind: pa.DataType) -> pa.ChunkedArray:
    return column if column.type == kind else column.cast(kind)


def _origin(rows: pa.Table, origin: From) -> From:
    return origin if rows.num_rows else "nothing"
