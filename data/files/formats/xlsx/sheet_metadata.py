"""What a sheet's XML says around and beside its cells: merges, what is hidden, filters.

The head is everything before the rows, the tail everything after them; both are small
and read with patterns that know neither the prefix nor the order of attributes.
"""

from __future__ import annotations

import re

from data.files.cells import Worksheet
from data.files.formats.xlsx.shared_strings import unescape
from data.files.references import LAST_COLUMN, split_range

_ELEMENT = rb"<(?:\w+:)?%s\b([^>]*)>"
_COLUMN = re.compile(_ELEMENT % b"col")
_ROW = re.compile(_ELEMENT % b"row")
_MERGE = re.compile(_ELEMENT % b"mergeCell")
_FILTER = re.compile(_ELEMENT % b"autoFilter")
_CRITERION = re.compile(_ELEMENT % b"filterColumn")
_LOCATION = re.compile(_ELEMENT % b"location")
_RANGE = re.compile(r"[A-Z]{1,2}[0-9]{1,6}(?::[A-Z]{1,2}[0-9]{1,6})?")
_PICTURE = re.compile(rb"<(?:\w+:)?pic\b")
_ATTRIBUTE = re.compile(rb"([\w:]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
_DRAWN_TEXT = re.compile(rb"<a:p\b.*?</a:p>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_PRINTED = re.compile(rb"<(?:\w+:)?((?:odd|even|first)(?:Header|Footer))\b[^>]*>(.*?)</", re.DOTALL)


def read_head(sheet: Worksheet, head: bytes) -> None:
    """Hidden columns."""
    for match in _COLUMN.finditer(head):
        attributes = _attributes(match[1])
        if _is_hidden(attributes, "width"):
            first = int(attributes.get("min", "1"))
            last = min(int(attributes.get("max", first)), LAST_COLUMN)
            sheet.hidden_columns.update(range(first, last + 1))


def read_rows(sheet: Worksheet, block: bytes) -> None:
    """Hidden rows of a block of sheet data."""
    if b"hidden" not in block:
        return
    for match in _ROW.finditer(block):
        attributes = _attributes(match[1])
        if "r" in attributes and _is_hidden(attributes, "ht"):
            sheet.hidden_rows.add(int(attributes["r"]))


def read_tail(sheet: Worksheet, tail: bytes) -> None:
    """Merges, filters, headers and footers."""
    for match in _MERGE.finditer(tail):
        reference = _attributes(match[1]).get("ref", "")
        if reference:
            sheet.merges.append(split_range(reference))
    read_filter(sheet, tail)
    for match in _PRINTED.finditer(tail):
        sheet.beside.append(unescape(match[2].decode("utf-8", "replace")))


def read_filter(sheet: Worksheet, xml: bytes) -> None:
    """Whether an automatic filter is set that leaves rows out; asked once the rows were read."""
    if _FILTER.search(xml) is not None:
        has_criterion = _CRITERION.search(xml) is not None
        sheet.is_filtered = sheet.is_filtered or has_criterion or bool(sheet.hidden_rows)


def read_pivot(sheet: Worksheet, xml: bytes) -> None:
    """Where a pivot table of the sheet lies."""
    for match in _LOCATION.finditer(xml):
        reference = _attributes(match[1]).get("ref", "")
        if _RANGE.fullmatch(reference):
            sheet.pivots.append(split_range(reference))


def read_drawing(sheet: Worksheet, xml: bytes) -> None:
    """How many pictures a drawing of the sheet holds, and its texts."""
    sheet.pictures += len(_PICTURE.findall(xml))
    for paragraph in _DRAWN_TEXT.findall(xml):
        sheet.beside.append(_TAG.sub(b"", paragraph).decode("utf-8", "replace"))


def _attributes(text: bytes) -> dict[str, str]:
    return {
        match[1].decode("ascii", "replace"): (match[2] or match[3] or b"").decode(
            "utf-8", "replace"
        )
        for match in _ATTRIBUTE.finditer(text)
    }


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return attributes.get("hidden") in ("1", "true") or attributes.get(size) in ("0", "0.0")
