"""A date without a year takes the one that stands over it, is said by name; else it is asked."""

from datetime import date

import pytest

from data.importer.corrections import TableCorrection
from data.values.dates import read_date, with_year
from tests.builders.ledger_files import Sheet, a_file, of_sheet, rows_of, understood

TRIPS = ["领导", "开始时间", "结束时间", "拜访企业"]
SIGNED = ["项目名称", "投资方", "总投资（万元）", "签约日期", "阶段"]
AS_OF = date(2026, 11, 30)


def supplied(report):
    return [
        (one.cell, one.arguments["name"], one.arguments["read"], one.arguments["place"])
        for one in report.issues
        if one.code == "date-year-supplied"
    ]


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("3月5日", "2025年3月5日"),
        ("三月五日", "2025年3月5日"),
        ("3.5", "2025-3-5"),
        ("3/5", "2025-3-5"),
        ("3月", "2025年3月"),
        ("9月底", "2025年9月底"),
        ("年底", "2025年底"),
        ("明年3月", "2026年3月"),
        ("去年12月5日", "2024年12月5日"),
        ("二季度", "2025年二季度"),
        ("预计5月开工", "2025年5月"),
    ],
)
def test_a_year_is_put_in(text, dated):
    assert with_year(text, 2025) == dated
    assert read_date(dated).value is not None


@pytest.mark.parametrize("text", ["2024年3月5日", "2024.3", "待定", "适时", "60多家", ""])
def test_no_year_is_put_into_what_has_one_or_is_no_date(text):
    assert with_year(text, 2025) is None


@pytest.mark.parametrize(
    ("title", "sheet", "name", "place"),
    [
        ("示例县2025年新签约项目表", "Sheet1", "台账.xlsx", "title"),
        ("新签约项目表", "2025年", "台账.xlsx", "sheet"),
        ("新签约项目表", "Sheet1", "2025年签约台账.xlsx", "file"),
    ],
)
def test_projects_take_the_year_over_them(tmp_path, title, sheet, name, place):
    rows = [
        [title],
        SIGNED,
        ["示例甲项目", "甲", 500, "1月3日", "签约"],
        ["示例乙项目", "乙", 500, "3/9", "签约"],
        ["示例丙项目", "丙", 500, 5.6, "签约"],
        ["示例丁项目", "丁", 500, "2024年7月8日", "签约"],
    ]
    files = {sheet: Sheet(rows, merges=("A1:E1",))}
    intake = understood(a_file(tmp_path, files, name), as_of=AS_OF)
    assert [row["signed_date"] for row in rows_of(intake.drafts[0])] == [
        date(2025, 1, 3),
        date(2025, 3, 9),
        date(2025, 5, 6),
        date(2024, 7, 8),
    ]
    assert supplied(intake.files[0]) == [
        ("D3", "示例甲项目", "2025-01-03", place),
        ("D4", "示例乙项目", "2025-03-09", place),
        ("D5", "示例丙项目", "2025-05-06", place),
    ]


def test_the_year_of_a_header_or_a_section_is_nearer_than_the_title(tmp_path):
    header = [*SIGNED[:3], "签约日期（2023年）", "阶段"]
    rows = [["示例县2025年项目表"], header, ["示例甲项目", "甲", 500, "1月3日", "签约"]]
    _, _, read = of_sheet(tmp_path, Sheet(rows, merges=("A1:E1",)), as_of=AS_OF)
    assert read[0]["signed_date"] == date(2023, 1, 3)
    rows = [
        ["示例县项目表"],
        SIGNED,
        ["一、2024年签约"],
        ["示例甲项目", "甲", 500, "1月3日", "签约"],
        ["二、2025年签约"],
        ["示例乙项目", "乙", 500, "1月3日", "签约"],
    ]
    merges = ("A1:E1", "A3:E3", "A5:E5")
    _, _, read = of_sheet(tmp_path, Sheet(rows, merges=merges), as_of=AS_OF)
    assert [row["signed_date"] for row in read] == [date(2024, 1, 3), date(2025, 1, 3)]


def test_a_trip_over_the_turn_of_the_year_ends_in_the_next(tmp_path):
    rows = [["2025年外出招商统计表"], TRIPS, ["示例人", "12月30日", "1月2日", "示例公司"]]
    _, _, (row,) = of_sheet(tmp_path, Sheet(rows, merges=("A1:D1",)), as_of=AS_OF)
    assert (row["start_date"], row["end_date"]) == (date(2025, 12, 30), date(2026, 1, 2))


def test_without_any_year_the_dates_are_asked_about_and_never_this_year_s(tmp_path):
    rows = [
        TRIPS,
        ["示例甲", "3月5日", "3月7日", "示例公司"],
        ["示例乙", "4.5-4.8", None, "示例公司"],
        ["示例丙", "12月30日", "1月2日", "示例公司"],
    ]
    report, sheet, _ = of_sheet(tmp_path, rows, "外出招商", as_of=AS_OF)
    assert (sheet.rows_loaded, sheet.rows_rejected) == (0, 3)
    assert [one.severity for one in report.issues if one.cell in ("B2", "B4")] == ["error"] * 2
    (question,) = report.questions
    assert (question.kind, question.current, question.scope) == ("no-year", "unknown", "cells")
    assert [one.key for one in question.options] == ["unknown", "2026", "2025"]
    assert question.proposed == "2025"  # 30 December 2026 is still to come
    answer = {sheet.fingerprint: TableCorrection(answers={question.question_id: "2025"})}
    report, sheet, read = of_sheet(tmp_path, rows, "外出招商", as_of=AS_OF, corrections=answer)
    assert [(row["start_date"], row["end_date"]) for row in read] == [
        (date(2025, 3, 5), date(2025, 3, 7)),
        (date(2025, 4, 5), date(2025, 4, 8)),
        (date(2025, 12, 30), date(2026, 1, 2)),
    ]
    assert answer[sheet.fingerprint].lasting() == TableCorrection()


def test_a_title_with_several_years_offers_them(tmp_path):
    rows = [["2023—2025年签约项目表"], SIGNED, ["示例甲项目", "甲", 500, "1月3日", "签约"]]
    report, _, read = of_sheet(tmp_path, Sheet(rows, merges=("A1:E1",)), as_of=AS_OF)
    assert read[0]["signed_date"] is None
    (question,) = report.questions
    assert {one.key for one in question.options} == {"unknown", "2023", "2024", "2025"}
    assert question.reasons[0][0] == "years-several"


def test_a_column_of_dates_without_a_year_is_asked_for_its_year_alone(tmp_path):
    rows = [["签约项目"], SIGNED]
    rows += [[f"示例{n}号项目", "甲", 500, f"{n}月18日", "签约"] for n in range(3, 8)]
    report, _, _ = of_sheet(tmp_path, rows, as_of=AS_OF)
    assert [one.kind for one in report.questions] == ["no-year"]
