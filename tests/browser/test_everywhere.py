"""Every screen in both languages and colour schemes, wide and narrow, with data and empty.

One walk a language with data, and one without: each screen is drawn wide, then narrow, and
what is wrong with it is collected, so that one failure names all of them. The colours go with
the language; the walk with data takes up the other scheme where map and matrix stand. Empty
screens in Chinese are where the Data page's tests begin.
"""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect

from tests.browser.steps import (
    COLOURS,
    OFTEN,
    go,
    heading,
    opened,
    settled,
    switch_colours,
    violations,
    with_address,
)

pytestmark = pytest.mark.browser

# Visits in another language: the link's words are the stored values, whatever is shown.
FILTERED = "/visits?mode=来访"
# Link, the menu that it is in, and the end of its address.
NAVIGATION = {
    "zh": (
        ("总览", "", "/"),
        ("签约管道", "项目", "/pipeline"),
        ("投产准备", "项目", "/readiness"),
        ("到位资金", "项目", "/funds"),
        ("全周期服务", "项目", "/service"),
        ("领导拜访", "招商", "/visits"),
        ("渠道", "招商", "/channels"),
        ("动员", "招商", "/mobilisation"),
        ("考核", "考核", "/scoreboard"),
        ("组织体系", "考核", "/organisation"),
        ("月调度", "调度", "/dispatch"),
        ("季分析", "调度", "/quarter"),
        ("大屏", "调度", "/display"),
        ("数据", "数据", "/data"),
        ("收表", "数据", "/returns"),
        ("术语与口径", "数据", "/glossary"),
    ),
    "en": (
        ("Overview", "", "/"),
        ("Pipeline", "Projects", "/pipeline"),
        ("Readiness", "Projects", "/readiness"),
        ("Funds", "Projects", "/funds"),
        ("Service", "Projects", "/service"),
        ("Visits", "Promotion", "/visits"),
        ("Channels", "Promotion", "/channels"),
        ("Mobilisation", "Promotion", "/mobilisation"),
        ("Scoreboard", "Scores", "/scoreboard"),
        ("Organisation", "Scores", "/organisation"),
        ("Dispatch", "Meetings", "/dispatch"),
        ("Quarter", "Meetings", "/quarter"),
        ("Display", "Meetings", "/display"),
        ("Data", "Data", "/data"),
        ("Returns", "Data", "/returns"),
        ("Glossary", "Data", "/glossary"),
    ),
}
BADGE = {"zh": "示例数据", "en": "Sample data"}
WIDE = {"width": 1440, "height": 900}
NARROW = {"width": 390, "height": 844}
CLEAR = "rgba(0, 0, 0, 0)"
FITS = "() => document.querySelector('[data-testid=stMain]').scrollWidth <= innerWidth"


def unreadable(page):
    """Texts in charts that are as dark as the ground, or as light."""
    return page.evaluate(
        """() => {
          const isDark = (colour) => colour.match(/\\d+/g).slice(0, 3)
            .reduce((sum, part) => sum + Number(part), 0) < 384;
          const app = document.querySelector('[data-testid=stApp]');
          const ground = isDark(getComputedStyle(app).backgroundColor);
          return [...document.querySelectorAll('.annotation-text')]
            .filter((text) => isDark(getComputedStyle(text).fill) === ground)
            .map((text) => text.textContent);
        }"""
    )


def parted(page):
    """Numbers in headlines, their sub-lines and titles that end a line before what they count."""
    return page.evaluate(
        """() => {
          const found = [];
          const counted = /\\d(?:[ \\u00a0]?(?=[一-龥])|[ \\u00a0](?=[a-z]))/g;
          for (const line of document.querySelectorAll('.sb-h1, .sb-sub, .sb-h2')) {
            const letters = [];
            const walk = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            while (walk.nextNode())
              for (let at = 0; at < walk.currentNode.length; at += 1)
                letters.push([walk.currentNode, at]);
            const bottom = ([node, at]) => {
              const letter = document.createRange();
              letter.setStart(node, at);
              letter.setEnd(node, at + 1);
              return letter.getBoundingClientRect().bottom;
            };
            for (const one of line.textContent.matchAll(counted)) {
              const [number, word] = [letters[one.index], letters[one.index + one[0].length]];
              if (bottom(word) - bottom(number) > 4) found.push(line.textContent);
            }
          }
          return found;
        }"""
    )


