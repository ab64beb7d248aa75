"""A prefecture's page and wall, as somebody of the prefecture sees them."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import urllib.request

import pytest
from playwright.sync_api import expect

from data.access import begin
from data.accounts import add
from tests.app.test_reverse_proxy import free_port
from tests.browser.conftest import ROOT
from tests.browser.steps import heading, settled, violations
from tests.builders.prefecture import at, with_a_report

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def prefecture(tmp_path_factory, sample_database):
    """Address of the prefecture's server, and the cookie of a session there."""
    folder, port = with_a_report(tmp_path_factory.mktemp("counties"), sample_database), free_port()
    words = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    environment = {**os.environ, "SIGNBOARD_VAR": str(folder), "LEDGER_DATABASE": ""}
    process = subprocess.Popen(words, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL)
    try:
        for _ in range(720):
            try:
                urllib.request.urlopen(f"http://localhost:{port}/health", timeout=2)
                break
            except OSError:
                time.sleep(0.25)
        # A start without an administrator ends what was signed in before.
        with at(folder):
            add("市里的人", "viewer")
            cookie = begin("市里的人")
        yield f"http://localhost:{port}", cookie
    finally:
        process.terminate()
        process.wait(120)


@pytest.fixture
def signed_in(prefecture, page):
    url, cookie = prefecture
    page.context.add_cookies([{"name": "signboard_session", "value": cookie, "url": url}])
    return page


def test_the_page_tells_who_has_not_reported_and_leads_to_boards_and_cells(prefecture, signed_in):
    page = signed_in
    page.goto(prefecture[0])
    settled(page)
    expect(heading(page)).to_have_text("3 个旗县区，1 个已上报；乙旗、丙旗未报")
    board = page.get_by_role("link", name="甲旗", exact=True)
    expect(board).to_have_attribute("href", "/990101/")
    assert violations(page) == []
    page.locator(".sbq-compared td[data-figure]").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("旗县区上报 2021-12-31 v4.xlsx")
    expect(drawer).to_contain_text("C4")


def test_the_wall_begins_with_the_counties(prefecture, signed_in):
    page = signed_in
    page.goto(f"{prefecture[0]}/wall")
    expect(page.locator("h1")).to_contain_text("1 个已上报")
    expect(page.locator("table.counties tbody tr")).to_have_count(3)
    expect(page.locator("table.counties .late").first).to_have_text("未报")
