"""A table of no ledger is proposed as one, by what stands in it."""

from datetime import date

import pytest

from data.importer.names import KnownProjects, project_key
from data.importer.proposing import KnownNames
from data.importer.understanding import understand
from data.language import say
from data.ledgers.proposal import ledger_name
from data.ledgers.proposed_ledger import declared
from tests.builders.invented_books import PROJECTS, UNITS, book, books
from tests.builders.workbooks import Sheet, a_workbook

AS_OF = date(2021, 11, 30)
BOOKS = books()


def proposal_of(path, name, *, projects=PROJECTS, units=UNITS):
    report = understand(
        [(path, name)],
        unit="旗招商局",
        as_of=AS_OF,
        known=KnownProjects(names=frozenset(map(project_key, projects))),
        names=KnownNames(units=frozenset(map(project_key, units))),
    ).files[0]
    return report.sheets[0].proposal


def of_rows(folder, *rows, name="表.xlsx", sheet="Sheet1"):
    path = folder / "a.xlsx"
    path.write_bytes(a_workbook(Sheet(sheet, rows)))
    return proposal_of(path, name)


@pytest.mark.parametrize("own", BOOKS, ids=[one.called for one in BOOKS])
def test_a_book_of_the_office_is_proposed_as_a_person_would_read_it(own, tmp_path):
    found = proposal_of(own.write(tmp_path), own.file)
    strange = {one.header: one.use for one in found.columns if one.use not in own.uses[one.header]}
    assert strange == {}
    assert (found.title, found.kind) == (own.called, own.kind)
    assert tuple(found.column(letter).header for letter in found.identity) in own.identity
    for one in found.columns:
        if one.asked == "unit":
            found = found.with_use(one.letter, "amount", "元")
    assert declared(found).title == own.called


def test_the_reasons_are_counted_in_the_data(tmp_path):
    found = proposal_of(book("leases").write(tmp_path), "厂房.xlsx")
    said = {
        one.label: [say(f"propose-{key}", **arguments) for key, arguments in one.reasons]
        for one in found.columns
    }
    assert said["厂房编号"] == ["68 行都有，没有重复"]
    assert said["对应项目"] == ["40 行有值，38 行按名称对上，2 行对不上"]
    assert said["镇"] == ["4 个值，全部认得"]
    assert said["年租金（万元）"][0].startswith("51 行是数，")
    assert said["年租金（万元）"][0].endswith("，17 行空")
    assert said["年租金（万元）"][1] == "表头写明万元"
    assert said["到期日期"][0] == "51 行是日期，都不早于“起租日期”"
    assert said["联系电话"] == ["51 行是电话号码"]
    status = next(one for one in found.columns if one.use == "status")
    assert [(one.word, one.rows) for one in status.words] == [
        ("在租", 46),
        ("空置", 12),
        ("到期未续", 5),
        ("已退租", 5),
    ]
    assert [one.word for one in status.words if one.is_closed] == ["已退租"]
    assert found.open_columns == (status,)


def test_what_is_personal_is_masked_before_it_leaves_the_process(tmp_path):
    found = proposal_of(book("talent").write(tmp_path), "附件3.xlsx")
    for column in found.columns:
        if column.use == "personal":
            assert all(set(text[1:]) == {"*"} for text in column.samples)


def test_the_declaration_keeps_what_is_personal_from_every_screen(tmp_path):
    found = proposal_of(book("talent").write(tmp_path), "附件3.xlsx")
    fields = {one.name: one.sensitivity for one in declared(found).fields}
    assert fields["身份证号码"] == fields["家庭住址"] == fields["银行卡号"] == "personal"


def test_an_amount_without_a_unit_is_asked_about(tmp_path):
    rows = [[f"A-{n}", 10.0 * n] for n in range(1, 9)]
    found = of_rows(tmp_path, ["器材登记"], ["编号", "押金"], *rows)
    deposit = found.columns[1]
    assert (deposit.use, deposit.unit, deposit.asked) == ("amount", "", "unit")


