"""An XML spreadsheet of Excel 2003 → grids."""

from __future__ import annotations

from dataclasses import replace

from data.sheets.archive import as_utf8
from data.sheets.cells import Budget, assemble
from data.sheets.grid import Grid
from data.sheets.limits import Limits
from data.sheets.marks import refuse_marked_beside, refuse_marked_cells, refuse_marked_property
from data.sheets.readers.excel_xml.events import ExcelXmlEvents
from data.sheets.readers.excel_xml.table import XmlSheet
from data.sheets.readers.xml_events import send_events
from data.sheets.refused import DamagedError


def read_excel_xml(data: bytes, limits: Limits) -> tuple[Grid, ...]:
    """All worksheets in the order of their tabs; raises RefusedError, DamagedError."""
    budget = Budget(limits)
    events = ExcelXmlEvents(budget)
    send_events(as_utf8(iter((data,))), events)
    for name, value in events.properties:
        refuse_marked_property(name, value)
    if not events.sheets:
        raise DamagedError("the workbook lists no sheets")
    return tuple(_grid(sheet, events, budget) for sheet in events.sheets)


def _grid(sheet: XmlSheet, events: ExcelXmlEvents, budget: Budget) -> Grid:
    refuse_marked_beside(sheet.name, sheet.beside)
    grid = assemble(sheet.facts(), sheet.batches, events.codes, budget)
    grid = replace(grid, is_1904=events.is_1904)
    refuse_marked_cells(grid)
    return grid
