"""One search box on every page: what is typed is answered by a route, what is chosen is opened."""

from __future__ import annotations

from ui.search.answer import search
from ui.search.box import search_box

__all__ = ["search", "search_box"]
