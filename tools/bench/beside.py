"""Bench (i): the pipeline page beside what people would use instead, in a real browser.

The peers draw four charts and a list of the same projects with Plotly: a plain Streamlit page in
the product's own environment, a Dash page in one that is set up here. Of each page is told how
long a changed filter takes until it is painted, its first load by a new browser on a line of
10 Mbit/s, and the way from one page to the next.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import cycle
from pathlib import Path
from time import monotonic, sleep

from playwright.sync_api import Browser, Page, sync_playwright

from data.environment import var_folder
from data.samples.workbooks import load_sample
from data.store import Store
from tests.browser.conftest import _free_port, start_server
from tests.chromium import launch_options
from tools.bench.asking import parameters
from tools.bench.county import AS_OF, PREVIOUS
from tools.bench.figures import Spread, number, print_table
from tools.bench.painting import Click, new_page, rounds_of, town_clicks

ROUNDS = 15
LOADS = 5
_PEERS = Path(__file__).parent / "peers"
_LINE = {"offline": False, "latency": 20, "downloadThroughput": 10e6 / 8, "uploadThroughput": 1e6}
_PATIENCE = 60.0
_TOWN = "label:has(input[type=radio])"


def main(*, is_small: bool = False) -> None:
    """Print the tables."""
    rounds, loads = (3, 1) if is_small else (ROUNDS, LOADS)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        projects = folder / "projects.csv"
        written(projects)
        server = start_server(folder, SIGNBOARD_SAMPLE="1")
        browser = playwright.chromium.launch(**launch_options())
        try:
            address = f"{server.url}/pipeline"
            ours = measured(browser, address, "[data-testid=stMain]", town_clicks, rounds, loads)
            way = navigated(browser, server.url, rounds)
        finally:
            server.stop()
        try:
            rows = [("this product", *ours)]
            for title, area, command in peers():
                with running(command, projects) as url:
                    rows.append((title, *measured(browser, url, area, radio_clicks, rounds, loads)))
        finally:
            browser.close()
    print_table(
        f"beside its peers: the sample's projects, 1440×900, {rounds} rounds, {loads} loads",
        ["page", "filter → painted", "ours ÷", "first load, s", "MB over the line", "ours ÷"],
        [
            [
                *(title, changes.written, number(ours[0].p50 / changes.p50)),
                *(number(load.p50 / 1000), number(megabytes), number(ours[1].p50 / load.p50)),
            ]
            for title, changes, load, megabytes in rows
        ],
    )
    print("aim: not slower than the Dash page; first load ≤ 2 s and ≤ 1.5 MB at 10 Mbit/s")
    print(f"from page to page by the navigation until it is painted: {way.written}; aim: 300")


def written(path: Path) -> None:
    """The sample's projects as the peers read them."""
    store = Store.open(None)
    load_sample(store)
    now, previous = store.worked_out(AS_OF), store.worked_out(PREVIOUS)
    if now is None or previous is None:
        raise SystemExit("the sample is empty")
    given = parameters(store, now, previous)
    columns = ["project_name", "stage", "light", "town", "channel", "planned_wan"]
    store.frame("screens/pipeline/projects", **given)[columns].to_csv(path, index=False)
    store.close()


def peers() -> Iterator[tuple[str, str, list[str]]]:
    """Of each peer its title, the area that changes, and what starts it but for the port."""
    script = str(_PEERS / "plain_page.py")
    plain = [sys.executable, "-m", "streamlit", "run", script, "--server.headless=true"]
    yield "plain Streamlit", "[data-testid=stMain]", [*plain, "--server.port"]
    yield "Dash", "main", [str(own_python()), str(_PEERS / "dash_page.py")]


