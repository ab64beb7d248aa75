"""``python -m tools.soak [--minutes 30]``: an office's day at once, for as long as is asked.

Sixty open pages whose readers change filters, twenty walls that take up each publish, and a ledger
that comes into the inbox every ten seconds and is published. Prints for each part of the time how
long a rerun took and the server's memory, then how long a ledger took from the inbox to its
version; exit 1 where a page showed an error, a ledger was not published or a wall missed the last
version.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import random
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from tests.browser.conftest import ROOT, Server, start_server
from tools.bench.crowd import PAGES, THINKING
from tools.bench.figures import Spread, print_machine, print_table, resident_mb
from tools.bench.visitor import Visitor
from tools.bench.walls import changed_register

PARTS = 6
PUBLISH_SECONDS = 10.0
_TAKEN_UP_SECONDS, _ANSWER_SECONDS = 60, 60.0
_RETRY_SECONDS = 0.5  # as the stream asks of a browser
_UNIT = "旗招商局"


@dataclass
class Wall:
    """One wall: it hears of a revision and fetches its slides.

    broken: why its line ended, each time that it did; like a browser it listens again.
    """

    url: str
    heard: int = 0
    kilobytes: float = 0.0
    faults: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    revision: str = ""

    async def watch(self) -> None:
        """Until it is ended."""
        while True:
            try:
                await self._listen()
                self.broken.append("the stream ended")
            except httpx.TransportError as broken:
                self.broken.append(repr(broken))
            await asyncio.sleep(_RETRY_SECONDS)

    async def _listen(self) -> None:
        client = httpx.AsyncClient(base_url=self.url, timeout=None)
        async with client as line, line.stream("GET", "/wall/events") as events:
            async for told in events.aiter_lines():
                if not told.startswith("data: "):
                    continue
                self.revision = json.loads(told[6:])["revision"]
                slides = await line.get("/wall/slides")
                self.kilobytes += len(slides.content) / 1024
                self.heard += 1
                if slides.status_code != 200:
                    self.faults.append(f"slides answered {slides.status_code}")


@dataclass
class Day:
    """What is counted while it lasts."""

    until: float
    changes: list[tuple[float, float]] = field(default_factory=list)
    sent: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


async def _use(visitor: Visitor, seed: int, day: Day, now: Callable[[], float]) -> None:
    chance, number = random.Random(seed), 0
    await asyncio.sleep(chance.uniform(0, THINKING[1]))
    while now() < day.until:
        begun = now()
        try:
            day.changes.append((begun, await visitor.change(number)))
        except TimeoutError as late:
            day.faults.append(str(late))
            day.changes.append((begun, (now() - begun) * 1000))
        number += 1
        await asyncio.sleep(chance.uniform(*THINKING))


async def _publish(server: Server, day: Day, now: Callable[[], float]) -> None:
    inbox = server.var / "inbox" / _UNIT
    inbox.mkdir(exist_ok=True)
    while now() < day.until - PUBLISH_SECONDS:
        number = len(day.sent)
        made = await asyncio.to_thread(changed_register, server.var, number)
        # A copy is taken once it is whole: under another name first.
        made = made.rename(inbox.parent / f".{number}.tmp")
        made.rename(inbox / f"签约项目台账_2021-12-31_{number}.xlsx")
        day.sent.append(now())
        await asyncio.sleep(PUBLISH_SECONDS)


async def _count(server: Server, first: int, day: Day, now: Callable[[], float]) -> None:
    """Notes when each ledger's version is shown, until all are or a minute after the end."""
    while now() < day.until or (
        len(day.shown) < len(day.sent) and now() < day.until + _TAKEN_UP_SECONDS
    ):
        came = await _version(server) - first
        day.shown += [now()] * (came - len(day.shown))
        await asyncio.sleep(1)


async def _version(server: Server) -> int:
    async with httpx.AsyncClient(base_url=server.url, timeout=_ANSWER_SECONDS) as line:
        return int((await line.get("/version")).json()["sequence"])


