"""How the bench measures and prints: medians of repeated rounds, always beside a peer.

Nothing here judges. An aim stands in a column of its own, so that a reader sees what was
reached on the machine named in the first line.
"""

from __future__ import annotations

import os
import platform
import statistics
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Spread:
    """Rounds of one thing, in milliseconds."""

    rounds: tuple[float, ...]

    @property
    def p50(self) -> float:
        """The median."""
        return statistics.median(self.rounds)

    @property
    def p95(self) -> float:
        """The smallest round that 95 of 100 rounds do not exceed."""
        ordered = sorted(self.rounds)
        return ordered[min(len(ordered) - 1, -(-len(ordered) * 95 // 100) - 1)]

    @property
    def written(self) -> str:
        """``12.3 / 15.0``."""
        return f"{number(self.p50)} / {number(self.p95)}"


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of one round on the clock."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def spread(action: Callable[[], object], rounds: int) -> Spread:
    """Rounds of an action, after one that is not counted."""
    action()
    return Spread(tuple(timed(action) for _ in range(rounds)))


def number(value: float) -> str:
    """Three digits that matter, never an exponent."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def print_table(title: str, head: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A title and a table: the first column to the left, the others to the right."""
    widths = [max(len(row[i]) for row in [head, *rows]) for i in range(len(head))]
    print(f"\n{title}")
    for row in [head, ["-" * width for width in widths], *rows]:
        cells = [
            cell.ljust(width) if i == 0 else cell.rjust(width)
            for i, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        print("  ".join(cells).rstrip())
    sys.stdout.flush()


def print_machine() -> None:
    """What the figures were measured on, and how busy it was."""
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else float("nan")
    print(
        f"{platform.system()} {platform.release()}, {processor()}, {os.cpu_count()} cores, "
        f"{memory_gb():.0f} GB, Python {platform.python_version()}, load {load:.1f}"
    )
    print("p50 / p95 in ms unless a column says otherwise; an aim is printed, never asserted")


def processor() -> str:
    """The processor's name as the system gives it."""
    path = Path("/proc/cpuinfo")
    if path.exists():
        for line in path.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def memory_gb() -> float:
    """All memory of the machine."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def resident_mb(pid: int | str = "self", what: str = "VmRSS") -> float:
    """Memory of a process now (``VmRSS``) or at its peak (``VmHWM``), in MB."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith(what):
            return int(line.split()[1]) / 1024
    return float("nan")
