"""The register as a workbook of the ledger's own template, so that it is read back as it is."""

from __future__ import annotations

from collections.abc import Sequence

from data.assignments.order import Order
from data.ledgers.form_columns import FormColumn, form_columns
from data.ledgers.template import FormSheet, workbook
from data.returns.cells import form_row
from data.texts import text

# The sheet's name is what a trace shows: these values were typed on the screen.
SHEET = "页面录入"
_SAMPLE_MARK = "（示例数据）"


def register_workbook(orders: Sequence[Order], sheet: str = "") -> bytes:
    """An .xlsx with every order and the office's own columns; sheet: its name ("": the title)."""
    title = text("zh", "template-title-assignments-register")
    if any(order.is_sample for order in orders):
        title += _SAMPLE_MARK
    own = dict.fromkeys(name for order in orders for name in order.extra)
    columns = (
        *form_columns("assignments", "register"),
        *(FormColumn(header=name) for name in own),
    )
    rows = tuple(form_row(columns, order.row()) for order in orders)
    return workbook([FormSheet(sheet or title, title, columns, rows=rows)])