async def _taken_up(server: Server, walls: list[Wall]) -> str:
    """What the walls should show, once all of them do or have had a minute for it."""
    async with httpx.AsyncClient(base_url=server.url, timeout=_ANSWER_SECONDS) as line:
        newest = str((await line.get("/wall/revision")).json()["revision"])
    for _ in range(_TAKEN_UP_SECONDS):
        if all(one.revision == newest for one in walls):
            break
        await asyncio.sleep(1)
    return newest


async def soak(server: Server, viewers: int, walls: int, minutes: float) -> int:
    """The whole of it; the exit code."""
    now = asyncio.get_running_loop().time
    pages = [Visitor(server.port, *PAGES[i % len(PAGES)]) for i in range(viewers)]
    for one in pages:
        await one.open()
    screens = [Wall(server.url) for _ in range(walls)]
    watching = [asyncio.create_task(one.watch()) for one in screens]
    first_version = await _version(server)
    begun = now()
    day = Day(begun + minutes * 60)
    rows: list[list[str]] = []

    async def weigh() -> None:
        for part in range(PARTS):
            first = now()
            await asyncio.sleep(minutes * 60 / PARTS)
            took = [ms for at, ms in day.changes if at >= first] or [0.0]
            memory = f"{resident_mb(server.process.pid):,.0f}"
            rows.append([f"{part + 1}", f"{len(took):,}", Spread(tuple(took)).written, memory])
            print(*rows[-1], sep="  ", file=sys.stderr, flush=True)

    using = [_use(one, seed, day, now) for seed, one in enumerate(pages)]
    counting = _count(server, first_version, day, now)
    await asyncio.gather(*using, _publish(server, day, now), counting, weigh())
    newest = await _taken_up(server, screens)
    if len(day.shown) < len(day.sent):
        day.faults.append(f"of {len(day.sent)} ledgers {len(day.shown)} were published")
    waited = [(shown - sent) * 1000 for sent, shown in zip(day.sent, day.shown, strict=False)]
    errors = sum(one.errors for one in pages)
    ended = [task for task in watching if task.done()]
    for task in watching:
        task.cancel()
    missed = sum(one.revision != newest for one in screens)
    faults = [*day.faults, *(fault for one in screens for fault in one.faults)]
    faults += [f"a wall of the tool ended: {task.exception()!r}" for task in ended]
    print_table(
        f"soak: {viewers} pages, {walls} walls, a ledger every {PUBLISH_SECONDS:.0f} s",
        ["part", "reruns", "p50 / p95, ms", "memory, MB"],
        rows,
    )
    print(f"{len(day.sent)} ledgers sent, {len(day.shown)} published, {errors} errors on pages")
    print(f"from the inbox to a version that is shown, ms: {Spread(tuple(waited)).written}")
    print(f"{sum(one.heard for one in screens)} revisions heard, {missed} walls behind")
    for why, times in Counter(why for one in screens for why in one.broken).items():
        print(f"{times} lines broken and taken up again: {why}")
    for one in faults:
        print(f"WRONG {one}")
    await asyncio.gather(*(one.close() for one in pages))
    return int(bool(errors or missed or faults))


def main() -> int:
    """Start a server on the sample, let everybody in, and print what they saw."""
    words = argparse.ArgumentParser(prog="python -m tools.soak")
    words.add_argument("--minutes", type=float, default=30)
    words.add_argument("--viewers", type=int, default=60)
    words.add_argument("--walls", type=int, default=20)
    asked = words.parse_args()
    print_machine()
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder), SIGNBOARD_SAMPLE="1")
        try:
            policy = ["-m", "data", "inbox", "policy", _UNIT, "publish-if-clean"]
            environment = {**os.environ, "SIGNBOARD_VAR": str(server.var)}
            subprocess.run([sys.executable, *policy], cwd=ROOT, env=environment, check=True)
            return asyncio.run(soak(server, asked.viewers, asked.walls, asked.minutes))
        finally:
            server.stop()


if __name__ == "__main__":
    sys.exit(main())
