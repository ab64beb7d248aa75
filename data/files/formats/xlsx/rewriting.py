"""Sheets and shared strings in unusual XML, written again the way office programs write them.

Cells without an address, comments, CDATA, single quotes: legal, seldom, and nothing that
data.files.formats.xlsx.array_reader takes. What comes from here it takes; a second reader of
cells is not needed.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from xml.etree.ElementTree import Element
from xml.parsers import expat

import pyarrow as pa

from data.files.arrow_text import texts
from data.files.errors import DamagedError
from data.files.formats.xlsx.shared_strings import controls
from data.files.formats.xml_elements import elements
from data.files.grid import cell_reference
from data.files.references import cell_place


def rewritten_strings(chunks: Iterable[bytes]) -> pa.StringArray:
    """All shared strings in their order; raises DamagedError."""
    return texts(
        [
            controls(_runs(element))
            for event, element in elements(chunks, ("si",))
            if event == "end" and element.tag == "si"
        ]
    )


def rewritten_rows(block: bytes, row: int) -> tuple[bytes, int]:
    """Whole rows for the array reader, and the number of the last one.

    row: the number of the row above the block. Raises DamagedError, RefusedError.
    """
    rewriter = _Rewriter(row)
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = rewriter.start
    parser.EndElementHandler = rewriter.end
    parser.CharacterDataHandler = rewriter.text
    try:
        parser.Parse(b"<sheetData>" + block + b"</sheetData>", True)
    except (expat.ExpatError, ValueError) as error:
        raise DamagedError(f"XML: {error}") from error
    return "".join(rewriter.written).encode(), rewriter.row


class _Rewriter:
    """Receives the events of some rows; written: their cells, each in a row of its own."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.written: list[str] = []
        self._column = 0
        self._opening = ""
        self._content: dict[str, list[str]] = {}  # of the elements f, v and is
        self._gathered: list[str] | None = None
        self._in_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins; raises DamagedError, RefusedError, ValueError."""
        if name == "c":
            self._start_cell(attributes)
        elif name in ("f", "v"):
            self._gathered = self._content[name] = []
        elif name == "is":
            self._content[name] = []
        elif name == "t" and not self._in_phonetic:
            self._gathered = self._content.get("is")
        elif name == "row":
            self.row = int(attributes.get("r", self.row + 1))
            self._column = 0
        elif name == "rPh":
            self._in_phonetic = True

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if reference := attributes.get("r"):
            self.row, self._column = cell_place(reference)
        else:
            self._column += 1
        self._opening = f'<row r="{self.row}"><c r="{_letters(self._column)}{self.row}"'
        for key in ("s", "t"):
            if (value := attributes.get(key)) is not None:
                if not value.isalnum():
                    raise DamagedError(f"{key}={value!r}")
                self._opening += f' {key}="{value}"'
        self._content = {}

    def text(self, data: str) -> None:
        """Characters."""
        if self._gathered is not None:
            self._gathered.append(data)

    def end(self, name: str) -> None:
        """An element ends."""
        if name in ("f", "v", "t"):
            self._gathered = None
        elif name == "rPh":
            self._in_phonetic = False
        elif name == "c" and self._content:
            written = self._content
            if "is" in written:
                # A text of its own counts; some programs write a number beside it.
                inner = f"<is><t>{_escaped(written['is'])}</t></is>"
            else:
                inner = f"<f>{_escaped(written['f'])}</f>" if "f" in written else ""
                if "v" in written:
                    inner += f"<v>{_escaped(written['v'])}</v>"
            self.written.append(f"{self._opening}>{inner}</c></row>")


def _escaped(pieces: list[str]) -> str:
    return "".join(pieces).replace("&", "&amp;").replace("<", "&lt;").replace("\r", "&#13;")


@cache
def _letters(column: int) -> str:
    return cell_reference(1, column)[:-1]


def _runs(element: Element) -> str:
    """The text of an ``<si>``; phonetic guides are no part of it."""
    return "".join(
        "".join(child.itertext()) if child.tag == "t" else _runs(child)
        for child in element
        if child.tag != "rPh"
    )
