"""The 通报: its figures worked out, its sentences filled, before any document is made."""

from __future__ import annotations

from data.briefing.changes import changes_aloud
from data.briefing.figures import named_figures
from data.briefing.notice import NoticeText, filled

__all__ = ["NoticeText", "changes_aloud", "filled", "named_figures"]
