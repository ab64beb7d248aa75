"""Grids as a new package: same cells, merges and hidden parts; what a grid does not keep is gone.

For files that are no .xlsx package, or one that cannot be patched. A text stays a text,
a formula whose result nobody saved too: nothing in the new workbook computes.
"""

from __future__ import annotations

import io
import math
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from xml.sax.saxutils import escape

from data.documents.marking.tree import MAIN, OFFICE, cell_text, plain_text
from data.files.grid import Column, Grid, Kind, cell_reference, column_letter

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_EPOCH = datetime(1899, 12, 30)
_FIRST_DAY = 61.0  # before it the calendar of spreadsheets is a day off
_NUMBER = re.compile(r"-?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_ERROR = re.compile(r"#[A-Z0-9/!?_]+")
_LONGEST = 32_767
_BLOCK = 2_000  # rows taken out of the columns at once
_MOMENT = (1980, 1, 1, 0, 0, 0)
_STATES = {"hidden": ' state="hidden"', "very_hidden": ' state="veryHidden"', "visible": ""}


def plain_package(grids: Sequence[Grid]) -> bytes:
    """An .xlsx of some grids."""
    formats = _Formats()
    names = _sheet_names(grids)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for number, grid in enumerate(grids, 1):
            entry = _entry(f"xl/worksheets/sheet{number}.xml")
            with package.open(entry, "w") as stream:
                for piece in _sheet(grid, formats):
                    stream.write(piece)
        sheets = "".join(
            f'<sheet name="{_attribute(name)}" sheetId="{number}"'
            f'{_STATES[grid.visibility]} r:id="rId{number}"/>'
            for number, (name, grid) in enumerate(zip(names, grids, strict=True), 1)
        )
        package.writestr(
            _entry("xl/workbook.xml"),
            f'{_XML}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{sheets}</sheets>'
            "</workbook>",
        )
        links = [("worksheet", f"worksheets/sheet{n}.xml") for n in range(1, len(grids) + 1)]
        links.append(("styles", "styles.xml"))
        package.writestr(_entry("xl/_rels/workbook.xml.rels"), _relations(links))
        package.writestr(_entry("xl/styles.xml"), formats.xml())
        package.writestr(_entry("_rels/.rels"), _relations([("officeDocument", "xl/workbook.xml")]))
        package.writestr(_entry("[Content_Types].xml"), _types(len(grids)))
    return buffer.getvalue()


class _Formats:
    """Number formats in use; format 0 is General."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, code: str | None) -> int:
        if not code or code == "General" or len(code) > 250:
            return 0
        return self._numbers.setdefault(code, len(self._numbers) + 1)

    def xml(self) -> str:
        codes = "".join(
            f'<numFmt numFmtId="{163 + number}" formatCode="{_attribute(code)}"/>'
            for code, number in self._numbers.items()
        )
        formats = f'<numFmts count="{len(self._numbers)}">{codes}</numFmts>' if codes else ""
        styles = "".join(
            f'<xf numFmtId="{163 + number}" fontId="0" fillId="0" borderId="0" xfId="0" '
            'applyNumberFormat="1"/>'
            for number in self._numbers.values()
        )
        return (
            f'{_XML}<styleSheet xmlns="{MAIN}">{formats}<fonts count="1"><font><sz val="11"/>'
            '<name val="宋体"/><charset val="134"/></font></fonts><fills count="2"><fill>'
            '<patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/>'
            '</fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/>'
            '</border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" '
            f'borderId="0"/></cellStyleXfs><cellXfs count="{len(self._numbers) + 1}">'
            f'<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>{styles}</cellXfs>'
            '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
            "</styleSheet>"
        )


def _sheet(grid: Grid, formats: _Formats) -> Iterator[bytes]:
    yield f'{_XML}<worksheet xmlns="{MAIN}"><sheetFormatPr defaultRowHeight="15"/>'.encode()
    if grid.columns:
        columns = "".join(
            f'<col min="{number}" max="{number}" width="{_width(column)}" customWidth="1"'
            f"{_hidden(number in grid.hidden_columns)}/>"
            for number, column in enumerate(grid.columns, grid.first_column)
        )
        yield f"<cols>{columns}</cols>".encode()
    yield b"<sheetData>"
    for start in range(0, grid.height, _BLOCK):
        yield from _rows(grid, start, formats)
    yield b"</sheetData>"
    if grid.merges:
        merges = "".join(
            f'<mergeCell ref="{cell_reference(one.top, one.left)}:'
            f'{cell_reference(one.bottom, one.right)}"/>'
            for one in grid.merges
        )
        yield f'<mergeCells count="{len(grid.merges)}">{merges}</mergeCells>'.encode()
    yield b"</worksheet>"


def _rows(grid: Grid, start: int, formats: _Formats) -> Iterator[bytes]:
    letters = [column_letter(grid.first_column + i) for i in range(len(grid.columns))]
    cut = [
        (
            column.raw.slice(start, _BLOCK).to_pylist(),
            column.kind.slice(start, _BLOCK).to_pylist(),
            column.number_format.slice(start, _BLOCK).to_pylist(),
        )
        for column in grid.columns
    ]
    for offset in range(min(_BLOCK, grid.height - start)):
        row = grid.first_row + start + offset
        cells = [
            _cell(f"{letter}{row}", kinds[offset], raw[offset], formats, codes[offset])
            for letter, (raw, kinds, codes) in zip(letters, cut, strict=True)
            if raw[offset] is not None
        ]
        hidden = _hidden(row in grid.hidden_rows)
        if cells or hidden:
            yield f'<row r="{row}"{hidden}>'.encode() + b"".join(cells) + b"</row>"


def _cell(reference: str, kind: int, raw: str, formats: _Formats, code: str | None) -> bytes:
    if kind == Kind.NUMBER and _NUMBER.fullmatch(raw) and math.isfinite(float(raw)):
        return _valued(reference, raw, formats.number(code))
    if kind == Kind.DATE and (serial := _serial(raw)) is not None:
        shown = code or ("yyyy-mm-dd hh:mm:ss" if "T" in raw else "yyyy-mm-dd")
        return _valued(reference, serial, formats.number(shown))
    if kind == Kind.BOOLEAN:
        return _valued(reference, "1" if raw == "true" else "0", 0, "b")
    if kind == Kind.ERROR and _ERROR.fullmatch(raw):
        return _valued(reference, raw, 0, "e")
    text = escape(cell_text(raw[:_LONGEST]))
    return (
        f'<c r="{reference}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
    ).encode()


def _valued(reference: str, value: str, style: int, kind: str = "") -> bytes:
    of_kind = f' t="{kind}"' if kind else ""
    of_style = f' s="{style}"' if style else ""
    return f'<c r="{reference}"{of_style}{of_kind}><v>{value}</v></c>'.encode()


def _serial(raw: str) -> str | None:
    try:
        since = datetime.fromisoformat(raw) - _EPOCH
    except ValueError:
        return None
    serial = since.days + since.seconds / 86_400
    return f"{serial:.15g}" if serial >= _FIRST_DAY else None


def _width(column: Column) -> int:
    longest = max(
        (
            sum(2 if ord(letter) > 0x2E7F else 1 for letter in (raw or "")[:40])
            for raw in column.raw.slice(0, 200).to_pylist()
        ),
        default=0,
    )
    return min(max(longest + 2, 9), 40)


def _hidden(is_hidden: bool) -> str:
    return ' hidden="1"' if is_hidden else ""


def _sheet_names(grids: Sequence[Grid]) -> list[str]:
    """Names as a workbook takes them; a long or strange one is cut to what is allowed."""
    names: list[str] = []
    for number, grid in enumerate(grids, 1):
        plain = re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", grid.sheet).strip().strip("'")[:31].strip()
        name = plain or f"Sheet{number}"
        while name.casefold() in {known.casefold() for known in names}:
            name = f"{name[:26]} ({number})"
        names.append(name)
    return names


def plain_names(grids: Sequence[Grid]) -> dict[str, str]:
    """For each grid's sheet name the name that the new workbook gives it."""
    pairs = zip(grids, _sheet_names(grids), strict=True)
    return {grid.sheet: name for grid, name in reversed(list(pairs))}


def _relations(links: Sequence[tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _types(sheets: int) -> str:
    listed = "".join(
        f'<Override PartName="/xl/worksheets/sheet{number}.xml" '
        f'ContentType="{_SPREADSHEET}.worksheet+xml"/>'
        for number in range(1, sheets + 1)
    )
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_SPREADSHEET}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_SPREADSHEET}.styles+xml"/>'
        f"{listed}</Types>"
    )


def _attribute(text: str) -> str:
    return escape(plain_text(text), {'"': "&quot;"})


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry
