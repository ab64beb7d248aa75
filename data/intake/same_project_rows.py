"""An upload's rows as they are held against known projects, and the cells that name them."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

import pyarrow as pa
import pyarrow.compute as pc

from data.intake.standing_rows import true_spots
from data.ledgers import ledger
from data.sheets.grid import cell_reference
from data.store.draft import BatchDraft

Spot = tuple[str, int]  # sheet_id and sheet row
Place = tuple[str, str, str]  # file, sheet and cell
_TEXTS = (
    "project_code",
    "project_name",
    "parent_name",
    "investor",
    "project_company",
    "industry",
    "industry_chain",
    "stage",
    "town",
)
_AMOUNTS = ("planned_investment_wan", "agreed_investment_wan", "filed_investment_wan")
_NAMING = ("batch_id", "sheet_id", "row_number", "project_code", "project_name")


def drafted_rows(drafts: Sequence[BatchDraft]) -> pa.Table:
    """Columns of mart.compared_row; of funds and permits one row for each name."""
    parts = [
        _of_batch(draft, rows)
        for draft in drafts
        if (rows := _naming_rows(draft)) is not None and rows.num_rows
    ]
    return pa.concat_tables(parts, promote_options="permissive") if parts else pa.table({})


def drafted_places(drafts: Sequence[BatchDraft], wanted: Collection[Spot]) -> dict[Spot, Place]:
    """Where some of those rows name their project."""
    found: dict[Spot, Place] = {}
    rows_of: dict[str, list[int]] = {}
    for sheet_id, row in wanted:
        rows_of.setdefault(sheet_id, []).append(row)
    for draft in drafts:
        for sheet_id, name, file, column in _sheets(draft, rows_of):
            spans = _spans(draft, sheet_id, column)
            truly = true_spots(draft, sheet_id)
            for row in rows_of[sheet_id]:
                top, left = spans.get(row, (row, column))
                here = name, cell_reference(top, left) if column else ""
                found[sheet_id, row] = (file, *truly.get((top, left), here))
    return found


def _naming_rows(draft: BatchDraft) -> pa.Table | None:
    """Rows that name a project; None where the ledger names none (targets)."""
    rows = draft.tables[ledger(draft.ledger).table]
    if draft.ledger == "projects":
        names = [name for name in (*_NAMING, *_TEXTS, *_AMOUNTS) if name in rows.column_names]
        return rows.select(list(dict.fromkeys(names)))
    if draft.ledger == "visits":
        return _referring(rows)
    if "project_name" not in rows.column_names:
        return None
    named = rows.select([name for name in _NAMING if name in rows.column_names])
    named = named.filter(pc.is_valid(named["project_name"]))
    keys = [name for name in ("project_code", "project_name") if name in named.column_names]
    first = [("batch_id", "first"), ("sheet_id", "first"), ("row_number", "first")]
    once = named.group_by(keys, use_threads=False).aggregate(first)
    return once.rename_columns([name.removesuffix("_first") for name in once.column_names])


def _referring(visits: pa.Table) -> pa.Table:
    refs = visits["project_refs"].combine_chunks()
    at = pc.list_parent_indices(refs)
    return pa.table(
        {
            "batch_id": visits["batch_id"].take(at),
            "sheet_id": visits["sheet_id"].take(at),
            "row_number": visits["row_number"].take(at),
            "project_name": pc.list_flatten(refs),
        }
    )


def _of_batch(draft: BatchDraft, rows: pa.Table) -> pa.Table:
    about = {"ledger": draft.ledger, "form": draft.form, "unit": draft.unit}
    for name, value in about.items():
        rows = rows.append_column(name, pa.repeat(pa.scalar(value), rows.num_rows))
    return rows.append_column(
        "as_of_date", pa.repeat(pa.scalar(draft.as_of_date, pa.date32()), rows.num_rows)
    )


def _sheets(draft: BatchDraft, wanted: Collection[str]) -> Iterator[tuple[str, str, str, int]]:
    """(sheet_id, sheet, file, number of the column that names projects; 0 unknown)."""
    field = "project_refs" if draft.ledger == "visits" else "project_name"
    sheets, columns = draft.tables.get("source_sheet"), draft.tables.get("source_column")
    numbers: dict[str, int] = {}
    for column in columns.to_pylist() if columns is not None else ():
        if column["field"] == field:
            numbers.setdefault(column["sheet_id"], int(column["column_number"]))
    for sheet in sheets.to_pylist() if sheets is not None else ():
        if sheet["sheet_id"] in wanted:
            sheet_id = sheet["sheet_id"]
            yield sheet_id, sheet["sheet_name"], sheet["file_name"], numbers.get(sheet_id, 0)


def _spans(draft: BatchDraft, sheet_id: str, column: int) -> dict[int, tuple[int, int]]:
    """Sheet row → first cell of the merged range over it, in one column."""
    merges = draft.tables["source_merge"].to_pylist() if "source_merge" in draft.tables else []
    return {
        row: (merge["top_row"], merge["left_column"])
        for merge in merges
        if merge["sheet_id"] == sheet_id and merge["left_column"] <= column <= merge["right_column"]
        for row in range(merge["top_row"], merge["bottom_row"] + 1)
    }
