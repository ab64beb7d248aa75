"""What a file says, in the places that read Markdown: labels, toasts, warnings, titles.

A name may hold stars, dollars, brackets or a link; it is shown as it is written, never
as a format, a formula or a link.
"""

from __future__ import annotations

import re

_SIGNS = re.compile(r"([!-/:-@\[-`{-~])")
# Icons and emoji are looked for after signs have been freed; an unseen joiner parts them.
_SHORTCODE = re.compile(r":(?=\w)")


def verbatim(text: str) -> str:
    """``text`` for a Markdown label: every sign stands for itself, line breaks are spaces."""
    bare = " ".join(text.split())
    return _SIGNS.sub(r"\\\1", _SHORTCODE.sub(":\u2060", bare))
