"""``python -m tools.kills [N]``: who publishes without a pause is killed N times at random.

After each kill another process opens the database: every version that was reported is there, whole
and in its order, and no row belongs to nothing. Exit 1 and a line for whatever is not so. A new
database every fifty kills. Needs a system that can copy a process.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from data.store import Store
from tests.builders.ledger_rows import AS_OF

ROWS = 300
_KILLS_A_DATABASE = 50
_LONGEST_SECONDS = 0.3
_PUBLISH = f"""
import os, sys
from pathlib import Path
from data.store import Store
from tests.builders.ledger_rows import a_fund, a_project, publish_rows

# Each line asks for a copy with everything loaded; this process itself opens no database.
for _ in sys.stdin:
    if os.fork() == 0:
        break
    os.wait()
    print("ended", flush=True)
else:
    sys.exit()
store = Store.open(Path(sys.argv[1]))
print("ready", os.getpid(), flush=True)
while True:
    n = store.sequence + 1
    rows = [a_project(f"{{n}}-{{i}}", remark=str(n)) for i in range({ROWS})]
    publish_rows(store, *rows, *(a_fund(f"{{n}}-{{i}}") for i in range({ROWS})))
    print(n, flush=True)
"""


@dataclass
class Tally:
    """What came of it: kills, versions that were there after the last one, the slowest opening."""

    kills: int = 0
    versions: int = 0
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


def kill(path: Path, delays: list[float]) -> Tally:
    """Kill whoever publishes after each delay, in seconds, and look at what is left."""
    tally = Tally()
    pipe = subprocess.PIPE
    words = [sys.executable, "-c", _PUBLISH, str(path)]
    with subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, bufsize=1) as loaded:
        assert loaded.stdin is not None
        assert loaded.stdout is not None
        said = 0
        for delay in delays:
            loaded.stdin.write("publish\n")
            ready, number = loaded.stdout.readline().split()
            assert ready == "ready"
            loaded.stdout.readline()  # the first version is there
            time.sleep(delay)
            os.kill(int(number), signal.SIGKILL)
            said = max([said, *(int(line) for line in iter(loaded.stdout.readline, "ended\n"))])
            began = time.monotonic()
            store = Store.open(path)
            tally.slowest = max(tally.slowest, time.monotonic() - began)
            tally.kills += 1
            tally.wrong += [f"after {delay:.3f} s: {one}" for one in _faults(store, said)]
            said = tally.versions = store.sequence
            store.close()
        loaded.stdin.close()
    return tally


def _faults(store: Store, said: int) -> Iterator[str]:
    """What is not whole; said: the last version that was reported."""
    versions = store.versions()
    if [one.version for one in versions] != list(range(len(versions), 0, -1)):
        yield "versions are missing"
    if store.done_again:
        yield "versions were lost, and done again from what is kept beside the database"
    if len(versions) < said:
        yield f"version {said} was reported and is not there"
    for one in versions:
        if sorted((b.ledger, b.loaded) for b in one.batches) != [
            ("funds", ROWS),
            ("projects", ROWS),
        ]:
            yield f"version {one.version} is not whole"
    rows = store.current_rows("projects", "register", "旗招商局", AS_OF)
    if rows.num_rows != ROWS or set(rows["remark"].to_pylist()) != {str(versions[0].version)}:
        yield "the rows are not those of the last version"
    if not store.integrity().is_sound:
        yield "not all of it can be read, or rows belong to nothing"


def main() -> int:
    """Print how many kills there were, and what was not whole."""
    words = argparse.ArgumentParser(prog="python -m tools.kills")
    words.add_argument("kills", nargs="?", type=int, default=1000)
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    drawn = random.Random(asked.seed)
    whole = Tally()
    while whole.kills < asked.kills:
        count = min(_KILLS_A_DATABASE, asked.kills - whole.kills)
        with tempfile.TemporaryDirectory() as folder:
            delays = [drawn.uniform(0, _LONGEST_SECONDS) for _ in range(count)]
            one = kill(Path(folder) / "a.duckdb", delays)
        whole.kills += one.kills
        whole.versions += one.versions
        whole.slowest = max(whole.slowest, one.slowest)
        whole.wrong += one.wrong
    print(
        f"{whole.kills} kills, {whole.versions} versions, {len(whole.wrong)} faults, "
        f"slowest opening {whole.slowest:.1f} s"
    )
    for line in whole.wrong:
        print(f"WRONG {line}")
    return int(bool(whole.wrong))


if __name__ == "__main__":
    sys.exit(main())
