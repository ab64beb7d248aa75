"""How places are written in the reader's language."""

from __future__ import annotations

from data.language import language
from data.rules import load_rules


def province_name(province: object) -> str:
    """A province as the settings call it in English; what they do not know stays as written."""
    written = str(province)
    return load_rules().provinces.english.get(written, written) if language() == "en" else written
