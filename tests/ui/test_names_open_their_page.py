"""Names that open a page: each once, the longer of two that begin alike, none that is unknown."""

from __future__ import annotations

from markupsafe import escape

from ui.components.drawer import linked_names, opens


def test_of_two_names_the_longer_is_meant_and_nothing_else_is_touched():
    html = linked_names("<b>：S1、S12、S9", {"S1": "a", "S12": "S1", "S9": ""})
    assert html.count("data-opens") == 2
    assert html.startswith(escape("<b>：")) and html.endswith("、S9")
    assert html.count("&#34;S1&#34;") == 1  # the id of S12 holds a name and stays whole


def test_what_is_unknown_opens_nothing():
    assert opens("project", project=None) == ""
    assert 'tabindex="0"' in opens("project", project="sl-1")
