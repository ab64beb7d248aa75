"""Bench (a), the reading part: a file → grids in a process of its own.

Beside it, in the same run and on the same files: the floor (unzip + an XML parser without
handlers), fastexcel, and pandas + openpyxl. Run with
``python -m tools.bench.read [rows …]``; default 200 10000 100000, pandas + openpyxl only
up to 10,000 rows unless ``--all``.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from xml.parsers import expat

from data.files import open_workbook
from data.files.grid import Workbook
from data.files.limits import Limits
from data.files.sandbox.client import readers_kept_ready, reading_environment
from tests.builders.workbooks import Sheet, Value, a_workbook

COLUMNS = 25
ROUNDS = 3
_PAUSE = 1.0  # a person between two files: the next process is up again
_STAGES = ("发起", "考察", "洽谈", "签约", "开工", "建设", "投产")


def a_ledger(rows: int) -> bytes:
    """A project sheet: names, stages, dates, amounts and shares with their formats."""
    names: list[Value] = [f"列{column}" for column in range(COLUMNS)]
    table: list[list[Value]] = [names]
    for row in range(rows):
        cells: list[Value] = []
        for column in range(COLUMNS):
            seed = (row * 7919 + column * 104729) % 99991
            cells.append(
                (
                    f"示例项目{row:06d}-{column}",
                    seed / 100,
                    round(seed / 99991, 4),
                    40000 + seed % 5000,
                    _STAGES[seed % len(_STAGES)],
                    seed,
                )[column % 6]
            )
        table.append(cells)
    formats = {}
    for column in range(COLUMNS):
        code = {1: "#,##0.00", 2: "0.00%", 3: "yyyy-mm-dd"}.get(column % 6)
        if code:
            formats[chr(ord("A") + column)] = code
    return a_workbook(Sheet("项目台账", rows=table, formats=formats))


def timed(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """Median seconds on the clock."""
    seconds = []
    for _ in range(rounds):
        start = time.perf_counter()
        action()
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def floor(path: Path) -> None:
    """Unpack and parse, keep nothing."""
    with zipfile.ZipFile(path) as package:
        for part in ("xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"):
            parser = expat.ParserCreate()
            with package.open(part) as stream:
                while data := stream.read(1 << 20):
                    parser.Parse(data)


def with_fastexcel(path: Path) -> None:
    import fastexcel

    sheet = fastexcel.read_excel(path).load_sheet(0, header_row=None, dtypes="string")
    sheet.to_arrow_with_errors()


def with_pandas(path: Path) -> None:
    import pandas

    pandas.read_excel(path, header=None, engine="openpyxl")


def ours(path: Path) -> None:
    book = open_workbook(path, path.name)
    if not isinstance(book, Workbook):
        raise SystemExit(f"{path.name} was refused: {book.code}")


# Asked of a small process in between: a child counts the memory of the one that starts it.
_LAUNCHER = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def ours_when_ready(path: Path) -> float:
    """Median seconds where a reading process was waiting, as in the running app."""
    seconds = []
    with readers_kept_ready():
        for _ in range(ROUNDS):
            time.sleep(_PAUSE)
            start = time.perf_counter()
            ours(path)
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def peak_of_child(path: Path) -> float:
    """Peak resident memory of the reading process in MB."""
    request = {"path": str(path), "file_name": path.name, "limits": asdict(Limits())}
    done = subprocess.run(
        [sys.executable, "-c", _LAUNCHER, sys.executable, "-m", "data.files.sandbox.worker"],
        input=json.dumps(request).encode() + b"\n",
        capture_output=True,
        check=True,
        env=reading_environment(os.environ),
    )
    return int(done.stdout) / 1024


def written(rows: int, folder: Path) -> Path:
    """A ledger as a file, written by another process: this one stays small."""
    path = folder / f"{rows}.xlsx"
    command = [sys.executable, "-m", "tools.bench.read", "--write", str(path), str(rows)]
    subprocess.run(command, check=True)
    return path


def measure(rows: int, folder: Path, *, with_everything: bool) -> dict[str, float]:
    """Seconds of each way, the child's peak memory in MB, and the file's size in MB."""
    path = written(rows, folder)
    result = {
        "file_mb": path.stat().st_size / 2**20,
        "peak_mb": peak_of_child(path),
        "floor": timed(lambda: floor(path)),
        "ours": timed(lambda: ours(path)),
        "ready": ours_when_ready(path),
        "fastexcel": timed(lambda: with_fastexcel(path)),
    }
    if with_everything or rows <= 10_000:
        result["pandas"] = timed(lambda: with_pandas(path), 1)
    return result


def main() -> None:
    if sys.argv[1:2] == ["--write"]:
        Path(sys.argv[2]).write_bytes(a_ledger(int(sys.argv[3])))
        return
    sizes = [int(word) for word in sys.argv[1:] if word.isdigit()] or [200, 10_000, 100_000]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = written(1, folder)
        start = timed(lambda: ours(small))
        print(f"start of the reading process (one row): {start:.2f} s")
        print(
            f"{'rows':>8} {'MB':>6} {'floor':>7} {'ours':>7} {'ready':>7} {'÷floor':>7}",
            end="",
        )
        print(f" {'fastexcel':>9} {'pandas':>7} {'pandas÷':>7} {'peak MB':>8}")
        for rows in sizes:
            found = measure(rows, folder, with_everything="--all" in sys.argv)
            pandas = found.get("pandas")
            print(
                f"{rows:>8} {found['file_mb']:>6.1f} {found['floor']:>7.3f} {found['ours']:>7.3f} "
                f"{found['ready']:>7.3f} {found['ready'] / found['floor']:>7.1f} "
                f"{found['fastexcel']:>9.3f} "
                + (f"{pandas:>7.2f} {pandas / found['ready']:>7.1f}" if pandas else f"{'':>15}")
                + f" {found['peak_mb']:>8.0f}"
            )


if __name__ == "__main__":
    main()
