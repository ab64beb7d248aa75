"""Rows of a list that are told by the same words: none is dropped, each repeat is named."""
# ruff: noqa: E501 (a row of a ledger is a line)

from __future__ import annotations

from datetime import date

from data.ledgers.registry import ledger
from data.screens.claims import claim_counts
from data.screens.clock_readings import Clocked
from data.screens.ledger_readings import Listed
from data.screens.view import view_at
from data.store import store as process
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.own_ledgers import an_office, understood
from tests.builders.own_lists import publish_list
from tests.builders.requests import NEED_HEADERS, need
from tests.builders.scored_counties import CLAIM_HEADERS
from tests.builders.workbooks import Sheet, a_workbook

# The same company asks the same thing in spring and in autumn: the first was late.
ASKED = [
    need("R-1", "热线", "示例甲公司", "贷款展期", date(2021, 3, 1), "示例金融办", "一般", "已办结", date(2021, 5, 20)),
    need("R-2", "热线", "示例乙公司", "厂区积水", date(2021, 3, 8), "示例水利局", "一般", "办理中"),
    need("R-9", "走访", "示例甲公司", "贷款展期", date(2021, 9, 1), "示例金融办", "一般", "已办结", date(2021, 9, 3)),
]  # fmt: skip


def test_a_company_that_asks_the_same_twice_is_counted_twice_and_the_row_is_named(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        sheet = a_workbook(Sheet("企业诉求", [list(NEED_HEADERS), *ASKED]))
        (file,) = understood(store, sheet, tmp_path, "企业诉求.xlsx").files
        told = [issue for issue in file.issues if issue.code == "entry-twice"]
        assert [(one.cell, one.arguments["first"]) for one in told] == [("C4", "C2")]
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, ASKED)
        clocked = Clocked(Listed(view_at(), ledger("needs")))
        assert clocked.listed.headline["row_count"] == 3
        found = clocked.on_time
        assert (found.on_time, found.late, found.overdue) == (1, 1, 1)


def test_of_two_verdicts_on_a_claim_the_later_one_holds(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    claimed = ("示例甲项目", "签约", "示例招商组", date(2021, 5, 8))
    rows = [
        [*claimed, "意向书", "示例司法局", date(2021, 5, 20), "不予认定"],
        [*claimed, "正式协议", "示例司法局", date(2021, 8, 20), "认定"],
    ]
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish_rows(store, a_project("示例甲项目", stage="签约", signed_date=date(2021, 5, 1)))
        publish_list(store, tmp_path, "项目认定", CLAIM_HEADERS, rows)
        told = claim_counts(view_at())["签约"]
        assert (told["verified_count"], told["refused_count"]) == (1, 0)


def test_what_moved_pairs_the_first_with_the_first_and_the_second_with_the_second(
    tmp_path, monkeypatch
):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    later = [[*row] for row in ASKED]
    later[2][NEED_HEADERS.index("满意度")] = "满意"
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, ASKED, date(2021, 11, 30))
        publish_list(store, tmp_path, "企业诉求", NEED_HEADERS, later)
        moves = Listed(view_at(), ledger("needs")).moves
        assert [(one["kind"], one["field"], one["new_text"]) for one in moves] == [
            ("changed", "satisfaction", "满意")
        ]
