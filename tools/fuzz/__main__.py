"""``python -m tools.fuzz [FOLDER] [--minutes 10]``: damaged files until the time is over.

Each file that broke something is saved to test-results/fuzz. Exit 1 if the intake broke,
a file was read in part, or the reading process let something through.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from data.files import open_workbook
from data.files.limits import Limits
from data.files.sandbox.client import end_readers
from tools.corpus import bounded
from tools.fuzz.cases import READING_SECONDS, UNDERSTANDING_SECONDS, Verdict, case, run_cases
from tools.fuzz.seeds import seed_files

_RESULTS = Path("test-results") / "fuzz"
_BATCH = 40
_FAILURES = {"intake broke", "half-read", "parent broke"}
_KEPT = {*_FAILURES, "reader broke", "reader died", "reader did not end"}


def main() -> int:
    """Run until the time is over and print what came of it."""
    words = argparse.ArgumentParser(prog="python -m tools.fuzz")
    words.add_argument("folder", nargs="?", type=Path)
    words.add_argument("--minutes", type=float, default=10)
    words.add_argument("--first", type=int, default=int(time.time()) * 1000, help="first case")
    words.add_argument("--jobs", type=int, default=2)
    asked = words.parse_args()
    seeds = seed_files(asked.folder)
    print(f"{len(seeds)} files to begin with, cases from {asked.first}", flush=True)
    os.environ["RUST_BACKTRACE"] = "0"
    bounded.prepare("tools.fuzz.cases", "data.importer")
    end = time.monotonic() + asked.minutes * 60
    batches = iter(range(asked.first, sys.maxsize, _BATCH))
    told = _Told()
    with ThreadPoolExecutor(asked.jobs) as pool:
        runs = [pool.submit(_until, end, batches, seeds, told) for _ in range(asked.jobs)]
    for run in runs:
        run.result()
    print(told.summary())
    end_readers()
    left = _children_left()
    if left:
        print(f"reading processes left behind: {left}")
    return int(bool(left) or any(told.ends[end] for end in _FAILURES))


class _Told:
    """What came of the cases, from several threads."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.ends: Counter[str] = Counter()
        self.slowest = Verdict(0, "", "", 0.0)

    def next_batch(self, batches: Iterator[int]) -> int:
        with self._lock:
            return next(batches)

    def add(self, verdict: Verdict, data: bytes | None) -> None:
        with self._lock:
            self.ends[verdict.end] += 1
            if verdict.seconds > self.slowest.seconds:
                self.slowest = verdict
        if data is not None:
            _RESULTS.mkdir(parents=True, exist_ok=True)
            path = _RESULTS / f"{verdict.end.replace(' ', '-')}-{verdict.number}-{verdict.name}"
            path.write_bytes(data)
            path.with_name(path.name + ".txt").write_text(verdict.words, encoding="utf-8")
            last = verdict.words.strip().splitlines()[-1:] or [""]
            print(f"{verdict.end}: {path.name}: {last[0][:150]}", flush=True)

    def summary(self) -> str:
        lines = [f"{sum(self.ends.values())} cases"]
        lines += [f"{count:7}  {end}" for end, count in self.ends.most_common()]
        slow = self.slowest
        return "\n".join(
            [*lines, f"slowest {slow.seconds:.1f} s: case {slow.number} ({slow.name})"]
        )


def _until(end: float, batches: Iterator[int], seeds: list[tuple[str, bytes]], told: _Told) -> None:
    while time.monotonic() < end:
        first = told.next_batch(batches)
        last = first + _BATCH
        while first < last:
            first = _run_from(first, last, seeds, told)


def _run_from(first: int, last: int, seeds: list[tuple[str, bytes]], told: _Told) -> int:
    """Run cases in one process until it dies or all are done; returns the next case."""
    allowed = [10.0 * (READING_SECONDS + UNDERSTANDING_SECONDS)] * (last - first)
    runs = bounded.run(run_cases, first, last - first, seeds, seconds=allowed)
    for number, ran in enumerate(runs, first):
        verdict = ran.answer
        name, data = case(number, seeds)
        if verdict is None:
            end = "reader died" if ran.end == "died" else "reader did not end"
            verdict = Verdict(number, name, end, 0.0, ran.words)
        told.add(verdict, data if verdict.end in _KEPT else None)
        if verdict.end in ("reader broke", "reader died", "reader did not end"):
            _ask_for_real(verdict, data, told)
    return first + max(1, len(runs))


def _ask_for_real(verdict: Verdict, data: bytes, told: _Told) -> None:
    """What broke a reader here must be a refusal of the reading process."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        start = time.perf_counter()
        try:
            open_workbook(Path(file.name), verdict.name, Limits(seconds=20))
        # Whatever comes through the reading process is what this is looking for.
        except Exception as fault:
            seconds = time.perf_counter() - start
            broken = Verdict(verdict.number, verdict.name, "parent broke", seconds, repr(fault))
            told.add(broken, data)


def _children_left() -> list[int]:
    """Reading processes of this one that still live."""
    left = []
    for entry in Path("/proc").iterdir():
        try:
            about = (entry / "stat").read_text().rpartition(")")[2].split()
            command = (entry / "cmdline").read_bytes()
        except (OSError, ValueError):
            continue
        if int(about[1]) == os.getpid() and b"data.files.sandbox.worker" in command:
            left.append(int(entry.name))
    return left


if __name__ == "__main__":
    sys.exit(main())
