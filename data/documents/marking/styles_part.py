"""The styles part: new cell formats that copy an old one and differ in its fill.

Nothing that is there changes its number; formats, fills and fonts are added at the end
of their lists, those that are there already are used again. A light font gets a dark
copy, since the fills are light. What a cell looked like before is kept with the shade of
its fill, and given back from it.
"""

from __future__ import annotations

import re
from collections.abc import Container

from data.documents.marking.package import MAIN, STRICT_MAIN
from data.documents.marking.shades import MOST, attribute, bare, safe, shade, shade_number
from data.documents.marking.xml import (
    Edit,
    Element,
    appended,
    attributes,
    children,
    edited,
    root,
    with_attribute,
    without_attribute,
)
from data.issues import Severity

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
_FIRST = {
    "fonts": ['font><{p}sz val="11"/><{p}name val="宋体"/></{p}font>'],
    "fills": [
        'fill><{p}patternFill patternType="none"/></{p}fill>',
        'fill><{p}patternFill patternType="gray125"/></{p}fill>',
    ],
    "borders": ["border><{p}left/><{p}right/><{p}top/><{p}bottom/><{p}diagonal/></{p}border>"],
    "cellXfs": ['xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
}
_COLOR = re.compile(rb"<(?:\w+:)?color\b([^>]*)/?>")
_RGB = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})([0-9A-Fa-f]{2})")
_DARKENED = re.compile(r"-(?:0\.[3-9]|1)")
_NO_FILLS = (
    "",
    "<fill/>",
    "<fill><patternFill/></fill>",
    '<fill><patternFill patternType="none"/></fill>',
)
_APPLIED = ("applyFill", "applyFont")
_LIGHT_INDEXED = {"1", "9", "26", "27", "41", "42", "43", "65"}


