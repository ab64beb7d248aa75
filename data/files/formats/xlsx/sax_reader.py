"""The cells of a sheet, and shared strings, from the events of an XML parser.

Reads everything that is legal XML: cells without an address, comments, CDATA, single
quotes. Several times slower than data.files.formats.xlsx.array_reader, which reads what
office programs write; both must find the same cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from xml.parsers import expat

import numpy as np
import pyarrow as pa

from data.files.arrow_text import texts
from data.files.errors import DamagedError, RefusedError
from data.files.formats.raw_cells import Found, Stated
from data.files.formats.xlsx.shared_strings import controls
from data.files.references import cell_place

_BATCH = 50_000
_STATED = {
    "s": Stated.SHARED,
    "n": Stated.NUMBER,
    "str": Stated.TEXT,
    "inlineStr": Stated.TEXT,
    "b": Stated.BOOLEAN,
    "e": Stated.ERROR,
    "d": Stated.ISO_DATE,
}


def strings_by_events(chunks: Iterable[bytes]) -> pa.StringArray:
    """All shared strings in their order; raises DamagedError."""
    reader = _Strings()
    for _ in _parse(chunks, reader):
        pass
    return texts(reader.found)


def cells_by_events(chunks: Iterable[bytes]) -> Iterator[Found]:
    """The cells of a sheet in batches; raises DamagedError."""
    reader = _Cells()
    for _ in _parse(chunks, reader):
        if len(reader.texts) >= _BATCH:
            yield reader.take()
    yield reader.take()


class _Handler:
    def start(self, name: str, attributes: dict[str, str]) -> None:
        raise NotImplementedError

    def end(self, name: str) -> None:
        raise NotImplementedError

    def text(self, data: str) -> None:
        raise NotImplementedError


def _parse(chunks: Iterable[bytes], handler: _Handler) -> Iterator[None]:
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: handler.start(
        name.rpartition("}")[2], attributes
    )
    parser.EndElementHandler = lambda name: handler.end(name.rpartition("}")[2])
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    try:
        for chunk in chunks:
            parser.Parse(chunk, False)
            yield
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise DamagedError(f"XML: {error}") from error


def _refuse_doctype(*_: object) -> None:
    raise RefusedError("refused-document-type")


class _Strings(_Handler):
    def __init__(self) -> None:
        self.found: list[str] = []
        self._runs: list[str] = []
        self._in_text = False
        self._in_phonetic = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "si":
            self._runs = []
        elif name == "rPh":
            self._in_phonetic = True
        elif name == "t":
            self._in_text = not self._in_phonetic

    def end(self, name: str) -> None:
        if name == "si":
            self.found.append(controls("".join(self._runs)))
        elif name == "rPh":
            self._in_phonetic = False
        elif name == "t":
            self._in_text = False

    def text(self, data: str) -> None:
        if self._in_text:
            self._runs.append(data)


class _Cells(_Handler):
    def __init__(self) -> None:
        self.rows: list[int] = []
        self.columns: list[int] = []
        self.styles: list[int] = []
        self.stated: list[int] = []
        self.texts: list[str] = []
        self._row = self._column = 0
        self._in_data = self._in_phonetic = False
        self._collect: list[str] | None = None
        self._value: list[str] = []
        self._formula: list[str] | None = None
        self._style = -1
        self._type = "n"
        self._has_value = self._has_text = False

    def take(self) -> Found:
        """The cells so far, which are then forgotten."""
        found = Found(
            np.array(self.rows, dtype=np.int32),
            np.array(self.columns, dtype=np.int32),
            np.array(self.styles, dtype=np.int32),
            np.array(self.stated, dtype=np.int8),
            texts(self.texts),
        )
        for column in (self.rows, self.columns, self.styles, self.stated):
            column.clear()
        self.texts = []
        return found

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheetData":
            self._in_data = True
        elif not self._in_data:
            return
        elif name == "row":
            self._row = _whole(attributes.get("r"), self._row + 1)
            self._column = 0
        elif name == "c":
            self._start_cell(attributes)
        elif name == "rPh":
            self._in_phonetic = True
        elif name == "is":
            # A text of its own counts; some programs write a number beside it.
            self._value, self._has_text = [], True
        elif name == "v" and self._has_text:
            self._collect = None
        elif name == "v" or (name == "t" and not self._in_phonetic):
            self._has_value = self._has_value or name == "v"
            self._collect = self._value
        elif name == "f":
            self._formula = self._collect = []

    def _start_cell(self, attributes: dict[str, str]) -> None:
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            self._row, self._column = cell_place(reference)
        self._style = _whole(attributes.get("s"), -1)
        self._type = attributes.get("t", "n")
        self._value, self._formula = [], None
        self._has_value = self._has_text = False

    def end(self, name: str) -> None:
        if name == "sheetData":
            self._in_data = False
        elif name == "rPh":
            self._in_phonetic = False
        elif name in ("v", "t", "f"):
            self._collect = None
        elif name == "c" and self._in_data:
            self._end_cell()

    def _end_cell(self) -> None:
        text = controls("".join(self._value))
        stated = _STATED.get(self._type)
        if stated is None:
            raise DamagedError(f"a cell of the unknown type {self._type!r}")
        if (
            not text
            and self._formula is not None
            and not (self._has_value and stated == Stated.TEXT)
        ):
            stated, text = Stated.FORMULA, "=" + "".join(self._formula)
        if text:
            self.rows.append(self._row)
            self.columns.append(self._column)
            self.styles.append(self._style)
            self.stated.append(stated)
            self.texts.append(text)

    def text(self, data: str) -> None:
        if self._collect is not None:
            self._collect.append(data)


def _whole(text: str | None, otherwise: int) -> int:
    if text is None:
        return otherwise
    try:
        return int(text)
    except ValueError as error:
        raise DamagedError(f"{text!r} is no number") from error
