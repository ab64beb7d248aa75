"""The sheet that is added at the end: all findings, sheet by sheet, each linking to its cell.

A cell that is not shown says of which file it is the list, for the day when the workbook
returns.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape

from data.documents.annotation.model import Line, LineKind
from data.documents.annotation.package import MAIN, STRICT_MAIN, cell_text, plain_text
from data.documents.annotation.styles import FILLS, INK, Styles
from data.files.grid import cell_reference
from data.issues import Severity

_WIDTHS = (10, 10, 26, 52, 52, 30)
_IDENTITY = len(_WIDTHS) + 1
_LONGEST = 32_000  # a cell holds 32,767 letters
_ACCENT, _GREY, _GROUND = "FF1B5299", "FF5A6572", "FFF1F4F7"


@dataclass(frozen=True)
class Look:
    """Numbers of the cell formats that the sheet uses."""

    kinds: dict[LineKind, int]
    severities: dict[Severity, int]
    link: int

    @classmethod
    def of(cls, styles: Styles) -> Look:
        """Add the formats to a workbook's styles."""
        ink = styles.font(size=10, color=INK)
        bold = styles.font(size=10, color=INK, is_bold=True)
        body = styles.format(font=ink, is_wrapped=True)
        linked = styles.font(size=10, color=_ACCENT, is_link=True)
        return cls(
            kinds={
                "title": styles.format(font=styles.font(size=16, color=INK, is_bold=True)),
                "remark": styles.format(font=styles.font(size=10, color=_GREY)),
                "sheet": styles.format(font=bold, fill=styles.fill(_GROUND)),
                "head": styles.format(font=bold, is_wrapped=True),
                "issue": body,
            },
            severities={
                severity: styles.format(font=ink, fill=styles.fill(color))
                for severity, color in FILLS.items()
            },
            link=styles.format(font=linked),
        )


def issue_sheet(
    lines: Sequence[Line],
    identity: str,
    look: Look,
    known: set[str],
    *,
    is_strict: bool,
) -> bytes:
    """The part of the sheet; lines link to sheets in ``known`` only.

    identity: which file it is the list of, beside the first line.
    """
    space = STRICT_MAIN if is_strict else MAIN
    columns = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(_WIDTHS, 1)
    )
    columns += f'<col min="{_IDENTITY}" max="{_IDENTITY}" width="1" hidden="1" customWidth="1"/>'
    rows = [
        _row(number, line, identity if number == 1 else "", look, known)
        for number, line in enumerate(lines, 1)
    ]
    return b"".join(
        [
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{space}">'
            '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>'
            '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>'
            f"<cols>{columns}</cols><sheetData>".encode(),
            *rows,
            b"</sheetData>",
            _links(lines, known),
            b'<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" '
            b'footer="0.3"/><pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>'
            b"</worksheet>",
        ]
    )


def _row(number: int, line: Line, identity: str, look: Look, known: set[str]) -> bytes:
    cells: list[bytes] = []
    texts = line.texts
    if line.kind == "sheet":
        texts = (*texts, *("" for _ in _WIDTHS[len(texts) :]))
    for column, text in enumerate(texts, 1):
        style = look.kinds[line.kind]
        if line.kind == "issue" and column == 1 and _is_linked(line, known):
            style = look.link
        elif line.kind == "issue" and column == 2 and line.severity:
            style = look.severities[line.severity]
        reference = cell_reference(number, column).encode("ascii")
        if not text:
            cells.append(b'<c r="%s" s="%d"/>' % (reference, style))
            continue
        cells.append(_text_cell(reference, style, text[:_LONGEST]))
    if identity:
        reference = cell_reference(number, _IDENTITY).encode("ascii")
        cells.append(_text_cell(reference, look.kinds["remark"], identity))
    height = b' ht="26" customHeight="1"' if line.kind == "title" else b""
    return b'<row r="%d"%s>%s</row>' % (number, height, b"".join(cells))


def _text_cell(reference: bytes, style: int, text: str) -> bytes:
    return b'<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (
        reference,
        style,
        escape(cell_text(text)).encode(),
    )


def _links(lines: Iterable[Line], known: set[str]) -> bytes:
    made = [
        b'<hyperlink ref="A%d" location="%s"/>' % (number, _location(line))
        for number, line in enumerate(lines, 1)
        if _is_linked(line, known)
    ]
    return b"<hyperlinks>%s</hyperlinks>" % b"".join(made) if made else b""


def _location(line: Line) -> bytes:
    """``'签约项目'!F17`` as an attribute's content."""
    sheet = line.sheet.replace("'", "''")
    return escape(plain_text(f"'{sheet}'!{line.cell}"), {'"': "&quot;"}).encode()


def _is_linked(line: Line, known: set[str]) -> bool:
    return bool(line.cell) and line.sheet in known
