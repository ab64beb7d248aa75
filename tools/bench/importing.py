"""Bench (a): an uploaded register → committed → first snapshot, and what each step costs.

Every measurement is a process of its own that imports a small register first: the app is
warm when somebody uploads. Beside it, in the same run and on the same file: the floor
(unzip + an XML parser without handlers) and pandas + openpyxl, which give values without
addresses, types, issues or a database.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.bench.figures import number, print_table, resident_mb, timed
from tools.bench.read import floor, peak_of_child, with_fastexcel, with_pandas
from tools.bench.register import AS_OF, written

SIZES = (200, 10_000, 100_000)
ROUNDS = {200: 7, 10_000: 5, 100_000: 3}
STEPS = ("read", "understand", "publish", "snapshot")


def import_once(path: Path, folder: Path) -> dict[str, float]:
    """Milliseconds of every step of importing one file, and memory in MB."""
    from data.files import readers_kept_ready
    from data.importer import Progress
    from data.importer.importer import Belonging, Importer, Upload
    from data.store import Store

    database = folder / "bench.duckdb"
    store = Store.open(database)

    def run(file: Path, unit: str) -> dict[str, float]:
        marks: dict[str, float] = {}

        def told(progress: Progress) -> None:
            marks.setdefault(progress.step, time.perf_counter())

        begun = time.perf_counter()
        upload = Upload.of([(file, file.name)], Belonging(unit, AS_OF))
        intake = Importer(store).understand(upload, told)
        understood = time.perf_counter()
        report = intake.files[0]
        if report.status == "refused":
            raise SystemExit(f"the register was refused: {report.refusal}")
        loaded, issues = report.sheets[0].rows_loaded, len(report.issues)
        store.publish(intake.drafts, by="bench", base=store.sequence)
        published = time.perf_counter()
        committed_mb = resident_mb(what="VmHWM")
        store.worked_out(AS_OF)
        shown = time.perf_counter()
        opened = marks["reading"]
        return {
            "read": (opened - begun) * 1000,
            "understand": (understood - opened) * 1000,
            "publish": (published - understood) * 1000,
            "snapshot": (shown - published) * 1000,
            "committed": (published - begun) * 1000,
            "committed_mb": committed_mb,
            "loaded": loaded,
            "issues": issues,
        }

    with readers_kept_ready():
        first = run(folder / "warm.xlsx", "旗发改委")
        time.sleep(1)  # the next reading process starts meanwhile, as between two uploads
        found = run(path, "旗招商局")
    found["first"] = first["committed"]
    found["snapshot_mb"] = resident_mb(what="VmHWM")
    store.close()
    found["database_mb"] = database.stat().st_size / 2**20
    return found


def in_own_process(path: Path, rounds: int) -> dict[str, float]:
    """Medians of ``import_once`` over fresh processes with fresh databases."""
    found: list[dict[str, float]] = []
    for _ in range(rounds):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            (folder / "warm.xlsx").write_bytes(path.with_name("warm.xlsx").read_bytes())
            command = [sys.executable, "-m", "tools.bench.importing", str(path), name]
            answer = subprocess.run(command, check=True, capture_output=True, text=True)
            found.append(json.loads(answer.stdout.splitlines()[-1]))
    return {key: statistics.median(one[key] for one in found) for key in found[0]}


def peer(path: Path, how: str) -> float:
    """Milliseconds of a peer that reads the same file; for pandas its import is not counted."""
    action = {"floor": floor, "fastexcel": with_fastexcel, "pandas": with_pandas}[how]
    rounds = 1 if how == "pandas" and path.stat().st_size > 5 << 20 else 3
    return statistics.median(timed(lambda: action(path)) for _ in range(rounds))


def child_start_ms(folder: Path) -> float:
    """What the reading process costs before it has read anything: a register of one row."""
    from data.files import open_workbook

    path = written(1, folder)
    return statistics.median(timed(lambda: open_workbook(path, path.name)) for _ in range(5))


def main(*, is_small: bool = False) -> None:
    """Print the tables of the import."""
    import pandas  # noqa: F401 - its import belongs to no measurement

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        written(200, folder).rename(folder / "warm.xlsx")
        start = child_start_ms(folder)
        steps: list[list[str]] = []
        peers: list[list[str]] = []
        memory: list[list[str]] = []
        for rows in SIZES[:2] if is_small else SIZES:
            path = written(rows, folder)
            found = in_own_process(path, ROUNDS[rows])
            beside = {how: peer(path, how) for how in ("floor", "fastexcel", "pandas")}
            steps.append(
                [
                    f"{rows:,}",
                    *(number(found[step]) for step in (*STEPS, "committed", "first")),
                    *(f"{found[what]:,.0f}" for what in ("loaded", "issues")),
                ]
            )
            values = found["read"] + found["understand"]
            ratios = (
                found["read"] / beside["floor"],
                values / beside["floor"],
                found["committed"] / beside["floor"],
                beside["pandas"] / found["read"],
                beside["pandas"] / found["committed"],
            )
            alone = (beside[how] for how in ("floor", "fastexcel", "pandas"))
            peers.append([f"{rows:,}", *map(number, (*alone, *ratios))])
            memory.append(
                [
                    *(f"{rows:,}", f"{path.stat().st_size / 2**20:.1f}"),
                    f"{peak_of_child(path):.0f}",
                    *(
                        f"{found[key]:.0f}"
                        for key in ("committed_mb", "snapshot_mb", "database_mb")
                    ),
                ]
            )
    print_table(
        "import: an .xlsx register of 25 columns, ms; a reading process is ready, as in the app",
        ["rows", *STEPS, "= committed", "first one", "loaded", "issues"],
        steps,
    )
    print("committed = read + understand + publish; aim: 100,000 rows in 3,000")
    print(f"without one ready (the command line) {start:.0f} ms more")
    print_table(
        "import beside its peers on the same file, ms, then ratios",
        [
            *("rows", "floor", "fastexcel", "pandas", "read÷floor", "values÷floor"),
            *("committed÷floor", "pandas÷read", "pandas÷committed"),
        ],
        peers,
    )
    print("floor = unzip + expat; values = read + understand: aim 2; pandas÷read: aim 8 at 10,000")
    print_table(
        "import: peak memory of each process, MB",
        ["rows", "file", "child", "parent to committed", "… to snapshot", "database file"],
        memory,
    )
    print("aim: 500 at 100,000 rows to committed")


if __name__ == "__main__":
    print(json.dumps(import_once(Path(sys.argv[1]), Path(sys.argv[2]))))