def own_python() -> Path:
    """The peers' interpreter with what they need; it is set up once."""
    home = var_folder() / "bench-peers"
    python, wanted = home / "bin" / "python", _PEERS / "requirements.txt"
    done = home / "done.txt"
    if not done.exists() or done.read_text() != wanted.read_text():
        subprocess.run([sys.executable, "-m", "venv", str(home)], check=True)
        install = [str(python), "-m", "pip", "install", "--quiet", "-r", str(wanted)]
        subprocess.run(install, check=True)
        done.write_text(wanted.read_text())
    return python


@contextmanager
def running(command: list[str], projects: Path) -> Iterator[str]:
    """The peer's address while it runs."""
    port = _free_port()
    with subprocess.Popen(
        [*command, str(port)],
        cwd=_PEERS,
        env={**os.environ, "BENCH_PROJECTS": str(projects)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        url, until = f"http://127.0.0.1:{port}", monotonic() + _PATIENCE
        try:
            while monotonic() < until:
                with suppress(OSError):
                    urllib.request.urlopen(url, timeout=2).read()
                    break
                sleep(0.1)
            yield url
        finally:
            process.terminate()


def measured(
    browser: Browser,
    url: str,
    area: str,
    clicks: Callable[[Page], Iterator[Click]],
    rounds: int,
    loads: int,
) -> tuple[Spread, Spread, float]:
    """Changed filters and first loads until they are painted, in ms, and what a load fetches."""
    page = new_page(browser)
    settled(page, url)
    changes = rounds_of(page, area, clicks(page), rounds, must_differ=True)
    page.context.close()
    first = [loaded(browser, url, area) for _ in range(loads)]
    return changes, Spread(tuple(took for took, _ in first)), first[-1][1]


def settled(page: Page, url: str) -> None:
    """The page at an address, once nothing of it moves any more."""
    page.goto(url)
    page.locator("h1").first.wait_for(timeout=_PATIENCE * 1000)
    page.wait_for_timeout(3000)


def loaded(browser: Browser, url: str, area: str) -> tuple[float, float]:
    """Milliseconds until a new browser on a slow line shows the page's last piece; MB fetched."""
    page = new_page(browser)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", _LINE)
    fetched: list[float] = []
    session.on("Network.loadingFinished", lambda one: fetched.append(one["encodedDataLength"]))
    received = "Network.webSocketFrameReceived"
    session.on(received, lambda one: fetched.append(len(one["response"]["payloadData"])))
    page.add_init_script(
        f"""new MutationObserver(() => {{
          if (!document.querySelector({json.dumps(area)})?.innerText) return;
          requestAnimationFrame(() => setTimeout(() => {{ window.last = performance.now(); }}, 0));
        }}).observe(document, {{ subtree: true, childList: true, characterData: true }});"""
    )
    page.goto(url)
    page.locator("h1").first.wait_for(timeout=_PATIENCE * 1000)
    page.wait_for_function("() => window.last && performance.now() - window.last > 2500")
    took = float(page.evaluate("() => window.last"))
    page.context.close()
    return took, sum(fetched) / 2**20


def radio_clicks(page: Page) -> Iterator[Click]:
    """The towns of a peer, one after the other."""
    towns = page.locator(_TOWN)
    for index in cycle(range(1, min(towns.count(), 5))):
        yield towns.nth(index).click


def navigated(browser: Browser, url: str, rounds: int) -> Spread:
    """Milliseconds from the press on a link until its page is painted, one after the other."""
    page = new_page(browser)
    settled(page, f"{url}/overview")
    way = cycle((("项目", "签约管道"), ("招商", "领导拜访"), ("调度", "月调度"), ("考核", "考核")))

    def links() -> Iterator[Click]:
        for menu, link in way:
            page.get_by_role("button", name=menu, exact=True).click()
            item = page.get_by_role("menuitem", name=link, exact=True)
            item.wait_for()
            yield item.click

    found = rounds_of(page, "[data-testid=stMain]", links(), rounds, must_differ=True)
    page.context.close()
    return found


if __name__ == "__main__":
    main()
