"""What the app and the command line write is their account's alone; what is shared says so."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from data.environment import make_own_files_private, var_folder
from tests.builders.register_file import a_register

ROOT = Path(__file__).resolve().parents[2]
USUAL = 0o022


def mode(path):
    return path.stat().st_mode & 0o777


def run(var, *words):
    """A process as a shell with the usual mask starts it."""
    environment = {**os.environ, "SIGNBOARD_VAR": str(var)}
    environment.pop("LEDGER_DATABASE", None)
    asked = [sys.executable, *map(str, words)]
    done = subprocess.run(
        asked, cwd=ROOT, env=environment, umask=USUAL, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr


def test_the_command_line_writes_for_its_account_alone(tmp_path):
    file = a_register(tmp_path / "台账.xlsx", ("示例项目01", "签约", "2021-03-04", 100))
    var = tmp_path / "office" / "var"
    whose = ("--unit", "旗招商局", "--as-of", "2021-12-31")
    run(var, "-m", "data", "import", file, *whose)
    run(var, "-m", "data", "backup", tmp_path / "backups" / "a.duckdb")
    assert mode(var) == 0o711 and mode(var.parent) == 0o711
    assert mode(var / "signboard.duckdb") == 0o600
    assert mode(tmp_path / "backups" / "a.duckdb") == 0o600
    assert mode(tmp_path / "backups") == 0o700
    # What somebody asked for is sent on, as the mask of the one who asks says.
    run(var, "-m", "data", "annotate", file, "--unit", "旗招商局", "--out", tmp_path / "批注.xlsx")
    assert mode(tmp_path / "批注.xlsx") == 0o644


def test_the_app_does_so_too_and_leaves_the_inbox_open_to_its_group(tmp_path):
    """The application loaded as the server loads it, and a round of its inbox."""
    var = tmp_path / "var"
    script = """
import app
from pathlib import Path
from data.environment import var_folder
from data.inbox.job import Job, jobs_folder, write_private
from data.inbox.watcher import Inbox
from data.store import open_store
inbox = Inbox(open_store())
inbox._end_interrupted()
inbox._take_files()
(var_folder() / "inbox" / "示例局").mkdir()
(var_folder() / "inbox" / "示例局" / "a.csv").write_text("a")
(var_folder() / "inbox" / "示例局").chmod(0o750)
from data.inbox.receiving import receive
receive(inbox._store, var_folder() / "inbox" / "示例局" / "a.csv", is_fresh=False)
write_private(jobs_folder() / "x.answer", "")
inbox._worker.shutdown(wait=True)
"""
    run(var, "-c", script)
    unit = var / "inbox" / "示例局"
    assert (mode(var), mode(var / "errands")) == (0o711, 0o700)
    assert mode(var / "errands" / "x.answer") == mode(var / "signboard.duckdb") == 0o600
    assert (mode(var / "inbox"), mode(unit / "待处理")) == (0o775, 0o775)
    assert mode(unit / "待处理" / "a.csv.报告.txt") == 0o664
    assert mode(unit) == 0o750  # as the office has it


def test_what_an_earlier_release_left_open_is_closed(tmp_path, monkeypatch):
    var = tmp_path / "var"
    monkeypatch.setenv("SIGNBOARD_VAR", str(var))
    monkeypatch.setenv("LEDGER_DATABASE", str(tmp_path / "elsewhere.duckdb"))
    closed = [
        *("signboard.duckdb", "signboard.duckdb.wal", "access.json", "backups/before.duckdb"),
        *("errands/a.json", "due/ab/about.json", "rules/returns.toml", "uploads/1/00.xlsx"),
    ]
    left = ["inbox/示例局/待处理/a.xlsx.报告.txt", "somebody's.txt"]
    var_folder()
    for name in (*closed, *left):
        (var / name).parent.mkdir(parents=True, exist_ok=True)
        (var / name).write_text("x")
        (var / name).chmod(0o644)
    (tmp_path / "outside.txt").write_text("x")
    (tmp_path / "outside.txt").chmod(0o644)
    (var / "uploads" / "link").symlink_to(tmp_path / "outside.txt")
    (tmp_path / "elsewhere.duckdb").write_text("x")
    (tmp_path / "elsewhere.duckdb").chmod(0o644)
    for folder in (var, var / "errands", var / "due" / "ab", var / "inbox" / "示例局"):
        folder.chmod(0o775)
    make_own_files_private()
    assert {name: mode(var / name) for name in closed} == dict.fromkeys(closed, 0o600)
    assert {name: mode(var / name) for name in left} == dict.fromkeys(left, 0o644)
    folders = ("", "errands", "due/ab", "inbox/示例局")
    assert [mode(var / name) for name in folders] == [0o711, 0o700, 0o700, 0o775]
    assert mode(tmp_path / "elsewhere.duckdb") == 0o600
    assert mode(tmp_path / "outside.txt") == 0o644
