"""Headers that also mean other things are decided by what stands below them, or asked about."""

from datetime import date

import pytest

from tests.builders.ledger_files import of_sheet

HEADER = ["Plant name", "Unit", "Capacity (MW)", "Status", "Year", "Owner", "Parent"]
HEADER += ["Latitude", "Longitude", "Location accuracy", "Local area (county)", "Major area"]


def a_plant(number, status, year, unit):
    name = f"Sample plant {number:02d}"
    place = [38.2, 106.9, "exact", "Area 1", "Area 2"]
    return [name, unit, 600, status, year, "Sample Energy Co", "Sample Group [100%]", *place]


ROWS = [
    HEADER,
    a_plant(1, "operating", 2018, "Unit 1"),
    a_plant(2, "construction", 2024, "Phase 1"),
    a_plant(3, "announced", 2026, "Block A"),
    a_plant(4, "shelved", None, "--"),
]


def fields_of(sheet):
    return {column.header: column.field for column in sheet.columns}


def test_the_part_of_a_plant_is_no_office_and_a_parent_is_no_project(tmp_path):
    _, sheet, rows = of_sheet(tmp_path, ROWS, "Data")
    fields = fields_of(sheet)
    assert (fields["Unit"], fields["Parent"], fields["Owner"]) == ("", "", "investor")
    assert fields["Local area (county)"] == "address"
    assert rows[0]["responsible_unit"] is None
    assert rows[0]["extra"]["Unit"] == "Unit 1"
    assert rows[0]["extra"]["Location accuracy"] == "exact"


def test_a_unit_that_names_offices_is_the_responsible_one(tmp_path):
    rows = [[*row[:1], office, *row[2:]] for row, office in zip(ROWS[1:], "甲乙丙丁", strict=True)]
    _, sheet, _ = of_sheet(tmp_path, [HEADER, *rows], "Data")
    assert fields_of(sheet)["Unit"] == "responsible_unit"


def test_a_bare_year_is_of_production_planned_or_actual_by_the_status(tmp_path):
    _, sheet, rows = of_sheet(tmp_path, ROWS, "Data")
    assert fields_of(sheet)["Year"] == "production_year"
    assert rows[0]["actual_production_date"] == date(2018, 12, 31)
    assert rows[1]["planned_production_date"] == date(2024, 12, 31)


def test_one_year_in_every_row_is_that_of_the_list(tmp_path):
    rows = [[*row[:4], 2021, *row[5:]] for row in ROWS[1:]]
    _, sheet, drafted = of_sheet(tmp_path, [HEADER, *rows], "Data")
    assert fields_of(sheet)["Year"] == ""
    assert drafted[0]["extra"]["Year"] == "2021"


@pytest.mark.parametrize(
    ("header", "words"),
    [
        ("Status", ["Pre-feasibility", "FID taken", "Concept", "operating"]),
        ("状态", ["立项报批", "用地组卷", "可研编制", "在建"]),
    ],
)
def test_a_status_column_of_unknown_words_is_asked_about_word_by_word(tmp_path, header, words):
    rows = [["项目名称", "投资方", "总投资（万元）", header]]
    rows += [[f"示例项目{n:02d}", "示例企业A", 100, word] for n, word in enumerate(words, 1)]
    report, sheet, _ = of_sheet(tmp_path, rows, "项目台账")
    assert fields_of(sheet)[header] == "stage"
    assert [w.text for w in sheet.words if w.state == "unknown"] == words[:3]
    assert [q.field for q in report.questions if q.kind == "field"] == ["stage"]


def test_a_status_column_of_long_texts_is_no_stage(tmp_path):
    rows = [["项目名称", "投资方", "总投资（万元）", "签约日期", "状态"]]
    for n in range(1, 4):
        told = f"本月完成第{n}段土方，正在协调供电线路迁改，预计下月底前进场施工并完成临建"
        rows.append([f"示例项目{n:02d}", "示例企业A", 100, date(2021, 3, n), told])
    _, sheet, _ = of_sheet(tmp_path, rows, "项目台账")
    assert fields_of(sheet)["状态"] == ""


def test_millions_in_a_currency_are_named_by_their_sign(tmp_path):
    rows = [["Project", "Investor", "Capex (RMB m)", "Status", "Signed on"]]
    rows += [[f"Plant {n}", "Sample Ltd", 120 + n, "signed", date(2021, 3, n)] for n in range(1, 5)]
    _, sheet, read = of_sheet(tmp_path, [["Investment project tracker"], *rows], "Tracker")
    assert read[0]["planned_investment_wan"] == 121 * 100
    assert "Signed on" in {column.header for column in sheet.columns}
