"""Grid → tables: header paths, units, and a role for every row. Knows no ledger."""

from data.tables.find import find_tables, tables_as_they_stand
from data.tables.header_text import HeaderText, header_text, table_unit, unit_named
from data.tables.merged_data_cells import filled, once_only
from data.tables.non_tabular import is_one_record_sheet, is_prose
from data.tables.panel import Panel
from data.tables.table import HeaderColumn, RowRole, Table

__all__ = [
    "HeaderColumn",
    "HeaderText",
    "Panel",
    "RowRole",
    "Table",
    "filled",
    "find_tables",
    "header_text",
    "is_one_record_sheet",
    "is_prose",
    "once_only",
    "table_unit",
    "tables_as_they_stand",
    "unit_named",
]
