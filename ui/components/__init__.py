"""What pages are made of; each returns nothing or what the reader chose."""

from __future__ import annotations

from ui.components.empty import empty_state, missing, nothing_matches, view_or_stop
from ui.components.filters import (
    clear_filters,
    find_one,
    pick_flag,
    pick_from,
    pick_many,
    pick_one,
)
from ui.components.page_head import note, page_head, section_title
from ui.components.tables import project_table
from ui.markup import light_symbol, state_symbol

__all__ = [
    "clear_filters",
    "empty_state",
    "find_one",
    "light_symbol",
    "missing",
    "note",
    "nothing_matches",
    "page_head",
    "pick_flag",
    "pick_from",
    "pick_many",
    "pick_one",
    "project_table",
    "section_title",
    "state_symbol",
    "view_or_stop",
]