class Styles:
    """The styles of a workbook, growing; raises UnpatchableError where they are not as expected."""

    def __init__(self, xml: bytes, *, is_strict: bool) -> None:
        space = STRICT_MAIN if is_strict else MAIN
        self._xml = xml or f'<styleSheet xmlns="{space}"/>'.encode()
        self._top = root(self._xml, "styleSheet")
        self._prefix = self._top.prefix.decode("utf-8", "replace")
        self._lists = {one.name: one for one in children(self._xml, self._top)}
        self._old: dict[str, list[bytes]] = {}
        self._new: dict[str, list[bytes]] = {}
        self._index: dict[str, dict[bytes, int]] = {}
        for name in ("fonts", "fills", "borders", "cellXfs"):
            known = self._lists.get(name)
            self._old[name] = (
                [self._xml[one.start : one.end] for one in children(self._xml, known)]
                if known
                else []
            )
            self._new[name] = [] if self._old[name] else [self._made(x) for x in _FIRST[name]]
        self._marked: dict[tuple[int, Severity], int] = {}
        self._fonts: dict[int, int | None] = {}
        self._looks: dict[tuple[str, str], int] = {("", ""): 0}

    @property
    def looks(self) -> dict[int, tuple[str, str]]:
        """Shade → fill and font colour of cells before they were marked; without shade 0."""
        return {number: look for look, number in self._looks.items() if number}

    def marked(self, style: int, severity: Severity) -> int:
        """The number of the style that is ``style`` with the fill of a severity."""
        if (style, severity) not in self._marked:
            opened, rest = self._format(style)
            font = int(attribute(opened, "fontId") or 0)
            dark = self._dark(font)
            colour = None if dark is None else _COLOR.search(self._all("fonts")[font])
            ink = bare(colour[0]) if colour else ""
            number = self._look(int(attribute(opened, "fillId") or 0), ink)
            color = shade(severity, number)
            opened = with_attribute(opened, "fillId", str(self.fill(color)))
            opened = with_attribute(opened, "applyFill", "1")
            if dark is not None:
                opened = with_attribute(opened, "fontId", str(dark))
                opened = with_attribute(opened, "applyFont", "1")
            self._marked[style, severity] = self._add("cellXfs", opened + rest)
        return self._marked[style, severity]

    def ours(self, numbers: Container[int]) -> dict[int, int]:
        """Styles that bear one of our fills → its shade, of those in ``numbers``."""
        shades: dict[int, int] = {}
        for at, fill in enumerate(self._old["fills"]):
            color = re.search(rb"<(?:\w+:)?fgColor\b[^>]*>", fill)
            number = shade_number(attribute(color[0], "rgb")) if color else None
            if number is not None and number in numbers and b"solid" in fill:
                shades[at] = number
        found: dict[int, int] = {}
        for style, tag in enumerate(self._old["cellXfs"]):
            fill_id = attribute(tag, "fillId")
            if fill_id.isdecimal() and int(fill_id) in shades:
                found[style] = shades[int(fill_id)]
        return found

    def restored(self, style: int, fill: str, ink: str) -> int:
        """The number of the style that ``style`` was before it was marked."""
        opened, rest = self._format(style)
        plain = safe(fill)
        if not plain.startswith("<fill"):
            opened = with_attribute(opened, "fillId", "0")
            opened = without_attribute(opened, "applyFill")
        else:
            opened = with_attribute(opened, "fillId", str(self._add_bare("fills", plain)))
        font = self._all("fonts")[int(attribute(opened, "fontId") or 0)]
        color, light = _COLOR.search(font), safe(ink)
        if color and light.startswith("<color"):
            old = font[: color.start()] + self._prefixed(light) + font[color.end() :]
            opened = with_attribute(opened, "fontId", str(self._add("fonts", old)))
        wanted = _likeness(opened, rest)
        for number, known in enumerate(self._all("cellXfs")):
            if _likeness(*_parted(known)) == wanted:
                return number
        return self._add("cellXfs", opened + rest)

    def fill(self, color: str) -> int:
        """The number of a plain fill."""
        made = self._made(
            f'fill><{{p}}patternFill patternType="solid"><{{p}}fgColor rgb="{color}"/>'
            '<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
        )
        return self._add("fills", made)

    def font(self, *, size: int, color: str, is_bold: bool = False, is_link: bool = False) -> int:
        """The number of a font of the house."""
        weight = "<{p}b/>" if is_bold else ""
        line = "<{p}u/>" if is_link else ""
        made = self._made(
            f'font>{weight}{line}<{{p}}sz val="{size}"/><{{p}}color rgb="{color}"/>'
            '<{p}name val="微软雅黑"/><{p}family val="2"/></{p}font>'
        )
        return self._add("fonts", made)

    def format(self, *, font: int, fill: int = 0, is_wrapped: bool = False) -> int:
        """The number of a cell format for texts."""
        wrap = ' wrapText="1"' if is_wrapped else ""
        made = self._made(
            f'xf numFmtId="49" fontId="{font}" fillId="{fill}" borderId="0" '
            f'applyNumberFormat="1" applyFont="1" applyFill="1" applyAlignment="1">'
            f'<{{p}}alignment vertical="top"{wrap}/></{{p}}xf>'
        )
        return self._add("cellXfs", made)

    def xml(self) -> bytes:
        """The part with everything that was added."""
        edits: list[Edit] = []
        before: dict[int, bytes] = {}
        for name in ("fonts", "fills", "borders", "cellXfs"):
            added = self._new[name]
            if not added:
                continue
            content = b"".join(added)
            count = len(self._old[name]) + len(added)
            known = self._lists.get(name)
            if known is None or known.is_empty:
                tag = f"{self._prefix}{name}".encode()
                whole = b'<%s count="%d">%s</%s>' % (tag, count, content, tag)
                if known is not None:
                    edits.append(Edit(known.start, known.end, whole))
                else:
                    place = self._place(name)
                    before[place] = before.get(place, b"") + whole
                continue
            opened = with_attribute(self._xml[known.start : known.inner], "count", str(count))
            edits.append(Edit(known.start, known.inner, opened))
            edits.append(appended(self._xml, known, content))
        if self._top.is_empty:
            return b"".join(edited(self._xml, [appended(self._xml, self._top, before[-1])]))
        edits += [Edit(place, place, content) for place, content in before.items()]
        return b"".join(edited(self._xml, edits))

    def _place(self, name: str) -> int:
        if self._top.is_empty:
            return -1
        for later in _ORDER[_ORDER.index(name) + 1 :]:
            if later in self._lists:
                return self._lists[later].start
        return self._top.close

    def _format(self, style: int) -> tuple[bytes, bytes]:
        """Start tag and rest of a cell format; one that is not there counts as the first."""
        known = self._all("cellXfs")
        return _parted(known[style if style < len(known) else 0])

    def _look(self, fill: int, ink: str) -> int:
        """The shade that stands for a fill and a font colour."""
        known = self._all("fills")
        plain = bare(known[fill]) if fill < len(known) else ""
        look = ("" if plain in _NO_FILLS else plain, ink)
        if look not in self._looks and len(self._looks) < MOST:
            self._looks[look] = len(self._looks)
        return self._looks.get(look, 0)

    def _dark(self, font: int) -> int | None:
        """The number of a dark copy of a light font, else None."""
        known = self._all("fonts")
        if font >= len(known):
            return None
        if font not in self._fonts:
            color = _COLOR.search(known[font])
            self._fonts[font] = None
            if color is not None and _is_light(color[1]):
                ink = self._prefixed(f'<color rgb="{INK}"/>')
                dark = known[font][: color.start()] + ink + known[font][color.end() :]
                self._fonts[font] = self._add("fonts", dark)
        return self._fonts[font]

    def _all(self, name: str) -> list[bytes]:
        return [*self._old[name], *self._new[name]]

    def _add(self, name: str, element: bytes) -> int:
        """The number of an element in its list; added where it is not there."""
        index = self._index.setdefault(name, {})
        if not index:
            for number, known in enumerate(self._all(name)):
                index.setdefault(known, number)
        if element not in index:
            self._new[name].append(element)
            index[element] = len(self._old[name]) + len(self._new[name]) - 1
        return index[element]

    def _add_bare(self, name: str, element: str) -> int:
        for number, known in enumerate(self._all(name)):
            if bare(known) == element:
                return number
        return self._add(name, self._prefixed(element))

    def _prefixed(self, element: str) -> bytes:
        return re.sub(r"<(/?)", rf"<\1{self._prefix}", element).encode()

    def _made(self, pattern: str) -> bytes:
        return f"<{self._prefix}{pattern.replace('{p}', self._prefix)}".encode()


