"""Limits as settings, and how many reading processes work at once."""

from __future__ import annotations

import os
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from data.commands.main import main
from data.environment import SettingError
from data.files import open_workbook
from data.files.grid import Refusal, Workbook
from data.files.limits import Limits, limits_set
from data.files.sandbox import client as asking
from data.files.sandbox import client as processes
from tests.builders.workbooks import Sheet, a_csv, a_workbook

# Leaves a mark while it is at work, and takes its time.
_SLOW = """
import os, sys, time
from pathlib import Path
sys.stdin.readline()
mark = Path("{folder}") / f"at-work-{{os.getpid()}}"
mark.touch()
with open("{folder}/seen", "a") as seen:
    time.sleep(0.1)
    seen.write(f"{{len(list(Path('{folder}').glob('at-work-*')))}}\\n")
time.sleep(0.2)
mark.unlink()
"""


@pytest.fixture
def turns(monkeypatch):
    """Counts turns anew; the setting is read once in a process."""

    def set_to(count: int) -> None:
        monkeypatch.setenv("SIGNBOARD_READERS", str(count))
        asking.turns.cache_clear()

    yield set_to
    monkeypatch.undo()
    asking.turns.cache_clear()


@pytest.mark.parametrize("at_once", [1, 2])
def test_six_uploads_at_once_wait_their_turn(tmp_path, monkeypatch, turns, at_once):
    turns(at_once)
    (tmp_path / "data" / "files" / "sandbox").mkdir(parents=True)
    program = _SLOW.format(folder=tmp_path.as_posix())
    (tmp_path / "data" / "files" / "sandbox" / "worker.py").write_text(program, encoding="utf-8")
    monkeypatch.setattr(processes, "ROOT", tmp_path)
    monkeypatch.setattr(processes, "FORKS", False)
    monkeypatch.setattr(asking, "_idle", asking._Idle())
    upload = tmp_path / "upload.csv"
    upload.write_bytes(b"a,b\n1,2\n")
    with ThreadPoolExecutor(6) as uploads:
        answers = list(uploads.map(lambda _: open_workbook(upload, "a.csv"), range(6)))
    assert [answer.code for answer in answers if isinstance(answer, Refusal)] == (
        ["refused-crash"] * 6
    )
    seen = [int(line) for line in (tmp_path / "seen").read_text().split()]
    assert len(seen) == 6
    assert max(seen) == at_once


def test_six_real_uploads_at_once_all_come_over(tmp_path):
    paths = []
    for number in range(6):
        path = tmp_path / f"{number}.xlsx"
        path.write_bytes(a_workbook(Sheet(rows=[["项目名称"], [f"示例项目{number:02}"]])))
        paths.append(path)
    with ThreadPoolExecutor(6) as uploads:
        books = list(uploads.map(lambda path: open_workbook(path, path.name), paths))
    found = [
        book.grids[0].columns[0].raw[1].as_py() for book in books if isinstance(book, Workbook)
    ]
    assert found == [f"示例项目{number:02}" for number in range(6)]


def test_a_turn_is_given_back_whatever_becomes_of_the_reader(tmp_path, turns):
    turns(1)
    upload = tmp_path / "upload.csv"
    upload.write_bytes(b"a,b\n1,2\n")
    for _ in range(3):
        answer = open_workbook(upload, "a.csv", Limits(seconds=0))
        assert isinstance(answer, Refusal)
    done = threading.Event()
    threading.Thread(target=lambda: (open_workbook(upload, "a.csv"), done.set())).start()
    assert done.wait(300)


def test_limits_are_settings(tmp_path, monkeypatch):
    upload = tmp_path / "upload.csv"
    upload.write_bytes(a_csv([["项目名称", "投资"]] * 400))
    assert limits_set() == Limits()
    monkeypatch.setenv("SIGNBOARD_CELLS", "799")
    answer = open_workbook(upload, "a.csv")
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.arguments["limit"]) == ("refused-too-many-cells", "799")
    monkeypatch.setenv("SIGNBOARD_CELLS", "800")
    assert isinstance(open_workbook(upload, "a.csv"), Workbook)
    upload.write_bytes(b"x" * (1 << 20) + b"y")
    monkeypatch.setenv("SIGNBOARD_FILE_MB", "1")
    answer = open_workbook(upload, "a.csv")
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.arguments["limit"]) == ("refused-file-size", "1.0")


@pytest.mark.parametrize("value", ["0", "-5", "2.5", "lots", "１"])
def test_a_setting_that_is_none_is_said_by_name(tmp_path, monkeypatch, capsys, value):
    monkeypatch.setenv("SIGNBOARD_READ_SECONDS", value)
    with pytest.raises(SettingError) as caught:
        limits_set()
    assert caught.value.name == "SIGNBOARD_READ_SECONDS"
    upload = tmp_path / "upload.csv"
    upload.write_bytes(b"a,b\n1,2\n")
    assert main(["check", str(upload)]) == 2
    said = capsys.readouterr().err
    assert "SIGNBOARD_READ_SECONDS" in said
    assert value in said


def test_every_setting_is_documented(monkeypatch):
    from pathlib import Path

    root = Path(__file__).parents[3]
    words = (root / "docs" / "robustness.md").read_text(encoding="utf-8")
    source = (root / "data" / "files" / "limits.py").read_text(encoding="utf-8")
    names = {part.split('"')[0] for part in source.split('"SIGNBOARD_')[1:]}
    assert len(names) == 13
    assert [name for name in names if f"SIGNBOARD_{name}" not in words] == []
    assert os.environ.get("SIGNBOARD_READERS") is None
