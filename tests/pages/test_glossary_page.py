"""The glossary page: groups, the term that the address names, the way from a figure to its term."""

from __future__ import annotations

import re

from tests.pages.steps import html, opened


def rows(app):
    raw = " ".join(element.proto.body for element in app.get("html"))
    return re.findall(r'<tr( class="sb-term"[^>]*)?>\s*<th scope="row">([^<]*)</th>', raw)


def test_without_data_the_stages_and_definitions_are_explained(var_folder):
    app = opened("glossary")
    assert "条术语与指标" in html(app)
    assert ("", "阶段：发起") in rows(app)
    assert "永久工程正式破土开槽" in html(app)


def test_a_group_shows_its_terms_alone(var_folder):
    app = opened("glossary", group="visits")
    names = [name for _, name in rows(app)]
    assert "拜访推进项目" in names
    assert "阶段：发起" not in names


def test_the_asked_term_comes_first_and_is_marked(var_folder):
    app = opened("glossary", term="figure-companies", lang="en")
    asked, *others = rows(app)
    assert 'aria-current="true"' in asked[0]
    assert not any(mark for mark, _ in others)