def _is_light(color: bytes) -> bool:
    stated = _stated(color)
    if rgb := _RGB.fullmatch(stated.get("rgb", "")):
        red, green, blue = (int(part, 16) for part in rgb.groups())
        return 0.299 * red + 0.587 * green + 0.114 * blue > 150
    if theme := stated.get("theme"):
        # Theme colours 0 and 2 are the two grounds; a tint below zero darkens them.
        return theme in ("0", "2") and not _DARKENED.match(stated.get("tint", ""))
    return stated.get("indexed") in _LIGHT_INDEXED


def _stated(inside: bytes) -> dict[str, str]:
    tag = b"<x" + inside.rstrip(b"/") + b">"
    return attributes(tag, Element(b"x", 0, len(tag), len(tag), len(tag)))


def _parted(element: bytes) -> tuple[bytes, bytes]:
    start = element.index(b">") + 1
    return element[:start], element[start:]


def _likeness(opened: bytes, rest: bytes) -> tuple[frozenset[tuple[str, str]], bytes]:
    """A cell format as it shows: which parts it says to apply changes nothing that is seen."""
    said = _stated(opened[opened.index(b" ") : -1]) if b" " in opened else {}
    shown = {(name, value) for name, value in said.items() if name not in _APPLIED}
    return frozenset(shown), rest
