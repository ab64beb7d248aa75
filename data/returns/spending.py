"""The months of a 月度投资 form: what a unit's last sheet says of each, as sums since January.

A sheet of months is kept as one figure (the latest month's) and its other columns as they
are written; the form asks for all of them again, in 万元, with the month to fill in left
open. What is not a number stays as it is written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal, InvalidOperation

import pyarrow as pa

from data.ledgers import ledger
from data.ledgers.form_columns import month_header
from data.ledgers.month_columns import MonthColumn, month_columns
from data.sheets.layout import HeaderColumn
from data.sheets.values.amount_texts import MICRO_WAN_PER_UNIT
from data.store import Store

FORM = ("projects", "spending")
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
    for name in [one for one in names if one in rows.column_names]:
        at = rows.column_names.index(name)
        rows = rows.set_column(at, name, pa.nulls(rows.num_rows, rows.schema.field(name).type))
    return rows


def _series(headers: Mapping[int, str]) -> tuple[MonthColumn, ...]:
    columns = [HeaderColumn(number, tuple(text.split("/"))) for number, text in headers.items()]
    return month_columns(ledger("projects"), columns)


def _told(series: Iterable[MonthColumn], cells: _Cells) -> dict[str, str]:
    """Header of the form → the sum since January in 万元, or the text that is no number."""
    told: dict[str, str] = {}
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
            told[month_header(one.month, one.measure)] = shown
    return told


def _amount(text: str, unit: str) -> Decimal | None:
    try:
        number = Decimal(text.replace(",", "").strip())
    except InvalidOperation:
        return None
    return number * MICRO_WAN_PER_UNIT.get(unit, _WAN) / _WAN if number.is_finite() else None


def _plain(amount: Decimal | None) -> str:
    return "" if amount is None else f"{amount.normalize():f}"
