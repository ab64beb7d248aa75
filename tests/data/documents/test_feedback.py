"""The 数据核实反馈单: what it says, on what paper, and that it stays on one page."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from data.documents.feedback import feedback_document, feedback_name, remedy_groups
from data.importer.model import FileReport, SheetReport
from data.issues import Issue, issue_message
from tests.builders.libreoffice import saved_by_libreoffice
from tests.data.documents.annotated_files import a_report, an_issue

DAY = date(2021, 12, 31)


def written(*reports, unit="旗发改委", language="zh"):
    return docx.Document(io.BytesIO(feedback_document(reports, unit, DAY, language)))


def texts(document) -> list[str]:
    return [one.text for one in document.paragraphs]


def rows(document) -> list[list[str]]:
    (table,) = document.tables
    return [[cell.text for cell in row.cells] for row in table.rows]


def vague(cell, sheet="签约项目"):
    return Issue("amount-vague", "warning", "a.xlsx", sheet, cell, 1, "", "x", {"text": "x"})


def test_issues_with_one_remedy_are_one_line_with_all_their_cells():
    issues = [an_issue(cell) for cell in ("C4", "C5", "C6", "C9", "D6")]
    document = written(a_report(*issues, vague("E2"), vague("E2", "二"), an_issue("F1", "note")))
    assert rows(document) == [
        ["序号", "级别", "怎么改", "问题（举例）", "处数", "所在单元格"],
        [
            "1",
            "✕ 错误",
            "请按 2021-09-30 或 2021年9月 的写法填写",
            "日期“x”无法识别，没有读取",
            "5",
            "签约项目：C4–C6、C9、D6",
        ],
        [
            "2",
            "▲ 提醒",
            "请填写确切金额",
            "金额“x”不是确数，没有读取，原文保留",
            "2",
            "签约项目：E2\n二：E2",
        ],
    ]
    said = "\n".join(texts(document))
    assert "旗发改委：" in said
    assert "数据截至2021年12月31日" in said
    assert "有 7 处需要核实" in said
    assert "另有 1 处备注" in said
    assert "反馈时限" in said
    assert "联系人" in said


def test_groups_begin_with_errors_and_the_largest():
    issues = [vague("A1"), vague("A2"), an_issue("B1")]
    groups = remedy_groups([a_report(*issues)], "zh")
    assert [(one.severity, len(one.issues)) for one in groups] == [("error", 1), ("warning", 2)]


def test_files_are_listed_with_their_rows_and_refusals_with_their_reason():
    sheet = SheetReport("一", "projects", "register", 1, "", (1,), "", (), 9, 8, 1, ())
    good = FileReport("甲.xlsx", "", "issues", "sheet-xml", sheets=(sheet,))
    bad = FileReport("乙.xlsx", "", "refused", refusal=Issue("refused-password", "error"))
    said = "\n".join(texts(written(good, bad)))
    assert "2.甲.xlsx：载入 8 行，未载入 1 行，错误 0 处，提醒 0 处。" in said
    assert "1.乙.xlsx：不能使用。文件设有打开密码，无法读取。请在 Excel 或 WPS 中取消密码" in said
    assert "中有文件未能读取" in said


def test_cells_of_several_files_bear_the_number_of_theirs():
    one = an_issue("C4")
    other = replace(vague("E1", sheet="一"), file="乙.xlsx")
    found = rows(written(a_report(one), a_report(other, file="乙.xlsx")))
    assert [row[5] for row in found[1:]] == ["文件1 签约项目：C4", "文件2 一：E1"]


def test_a_refused_file_is_told_however_many_there_are():
    many = [a_report(an_issue("C4"), file=f"{'很长的名字' * 9}{n}.xlsx") for n in range(40)]
    bad = FileReport("乙.xlsx", "", "refused", refusal=Issue("refused-password", "error"))
    said = texts(written(*many, bad))
    assert any("1.乙.xlsx：不能使用" in line for line in said)
    listed = sum(1 for line in said if "行，未载入" in line)
    assert f"另有 {40 - listed} 个文件，问题一并列入下表。" in said


def test_nothing_to_check_is_said():
    document = written(a_report())
    assert any("没有需要核实的内容" in text for text in texts(document))
    assert not document.tables


@pytest.mark.parametrize("is_sample", [True, False])
def test_sample_data_says_so_and_other_data_does_not(is_sample):
    said = texts(written(a_report(an_issue("C4"), is_sample=is_sample)))
    assert ("示例数据" in said) is is_sample


def test_what_does_not_fit_on_the_page_is_counted_and_pointed_to():
    issues = [
        Issue("value-not-allowed", "error", "a.xlsx", "一", f"B{n}", n, "", "x",
              {"text": "x", "allowed": f"甲{n}、" * 12})
        for n in range(1, 80)
    ]  # fmt: skip
    found = rows(written(a_report(*issues)))
    shown = len(found) - 2
    assert 2 < shown < 20
    assert found[-1][0] == f"另有 {79 - shown} 类 {79 - shown} 处，见随附工作簿的“问题清单”。"


def twelve_kinds():
    """300 issues with twelve remedies."""
    kinds = [f"甲{kind}、乙{kind}、丙{kind}" for kind in range(12)]
    return [
        Issue("value-not-allowed", "error", "a.xlsx", "一", f"B{n}", n, "", "x",
              {"text": f"推进中{n}", "allowed": kinds[n % 12]})
        for n in range(4, 304)
    ]  # fmt: skip


def test_three_hundred_issues_of_twelve_kinds_are_all_named():
    found = rows(written(a_report(*twelve_kinds())))
    assert len(found) == 13
    assert [row[4] for row in found[1:]] == ["25"] * 12
    assert all(row[5].startswith("一：B") for row in found[1:])


def test_few_kinds_are_told_fully():
    found = rows(written(a_report(*twelve_kinds()[:2])))
    assert found[1][3] == issue_message(twelve_kinds()[0], "zh")


@pytest.mark.office
@pytest.mark.parametrize("count", [5, 40, 300])
def test_it_is_one_page_on_paper(tmp_path, count):
    issues = [
        Issue("value-not-allowed", "error", "a.xlsx", "一", f"B{n}", n, "", "x",
              {"text": "推进中", "allowed": f"甲{n % 40}、" * (n % 9 + 1)})
        for n in range(4, 4 + count)
    ]  # fmt: skip
    path = tmp_path / "反馈单.docx"
    path.write_bytes(feedback_document([a_report(*issues)], "旗发改委", DAY, "zh"))
    (printed,) = saved_by_libreoffice(path, "pdf", tmp_path)
    assert re.findall(rb"/Type\s*/Pages.*?/Count\s+(\d+)", printed.read_bytes(), re.S) == [b"1"]


def test_many_cells_of_one_group_end_in_an_ellipsis():
    issues = [an_issue(f"C{row}") for row in range(1, 100, 2)]
    cell = rows(written(a_report(*issues)))[1][5]
    assert cell.startswith("签约项目：C1、C3")
    assert cell.endswith("……")


def test_the_paper_is_the_official_one_and_fonts_are_named_with_stand_ins():
    content = feedback_document([a_report(an_issue("C4"))], "旗发改委", DAY, "zh")
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.top_margin, section.left_margin)
    assert [round(size / Mm(1)) for size in sizes] == [210, 297, 37, 28]
    title = next(one for one in document.paragraphs if one.text == "数据核实反馈单")
    fonts = title.runs[0]._element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == "方正小标宋简体"
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        table = package.read("word/fontTable.xml").decode()
        names = package.read("word/styles.xml").decode()
        assert not [name for name in package.namelist() if name.startswith("word/fonts/")]
    assert 'w:name="方正小标宋简体"><w:altName w:val="华文中宋"/>' in table
    assert 'w:eastAsia="zh-CN"' in names


def test_it_speaks_english_with_plurals():
    said = "\n".join(texts(written(a_report(an_issue("C4")), language="en")))
    assert "The file that you reported (data as of 2021-12-31) was read; one place needs" in said


def test_its_name_is_a_label():
    assert feedback_name("旗/发改委:*", DAY, "zh") == "数据核实反馈单_旗发改委_2021-12-31.docx"
