"""A file that keeps the server busy too long is refused with its place, and only that file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from data.importer import Intake, understand
from data.texts import text
from tests.builders.ledger_files import a_file, understood

HEADER = ["项目编号", "项目名称", "阶段", "计划总投资（万元）", "签约日期"]


def sheets(number: int) -> dict[str, list[list[object]]]:
    return {
        f"台账{n}": [
            HEADER,
            *([f"P{n}{m}", f"示例项目{n}{m}", "签约", 100, "2021-03-01"] for m in "123"),
        ]
        for n in range(number)
    }


class Counted:
    """A clock that is far beyond any limit from one look on."""

    def __init__(self, late_at: int | None = None) -> None:
        self.looks = 0
        self.late_at = late_at

    def __call__(self) -> float:
        self.looks += 1
        return 1e6 if self.late_at is not None and self.looks >= self.late_at else 0.0


def on(clock: Counted, *files: Path) -> Intake:
    return understand(
        [(file, file.name) for file in files],
        unit="旗招商局",
        as_of=date(2021, 12, 31),
        clock=clock,
    )


def looks_at(file: Path) -> int:
    """How often the clock is looked at until the file is through."""
    clock = Counted()
    assert on(clock, file).files[0].refusal is None
    return clock.looks


def late_at(look: int, file: Path) -> Intake:
    """The file understood with the time over at a look: nothing looks again after that."""
    clock = Counted(look)
    intake = on(clock, file)
    assert clock.looks == look
    return intake


def test_nothing_of_a_file_that_is_late_is_taken_over(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_UNDERSTAND_SECONDS", "3")
    file = a_file(tmp_path, sheets(6), "长.xlsx")
    intake = late_at(looks_at(file), file)
    (report,) = intake.files
    assert report.status == "refused"
    assert report.refusal is not None
    assert report.refusal.code == "refused-understanding-time"
    assert report.refusal.arguments == {"seconds": "3", "sheet": "台账5"}
    assert (report.sheets, report.issues, intake.drafts) == ((), (), ())


def test_the_sheet_that_was_looked_at_is_named(tmp_path):
    file = a_file(tmp_path, sheets(6), "长.xlsx")
    (first,) = late_at(2, file).files
    (last,) = late_at(looks_at(file), file).files
    assert first.refusal is not None
    assert last.refusal is not None
    assert first.refusal.arguments["sheet"] == "台账0"
    assert last.refusal.arguments["sheet"] == "台账5"


def test_one_wide_sheet_is_left_in_the_middle(tmp_path):
    wide = [[f"甲{n}乙" for n in range(300)], ["文字"] * 300, ["文字"] * 300]
    file = a_file(tmp_path, {"宽": wide, "台账": sheets(1)["台账0"]})
    assert looks_at(file) > 300
    (report,) = late_at(150, file).files
    assert report.refusal is not None
    assert report.refusal.arguments["sheet"] == "宽"


def test_every_finding_of_a_table_is_a_look(tmp_path):
    def rows(amount: object) -> dict[str, list[list[object]]]:
        return {"台账": [HEADER, *([f"P{n}", f"示例{n}", "签约", amount, None] for n in range(50))]}

    good, bad = a_file(tmp_path, rows(100), "好.xlsx"), a_file(tmp_path, rows("面议"), "坏.xlsx")
    assert looks_at(bad) >= looks_at(good) + 50


def test_each_file_has_its_own_time(tmp_path):
    one = a_file(tmp_path, sheets(1), "一.xlsx")
    two = a_file(tmp_path, sheets(2), "二.xlsx")
    clock = Counted(looks_at(one) + 1)  # with the look at which the second file begins
    first, second = on(clock, one, two).files
    assert first.refusal is None
    assert [sheet.rows_loaded for sheet in first.sheets] == [3]
    assert second.refusal is None  # it began late, and nothing took it any time


def test_a_thousand_equal_sheets_are_a_thousand_warnings_at_most(tmp_path):
    """Each sheet names the first that holds its projects, not every other one."""
    same = next(iter(sheets(1).values()))
    report = understood(a_file(tmp_path, {f"表{n}": same for n in range(12)})).files[0]
    told = [issue for issue in report.issues if issue.code == "projects-in-two-sheets"]
    assert [(issue.sheet, issue.arguments["sheet"]) for issue in told] == [
        (f"表{n}", "表0") for n in range(1, 12)
    ]
    assert {issue.arguments["count"] for issue in told} == {"3"}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_sentence_says_how_long_and_where(language):
    said = text(language, "refused-understanding-time", seconds="120", sheet="台账3")
    assert "120" in said
    assert "台账3" in said
