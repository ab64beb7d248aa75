"""What an upload's screens are made of: a sheet with its rows accounted for, a bridge."""

from __future__ import annotations

from datetime import date

from data.importer import understand
from data.importer.review.draft_diff import draft_bridges, draft_changes
from data.importer.review.sheet_view import sheet_view
from tests.builders.ledger_files import a_file
from tests.builders.ledger_rows import a_store

DAY = date(2026, 10, 31)
HEADERS = ["序号", "项目名称", "客商", "签约时间", "拟投资额（亿元）", "进展阶段"]


def a_month(folder, rows, name="云川县项目.xlsx"):
    above = [["云川县重点招商项目情况表"], ["填报单位：县投资促进中心", None, None, "单位：亿元"]]
    below = [["合计", None, None, None, sum(row[4] or 0 for row in rows)], ["注：由各单位提供。"]]
    folder.mkdir(exist_ok=True)
    path = a_file(folder, {"项目": [*above, HEADERS, *rows, *below]}, name)
    return understand([(path, name)], unit="县投资促进中心", as_of=DAY)


def a_row(number, amount, name=None):
    return [number, name or f"项目{number:03d}", "甲公司", "2026-03-05", amount, "签约"]


def test_every_used_row_is_shown_or_counted_and_doubtful_ones_are_shown(tmp_path):
    intake = a_month(tmp_path, [a_row(n, 1.5) for n in range(1, 61)])
    report = intake.files[0]
    (sheet,) = report.sheets
    rows = sheet_view(intake.drafts, report, sheet, doubtful={40})
    used = len(sheet.header_rows) + sheet.rows_read + len(sheet.not_data)
    assert sum(row.count for row in rows) == used == 65
    assert [row.role for row in rows[:3]] == ["title", "unit", "header"]
    assert [row.role for row in rows[-2:]] == ["total", "note"]
    assert 40 in {row.row for row in rows if row.role == "data"}
    assert rows[3].texts[1] == "项目001"


def test_a_sheet_that_is_none_of_ours_is_shown_as_it_stands(tmp_path):
    path = a_file(tmp_path, {"厂房": [["厂房", "面积"], ["1号", 200], ["2号", 300]]}, "厂房.xlsx")
    intake = understand([(path, path.name)], unit="县投资促进中心", as_of=DAY)
    report = intake.files[0]
    rows = sheet_view(intake.drafts, report, report.sheets[0])
    assert [row.texts for row in rows] == [("厂房", "面积"), ("1号", "200"), ("2号", "300")]


def test_the_bridge_of_an_upload_closes_whatever_comes_changes_and_goes(tmp_path):
    store = a_store()
    before = [a_row(1, 2.5), a_row(2, 3.0), a_row(3, None), a_row(4, 1.25), a_row(5, 0.07)]
    store.publish(a_month(tmp_path / "a", before).drafts, by="甲", base=0)
    after = [a_row(1, 2.8), a_row(2, 3.0), a_row(3, 0.33), a_row(4, 1.0), a_row(6, 4.2)]
    drafts = a_month(tmp_path / "b", after).drafts
    found = [(draft, draft_changes(store, draft)) for draft in drafts]
    (bridge,) = draft_bridges(store, found)
    told = {step.kind: (step.count, float(step.delta)) for step in bridge.steps}
    assert told == {
        "added": (1, 42_000.0),
        "raised": (1, 3_000.0),
        "stated": (1, 3_300.0),
        "lowered": (1, -2_500.0),
        "removed": (1, -700.0),
    }
    assert (float(bridge.before), float(bridge.after)) == (68_200.0, 113_300.0)
    assert bridge.remainder == 0
