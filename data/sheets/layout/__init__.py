"""Grid → tables: header paths, units, and a role for every row. Knows no ledger."""

from data.sheets.layout.find import find_tables
from data.sheets.layout.forms import is_form, is_prose
from data.sheets.layout.header_text import HeaderText, header_text, table_unit, unit_named
from data.sheets.layout.merged import filled, once_only
from data.sheets.layout.panel import Panel, unhurried
from data.sheets.layout.table import HeaderColumn, RowRole, Table

__all__ = [
    "HeaderColumn",
    "HeaderText",
    "Panel",
    "RowRole",
    "Table",
    "filled",
    "find_tables",
    "header_text",
    "is_form",
    "is_prose",
    "once_only",
    "table_unit",
    "unhurried",
    "unit_named",
]
