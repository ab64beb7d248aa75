"""An official sheet of paper in a DOCX: A4, margins, and fonts by name with their stand-ins.

Fonts are named, never embedded; where a machine lacks one, the font table names what
stands in for it. East-Asian text is marked as Simplified Chinese, else programs choose
the shapes of another region.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Literal

import docx
from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.oxml import serialize_part_xml
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

from data.documents.signs import without_forbidden

Face = Literal["title", "body", "heading", "subheading"]
FACES: dict[Face, str] = {
    "title": "方正小标宋简体",
    "body": "仿宋_GB2312",
    "heading": "黑体",
    "subheading": "楷体_GB2312",
}
# Each font of the standard and what stands in for it.
STAND_INS = {
    "方正小标宋简体": "华文中宋",
    "仿宋_GB2312": "仿宋",
    "黑体": "SimHei",
    "楷体_GB2312": "楷体",
}
CELL_MARGIN_MM = 1.0
_STYLES_COPY = "/stylesWithEffects"
_Align = Literal["left", "center", "right"]
_ALIGNMENT = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "center": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}


@dataclass(frozen=True)
class Type:
    """How a text is set: face, size, line pitch and indents in points.

    indent: of the first line, below 0 of all lines but the first; left, right: of all lines.
    """

    face: Face = "body"
    size: float = 14
    pitch: float = 22
    align: _Align = "left"
    indent: float = 0
    is_bold: bool = False
    left: float = 0
    right: float = 0


class Paper:
    """A page that grows from top to bottom."""

    def __init__(
        self,
        *,
        title: str,
        author: str,
        day: date,
        document: Document | None = None,
        before: Paragraph | None = None,
    ) -> None:
        """document: one that is there already, written on in front of ``before``."""
        self._before = before
        self._document: Document = document or _blank()
        if document is None:
            section = self._document.sections[0]
            section.page_width, section.page_height = Mm(210), Mm(297)
            section.top_margin, section.bottom_margin = Mm(37), Mm(35)
            section.left_margin, section.right_margin = Mm(28), Mm(26)
            _set_defaults(self._document)
        properties = self._document.core_properties
        author = without_forbidden(author)
        properties.title, properties.author = without_forbidden(title), author
        properties.comments, properties.last_modified_by = "", author
        properties.created = properties.modified = datetime(day.year, day.month, day.day)

    @property
    def document(self) -> Document:
        """What is written so far."""
        return self._document

    def write(self, text: str, type_: Type, *, is_kept: bool = False) -> Paragraph:
        """One paragraph; is_kept: on one page with the next."""
        if self._before is None:
            paragraph = self._document.add_paragraph()
        else:
            paragraph = self._before.insert_paragraph_before()
        set_text(paragraph, text, type_)
        paragraph.paragraph_format.keep_with_next = is_kept or None
        return paragraph

    def append(self, text: str, type_: Type, *, is_kept: bool = False) -> Paragraph:
        """One paragraph behind everything, also where the text stands in front of a place."""
        paragraph = self._document.add_paragraph()
        set_text(paragraph, text, type_)
        paragraph.paragraph_format.keep_with_next = is_kept or None
        return paragraph

    def table(self, widths_mm: tuple[float, ...], head: tuple[str, ...], type_: Type) -> Table:
        """A ruled table with a head row that repeats on each page."""
        table: Table = self._document.add_table(rows=1, cols=len(widths_mm))
        if "Table Grid" in self._document.styles:
            table.style = "Table Grid"
        _rule(table)
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        table._tbl.tblPr.insert_element_before(
            parse_xml(
                f"<w:tblCellMar {nsdecls('w')}>"
                f'<w:left w:w="{Mm(CELL_MARGIN_MM).twips}" w:type="dxa"/>'
                f'<w:right w:w="{Mm(CELL_MARGIN_MM).twips}" w:type="dxa"/></w:tblCellMar>'
            ),
            "w:tblLook",
        )
        for column, width in zip(table.columns, widths_mm, strict=True):
            column.width = Mm(width)
        fill_row(table, 0, head, Type("heading", type_.size, type_.pitch, "center"), widths_mm)
        properties = table.rows[0]._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:tblHeader"))
        return table

    def saved(self) -> bytes:
        """The document as bytes."""
        _name_stand_ins(self._document)
        buffer = BytesIO()
        self._document.save(buffer)
        return buffer.getvalue()


def _blank() -> Document:
    """The library's empty document without the copy of its styles that only Word 2010 read.

    The copy lacks styles which the document has; Word may take that for damage.
    """
    document = docx.Document()
    relations = document.part.rels
    for number in [key for key, one in relations.items() if one.reltype.endswith(_STYLES_COPY)]:
        del relations[number]
    return document


def _rule(table: Table) -> None:
    """Rules on every side of each cell, also in a document without the style for it."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:color="000000"/>' for side in sides)
    table._tbl.tblPr.insert_element_before(
        parse_xml(f"<w:tblBorders {nsdecls('w')}>{lines}</w:tblBorders>"),
        *("w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook"),
    )


