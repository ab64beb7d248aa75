"""Numbers that no ledger holds, in every kind of column: an issue or a value, never a fault."""

from __future__ import annotations

import pytest

from data.reports.upload import report_json
from tests.builders.ledger_files import understood
from tests.builders.workbooks import MAIN, a_raw_workbook

HEADERS = [
    "项目名称",
    "阶段",
    "签约日期",
    "计划总投资（万元）",
    "完成率",
    "经度",
    "纬度",
    "是否开工",
]
NUMBERS = [
    *("1e308", "-1e308", "1e999", "-1e999", "NaN", "1e-320", "-0"),
    *("9" * 400, "123456789012345678"),
]
FORMATS = [
    *("General", "0.00", "#,##0", "0.0%", "0." + "0" * 30, "0.00,,"),
    *('0.0"亿元"', "yyyy-mm-dd", "@", "# ?/?"),
]


def a_book(number: str, number_format: str) -> bytes:
    text = '<c t="inlineStr"><is><t>{}</t></is></c>'
    header = "".join(text.format(name) for name in HEADERS)
    cells = text.format("示例项目01") + text.format("签约")
    cells += f'<c s="1"><v>{number}</v></c>' * (len(HEADERS) - 2)
    code = number_format.replace('"', "&quot;")
    styles = (
        f'<styleSheet xmlns="{MAIN}">'
        f'<numFmts><numFmt numFmtId="200" formatCode="{code}"/></numFmts>'
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="200"/></cellXfs></styleSheet>'
    )
    rows = f"<row>{header}</row><row>{cells}</row>"
    sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>'
    return a_raw_workbook(sheet, styles_xml=styles)


@pytest.mark.parametrize("number", NUMBERS)
def test_a_number_beyond_reason(tmp_path, read_in_this_process, number):
    for position, number_format in enumerate(FORMATS):
        path = tmp_path / f"{position}.xlsx"
        path.write_bytes(a_book(number, number_format))
        intake = understood(path)
        (report,) = intake.files
        assert report.refusal is None, (number_format, report.refusal)
        assert report_json(intake, "zh")
        assert report_json(intake, "en")
        (sheet,) = report.sheets
        assert (sheet.ledger, sheet.rows_loaded) == ("projects", 1)
        amount = sheet.sums.get("planned_investment_wan")
        assert amount is None or abs(amount) < 1e12, number_format
