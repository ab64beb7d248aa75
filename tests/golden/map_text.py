"""The map's layouts as numbers: where each block stands at the widths of phone, desk and wall.

    python -m tests.golden.map_text

writes ``tests/golden/map/*.txt`` anew; read the difference before it is committed.
"""

from __future__ import annotations

from pathlib import Path

from data.geo import schematic_outline
from tests.builders.map_places import NOTES, SMALL_NOTES, some_places
from ui.charts.map.columns import columns_layout
from ui.charts.map.county import county_layout
from ui.charts.map.parts import Layout

FOLDER = Path(__file__).parent / "map"
COUNTS = (0, 12, 60, 300)
# Window → the picture that the page gives the map there.
DESKS = {390: (340, 400), 1440: (840, 550), 1920: (840, 670), 3840: (1240, 980)}
WALL = (1728, 584)


def texts() -> dict[str, str]:
    """File name → the layouts of one window, a line a block."""
    outline = schematic_outline()
    found = {}
    for window, size in DESKS.items():
        notes = NOTES if size[0] > 520 else SMALL_NOTES
        layouts = [county_layout(some_places(n), outline, *size, notes) for n in COUNTS]
        found[f"desk_{window}.txt"] = _written(layouts)
    layouts = [columns_layout(some_places(n), outline, *WALL, None) for n in COUNTS]
    found["wall.txt"] = _written(layouts)
    return found


def _written(layouts: list[Layout]) -> str:
    parts = []
    for count, layout in zip(COUNTS, layouts, strict=True):
        parts.append(f"{count} projects, {layout.width:g} x {layout.height:g}: {layout.density}")
        for block in sorted(layout.blocks, key=lambda one: one.place.key):
            box = block.box
            parts.append(
                f"  {block.labels[0].text}: {box.x:.0f} {box.y:.0f} {box.width:.0f} "
                f"{box.height:.0f}, {len(block.symbols)} symbols"
            )
    return "\n".join(parts) + "\n"


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for name, text in texts().items():
        (FOLDER / name).write_text(text, encoding="utf-8")
