"""The Chromium that browser tests, pictures and benchmarks drive."""

from __future__ import annotations

import os
from pathlib import Path

# The one without a window draws the same pages in fewer processes.
_PLACES = ("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def launch_options() -> dict[str, object]:
    """What Playwright starts: what CHROMIUM names, else what is installed, else its own."""
    for place in (os.environ.get("CHROMIUM", ""), *_PLACES):
        if place and Path(place).exists():
            return {"executable_path": place, "args": _FLAGS}
    return {"args": _FLAGS}
