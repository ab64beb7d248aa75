"""A county (or a region) of any number of projects, made by DuckDB and published by the store.

The statements are in county/*.sql. In proportion to the projects: one trip to four
projects, two versions of the projects ledger a month apart, four permits for each
project from 签约 on, two months of funds by two definitions for every third of those.
"""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import duckdb
import pyarrow as pa

from data.drafts import BatchDraft, new_id
from data.store import Store

AS_OF = date(2021, 12, 31)
PREVIOUS = date(2021, 11, 30)
_FOLDER = Path(__file__).parent / "county"
_FORMS = {
    "projects": "register",
    "readiness": "list",
    "visits": "report",
    "funds": "register",
    "targets": "register",
}
_PERIOD = (date(2019, 1, 1), AS_OF)


def publish_county(store: Store, projects: int) -> None:
    """Two versions: the projects at the end of November, everything at the end of the year."""
    earlier = (draft("projects", projects, PREVIOUS, is_earlier=True),)
    store.publish(earlier, by="bench", base=store.sequence)
    del earlier
    now = tuple(draft(ledger, projects, AS_OF) for ledger in _FORMS)
    store.publish(now, by="bench", base=store.sequence)


def draft(ledger: str, projects: int, as_of: date, *, is_earlier: bool = False) -> BatchDraft:
    batch_id, sheet_id = new_id(), new_id()
    given = {
        "projects": projects,
        "batch_id": batch_id,
        "sheet_id": sheet_id,
        "is_earlier": is_earlier,
    }
    table = f"{ledger.rstrip('s') if ledger != 'readiness' else ledger}_row"
    rows = made(table, given)
    source = made("source_row", {**given, "height": rows.num_rows})
    named = [name for name in rows.column_names if not name.endswith("_id")][:25]
    columns = [
        {
            "sheet_id": sheet_id,
            "column_letter": chr(65 + number),
            "column_number": number + 1,
            "field": name,
            "header_text": name,
            "confidence": 1.0,
        }
        for number, name in enumerate(named)
    ]
    sheet = {
        "sheet_id": sheet_id,
        "batch_id": batch_id,
        "file_name": f"{ledger}-{as_of}.xlsx",
        "file_sha256": batch_id.replace("-", "") * 2,
        "reader": "bench",
        "sheet_name": "Sheet1",
        "visibility": "visible",
        "header_rows": [3],
        "confidence": 1.0,
    }
    has_period = ledger in ("visits", "funds")
    return BatchDraft(
        batch_id=batch_id,
        ledger=ledger,
        form=_FORMS[ledger],
        unit="旗招商局",
        as_of_date=as_of,
        period_start=_PERIOD[0] if has_period else None,
        period_end=_PERIOD[1] if has_period else None,
        is_sample=True,
        read_count=rows.num_rows,
        loaded_count=rows.num_rows,
        rejected_count=0,
        not_data_count=0,
        tables={
            table: rows,
            "source_sheet": pa.Table.from_pylist([sheet]),
            "source_column": pa.Table.from_pylist(columns),
            "source_row": source,
        },
    )


def made(name: str, given: dict[str, object]) -> pa.Table:
    """The rows of one statement of the folder."""
    sql = (_FOLDER / f"{name}.sql").read_text(encoding="utf-8")
    wanted = set(re.findall(r"\$(\w+)", sql))
    with duckdb.connect() as maker:
        return maker.execute(
            sql, {key: given[key] for key in given if key in wanted}
        ).to_arrow_table()
