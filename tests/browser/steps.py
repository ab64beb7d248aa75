"""What a reader does on a page, for the tests of the screens."""

from __future__ import annotations

import re

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

SLOW = 120_000
# Time is nobody's test: what is not told otherwise may take as long on a busy machine.
expect.set_options(timeout=SLOW)
# Milliseconds between two looks at a page that is waited for; each look costs the page its time.
OFTEN = 200
ALL_RULES: dict[str, object] = {"resultTypes": ["violations"]}
COLOURS = {**ALL_RULES, "runOnly": ["color-contrast"]}
ROW = 32


def heading(page):
    return page.locator("h1.sb-h1").first


def opened(page, server, path="/"):
    """Opens an address and waits until the page has drawn itself."""
    page.goto(server.url + path)
    expect(heading(page)).to_be_visible()
    settled(page)


def sign_in(page, server):
    """As the administrator does with the link of the first start: opens it, presses its button."""
    page.goto(f"{server.url}/sign-in/link#{server.token}")
    page.get_by_role("button", name="登录").click()
    expect(page.get_by_text("非涉密系统，严禁上传涉密信息").first).to_be_visible()


def settled(page):
    """Waits for the end of the run, of its fading, and for the paint of charts and open tables."""
    page.wait_for_function(
        """() => {
          const all = (selector) => [...document.querySelectorAll(selector)];
          const app = document.querySelector('[data-testid=stApp]');
          return app.dataset.testScriptState !== 'running'
            && !all('[data-testid=stSkeleton]').length
            && !all('[data-stale=true]').length
            && all('[data-testid=stElementContainer]').every(
              (element) => getComputedStyle(element).opacity === '1')
            && all('[data-testid=stDataFrame]').every(
              (table) => !table.checkVisibility() || table.querySelector('canvas'))
            && all('.js-plotly-plot').every((plot) => plot.querySelector('.main-svg'));
        }""",
        polling=OFTEN,
    )


def close_dialog(page):
    """Presses Escape until no dialog stands; a tooltip over it or a lost focus takes the first."""
    dialog = page.get_by_role("dialog")
    for attempt in range(4):
        if attempt:
            page.mouse.move(1, 1)
            dialog.last.focus()
        page.keyboard.press("Escape")
        try:
            expect(dialog).to_have_count(0, timeout=4000)
        except AssertionError:
            continue
        return
    expect(dialog).to_have_count(0)


def switch_colours(page, scheme):
    """Another colour scheme, waited for until the server has drawn the page in it.

    The frame writes the scheme of its last run on the root element.
    """
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(
        "(scheme) => getComputedStyle(document.documentElement).colorScheme === scheme",
        arg=scheme,
        polling=OFTEN,
    )
    settled(page)


def violations(page, rules=ALL_RULES):
    """What axe finds serious or critical on the page as it stands, once it has settled."""
    settled(page)
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(Axe().axe_script)
    report = page.evaluate("(rules) => axe.run(document, rules)", rules)
    assert report["passes"], "axe looked at nothing"
    return [
        (one["id"], [node["html"][:200] for node in one["nodes"]][:3])
        for one in report["violations"]
        if one["impact"] in ("serious", "critical")
    ]


def with_address(page, part):
    """Waits until the address carries this: the page writes it when its run has come so far."""
    expect(page).to_have_url(re.compile(re.escape(part)))


def without_address(page, part):
    """Waits until the address no longer carries this."""
    expect(page).not_to_have_url(re.compile(re.escape(part)))


def go(page, link, menu=""):
    """Follows a link of the navigation: one beside the menus, or one in a menu."""
    if menu:
        page.get_by_role("button", name=menu, exact=True).click()
        page.get_by_role("menuitem", name=link, exact=True).click()
    else:
        page.get_by_role("link", name=link, exact=True).click()


def choose(page, label, word):
    """Picks a word of a box that is searched by typing, once the list shows it.

    A page that is being drawn closes the list.
    """
    settled(page)
    boxes = page.get_by_role("combobox", name=label)
    box = boxes.and_(page.locator(":not([aria-controls=hits])"))  # the search of every page
    box.click()
    box.fill(word)
    expect(page.get_by_role("option", name=word).first).to_be_visible()
    box.press("Enter")


def choose_row(page, key, row):
    """Ticks a row of a table, counted from 0."""
    table = page.locator(f".st-key-{key} [data-testid=stDataFrame]")
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + ROW * (row + 1.5))


def tab_to(page, label, within=80):
    """Presses Tab until the element with this name has the focus."""
    for _ in range(within):
        page.keyboard.press("Tab")
        name = page.evaluate(
            """() => {
              const here = document.activeElement;
              const acts = here.matches('button, a, input, [role=button]');
              return acts ? here.ariaLabel || here.innerText || '' : '';
            }"""
        )
        if re.search(label, name):
            return
    raise AssertionError(f"Tab never reached {label!r}")
