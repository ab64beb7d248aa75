"""What a sheet's XML says around and beside its cells: merges, what is hidden, filters.

The head is everything before the rows, the tail everything after them; both are small
and read with patterns that know neither the prefix nor the order of attributes.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from data.files.formats.xlsx.shared_strings import unescape
from data.files.grid import Merge
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
_PRINTED = re.compile(rb"<(?:\w+:)?((?:odd|even|first)(?:Header|Footer))\b[^>]*>(.*?)</", re.DOTALL)


@dataclass
class SheetFrame:
    """Gathered while the sheet streams by; see SheetFacts for the meaning."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    has_filter: bool = False
    has_criterion: bool = False
    printed: list[str] = field(default_factory=list)
    pivots: list[Merge] = field(default_factory=list)
    pictures: int = 0

    @property
    def is_filtered(self) -> bool:
        """A filter is set that leaves rows out."""
        return self.has_filter and (self.has_criterion or bool(self.hidden_rows))

    def read_head(self, head: bytes) -> None:
        """Hidden columns."""
        for match in _COLUMN.finditer(head):
            attributes = _attributes(match[1])
            if _is_hidden(attributes, "width"):
                first = int(attributes.get("min", "1"))
                last = min(int(attributes.get("max", first)), LAST_COLUMN)
                self.hidden_columns.update(range(first, last + 1))

    def read_rows(self, block: bytes) -> None:
        """Hidden rows of a block of sheet data."""
        if b"hidden" not in block:
            return
        for match in _ROW.finditer(block):
            attributes = _attributes(match[1])
            if "r" in attributes and _is_hidden(attributes, "ht"):
                self.hidden_rows.add(int(attributes["r"]))

    def read_tail(self, tail: bytes) -> None:
        """Merges, filters, headers and footers."""
        for match in _MERGE.finditer(tail):
            reference = _attributes(match[1]).get("ref", "")
            if reference:
                self.merges.append(split_range(reference))
        self.read_filter(tail)
        for match in _PRINTED.finditer(tail):
            self.printed.append(unescape(match[2].decode("utf-8", "replace")))

    def read_filter(self, xml: bytes) -> None:
        """Whether an automatic filter is there, and whether it leaves something out."""
        self.has_filter = self.has_filter or _FILTER.search(xml) is not None
        self.has_criterion = self.has_criterion or _CRITERION.search(xml) is not None

    def read_pivot(self, xml: bytes) -> None:
        """Where a pivot table of the sheet lies."""
        for match in _LOCATION.finditer(xml):
            reference = _attributes(match[1]).get("ref", "")
            if _RANGE.fullmatch(reference):
                self.pivots.append(split_range(reference))

    def read_drawing(self, xml: bytes) -> None:
        """How many pictures a drawing of the sheet holds."""
        self.pictures += len(_PICTURE.findall(xml))


def _attributes(text: bytes) -> dict[str, str]:
    return {
        match[1].decode("ascii", "replace"): (match[2] or match[3] or b"").decode(
            "utf-8", "replace"
        )
        for match in _ATTRIBUTE.finditer(text)
    }


def _is_hidden(attributes: dict[str, str], size: str) -> bool:
    return attributes.get("hidden") in ("1", "true") or attributes.get(size) in ("0", "0.0")
