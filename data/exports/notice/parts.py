"""The parts of an official document that stand at a place of their own, after GB/T 9704.

The grid of 22 lines by 28 signs, the red line below the number, 版记 at the foot of the last
page, page numbers to the outer side.
"""

from __future__ import annotations

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from data.exports.paper import Type, set_face, set_text

SIGNS = 28  # a line
PITCH = 28.95  # 22 lines in 225 mm
SIGN = 16.0  # 三号
_WIDE_MM = 156.0
_FOOT_MM = 23  # so that the number stands 7 mm below the type area
_THICK, _THIN = 8, 6  # eighths of a point: 0.35 mm and 0.25 mm
_NUMBER = 14.0  # 四号
_CELL_SIDE = 5.4
# Word takes properties in one order only: what stands behind the ones that are added here.
_AFTER_BORDER = ("w:shd", "w:tabs", "w:snapToGrid", "w:spacing", "w:ind", "w:jc", "w:rPr")
_AFTER_TABLE_BORDERS = ("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
_RIGHT = WD_TAB_ALIGNMENT.RIGHT


def set_grid(document: Document) -> None:
    """22 lines of 28 signs a page, as the page setup of an office program shows it."""
    section = document.sections[0]
    document.styles["Normal"].font.size = Pt(SIGN)
    for grid in section._sectPr.findall(qn("w:docGrid")):
        section._sectPr.remove(grid)
    squeeze = _WIDE_MM / 25.4 * 72 / SIGNS - SIGN
    section._sectPr.append(
        parse_xml(
            f'<w:docGrid {nsdecls("w")} w:type="linesAndChars" w:linePitch="{round(PITCH * 20)}"'
            f' w:charSpace="{round(squeeze * 4096)}"/>'
        )
    )


def add_red_line(paragraph: Paragraph) -> None:
    """版头中的分隔线 below a paragraph, as wide as the type area."""
    paragraph._p.get_or_add_pPr().insert_element_before(
        parse_xml(
            f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="{_THICK}" w:space="11"'
            ' w:color="FF0000"/></w:pBdr>'
        ),
        *_AFTER_BORDER,
    )


def add_imprint(document: Document, copies: str, issuer: str, issued: str) -> None:
    """版记: 抄送, then who issues it and when, between rules at the foot of the last page."""
    table = document.add_table(rows=2, cols=1)
    table.autofit = False
    properties = table._tbl.tblPr
    properties.insert_element_before(
        parse_xml(
            f'<w:tblpPr {nsdecls("w")} w:vertAnchor="margin" w:horzAnchor="margin"'
            ' w:tblpXSpec="center" w:tblpYSpec="bottom"/>'
        ),
        "w:tblW",
        *_AFTER_TABLE_BORDERS,
    )
    properties.insert_element_before(
        parse_xml(
            f"<w:tblBorders {nsdecls('w')}>"
            + "".join(
                f'<w:{side} w:val="single" w:sz="{size}" w:color="000000"/>'
                for side, size in (("top", _THICK), ("bottom", _THICK), ("insideH", _THIN))
            )
            + "</w:tblBorders>"
        ),
        *_AFTER_TABLE_BORDERS,
    )
    type_ = Type("body", _NUMBER, 24, left=_NUMBER, right=_NUMBER)
    for row, line in zip(table.rows, (copies, f"{issuer}\t{issued}"), strict=True):
        cell = row.cells[0]
        cell.width = Mm(_WIDE_MM)
        set_text(cell.paragraphs[0], line, type_)
        stops = cell.paragraphs[0].paragraph_format.tab_stops
        stops.add_tab_stop(Pt(_WIDE_MM / 25.4 * 72 - 2 * _CELL_SIDE - _NUMBER), _RIGHT)
    # A table at a place of its own hangs on the paragraph below it.
    set_text(document.add_paragraph(), "", Type("body", 1, 1))


def number_pages(document: Document) -> None:
    """``— 1 —`` one sign from the outer side of each page."""
    document.settings.odd_and_even_pages_header_footer = True
    section = document.sections[0]
    section.footer_distance = Mm(_FOOT_MM)
    for footer, align in (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    ):
        footer.is_linked_to_previous = False
        paragraph = footer.paragraphs[0]
        paragraph.alignment = align
        if align == WD_ALIGN_PARAGRAPH.RIGHT:
            paragraph.paragraph_format.right_indent = Pt(_NUMBER)
        else:
            paragraph.paragraph_format.left_indent = Pt(_NUMBER)
        for piece in ("— ", None, " —"):
            run = paragraph.add_run(piece or "")
            run.font.size = Pt(_NUMBER)
            set_face(run, "宋体")
            if piece is None:
                for kind, text in (("begin", ""), ("", "PAGE"), ("end", "")):
                    run._element.append(_field(kind, text))


def _field(kind: str, text: str) -> BaseOxmlElement:
    if kind:
        return parse_xml(f'<w:fldChar {nsdecls("w")} w:fldCharType="{kind}"/>')
    return parse_xml(f"<w:instrText {nsdecls('w')}>{text}</w:instrText>")
