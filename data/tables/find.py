"""A grid → its tables: each panel's header blocks, the rows between them, one role each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import pyarrow.compute as pc

from data.files.grid import Kind, cell_reference
from data.tables.band import TableRange
from data.tables.header_columns import header_columns, unlabelled_totals
from data.tables.header_rows import explains, is_number_row, is_unit_row
from data.tables.header_text import (
    HeaderWords,
    KnownHeader,
    folded,
    header_text,
    table_unit,
)
from data.tables.non_tabular import is_one_record_sheet, looks_like_prose
from data.tables.panel import HeaderBlock, Panel
from data.tables.ranges import find_ranges
from data.tables.row_roles import RoleOf, RowReader, is_serial_header
from data.tables.table import HeaderColumn, RowRole, Table
from data.tables.trailing_table import strange_rows
from data.tables.wording import (
    is_below,
    is_beside_title,
    is_note,
    is_title,
    is_total,
    outline_level,
)

_COMPARED = 200  # labels of two tables


def find_tables(sheet: Panel, known_header: KnownHeader) -> tuple[Table, ...]:
    """The tables of a sheet, from left to right and top to bottom; () where no header is found.

    known_header: 0..1, how surely a normalised header text is a field of some ledger.
    A one-record sheet and prose have no header and give ().
    """
    return _tables_of(sheet, known_header, as_they_stand=False)


def tables_as_they_stand(sheet: Panel, known_header: KnownHeader) -> tuple[Table, ...]:
    """As ``find_tables``, but a list below another with the same header is one of its own.

    A table without a header is there too.
    """
    return _tables_of(sheet, known_header, as_they_stand=True)


def _tables_of(
    sheet: Panel, known_header: KnownHeader, *, as_they_stand: bool
) -> tuple[Table, ...]:
    if sheet.height == 0 or looks_like_prose(sheet) or is_one_record_sheet(sheet):
        return ()
    ranges = find_ranges(sheet, HeaderWords(known_header))
    ranges = [one for one in ranges if as_they_stand or one.header]
    return tuple(
        table_of(sheet.part(*reach), region)
        for reach in dict.fromkeys(one.reach for one in ranges)
        for region in _regions(
            sheet.part(*reach), [one for one in ranges if one.reach == reach], as_they_stand
        )
    )


@dataclass
class Region:
    """The rows of one table on their way to a Table; rows count from 0.

    blocks: its header, and where it is said again; none for a table without one.
    frame: where it was found, if by how it looks. data: its first row of data, if that was said.
    """

    blocks: list[HeaderBlock]
    first: int
    last: int = -1
    frame: TableRange | None = None
    data: int = 0

    @property
    def top(self) -> int:
        """Its first row below the titles."""
        return self.blocks[0].first if self.blocks or not self.frame else self.frame.top

    @property
    def body(self) -> int:
        """Its first row below the header."""
        return max(self.data, self.blocks[0].last + 1) if self.blocks else self.top


def _regions(panel: Panel, ranges: list[TableRange], as_they_stand: bool) -> list[Region]:
    """The rows of the tables in one band of columns, titles above and notes below."""
    regions: list[Region] = []
    for one in ranges:
        blocks = [_block(panel, one.header)] if one.header else []
        goes_on = bool(regions) and not (as_they_stand and _is_apart(panel, regions[-1], one))
        if goes_on and blocks and _same_header(panel, regions[-1].blocks[0], blocks[0]):
            regions[-1].blocks += blocks
            _extend(regions[-1], one)
            continue
        region = Region(blocks, 0, panel.height - 1, one)
        if regions:
            above = regions[-1]
            floor = above.blocks[-1].last + 1 if above.blocks else above.top
            region.first = _start_of_heading(panel, region.top, floor)
            above.last = region.first - 1
        regions.append(region)
    for region in regions:
        if region.blocks:
            region.blocks += _repetitions(panel, region)
    return regions


def _is_apart(panel: Panel, region: Region, one: TableRange) -> bool:
    """Whether a table does not adjoin the one above it, or has half of its labels again."""
    frame = region.frame
    if not region.blocks or frame is None or frame.bottom + 1 < one.top:
        return True
    above, below = (
        {panel.text(row, table.left) for row in table.data[:_COMPARED]} for table in (frame, one)
    )
    return 2 * len(above & below) >= len(below)


def _extend(region: Region, more: TableRange) -> None:
    """A region whose table goes on below the header that is said again."""
    if region.frame is not None:
        frame = region.frame
        left, right = min(frame.left, more.left), max(frame.right, more.right)
        region.frame = replace(frame, bottom=more.bottom, left=left, right=right)


def _block(panel: Panel, rows: list[int]) -> HeaderBlock:
    """Header rows as levels, with the rows of units and of column numbers below them."""
    levels = [row for row in rows if panel.used_count[row]]
    number_row = unit_row = None
    while len(levels) > 1:
        if unit_row is None and is_unit_row(panel, levels[-1]):
            unit_row = levels.pop()
        elif number_row is None and (
            is_number_row(panel, levels[-1]) or explains(panel, levels[-1])
        ):
            number_row = levels.pop()
        else:
            break
    return HeaderBlock(tuple(levels), number_row, unit_row)


def _repetitions(panel: Panel, region: Region) -> list[HeaderBlock]:
    """Where below itself the header of a region stands again: on every printed page."""
    (first,) = region.blocks[:1]
    below = first.last + 1
    same = np.ones(max(0, region.last + 1 - below), dtype=bool)
    for cell in panel.cells(first.levels[0])[:3]:
        texts = panel.raw(cell.column).slice(below, len(same))
        same &= pc.equal(texts, cell.text).fill_null(False).to_numpy(zero_copy_only=False)
    known = {block.first for block in region.blocks}
    found = []
    for row in (below + np.flatnonzero(same)).tolist():
        moved = row - first.first
        if row in known or row + len(first.levels) > panel.height:
            continue
        block = HeaderBlock(tuple(level + moved for level in first.levels))
        if _same_header(panel, first, block):
            found.append(block)
    return found


def _same_header(panel: Panel, first: HeaderBlock, second: HeaderBlock) -> bool:
    if len(first.levels) != len(second.levels):
        return False
    return all(
        [folded(panel.text(a, column)) for column in range(panel.width)]
        == [folded(panel.text(b, column)) for column in range(panel.width)]
        for a, b in zip(first.levels, second.levels, strict=True)
    )


def _start_of_heading(panel: Panel, header: int, floor: int) -> int:
    """First of the title and unit rows directly above a header that is not the first."""
    start = header
    for row in range(header - 1, floor - 1, -1):
        texts = [folded(cell.text) for cell in panel.cells(row)]
        if not texts or is_note(texts[0]) or is_total(texts[0]):
            break
        if sum(not table_unit(t) and not is_beside_title(t) for t in texts) > 1:
            break
        start = row
    return start


def table_of(panel: Panel, region: Region) -> Table:
    """The table of a region: roles of its rows, columns under its first header block."""
    block = region.blocks[0] if region.blocks else HeaderBlock(())
    body = _body_rows(panel, region)
    serial = _serial_column(panel, block)
    reader = RowReader(panel, body, serial)
    roles = reader.roles()
    for row in range(region.blocks[0].last + 1 if region.blocks else region.body, region.body):
        if panel.used_count[row]:
            roles[row] = RoleOf(RowRole.NOTE, "above-data")
    data = _without(body, roles)
    for row in unlabelled_totals(panel, data, serial):
        roles[row] = RoleOf(RowRole.TOTAL, "sum-of-rows")
    if any(role.reason == "sum-of-rows" for role in roles.values()):
        data = _without(data, roles)
    strange = strange_rows(panel, data, roles)
    if strange:
        roles |= {row: RoleOf(RowRole.NOTE, "other-table") for row in strange}
        data = _without(data, roles)
    heading = (region.first + np.flatnonzero(panel.used_count[region.first : region.top])).tolist()
    for row in heading:
        roles[row] = _heading_role(panel, row)
    _read_repeated_headings(panel, region, roles)
    is_data = np.zeros((panel.height, 1), dtype=bool)
    is_data[data] = True
    has_data: np.ndarray = (panel.used & is_data).any(axis=0)
    columns = header_columns(panel, block, has_data)
    unit, unit_cell = _stated_unit(panel, roles)
    return Table(
        header_rows=_header_rows(panel, region),
        columns=tuple(columns),
        title=" ".join(_title_texts(panel, heading, roles)),
        unit=unit,
        unit_cell=unit_cell,
        roles=_role_array(panel, region, roles, data),
        first_column=columns[0].column if columns else panel.column_number(0),
        last_column=_last_column(panel, columns),
        first_row=panel.grid.first_row,
        sections=_sections(panel, roles, data),
        reasons={panel.row_number(row): role.reason for row, role in sorted(roles.items())},
        levels={panel.row_number(row): role.level for row, role in roles.items() if role.level},
        header=tuple(panel.row_number(row) for row in region.frame.header) if region.frame else (),
        bounds=_bounds(panel, region.frame, roles, data) if region.frame else (0, 0, 0, 0),
    )


def _without(rows: np.ndarray, roles: dict[int, RoleOf]) -> np.ndarray:
    """The rows that have no role yet."""
    left: np.ndarray = rows[~np.isin(rows, np.fromiter(roles, dtype=np.int64))]
    return left


def _bounds(
    panel: Panel, frame: TableRange, roles: dict[int, RoleOf], data: np.ndarray
) -> tuple[int, int, int, int]:
    """First row, first column, last row and last column of a table, as sheet numbers."""
    bottom = frame.bottom
    # What its words tell as its own just below what looks like it: a section of sums, a total.
    totals = {row for row, role in roles.items() if role.role == RowRole.TOTAL}
    ours = totals.union(data[data > bottom].tolist())
    while bottom + 1 in ours and _goes_on(panel, bottom + 1, roles):
        bottom += 1
    column = panel.grid.first_column
    return (
        panel.row_number(frame.top),
        column + frame.left,
        panel.row_number(bottom),
        column + frame.right,
    )


def _goes_on(panel: Panel, row: int, roles: dict[int, RoleOf]) -> bool:
    """Whether a row is one of a table that it adjoins: a total, or several cells and no note."""
    if row in roles:
        return True
    return bool(panel.used_count[row] > 1 and not is_below(panel.cells(row)[0].text))


def _body_rows(panel: Panel, region: Region) -> np.ndarray:
    inside = region.body + np.flatnonzero(panel.used_count[region.body : region.last + 1])
    repeated = np.zeros(panel.height, dtype=bool)
    for block in region.blocks[1:]:
        repeated[block.first : block.last + 1] = True
    body: np.ndarray = inside[~repeated[inside]]
    return body


def _serial_column(panel: Panel, block: HeaderBlock) -> int | None:
    for column in range(min(panel.width, 4)):
        for level in block.levels:
            if is_serial_header(header_text(panel.spread_text(level, column)).name):
                return column
    return None


def _heading_role(panel: Panel, row: int) -> RoleOf:
    texts = [folded(cell.text) for cell in panel.cells(row)]
    units = [bool(table_unit(text)) and not is_title(text) for text in texts]
    others = [text for text, is_unit in zip(texts, units, strict=True) if not is_unit]
    if any(units) and all(is_beside_title(text) for text in others):
        return RoleOf(RowRole.UNIT, "unit-row")
    # 截至8月底到位资金情况表 names the table, though a remark may begin so.
    if is_note(texts[0]) and not (row == panel.used_rows()[0] and is_title(texts[0])):
        return RoleOf(RowRole.NOTE, "note-words")
    return RoleOf(RowRole.TITLE, "above-header")


def _read_repeated_headings(panel: Panel, region: Region, roles: dict[int, RoleOf]) -> None:
    """Title and unit rows that a repeated header brings along are no sections."""
    for block in region.blocks[1:]:
        start = _start_of_heading(panel, block.first, region.blocks[0].last + 1)
        for row in range(start, block.first):
            decided = roles.get(row)
            outline = outline_level(folded(panel.cells(row)[0].text))
            if decided and decided.role in (RowRole.SECTION, RowRole.NOTE) and not outline:
                roles[row] = _heading_role(panel, row)


def _stated_unit(panel: Panel, roles: dict[int, RoleOf]) -> tuple[str, str]:
    """The unit row's unit before the title's, the first of each."""
    for wanted in (RowRole.UNIT, RowRole.TITLE, RowRole.NOTE):
        for row in sorted(roles):
            if roles[row].role != wanted:
                continue
            for cell in panel.cells(row):
                unit = table_unit(cell.text)
                if unit:
                    place = panel.row_number(row), panel.column_number(cell.column)
                    return unit, cell_reference(*place)
    return "", ""


def _header_rows(panel: Panel, region: Region) -> tuple[int, ...]:
    rows = set[int]()
    for block in region.blocks:
        rows.update(block.levels)
        rows.update(row for row in (block.number_row,) if row is not None)
    return tuple(panel.row_number(row) for row in sorted(rows))


def _title_texts(panel: Panel, heading: list[int], roles: dict[int, RoleOf]) -> list[str]:
    return [
        " ".join(cell.text.split())
        for row in heading
        if roles[row].role == RowRole.TITLE
        for cell in panel.cells(row)
        if cell.kind in (Kind.TEXT, Kind.NUMBER)
    ]


def _role_array(
    panel: Panel, region: Region, roles: dict[int, RoleOf], data: np.ndarray
) -> np.ndarray:
    result = np.zeros(panel.height, dtype=np.int8)
    result[data] = RowRole.DATA
    for row, role in roles.items():
        result[row] = role.role
    for block in region.blocks:
        result[list(block.levels)] = RowRole.HEADER
        if block.number_row is not None:
            result[block.number_row] = RowRole.HEADER
        if block.unit_row is not None:
            result[block.unit_row] = RowRole.UNIT
    return result


def _last_column(panel: Panel, columns: list[HeaderColumn]) -> int:
    return columns[-1].column if columns else panel.column_number(panel.width - 1)


def _sections(panel: Panel, roles: dict[int, RoleOf], data: np.ndarray) -> dict[int, str]:
    """Sheet row of each data row → texts of the sections it stands in, outer first."""
    starts = [(row, role) for row, role in sorted(roles.items()) if role.section]
    if not starts:
        return {}
    found: dict[int, str] = {}
    open_levels: dict[int, str] = {}
    rows = data.tolist()
    position = 0
    for number, (start, role) in enumerate(starts):
        open_levels = {level: text for level, text in open_levels.items() if level < role.level}
        open_levels[role.level] = role.section
        label = " / ".join(open_levels[level] for level in sorted(open_levels))
        end = starts[number + 1][0] if number + 1 < len(starts) else panel.height
        while position < len(rows) and rows[position] < start:
            position += 1
        while position < len(rows) and rows[position] < end:
            found[panel.row_number(rows[position])] = label
            position += 1
    return found


def table_with_header(panel: Panel, header_rows: tuple[int, ...], data: int = 0) -> Table:
    """The one table of a sheet below the sheet rows ``header_rows`` (all inside it).

    data: the sheet row with which its data begins; 0 for the one below the header.
    """
    levels = tuple(sorted({row - panel.grid.first_row for row in header_rows}))
    region = Region([HeaderBlock(levels)], 0, panel.height - 1)
    region.data = max(0, data - panel.grid.first_row)
    if panel.used_count[levels[0]]:
        region.blocks += _repetitions(panel, region)
    return table_of(panel, region)
