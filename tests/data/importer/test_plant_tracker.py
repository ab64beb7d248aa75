"""A tracker of plants, English throughout: projects, once its own status words are taught."""

from datetime import date

import pytest

from data.importer import TableCorrection
from data.issues import issue_message
from tests.builders.ledger_files import codes, of_sheet, rows_of, understood
from tests.builders.plant_tracker import HEADER, ROWS, TAUGHT, a_plant_tracker


def read(folder, words=TAUGHT, rows=ROWS, **options):
    file = a_plant_tracker(folder, rows)
    (sheet,) = understood(file).files[0].sheets
    correction = {sheet.fingerprint: TableCorrection(words=words)}
    intake = understood(file, corrections=correction, **options)
    rows = {row["project_name"][-2:]: row for row in rows_of(intake.drafts[0])}
    return intake.files[0], rows


def test_the_header_is_understood_and_what_it_does_not_know_is_kept(tmp_path):
    (sheet,) = understood(a_plant_tracker(tmp_path)).files[0].sheets
    assert (sheet.ledger, sheet.form) == ("projects", "register")
    assert [column.field for column in sheet.columns] == [
        "name",
        "stage",
        "",
        "production_year",
        "latitude",
        "longitude",
        "address",
    ]
    assert [column.header for column in sheet.columns[2:4]] == ["Capacity (MW)", "Start year"]


def test_a_status_word_of_its_own_is_asked_for_and_never_guessed(tmp_path):
    report, rows = read(tmp_path, words={})
    assert "03" not in rows
    assert ("value-not-allowed", "B4") in codes(report)
    (word,) = report.sheets[0].words
    assert (word.text, word.state, word.count, word.cells) == ("pre-permit", "unknown", 1, ("B4",))
    assert "洽谈" in word.accepted


def test_with_its_words_taught_every_plant_is_a_project(tmp_path):
    report, rows = read(tmp_path)
    assert {plant: row["stage"] for plant, row in rows.items()} == {
        "01": "投产",
        "02": "建设",
        "03": "洽谈",
        "04": "洽谈",
        "05": "签约",
        "06": "签约",
        "07": "缓建",
        "08": "终止",
    }
    assert report.sheets[0].rows_rejected == 0
    assert rows["01"]["extra"]["Capacity (MW)"] == "600"


def test_a_start_year_is_actual_where_the_plant_runs_and_planned_elsewhere(tmp_path):
    _, rows = read(tmp_path)
    assert rows["01"]["actual_production_date"] == date(2018, 12, 31)
    assert rows["01"]["planned_production_date"] is None
    assert rows["01"]["date_precision"] == {"actual_production_date": "year"}
    assert rows["02"]["planned_production_date"] == date(2023, 12, 31)
    assert rows["02"]["actual_production_date"] is None
    assert rows["04"]["planned_production_date"] is None


def test_a_running_plant_that_starts_later_is_asked_about_at_its_cell(tmp_path):
    report, _ = read(
        tmp_path,
        rows=[
            HEADER,
            ["Sample plant 01", "operating", 1, 2030, 38.2, 106.9, None],
            *ROWS[2:],
        ],
    )
    assert ("date-after-as-of", "D2") in codes(report)


def test_a_year_and_a_date_of_its_own_do_not_contend(tmp_path):
    header = [*HEADER, "Planned production date"]
    line = ["Sample plant 02", "construction", 1, 2023, 38.25, 106.75, None, date(2022, 6, 1)]
    _, rows = read(tmp_path, rows=[header, line, *[[*row, None] for row in ROWS[3:]]])
    assert rows["02"]["planned_production_date"] == date(2022, 6, 1)


def test_an_unreadable_year_costs_nothing_but_itself(tmp_path):
    line = ["Sample plant 02", "construction", 1, "soon", 38.25, 106.75, None]
    report, rows = read(tmp_path, rows=[HEADER, line, *ROWS[3:]])
    assert rows["02"]["planned_production_date"] is None
    assert ("year-unreadable", "D2") in codes(report)


def test_points_in_another_county_are_flagged_with_its_name(tmp_path):
    report, rows = read(tmp_path)
    (outside,) = [issue for issue in report.issues if issue.code == "place-outside-county"]
    assert (outside.cell, outside.severity) == ("F7", "warning")
    assert outside.arguments["found"] == "盐池县"
    assert "（在盐池县）" in issue_message(outside, "zh")
    assert (rows["06"]["longitude"], rows["06"]["latitude"]) == (107.2, 37.6)


def test_exchanged_axes_are_put_right_and_said(tmp_path):
    report, rows = read(tmp_path)
    assert ("coordinates-swapped", "F6") in codes(report)
    assert (rows["05"]["longitude"], rows["05"]["latitude"]) == (106.95, 38.3)


@pytest.mark.parametrize("header", ["Plant name", "Power station", "Facility"])
def test_plants_are_called_many_names(tmp_path, header):
    rows = [[header, *HEADER[1:]], *ROWS[1:]]
    (sheet,) = understood(a_plant_tracker(tmp_path, rows)).files[0].sheets
    assert sheet.columns[0].field == "name"


@pytest.mark.parametrize(
    "units",
    [
        ["Unit 1", "Unit 2", "#1"],
        ["1", "2", "1 & 2"],
        ["Example Plant Unit 1", "Example Plant Unit 2", "Example Wind Phase II"],
        ["1号机组", "2号机组", "#3机组"],
        ["Unit 1", "Unit 2", "1A"],
    ],
)
def test_a_unit_of_a_plant_is_no_responsible_office(tmp_path, units):
    header = ["Project", "Unit", "Capacity (MW)", "Status", "Start date", "Owner"]
    rows = [
        [f"Example {n}", unit, 350, "construction", "2021-05", "Co"] for n, unit in enumerate(units)
    ]
    report, _, read = of_sheet(tmp_path, [header, *rows])
    assert not [q for q in report.questions if q.proposed == "responsible_unit"]
    assert [row["responsible_unit"] for row in read] == [None] * 3
    assert [row["extra"]["Unit"] for row in read] == units


def test_an_office_under_unit_is_one(tmp_path):
    header = ["Project", "Unit", "Investor", "Status", "Signing date"]
    offices = ["Bureau of Energy", "Bureau of Agriculture", "发展改革局"]
    rows = [[f"Example {n}", one, "Co", "signed", "2021-05-01"] for n, one in enumerate(offices)]
    _, _, read = of_sheet(tmp_path, [header, *rows])
    assert [row["responsible_unit"] for row in read] == offices
