"""Message ids of the words of readiness that are stored in Chinese (data.words)."""

from __future__ import annotations

from data.words import ITEM_IDS, LEVEL_IDS, OFFICE_IDS

__all__ = ["ITEM_IDS", "LEVEL_IDS", "OFFICE_IDS"]
