"""The return form sent to a unit: one workbook, a sheet for each return, filled with what is known.

Its title names unit and period, its unit row the day by which it is due, its properties
carry the identity by which it is known again when it comes back. Stored values stand in its
cells so that reading them back gives the same values.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pyarrow as pa

from data.field_words import template_title
from data.formats import YUAN_PER_WAN
from data.ledgers import ledger
from data.ledgers.template import Cell, TemplateSheet, workbook
from data.ledgers.template_columns import TemplateColumn, template_columns
from data.returns.collection import Return, day_label, period_label
from data.returns.form_identity import FormIdentity, about_row
from data.returns.known_values import known_values
from data.returns.periods import Period
from data.returns.prefill import PERMITS_ALONE, SPENDING, Known, known
from data.rules import load_rules
from data.store import Store
from data.texts import text

Row = Mapping[str, object]
_DONE = "已办结"
_QUARTERS = "一二三四"
_CURRENCY_AMOUNT = "foreign_amount_wan"


def template_row(
    columns: Sequence[TemplateColumn], row: Row, permits: Mapping[str, Row] | None = None
) -> tuple[Cell, ...]:
    """One row of a form: a ledger row, with the permits of its project by item."""
    extra = dict(_pairs(row.get("extra")))
    return tuple(_cell(column, row, permits or {}, extra) for column in columns)


def _cell(
    column: TemplateColumn, row: Row, permits: Mapping[str, Row], extra: Mapping[str, str]
) -> Cell:
    if column.item:
        permit = permits.get(column.item)
        return None if permit is None else permit_cell(permit)
    if column.field is None:
        written = extra.get(column.key)
        return _number(written) if column.kind == "amount" else written
    field = column.field
    value = row.get(field.name)
    if field.position and isinstance(value, list):
        value = value[field.position - 1] if len(value) >= field.position else None
    if value is None and field.type == "amount" and _CURRENCY_AMOUNT in row:
        value = row[_CURRENCY_AMOUNT]
    if value is not None and field.is_in_yuan:
        value = Decimal(str(value)) * YUAN_PER_WAN
    precision = dict(_pairs(row.get("date_precision"))).get(field.name, "")
    if field.type == "month" and isinstance(value, date):
        return dated(value, precision or "month")
    return cell_of(value, precision)


def cell_of(value: object, precision: str = "") -> Cell:
    """A stored value as a cell: dates by their precision, lists joined, flags as words."""
    match value:
        case None:
            return None
        case bool():
            return "是" if value else "否"
        case Decimal() | int() | float():
            return float(value)
        case date():
            return dated(value, precision)
        case list():
            return "、".join(str(part) for part in value if part is not None) or None
        case _:
            return str(value) or None


def dated(day: date, precision: str) -> Cell:
    """A day as a date, anything less exact in words (``2021年9月``, ``2021年三季度``)."""
    match precision:
        case "month":
            return f"{day.year}年{day.month}月"
        case "quarter":
            return f"{day.year}年{_QUARTERS[(day.month - 1) // 3]}季度"
        case "half":
            return f"{day.year}年{'上' if day.month <= 6 else '下'}半年"
        case "year":
            return f"{day.year}年"
        case _:
            return day


def permit_cell(permit: Row) -> Cell:
    """What a permit column says of an item: a percentage, a date, a licence number, a state."""
    share, done, licence = permit.get("share"), permit.get("done_date"), permit["licence_number"]
    if isinstance(share, float):
        return f"{(Decimal(str(share)) * 100).normalize():f}%"
    if permit["state"] != _DONE:
        return cell_of(permit["state"])
    if isinstance(done, date):
        precision = dict(_pairs(permit.get("date_precision"))).get("done_date", "")
        return dated(done, precision)
    return f"√ {licence}" if licence else _DONE


def _number(written: str | None) -> Cell:
    """An amount as a number, what is none as it is written."""
    try:
        return None if written is None else float(written)
    except ValueError:
        return written


def _pairs(value: object) -> list[tuple[str, str]]:
    """An Arrow map as it comes out of a table: a list of pairs, or null."""
    if not isinstance(value, list):
        return []
    return [(str(key), str(item)) for key, item in value]


MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_NOT_SHOWN = frozenset(
    {
        "batch_id",
        "sheet_id",
        "row_number",
        "section",
        "date_precision",
        "extra",
        "item_text",
        # What is worked out from what the unit writes.
        "longitude",
        "latitude",
        "foreign_amount_wan",
    }
)
_MOST_EXTRAS = 20
_SAMPLE_LABEL = "（示例数据）"


def return_form_workbook(
    store: Store, returns: Sequence[Return], month: Period, version: int | None = None
) -> bytes:
    """The workbook of one unit's returns (at least one that can be sent) for a month.

    version: what it is filled from, the last by default.
    """
    at = store.sequence if version is None else version
    returns = [one for one in returns if is_sendable(one)]
    unit = returns[0].unit
    sheets = [_sheet(store, one, month, at) for one in returns]
    forms = tuple((*one.form, one.period) for one in returns)
    identity = FormIdentity(unit, forms, month.end, at)
    return workbook(sheets, _guide(returns, at), identity.properties())


def is_sendable(one: Return) -> bool:
    """Whether there is a form to send: of layouts without a template units send their own."""
    return ledger(one.form[0]).form(one.form[1]).template


def file_name(text: str) -> str:
    """The text as the name of a file, in one folder."""
    return text.replace("/", "_").replace("\\", "_")


def return_form_name(unit: str, month: Period) -> str:
    """The file's name; unit and day in it are understood by the import too."""
    label = text("zh", "returns-form-file")
    return file_name(f"{unit}_{label}_{month.end.isoformat()}.xlsx")


