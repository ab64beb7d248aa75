"""The clerk's guide's pictures: the steps that they show are walked, and the guide shows them."""

from __future__ import annotations

import re

import pytest

from tools.pictures import ROOT, take_guides

pytestmark = pytest.mark.browser
PLACE = ROOT / "docs" / "images" / "guides"


def test_the_guides_pictures_are_taken_where_the_guide_says(page, empty_server, tmp_path):
    take_guides(page, empty_server, tmp_path / "guides")
    taken = {path.name for path in (tmp_path / "guides").iterdir()}
    assert taken == {path.name for path in PLACE.iterdir()}
    for guide in ("clerk.md", "clerk.zh-CN.md"):
        text = (ROOT / "docs" / "guides" / guide).read_text(encoding="utf-8")
        assert set(re.findall(r"images/guides/([\w.]+)\)", text)) == taken
