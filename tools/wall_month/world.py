"""The world around a wall: time, a server with two releases, a line to it, a kiosk's browser."""

from __future__ import annotations

import html
import io
import os
import random
import re
import shutil
import struct
import subprocess
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from types import TracebackType
from typing import Any

import httpx
from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from data.commands.main import main as command
from data.store import Store
from data.texts import Language, text
from tests.browser.conftest import ROOT, Server, start_server
from tests.builders.made_county import MONTHS, a_made_county
from tests.builders.register_file import a_register
from tests.chromium import launch_options
from tools.wall_month.line import Line
from tools.wall_month.oracle import Published, Screen

STALE_DAYS = 3
_NOT_COPIED = (
    ".git",
    ".venv",
    ".mypy_cache",
    ".ruff_cache",
    ".pytest_cache",
    "var",
    "test-results",
)
_UNIT = "示例镇"
_TAG = re.compile(r"<[^>]+>")
_KIOSK = ("--noerrdialogs", "--disable-session-crashed-bubble", "--disable-infobars")
# Counts requests whose answers are not there; before the page's clock is replaced.
_COUNTING = """(() => {
  const usual = window.fetch;
  const wait = setTimeout.bind(window), now = performance.now.bind(performance);
  let open = 0;
  const counted = (promise) => (open++, promise.finally(() => open--));
  window.fetch = (...given) => counted(usual(...given)).then((answer) => {
    const json = answer.json.bind(answer);
    answer.json = () => counted(json());
    return answer;
  });
  window.__settled = (most) => new Promise((done) => {
    const until = now() + most;
    const look = () => (open && now() < until ? wait(look, 2) : wait(done, 4));
    look();
  });
})()"""
# Several steps at once, for the way to the browser is long: after each, what stands there. Steps go
# past Playwright's own log of the clock, so a page that was loaded anew is told the day again.
_SEEN = """async ([steps, most]) => {
  const at = (id) => document.getElementById(id);
  const seen = (one) => (one?.getClientRects().length ? one.textContent : "");
  const screen = () => ({
    stamp: seen(at("stamp")), title: seen(document.querySelector("#slide h1")),
    banner: seen(at("banner")), stale: seen(at("stale")),
    black: !!at("black")?.getClientRects().length,
    program: document.body?.dataset.program ?? "",
  });
  const screens = [];
  for (const step of steps) {
    if (step) await window.__pwClock.controller.runFor(step);
    await window.__settled(most);
    screens.push(screen());
  }
  return screens;
}"""
# In which program a wall says that it is another one than the first.
_OTHER = '\ndocument.body.dataset.program = "next";\n'


