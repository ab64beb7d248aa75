"""Small columns of the months beside a figure, as an image that needs no script.

``st.html`` drops inline SVG, an image with a data URI passes; its colours follow the
page's colour scheme by themselves.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence

from ui.palette import DARK, LIGHT

WIDTH = 96
HEIGHT = 32
_GAP = 2


def month_columns(values: Sequence[float | None]) -> str:
    """An ``<img>`` of one column a value, the last in the accent; a gap where unknown."""
    known = [value for value in values if value is not None]
    top = max([abs(value) for value in known] or [0]) or 1
    slots = max(len(values), 6)
    step = (WIDTH + _GAP) / slots
    offset = WIDTH + _GAP - step * len(values)
    bars = []
    for number, value in enumerate(values):
        if value is None:
            continue
        height = max(abs(value) / top * (HEIGHT - 2), 1)
        kind = "n" if number == len(values) - 1 else "o"
        bars.append(
            f'<rect class="{kind}" x="{offset + step * number:.1f}" y="{HEIGHT - height:.1f}" '
            f'width="{step - _GAP:.1f}" height="{height:.1f}"/>'
        )
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}">'
        f"<style>.o{{fill:{LIGHT.context}}}.n{{fill:{LIGHT.accent}}}"
        f"@media (prefers-color-scheme:dark){{.o{{fill:{DARK.context}}}.n{{fill:{DARK.accent}}}}}"
        f"</style>{''.join(bars)}</svg>"
    )
    encoded = b64encode(svg.encode()).decode()
    return (
        f'<img alt="" width="{WIDTH}" height="{HEIGHT}" src="data:image/svg+xml;base64,{encoded}">'
    )
