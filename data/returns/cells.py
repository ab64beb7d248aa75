"""Stored values as the cells of a form, so that reading them back gives the same values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from data.ledgers.template import Cell, TemplateColumn

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
