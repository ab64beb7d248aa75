"""The field words' message ids, as screens name them (data.words)."""

from __future__ import annotations

from data.words import VALUE_IDS

__all__ = ["VALUE_IDS"]
