"""``python -m tools.lake_kills``: what a lake's writers, catalogue and store may do to a version.

Two servers publish without a pause, each for a unit of its own. At random moments one of them, the
catalogue (PostgreSQL) or the store (S3) is killed; the last two are started again after a while,
and both writers have to publish again. After each kill another process opens the lake: every
version that was reported is there once, whole and in its order, no row belongs to nothing, and what
failed was refused. Exit 1 and a line for whatever is not so. A new lake every twenty kills.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from data.environment import LakeSettings
from data.store import Store
from data.store.lake import Lake
from tools.kills import Writer, faults
from tools.lake import LakeServers, Server, lake_environment, lake_servers, new_lake

UNITS = ("旗招商局", "旗林草局")
_KILLS_A_LAKE = 20
_LONGEST_SECONDS = 1.5
_LONGEST_AWAY_SECONDS = 3.0


@dataclass
class LakeTally:
    """What came of a trial.

    untold: versions that are there whole though their writer heard of no success; ended: writers
    that ended by themselves and were started again; back: seconds from the start of what was killed
    until both had published again, at most.
    """

    trial: str
    kills: int = 0
    versions: int = 0
    untold: int = 0
    ended: int = 0
    back: float = 0.0
    refused: Counter[str] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)

    def add(self, other: LakeTally) -> None:
        """Count another one in."""
        self.kills += other.kills
        self.versions += other.versions
        self.untold += other.untold
        self.ended += other.ended
        self.back = max(self.back, other.back)
        self.refused += other.refused
        self.wrong += other.wrong

    def __str__(self) -> str:
        """One line."""
        kinds = ", ".join(f"{kind} {count}" for kind, count in self.refused.most_common())
        return (
            f"{self.trial}: {self.kills} kills, {self.versions} versions, {self.untold} of them "
            f"untold, {self.ended} writers ended by themselves, {len(self.wrong)} faults, "
            f"back after {self.back:.1f} s at most, refused: {kinds or 'none'}"
        )


def kill_writer(lake: LakeSettings, delays: list[float]) -> LakeTally:
    """Kill one of two servers after each delay, in seconds; the other one goes on."""
    with _two_writers(lake, "a writer is killed", len(delays)) as (tally, (killed, other)):
        for delay in delays:
            time.sleep(delay)
            killed.kill()
            other.go_on()
            tally.kills += 1
            _look(lake, tally, (killed, other), f"after {delay:.3f} s")
            began = time.monotonic()
            killed.start()
            tally.back = max(tally.back, time.monotonic() - began)
    return tally


def kill_server(
    lake: LakeSettings, server: Server, name: str, delays: list[tuple[float, float]]
) -> LakeTally:
    """Kill what a lake lies on after the first of each two delays, start it after the second."""
    with _two_writers(lake, f"the {name} is killed") as (tally, writers):
        for delay, away in delays:
            time.sleep(delay)
            server.kill()
            time.sleep(away)
            server.start()
            began = time.monotonic()
            for writer in writers:
                writer.go_on()
            tally.back = max(tally.back, time.monotonic() - began)
            tally.kills += 1
            _look(lake, tally, writers, f"after {delay:.3f} s, away for {away:.3f} s")
    return tally


def publish_both(lake: LakeSettings, versions: int) -> LakeTally:
    """Let two servers publish at once until each has published so many."""
    with _two_writers(lake, "two servers publish at once") as (tally, writers):
        for writer in writers:
            writer.go_on(max(1, versions - len(writer.reported)))
    return tally


@contextmanager
def _two_writers(
    lake: LakeSettings, trial: str, killed: int = 0
) -> Iterator[tuple[LakeTally, tuple[Writer, Writer]]]:
    """Two servers that publish; at the end all that is there is looked at and counted.

    killed: how often one of them is killed, and with it what it would say.
    """
    tally = LakeTally(trial)
    environment = lake_environment(lake)
    one, other = (Writer(unit, environment["LEDGER_DATABASE"], environment) for unit in UNITS)
    try:
        one.start()
        other.start()
        yield tally, (one, other)
    except TimeoutError as error:
        tally.wrong.append(str(error))
    finally:
        one.close()
        other.close()
    _look(lake, tally, (one, other), "at the end")
    tally.refused = one.refused + other.refused
    tally.ended = one.ended + other.ended
    # At the end both were killed.
    if tally.untold > tally.refused["Unconfirmed"] + tally.ended + killed + len(UNITS):
        tally.wrong.append(f"{trial}: what was refused as not stored is there")


def _look(lake: LakeSettings, tally: LakeTally, writers: tuple[Writer, ...], when: str) -> None:
    reported = sum(len(one.reported) for one in writers)
    store = Store.open(Lake(lake))
    try:
        tally.wrong += [f"{tally.trial}, {when}: {one}" for one in faults(store, *writers)]
        tally.versions = store.sequence
        tally.untold = store.sequence - reported
    finally:
        store.close()


def main() -> int:
    """Print a line for each trial, and what was not whole."""
    words = argparse.ArgumentParser(prog="python -m tools.lake_kills")
    words.add_argument("--writer", type=int, default=200, help="kills of a writer")
    words.add_argument("--catalogue", type=int, default=20, help="kills of the catalogue")
    words.add_argument("--store", type=int, default=20, help="kills of the store")
    words.add_argument("--both", type=int, default=200, help="versions by each of two at once")
    words.add_argument("--seed", type=int, default=1)
    asked = words.parse_args()
    drawn = random.Random(asked.seed)

    def delays(count: int) -> list[float]:
        return [drawn.uniform(0, _LONGEST_SECONDS) for _ in range(count)]

    def with_away(count: int) -> list[tuple[float, float]]:
        return [(one, drawn.uniform(0, _LONGEST_AWAY_SECONDS)) for one in delays(count)]

    def of(servers: LakeServers, name: str) -> Callable[[LakeSettings, int], LakeTally]:
        server = servers.catalogue if name == "catalogue" else servers.store
        return lambda lake, count: kill_server(lake, server, name, with_away(count))

    wrong: list[str] = []
    with (
        tempfile.TemporaryDirectory(prefix="signboard-lake-") as folder,
        lake_servers(Path(folder)) as servers,
    ):
        trials = [
            (publish_both, asked.both, max(asked.both, 1)),
            (of(servers, "catalogue"), asked.catalogue, _KILLS_A_LAKE),
            (of(servers, "store"), asked.store, _KILLS_A_LAKE),
            (lambda lake, count: kill_writer(lake, delays(count)), asked.writer, _KILLS_A_LAKE),
        ]
        number = 0
        for trial, count, at_once in trials:
            whole = LakeTally("")
            for begun in range(0, count, at_once):
                number += 1
                lake = new_lake(servers.settings, f"trial_{number}")
                one = trial(lake, min(count - begun, at_once))
                whole.trial = one.trial
                whole.add(one)
            if whole.trial:
                print(whole, *whole.wrong, sep="\n  WRONG ", flush=True)
            wrong += whole.wrong
    return int(bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
