"""The styles part: looks of conditional formats and of the added sheet, at the end of their lists.

Nothing that is there changes its number; what is there already is used again.
"""

from __future__ import annotations

from lxml import etree

from data.documents.annotation.package import (
    MAIN,
    STRICT_MAIN,
    Node,
    added,
    child,
    children,
    made,
    placed,
    tree,
    written,
)
from data.issues import Severity

FILLS: dict[Severity, str] = {"error": "FFFBD3DF", "warning": "FFFDEBB8", "note": "FFE1EBF5"}
INK = "FF1F2933"
# Order of a style sheet's parts, for those that are not there.
_ORDER = (
    "numFmts",
    "fonts",
    "fills",
    "borders",
    "cellStyleXfs",
    "cellXfs",
    "cellStyles",
    "dxfs",
    "tableStyles",
    "colors",
    "extLst",
)


class Styles:
    """The styles of a workbook, growing; raises UnpatchableError where they are not as expected."""

    def __init__(self, xml: bytes, *, is_strict: bool) -> None:
        space = STRICT_MAIN if is_strict else MAIN
        self._top = tree(xml or f'<styleSheet xmlns="{space}"/>'.encode(), "styleSheet")
        if not children(self._list("fonts")):
            font = made(self._top, "font")
            added(font, "sz", val="11")
            added(font, "name", val="宋体")
            self._add("fonts", font)
        for pattern in () if children(self._list("fills")) else ("none", "gray125"):
            fill = made(self._top, "fill")
            added(fill, "patternFill", patternType=pattern)
            self._add("fills", fill)
        if not children(self._list("borders")):
            border = made(self._top, "border")
            for side in ("left", "right", "top", "bottom", "diagonal"):
                added(border, side)
            self._add("borders", border)
        if not children(self._list("cellXfs")):
            self._add("cellXfs", made(self._top, "xf", **_NUMBERS))

    def highlight(self, severity: Severity) -> int:
        """The number of the conditional look of a severity: its fill, and ink that shows on it."""
        look = made(self._top, "dxf")
        added(added(look, "font"), "color", rgb=INK)
        self._pattern(added(look, "fill"), FILLS[severity], ground=FILLS[severity])
        return self._add("dxfs", look)

    def fill(self, color: str) -> int:
        """The number of a plain fill."""
        fill = made(self._top, "fill")
        self._pattern(fill, color)
        return self._add("fills", fill)

    def font(self, *, size: int, color: str, is_bold: bool = False, is_link: bool = False) -> int:
        """The number of a font of the house."""
        font = made(self._top, "font")
        for name, is_stated in (("b", is_bold), ("u", is_link)):
            if is_stated:
                added(font, name)
        added(font, "sz", val=str(size))
        added(font, "color", rgb=color)
        added(font, "name", val="微软雅黑")
        added(font, "family", val="2")
        return self._add("fonts", font)

    def format(self, *, font: int, fill: int = 0, is_wrapped: bool = False) -> int:
        """The number of a cell format for texts."""
        stated = {**_NUMBERS, "numFmtId": "49", "fontId": str(font), "fillId": str(fill)}
        applied = ("NumberFormat", "Font", "Fill", "Alignment")
        one = made(self._top, "xf", **stated, **{f"apply{name}": "1" for name in applied})
        added(one, "alignment", vertical="top", **({"wrapText": "1"} if is_wrapped else {}))
        return self._add("cellXfs", one)

    def xml(self) -> bytes:
        """The part with everything that was added."""
        return written(self._top)

    def _pattern(self, fill: Node, color: str, ground: str = "") -> None:
        pattern = added(fill, "patternFill", patternType="solid")
        added(pattern, "fgColor", rgb=color)
        # The ground is what a conditional fill shows.
        added(pattern, "bgColor", **({"rgb": ground} if ground else {"indexed": "64"}))

    def _list(self, name: str) -> Node:
        known = child(self._top, name)
        if known is None:
            known = made(self._top, name, count="0")
            placed(self._top, known, _ORDER[_ORDER.index(name) + 1 :])
        return known

    def _add(self, name: str, node: Node) -> int:
        """The number of an element in its list; added where it is not there."""
        listed = self._list(name)
        known = children(listed)
        likeness = _likeness(node)
        for number, one in enumerate(known):
            if _likeness(one) == likeness:
                return number
        listed.append(node)
        listed.set("count", str(len(known) + 1))
        return len(known)


def _likeness(node: Node) -> bytes:
    return bytes(etree.tostring(node, method="c14n", exclusive=True, with_tail=False))


_NUMBERS = {"numFmtId": "0", "fontId": "0", "fillId": "0", "borderId": "0"}
