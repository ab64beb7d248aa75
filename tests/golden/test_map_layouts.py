"""The map's blocks stand where they stood: a change of the layout is read before it is taken."""

from __future__ import annotations

from tests.golden.map_text import FOLDER, texts


def test_the_layouts_are_those_of_the_golden_texts():
    """After a change that is meant: ``python -m tests.golden.map_text``."""
    kept = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.txt")}
    assert texts() == kept