def _sheet(store: Store, one: Return, month: Period, version: int) -> TemplateSheet:
    found = known(store, one.unit, one.form, one.period, version, month.end)
    offered = known_values(store, store.snapshot(month.end, version), one.form[0])
    columns = template_columns(*one.form, also=_stated(found), known=offered)
    usual = _in_own_words(columns, found)
    there = {column.key for column in usual if column.field is None}
    extras = [header for header in _extras(found.rows) if header not in there]
    columns = (*usual, *(TemplateColumn(header) for header in extras))
    label = template_title(*one.form)
    title = text(
        "zh", "returns-form-title", unit=one.unit, period=period_label(one.period, "zh"), form=label
    )
    is_sample = one.filing.is_sample if one.filing else _is_sample(store, version, month)
    identity = FormIdentity(one.unit, ((*one.form, one.period),), month.end, version)
    return TemplateSheet(
        name=label,
        title=f"{title}{_SAMPLE_LABEL if is_sample and found.rows.num_rows else ''}",
        columns=columns,
        about=about_row(identity, period_label(one.period, "zh"), day_label(one.due, "zh")),
        rows=_rows(found, columns),
        locked=_locked(columns, one.form[0]),
    )


def _is_sample(store: Store, version: int, month: Period) -> bool:
    snapshot = store.snapshot(month.end, version)
    return snapshot is not None and snapshot.is_sample


def _rows(found: Known, columns: Sequence[TemplateColumn]) -> tuple[tuple[Cell, ...], ...]:
    if (found.ledger, found.form) in PERMITS_ALONE:
        return _permit_rows(found, columns)
    permits = _by_row(found.permits)
    return tuple(
        template_row(columns, row, permits.get(_place(row))) for row in found.rows.to_pylist()
    )


def _permit_rows(found: Known, columns: Sequence[TemplateColumn]) -> tuple[tuple[Cell, ...], ...]:
    """One row a project out of one row a project and item."""
    rows = found.rows.to_pylist()
    if found.origin != "own":  # other units' rows of one project stand in several places
        rows = [{**row, "row_number": 0} for row in rows]
    projects: dict[object, Row] = {}
    permits: dict[object, dict[str, Row]] = {}
    for row in rows:
        projects.setdefault(_place(row), row)
        permits.setdefault(_place(row), {})[str(row["item"])] = row
    return tuple(template_row(columns, row, permits[place]) for place, row in projects.items())


def _by_row(permits: pa.Table) -> dict[object, dict[str, Row]]:
    """Permits by the row that they stand in and the item."""
    found: dict[object, dict[str, Row]] = {}
    for row in permits.to_pylist():
        found.setdefault(_place(row), {})[str(row["item"])] = row
    return found


def _place(row: Row) -> tuple[object, object]:
    """Rows of one table of a sheet: project and permits of a 调度表 stand in the same row."""
    return row["row_number"], row.get("project_name")


def _in_own_words(columns: Sequence[TemplateColumn], found: Known) -> list[TemplateColumn]:
    """Permit columns under the headers that the unit gave them itself."""
    is_list = (found.ledger, found.form) in PERMITS_ALONE
    permits = found.rows if is_list else found.permits
    own = dict(zip(permits["item"].to_pylist(), permits["item_text"].to_pylist(), strict=True))
    return [
        replace(column, header=own.get(column.item) or column.header) if column.item else column
        for column in columns
    ]


def _stated(found: Known) -> list[str]:
    """Columns in which anything stands: none of them may be missing in the form.

    Of a form of months, what other units' registers say beside is left out.
    """
    rows = found.rows
    if found.origin == "others" and (found.ledger, found.form) == SPENDING:
        return []
    return [
        name
        for name in rows.column_names
        if name not in _NOT_SHOWN and rows[name].null_count < rows.num_rows
    ]


def _extras(rows: pa.Table) -> list[str]:
    """The unit's own columns, as far as a form can hold them."""
    headers: dict[str, None] = {}
    for pairs in rows["extra"].to_pylist() if "extra" in rows.column_names else []:
        headers |= dict.fromkeys(key for key, _ in pairs or ())
    return list(headers)[:_MOST_EXTRAS]


def _locked(columns: Sequence[TemplateColumn], name: str) -> frozenset[int]:
    if not load_rules().returns.lock_identity:
        return frozenset()
    identity = ledger(name).identity
    return frozenset(
        number
        for number, column in enumerate(columns)
        if column.field is not None and column.field.name in identity
    )


def _guide(returns: Sequence[Return], version: int) -> list[str]:
    lines = [
        text(
            "zh",
            "returns-form-guide-due",
            form=template_title(*one.form),
            period=period_label(one.period, "zh"),
            due=day_label(one.due, "zh"),
        )
        for one in returns
    ]
    lines.append(text("zh", "returns-form-guide-filled", version=str(version)))
    lines.append(text("zh", "returns-form-guide-rows"))
    lines.append(text("zh", "returns-form-guide-blank"))
    if any(one.form[0] == "funds" for one in returns):
        lines.append(text("zh", "returns-form-guide-funds"))
    lines.append(text("zh", "returns-form-guide-secrecy"))
    return lines
