"""The process that reads: an answer, a refusal, and what becomes of one that dies."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import pytest

from data.files import open_workbook
from data.files.grid import Kind, Refusal, Workbook
from data.files.limits import Limits
from data.files.sandbox import client as asking
from data.files.sandbox import client as processes
from tests.builders.workbooks import Sheet, a_csv, a_workbook, an_ods, an_xls
from tests.data.files.reading import cells_of

ROOT = Path(__file__).resolve().parents[3]


def stored(folder: Path, data: bytes) -> Path:
    path = folder / "upload.bin"
    path.write_bytes(data)
    return path


def test_a_workbook_comes_over_whole(tmp_path):
    sheets = [
        Sheet("签约", rows=[["项目名称", "投资"], ["示例项目01", 1.5]], formats={"B2": "0.00"}),
        Sheet("空"),
        Sheet("隐藏", rows=[["x"]], at="C3", state="hidden", merges=["C3:D3"]),
    ]
    name = "../../etc/台账.xlsx"
    book = open_workbook(stored(tmp_path, a_workbook(*sheets)), name)
    assert isinstance(book, Workbook)
    assert (book.file_name, book.reader, len(book.sha256)) == (name, "sheet-xml", 64)
    first, empty, hidden = book.grids
    assert cells_of(first)["B2"] == (Kind.NUMBER, "1.5", "0.00")
    assert empty.height == 0
    assert (hidden.visibility, hidden.first_row, len(hidden.merges)) == ("hidden", 3, 1)
    assert list(cells_of(hidden)) == ["C3"]


_LOADED_WHILE_READING = """
import io, sys
sys.argv = ["child"]
from data.files.sandbox import protocol, worker
from data.files.limits import Limits
from data.files.content import read_file
sys.meta_path.insert(0, worker._WithoutPandas())
worker._load_the_rest()
before = set(sys.modules)
for path in sys.argv_of_test:
    protocol.send_grids(io.BytesIO(), *read_file(open(path, "rb").read(), path, Limits()))
