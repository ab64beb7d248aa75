"""A table whose header rows a person named: the same roles and units, no search for a header."""

from __future__ import annotations

from data.sheets.layout.find import Region, table_of
from data.sheets.layout.panel import HeaderBlock, Panel
from data.sheets.layout.table import Table


def table_with_header(panel: Panel, header_rows: tuple[int, ...]) -> Table:
    """The one table of a sheet below the sheet rows ``header_rows`` (all inside it)."""
    levels = tuple(sorted({row - panel.grid.first_row for row in header_rows}))
    return table_of(panel, Region([HeaderBlock(levels)], 0, panel.height - 1))
