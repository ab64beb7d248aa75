"""Tables in another layout → grids in the usual one, each cell with its place in the file.

Knows no ledger: which texts are headers, and which columns stand for names, is told to it.
"""

from data.tables.reshape.one_record_sheets import (
    BESIDE_RECORD,
    OneRecordSheet,
    joined_records,
    labels_said_again,
    one_record_sheet,
)
from data.tables.reshape.spread import Measure, NamedColumns, named_columns_as_rows
from data.tables.reshape.ticks import TickFinding, Ticks, is_tick, ticks_as_columns
from data.tables.reshape.transposed import sideways, sideways_by_look

__all__ = [
    "BESIDE_RECORD",
    "Measure",
    "NamedColumns",
    "OneRecordSheet",
    "TickFinding",
    "Ticks",
    "is_tick",
    "joined_records",
    "labels_said_again",
    "named_columns_as_rows",
    "one_record_sheet",
    "sideways",
    "sideways_by_look",
    "ticks_as_columns",
]
