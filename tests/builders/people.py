"""Who reads a page that a test opens."""

from __future__ import annotations

from streamlit.runtime.scriptrunner import get_script_run_ctx

import ui.signed_in  # noqa: F401 (asks for its own reader when it is loaded)
from data.rights import Actor


def signed_in_as(monkeypatch, role: str, *units: str, name: str = "") -> None:
    """Whoever reads pages from now on has a role, and publishes for these units (none: for all)."""
    actor = Actor(role, name, frozenset(units) or None)

    def reader() -> Actor | None:
        return actor if get_script_run_ctx(suppress_warning=True) else None

    monkeypatch.setattr("data.rights._asked", [reader])
