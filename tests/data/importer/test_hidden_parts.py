"""Hidden rows, columns and sheets: read, said, and left out where a person says so."""

import pytest

from data.importer import TableCorrection
from tests.builders.ledger_files import Sheet as LedgerSheet
from tests.builders.ledger_files import a_file, codes, rows_of, understood
from tests.builders.workbooks import Sheet, a_workbook

NAMES = ["项目名称", "阶段", "总投资（万元）", "责任单位"]
ROWS = [
    NAMES,
    ["示例项目01", "签约", 100, "旗发改委"],
    ["示例项目02", "签约", 200, "旗工信局"],
    ["示例项目03", "签约", 300, "旗工信局"],
    ["合计", None, 600, None],
]
LEAVE_OUT, READ = TableCorrection(hidden="leave-out"), TableCorrection(hidden="read")


def a_path(folder, **sheet):
    path = folder / "台账.xlsx"
    path.write_bytes(a_workbook(Sheet("台账", ROWS, **sheet)))
    return path


def with_choice(path, said):
    mark = understood(path).files[0].sheets[0].fingerprint
    return understood(path, corrections={mark: said})


@pytest.mark.parametrize(
    ("sheet", "code"),
    [
        ({"hidden_rows": (3,)}, "rows-hidden"),
        ({"hidden_rows": (3,), "filter_range": "A1:D4"}, "rows-filtered"),
    ],
)
def test_hidden_rows_are_read_until_somebody_leaves_them_out(tmp_path, sheet, code):
    path = a_path(tmp_path, **sheet)
    intake = understood(path)
    (report,) = intake.files
    assert code in {found for found, _ in codes(report)}
    assert intake.drafts[0].loaded_count == 3
    assert (report.sheets[0].hidden.rows, report.sheets[0].hidden.is_left_out) == (1, False)

    intake = with_choice(path, LEAVE_OUT)
    (draft,) = intake.drafts
    assert [row["project_name"] for row in rows_of(draft)] == ["示例项目01", "示例项目03"]
    (sheet_report,) = intake.files[0].sheets
    assert [(row.row, row.reason) for row in sheet_report.not_data][:1] == [(3, "hidden")]
    assert (sheet_report.hidden.rows, sheet_report.hidden.is_left_out) == (1, True)
    assert "rows-hidden-left-out" in {found for found, _ in codes(intake.files[0])}
    roles = draft.tables["source_row"].to_pylist()
    assert [r["reason"] for r in roles if r["row_number"] == 3] == ["hidden"]


def test_hidden_columns_are_read_until_somebody_leaves_them_out(tmp_path):
    path = a_path(tmp_path, hidden_columns=("D",))
    (report,) = understood(path).files
    assert ("columns-hidden", "") in codes(report)
    assert report.sheets[0].hidden.columns == ("责任单位",)
    (draft,) = with_choice(path, LEAVE_OUT).drafts
    row = rows_of(draft)[0]
    assert row["responsible_unit"] is None
    assert row["extra"] == {"责任单位": "旗发改委"}


def test_a_hidden_sheet_is_left_out_and_read_again(tmp_path):
    old = [[*NAMES, "旧"], *([*row, None] for row in ROWS[1:])]
    path = a_file(tmp_path, {"台账": ROWS, "旧台账": LedgerSheet(old, is_hidden=True)})
    first = understood(path)
    mark = first.files[0].sheets[1].fingerprint
    assert first.drafts[0].loaded_count == 6
    left = understood(path, corrections={mark: LEAVE_OUT})
    assert left.files[0].sheets[1].reason == "hidden"
    assert left.drafts[0].loaded_count == 3
    again = understood(path, corrections={mark: LEAVE_OUT.then(READ)})
    assert again.drafts[0].loaded_count == 6


def test_nothing_is_said_of_a_sheet_that_hides_nothing(tmp_path):
    (report,) = understood(a_path(tmp_path)).files
    assert report.sheets[0].hidden is None
