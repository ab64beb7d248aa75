"""A real server on a free port and a real browser; nothing may leave this machine."""

from __future__ import annotations

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.steps import SLOW
from tests.chromium import launch_options

ROOT = Path(__file__).resolve().parents[2]


def pytest_collection_modifyitems(items):
    """A browser starved by a busy machine gets one more try; the summary names who needed it."""
    for item in items:
        if item.get_closest_marker("browser"):
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, **launch_options()}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args):
    return {
        **browser_context_args,
        "viewport": {"width": 1440, "height": 900},
        "locale": "zh-CN",
        "timezone_id": "Asia/Shanghai",
        "color_scheme": "light",
        "reduced_motion": "reduce",
    }


@pytest.fixture(scope="session")
def lasting_context(browser, browser_context_args):
    """One browser profile for all tests: the platform's bundle is fetched and compiled once."""
    context = browser.new_context(**browser_context_args)
    context.set_default_timeout(SLOW)
    yield context
    context.close()


@pytest.fixture
def context(lasting_context):
    """The profile as new but for its cache; what the test opened is closed after it."""
    yield lasting_context
    for page in lasting_context.pages:
        if page.url.startswith("http"):
            page.evaluate("() => { localStorage.clear(); sessionStorage.clear(); }")
        page.close()
    lasting_context.clear_cookies()


class Copied:
    """A server's process that is no child of this one, with what tests ask of a process."""

    def __init__(self, pid: int) -> None:
        self.pid = pid

    def send_signal(self, number: int) -> None:
        """Nothing happens where it has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)

    def poll(self) -> int | None:
        """0 where it has ended."""
        try:
            os.kill(self.pid, 0)
        except ProcessLookupError:
            return 0
        return None

    def wait(self, timeout: float = 60) -> int:
        until = time.monotonic() + timeout
        while self.poll() is None:
            if time.monotonic() > until:
                raise TimeoutError(f"process {self.pid} did not end in {timeout} s")
            time.sleep(0.02)
        return 0

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


@dataclass
class Server:
    """A running application; token is what its first start wrote down."""

    var: Path
    port: int
    process: Copied
    log: Path

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def token(self) -> str:
        kept = (self.var / "access" / "first-link.txt").read_text(encoding="utf-8")
        return kept.strip().partition("#")[2]

    def stop(self) -> int:
        """Ends it; one that does not end says what each of its threads is doing, and is killed."""
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(timeout=120)
        except TimeoutError as late:
            self.process.send_signal(signal.SIGUSR1)
            time.sleep(2)
            self.process.kill()
            said = self.log.read_text(encoding="utf-8")[-8000:]
            raise TimeoutError(f"{late}\n{said}") from None


@cache
def _loaded(root: Path, begun_with: tuple[tuple[str, str], ...]) -> subprocess.Popen[str]:
    """The process that servers are copied from; it ends with this one."""
    return subprocess.Popen(
        [sys.executable, "-m", "tests.browser.loaded_server"],
        cwd=root,
        env={**os.environ, **dict(begun_with)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        bufsize=1,
    )


# Of servers that have ended, too: what the browser holds of an address is fetched once.
_ports: list[int] = []


def _free_port() -> int:
    for port in (*_ports, 0):
        with socket.socket() as probe, suppress(OSError):
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            found: int = probe.getsockname()[1]
            if not port:
                _ports.append(found)
            return found
    raise AssertionError("no port is free")


def start_server(
    var: Path,
    port: int = 0,
    *,
    root: Path = ROOT,
    begun_with: tuple[tuple[str, str], ...] = (),
    **environment: str,
) -> Server:
    """Starts the application and waits until it answers; port 0 takes a free one.

    root: where the program lies; begun_with: what it has to find as soon as its process begins.
    """
    port = port or _free_port()
    log = var / f"server-{len([*var.glob('server-*.log')]) + 1}.log"
    given = {**os.environ, "SIGNBOARD_VAR": str(var), "SIGNBOARD_SAMPLE": "0", **environment}
    loaded = _loaded(root, begun_with)
    assert loaded.stdin is not None
    assert loaded.stdout is not None
    asked = {"port": port, "log": str(log), "environment": given}
    loaded.stdin.write(json.dumps(asked) + "\n")
    process = Copied(int(loaded.stdout.readline()))
    server = Server(var, port, process, log)
    for _ in range(720):
        if process.poll() is not None:
            break
        try:
            urllib.request.urlopen(f"{server.url}/version", timeout=2)
        except OSError:
            time.sleep(0.25)
        else:
            return server
    process.kill()
    raise AssertionError(f"the server did not start:\n{log.read_text(encoding='utf-8')}")


@pytest.fixture(scope="session")
def sample_server(tmp_path_factory, sample_database):
    """Tests that only read share one server with the sample."""
    var = tmp_path_factory.mktemp("var")
    shutil.copy(sample_database, var / "signboard.duckdb")
    server = start_server(var)
    yield server
    server.stop()


@pytest.fixture
def empty_server(tmp_path):
    """A fresh server with an empty database."""
    server = start_server(tmp_path)
    yield server
    server.stop()


@pytest.fixture
def start():
    """Starts further servers; all of them end with the test."""
    begun = []

    def begin(var: Path, **environment: str) -> Server:
        begun.append(start_server(var, **environment))
        return begun[-1]

    yield begin
    for server in begun:
        server.stop()


@dataclass
class Watch:
    """What a page said that it should not have: errors, and requests to other machines."""

    errors: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)


@pytest.fixture
def watch(page):
    """Watches the page from its first request on."""
    seen = Watch()

    def console(message):
        if message.type == "error":
            seen.errors.append(f"{message.text} {message.location.get('url', '')}")

    def request(sent):
        parts = urlsplit(sent.url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.hostname != "localhost":
            seen.outside.append(sent.url)

    page.on("console", console)
    page.on("pageerror", lambda error: seen.errors.append(str(error)))
    page.on("request", request)
    return seen
