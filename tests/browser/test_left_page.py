"""What a page still asks for while the reader goes on takes nothing from the next page."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.steps import heading, opened, settled

pytestmark = pytest.mark.browser
# The map tells its width a moment after it has changed, and asks for its part of the page again.
LEAVE = """(link) => {
  link.click();
  document.querySelector('.st-key-readiness-map').style.width = '600px';
}"""


def test_the_map_of_a_page_that_was_left_does_not_empty_the_next(sample_server, page):
    held, is_slow = [], []

    def connect(browser):
        server = browser.connect_to_server()
        server.on_message(lambda said: held.append(said) if is_slow else browser.send(said))
        page.catch_up = lambda: [browser.send(said) for said in held]

    page.route_web_socket("**/_stcore/stream", connect)
    opened(page, sample_server, "/readiness")
    page.get_by_role("button", name="项目", exact=True).click()
    is_slow.append(True)
    page.get_by_role("menuitem", name="到位资金", exact=True).evaluate(LEAVE)
    page.wait_for_timeout(1500)
    is_slow.clear()
    page.catch_up()
    page.wait_for_url("**/funds**")
    settled(page)
    page.wait_for_timeout(1500)
    expect(heading(page)).to_contain_text("自治区平台口径", timeout=5000)
