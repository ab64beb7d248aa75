"""Where a table's header and rows are in doubt: both readings as pictures of the sheet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from data.files.grid import Grid, cell_reference
from data.importer.questions.question import KEEP, Option, Question, question_id
from data.importer.sheet_rows import ViewRow
from data.importer.source_table import SourceTable, seen_rows
from data.tables import RowRole, Table
from data.tables.doubt import Why

OTHER, ROWS = "other", "rows"
LAYOUT = question_id("layout", "")
_MOST_COLUMNS = 40
_ABOVE, _BODY, _END, _DIFFERENT = 3, 3, 2, 6  # rows shown of each part
_NAMES = {int(role): role.name.lower() for role in RowRole}


@dataclass(frozen=True, eq=False)
class TwoReadings:
    """Tables of a sheet as they are read, and as they may be (() for nothing else found).

    row: the sheet row that raised the doubt, 0 for none.
    """

    sheet: Grid
    read: tuple[Table, ...]
    other: tuple[Table, ...]
    why: Why
    row: int = 0

    @property
    def last_row(self) -> int:
        """The sheet's last row."""
        return self.sheet.first_row + self.sheet.height - 1


def layout_question(source: SourceTable, fingerprint: str, two: TwoReadings) -> Question:
    """How the doubtful part of a sheet is to be read; the answer lasts for the same header."""
    readings = [tables for tables in (two.read, two.other) if tables]
    options = [_option(key, tables) for key, tables in zip((KEEP, OTHER), readings, strict=False)]
    said = {"last": str(two.last_row)}
    options.append(Option(ROWS, "layout-rows", arguments=said, needs="rows"))
    return Question(
        question_id=LAYOUT,
        kind="layout",
        fingerprint=fingerprint,
        file=source.file,
        sheet=source.sheet,
        field="",
        places=(),
        count=sum(int((table.roles == RowRole.DATA).sum()) for table in two.read),
        options=tuple(options),
        examples=(),
        proposed=KEEP,
        reasons=((f"layout-{two.why}", {}),),
        arguments={"header": ""},
        pictures=tuple(_pictures(two, readings)),
    )


def _option(key: str, tables: Sequence[Table]) -> Option:
    """A reading with its header rows and its first and last row of data, or its several tables."""
    if len(tables) > 1:
        ranges = "、".join(map(_range, tables))
        return Option(
            key, "layout-tables", arguments={"tables": str(len(tables)), "ranges": ranges}
        )
    (table,) = tables
    data = table.rows_of(RowRole.DATA)
    header = table.header or table.header_rows
    rows = f"{header[0]}" if len(header) == 1 else f"{header[0]}–{header[-1]}"
    first, last = (int(data[0]), int(data[-1])) if len(data) else (0, 0)
    return Option(
        key,
        "layout-one",
        arguments={"rows": rows, "first": str(first), "last": str(last), "count": str(len(data))},
    )


def _range(table: Table) -> str:
    rows = [*table.header_rows, *table.rows_of(RowRole.DATA).tolist()]
    first = cell_reference(min(rows), table.first_column)
    return f"{first}:{cell_reference(max(rows), table.last_column)}"


def _pictures(
    two: TwoReadings, readings: Sequence[Sequence[Table]]
) -> Iterator[tuple[ViewRow, ...]]:
    """The same rows of the sheet under each reading, and how many stand between them."""
    sheet = two.sheet
    roles = [_roles(tables, sheet.height) for tables in readings]
    shown = _shown(roles, two.row - sheet.first_row if two.row else -_ABOVE)
    seen = dict(seen_rows(sheet, np.array(shown, dtype=np.int64)))
    for own in roles:
        rows: list[ViewRow] = []
        for before, at in zip([shown[0] - 1, *shown], shown, strict=False):
            if at - before > 1:
                rows.append(ViewRow(before + 1 + sheet.first_row, "more", count=at - before - 1))
            row = at + sheet.first_row
            texts = seen[row][:_MOST_COLUMNS]
            rows.append(ViewRow(row, own[at] if any(texts) else "blank", texts))
        yield tuple(rows)


def _roles(tables: Sequence[Table], height: int) -> list[str]:
    """What each row of the sheet is; where data begins and ends it says so."""
    found = ["other"] * height
    for table in tables:
        for at in np.flatnonzero(table.roles).tolist():
            name = _NAMES[int(table.roles[at])]
            if found[at] in ("other", "note", "title") or name == "header":
                found[at] = name
        data = np.flatnonzero(table.roles == RowRole.DATA).tolist()
        if data:
            found[data[-1]], found[data[0]] = "last", "first"
    return found


def _shown(roles: Sequence[Sequence[str]], odd: int) -> list[int]:
    """The rows to look at: around headers, ends of data and ``odd``; where readings differ."""
    wanted = set(range(odd - 1, odd + _END))
    different = 0
    for at in range(len(roles[0])):
        said = {own[at] for own in roles}
        if said & {"header", "first", "last"}:
            near = (_ABOVE, _BODY) if said & {"header", "first"} else (_END, _END)
            wanted.update(range(at - near[0] + 1, at + near[1]))
        elif len(said) > 1 and different < _DIFFERENT:
            different += 1
            wanted.add(at)
    return sorted(at for at in wanted if 0 <= at < len(roles[0]))
