"""Rows of a text file that have fewer or more parts than the header are named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.files.formats.delimited import read_delimited
from data.files.limits import Limits
from data.issues import issue_message
from tests.builders.ledger_files import understood

HEADER = "项目名称,阶段,签约日期,总投资（万元）,备注"


def report_of(folder, text, name="台账.csv"):
    path = folder / name
    path.write_text(text, encoding="utf-8")
    (report,) = understood(path).files
    return report


def found(report, code):
    return [issue for issue in report.issues if issue.code == code]


def test_short_rows_are_named_together(tmp_path):
    lines = [
        HEADER,
        "示例项目01,签约,2021-03-01,100,无",
        "示例项目02,签约,2021-03-02",
        "示例项目03",
    ]
    report = report_of(tmp_path, "\n".join([*lines, "示例项目04,签约,2021-03-01,100,\n"]))
    (issue,) = found(report, "rows-short")
    assert (issue.row, issue.severity) == (3, "warning")
    assert "有 2 行比表头（5 栏）少" in issue_message(issue, "zh")
    assert "第 3、4 行" in issue_message(issue, "zh")
    assert "2 rows have fewer parts" in issue_message(issue, "en")
    assert not found(report, "rows-long")


def test_a_delimiter_inside_a_number_makes_a_long_row(tmp_path):
    lines = [HEADER, *(f"示例项目{n:02d},签约,2021-03-01,100,无" for n in range(1, 5))]
    report = report_of(tmp_path, "\n".join([*lines, "示例项目09,签约,2021-03-02,1,200,无"]))
    (issue,) = found(report, "rows-long")
    assert (issue.row, issue.arguments["rows"]) == (6, "6")


def test_a_title_line_is_no_short_row(tmp_path):
    lines = ["签约项目台账", "", HEADER, "示例项目01,签约,2021-03-01,100,无"]
    report = report_of(tmp_path, "\n".join(lines))
    assert not found(report, "rows-short")


def test_a_list_of_many_rows_is_cut_and_says_so(tmp_path):
    lines = [HEADER, *(f"示例项目{n:03d},签约,2021-03-01" for n in range(40))]
    lines += [f"示例项目{n:03d},签约,2021-03-01,1,无" for n in range(50, 100)]
    (issue,) = found(report_of(tmp_path, "\n".join(lines)), "rows-short")
    assert issue_message(issue, "zh").endswith("、31 等 行")
    assert issue_message(issue, "en").endswith("31 and 10 more")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，"])
def test_the_delimiter_is_found_among_quoted_breaks_and_other_signs(tmp_path, delimiter):
    cells = ["示例项目01", "签约", "2021-03-01", "100", '"一；二\n三,四|五"']
    text = "\n".join([HEADER.replace(",", delimiter), delimiter.join(cells), ""])
    (sheet,) = report_of(tmp_path, text).sheets
    assert (sheet.rows_loaded, len(sheet.columns)) == (1, 5)


@given(st.lists(st.integers(1, 9), min_size=2, max_size=40), st.integers(2, 9))
def test_every_row_of_another_width_is_known_by_its_number(widths, usual):
    rows = [usual] * (len(widths) + 1) + widths
    text = "".join(",".join("x" * width) + "\n" for width in rows)
    grid = read_delimited(text, "a", Limits(), must_be_table=False)
    odd = {row: width for row, width in enumerate(rows, 1) if width != usual}
    assert {row: width for row, width in grid.record_widths.items() if row} == odd
