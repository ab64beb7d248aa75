"""Bench (h): what a publish and the screens cost while a county's history grows to 100 versions.

Each version is the register of the month that follows, as an office sends it. Beside each
length of history stands the ratio to the first: 1.0 is a cost that history does not move.
"""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from data.store import Store
from tools.bench.asking import SCREENS, parameters
from tools.bench.county import AS_OF, PREVIOUS, draft, publish_county
from tools.bench.figures import number, print_table, timed

PROJECTS = 300
LENGTHS = (1, 10, 25, 50, 100)
# What is told of a length is the median of so many publishes up to it, of so many rounds of asking.
PUBLISHES, ROUNDS = 5, 5


def months(count: int) -> Iterator[date]:
    """The last days of so many months, the earliest first, up to the month before the county's."""
    last = AS_OF.year * 12 + AS_OF.month
    for month in range(last - count, last):
        yield date(month // 12, month % 12 + 1, 1) - timedelta(days=1)


def screens_ms(store: Store, as_of: date) -> float:
    """Milliseconds in which every query of the screens is asked once, one after the other."""
    now, previous = store.worked_out(as_of), store.worked_out(PREVIOUS)
    if now is None or previous is None:
        raise SystemExit("the made county is empty")
    given = parameters(store, now, previous)

    def ask() -> None:
        for name in SCREENS:
            store.frame(name, **given)

    ask()
    return statistics.median(timed(ask) for _ in range(ROUNDS))


def measured(
    folder: Path, lengths: tuple[int, ...]
) -> list[tuple[int, float, float, float, float]]:
    """Of each length: it, publish, first snapshot and screens in ms, the database in MB."""
    database = folder / "county.duckdb"
    store = Store.open(database)
    try:
        publish_county(store, PROJECTS)
        found: list[tuple[int, float, float, float, float]] = []
        published: list[float] = []
        shown: list[float] = []
        for count, as_of in enumerate(months(lengths[-1]), start=1):
            register = draft("projects", PROJECTS, as_of)

            def publish(one: object = register) -> None:
                store.publish((one,), by="bench", base=store.sequence)

            published.append(timed(publish))
            if any(0 <= length - count < PUBLISHES for length in lengths):
                shown.append(timed(lambda: store.worked_out(AS_OF)))
            if count in lengths:
                size = database.stat().st_size / 2**20
                medians = (statistics.median(took[-PUBLISHES:]) for took in (published, shown))
                found.append((count, *medians, screens_ms(store, AS_OF), size))
        return found
    finally:
        store.close()


def main(*, is_small: bool = False) -> None:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        found = measured(Path(folder), LENGTHS[:2] if is_small else LENGTHS)
    first = found[0]
    print_table(
        f"history: {PROJECTS} projects, a register a month; ms, then ÷ the first",
        ["registers", "publish", "first snapshot", "all screen queries", "÷", "÷", "÷", "MB"],
        [
            [
                f"{one[0]}",
                *(number(took) for took in one[1:4]),
                *(number(took / base) for took, base in zip(one[1:4], first[1:4], strict=True)),
                f"{one[4]:.0f}",
            ]
            for one in found
        ],
    )
    print(f"aim: 1.0 ± 0.1 at {LENGTHS[-1]}; {len(SCREENS)} queries, each asked once a round")


if __name__ == "__main__":
    main()
