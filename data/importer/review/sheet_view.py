"""A recognised sheet as the clerk knows it: its rows with what each of them is.

Shown are the rows above the data, its first and last rows, totals, notes, and every row with
a cell to look at, up to a limit; between them stands how many are left out.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import zip_longest

import pyarrow as pa
import pyarrow.compute as pc

from data.drafts import BatchDraft
from data.importer.model import FileReport, SheetReport
from data.importer.sheet_rows import ViewRow

_FIRST, _DOUBTFUL, _OF_A_KIND = 4, 6, 2


def sheet_view(
    drafts: Sequence[BatchDraft],
    report: FileReport,
    sheet: SheetReport,
    doubtful: Collection[int] = (),
) -> tuple[ViewRow, ...]:
    """The rows of a sheet to show; doubtful: sheet rows with a cell to look at."""
    rows = _rows(drafts, report, sheet)
    if not rows:
        return tuple(ViewRow(row, "other", texts) for row, texts in sheet.head)
    shown = _chosen([(row, role) for row, role, _, _ in rows], set(doubtful))
    return tuple(_with_gaps(rows, shown))


_Row = tuple[int, str, pa.Table, int]


def _rows(drafts: Sequence[BatchDraft], report: FileReport, sheet: SheetReport) -> list[_Row]:
    """Every used row once: (sheet row, role, the table that holds it, where in it)."""
    found: dict[int, _Row] = {}
    for draft in drafts:
        sheets = draft.tables["source_sheet"].to_pylist()
        own = [
            one["sheet_id"]
            for one in sheets
            if (one["file_sha256"], one["sheet_name"], one["fingerprint"])
            == (report.sha256, sheet.sheet, sheet.fingerprint)
        ]
        if not own:
            continue
        source = draft.tables["source_row"]
        part = source.filter(pc.is_in(source["sheet_id"], pa.array(own, source["sheet_id"].type)))
        columns = (part[name].to_pylist() for name in ("row_number", "role", "reason"))
        for at, (row, role, reason) in enumerate(zip(*columns, strict=True)):
            found.setdefault(row, (row, _role(role, reason), part, at))
    return [found[number] for number in sorted(found)]


def _role(role: str, reason: str | None) -> str:
    if role == "not_data":
        return reason or "other"
    return "data" if role == "loaded" else role


def _chosen(rows: Sequence[tuple[int, str]], doubtful: set[int]) -> set[int]:
    """Which rows are shown, of each kind the first few; the last row of the data too."""
    shown: set[int] = set()
    limits = {"header": 4, "data": _FIRST}
    seen: dict[str, int] = {}
    asked = 0
    for row, role in rows:
        seen[role] = seen.get(role, 0) + 1
        if seen[role] <= limits.get(role, _OF_A_KIND):
            shown.add(row)
        elif row in doubtful and asked < _DOUBTFUL:
            asked += 1
            shown.add(row)
    data = [row for row, role in rows if role == "data"]
    return shown | set(data[-1:])


def _with_gaps(rows: Sequence[_Row], shown: set[int]) -> Iterator[ViewRow]:
    left_out: list[int] = []
    for row, role, table, at in rows:
        if row not in shown:
            left_out.append(row)
            continue
        if left_out:
            yield ViewRow(left_out[0], "more", count=len(left_out))
            left_out = []
        raw, seen = table["raw"][at].as_py() or [], table["shown"][at].as_py() or []
        both = zip_longest(raw, seen)
        yield ViewRow(row, role, tuple(b if b is not None else a or "" for a, b in both))
    if left_out:
        yield ViewRow(left_out[0], "more", count=len(left_out))
