"""Colours are legible, told apart by shape too, and the same in settings and in charts."""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path

import pytest

from data.palette import DARK, LIGHT, LIGHTS, STATES, THEMES
from ui.charts.drawing import template

ROOT = Path(__file__).resolve().parents[2]


def luminance(colour):
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_text_colours_are_legible_on_both_grounds(theme):
    for colour in (theme.ink, theme.muted, theme.accent):
        assert contrast(colour, theme.ground) >= 4.5
    assert contrast(theme.ink, theme.surface) >= 4.5


@pytest.mark.parametrize("marks", [LIGHTS, STATES], ids=["lights", "states"])
def test_marks_differ_by_shape_and_are_visible(marks):
    assert len({mark.shape for mark in marks.values()}) == len(marks)
    for mark in marks.values():
        assert contrast(mark.light, LIGHT.ground) >= 3
        assert contrast(mark.dark, DARK.ground) >= 3


def test_settings_and_palette_agree():
    settings = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    for theme in THEMES.values():
        stated = settings["theme"][theme.name]
        assert stated["primaryColor"] == theme.accent
        assert stated["backgroundColor"] == theme.ground
        assert stated["secondaryBackgroundColor"] == theme.surface
        assert stated["textColor"] == theme.ink
        assert template(theme.name).layout.font.color == theme.ink


def test_no_module_of_the_interface_hides_one_of_the_standard_library():
    # The script's folder comes first on sys.path: ui/calendar.py would break the frame.
    names = {path.stem for path in (ROOT / "ui").iterdir()} - {"__init__", "__pycache__"}
    assert not names & set(sys.stdlib_module_names)
