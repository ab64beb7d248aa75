"""Whatever figure stands on any page, its drawer leads to a term that explains it."""

from __future__ import annotations

import re
from html import unescape

import pytest
from streamlit.util import calc_hash

from data.ledgers.registry import ledgers
from data.screens.glossary import FIGURE, terms
from data.trace.figures import Reference
from tests.pages.steps import frame, html, opened
from ui.registry import SCREENS

_FIGURE = re.compile(r'data-figure="([^"]+)"')
PAGES = [one.name for one in SCREENS if one.action == "view" and one.name != "project"]
LISTS = [one.name for one in ledgers() if one.is_declared and one.is_listed]
# Pages that show no figure (files, words, the agendas of the wall), or theirs in charts alone.
WITHOUT = {"display", "data", "glossary", "returns", "pipeline", "readiness", "service_items"}


def shown(page: str) -> str:
    if page in PAGES:
        return html(opened(page))
    app = frame()
    app._page_hash = calc_hash(f"ledger-{page}")
    app.run()
    assert not app.exception
    return html(app)


@pytest.mark.parametrize("page", [*PAGES, *LISTS])
def test_each_figure_of_a_page_has_its_term(sample_var, page):
    known = {one.key for one in terms()}
    asked = {Reference.read(unescape(text)).figure for text in _FIGURE.findall(shown(page))}
    # A row of a list is no figure: it opens its cells.
    lacking = {one for one in asked - {"entry"} if f"{FIGURE}{one}" not in known}
    assert lacking == set()
    assert asked or page in WITHOUT
