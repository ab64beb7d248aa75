"""Every traced cell of the sample holds, in the workbook itself, the text that the trace shows."""

from __future__ import annotations

from datetime import date, datetime

import openpyxl
import pytest

from data.samples.workbooks import write_sample
from tests.builders.marts import mart_rows

FIELDS = ("project_name", "stage", "planned_investment_wan", "signed_date", "town", "progress_text")
LEDGER_ROWS = {"visits": "visit", "readiness": "readiness_item"}


@pytest.fixture
def store(shared_sample):
    return shared_sample


@pytest.fixture(scope="module")
def books(tmp_path_factory):
    files = write_sample(tmp_path_factory.mktemp("sample"))
    return {file.path.name: openpyxl.load_workbook(file.path, data_only=True) for file in files}


def in_workbook(books, traced):
    return books[traced["file_name"]][traced["sheet_name"]][traced["cell"]].value


def is_the_text_of(value, raw):
    if isinstance(value, datetime):
        return raw.startswith(value.date().isoformat())
    if isinstance(value, (int, float)):
        return float(raw) == pytest.approx(float(value))
    return raw.strip() == str(value).strip()


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_of_every_project(store, books, field):
    snapshot = store.snapshot(as_of=date(2021, 12, 31))
    traced_cells = 0
    projects = mart_rows(store, "project", snapshot)
    for project in projects:
        project_id, shown = project["project_id"], project[field]
        rows = store.query(
            "screens/trace/project_field",
            snapshot_id=snapshot.id,
            project_id=project_id,
            field=field,
        ).to_pylist()
        for row in rows:
            if row["cell"] is None or row["raw_text"] is None:
                continue
            traced_cells += 1
            assert is_the_text_of(in_workbook(books, row), row["raw_text"]), row
        chosen = [row["value_text"] for row in rows if row["is_chosen"]]
        if field != "stage" and shown is not None:
            assert str(shown) in chosen, (project_id, field)
    assert traced_cells >= len(projects) / 3


@pytest.mark.parametrize("ledger", LEDGER_ROWS)
def test_every_row_behind_visits_and_items(store, books, ledger):
    snapshot = store.snapshot(as_of=date(2021, 12, 31))
    sources = {
        (str(row["sheet_id"]), row["row_number"], row.get("item"))
        for row in mart_rows(store, LEDGER_ROWS[ledger], snapshot)
        if row["sheet_id"] is not None
    }
    assert sources
    for sheet_id, row_number, wanted in sorted(sources)[:60]:
        rows = store.query(
            "screens/trace/cells",
            sheet_id=sheet_id,
            row_number=row_number,
            fields=None,
            item=wanted,
        ).to_pylist()
        assert rows
        for row in rows:
            value = in_workbook(books, row)
            assert (
                row["raw_text"] is None if value is None else is_the_text_of(value, row["raw_text"])
            )
