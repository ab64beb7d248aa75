"""What leaves the office about the sample, as texts that a reviewer reads in a diff.

``python -m tests.golden.pack_text`` writes tests/golden/pack anew, the meeting pack, the offline
file of the wall and a feedback sheet: words, figures, tables, the numbers of charts, notes, and the
looks that an office checks (faces, sizes, margins,
number formats, filters, frozen panes).
"""

from __future__ import annotations

import io
import os
import tempfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import docx
import openpyxl
from docx.oxml.ns import qn
from docx.text.paragraph import Paragraph
from openpyxl.cell import Cell
from pptx import Presentation

from tests.golden.wall_text import wall_text

FOLDER = Path(__file__).resolve().parent / "pack"
AS_OF = date(2021, 12, 31)
_DATES = {"yyyy-mm-dd": "%Y-%m-%d", "yyyy-mm": "%Y-%m", "yyyy": "%Y"}
# Slips of the kind that a clerk makes: signing dates, a start, amounts, a name, a longitude.
SLIPS = {
    "X6": "2021.13.40",
    "X8": "2021.2.30",
    "Y7": "明年上半年",
    "T9": "约30",
    "T10": "面议",
    "B11": None,
    "AG12": 1067.35,
}


def pack_texts() -> dict[str, str]:
    """File name → text, out of the published sample of this process's store."""
    from data.rules import load_rules
    from data.screens.dispatch import Dispatch
    from data.screens.view import view_at
    from ui.pack import pack_files
    from ui.pack.readings import Pack
    from ui.wall.export_policy import snapshot_page

    view = view_at()
    pack = Pack(view, Dispatch(view, view.previous))
    return {
        "slides.zh.txt": slides_text(pack_files.slides(pack, "zh", None)),
        "slides.en.txt": slides_text(pack_files.slides(pack, "en", None)),
        "notice.txt": document_text(pack_files.notice(pack, load_rules().notice)),
        "lists.zh.txt": workbook_text(pack_files.tables(pack, "zh")),
        "wall.zh.txt": wall_text(snapshot_page("", "zh", "dark")),
        "feedback.txt": document_text(a_feedback_sheet()),
    }


def a_feedback_sheet() -> bytes:
    """What 旗招商局 is asked about its December files, one spoilt and one cut off."""
    from data.documents.feedback import feedback_document
    from data.importer import understand
    from data.samples.workbooks import write_sample

    with tempfile.TemporaryDirectory() as name:
        own = [
            file
            for file in write_sample(Path(name))
            if (file.unit, file.as_of) == ("旗招商局", AS_OF)
        ]
        projects, funds, *_ = (file.path for file in own)
        _spoil(projects)
        funds.write_bytes(funds.read_bytes()[:2000])
        files = [(path, path.name) for path in (projects, funds)]
        intake = understand(files, unit="旗招商局", as_of=AS_OF)
    return feedback_document(intake.files, "旗招商局", AS_OF, "zh")


