"""What a browser shows that is too old for the pages: who needs which, in both languages."""

from __future__ import annotations

import json
from pathlib import Path

from data.texts import LANGUAGES, text
from ui.markup import render

# The first that knows the regular expressions of the platform's script, for which ours asks.
LEAST_CHROMIUM = 112
_SCRIPT = Path(__file__).parent / "assets" / "old_browser.js"


def old_browser_script() -> str:
    """The script of a page's head that replaces a page which the browser cannot show."""
    said = [
        (
            spoken,
            text(spoken, "browser-too-old"),
            text(spoken, "browser-too-old.remedy", least=str(LEAST_CHROMIUM)),
        )
        for spoken in LANGUAGES
    ]
    words = json.dumps(render("pages.old_browser", said)).replace("<", "\\u003c")
    return f"<script>{_SCRIPT.read_text(encoding='utf-8').replace('WORDS', words)}</script>"