def at_rest(page):
    """The same once a page that was made narrow has drawn itself anew."""
    for _ in range(40):
        if not (found := overlapping(page)):
            break
        page.wait_for_timeout(250)
    return found


def overlapping(page):
    """Texts that lie over each other; charts place their own and are left out."""
    return page.evaluate(
        """() => {
          const main = document.querySelector('[data-testid=stMain]');
          const textsOf = (root) => {
            const texts = [];
            const walk = document.createTreeWalker(root, 5);  // elements and texts
            while (walk.nextNode()) {
              const node = walk.currentNode;
              if (node.nodeType === Node.TEXT_NODE) texts.push(node);
              else if (node.shadowRoot) texts.push(...textsOf(node.shadowRoot));
            }
            return texts;
          };
          const above = (element) => element.parentElement ?? element.getRootNode().host;
          const shown = [];
          const strict = {opacityProperty: true, visibilityProperty: true};
          const seen = (rect, element) => {
            let box = [rect.left, rect.top, rect.right, rect.bottom];
            for (let at = element; at && at !== main; at = above(at)) {
              if (getComputedStyle(at).overflow === 'visible') continue;
              const edge = at.getBoundingClientRect();
              box = [Math.max(box[0], edge.left), Math.max(box[1], edge.top),
                     Math.min(box[2], edge.right), Math.min(box[3], edge.bottom)];
            }
            return box;
          };
          for (const text of textsOf(main)) {
            const element = text.parentElement;
            if (!element) continue;
            // The page scrolls under its bar.
            const apart = 'svg, style, script, .st-key-action-bar';
            if (!text.data.trim() || element.closest(apart)) continue;
            if (!element.checkVisibility(strict)) continue;
            const letters = document.createRange();
            letters.selectNodeContents(text);
            for (const rect of letters.getClientRects()) {
              const box = seen(rect, element);
              if (box[2] - box[0] > 2 && box[3] - box[1] > 2) shown.push([box, text]);
            }
          }
          shown.sort((one, other) => one[0][1] - other[0][1]);
          const found = new Set();
          shown.forEach(([one, text], index) => {
            for (let at = index + 1; at < shown.length && shown[at][0][1] < one[3]; at += 1) {
              const [other, beside] = shown[at];
              if (beside === text) continue;
              const wide = Math.min(one[2], other[2]) - Math.max(one[0], other[0]);
              const tall = Math.min(one[3], other[3]) - Math.max(one[1], other[1]);
              if (wide > 2 && tall > 4) found.add(`${text.data.trim()} / ${beside.data.trim()}`);
            }
          });
          return [...found];
        }"""
    )


def fits(page):
    """Whether the page is no wider than its window, once the resize has come to rest."""
    try:
        page.wait_for_function(FITS, polling=OFTEN)
    except PlaywrightTimeout:
        return False
    return True


def marked(page, words, count):
    """Whether the page says so often, once it has come to rest, that its data are a sample."""
    try:
        expect(page.locator(".sb-badge", has_text=words)).to_have_count(count)
    except AssertionError:
        return False
    return True


def walk(page, server, language, badge, other_scheme=""):
    """What is wrong on the screens of the navigation and on a project's page."""
    wrong = []

    def look(name):
        expect(heading(page)).to_be_visible()
        settled(page)
        if not marked(page, BADGE[language], badge):
            stamps = page.locator(".sb-stamp").all_inner_texts()
            wrong.append(f"{name}: without its mark, at {page.url} with {stamps}")
        wrong.extend(f"{name}: {text} cannot be read" for text in unreadable(page))
        wrong.extend(f"{name}: {found}" for found in violations(page))
        wrong.extend(f"{name}: texts overlap: {texts}" for texts in overlapping(page))
        page.set_viewport_size(NARROW)
        if not fits(page):
            wrong.append(f"{name}: too wide for a phone")
        wrong.extend(f"{name}: on a phone texts overlap: {texts}" for texts in at_rest(page))
        wrong.extend(f"{name}: a number parts from its word: {line}" for line in parted(page))
        page.set_viewport_size(WIDE)

    opened(page, server, "/?lang=en" if language == "en" else "/")
    for link, menu, address in NAVIGATION[language]:
        go(page, link, menu)
        expect(page).to_have_url(re.compile(rf"{address}(\?|$)"))
        look(link)
        if other_scheme and page.url.partition("?")[0].endswith("/readiness"):
            switch_colours(page, other_scheme)
            wrong.extend(f"{other_scheme}: {text} cannot be read" for text in unreadable(page))
            wrong.extend(f"{other_scheme}: {found}" for found in violations(page, COLOURS))
    opened(page, server, "/project?project=sl2021-006" + ("&lang=en" if language == "en" else ""))
    look("project")
    return wrong


