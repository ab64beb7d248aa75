"""How the sheets of a batch were read, to tell a file sent twice from one read another way.

Another way: other columns, or other values, as answers and taught words make them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb

import queries
from data.store.connection import execute

if TYPE_CHECKING:  # a draft is taken as it is: the store reads no spreadsheets
    from data.drafts import BatchDraft

Mapped = tuple[object, ...]


def sheet_texts(draft: BatchDraft, column: str) -> list[str]:
    """What a draft's sheets say in one column of source_sheet."""
    sheets = draft.tables.get("source_sheet")
    if sheets is None or column not in sheets.column_names:
        return []
    return [str(value) for value in sheets[column].to_pylist() if value is not None]


def stored_columns(cursor: duckdb.DuckDBPyConnection, batch_id: str) -> frozenset[Mapped]:
    """Sheet, header, unit and field of every column of a stored batch."""
    rows = execute(cursor, "store/column_map", {"batch_id": batch_id}).fetchall()
    return frozenset((row[0], tuple(row[1] or ()), *row[2:]) for row in rows)


def drafted_columns(draft: BatchDraft) -> frozenset[Mapped]:
    """The same of a draft."""
    sheets = draft.tables["source_sheet"].to_pylist() if "source_sheet" in draft.tables else []
    columns = draft.tables["source_column"].to_pylist() if "source_column" in draft.tables else []
    mapped: set[Mapped] = set()
    for sheet in sheets:
        head = (
            sheet.get("sheet_name"),
            tuple(sheet.get("header_rows") or ()),
            sheet.get("unit_text"),
        )
        own = [column for column in columns if column["sheet_id"] == sheet["sheet_id"]]
        for column in own or [{}]:
            names = ("column_letter", "field", "item", "unit_text")
            mapped.add((*head, *(column.get(name) for name in names)))
    return frozenset(mapped)


def says_the_same(cursor: duckdb.DuckDBPyConnection, batch_id: str, draft: BatchDraft) -> bool:
    """Whether a stored batch holds a draft's columns and values."""
    if stored_columns(cursor, batch_id) != drafted_columns(draft):
        return False
    table = queries.ledger_tables()[draft.ledger].table
    stored = queries.for_table("store/row_digest_stored", table)
    before = execute(cursor, stored, {"batch_id": batch_id}).fetchone()
    cursor.register("incoming", draft.tables[table])
    try:
        drafted = queries.for_table("store/row_digest_drafted", table)
        return execute(cursor, drafted).fetchone() == before
    finally:
        cursor.unregister("incoming")