def _spoil(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    for cell, value in SLIPS.items():
        book.worksheets[0][cell] = value
    book.save(path)


def slides_text(content: bytes) -> str:
    """A PPTX: each slide's shapes in order, and its notes."""
    book = Presentation(io.BytesIO(content))
    lines = [f"page {book.slide_width.mm:.0f} × {book.slide_height.mm:.0f} mm"]
    for number, slide in enumerate(book.slides, 1):
        lines += ["", f"== {number} · {slide.slide_layout.name}"]
        for shape in slide.shapes:
            if shape.has_chart:
                lines += _chart(shape.chart)
            elif shape.has_table:
                lines += _table(shape.table)
            elif shape.has_text_frame and shape.text_frame.text:
                lines.append(f"[{_type(shape.text_frame.paragraphs[0].runs[0].font)}]")
                lines += shape.text_frame.text.split("\n")
        if slide.has_notes_slide:
            lines += [
                f"note: {line}" for line in slide.notes_slide.notes_text_frame.text.split("\n")
            ]
    return _joined(lines)


def document_text(content: bytes) -> str:
    """A DOCX: page, grid, paragraphs with faces and indents, tables, feet."""
    document = docx.Document(io.BytesIO(content))
    section = document.sections[0]
    grid = section._sectPr.find(qn("w:docGrid"))
    lines = [
        f"page {section.page_width.mm:.0f} × {section.page_height.mm:.0f} mm, margins"
        f" {section.top_margin.mm:.0f} {section.right_margin.mm:.0f}"
        f" {section.bottom_margin.mm:.0f} {section.left_margin.mm:.0f},"
        f" foot {section.footer_distance.mm:.0f}",
        "grid " + " ".join(f"{key.rpartition('}')[2]}={value}" for key, value in grid.items()),
    ]
    for block in document.element.body.iterchildren():
        if block.tag == qn("w:p"):
            lines += _paragraph(Paragraph(block, document))
        elif block.tag == qn("w:tbl"):
            place = block.tblPr.find(qn("w:tblpPr"))
            lines.append("table " + ("" if place is None else str(place.get(qn("w:tblpYSpec")))))
            for row in block.iter(qn("w:p")):
                lines += _paragraph(Paragraph(row, document))
    for name, footer in (("odd", section.footer), ("even", section.even_page_footer)):
        lines.append(f"foot of {name} pages")
        lines += _paragraph(footer.paragraphs[0])
        lines += [field.text for field in footer._element.iter(qn("w:instrText"))]
    return _joined(lines)


def workbook_text(content: bytes) -> str:
    """An XLSX: each sheet's title, table, frozen panes, print setup, and rows."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    lines: list[str] = []
    for sheet in book:
        table = next(iter(sheet.tables.values()))
        head = sheet[3][0]
        lines += [
            "",
            f"== {sheet.title}",
            f"table {table.ref}, filter {table.autoFilter.ref}, frozen {sheet.freeze_panes}",
            f"paper {sheet.page_setup.paperSize} {sheet.page_setup.orientation},"
            f" pages high {sheet.page_setup.fitToHeight}, repeated {sheet.print_title_rows},"
            f" foot {sheet.oddFooter.left.text} | {sheet.oddFooter.right.text}",
            f"head {head.font.name} {head.font.sz:g}"
            f" {'bold' if head.font.b else ''} {head.font.color.rgb} on {head.fill.fgColor.rgb}",
            f"widths {' '.join(_widths(sheet))}",
            "formats " + " ".join(cell.number_format for cell in sheet[4]),
        ]
        for row in sheet.iter_rows():
            lines.append(" | ".join(map(_cell, row)).rstrip(" |"))
    return _joined(lines)


def _widths(sheet) -> Iterator[str]:
    for column in sheet.column_dimensions.values():
        yield from [f"{column.width:.0f}"] * (column.max - column.min + 1)


def _chart(chart) -> Iterator[str]:
    yield f"chart {chart.chart_type}"
    yield "  " + " | ".join(str(one).replace("\n", " ") for one in chart.plots[0].categories)
    for series in chart.plots[0].series:
        values = ("—" if value is None else f"{value:.4g}" for value in series.values)
        yield f"  {series.name}: " + " | ".join(values)


def _table(table) -> Iterator[str]:
    run = table.cell(0, 0).text_frame.paragraphs[0].runs[0]
    yield f"table {_type(run.font)}"
    for row in table.rows:
        yield "  " + " | ".join(cell.text for cell in row.cells)


def _type(font) -> str:
    return f"{font.name} {font.size.pt:g}{' bold' if font.bold else ''}"


def _paragraph(paragraph: Paragraph) -> Iterator[str]:
    form = paragraph.paragraph_format
    told = [
        f"{name} {value.pt:g}"
        for name, value in (
            ("first", form.first_line_indent),
            ("left", form.left_indent),
            ("right", form.right_indent),
        )
        if value
    ]
    align = "" if form.alignment is None else form.alignment.name.lower()
    pitch = f"{form.line_spacing.pt:g}" if form.line_spacing else ""
    yield f"[{' '.join(part for part in (align, pitch, *told) if part)}]"
    for run in paragraph.runs:
        if run.text:
            marked = " marked" if run.font.highlight_color else ""
            face = run._element.rPr.rFonts.get(qn("w:eastAsia"))
            yield f"  <{face} {run.font.size.pt:g}{marked}> {run.text}"


def _cell(cell: Cell) -> str:
    """As the office's program shows it."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{value:{_DATES[cell.number_format]}}"
    if isinstance(value, float):
        return f"{value:.6g}"
    return str(value)


def _joined(lines: list[str]) -> str:
    return "\n".join(line.rstrip().replace("\u00a0", " ") for line in lines).strip() + "\n"


def main() -> None:
    """Write the files anew out of a sample that is published for it."""
    with tempfile.TemporaryDirectory() as name:
        os.environ["SIGNBOARD_VAR"] = name
        os.environ.pop("LEDGER_DATABASE", None)
        from data.samples.workbooks import load_sample
        from data.store import close_store, open_store

        load_sample(open_store())
        for file, text in pack_texts().items():
            (FOLDER / file).write_text(text, encoding="utf-8")
        close_store()


if __name__ == "__main__":
    main()