def test_only_a_header_that_says_so_is_asked_about(tmp_path):
    rows = [[f"A-{n}", f"说法{n}", 3 * n] for n in range(1, 9)]
    found = of_rows(tmp_path, ["编号", "承租企业", "面积（亩）"], *rows)
    assert (found.columns[1].use, found.columns[1].asked) == ("company", "header")


def test_a_later_day_that_partly_lies_ahead_is_asked_about_as_a_deadline(tmp_path):
    begun = date(2021, 11, 1)
    rows = [[f"A-{n}", begun, date(2021, 11, 20 + n), n] for n in range(1, 9)]
    rows += [[f"B-{n}", begun, date(2021, 12, n), n] for n in range(1, 9)]
    found = of_rows(tmp_path, ["编号", "接件日期", "限办日期", "件数"], *rows)
    assert [(one.use, one.asked) for one in found.columns[1:3]] == [
        ("date", ""),
        ("deadline", "either"),
    ]


def test_running_numbers_tell_no_rows_apart(tmp_path):
    rows = [[n, random, "2021-01-05"] for n, random in enumerate("甲乙甲乙丙丙", 1)]
    found = of_rows(tmp_path, ["序号", "品名", "日期"], *rows)
    assert "A" not in found.identity
    assert found.repeated > 0


def test_where_one_column_does_not_tell_rows_apart_the_fewest_do(tmp_path):
    rows = [[f"X-{n // 2}", f"示例{n % 2}号有限公司", n] for n in range(8)]
    found = of_rows(tmp_path, ["合同号", "企业", "份数"], *rows)
    assert [found.column(letter).header for letter in found.identity] == ["合同号", "企业"]


@pytest.mark.parametrize(
    ("title", "sheet", "file", "name"),
    [
        ("2021年11月厂房租赁情况表（园区）", "厂房", "a.xlsx", "厂房租赁"),
        ("", "设备借用", "a.xlsx", "设备借用"),
        ("", "Sheet1", "2021年第三季度信访事项台账.xlsx", "信访事项"),
        ("鄂托克前旗2022年度招商大使名册", "11月", "a.xlsx", "招商大使"),
        ("Register of land permits 2021", "Sheet1", "a.xlsx", "Register of land permits"),
        ("", "Sheet1", "2021-12.xlsx", ""),
        ("示例旗2026年农村公路建设情况表", "Sheet1", "a.xlsx", "农村公路建设"),
        ("示例公司2021年第三季度设备使用台账", "Sheet1", "a.xlsx", "示例公司设备使用"),
        ("Equipment loans, November 2021", "Sheet1", "a.xlsx", "Equipment loans"),
    ],
)
def test_a_ledger_is_called_by_what_is_no_period_and_no_unit(title, sheet, file, name):
    assert ledger_name(title, sheet, file) == name


def test_a_ledger_of_the_office_is_none_to_be_declared(tmp_path):
    rows = [[f"示例项目{n}", "2021-03-05", 5000, "签约"] for n in range(6)]
    headers = ["项目名称", "签约日期", "计划总投资（万元）", "项目阶段"]
    assert of_rows(tmp_path, ["签约项目台账"], headers, *rows) is None


def test_a_large_table_is_looked_at_in_part_and_says_so(tmp_path, monkeypatch):
    from data.ledgers import column_facts

    limits = column_facts.vocabulary().limits.model_copy(update={"cells": 30})
    words = column_facts.vocabulary().model_copy(update={"limits": limits})
    for module in ("data.ledgers.column_use", "data.ledgers.proposal", "data.importer.proposing"):
        monkeypatch.setattr(f"{module}.vocabulary", lambda: words)
    rows = [[f"A-{n}", f"第{n}件", n] for n in range(30)]
    found = of_rows(tmp_path, ["编号", "内容", "份数"], *rows)
    assert (found.rows, found.looked_at) == (30, 10)
