"""Words of an upload: names of ledgers and forms, severities."""

from __future__ import annotations

from collections.abc import Sequence

from data.language import language, say

SEVERITY_SHAPES = {"error": "✕", "warning": "▲", "note": "○"}


def form_label(ledger: str, form: str) -> str:
    """What staff call a form of a ledger (项目台账, 重点项目调度表)."""
    return say(f"data-form-{ledger}-{form}")


def listed(texts: Sequence[str]) -> str:
    """Texts one after another, as the language separates them."""
    return ("、" if language() == "zh" else ", ").join(texts)


def severity_label(severity: str) -> str:
    """The word of a severity with its shape."""
    return f"{SEVERITY_SHAPES[severity]} {say(f'data-severity-{severity}')}"
