"""An .xlsx or .xlsm package → grids."""

from __future__ import annotations

import re
from dataclasses import replace

from data.sheets.archive import Archive
from data.sheets.arrow_text import texts
from data.sheets.cells import Budget
from data.sheets.grid import Grid
from data.sheets.limits import Limits
from data.sheets.marks import refuse_marked_cells, refuse_marked_property
from data.sheets.readers.found import Meaning
from data.sheets.readers.xlsx.by_events import strings_by_events
from data.sheets.readers.xlsx.sheet import read_sheet
from data.sheets.readers.xlsx.strings import shared_strings, unescape
from data.sheets.readers.xlsx.style_part import read_styles
from data.sheets.readers.xlsx.tags import IrregularError
from data.sheets.readers.xlsx.workbook import read_workbook

_PROPERTIES = ("docprops/core.xml", "docprops/app.xml", "docprops/custom.xml")
# The names of the sheets, repeated among the properties.
_TITLES = re.compile(rb"<(?:\w+:)?TitlesOfParts\b.*?</(?:\w+:)?TitlesOfParts>", re.DOTALL)
_PROPERTY = re.compile(
    rb"<(?:\w+:)?(?:property\b[^>]*?name=\"([^\"]*)\"[^>]*>\s*<(?:\w+:)?\w+|(\w+))[^<>]*>([^<]+)</"
)


def read_xlsx(archive: Archive, limits: Limits) -> tuple[Grid, ...]:
    """All worksheets, in the order of their tabs; raises RefusedError, DamagedError."""
    refuse_marked_properties(archive)
    parts = read_workbook(archive)
    styles = read_styles(archive.xml(parts.styles) if parts.styles in archive else b"")
    strings = texts([])
    if parts.strings in archive:
        try:
            strings = shared_strings(archive.xml_chunks(parts.strings))
        except IrregularError:
            strings = strings_by_events(archive.xml_chunks(parts.strings))
    meaning = Meaning(strings, styles, parts.is_1904)
    budget = Budget(limits)
    grids = []
    for sheet in parts.sheets:
        grid = read_sheet(archive, sheet, meaning, budget)
        refuse_marked_cells(grid)
        grids.append(replace(grid, is_1904=parts.is_1904))
    return tuple(grids)


def refuse_marked_properties(archive: Archive) -> None:
    """Raises RefusedError where a document property bears a mark of secrecy."""
    for part in _PROPERTIES:
        if part in archive:
            for own, standard, value in _PROPERTY.findall(_TITLES.sub(b"", archive.xml(part))):
                refuse_marked_property(
                    unescape((own or standard).decode("utf-8", "replace")),
                    unescape(value.decode("utf-8", "replace")),
                )
