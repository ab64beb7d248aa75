"""A file with more findings than anybody could go through is refused, and only that file."""

from __future__ import annotations

import pytest

from tests.builders.ledger_files import a_file, codes, understood

HEADER = ["项目名称", "阶段", "计划总投资（万元）", "签约日期"]


def rows(count: int, amount: object, day: object = "2021-03-01") -> list[list[object]]:
    return [HEADER, *([f"示例项目{n:02}", "签约", amount, day] for n in range(count))]


@pytest.fixture
def at_most(monkeypatch):
    def set_to(count: int) -> None:
        monkeypatch.setenv("SIGNBOARD_ISSUES", str(count))

    return set_to


def test_one_more_than_the_limit_is_refused_and_the_other_file_goes_on(tmp_path, at_most):
    at_most(5)
    bad = a_file(tmp_path, {"台账": rows(6, "见附件")}, "坏.xlsx")
    good = a_file(tmp_path, {"台账": rows(3, "见附件")}, "好.xlsx")
    refused, taken = understood(bad, good).files
    assert refused.refusal is not None
    assert refused.refusal.code == "refused-too-many-issues"
    assert refused.refusal.arguments == {"limit": "5"}
    assert (refused.status, refused.sheets, refused.issues) == ("refused", (), ())
    assert taken.status == "issues"
    assert [cell for code, cell in codes(taken) if code == "amount-words"] == ["C2", "C3", "C4"]


def test_findings_of_all_columns_and_sheets_count_together(tmp_path, at_most):
    at_most(5)
    wide = a_file(tmp_path, {"台账": rows(3, "见附件", "见附件")}, "宽.xlsx")
    two = a_file(tmp_path, {"台账一": rows(3, "见附件"), "台账二": rows(3, "面议")}, "两.xlsx")
    for report in understood(wide, two).files:
        assert report.refusal is not None
        assert report.refusal.code == "refused-too-many-issues"


def test_nothing_of_a_refused_file_is_drafted(tmp_path, at_most):
    at_most(5)
    intake = understood(a_file(tmp_path, {"台账": rows(6, "见附件")}))
    assert intake.drafts == ()