def fill_row(
    table: Table,
    number: int,
    texts: tuple[str, ...],
    type_: Type,
    widths_mm: tuple[float, ...],
    centred: tuple[int, ...] = (),
) -> None:
    """Write the cells of a row; rows are added as needed."""
    row = _row(table, number)
    keep = OxmlElement("w:cantSplit")
    row._tr.get_or_add_trPr().append(keep)
    for index, (text, width) in enumerate(zip(texts, widths_mm, strict=True)):
        cell: _Cell = row.cells[index]
        cell.width = Mm(width)
        align: _Align = "center" if index in centred else type_.align
        set_as = Type(type_.face, type_.size, type_.pitch, align, 0, type_.is_bold)
        set_text(cell.paragraphs[0], text, set_as)


def fill_whole_row(table: Table, number: int, line: str, type_: Type) -> None:
    """Write one line across a whole row."""
    cells = _row(table, number).cells
    whole = cells[0].merge(cells[-1])
    for spare in whole.paragraphs[1:]:
        spare._element.getparent().remove(spare._element)
    set_text(whole.paragraphs[0], line, type_)


def _row(table: Table, number: int) -> _Row:
    while len(table.rows) <= number:
        table.add_row()
    return table.rows[number]


def set_text(paragraph: Paragraph, text: str, type_: Type) -> None:
    """How a paragraph stands, and its first words."""
    form = paragraph.paragraph_format
    form.alignment = _ALIGNMENT[type_.align]
    form.space_before = form.space_after = Pt(0)
    form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    form.line_spacing = Pt(type_.pitch)
    form.first_line_indent = Pt(type_.indent) if type_.indent else None
    form.left_indent = Pt(type_.left) if type_.left else None
    form.right_indent = Pt(type_.right) if type_.right else None
    add_words(paragraph, text, type_)


def add_words(paragraph: Paragraph, text: str, type_: Type) -> Run:
    """Further words of a paragraph, in a face of their own."""
    run = paragraph.add_run(without_forbidden(text))
    run.bold = type_.is_bold or None
    run.font.size = Pt(type_.size)
    set_face(run, FACES[type_.face])
    return run


def set_face(run: Run, face: str) -> None:
    """A font by name for letters of every kind."""
    run.font.name = face
    fonts = run._element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("w:eastAsia", "w:hAnsi", "w:ascii", "w:cs"):
        fonts.set(qn(kind), face)
    fonts.set(qn("w:hint"), "eastAsia")


def _set_defaults(document: Document) -> None:
    style = document.styles["Normal"]
    assert isinstance(style, ParagraphStyle)
    style.font.name = FACES["body"]
    properties = style.element.get_or_add_rPr()
    properties.get_or_add_rFonts().set(qn("w:eastAsia"), FACES["body"])
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    spoken = OxmlElement("w:lang")
    spoken.set(qn("w:eastAsia"), "zh-CN")
    properties.append(spoken)


def _name_stand_ins(document: Document) -> None:
    part = next(
        (
            relation.target_part
            for relation in document.part.rels.values()
            if relation.reltype.endswith("/fontTable")
        ),
        None,
    )
    if part is None:
        return
    table = parse_xml(part.blob)
    named = {font.get(qn("w:name")) for font in table}
    for name, stand_in in STAND_INS.items():
        if name in named:
            continue
        table.append(
            parse_xml(
                f'<w:font {nsdecls("w")} w:name="{name}"><w:altName w:val="{stand_in}"/>'
                '<w:charset w:val="86"/><w:family w:val="auto"/></w:font>'
            )
        )
    part._blob = serialize_part_xml(table)
