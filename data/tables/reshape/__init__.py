"""Tables in another layout → grids in the usual one, each cell with its place in the file.

Knows no ledger: which texts are headers, and which columns stand for names, is told to it.
"""

from data.tables.reshape.one_record_sheets import BESIDE_FORM, FormSheet, form_sheet, joined_forms
from data.tables.reshape.spread import Measure, NamedColumns, named_columns_as_rows
from data.tables.reshape.ticks import TickFinding, Ticks, is_tick, ticks_as_columns
from data.tables.reshape.transposed import sideways

__all__ = [
    "BESIDE_FORM",
    "FormSheet",
    "Measure",
    "NamedColumns",
    "TickFinding",
    "Ticks",
    "form_sheet",
    "is_tick",
    "joined_forms",
    "named_columns_as_rows",
    "sideways",
    "ticks_as_columns",
]
