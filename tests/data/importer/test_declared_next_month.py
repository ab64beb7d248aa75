"""A ledger that was declared is known again next month, and takes no table of the others."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from data.importer.understanding import understand
from data.ledgers import own_files
from data.ledgers.own_files import to_toml
from data.ledgers.proposed_ledger import declared
from data.ledgers.registry import declarations_changed
from tests.builders.invented_books import book
from tests.builders.other_offices import an_office_file
from tests.builders.workbooks import Sheet, a_workbook

NOVEMBER, DECEMBER = date(2021, 11, 30), date(2021, 12, 31)


@pytest.fixture(autouse=True)
def own_var(var_folder):
    declarations_changed()
    yield
    declarations_changed()


def report_of(path, name, day=NOVEMBER):
    return understand([(path, name)], unit="示例局", as_of=day, is_chosen=False).files[0]


def declare(own, folder):
    """The ledger that a book is proposed as, declared as it stands."""
    path = own.write(folder)
    proposal = report_of(path, own.file).sheets[0].proposal
    for one in proposal.columns:
        if one.asked == "unit":
            proposal = proposal.with_use(one.letter, "amount", "元")
    ledger = declared(proposal)
    own_files.write(ledger.name, to_toml(ledger))
    return ledger


def next_month(own, folder, *, renamed=()):
    """The same sheet of a month later: another title, one more column, headers renamed."""
    headers = set(own.uses)
    rows = [list(row) for row in own.sheet.rows]
    at = next(n for n, row in enumerate(rows) if len(headers & set(map(bare, row))) > 2)
    width = max(map(len, rows))
    for number, row in enumerate(rows):
        row.extend([None] * (width - len(row)))
        row.append("新增一列" if number == at else f"第{number}条" if number > at else None)
        row[:] = [
            one.replace("2021年11月", "2021年12月") if isinstance(one, str) else one for one in row
        ]
    rows[at] = [dict(renamed).get(one, one) for one in rows[at]]
    path = folder / "next.xlsx"
    path.write_bytes(a_workbook(replace(own.sheet, rows=rows)))
    return report_of(path, "next.xlsx", DECEMBER)


def bare(value):
    return str(value or "").partition("（")[0].partition(" (")[0]


@pytest.mark.parametrize(
    "name", ["equipment_loans", "village_roads", "training", "contracts", "enterprise_loans"]
)
def test_it_is_known_again_with_a_column_more_and_another_month(name, tmp_path):
    own = book(name)
    ledger = declare(own, tmp_path)
    sheet = next_month(own, tmp_path).sheets[0]
    assert (sheet.ledger, sheet.rows_rejected) == (ledger.name, 0)
    assert [one.header[:4] for one in sheet.columns if not one.field] == ["新增一列"]


def test_a_header_that_changed_a_little_is_read_and_said(tmp_path):
    own = book("equipment_loans")
    declare(own, tmp_path)
    report = next_month(own, tmp_path, renamed=[("借用单位", "借用部门")])
    assert [one.field for one in report.sheets[0].columns if one.header == "借用部门"] == [
        "借用单位"
    ]
    changed = next(issue for issue in report.issues if issue.code == "header-changed")
    assert (changed.severity, changed.cell) == ("note", "D3")
    assert [one for one in report.questions if one.is_open] == []


def test_an_english_header_that_changed_a_little_is_read_word_by_word(tmp_path):
    rows = [["Equipment loans"], ["Asset", "Date borrowed", "Due back", "State"]]
    rows += [[f"EQ-{n:02}", f"2021-0{n}-05", f"2021-1{n % 3}-05", "On loan"] for n in range(1, 7)]
    path = tmp_path / "loans.xlsx"
    path.write_bytes(a_workbook(Sheet("Loans", rows)))
    proposal = report_of(path, "loans.xlsx").sheets[0].proposal
    ledger = declared(proposal)
    own_files.write(ledger.name, to_toml(ledger))
    rows[1][1] = "Borrowed on"
    path.write_bytes(a_workbook(Sheet("Loans", rows)))
    report = report_of(path, "loans.xlsx", DECEMBER)
    read_as = {one.header: one.field for one in report.sheets[0].columns}
    assert read_as["Borrowed on"] == "Date_borrowed"
    assert [one for one in report.questions if one.is_open] == []


def test_a_header_that_changed_wholly_is_kept_aside_and_said(tmp_path):
    own = book("equipment_loans")
    declare(own, tmp_path)
    report = next_month(own, tmp_path, renamed=[("押金", "先交的钱")])
    said = next(issue for issue in report.issues if issue.code == "columns-changed")
    assert said.arguments == {"fields": "押金", "headers": "先交的钱、新增一列"}


def test_what_rows_are_told_apart_by_is_asked_about_under_another_header(tmp_path):
    own = book("equipment_loans")
    declare(own, tmp_path)
    report = next_month(own, tmp_path, renamed=[("设备编号", "器材编号")])
    assert [one.field for one in report.questions if one.is_open] == ["设备编号"]
    assert report.sheets[0].rows_rejected == 0


NASTY = {
    "项目问题": (
        "项目名称 name project",
        "责任单位 text unit",
        "登记日期 date date",
        "状态 text status",
    ),
    "项目资金使用": (
        "项目名称 name project",
        "拨付日期 date date",
        "金额 amount -",
        "责任单位 text unit",
    ),
    "外出学习": ("日期 date date", "带队领导 text person", "单位 text unit", "人数 number -"),
    "企业走访": ("企业名称 text company", "走访日期 date date", "走访领导 text person"),
}
OFFICES = (
    *("前期项目调度表", "亿元以上项目月调度表", "到位资金月报", "到位资金分月明细", "两表并列"),
    *("各镇项目进展", "到位资金进度表", "三列名单"),
)


@pytest.mark.parametrize("office", OFFICES)
def test_tables_of_the_six_stay_theirs_beside_ledgers_that_share_their_columns(office, tmp_path):
    path = an_office_file(tmp_path, office)
    before = report_of(path, path.name)
    for title, fields in NASTY.items():
        lines = [f'title = "{title}"', 'kind = "snapshot"', f'hints = ["{title}"]']
        names = [one.split()[0] for one in fields]
        lines.append(f"identity = {json.dumps(names[:2], ensure_ascii=False)}")
        for one in fields:
            name, kind, role = one.split()
            lines += ["[[fields]]", f'name = "{name}"', f'header = "{name}"', f'type = "{kind}"']
            lines += [f'role = "{role}"'] if role != "-" else []
        own_files.write(title, "\n".join(lines) + "\n")
    after = report_of(path, path.name)
    assert [(one.ledger, one.form) for one in after.sheets] == [
        (one.ledger, one.form) for one in before.sheets
    ]
    assert [one.question_id for one in after.questions] == [
        one.question_id for one in before.questions
    ]


def test_a_table_that_both_may_be_is_asked_about(tmp_path):
    path = an_office_file(tmp_path, "领导包联项目清单")
    fields = ("项目名称 name", "建设单位 text", "总投资 amount", "所在镇 text", "进展情况 text")
    lines = ['title = "重点项目清单"', 'kind = "snapshot"', 'identity = ["项目名称"]']
    lines.append('hints = ["重点项目清单"]')
    for one in fields:
        name, kind = one.split()
        lines += ["[[fields]]", f'name = "{name}"', f'header = "{name}"', f'type = "{kind}"']
    own_files.write("重点项目清单", "\n".join(lines) + "\n")
    report = report_of(path, path.name)
    (asked,) = (one for one in report.questions if one.kind == "ledger")
    assert asked.is_open
