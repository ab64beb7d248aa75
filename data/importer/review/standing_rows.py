"""The rows of one file as they stand: what each speaks of, who answers for it, what is in a cell.

Read from the source tables of a draft, so rejected rows are among them. A row is known
again by the texts of its ledger's identity (a project's name, a trip's day and
leaders), wherever it has moved to.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pyarrow as pa
import pyarrow.compute as pc

from data.drafts import BatchDraft
from data.files.grid import cell_reference, column_letter, split_reference
from data.importer.names import project_key
from data.ledgers import ledger

_JOINED = " · "
Place = tuple[str, int]


@dataclass(frozen=True)
class _Standing:
    """One table of a sheet. columns: column of the row table → sheet columns that feed it.

    spots: row and column as they are counted → sheet and cell of the file, where those differ.
    """

    sheet: str
    fingerprint: str
    ledger: str
    columns: dict[str, tuple[int, ...]]
    numbers: list[int]
    raw: pa.Array
    shown: pa.Array
    merges: tuple[tuple[int, int, int, int], ...]
    spots: dict[tuple[int, int], tuple[str, str]]
    seen: dict[int, list[str | None]] = field(default_factory=dict)

    @cached_property
    def at(self) -> dict[int, int]:
        """Sheet row → position."""
        return {number: index for index, number in enumerate(self.numbers)}

    @cached_property
    def sheets(self) -> frozenset[str]:
        """The sheets on which its cells stand."""
        return frozenset({self.sheet, *(sheet for sheet, _ in self.spots.values())})

    @cached_property
    def counted(self) -> dict[tuple[str, str], tuple[int, int]]:
        """Sheet and cell of the file → row and column as they are counted."""
        return {spot: place for place, spot in reversed(list(self.spots.items()))}

    def cell(self, row: int, column: int) -> tuple[str, str]:
        """Sheet and reference of a cell."""
        here = self.sheet, f"{column_letter(column)}{row}"
        return self.spots.get((row, column), here)

    @cached_property
    def covered(self) -> dict[int, tuple[list[int], list[tuple[int, int, int]]]]:
        """Fed sheet column → tops of the merged ranges over it, and (bottom, top, left)."""
        found: dict[int, list[tuple[int, int, int]]] = {}
        for column in {column for columns in self.columns.values() for column in columns}:
            over = [
                (top, bottom, left)
                for top, left, bottom, right in self.merges
                if left <= column <= right
            ]
            found[column] = sorted(over)
        return {
            column: ([top for top, _, _ in over], [(b, t, left) for t, b, left in over])
            for column, over in found.items()
        }

    def text(self, row: int, column: int) -> str:
        """What stands in a cell; a merged range shows its text in each of its cells."""
        tops, ranges = self.covered.get(column, ([], []))
        at = bisect_right(tops, row) - 1
        if at >= 0 and row <= ranges[at][0]:
            _, row, column = ranges[at]
        index = self.at.get(row)
        if index is None:
            return ""
        return self._texts(column)[index] or ""

    def _texts(self, column: int) -> list[str | None]:
        """A sheet column as the clerk sees it."""
        if column not in self.seen:
            raw, shown = (_element(lists, column) for lists in (self.raw, self.shown))
            self.seen[column] = pc.coalesce(shown, raw).to_pylist()
        return self.seen[column]

    def subject(self, row: int, field: str) -> str:
        """What a row speaks of, leaving out the field that an issue is about."""
        identity = ledger(self.ledger).identity
        texts = {
            name: [
                text for column in self.columns.get(name, ()) if (text := self.text(row, column))
            ]
            for name in identity
        }
        return joined_subject(identity, texts, field)


class StandingRows:
    """What stands in the rows of one file."""

    def __init__(self, drafts: Sequence[BatchDraft], sha256: str) -> None:
        self._tables: list[_Standing] = []
        for draft in drafts:
            sheets = draft.tables.get("source_sheet")
            for sheet in sheets.to_pylist() if sheets is not None else ():
                if sheet["file_sha256"] == sha256:
                    self._tables.append(_standing(draft, sheet))
        self._found: dict[str, dict[str, Place]] = {}

    def subject(self, sheet: str, row: int | None, field: str = "") -> str:
        """What a row speaks of, "" where unknown."""
        table = self._table(sheet, row)
        return table.subject(row, field) if table is not None and row is not None else ""

    def responsible(self, sheet: str, row: int | None) -> str:
        """The unit that a row names as the one to answer for it, "" where it names none."""
        table = self._table(sheet, row)
        if table is None or row is None:
            return ""
        name = ledger(table.ledger).answers
        texts = (table.text(row, column) for column in table.columns.get(name, ()))
        return " ".join(next((text for text in texts if text), "").split())

    def fingerprint(self, sheet: str, row: int | None) -> str:
        """Of the header above a row, else of the sheet's first table."""
        table = self._table(sheet, row) or next(
            (one for one in self._tables if sheet in one.sheets), None
        )
        return "" if table is None else table.fingerprint

    def text(self, sheet: str, cell: str) -> str | None:
        """What the clerk sees in a cell; None where it belongs to no row that was read."""
        for one in self._tables:
            if (sheet, cell) in one.counted:
                return one.text(*one.counted[sheet, cell])
        row, column = split_reference(cell)
        table = self._table(sheet, row)
        return None if table is None else table.text(row, column)

    def place(self, subject: str, field: str = "") -> Place | None:
        """Sheet and row that speak of a subject (of several the first)."""
        if field not in self._found:
            found: dict[str, Place] = {}
            for table in self._tables:
                for row in table.numbers:
                    own = subject_key(table.subject(row, field))
                    found.setdefault(own, (table.sheet, row))
            self._found[field] = found
        return self._found[field].get(subject_key(subject))

    def cell(self, place: Place, field: str) -> str:
        """The cell of a field in a row, "" where no column feeds it."""
        table = self._table(*place)
        columns = () if table is None else table.columns.get(field, ())
        return table.cell(place[1], columns[0])[1] if table is not None and columns else ""

    def _table(self, sheet: str, row: int | None) -> _Standing | None:
        own = (one for one in self._tables if sheet in one.sheets)
        return next((one for one in own if row in one.at), None)


