"""Cells as real files hold them: errors, formulas without values, long codes, bare day numbers."""

from datetime import date
from decimal import Decimal

import pytest

from tests.builders.ledger_files import a_file, rows_of, understood
from tests.builders.workbooks import MAIN, Sheet, a_raw_workbook, a_workbook

HEADER = ["项目编号", "项目名称", "阶段", "总投资（万元）", "签约日期"]


def read(folder, data, name="台账.xlsx"):
    path = folder / name
    path.write_bytes(data)
    intake = understood(path)
    return intake.files[0], rows_of(intake.drafts[0])


@pytest.mark.parametrize("error", ["#REF!", "#N/A", "#DIV/0!", "#VALUE!", "#NAME?"])
def test_an_error_cell_is_an_issue_and_never_empty(tmp_path, error):
    rows = [HEADER, ["A1", "示例项目01", "签约", "=1/0", "2021-03-01"]]
    report, read_rows = read(tmp_path, a_workbook(Sheet("台账", rows, results={"D2": error})))
    assert read_rows[0]["planned_investment_wan"] is None
    (issue,) = [one for one in report.issues if one.cell == "D2"]
    assert (issue.severity, issue.value) == ("error", error)


def test_an_error_in_a_column_that_nobody_knows_is_kept(tmp_path):
    rows = [[*HEADER, "其他"], ["A1", "示例项目01", "签约", 1, "2021-03-01", "=1/0"]]
    _, read_rows = read(tmp_path, a_workbook(Sheet("台账", rows, results={"F2": "#REF!"})))
    assert read_rows[0]["extra"] == {"其他": "#REF!"}


def test_a_formula_without_a_value_is_an_issue(tmp_path):
    texts = ["项目名称", "阶段", "总投资（万元）"]
    header = "".join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in texts)
    names = "".join(
        f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in ("示例项目01", "签约")
    )
    sheet = (
        f'<worksheet xmlns="{MAIN}"><sheetData><row r="1">{header}</row>'
        f'<row r="2">{names}<c r="C2"><f>SUM(A1:A9)</f></c></row></sheetData></worksheet>'
    )
    report, rows = read(tmp_path, a_raw_workbook(sheet))
    assert rows[0]["planned_investment_wan"] is None
    assert [one.severity for one in report.issues if one.cell == "C2"] == ["error"]


def test_long_codes_and_leading_zeros_stay_as_they_are_written(tmp_path):
    long, zeros = "21506230000000000123", "00123"
    rows = [HEADER, [long, "示例项目01", "签约", 1, None], [zeros, "示例项目02", "签约", 1, None]]
    _, read_rows = read(tmp_path, a_workbook(Sheet("台账", rows)))
    assert [row["project_code"] for row in read_rows] == [long, zeros]


@pytest.mark.parametrize("is_1904", [False, True])
def test_bare_day_numbers_count_from_the_workbooks_own_first_day(tmp_path, is_1904):
    serial = 44256 - (1462 if is_1904 else 0)
    rows = [HEADER, ["A1", "示例项目01", "签约", 1, serial]]
    report, read_rows = read(tmp_path, a_workbook(Sheet("台账", rows), is_1904=is_1904))
    assert read_rows[0]["signed_date"] == date(2021, 3, 1)
    assert [one for one in report.issues if one.cell == "E2"]


def test_two_units_in_one_header_row_and_amounts_as_text(tmp_path):
    rows = [
        ["项目名称", "阶段", "总金额（万元）", "年度完成投资（千元）", "累计完成投资（亿元）"],
        ["示例项目01", "建设", "12,345.5", "5,000", "0.9"],
        ["示例项目02", "建设", 12345.5, 5000, "9000万元"],
    ]
    intake = understood(a_file(tmp_path, {"台账": rows}))
    fields = ("planned_investment_wan", "annual_completed_wan", "cumulative_completed_wan")
    assert [[row[field] for field in fields] for row in rows_of(intake.drafts[0])] == [
        [Decimal("12345.5"), 500, 9000],
        [Decimal("12345.5"), 500, 9000],
    ]


def test_several_sheets_with_different_layouts_of_one_report(tmp_path):
    sheets = {
        "签约": [["项目名称", "签约时间", "总投资（万元）"], ["示例项目01", date(2021, 3, 1), 100]],
        "在谈": [["序号", "项目名称", "投资方", "投资额(亿元)"], [1, "示例项目02", "示例企业", 2]],
        "投产": [
            ["单位：亿元"],
            ["项目", "投产时间", "投资规模"],
            ["示例项目03", date(2021, 3, 1), 3],
        ],
    }
    (draft,) = understood(a_file(tmp_path, sheets)).drafts
    assert [
        (row["project_name"], row["stage"], row["planned_investment_wan"]) for row in rows_of(draft)
    ] == [
        ("示例项目01", "签约", 100),
        ("示例项目02", "洽谈", 20_000),
        ("示例项目03", "投产", 30_000),
    ]


@pytest.mark.parametrize("first", range(1, 8))
def test_a_header_on_any_of_the_first_rows(tmp_path, first):
    above = [["附件2"], ["重点项目台账"], ["填报单位：旗发改委"], ["单位：万元"], [], []][
        : first - 1
    ]
    rows = [*above, ["项目名称", "阶段", "总投资（万元）"], ["示例项目01", "签约", 100]]
    intake = understood(a_file(tmp_path, {"台账": rows}))
    assert intake.files[0].sheets[0].header_rows == (first,)
    assert rows_of(intake.drafts[0])[0]["planned_investment_wan"] == 100
