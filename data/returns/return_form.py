"""The return form sent to a unit: one workbook, a sheet for each return, filled with what is known.

Its title names unit and period, its unit row the day by which it is due, its properties
carry the identity by which it is known again when it comes back.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pyarrow as pa

from data.ledgers import ledger
from data.ledgers.template import Cell, TemplateColumn, TemplateSheet, template_columns, workbook
from data.returns.cells import Row, template_row
from data.returns.collection import Return
from data.returns.form_identity import FormIdentity, SheetIdentity, about_row
from data.returns.periods import Period
from data.returns.prefill import PERMITS_ALONE, SPENDING, Known, known
from data.returns.reminders import day_label, period_label
from data.rules import load_rules
from data.store import Store
from data.texts import text

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


def return_form_name(unit: str, month: Period) -> str:
    """The file's name; unit and day in it are understood by the import too."""
    label = text("zh", "returns-form-file")
    return f"{unit}_{label}_{month.end.isoformat()}.xlsx".replace("/", "_").replace("\\", "_")


def _sheet(store: Store, one: Return, month: Period, version: int) -> TemplateSheet:
    found = known(store, one.unit, one.form, one.period, version, month.end)
    usual = _in_own_words(template_columns(*one.form, also=_stated(found)), found)
    there = {column.key for column in usual if column.field is None}
    extras = [header for header in _extras(found.rows) if header not in there]
    columns = (*usual, *(TemplateColumn(header) for header in extras))
    label = text("zh", f"template-title-{one.form[0]}-{one.form[1]}")
    title = text(
        "zh", "returns-form-title", unit=one.unit, period=period_label(one.period, "zh"), form=label
    )
    is_sample = one.filing.is_sample if one.filing else _is_sample(store, version, month)
    identity = SheetIdentity(one.unit, *one.form, one.period.code, month.end, version)
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
            form=text("zh", f"template-title-{one.form[0]}-{one.form[1]}"),
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
