"""Our fills: one light colour a severity, in shades that nobody can tell apart.

A shade is a number: it says how the cell looked before it was marked, wherever the cell
moves to and whatever program saves the workbook. Shade 0 is a cell without a fill.
"""

from __future__ import annotations

import re

from data.documents.marking.xml import Element, UnpatchableError, attributes, children, elements
from data.issues import Severity

FILLS: dict[Severity, str] = {"error": "FFFBD3DF", "warning": "FFFDEBB8", "note": "FFE1EBF5"}
MOST = 512  # three bits of each of three channels
_LOW = 0x070707
_RGB = re.compile(r"(?:[0-9A-Fa-f]{2})?([0-9A-Fa-f]{6})")
_TAGS: dict[str, frozenset[str]] = {
    "fill": frozenset(),
    "patternFill": frozenset({"patternType"}),
    "gradientFill": frozenset({"type", "degree", "left", "right", "top", "bottom"}),
    "stop": frozenset({"position"}),
    "fgColor": frozenset({"rgb", "theme", "indexed", "tint", "auto"}),
    "bgColor": frozenset({"rgb", "theme", "indexed", "tint", "auto"}),
    "color": frozenset({"rgb", "theme", "indexed", "tint", "auto"}),
}
_VALUE = re.compile(r"[A-Za-z0-9.+-]{0,40}")
_LONGEST = 2_000


def shade(severity: Severity, number: int) -> str:
    """The colour (ARGB) of a severity that stands for an earlier look."""
    bits = (number & 7) | (number >> 3 & 7) << 8 | (number >> 6 & 7) << 16
    return f"FF{int(FILLS[severity][2:], 16) ^ bits:06X}"


def shade_number(color: str) -> int | None:
    """The number that a colour stands for; None where it is none of ours."""
    stated = _RGB.fullmatch(color)
    if stated is None:
        return None
    value = int(stated[1], 16)
    for own in FILLS.values():
        bits = value ^ int(own[2:], 16)
        if bits & ~_LOW == 0:
            return bits & 7 | (bits >> 8 & 7) << 3 | (bits >> 16 & 7) << 6
    return None


def bare(xml: bytes) -> str:
    """A fill or a colour without prefixes and namespaces, in one spelling; "" for no XML."""
    try:
        return "".join(_written(xml, one) for one in elements(xml))
    except UnpatchableError:
        return ""


def safe(xml: str) -> str:
    """The same for a text that came with a file: "" where it is not what was written."""
    if len(xml) > _LONGEST or "<!" in xml or "&" in xml:
        return ""
    return bare(xml.encode("utf-8"))


def attribute(element: bytes, name: str) -> str:
    """An attribute of an element's start tag."""
    start = element[: element.index(b">") + 1]
    tag = re.match(rb"<([^\s/>]+)", start)
    if tag is None:
        return ""
    return attributes(start, Element(tag[1], 0, len(start), len(start), len(start))).get(name, "")


def _written(xml: bytes, element: Element) -> str:
    """Only what a fill may hold; anything else is left out."""
    known = _TAGS.get(element.name)
    if known is None:
        return ""
    stated = "".join(
        f' {name}="{value}"'
        for name, value in sorted(attributes(xml, element).items())
        if name in known and _VALUE.fullmatch(value)
    )
    inside = "".join(_written(xml, one) for one in children(xml, element))
    closing = f">{inside}</{element.name}>" if inside else "/>"
    return f"<{element.name}{stated}{closing}"