def joined_subject(identity: Sequence[str], texts: Mapping[str, Sequence[str]], field: str) -> str:
    """The texts of a row's identity as one, leaving out ``field``.

    A project's code, often missing, counts only where its name does not stand.
    """
    has_name = field != "project_name" and bool(texts.get("project_name"))
    names = [
        name for name in identity if name != field and not (name == "project_code" and has_name)
    ]
    return _JOINED.join(text for name in names for text in texts.get(name, ()))


def subject_key(subject: str) -> str:
    """A subject as it is compared: spelling aside."""
    return project_key(subject)


def _standing(draft: BatchDraft, sheet: dict[str, object]) -> _Standing:
    sheet_id = sheet["sheet_id"]
    rows = _of_sheet(draft.tables["source_row"], sheet_id).sort_by("row_number").combine_chunks()
    columns: dict[str, list[int]] = {}
    for one in _of_sheet(draft.tables["source_column"], sheet_id).to_pylist():
        if one["field"]:
            columns.setdefault(one["field"], []).append(one["column_number"])
    merges = _of_sheet(draft.tables["source_merge"], sheet_id).to_pylist()
    return _Standing(
        sheet=str(sheet["sheet_name"]),
        fingerprint=str(sheet["fingerprint"]),
        ledger=draft.ledger,
        columns={field: tuple(sorted(set(numbers))) for field, numbers in columns.items()},
        numbers=rows["row_number"].to_pylist(),
        raw=rows["raw"].combine_chunks(),
        shown=rows["shown"].combine_chunks(),
        merges=tuple(
            (one["top_row"], one["left_column"], one["bottom_row"], one["right_column"])
            for one in merges
        ),
        spots=true_spots(draft, sheet_id),
    )


def true_spots(draft: BatchDraft, sheet_id: object) -> dict[tuple[int, int], tuple[str, str]]:
    """Row and column of a table → sheet and cell of the file, where it stands in another layout."""
    origins = draft.tables.get("source_origin")
    if origins is None or not origins.num_rows:
        return {}
    return {
        (one["row_number"], one["column_number"]): (
            one["sheet_name"],
            cell_reference(one["cell_row"], one["cell_column"]),
        )
        for one in _of_sheet(origins, sheet_id).to_pylist()
    }


def _of_sheet(table: pa.Table, sheet_id: object) -> pa.Table:
    return table.filter(pc.equal(table["sheet_id"], pa.scalar(sheet_id)))


def _element(lists: pa.Array, column: int) -> pa.Array:
    """One sheet column of rows kept as lists, which are all as wide; null beyond them."""
    widths = pc.max(pc.list_value_length(lists)).as_py()
    if widths is None or column > widths:
        return pa.nulls(len(lists), pa.string())
    return pc.list_element(lists, column - 1)
