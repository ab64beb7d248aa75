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
import threading
import time
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from data.store import Store
from tests.builders.ledger_rows import AS_OF

ROWS = 300
UNIT = "旗招商局"
_KILLS_A_DATABASE = 50
_LONGEST_SECONDS = 0.3
_PATIENCE_SECONDS = 180.0
_PUBLISH = f"""
import logging, os, sys, time
from data.store import Store, StoreRefusal, database, follow
from tests.builders.ledger_rows import a_fund, a_project, publish_rows

# Each line asks for a copy with everything loaded; this process itself opens no database.
for _ in sys.stdin:
    if os.fork() == 0:
        break
    os.wait()
    print("ended", flush=True)
else:
    sys.exit()
logging.disable()
unit = sys.argv[1]
store = Store.open(database(sys.argv[2]))
follow(store)
print("ready", os.getpid(), flush=True)
while True:
    said = str(time.time_ns())
    rows = [a_project(f"{{said}}-{{i}}", unit=unit, remark=said) for i in range({ROWS})]
    rows += [a_fund(f"{{said}}-{{i}}", unit=unit) for i in range({ROWS})]
    try:
        print(publish_rows(store, *rows).version, said, flush=True)
    except StoreRefusal as refusal:
        print("refused", type(refusal).__name__, flush=True)
        time.sleep(0.1)
    except Exception as error:
        print("raised", repr(error).replace(chr(10), " "), flush=True)
        time.sleep(0.1)
"""


class Writer:
    """A process that publishes for one unit without a pause, each time that it is started.

    reported: what it said of each version that it was told of; refused: kinds of refusals, how
    often; raised: errors that are no refusals; ended: how often it ended by itself.
    """

    def __init__(self, unit: str, place: str, environment: Mapping[str, str] | None = None) -> None:
        """place: as LEDGER_DATABASE names it."""
        self.unit = unit
        self.reported: dict[int, str] = {}
        self.refused: Counter[str] = Counter()
        self.raised: list[str] = []
        self.ended = 0
        self._is_begun = False
        self._number: int | None = None
        self._heard = threading.Condition()
        self._loaded = subprocess.Popen(
            [sys.executable, "-c", _PUBLISH, unit, place],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
            env={**os.environ, **(environment or {})},
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def start(self) -> None:
        """Let it publish; returns once a first version is there."""
        with self._heard:
            self._begin()
        self.go_on()

    def go_on(self, versions: int = 1) -> None:
        """Wait for so many more versions; raises TimeoutError where the next does not come.

        Where it ends by itself, it is started again, as a service would be.
        """
        with self._heard:
            wanted = len(self.reported) + versions
            while (there := len(self.reported)) < wanted:
                until = time.monotonic() + _PATIENCE_SECONDS
                while len(self.reported) == there:
                    if not self._is_begun:
                        self._begin()
                    if not self._heard.wait(max(0.0, until - time.monotonic())):
                        raise TimeoutError(f"{self.unit} publishes no more: {self.refused}")

    def kill(self) -> None:
        """End it as a power cut would; returns once all that it said is known."""
        with self._heard:
            self._heard.wait_for(lambda: self._number or not self._is_begun, _PATIENCE_SECONDS)
            if self._number is not None:
                os.kill(self._number, signal.SIGKILL)
                self._number = None
            if not self._heard.wait_for(lambda: not self._is_begun, _PATIENCE_SECONDS):
                raise TimeoutError(f"{self.unit} does not end")

    def close(self) -> None:
        """End it and the process that it is copied from."""
        self.kill()
        assert self._loaded.stdin is not None
        self._loaded.stdin.close()
        self._loaded.wait()

    def _begin(self) -> None:
        assert self._loaded.stdin is not None
        self._is_begun = True
        self._loaded.stdin.write("publish\n")

    def _listen(self) -> None:
        assert self._loaded.stdout is not None
        for line in self._loaded.stdout:
            first, _, rest = line.strip().partition(" ")
            with self._heard:
                if first == "ready":
                    self._number = int(rest)
                elif first == "ended":
                    self.ended += self._number is not None
                    self._number, self._is_begun = None, False
                elif first == "refused":
                    self.refused[rest] += 1
                elif first == "raised":
                    self.raised.append(rest)
                elif int(first) in self.reported:
                    self.raised.append(f"version {first} was reported twice")
                else:
                    self.reported[int(first)] = rest
                self._heard.notify_all()


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
    writer = Writer(UNIT, str(path))
    try:
        for delay in delays:
            writer.start()
            time.sleep(delay)
            writer.kill()
            began = time.monotonic()
            store = Store.open(path)
            tally.slowest = max(tally.slowest, time.monotonic() - began)
            tally.kills += 1
            tally.wrong += [f"after {delay:.3f} s: {one}" for one in faults(store, writer)]
            if store.done_again:
                tally.wrong.append("versions were lost, and done again from what is kept beside")
            if writer.ended:
                tally.wrong.append("who publishes ended by itself")
            tally.versions = store.sequence
            store.close()
    finally:
        writer.close()
    return tally


def faults(store: Store, *writers: Writer) -> Iterator[str]:
    """What is not whole of what writers publish, each for a unit of its own.

    What they report before is there; what they publish meanwhile is whole, too.
    """
    reported = [(version, one) for one in writers for version in tuple(one.reported)]
    if len({version for version, _ in reported}) < len(reported):
        yield "one number was given to two versions"
    store.take_up_others()
    versions = store.versions()
    if [one.version for one in versions] != list(range(len(versions), 0, -1)):
        yield "versions are missing"
    units = {one.version: {batch.unit for batch in one.batches} for one in versions}
    for version, writer in reported:
        if units.get(version) != {writer.unit}:
            yield f"version {version} was reported to {writer.unit} and is not there"
    whole = [("funds", ROWS), ("projects", ROWS)]
    for one in versions:
        if sorted((batch.ledger, batch.loaded) for batch in one.batches) != whole:
            yield f"version {one.version} is not whole"
    for writer in writers:
        last = next((one for one in versions if units[one.version] == {writer.unit}), None)
        if last is None:
            continue
        rows = store.current_rows("projects", "register", writer.unit, AS_OF)
        said = set(rows["remark"].to_pylist())
        if rows.num_rows != ROWS or len(said) != 1:
            yield f"the rows of {writer.unit} are not whole"
        elif writer.reported.get(last.version, *said) not in said:
            yield f"the rows of {writer.unit} are not those of its last version"
        yield from writer.raised
        writer.raised.clear()
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
