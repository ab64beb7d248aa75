"""Bench (h, k): what a publish and the screens cost while history grows to 100 versions.

Each version is the register of the month that follows, as an office sends it: of a county in a
file, of a region of 100,000 projects in a file and, where its extensions are installed
(requirements-lake.txt), in a lake on this machine. Beside each length of history stands the
ratio to the first: 1.0 is a cost that history does not move.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path

from data.environment import LakeSettings
from data.store import Store
from data.store.lake import Lake, LedgerFile, Place
from tools.bench.asking import SCREENS, parameters
from tools.bench.county import AS_OF, PREVIOUS, draft, publish_county
from tools.bench.figures import Spread, number, print_table, timed

PROJECTS = 300
REGION = 100_000
LENGTHS = (1, 10, 25, 50, 100)
# What is told of a length is the median of so many publishes up to it, of so many rounds of asking.
PUBLISHES, ROUNDS = 5, 5
SLOW_MS = 200


@dataclass(frozen=True)
class Measured:
    """A length of history: medians in ms, the rounds of each query, megabytes on the disk."""

    registers: int
    publish: float
    snapshot: float
    queries: dict[str, Spread]
    megabytes: float

    @property
    def asked_ms(self) -> float:
        """Every query of the screens once."""
        return sum(one.p50 for one in self.queries.values())

    @property
    def slow(self) -> list[str]:
        """Queries of which one round in twenty takes longer than the aim, the slowest first."""
        found = [name for name, one in self.queries.items() if one.p95 > SLOW_MS]
        return sorted(found, key=lambda name: -self.queries[name].p95)

    @property
    def p95(self) -> float:
        """The smallest time that 95 of 100 questions do not exceed."""
        return Spread(tuple(ms for one in self.queries.values() for ms in one.rounds)).p95


def months(count: int) -> Iterator[date]:
    """The last days of so many months, the earliest first, up to the month before the county's."""
    last = AS_OF.year * 12 + AS_OF.month
    for month in range(last - count, last):
        yield date(month // 12, month % 12 + 1, 1) - timedelta(days=1)


def asked(store: Store) -> dict[str, Spread]:
    """The rounds of every query of the screens, nothing cached."""
    now, previous = store.worked_out(AS_OF), store.worked_out(PREVIOUS)
    if now is None or previous is None:
        raise SystemExit("the made county is empty")
    given = parameters(store, now, previous)
    found: dict[str, Spread] = {}
    for name in SCREENS:
        store.frame(name, **given)

        def ask(name: str = name) -> object:
            return store.frame(name, **given)

        found[name] = Spread(tuple(timed(ask) for _ in range(ROUNDS)))
    return found


def measured(
    place: Place, projects: int, lengths: tuple[int, ...], size: Callable[[], float]
) -> Iterator[Measured]:
    """Each length of history, once it is reached."""
    store = Store.open(place)
    try:
        publish_county(store, projects)
        published: list[float] = []
        shown: list[float] = []
        for count, as_of in enumerate(months(lengths[-1]), start=1):
            register = draft("projects", projects, as_of)

            def publish(one: object = register) -> None:
                store.publish((one,), by="bench", base=store.sequence)

            published.append(timed(publish))
            if any(0 <= length - count < PUBLISHES for length in lengths):
                shown.append(timed(lambda: store.worked_out(AS_OF)))
            if count in lengths:
                medians = (statistics.median(took[-PUBLISHES:]) for took in (published, shown))
                yield Measured(count, *medians, asked(store), size())
    finally:
        store.close()


def _megabytes(folder: Path) -> float:
    return sum(one.stat().st_size for one in folder.rglob("*") if one.is_file()) / 2**20


def places(folder: Path) -> dict[str, Place]:
    """A file; and a lake beside it, where its extensions are installed."""
    found: dict[str, Place] = {"file": LedgerFile(folder / "file" / "ledger.duckdb")}
    if find_spec("duckdb_extension_ducklake"):
        lake = folder / "lake"
        lake.mkdir()
        found["lake"] = Lake(LakeSettings(str(lake / "catalogue.ducklake"), f"{lake}/tables/"))
    return found


def _print(where: str, projects: int, found: list[Measured]) -> None:
    first, last = found[0], found[-1]
    rows = []
    for one in found:
        told = (one.publish, one.snapshot, one.asked_ms)
        base = (first.publish, first.snapshot, first.asked_ms)
        ratios = [number(took / before) for took, before in zip(told, base, strict=True)]
        more = [number(one.p95), f"{len(one.slow)}", f"{one.megabytes:.0f}"]
        rows.append([f"{one.registers}", *map(number, told), *ratios, *more])
    print_table(
        f"history in a {where}: {projects:,} projects, a register a month; ms, then ÷ the first",
        [
            *("registers", "publish", "first snapshot", "all screen queries", "÷", "÷", "÷"),
            *("query p95", f"over {SLOW_MS} ms", "MB"),
        ],
        rows,
    )
    print(f"aim: 1.0 ± 0.1 at {LENGTHS[-1]}; {len(SCREENS)} queries, each asked {ROUNDS} times")
    slowest = [f"{name} {number(last.queries[name].p95)}" for name in last.slow[:8]]
    print("the slowest, p95: " + (", ".join(slowest) or f"none over {SLOW_MS} ms"))


def main(*, is_small: bool = False) -> None:
    """Print the table of a county."""
    _tables(PROJECTS, LENGTHS[:2] if is_small else LENGTHS, ("file",))


def region(*, is_small: bool = False) -> None:
    """Print the tables of a region."""
    _tables(REGION, LENGTHS[:2] if is_small else LENGTHS, ("file", "lake"))


def _tables(projects: int, lengths: tuple[int, ...], wanted: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        for where, place in places(Path(folder)).items():
            if where in wanted:
                own = Path(folder) / where
                found = list(measured(place, projects, lengths, lambda own=own: _megabytes(own)))
                _print(where, projects, found)


if __name__ == "__main__":
    main()
