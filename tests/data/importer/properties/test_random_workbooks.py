"""Any workbook that the generator writes is read back to the same values, or an issue names
the cell; every row and every cell is accounted for."""

from __future__ import annotations

import os
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.drafts import BatchDraft
from data.files.grid import Workbook
from data.importer import understanding
from data.importer.model import Intake
from tests.data.importer.properties.written_ledgers import (
    EXTRA,
    FILLED_DOWN,
    KINDS,
    WrittenWorkbook,
    written_workbooks,
)
from tests.data.importer.properties.written_values import Outcome, Written
from tools.corpus.accounting import silently_empty, unaccounted

# More examples than a test run has time for: SIGNBOARD_EXAMPLES=2000.
EXAMPLES = int(os.environ.get("SIGNBOARD_EXAMPLES", "40"))
AS_OF = date(2021, 12, 31)
FORMS = {
    "projects": ("projects", "register"),
    "schedule": ("projects", "schedule"),
    "visits": ("visits", "report"),
    "funds": ("funds", "register"),
}


@pytest.mark.parametrize("kind", sorted(KINDS))
@given(data=st.data())
@settings(
    max_examples=EXAMPLES,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
    ],
)
def test_what_is_written_is_read(tmp_path, read_in_this_process, kind, data):
    written = data.draw(written_workbooks(KINDS[kind]))
    path = tmp_path / "台账.xlsx"
    path.write_bytes(written.content())
    intake = understanding.understand([(path, path.name)], unit="旗招商局", as_of=AS_OF)
    workbook = read_in_this_process(path, path.name)
    assert isinstance(workbook, Workbook)
    report = intake.files[0]
    assert unaccounted(workbook, report) == []
    assert silently_empty(intake) == []
    _compare_roles(written, intake)
    _compare_values(written, intake, *FORMS[kind])


def _compare_roles(written: WrittenWorkbook, intake: Intake) -> None:
    (sheet,) = intake.files[0].sheets
    found = dict.fromkeys(sheet.header_rows, "header")
    found |= {row.row: row.reason for row in sheet.not_data}
    expected = {row: role for row, role in written.roles.items() if role != "data"}
    assert found == expected
    assert sheet.rows_read == sum(role == "data" for role in written.roles.values())


def _compare_values(written: WrittenWorkbook, intake: Intake, ledger: str, form: str) -> None:
    issues = {issue.cell for issue in intake.files[0].issues if issue.cell}
    rows = _rows(intake, ledger, form)
    permits = _permits(intake)
    rejected = _rejected(written, rows)
    for (number, key), (cell, value) in written.expected.items():
        if value.value == "下半年" and key.endswith("_date"):
            continue  # its year may stand in the title; asked about, which other tests hold
        if value.expected is Outcome.UNREADABLE:
            assert cell in issues, f"{cell}: {value.value!r} without an issue"
        if number in rejected or _is_derived(key, value):
            continue
        if value.expected is Outcome.NOTHING and _plan_beside(written, number, key) in issues:
            continue
        row = rows[number]
        if key.startswith("item:"):
            found = permits.get((number, key.removeprefix("item:")))
        elif key.startswith(EXTRA):
            found = dict(row["extra"] or {}).get(key.removeprefix(f"{EXTRA}:"))
        else:
            found = row[key]
        expected = _as_seen(value) if key.startswith(EXTRA) else value
        if key in FILLED_DOWN and value.expected is Outcome.NOTHING and found is not None:
            expected = _parent(written, number, key)
            assert _is_said_to_be_filled_down(intake, cell), f"{cell}: filled without a word"
        assert _same(found, expected), f"{cell} ({key}): {value.value!r} read as {found!r}"
        if value.precision:
            assert dict(row["date_precision"])[key] == value.precision


def _parent(written: WrittenWorkbook, number: int, key: str) -> Written:
    """What stands nearest above a blank cell: units are often written once for several rows."""
    above = [
        (row, value)
        for (row, name), (_, value) in written.expected.items()
        if name == key and row < number and value.expected is not Outcome.NOTHING
    ]
    return max(above, key=lambda one: one[0])[1]


def _is_said_to_be_filled_down(intake: Intake, cell: str) -> bool:
    said = [issue.cell for issue in intake.files[0].issues if issue.code == "filled-down"]
    return cell.rstrip("0123456789") in {one.rstrip("0123456789") for one in said}


def _is_derived(key: str, value: Written) -> bool:
    """A stage that no cell states is taken from dates and the sheet's name, which is said."""
    return key == "stage" and isinstance(value.expected, Outcome)


def _plan_beside(written: WrittenWorkbook, number: int, key: str) -> str:
    """The cell of an actual date; a plan in it (2015年1月1日前) goes where none is stated."""
    beside = (number, key.replace("planned_", "actual_"))
    is_date = key.startswith("planned_") and key.endswith("_date")
    return written.expected[beside][0] if is_date and beside in written.expected else ""


def _as_seen(value: Written) -> Written:
    """A column that nobody knows keeps everything as the clerk sees it."""
    text = str(value.result or value.value or "").strip()
    return Written(text, text or Outcome.NOTHING)


def _rejected(written: WrittenWorkbook, rows: dict[int, dict[str, object]]) -> set[int]:
    """Rows without what a row must have: their absence is right, any other's is not."""
    needed = {"project_name", "stage", "leaders", "start_date", "month_date", "amount_wan"}
    lacking = {
        number
        for (number, key), (_, value) in written.expected.items()
        if key in needed and isinstance(value.expected, Outcome)
    }
    absent = {number for number, _ in written.expected} - set(rows)
    assert absent <= lacking, f"rows {absent - lacking} are gone"
    return absent


def _rows(intake: Intake, ledger: str, form: str) -> dict[int, dict[str, object]]:
    found: dict[int, dict[str, object]] = {}
    for draft in intake.drafts:
        if (draft.ledger, draft.form) == (ledger, form):
            for row in _table(draft):
                found[row["row_number"]] = row
    return found


def _permits(intake: Intake) -> dict[tuple[int, str], str | None]:
    return {
        (row["row_number"], row["item"]): row["state"]
        for draft in intake.drafts
        if (draft.ledger, draft.form) == ("readiness", "schedule")
        for row in _table(draft)
    }


def _table(draft: BatchDraft) -> list[dict[str, object]]:
    names = [name for name in draft.tables if name.endswith("_row") and name != "source_row"]
    return draft.tables[names[0]].to_pylist()


def _same(found: object, value: Written) -> bool:
    if isinstance(value.expected, Outcome):
        return found is None
    if isinstance(value.expected, Decimal):
        return isinstance(found, Decimal) and found == round(value.expected, 6)
    if isinstance(value.expected, float):
        return isinstance(found, float) and abs(found - value.expected) < 1e-9
    if isinstance(value.expected, str) and isinstance(found, str):
        return "".join(found.split()) == "".join(value.expected.split())
    return found == value.expected
