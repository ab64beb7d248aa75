"""The corpus run over a few generated files: a small part of what the large folder tries."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from data.files import open_workbook
from data.files.grid import Workbook
from data.importer import understand
from tests.builders.ledger_files import AS_OF
from tests.builders.workbooks import Sheet, a_csv, a_raw_workbook, a_workbook, an_ods, an_xls
from tools.corpus import __main__ as corpus
from tools.corpus.accounting import unaccounted
from tools.corpus.second_reader import compared, second_reading

pytestmark = pytest.mark.server

ROOT = Path(__file__).resolve().parents[2]
LEDGER = [
    ["2021年签约项目台账"],
    ["项目名称", "阶段", "签约日期", "计划总投资（万元）"],
    ["示例项目01", "签约", "2021.3.1", 1200],
    ["示例项目02", "洽谈", "待定", "面议"],
    ["合计", None, None, 1200],
]


def written(folder: Path, **files: bytes) -> Path:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return folder


def run(folder: Path) -> tuple[int, dict]:
    """As from the command line: a process that reads sheets is no place for a page's tests."""
    words = [sys.executable, "-m", "tools.corpus", str(folder), "--json", "--jobs", "1"]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    return ended.returncode, json.loads(ended.stdout)


def test_good_bad_and_hostile_files_in_one_folder(tmp_path):
    folder = written(
        tmp_path,
        a_xlsx=a_workbook(Sheet("台账", rows=LEDGER)),
        b_xls=an_xls(Sheet("台账", rows=LEDGER)),
        c_csv=a_csv(LEDGER, encoding="gb18030"),
        d_ods=an_ods('<table:table table:name="空"/>'),
        e_xlsx=a_workbook(Sheet(rows=LEDGER))[:900],
        f_xlsx=a_raw_workbook(b"<worksheet><sheetData>" + b" " * (40 << 20)),
    )
    code, told = run(folder)
    failed = [(one["name"], one["end"], one["words"], one["second"]) for one in told["files"]]
    assert code == 0, failed
    summary = told["summary"]
    assert (summary["files"], summary["opened"], summary["used"]) == (6, 4, 3)
    assert (summary["crashed"], summary["hung"], summary["half_read"]) == (0, 0, 0)
    assert summary["refused"] == {
        "refused-nothing-written": 1,
        "refused-truncated": 1,
        "refused-unpacked-size": 1,
    }
    assert summary["compared_files"] == 2
    assert (summary["compared_lost"], summary["compared_other"]) == (0, 0)
    assert summary["compared_same"] == 2 * 15


def test_without_a_folder_it_asks_for_one(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["corpus", "/nowhere"])
    assert corpus.main() == 2
    assert "FOLDER" in capsys.readouterr().err


@pytest.fixture
def opened(tmp_path):
    path = tmp_path / "台账.xlsx"
    path.write_bytes(a_workbook(Sheet("台账", rows=LEDGER)))
    workbook = open_workbook(path, path.name)
    assert isinstance(workbook, Workbook)
    return path, workbook


def test_a_row_that_no_report_speaks_of_is_found(opened):
    path, workbook = opened
    report = understand([(path, path.name)], unit="旗招商局", as_of=AS_OF).files[0]
    assert unaccounted(workbook, report) == []
    (sheet,) = report.sheets
    silent = replace(report, sheets=(replace(sheet, not_data=sheet.not_data[:1]),))
    assert unaccounted(workbook, silent) == ["台账: 5 used rows, 4 told of"]


def test_a_cell_that_only_the_second_reader_has_is_lost_and_one_that_differs_is_told(opened):
    path, workbook = opened
    second = second_reading(path)
    assert compared(workbook, second).lost == []
    cells = dict(second.sheets["台账"])
    cells[9, 1] = "第九行"
    cells[3, 4] = 1300
    beside = compared(workbook, replace(second, sheets={"台账": cells}))
    assert beside.lost == ["台账!A9 ('第九行')"]
    assert beside.other == ["台账!D3 ('1200' / 1300)"]
