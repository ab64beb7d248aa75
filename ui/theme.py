"""How the product looks: the reader's theme, the one style block, the brand's line and icon.

Own classes only, on CSS variables that follow the browser's colour scheme by
themselves (``light-dark``), so a theme change needs no rerun.
"""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from html import escape
from pathlib import Path

import streamlit as st

from data.palette import DARK, FONT_FAMILY, LIGHT, LIGHTS, STATES, THEMES, Theme
from data.texts import Language, text

_STYLES = Path(__file__).parent / "assets"


def current_theme() -> Theme:
    """The reader's theme; light where the browser has not said yet."""
    return THEMES["dark" if st.context.theme.type == "dark" else "light"]


def install_style(menu: int) -> None:
    """Puts the style block on the page; called once, by the frame.

    menu: the place in the navigation of the menu in which the page is, from 1; it is marked.
    """
    # Dialogs stand outside the application's element, which alone knows its colour scheme.
    scheme = f":root{{color-scheme:{current_theme().name}}}"
    marked = f'[data-testid="stTopNav"]>:nth-child({menu})>button'
    mark = f"{marked}{{background:var(--sb-track)}}{marked} p{{font-weight:700}}"
    colours = colour_variables(plain_colours(current_theme()))
    st.html(f"<style>{scheme}{colours}{_own_classes()}{mark}</style>")


@cache
def _own_classes() -> str:
    sheets = sorted(_STYLES.glob("*.css"))
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


@cache
def colour_variables(plain: str) -> str:
    """The palette as CSS variables on the root element, each light and dark.

    plain: those of ``plain_colours`` for browsers that know no pairs (Chromium before 123).
    """
    light, dark = _colours(LIGHT), _colours(DARK)
    paired = "".join(f"--sb-{name}:light-dark({light[name]},{dark[name]});" for name in light)
    return f"{plain}@supports (color:light-dark(#000,#fff)){{:root{{{paired}}}}}"


@cache
def plain_colours(theme: Theme, where: str = ":root") -> str:
    """The palette of one theme as CSS variables on what ``where`` selects."""
    return f"{where}{{{''.join(f'--sb-{name}:{one};' for name, one in _colours(theme).items())}}}"


def _colours(theme: Theme) -> dict[str, str]:
    own: dict[str, str] = {**asdict(theme), **_mixed(theme)}
    found = {name.replace("_", "-"): one for name, one in own.items() if name != "name"}
    for kind, symbols in (("light", LIGHTS), ("state", STATES)):
        for symbol in symbols.values():
            found[f"{kind}-{symbol.order}"] = symbol.light if theme is LIGHT else symbol.dark
    return found


# Shares of one colour on another. CSS can mix them itself, but not in the browsers of many offices.
_MIXED = {
    "gate_1": ("gate", 18, "surface"),
    "gate_2": ("gate", 32, "surface"),
    "gate_3": ("gate", 48, "surface"),
    "next": ("accent", 8, "ground"),
    "tone_2": ("context", 55, "track"),
    "tone_3": ("context", 80, "track"),
}


def _mixed(theme: Theme) -> dict[str, str]:
    colours: dict[str, str] = asdict(theme)
    return {
        name: _mix(colours[upper], share, colours[lower])
        for name, (upper, share, lower) in _MIXED.items()
    }


def _mix(upper: str, share: int, lower: str) -> str:
    """``share`` hundredths of one colour (#rrggbb), the rest of the other."""
    pairs = zip(bytes.fromhex(upper[1:]), bytes.fromhex(lower[1:]), strict=True)
    return "#" + bytes((share * over + (100 - share) * under) // 100 for over, under in pairs).hex()


ICON = Path(__file__).parent / "assets" / "icon.png"


def logo(county: str, language: Language) -> str:
    """An SVG of the brand line; its ink follows the page's colour scheme."""
    name = text(language, "app-brand", county=county)
    tenths = sum(160 if ord(letter) > 0x2E80 else 87 for letter in name)
    width = 16 + tenths // 10
    font = escape(FONT_FAMILY, quote=True)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="28" '
        f'viewBox="0 0 {width} 28" role="img" aria-label="{escape(name, quote=True)}">'
        f"<style>.i{{fill:{LIGHT.ink}}}.b{{fill:{LIGHT.accent}}}"
        f"@media (prefers-color-scheme:dark){{.i{{fill:{DARK.ink}}}.b{{fill:{DARK.accent}}}}}"
        "</style>"
        '<rect class="b" width="3" height="18" y="5"/>'
        f'<text class="i" x="12" y="20" font-size="16" font-weight="700" font-family="{font}">'
        f"{escape(name)}</text></svg>"
    )
