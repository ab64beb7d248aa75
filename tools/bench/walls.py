"""Bench (e): publish → painted on a wall, and a working day of turning slides.

A publish is the sample's register with one cell changed, sent to the running server by the
command line; the clock starts when the version number has moved, as ``/version`` tells, and
stops when the wall's stamp bears it. Beside it: how long a bare look at the version number
takes. The day is turned quickly: as many slides as eight hours show, with the heap and the
nodes over it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

import openpyxl
from playwright.sync_api import Browser, Page, sync_playwright

from data.samples.workbooks import write_sample
from tests.browser.conftest import ROOT, Server, start_server
from tests.chromium import launch_options
from tools.bench.figures import Spread, number, print_table

PUBLISHES = 20
# Eight hours of slides of twenty seconds; each part of the table is an eighth.
SLIDES, PARTS = 1_440, 8
TURN_SECONDS = 0.05
_PATIENCE = 30.0


def main(*, is_small: bool = False) -> None:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as player:
        server = start_server(Path(folder), SIGNBOARD_SAMPLE="1")
        browser = player.chromium.launch(**launch_options())
        try:
            shown, looks = publishes(server, browser, Path(folder), 5 if is_small else PUBLISHES)
            day = a_day(server, browser, SLIDES // 8 if is_small else SLIDES)
        finally:
            browser.close()
            server.stop()
    print_table(
        "wall: version moved → painted, ms",
        ["publishes", "p50 / p95", "a look at the version", "÷ look"],
        [
            [
                f"{len(shown.rounds)}",
                shown.written,
                looks.written,
                number(shown.p50 / looks.p50),
            ]
        ],
    )
    print("aim: 2,000")
    print_table(
        "wall: a working day of slides, turned quickly",
        ["slides turned", "heap after collection, MB", "nodes", "listeners"],
        day,
    )


def publishes(server: Server, browser: Browser, var: Path, count: int) -> tuple[Spread, Spread]:
    """Milliseconds from a moved version to a painted stamp, and of one look at the version."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(f"{server.url}/wall?seconds=600")
    page.wait_for_selector("#slide h1")
    took, looks = [], []
    for round_ in range(count):
        before = version(server)
        register = changed_register(var, round_)
        given = [str(register), "--unit", "旗招商局", "--as-of", "2021-12-31", "--as-read"]
        with subprocess.Popen(
            [sys.executable, "-m", "data", "import", *given, "--json"],
            cwd=ROOT,
            env={**os.environ, "SIGNBOARD_VAR": str(var)},
            stdout=subprocess.DEVNULL,
        ) as command:
            begun = time.perf_counter()
            now = before
            while now == before and time.perf_counter() - begun < _PATIENCE:
                asked = time.perf_counter()
                now = version(server)
                looks.append((time.perf_counter() - asked) * 1000)
                time.sleep(0.025)  # the server slows whoever asks oftener than fifty times a second
            moved = time.perf_counter()
            page.wait_for_function(
                "(now) => document.getElementById('stamp').textContent.includes(`V${now}`)",
                arg=now,
                polling="raf",
            )
            took.append((time.perf_counter() - moved) * 1000)
            command.wait()
    page.close()
    return Spread(tuple(took)), Spread(tuple(looks))


def changed_register(var: Path, round_: int) -> Path:
    """The sample's register of December with another remark in its first project."""
    folder = var / "bench"
    if not folder.exists():
        folder.mkdir()
        write_sample(folder)
    (sample,) = folder.glob("*签约项目台账_2021-12*.xlsx")
    book = openpyxl.load_workbook(sample)
    book.worksheets[0]["AP6"] = f"示例数据，第{round_}次修改"
    changed = folder / f"{round_}.xlsx"
    book.save(changed)
    return changed


def a_day(server: Server, browser: Browser, slides: int) -> list[list[str]]:
    """Rows of the second table: heap, nodes and listeners after each part of the day."""
    page = browser.new_page(viewport={"width": 1920, "height": 1080})
    page.goto(f"{server.url}/wall?seconds=600")
    page.wait_for_selector("#slide h1")
    rows = [measured(page, 0)]
    each = slides // PARTS
    for part in range(1, PARTS + 1):
        page.evaluate(
            """async ([count, pause]) => {
              for (let turned = 0; turned < count; turned += 1) {
                wall.next();
                await new Promise((done) => setTimeout(done, pause * 1000));
              }
            }""",
            [each, TURN_SECONDS],
        )
        rows.append(measured(page, part * each))
    page.close()
    return rows


def measured(page: Page, turned: int) -> list[str]:
    """One row, after the browser has collected its garbage."""
    session = page.context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    found = {one["name"]: one["value"] for one in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return [
        f"{turned:,}",
        f"{found['JSHeapUsedSize'] / 2**20:.1f}",
        f"{found['Nodes']:,.0f}",
        f"{found['JSEventListeners']:,.0f}",
    ]


def version(server: Server) -> int:
    """The version number as the server tells it."""
    with urllib.request.urlopen(f"{server.url}/version", timeout=5) as answer:
        return int(json.load(answer)["sequence"])