class World:
    """now: simulated seconds since the beginning; a context that ends what it started."""

    def __init__(self, folder: Path, chance: random.Random, language: Language) -> None:
        self.now = 0.0
        self.skew = 0.0
        self._moved = 0.0
        self.is_line_open = True
        self.errors: list[str] = []
        self._begun = time.time()
        self._chance, self._language = chance, language
        self._folder, self._var = folder, folder / "var"
        self._profile = folder / "profile"
        self._var.mkdir()
        self._shift = folder / "shift"
        self._tell_time()
        self._lost = text(language, "wall-lost", time="\0").split("\0")[0]
        self._releases = {"": ROOT, "next": _other_release(folder)}
        self._preload = _clock_library(folder)
        self.program = ""
        self._prepare()
        self.server: Server | None = None
        self._port = 0
        self.start()
        self.line = Line(self._port)
        self._player = sync_playwright().start()
        self._context: BrowserContext | None = None
        self.page: Page | None = None

    def __enter__(self) -> World:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        value: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self.close_browser()
        self._player.stop()
        if self.server is not None:
            self.server.stop()

    def _prepare(self) -> None:
        rules = self._var / "rules"
        rules.mkdir()
        setting = f"[freshness]\nstale_after_days = {STALE_DAYS}\n"
        (rules / "measures.toml").write_text(setting, encoding="utf-8")
        os.environ["SIGNBOARD_VAR"] = str(self._var)
        store = Store.open(self._var / "signboard.duckdb")
        a_made_county(store=store)
        self.made_at = time.time()
        store.close()

    # ── time ────────────────────────────────────────────────────────────────────

    @property
    def server_now(self) -> float:
        """The day's clock of the server, in Unix seconds."""
        return self._begun + self.now + self.skew

    def _tell_time(self) -> None:
        packed = struct.pack("d", self.server_now - time.time())
        if not self._shift.exists():
            self._shift.write_bytes(packed)
        with self._shift.open("r+b") as file:
            file.write(packed)

    def sleep(self, seconds: float) -> None:
        """Time passes while the wall's computer sleeps; what was due then happens once."""
        self.now += seconds
        self._tell_time()
        if self._context is not None:
            self._context.clock.fast_forward(int(seconds * 1000))

    def set_browser_clock(self, moved: float) -> None:
        """Another day's clock on the wall's computer; what waits is not moved by it."""
        if self._context is not None:
            self._moved = moved
            self._context.clock.set_system_time(self._begun + self.now + moved)

    # ── the server ──────────────────────────────────────────────────────────────

    @property
    def is_open(self) -> bool:
        """Whether a wall can reach a server."""
        return self.server is not None and self.is_line_open

    def start(self) -> None:
        """The server of the release that is installed."""
        begun_with = (("LD_PRELOAD", str(self._preload)), ("CLOCK_SHIFT", str(self._shift)))
        root = self._releases[self.program]
        self.server = start_server(self._var, self._port, root=root, begun_with=begun_with)
        self._port = self.server.port

    def kill_server(self) -> None:
        """As a power cut would."""
        assert self.server is not None
        self.server.process.kill()
        self.server.process.wait()
        self.server = None

    def install_other_release(self) -> None:
        """The server ends as for an update; the next one is of the other release."""
        assert self.server is not None
        self.server.stop()
        self.server = None
        self.program = "" if self.program else "next"

    def published(self, uploaded: float, upload: int) -> Published:
        """What the newest version says, as the server itself tells."""
        assert self.server is not None
        asked = {"lang": self._language}
        told = httpx.get(f"{self.server.url}/wall/slides", params=asked, timeout=60).json()
        titles = frozenset(plain(slide["title"]) for slide in told["slides"])
        return Published(int(told["sequence"]), titles, uploaded, upload)

    def upload(self, number: int) -> float:
        """A town's register, other sums each time, read from its file; the server's time of it.

        Nothing jumps and nothing is gone, or the import would ask.
        """
        begun = time.monotonic()
        rows = [
            (f"示例项目{n:03d}（新报）", "签约", "2023-03-01", 9000 + 100 * number + n, _UNIT)
            for n in range(1, 5)
        ]
        path = a_register(self._folder / "sent" / f"{number}.xlsx", *rows)
        day = MONTHS[-1].isoformat()
        self._command("import", str(path), "--unit", _UNIT, "--as-of", day, "--as-read")
        return self.server_now + time.monotonic() - begun

    def roll_back(self, version: int) -> None:
        """One more version, with the figures of an earlier one."""
        self._command("rollback", str(version))

    def _command(self, *words: str) -> None:
        with redirect_stdout(io.StringIO()) as said:
            code = command([*words, "--json"])
        if code:
            raise RuntimeError(f"{words[0]} ended with {code}: {said.getvalue()[-2000:]}")

    # ── the browser ─────────────────────────────────────────────────────────────

    @property
    def address(self) -> str:
        """What deploy/kiosk.sh is started with."""
        return f"http://localhost:{self.line.port}/wall?seconds=20&lang={self._language}"

    def open_browser(self) -> None:
        """As deploy/kiosk.sh does: once the server answers, in the profile that is kept."""
        given = launch_options()
        args = given.pop("args")
        assert isinstance(args, list)
        context = self._player.chromium.launch_persistent_context(
            str(self._profile),
            viewport={"width": 1920, "height": 1080},
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            args=[*args, *_KIOSK],
            **given,
        )
        context.add_init_script(_COUNTING)
        self._moved = 0.0
        context.clock.install(time=self._begun + self.now)
        self.now += 1
        context.clock.pause_at(self._begun + self.now)
        self._context = context
        self.page = context.pages[0]
        self.page.on("pageerror", lambda error: self.errors.append(str(error)))
        self.page.goto(self.address, timeout=120_000)

    def kill_browser(self) -> None:
        """Its processes are gone at once; no page is asked."""
        for status in Path("/proc").glob("[0-9]*/cmdline"):
            try:
                words = status.read_bytes().split(b"\0")
            except OSError:
                continue
            if f"--user-data-dir={self._profile}".encode() in words and b"--type=" not in b"".join(
                word[:7] for word in words
            ):
                os.kill(int(status.parent.name), 9)
        self.close_browser()

    def close_browser(self) -> None:
        """Nothing happens where there is none."""
        context, self._context, self.page = self._context, None, None
        if context is not None:
            try:
                context.close()
            except Error:
                return

    def load_by_hand(self) -> None:
        """What nobody should have to do."""
        assert self.page is not None
        self.page.goto(self.address, timeout=120_000)

    def run(self, steps: list[float], patience_ms: int) -> Iterator[Screen]:
        """Time passes and everything that waits for it happens; what stands there after each step.

        Nothing where there is no browser, or the page is on its way.
        """
        before, self.now = self.now, self.now + sum(steps)
        self._tell_time()
        if self.page is None or self._context is None:
            return
        try:
            milliseconds = [int(step * 1000) for step in steps]
            screens = self.page.evaluate(_SEEN, [milliseconds, patience_ms])
        except Error:  # it is being taken up anew
            self.page.wait_for_load_state(timeout=120_000)
            self._context.clock.set_system_time(self._begun + self.now + self._moved)
            return
        self.now = before
        for step, seen in zip(steps, screens, strict=True):
            self.now += step
            yield self._screen(seen)

    def _screen(self, seen: dict[str, Any]) -> Screen:
        number = re.search(r"V(\d+)", seen["stamp"])
        return Screen(
            int(number[1]) if number and seen["title"] else None,
            plain(seen["title"]),
            self._lost in seen["banner"],
            seen["stale"],
            seen["program"],
            seen["black"],
        )

    def memory(self) -> tuple[float, int]:
        """The page's heap in MB and its nodes, after a collection."""
        assert self._context is not None
        assert self.page is not None
        line = self._context.new_cdp_session(self.page)
        line.send("HeapProfiler.collectGarbage")
        line.send("Performance.enable")
        told = {one["name"]: one["value"] for one in line.send("Performance.getMetrics")["metrics"]}
        line.detach()
        return told["JSHeapUsedSize"] / 1e6, int(told["Nodes"])


def plain(title: str) -> str:
    """The words of a headline, however they are broken into lines."""
    return "".join(html.unescape(_TAG.sub("", title)).split())


def _other_release(folder: Path) -> Path:
    """The program with another script for the wall."""
    root = folder / "next"
    shutil.copytree(ROOT, root, ignore=shutil.ignore_patterns(*_NOT_COPIED), symlinks=True)
    script = root / "ui" / "wall" / "assets" / "wall.js"
    script.write_text(script.read_text(encoding="utf-8") + _OTHER, encoding="utf-8")
    return root


def _clock_library(folder: Path) -> Path:
    built = folder / "clock.so"
    source = Path(__file__).with_name("clock.c")
    compiler = os.environ.get("CC", "cc")
    words = [compiler, "-shared", "-fPIC", "-O1", "-o", str(built), str(source), "-ldl", "-lm"]
    subprocess.run(words, check=True)
    return built
