"""The empty workbook of a ledger that the office declares: what it offers, and that it is read."""

from io import BytesIO

import openpyxl
import pytest

from data.ledgers.template import template
from data.returns.known_values import known_values
from tests.builders.own_ledgers import (
    AS_OF,
    LOAN_ROWS,
    LOANS,
    ROAD_ROWS,
    ROADS,
    an_office,
    loans,
    published,
    understood,
)


@pytest.fixture
def office(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        store.own_ledgers.declare(ROADS, "village_roads.toml", by="测试员")
        yield store


def opened(content):
    book = openpyxl.load_workbook(BytesIO(content))
    return book, book.worksheets[0]


def validations(sheet):
    """Letter of a column → what its cells take."""
    return {str(one.sqref)[0]: one for one in sheet.data_validations.dataValidation}


def filled(content, rows):
    book, sheet = opened(content)
    for number, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.cell(4 + number, column + 1).value = value
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_its_title_headers_and_units_are_the_declarations(office):
    _, sheet = opened(template("village_roads", "register"))
    head = [cell.value for cell in sheet[3]]
    assert sheet["A1"].value == "村道建设"
    assert sheet["A2"].value == "单位：万元"
    assert head[:4] == ["Road", "Township", "Length (km)", "Cost"]


def test_a_number_says_what_it_counts(office, tmp_path):
    office.own_ledgers.declare(
        LOANS.replace('header = "台数"', 'header = "数量"'), "设备租借.toml", by="测试员"
    )
    _, sheet = opened(template("设备租借", "register"))
    assert sheet["F3"].value == "数量（台）"
    content = filled(template("设备租借", "register"), LOAN_ROWS)
    assert understood(office, content, tmp_path).drafts[0].loaded_count == 3


def test_it_offers_what_is_known(office, tmp_path):
    published(office, loans(), tmp_path)
    known = known_values(office, office.snapshot(), "设备租借")
    _, sheet = opened(template("设备租借", "register", known))
    takes = validations(sheet)
    assert takes["B"].formula1 == '"示例中心,示例局"'
    assert "上海庙镇" in takes["C"].formula1
    assert takes["H"].formula1 == '"在借,已还"'
    assert (takes["E"].type, takes["G"].type) == ("decimal", "date")
    assert "个人信息" in takes["I"].prompt


def test_a_long_list_stands_on_a_hidden_sheet(office):
    units = tuple(f"示例单位{number:03}" for number in range(60))
    book, sheet = opened(template("设备租借", "register", {"unit": units}))
    assert validations(sheet)["B"].formula1 == "'选项'!$A$1:$A$60"
    assert book["选项"].sheet_state == "veryHidden"
    assert book["选项"]["A60"].value == "示例单位059"


@pytest.mark.parametrize(("name", "rows"), [("设备租借", LOAN_ROWS), ("village_roads", ROAD_ROWS)])
def test_a_filled_template_is_read_without_a_question(office, tmp_path, name, rows):
    units = tuple(f"示例单位{number:03}" for number in range(60))
    empty = template(name, "register", {"unit": units, "town": ("上海庙镇", "昂素镇")})
    intake = understood(office, filled(empty, rows), tmp_path, "表.xlsx")
    (draft,) = intake.drafts
    assert (draft.ledger, draft.loaded_count, draft.rejected_count) == (name, 3, 0)
    assert [one for file in intake.files for one in (*file.questions, *file.issues)] == []
    assert draft.as_of_date == AS_OF


def test_a_title_that_no_sheet_can_bear_and_a_single_column(office):
    one = 'title = "甲/乙：[丙]"\nkind = "snapshot"\nidentity = ["名称"]\n\n'
    one += '[[fields]]\nname = "名称"\nheader = "名称"\ntype = "text"\nrole = "company"\n'
    office.own_ledgers.declare(one, "单列.toml", by="测试员")
    book, sheet = opened(template("单列", "register"))
    assert sheet["A1"].value == "甲/乙：[丙]"
    assert book.sheetnames[0] == "甲 乙： 丙"
