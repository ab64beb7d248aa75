"""A project is put on the map by a click, stands there, and is taken off again."""

from __future__ import annotations

import shutil

from playwright.sync_api import expect

from tests.browser.steps import opened, settled


def test_a_click_on_the_map_puts_a_project_there_until_it_is_taken_off(
    tmp_path, sample_database, start, page
):
    shutil.copy(sample_database, tmp_path / "signboard.duckdb")
    server = start(tmp_path)
    page.goto(f"{server.url}/sign-in?token={server.token}")
    opened(page, server, "/readiness")
    put = page.locator('button[data-id^="put:"]')
    unplaced = put.count()
    name = page.locator('.unplaced button[data-id^="open:"]').first.inner_text()
    put.first.click()
    expect(page.get_by_text(f"在图上点一下“{name}”的位置")).to_be_visible()
    settled(page)
    drawn = page.locator("svg").filter(has=page.locator(".block")).first
    drawn.scroll_into_view_if_needed()
    box = drawn.bounding_box()
    page.mouse.click(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.5)
    expect(page.get_by_text("东经")).to_be_visible()
    page.get_by_role("button", name="保存位置").click()
    expect(put).to_have_count(unplaced - 1)

    project = name
    opened(page, server, f"/readiness?place={project}")
    expect(page.get_by_text("放在图上")).to_be_visible()
    page.get_by_role("button", name="撤销放置").click()
    expect(put).to_have_count(unplaced)
