"""The head of the strip beside the map: years over their quarters."""

from __future__ import annotations

import re

from data.language import speaking
from ui.readiness.county_strip import strip_head


def test_a_year_of_which_one_quarter_is_left_is_its_number_alone():
    with speaking("zh"):
        html = strip_head(["past", "2025Q4", "2026Q1", "2026Q2", "2026Q3", "later", "unknown"])
    years = re.findall(r'<th class="year" colspan="(\d)">([^<]+)</th>', html)
    assert years == [("1", "2025"), ("3", "2026 年")]