@pytest.mark.parametrize(
    ("language", "scheme", "other_scheme"), [("zh", "light", "dark"), ("en", "dark", "")]
)
def test_no_screen_with_the_sample_has_a_fault(
    sample_server, page, watch, language, scheme, other_scheme
):
    page.emulate_media(color_scheme=scheme)
    assert walk(page, sample_server, language, badge=1, other_scheme=other_scheme) == []
    assert not watch.errors
    assert not watch.outside


def test_no_empty_screen_has_a_fault(empty_server, page, watch):
    page.emulate_media(color_scheme="dark")
    assert walk(page, empty_server, "en", badge=0) == []
    assert not watch.errors
    assert not watch.outside


def test_the_language_keeps_page_date_and_filters(sample_server, page):
    opened(page, sample_server, f"{FILTERED}&as_of=2021-11-30")
    expect(page.locator(".sb-stamp")).to_contain_text("2021-11-30")
    answer = re.match(r"\d+", page.locator(".st-key-figure-0 .sb-value").inner_text())[0]
    page.get_by_role("radio", name="English").click()
    expect(page.locator(".sb-stamp")).to_contain_text("Data as of 2021-11-30")
    expect(page.locator(".sb-stamp")).to_contain_text("Looking at the past")
    settled(page)
    expect(page.get_by_role("radio", name="Inbound")).to_be_checked()
    expect(page.locator(".st-key-figure-0 .sb-value")).to_contain_text(answer)
    with_address(page, "/visits")
    with_address(page, "as_of=2021-11-30")
    with_address(page, "lang=en")
    go(page, "Pipeline", "Projects")
    page.wait_for_url("**/pipeline?*lang=en*")
    expect(heading(page)).to_contain_text("signed")


def test_every_box_follows_the_language(sample_server, page):
    page.goto(f"{sample_server.url}/pipeline")
    settled(page)
    boxes = page.locator("[data-testid=stSelectbox] input")
    expect(boxes.nth(1)).to_have_value("换一种分法：按方式")
    for name, cut, chosen in (
        ("English", "Another breakdown: Channel", "Signed this year"),
        ("中文", "换一种分法：按方式", "本年签约"),
    ):
        page.get_by_role("radio", name=name).click()
        expect(boxes.nth(1)).to_have_value(cut)
        expect(boxes.nth(2)).to_have_value(chosen)


@pytest.mark.parametrize(("path", "link"), [("/", "签约管道"), ("/?lang=en", "Pipeline")])
def test_the_navigation_is_within_reach_on_a_phone(sample_server, page, path, link):
    page.set_viewport_size(NARROW)
    opened(page, sample_server, path)
    for control in ("stExpandSidebarButton", "stMainMenuButton"):
        box = page.get_by_test_id(control).bounding_box()
        assert box["x"] + box["width"] <= NARROW["width"], control
    logo = page.get_by_test_id("stHeaderLogo").bounding_box()
    controls = page.locator(".st-key-frame-controls").bounding_box()
    assert controls["y"] >= logo["y"] + logo["height"]
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name=link, exact=True).click()
    page.wait_for_url("**/pipeline*")


def test_no_menu_folds_away_and_the_one_of_the_page_is_marked(sample_server, page):
    for language, menus in (
        ("zh", ["项目", "招商", "服务", "考核", "调度", "数据"]),
        ("en", ["Projects", "Promotion", "Services", "Scores", "Meetings", "Data"]),
    ):
        opened(page, sample_server, f"/visits?lang={language}")
        seen = page.get_by_test_id("stTopNavSection")
        expect(seen).to_have_text(menus)
        controls = page.locator(".st-key-frame-controls").bounding_box()
        last = seen.last.bounding_box()
        assert last["x"] + last["width"] < controls["x"]
        ground = "(one) => getComputedStyle(one).backgroundColor"
        marked = [menus[at] for at in range(6) if seen.nth(at).evaluate(ground) != CLEAR]
        assert marked == menus[1:2]
