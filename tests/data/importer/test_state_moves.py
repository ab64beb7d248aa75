"""States of requests on import: a skipped step and a missing reason are issues at their cells."""

from __future__ import annotations

from datetime import date

import pytest

from data.importer.importer import Belonging, Importer, Upload
from data.issues import issue_message
from tests.builders.own_ledgers import an_office
from tests.builders.own_lists import publish_list
from tests.builders.workbooks import Sheet, a_workbook

HEADERS = (
    "企业名称",
    "诉求内容",
    "受理日期",
    "办理单位",
    "办理状态",
    "办结日期",
    "无法办理原因",
    "联系电话",
)


def rows(*states, reason=None):
    """A request a state, each of a company of its own."""
    return [
        [
            f"示例{at}号公司",
            "用电扩容",
            date(2021, 11, 1),
            "示例能源局",
            state,
            date(2021, 12, 1) if state == "办结" else None,
            reason,
            "13800000009",
        ]
        for at, state in enumerate(states)
    ]


@pytest.fixture
def said(tmp_path, monkeypatch):
    """``said(before, now)`` → (code, cell) of the issues about states of the later sheet."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))

    def of(before, now):
        with an_office(tmp_path) as store:
            if before:
                publish_list(store, tmp_path, "企业诉求", HEADERS, before, date(2021, 11, 30))
            path = tmp_path / "诉求.xlsx"
            sheet = Sheet("企业诉求", [["企业诉求情况表"], list(HEADERS), *now])
            path.write_bytes(a_workbook(sheet))
            upload = Upload.of([(path, path.name)], Belonging("示例局", date(2021, 12, 31)))
            (file,) = Importer(store).understand(upload).files
            return [
                (one.code, one.cell, issue_message(one, "zh"))
                for one in file.issues
                if one.code.startswith("state-")
            ]

    return of


def test_accepted_and_closed_without_handling_is_an_issue_at_its_cell(said):
    ((code, cell, message),) = said(rows("受理", "办理", "转办"), rows("办结", "办结", "办理"))
    assert (code, cell) == ("state-jumped", "E3")
    assert "“已受理”直接到了“已办结”" in message
    assert "办理中" in message


def test_what_stays_or_moves_as_declared_is_none(said):
    assert said(rows("受理", "办结", "办理"), rows("受理", "重办", "办结")) == []


def test_the_first_sheet_has_nothing_to_jump_from(said):
    assert said(None, rows("办结", "回访")) == []


def test_what_cannot_be_done_says_why(said):
    ((code, cell, message),) = said(None, rows("无法办理", "办理"))
    assert (code, cell) == ("state-unexplained", "E3")
    assert "无法办理原因" in message
    assert said(None, rows("无法办理", reason="不属本级权限")) == []
