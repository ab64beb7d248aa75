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
    st.html(f"<style>{scheme}{colour_variables()}{_own_classes()}{mark}</style>")


@cache
def _own_classes() -> str:
    sheets = sorted(_STYLES.glob("*.css"))
    return "".join(sheet.read_text(encoding="utf-8") for sheet in sheets)


@cache
def colour_variables() -> str:
    """The palette as CSS variables on the root element, light and dark."""
    light, dark = asdict(LIGHT), asdict(DARK)
    names = [name for name in light if name != "name"]
    symbols = {f"light-{symbol.order}": symbol for symbol in LIGHTS.values()}
    symbols |= {f"state-{symbol.order}": symbol for symbol in STATES.values()}
    plain = "".join(f"--sb-{name.replace('_', '-')}:{light[name]};" for name in names)
    plain += "".join(f"--sb-{name}:{symbol.light};" for name, symbol in symbols.items())
    paired = "".join(
        f"--sb-{name.replace('_', '-')}:light-dark({light[name]},{dark[name]});" for name in names
    )
    paired += "".join(
        f"--sb-{name}:light-dark({symbol.light},{symbol.dark});" for name, symbol in symbols.items()
    )
    return f":root{{{plain}}}@supports (color:light-dark(#000,#fff)){{:root{{{paired}}}}}"


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
