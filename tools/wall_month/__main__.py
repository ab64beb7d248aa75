"""``python -m tools.wall_month [--hours 720] [--faults 200] [--seed 1] [--lang zh]``.

A real server on a made county and a real browser with the wall open, over a simulated month:
the browser's time is Playwright's clock, the server's day is moved by a library loaded before
libc. Ledgers are published and faults come at times drawn by the seed. For a minute of every
fault, until all is well again, and for twenty seconds after it time runs with all that waits for
it, a step of one to ten seconds at a time; the hours between are passed in leaps of an hour at
most, as in a sleeping computer, with a second run after each. After every step the screen is
judged (``oracle``). Prints a table by kind; exit 1 where a stale figure bore no mark or somebody
would have had to help.
"""

from __future__ import annotations

import argparse
import math
import random
import signal
import sys
import tempfile
import time
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

from data.texts import LANGUAGES
from tools.bench.figures import print_machine, print_table
from tools.wall_month.line import CUTS
from tools.wall_month.oracle import DAY, Oracle, Screen
from tools.wall_month.world import STALE_DAYS, World

KINDS = ("kill", "cut", "browser", "sleep", "clock", "upgrade")
_HOUR = 3600.0
_PUBLISH_HOURS = 24.0
_LEAP = 3600.0
# Steps of two seconds for so long, then of ten.
_FINE, _RUN = 20.0, 60.0
_LISTED = 40
# Whoever has waited so long walks to the wall.
_HELP = 600.0
# How long a step waits for answers that are on their way. Over connections that are dead some
# never come, and the wall has to give them up by itself.
_ANSWERED_MS, _GIVEN_UP_MS, _REFUSED_MS = 20_000, 500, 60


@dataclass
class Tally:
    """What came of the faults of a kind."""

    faults: int = 0
    recovered: list[float] = field(default_factory=list)
    by_hand: int = 0
    unmarked: int = 0


