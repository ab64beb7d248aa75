"""States that stand as columns, ticked or dated, are one column of the state of each row."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.importer.model import FileReport, Intake
from tests.builders.ledger_files import a_file, rows_of, understood

TICKED = [("√", "", ""), ("√", "√", ""), ("√", "", "√")]
DATED = [("2021-3-1", "", ""), ("2021-3-1", "2021-3-9", ""), ("2021-3-1", "", "2021-3-10")]
STATES = ["上报", "审核通过", "退回"] * 2


def _funds(signs: list[tuple[str, ...]], head: list[str]) -> list[list[object]]:
    rows = [
        [f"示例项目{n}", "2021年3月", 100 + n, *(sign or None for sign in signs[n % 3])]
        for n in range(6)
    ]
    return [["到位资金填报审核一览"], ["项目名称", "月份", "到位金额（万元）", *head], *rows]


def _states_of_requests(intake: Intake) -> list[str | None]:
    assert intake.files[0].sheets[0].ledger == "needs"
    (table,) = [
        one for one in intake.drafts[0].tables.values() if "request_state" in one.column_names
    ]
    return table["request_state"].to_pylist()


def _codes(report: FileReport) -> set[str]:
    return {issue.code for issue in report.issues}


@pytest.mark.parametrize("signs", [TICKED, DATED])
def test_three_columns_of_a_review_are_its_state(
    tmp_path: Path, signs: list[tuple[str, ...]]
) -> None:
    path = a_file(tmp_path, {"资金": _funds(signs, ["申报", "审核", "退回"])})
    intake = understood(path)
    assert [row["status"] for row in rows_of(intake.drafts[0])] == STATES
    assert "layout-ticks" in _codes(intake.files[0])
    assert "ticks-contradict" not in _codes(intake.files[0])  # 退回 needs no 审核 before it


def test_the_days_of_dated_states_are_kept_as_they_stand(tmp_path: Path) -> None:
    path = a_file(tmp_path, {"资金": _funds(DATED, ["申报", "审核", "退回"])})
    row = rows_of(understood(path).drafts[0])[1]
    assert row["extra"] == {"申报": "2021-3-1", "审核": "2021-3-9"}


def test_requests_of_firms_are_read_so_too(tmp_path: Path) -> None:
    head = ["企业名称", "诉求事项", "受理日期", "办理中", "已办结"]
    rows = [
        [f"示例{n}公司", f"用电增容{n}", "2021-05-06", *(("√", None) if n % 2 else ("√", "√"))]
        for n in range(6)
    ]
    path = a_file(tmp_path, {"诉求": [["企业诉求办理台账"], head, *rows]})
    read = understood(path)
    assert _states_of_requests(read) == ["已办结", "办理中"] * 3


def test_the_same_headers_over_words_are_no_ticks(tmp_path: Path) -> None:
    signs = [("王示例", "李示例", "张示例")] * 3
    path = a_file(tmp_path, {"资金": _funds(signs, ["申报", "审核", "退回"])})
    assert "layout-ticks" not in _codes(understood(path).files[0])


def test_ticks_of_a_plan_are_no_stage_that_was_reached(tmp_path: Path) -> None:
    head = ["项目名称", "投资方", "总投资（万元）", "2022年计划", None]
    rows = [
        [f"示例{n}项目", f"示例{n}公司", 5000 + n, "√", "√" if n % 2 else None] for n in range(6)
    ]
    sheet = [["招商引资项目台账"], head, [None, None, None, "开工", "投产"], *rows]
    report = understood(a_file(tmp_path, {"台账": sheet})).files[0]
    assert "layout-ticks" not in _codes(report)


def test_states_out_of_their_order_are_left_to_a_person(tmp_path: Path) -> None:
    path = a_file(tmp_path, {"资金": _funds(TICKED, ["申报", "退回", "审核"])})
    assert "layout-ticks" not in _codes(understood(path).files[0])


def test_whether_a_project_produces_is_its_stage_where_it_does(tmp_path: Path) -> None:
    head = ["项目名称", "投资方", "签约日期", "总投资（亿元）", "建设地点", "是否投产"]
    rows = [
        [
            f"示例{n}项目",
            f"示例{n}公司",
            f"2021-3-{n + 1}",
            5 + n,
            "昂素镇",
            "是" if n < 2 else "否",
        ]
        for n in range(6)
    ]
    read = understood(a_file(tmp_path, {"履约": [["签约项目履约情况"], head, *rows]}))
    assert [row["stage"] for row in rows_of(read.drafts[0])] == ["投产"] * 2 + ["签约"] * 4


def test_whether_a_request_is_closed_is_its_state_where_it_is(tmp_path: Path) -> None:
    head = ["企业名称", "诉求事项", "承办单位", "受理日期", "办结时限", "是否办结"]
    rows = [
        [
            f"示例{n}公司",
            f"用电增容{n}",
            "旗能源局",
            "2021-5-6",
            "2021-6-6",
            "否" if n % 2 else "是",
        ]
        for n in range(6)
    ]
    read = understood(a_file(tmp_path, {"诉求": [["企业诉求办理台账"], head, *rows]}))
    assert _states_of_requests(read) == ["已办结", None] * 3