print(*sorted(set(sys.modules) - before))
"""


@pytest.mark.server
def test_a_copy_loads_nothing_that_the_process_has_not_loaded(tmp_path):
    sheet = Sheet("签约", rows=[["项目名称", "日期"], ["示例项目01", date(2021, 3, 4)], ["", 1.5]])
    cell = "<table:table-cell office:value-type='string'><text:p>甲</text:p></table:table-cell>"
    table = f"<table:table table:name='a'><table:table-row>{cell}</table:table-row></table:table>"
    files = {
        "a.xlsx": a_workbook(sheet),
        "a.xls": an_xls(sheet),
        "a.ods": an_ods(table),
        "a.csv": a_csv(sheet.rows, encoding="gb18030"),
    }
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    paths = [str(tmp_path / name) for name in files]
    program = _LOADED_WHILE_READING.replace("sys.argv_of_test", repr(paths))
    words = [sys.executable, "-c", program]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_a_refusal_comes_over_with_its_arguments(tmp_path):
    answer = open_workbook(stored(tmp_path, a_workbook(Sheet("密", rows=[["秘密"]]))), "a.xlsx")
    assert isinstance(answer, Refusal)
    assert answer.code == "refused-marked-cell"
    assert answer.arguments == {"mark": "秘密", "sheet": "密", "cell": "A1"}


def test_a_file_beyond_the_size_is_not_even_read(tmp_path):
    answer = open_workbook(stored(tmp_path, b"x" * 2048), "a.csv", Limits(file_bytes=1024))
    assert isinstance(answer, Refusal)
    assert answer.code == "refused-file-size"


def test_a_reader_that_does_not_end_is_ended(tmp_path):
    data = a_workbook(Sheet(rows=[["a"]]))
    answer = open_workbook(stored(tmp_path, data), "a.xlsx", Limits(seconds=0))
    assert isinstance(answer, Refusal)
    assert (answer.code, answer.arguments) == ("refused-time", {"seconds": "0"})


@pytest.mark.skipif(sys.platform == "win32", reason="the system has no such limit")
def test_a_reader_that_needs_too_much_memory_is_refused(tmp_path):
    rows = [[f"示例项目{i}", *range(20)] for i in range(3000)]
    limits = Limits(memory_bytes=4 << 20)
    answer = open_workbook(stored(tmp_path, a_workbook(Sheet(rows=rows))), "a.xlsx", limits)
    assert isinstance(answer, Refusal)
    assert answer.code in ("refused-memory", "refused-crash")


@pytest.mark.parametrize(
    "program", ["import os; os.abort()", "raise SystemError('panic')", "print('half an answer')"]
)
def test_a_reader_that_dies_is_a_refusal(tmp_path, monkeypatch, program):
    """A library that aborts takes its process with it, and only that."""
    (tmp_path / "data" / "files" / "sandbox").mkdir(parents=True)
    (tmp_path / "data" / "files" / "sandbox" / "worker.py").write_text(program, encoding="utf-8")
    asking.end_readers()
    with monkeypatch.context() as patch:
        patch.setattr(processes, "ROOT", tmp_path)
        answer = open_workbook(stored(tmp_path, b"a,b\n1,2\n"), "a.csv")
    assert isinstance(answer, Refusal)
    assert answer.code == "refused-crash"


def test_files_are_read_one_after_another_by_copies_of_one_process(tmp_path):
    path = stored(tmp_path, a_workbook(Sheet(rows=[["a"]])))
    broken = tmp_path / "broken"
    broken.write_bytes(b"PK\x05\x06")
    asking.end_readers()
    with asking.readers_kept_ready():
        (waiting,) = asking._idle._processes
        for _ in range(3):
            assert isinstance(open_workbook(path, "a.xlsx"), Workbook)
            assert isinstance(open_workbook(broken, "a.xlsx"), Refusal)
            assert asking._idle._processes == [waiting]
        waiting._process.kill()
        waiting._process.wait()
        assert isinstance(open_workbook(path, "a.xlsx"), Workbook)
        (last,) = asking._idle._processes
        assert last is not waiting
    assert not last.is_alive()
    assert asking._idle._processes == []


@pytest.mark.parametrize("at_work", ["os.abort()", "print('half', flush=True)"])
def test_what_a_file_does_to_a_copy_leaves_the_process_ready(tmp_path, monkeypatch, at_work):
    """A copy that aborts, or never ends, is one refusal; the next file finds a reader."""
    package = tmp_path / "data" / "files" / "sandbox"
    package.mkdir(parents=True)
    real = (ROOT / "data" / "files" / "sandbox" / "worker.py").read_text(encoding="utf-8")
    head, mark, tail = real.partition("    from data.files.content import read_file\n")
    assert mark
    hurt = f"    if 'hurt' in request['file_name']:\n        {at_work}\n        while True: pass\n"
    (package / "worker.py").write_text(head + mark + hurt + tail, encoding="utf-8")
    for name in ("data", "data/files", "data/files/sandbox"):
        (tmp_path / name / "__init__.py").write_text(
            f"__path__.append({str(ROOT / name)!r})", encoding="utf-8"
        )
    path = stored(tmp_path, a_workbook(Sheet(rows=[["a"]])))
    asking.end_readers()
    with monkeypatch.context() as patch:
        patch.setattr(processes, "ROOT", tmp_path)
        try:
            assert isinstance(open_workbook(path, "a.xlsx"), Workbook)
            (waiting,) = asking._idle._processes
            answer = open_workbook(path, "hurt.xlsx", Limits(seconds=2))
            assert isinstance(answer, Refusal)
            assert answer.code == ("refused-crash" if "abort" in at_work else "refused-time")
            assert isinstance(open_workbook(path, "a.xlsx"), Workbook)
            assert asking._idle._processes == [waiting]
        finally:
            asking.end_readers()


@pytest.mark.server
def test_a_copy_ends_with_the_process_that_asked(tmp_path):
    """Nobody is left to stop it by the clock: it is ended at once."""
    program = (
        "import os, socket, sys\n"
        "from data.files.sandbox import client as processes\n"
        "reader = processes.start_process()\n"
        "answer, given = os.pipe()\n"
        "socket.send_fds(reader._line, [b'?'], [given])\n"
        "os.mkfifo(sys.argv[1])\n"
        "import json\n"
        "from dataclasses import asdict\n"
        "from data.files.limits import Limits\n"
        "request = {'path': sys.argv[1], 'file_name': 'a.csv', 'limits': asdict(Limits())}\n"
        "reader._line.sendall(json.dumps(request).encode() + b'\\n')\n"
        "print(reader._said.readline().decode(), flush=True)\n"
        "os._exit(0)\n"
    )
    words = [sys.executable, "-c", program, str(tmp_path / "endless.csv")]
    done = subprocess.run(words, capture_output=True, check=True, cwd=ROOT, text=True)
    copy = int(done.stdout)
    until = time.monotonic() + 60
    while is_running := Path(f"/proc/{copy}").exists():
        if time.monotonic() > until:
            os.kill(copy, signal.SIGKILL)
            break
        time.sleep(0.1)
    assert not is_running, "the copy went on without anybody to ask for it"


def test_a_system_without_fork_reads_in_an_interpreter_of_its_own(tmp_path, monkeypatch):
    path = stored(tmp_path, a_workbook(Sheet(rows=[["a"]])))
    monkeypatch.setattr(processes, "FORKS", False)
    asking.end_readers()
    with asking.readers_kept_ready():
        (waiting,) = asking._idle._processes
        assert isinstance(open_workbook(path, "a.xlsx"), Workbook)
        assert not waiting.is_alive()
        late = open_workbook(path, "a.xlsx", Limits(seconds=0))
        assert isinstance(late, Refusal)
        assert late.code == "refused-time"
    assert asking._idle._processes == []


def test_a_path_that_is_not_there_is_an_error_of_the_program(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_workbook(tmp_path / "missing.xlsx", "a.xlsx")


@pytest.mark.server
def test_the_reading_process_loads_neither_database_nor_screen(tmp_path):
    """It must start in a fifth of a second; pandas alone would take longer."""
    path = stored(tmp_path, a_workbook(Sheet(rows=[["a"]])))
    request = json.dumps({"path": str(path), "file_name": "a.xlsx", "limits": {}}) + "\n"
    done = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "data.files.sandbox.worker"],
        input=request.encode(),
        capture_output=True,
        check=True,
        cwd=ROOT,
        env=os.environ,
    )
    loaded = {line.rpartition("|")[2].strip() for line in done.stderr.decode().splitlines()}
    assert "pyarrow.lib" in loaded
    assert not loaded & {
        "pandas.core",
        "duckdb",
        "pydantic",
        "streamlit",
        "fluent.runtime",
        "openpyxl",
    }
