"""Understanding in a process of its own: the same as here, and what becomes of one that ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest

from data.drafts import BatchDraft
from data.files.sandbox import client
from data.importer import Intake, Progress, understand
from data.importer.importer import Belonging, Importer, Upload
from data.importer.sandboxed import ImportContext, understand_apart
from data.store import Store
from data.texts import text
from tests.builders.ledger_files import a_file, understood

UNIT, DAY = "旗招商局", date(2021, 12, 31)
HEADER = ["项目编号", "项目名称", "阶段", "计划总投资（万元）", "签约日期"]
IDS = ("batch_id", "sheet_id")


def sheets(number: int) -> dict[str, list[list[object]]]:
    return {
        f"台账{n}": [
            HEADER,
            *([f"P{n}{m}", f"示例项目{n}{m}", "签约", 100, "2021-03-01"] for m in "123"),
        ]
        for n in range(number)
    }


def two_files(folder: Path) -> list[tuple[Path, str]]:
    one, two = a_file(folder, sheets(1), "一.xlsx"), a_file(folder, sheets(30), "二.xlsx")
    return [(one, "一.xlsx"), (two, "二.xlsx")]


def content(draft: BatchDraft) -> dict[str, object]:
    """The rows of a draft without the ids that are made anew each time."""
    return {
        name: [
            {key: value for key, value in row.items() if key not in IDS}
            for row in table.to_pylist()
        ]
        for name, table in draft.tables.items()
    }


def copies_at_work() -> list[int]:
    """Group leaders among the reading processes that were started from here."""
    parents: dict[int, int] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with suppress(OSError):
                stat = (entry / "stat").read_text().rpartition(")")[2].split()
                parents[int(entry.name)] = int(stat[1])
    mine = {os.getpid()}
    while more := {one for one, parent in parents.items() if parent in mine} - mine:
        mine |= more
    return [one for one in mine - {os.getpid()} if os.getpgid(one) == one and reads_files(one)]


def reads_files(process: int) -> bool:
    """A browser of other tests is a child of this process, too."""
    return b"data.files.sandbox" in Path(f"/proc/{process}/cmdline").read_bytes()


@pytest.mark.parametrize("forks", [True, False])
def test_drafts_issues_and_questions_are_those_of_understanding_here(tmp_path, monkeypatch, forks):
    if not forks:
        client.end_readers()
    monkeypatch.setattr(client, "FORKS", forks and client.FORKS)
    odd = [
        HEADER,
        ["P9", "示例项目9", "看情况", "面议", "2021年"],
        ["P8", "示例8", "签约", 3, None],
    ]
    files = [*two_files(tmp_path), (a_file(tmp_path, {"台账": odd}, "三.xlsx"), "三.xlsx")]
    here = understand(files, unit=UNIT, as_of=DAY)
    apart = understand_apart(files, ImportContext(UNIT, DAY))
    assert here.files == apart.files
    assert any(report.issues for report in apart.files)
    assert [content(draft) for draft in here.drafts] == [content(draft) for draft in apart.drafts]


def test_the_process_asks_for_the_rows_that_are_current(tmp_path):
    store = Store.open(tmp_path / "a.duckdb")
    rows = sheets(1)["台账0"]
    upload = Upload.of([(a_file(tmp_path, {"台账": rows}), "台账.xlsx")], Belonging(UNIT, DAY))
    importer = Importer(store)
    importer.publish(importer.understand(upload).drafts, by="示例")
    few = a_file(tmp_path, {"台账": rows[:2]}, "少.xlsx")
    next_month = Upload.of([(few, "少.xlsx")], Belonging(UNIT, date(2022, 1, 31)))
    (held,) = [one for one in importer.understand(next_month).open_questions if one.replacement]
    assert held.replacement is not None
    assert (held.replacement.before, len(held.replacement.gone)) == (3, 2)
    store.close()


def at_second(act: Callable[[], None], files: list[tuple[Path, str]]) -> Intake:
    """The files understood, with something done once the second sheet of the second is searched."""
    done: list[Progress] = []

    def told(now: Progress) -> None:
        if (now.file, now.sheet) == ("二.xlsx", "台账1") and not done:
            done.append(now)
            act()

    intake = understand_apart(files, ImportContext(UNIT, DAY), progress=told)
    assert done
    return intake


def end_copies(how: int = signal.SIGKILL) -> None:
    for one in copies_at_work():
        os.killpg(one, how)


def test_a_process_that_dies_costs_the_file_that_it_was_at(tmp_path):
    first, second = at_second(end_copies, two_files(tmp_path)).files
    assert first.refusal is None
    assert [sheet.rows_loaded for sheet in first.sheets] == [3]
    assert second.refusal is not None
    assert (second.status, second.refusal.code) == ("refused", "refused-crash")
    assert (second.sheets, second.issues) == ((), ())
    assert second.sha256


def test_a_file_that_takes_too_long_is_refused_with_its_sheet(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_UNDERSTAND_SECONDS", "4")
    intake = at_second(lambda: end_copies(signal.SIGSTOP), two_files(tmp_path))
    first, second = intake.files
    assert first.refusal is None
    assert second.refusal is not None
    assert second.refusal.code == "refused-understanding-time"
    assert second.refusal.arguments["seconds"] == "4"
    # The process may be a sheet further when it is stopped.
    assert second.refusal.arguments["sheet"] in sheets(30)
    (draft,) = intake.drafts
    assert draft.loaded_count == 3


def test_what_dies_while_files_are_held_together_costs_the_largest(tmp_path):
    done: list[Progress] = []

    def told(now: Progress) -> None:
        if now.step == "checking" and not done:
            done.append(now)
            end_copies(signal.SIGSTOP)  # it could be through before it is ended
            end_copies()

    intake = understand_apart(two_files(tmp_path), ImportContext(UNIT, DAY), progress=told)
    first, second = intake.files
    assert (first.refusal, second.refusal and second.refusal.code) == (None, "refused-crash")
    assert [draft.loaded_count for draft in intake.drafts] == [3]


def test_a_file_that_needs_too_much_memory_is_refused_and_only_that(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_UNDERSTAND_MEMORY_MB", "40")
    rows = [[f"P{n}", f"示例项目{n}", "签约", 100, "2021-03-01"] for n in range(80000)]
    small = a_file(tmp_path, sheets(1), "小.xlsx")
    large = a_file(tmp_path, {"台账": [HEADER, *rows]}, "大.xlsx")
    files = [(small, "小.xlsx"), (large, "大.xlsx")]
    first, second = understand_apart(files, ImportContext(UNIT, DAY)).files
    assert first.refusal is None
    assert second.refusal is not None
    assert second.refusal.code in ("refused-memory", "refused-crash")


def test_whoever_gives_up_leaves_no_process_at_work(tmp_path):
    class GivenUpError(Exception):
        pass

    def told(now: Progress) -> None:
        if now.step == "reading":
            raise GivenUpError

    files = two_files(tmp_path)
    with pytest.raises(GivenUpError):
        understand_apart(files, ImportContext(UNIT, DAY), progress=told)
    assert understand_apart(files, ImportContext(UNIT, DAY)).files[1].refusal is None


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


@pytest.mark.server
def test_the_process_loads_neither_database_nor_screen():
    program = (
        "import sys\n"
        "from data.files.sandbox import worker\n"
        "sys.meta_path.insert(0, worker._WithoutPandas())\n"
        "worker._prepare(worker.UNDERSTANDING)\n"
        "print(*sorted({name.split('.')[0] for name in sys.modules}))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[3],
        capture_output=True,
        text=True,
        check=True,
    )
    loaded = set(done.stdout.split())
    assert "pyarrow" in loaded
    assert not loaded & {"duckdb", "pandas", "streamlit", "plotly", "openpyxl"}
