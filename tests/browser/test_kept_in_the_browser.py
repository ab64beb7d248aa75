"""What a browser keeps after a whole use: how it looks, and the session; nothing of a ledger."""

from __future__ import annotations

import json

import pytest

from tests.browser.steps import opened, settled, sign_in

pytestmark = pytest.mark.browser

# The session, and the platform's form token.
COOKIES = ("signboard_session", "_streamlit_xsrf")
KEPT = """async () => ({
  local: {...localStorage},
  session: {...sessionStorage},
  databases: (await indexedDB.databases()).map((one) => one.name),
  caches: await caches.keys(),
})"""


def assert_nothing_else_is_kept(page):
    """No word of a ledger stands in what the browser keeps, and no cookie but the known ones."""
    kept = page.evaluate(KEPT)
    told = json.dumps(kept, ensure_ascii=False)
    assert kept["databases"] == kept["caches"] == []
    assert "示例" not in told
    assert "13900000000" not in told
    # Of the platform: the colours that were chosen and how wide the menu is.
    assert not [name for name in (*kept["local"], *kept["session"]) if not name.startswith("st")]
    cookies = page.context.cookies()
    assert {one["name"].removeprefix("__Host-") for one in cookies} <= set(COOKIES)
    assert "示例" not in json.dumps(cookies, ensure_ascii=False)


def test_who_signed_in_and_searched_leaves_nothing_but_the_session(empty_server, page):
    sign_in(page, empty_server)
    opened(page, empty_server, "/accounts")
    page.get_by_role("combobox").first.fill("示例人员 13900000000")
    settled(page)
    assert_nothing_else_is_kept(page)
