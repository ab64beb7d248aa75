"""Bench (d): many open pages at once: how long a changed filter takes, and the server's memory.

Half of the visitors look at the pipeline, half at the visits; each thinks 5 to 15
seconds between two changes, while every page's look at the version number goes on.
The visitors share the machine with the server. Beside them, in the same run: one
visitor alone.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.browser.conftest import Server, start_server
from tools.bench.figures import Spread, number, print_table, resident_mb
from tools.bench.visitor import Visitor

CROWDS = (1, 30, 60)
SECONDS = 60
THINKING = (5.0, 15.0)
PAGES = (("pipeline", "towns"), ("visits", "mode"))


@dataclass(frozen=True)
class Crowd:
    """What so many visitors saw."""

    people: int
    opened: Spread
    changes: Spread
    looks: int
    kilobytes: float
    memory_mb: float
    peak_mb: float


async def gather(server: Server, people: int) -> Crowd:
    """Let visitors in one after the other, then let them change filters for a minute."""
    visitors = [Visitor(server.port, *PAGES[i % len(PAGES)]) for i in range(people)]
    opened = [await visitor.open() for visitor in visitors]
    received = sum(visitor.received for visitor in visitors)
    begun = asyncio.get_running_loop().time()

    async def use(visitor: Visitor, seed: int) -> list[float]:
        chance = random.Random(seed)
        took: list[float] = []
        await asyncio.sleep(chance.uniform(0, THINKING[1]))
        while asyncio.get_running_loop().time() - begun < SECONDS:
            took.append(await visitor.change(len(took)))
            await asyncio.sleep(chance.uniform(*THINKING) if people > 1 else 1.0)
        return took

    rounds = await asyncio.gather(*(use(v, seed) for seed, v in enumerate(visitors)))
    changes = [took for one in rounds for took in one]
    memory = resident_mb(server.process.pid)
    errors = sum(visitor.errors for visitor in visitors)
    if errors:
        raise SystemExit(f"the pages showed {errors} errors")
    kilobytes = (sum(v.received for v in visitors) - received) / 1024 / max(len(changes), 1)
    await asyncio.gather(*(visitor.close() for visitor in visitors))
    return Crowd(
        people=people,
        opened=Spread(tuple(opened)),
        changes=Spread(tuple(changes)),
        looks=sum(visitor.looks for visitor in visitors),
        kilobytes=kilobytes,
        memory_mb=memory,
        peak_mb=resident_mb(server.process.pid, "VmHWM"),
    )


async def all_crowds(server: Server, sizes: tuple[int, ...]) -> list[Crowd]:
    """One crowd after the other on the same server; the first visitor warms both pages."""
    for page, key in PAGES:
        first = Visitor(server.port, page, key)
        await first.open()
        await first.change(0)
        await first.close()
    return [await gather(server, people) for people in sizes]


def main(*, is_small: bool = False) -> None:
    """Print the tables of the crowd."""
    with tempfile.TemporaryDirectory() as folder:
        server = start_server(Path(folder), SIGNBOARD_SAMPLE="1")
        try:
            empty = resident_mb(server.process.pid)
            found = asyncio.run(all_crowds(server, CROWDS[:2] if is_small else CROWDS))
        finally:
            server.stop()
    alone = found[0].changes.p50
    print_table(
        f"crowd: filter change → end of the run, sample data, {SECONDS} s each",
        [
            *("sessions", "page opened", "changes", "p50 / p95", "÷ alone", "looks"),
            *("KB a change", "memory, MB", "peak, MB"),
        ],
        [
            [
                *(f"{one.people}", one.opened.written, f"{len(one.changes.rounds)}"),
                *(one.changes.written, number(one.changes.p50 / alone)),
                *(f"{one.looks:,}", number(one.kilobytes)),
                *(f"{one.memory_mb:,.0f}", f"{one.peak_mb:,.0f}"),
            ]
            for one in found
        ],
    )
    print(f"the server alone, before anybody came: {empty:,.0f} MB; aim at 60: 100 / 250")
