"""Signs that a cell of a ledger may hold and no XML can."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def without_forbidden(text: str) -> str:
    """The text without control characters and halves of pairs; tabs and line ends stay."""
    return _FORBIDDEN.sub("", text)
