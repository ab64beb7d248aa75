"""The product's name as a picture: an accent bar and the county's name beside it."""

from __future__ import annotations

from html import escape
from pathlib import Path

from data.palette import DARK, FONT_FAMILY, LIGHT
from data.texts import Language, text

ICON = Path(__file__).parent / "assets" / "icon.png"


def logo(county: str, language: Language) -> str:
    """An SVG of the brand line; its ink follows the page's colour scheme."""
    name = text(language, "app-brand", county=county)
    width = 16 + sum(16 if ord(letter) > 0x2E80 else 9 for letter in name)
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
