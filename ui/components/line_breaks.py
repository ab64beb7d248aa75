"""A sentence as HTML in which no line ends between a number and the word that counts."""

from __future__ import annotations

import re
from html import escape

# A sign, a number, the space that a sentence may put behind it, and what is counted.
MEASURED = re.compile(r"[+−±]?¥?\d[\d,.]*(?:[ \u00a0]?(?:亿元|万元|[一-龥])|[ \u00a0][A-Za-z]+)")


def measured(sentence: str) -> str:
    """Escaped HTML of a plain sentence; ``11 个`` and ``799.86 亿元`` stay on one line."""
    written, end = "", 0
    for found in MEASURED.finditer(sentence):
        written += escape(sentence[end : found.start()])
        written += f'<span class="sb-nowrap">{escape(found.group())}</span>'
        end = found.end()
    return written + escape(sentence[end:])