class Month:
    """One run; judged: steps after which the screen was looked at."""

    def __init__(self, world: World, seed: int) -> None:
        self.world = world
        self.chance = random.Random(seed)
        self.oracle = Oracle(STALE_DAYS)
        self.tallies: dict[str, Tally] = defaultdict(Tally)
        self.wrong: list[str] = []
        self.kind = "quiet"
        self.judged = 0
        self.number = 0
        self.memory: list[tuple[float, float, int]] = []
        self._opened = 0.0
        self._upload = 0
        self._well_at: float | None = None
        self._seen: Screen | None = None

    # ── steps ───────────────────────────────────────────────────────────────────

    def step(self, *steps: float) -> bool:
        """Run so many steps and judge what stands there after each; whether all is well then."""
        world, is_well = self.world, False
        open_ms = _GIVEN_UP_MS if world.line.holds_dead else _ANSWERED_MS
        patience = open_ms if world.is_open else _REFUSED_MS
        for seen in world.run(list(steps), patience):
            self.judged += 1
            said = [
                *self.oracle.judge(seen, world.now, world.server_now, is_open=world.is_open),
                *(f"an error in the page: {one}" for one in world.errors),
            ]
            world.errors.clear()
            if said:
                self.tallies[self.kind].unmarked += len(said)
                self.oracle.forgive(world.now)
                self.wrong += [f"{self._at()}: {one}" for one in said]
            self._seen = seen
            is_well = self.oracle.is_well(seen, world.server_now)
            if is_well and self._well_at is None:
                self._well_at = world.now
        return is_well

    def _at(self) -> str:
        return f"hour {self.world.now / _HOUR:.2f}, {self.kind}"

    def pass_time(self, seconds: float) -> None:
        """Run for a while, then leap."""
        until = self.world.now + seconds
        fine, most = (0.0, _FINE) if self.kind == "quiet" else (_FINE, _RUN)
        steps: list[float] = []
        while (passed := sum(steps)) < min(most, seconds) - 0.01:
            steps.append(min(2.0 if passed < fine else 10.0, seconds - passed))
        if steps:
            self.step(*steps)
        while (left := until - self.world.now) > 0.01:
            self.world.sleep(min(left, _LEAP))
            self.step(0, 1)

    def recover(self) -> None:
        """Run until all is well; where it does not become so, somebody helps."""
        world, begun = self.world, self.world.now
        self._well_at = None
        self.step(0)
        while self._well_at is None:
            passed = world.now - begun
            if passed > _HELP:
                self.tallies[self.kind].by_hand += 1
                self.wrong.append(f"{self._at()}: it did not become well: {self._seen}")
                world.load_by_hand()
                begun = world.now
            self.step(*([1.0] * 5 if passed < 30 else [5.0] * 4))
        self.tallies[self.kind].recovered.append(self._well_at - begun)

    def publish(self) -> None:
        """A ledger, or a step back to an earlier version; nothing where no server is there."""
        world = self.world
        if world.server is None:
            return
        self.number += 1
        other = [one for one in self.oracle.published.values() if one.upload != self._upload]
        if self.number % 3 == 1 or not other:
            self._know(world.upload(self.number), self.number)
        else:
            before = self.chance.choice(other)
            world.roll_back(before.version)
            self._know(before.uploaded, before.upload)

    def _know(self, uploaded: float, upload: int) -> None:
        # By a clock that was set back, the county's own ledgers may be the later ones.
        now = self.world.published(max(uploaded, self.world.made_at), upload)
        self.oracle.published[now.version] = now
        self._upload = upload

    def duration(self, least: float, most: float) -> float:
        """As often seconds as hours."""
        return math.exp(self.chance.uniform(math.log(least), math.log(most)))

    # ── faults ──────────────────────────────────────────────────────────────────

    def fault(self, kind: str) -> None:
        """One fault, and how it is got over."""
        self.kind = kind
        self.tallies[kind].faults += 1
        getattr(self, f"_{kind}")()
        self.recover()
        self.kind = "quiet"

    def _kill(self) -> None:
        self.world.kill_server()
        self.pass_time(self.duration(1, 2 * _HOUR))
        self.world.start()

    def _cut(self) -> None:
        how = self.chance.choice(CUTS)
        self.kind = f"cut: {how}"
        self.tallies[self.kind].faults += 1
        self.world.line.cut(how)
        self.world.is_line_open = False
        lasts = self.duration(1, 8 * _HOUR)
        first = lasts * self.chance.random()
        self.pass_time(first)
        if self.chance.random() < 0.5:
            self.publish()
        self.pass_time(lasts - first)
        self.world.line.mend()
        self.world.is_line_open = True

    def _browser(self) -> None:
        self.world.kill_browser()
        if self.chance.random() < 0.3:  # with the power of all
            self.world.kill_server()
            self.pass_time(self.duration(1, _HOUR))
            self.world.start()
        self.world.open_browser()
        self._opened = self.world.now

    def _sleep(self) -> None:
        is_cut = self.chance.random() < 0.5
        self.world.line.forget()
        if is_cut:
            self.world.line.cut("hole")
            self.world.is_line_open = False
        first, then = self.duration(30, 5 * _HOUR), self.duration(30, 5 * _HOUR)
        self.world.sleep(first)
        if self.chance.random() < 0.5:
            self.publish()
        self.world.sleep(then)
        if is_cut:
            self.pass_time(self.duration(1, 60))
            self.world.line.mend()
            self.world.is_line_open = True

    def _clock(self) -> None:
        moved = self.duration(1, 400 * DAY) * self.chance.choice((1, -1))
        if self.chance.random() < 0.5:
            self.kind = "clock: browser"
            self.world.set_browser_clock(moved)
        else:
            self.kind = "clock: server"
            self.world.skew = moved / 10
        self.tallies[self.kind].faults += 1
        self.pass_time(5)

    def _upgrade(self) -> None:
        self.world.install_other_release()
        self.pass_time(self.duration(1, 300))
        self.world.start()
        self.oracle.program = self.world.program

    # ── the month ───────────────────────────────────────────────────────────────

    def live(self, hours: float, faults: int) -> None:
        """All of it."""
        self._know(self.world.made_at, 0)
        self.world.open_browser()
        self.recover()
        kinds = [KINDS[number % len(KINDS)] for number in range(faults)]
        self.chance.shuffle(kinds)
        most = hours * _HOUR
        due = [(self.chance.uniform(0, most), kind) for kind in kinds]
        count = int(hours / _PUBLISH_HOURS)
        due += [(self.chance.uniform(0, most), "publish") for _ in range(count)]
        last = time.monotonic()
        for done, (at, what) in enumerate(sorted(due), start=1):
            self.pass_time(max(at - self.world.now, 0))
            if what == "publish":
                self.kind = "publish"
                self.tallies["publish"].faults += 1
                self.publish()
                self.recover()
                self.kind = "quiet"
            else:
                self.fault(what)
            self.memory.append((self.world.now - self._opened, *self.world.memory()))
            if time.monotonic() - last > 30:
                last = time.monotonic()
                told = f"hour {self.world.now / _HOUR:.1f}, {done} of {len(due)}"
                faults = f"{len(self.wrong)} wrong {self.wrong[-1:]}"
                print(f"{told}, {faults}", file=sys.stderr, flush=True)
        self.pass_time(max(most - self.world.now, 0))
        self.recover()

    def report(self) -> None:
        """The table, the memory, and whatever was wrong."""
        rows = []
        for kind, tally in sorted(self.tallies.items()):
            if not tally.faults:
                continue
            took = sorted(tally.recovered) or [0.0]
            at = [took[min(len(took) - 1, int(len(took) * share))] for share in (0.5, 0.95)]
            shown = [f"{one:.0f}" for one in (*at, took[-1])] if tally.recovered else ["", "", ""]
            numbers = [f"{tally.by_hand}", f"{tally.unmarked}"]
            rows.append([kind, f"{tally.faults}", *shown, *numbers])
        hours = self.world.now / _HOUR
        heads = ["kind", "number", "p50", "p95", "max", "by hand", "stale without mark"]
        print_table(f"{hours:.0f} hours; seconds until all was well again", heads, rows)
        young = [heap for age, heap, _ in self.memory if age < 2 * _HOUR]
        old = [heap for age, heap, _ in self.memory if age > 12 * _HOUR]
        nodes = [number for _, _, number in self.memory]
        print(
            f"{self.judged:,} looks at the screen, version {self.oracle.newest.version} at the end"
        )
        for name, heaps in (("below two", young), ("above twelve", old)):
            if heaps:
                told = f"{sum(heaps) / len(heaps):.1f} MB on average, {max(heaps):.1f} at most"
                print(f"heap of browsers {name} hours old: {told} ({len(heaps)} looks)")
        if nodes:
            print(f"nodes: {min(nodes):,} to {max(nodes):,}")
        for line, number in Counter(self.wrong).most_common(_LISTED):
            print(f"WRONG {line}" + (f" ({number} times)" if number > 1 else ""))


def main() -> int:
    """Live through the month and print what came of it."""
    words = argparse.ArgumentParser(prog="python -m tools.wall_month")
    words.add_argument("--hours", type=float, default=720)
    words.add_argument("--faults", type=int, default=200)
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--lang", choices=LANGUAGES, default="zh")
    asked = words.parse_args()
    print_machine()
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        chance = random.Random(asked.seed)
        with World(Path(folder), chance, asked.lang) as world:
            month = Month(world, asked.seed)
            try:
                month.live(asked.hours, asked.faults)
            except KeyboardInterrupt:
                print("ended before its time")
            month.report()
    return int(bool(month.wrong))


if __name__ == "__main__":
    sys.exit(main())
