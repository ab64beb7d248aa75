"""The 通报 as a DOCX, after GB/T 9704 or on the county's own paper, marked as a draft.

Number, day, seal and 版记 stay open slots; 代拟稿 stands at the top until a person issues it.
The county's paper is a Word file with places in braces: ``{正文}`` alone in a paragraph is
needed; a part without a place stands in its usual order before or behind the text.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from data.documents.docx_styles import Paper, Type, add_words, fill_row, set_face, set_text
from data.documents.office_template import TemplateError, as_document
from data.documents.signs import without_forbidden
from data.meeting.notice import Annex, NoticeText
from data.texts import text

BODY = "正文"
HEAD = ("代拟稿", "标题", "主送")
FOOT = ("附件", "署名", "成文日期")
PLACES = (*HEAD, BODY, *FOOT)
_PLACE = re.compile(r"[{｛]([^{}｛｝]*)[}｝]")


def opened(template: bytes) -> Document:
    """The paper as a document; raises TemplateError saying why it cannot be one."""
    try:
        document = docx.Document(io.BytesIO(as_document(template, "paper")))
        paragraphs = list(_paragraphs(document))
    except TemplateError:
        raise
    except (KeyError, ValueError, AttributeError, SyntaxError) as error:
        # A package that is whole may still lack what a document needs.
        raise TemplateError("template-broken") from error
    found = [name.strip() for one in paragraphs for name in _PLACE.findall(_told(one))]
    unknown = [name for name in dict.fromkeys(found) if name not in PLACES]
    if unknown:
        raise TemplateError(
            "template-unknown-places", names=_braced(unknown), known=_braced(PLACES)
        )
    alone = [one for one in document.paragraphs if _told(one).strip() in _BODIES]
    if len(alone) != 1 or found.count(BODY) != 1:
        raise TemplateError("template-no-body", place=_braced([BODY]))
    return document


def places_of(template: bytes) -> tuple[str, ...]:
    """The places that a paper has, in their usual order; raises TemplateError."""
    found = {
        name.strip() for one in _paragraphs(opened(template)) for name in _PLACE.findall(_told(one))
    }
    return tuple(name for name in PLACES if name in found)


def body_place(document: Document) -> Paragraph:
    """The paragraph that the text stands in for."""
    return next(one for one in document.paragraphs if _told(one).strip() in _BODIES)


def fill(document: Document, values: dict[str, str]) -> set[str]:
    """Puts values where their places stand, in the paper's own type; returns what was placed."""
    placed: set[str] = set()
    for paragraph in _paragraphs(document):
        names = [name.strip() for name in _PLACE.findall(_told(paragraph))]
        if not any(name in values for name in names):
            continue
        placed.update(name for name in names if name in values)
        filled = _PLACE.sub(lambda one: values.get(one[1].strip(), one[0]), _told(paragraph))
        # Word cuts a place into several runs at will; the first one's type is kept.
        first, *others = paragraph.runs
        first.text = without_forbidden(filled)
        for run in others:
            run._element.getparent().remove(run._element)
    return placed


def _paragraphs(document: Document) -> Iterator[Paragraph]:
    """All of the document's: of the text, of tables, of heads and feet."""
    roots = [document.element.body]
    for section in document.sections:
        roots += [
            part._element
            for part in (
                section.header,
                section.footer,
                section.first_page_header,
                section.first_page_footer,
                section.even_page_header,
                section.even_page_footer,
            )
            if not part.is_linked_to_previous
        ]
    for root in roots:
        for element in root.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p"):
            yield Paragraph(element, document)


def _told(paragraph: Paragraph) -> str:
    """What stands in its runs; a link's words are nobody's place."""
    return "".join(run.text for run in paragraph.runs)


def _braced(names: list[str] | tuple[str, ...]) -> str:
    return "、".join(f"{{{name}}}" for name in names)


_BODIES = (f"{{{BODY}}}", f"｛{BODY}｝")


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


_ANNEXES_NUMBER = Type("heading", SIGN, PITCH)
_NAME = Type("title", 22, 36, "center")
_NOTE = Type("body", 12, 20)
_CELL = Type("body", 10.5, 15)


def write_annexes(paper: Paper, annexes: tuple[Annex, ...]) -> None:
    """Write every annex behind what the paper holds."""
    for number, annex in enumerate(annexes, 1):
        shown = text("zh", "exports-notice-annex-number", number=number if len(annexes) > 1 else 0)
        head = paper.append("", _ANNEXES_NUMBER)
        head.add_run().add_break(WD_BREAK.PAGE)
        paper.append(shown, _ANNEXES_NUMBER, is_kept=True)
        paper.append(annex.name, _NAME, is_kept=True)
        paper.append(annex.title, _NOTE, is_kept=True)
        table = paper.table(annex.widths_mm, annex.head, _CELL)
        for place, row in enumerate(annex.rows, 1):
            fill_row(table, place, row, _CELL, annex.widths_mm)


MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FACE = Type("heading", SIGN, PITCH)
_ISSUER_WIDEST = 42.0  # of a 发文机关标志; a long name is set smaller, never on two lines
_WIDE_PT = 156 / 25.4 * 72
_CENTRED = Type("body", SIGN, PITCH, "center")
_TITLE = Type("title", 22, 36, "center")
_BODY = Type("body", SIGN, PITCH, indent=2 * SIGN)
_LINE = Type("body", SIGN, PITCH)
_HEADING = Type("heading", SIGN, PITCH, indent=2 * SIGN)
_SUBHEADING = Type("subheading", SIGN, PITCH, indent=2 * SIGN)
_TITLE_SIGNS = 20  # of 二号 in a line
_SECOND_LEVEL = re.compile(r"（[一二三四五六七八九十]+）[^。]*。?")
# A line of a title begins with none of these.
_HANGING = "的了等及和与，、。）》”"


def notice_document(
    notice: NoticeText,
    office: str,
    as_of: date,
    *,
    is_sample: bool,
    template: bytes | None = None,
) -> bytes:
    """The document; office signs it. A 通报 is Chinese.

    template: the office's own paper (data.documents.notice); raises TemplateError.
    """
    if template is not None:
        return _on_own_paper(notice, office, as_of, template, is_sample=is_sample)
    paper = Paper(title=notice.title, author=office, day=as_of)
    set_grid(paper.document)
    paper.write(_draft_line(is_sample=is_sample), _FACE)
    paper.write("", _LINE)
    _write_issuer(paper, notice.issuer)
    paper.write("", _LINE)
    add_red_line(paper.write(_say("number"), _CENTRED))
    paper.write("", _LINE)
    paper.write("", _LINE)
    _write_title(paper, notice)
    _write_addressee(paper, notice)
    _write_sections(paper, notice)
    _name_annexes(paper, notice)
    _write_signature(paper, office)
    write_annexes(paper, notice.annexes)
    add_imprint(paper.document, copies=_say("copies"), issuer=office, issued=_say("issued"))
    number_pages(paper.document)
    return paper.saved()


def _on_own_paper(
    notice: NoticeText, office: str, as_of: date, template: bytes, *, is_sample: bool
) -> bytes:
    """What has a place goes there; the rest stands around the text in its usual order."""
    document = opened(template)
    placed = fill(
        document,
        {
            "代拟稿": _draft_line(is_sample=is_sample),
            "标题": notice.title,
            "主送": notice.addressee,
            "附件": _say("annex") + "　".join(_annex_names(notice)) if notice.annexes else "",
            "署名": office,
            "成文日期": _say("day"),
        },
    )
    place = body_place(document)
    paper = Paper(title=notice.title, author=office, day=as_of, document=document, before=place)
    if "代拟稿" not in placed:
        paper.write(_draft_line(is_sample=is_sample), _FACE)
    if "标题" not in placed:
        _write_title(paper, notice)
    if "主送" not in placed:
        _write_addressee(paper, notice)
    _write_sections(paper, notice)
    if "附件" not in placed:
        _name_annexes(paper, notice)
    if not placed & {"署名", "成文日期"}:
        _write_signature(paper, office)
    write_annexes(paper, notice.annexes)
    place._element.getparent().remove(place._element)
    return paper.saved()


def _draft_line(*, is_sample: bool) -> str:
    return _say("draft") + (f"　{text('zh', 'exports-sample')}" if is_sample else "")


def _write_issuer(paper: Paper, issuer: str) -> None:
    """发文机关标志: red, in 小标宋, as large as one line holds it."""
    size = min(_ISSUER_WIDEST, _WIDE_PT / max(_ems(issuer), 1))
    paragraph = paper.write("", Type("title", size, size * 1.3, "center"))
    run = add_words(paragraph, issuer, Type("title", size, size * 1.3, "center"))
    run.font.color.rgb = RGBColor(0xFF, 0, 0)


def _write_title(paper: Paper, notice: NoticeText) -> None:
    for line in title_lines(notice.title_pieces):
        paper.write(line, _TITLE)
    paper.write("", _LINE)


def _write_addressee(paper: Paper, notice: NoticeText) -> None:
    paper.write(notice.addressee, _LINE)


def _write_sections(paper: Paper, notice: NoticeText) -> None:
    last = notice.sections[-1][1][-1] if notice.sections else ""
    for heading, paragraphs in notice.sections:
        paper.write(heading, _HEADING, is_kept=True)
        for paragraph in paragraphs:
            # A seal never stands on a page without text.
            _body(paper, paragraph, is_kept=paragraph is last)


def _annex_names(notice: NoticeText) -> list[str]:
    many = len(notice.annexes) > 1
    return [
        f"{number}.{annex.name}" if many else annex.name
        for number, annex in enumerate(notice.annexes, 1)
    ]


def _name_annexes(paper: Paper, notice: NoticeText) -> None:
    if notice.annexes:
        paper.write("", _LINE, is_kept=True)
    for number, annex in enumerate(_annex_names(notice)):
        # Further annexes stand below the first, behind 附件 and its colon.
        before = (5 if number else 2) * SIGN
        hanging = Type("body", SIGN, PITCH, left=6 * SIGN, indent=before - 6 * SIGN)
        paper.write(annex if number else _say("annex") + annex, hanging, is_kept=True)


def _write_signature(paper: Paper, office: str) -> None:
    paper.write("", _LINE, is_kept=True)
    paper.write("", _LINE, is_kept=True)
    seal, day = _say("seal", office=office), _say("day")
    seal_right, day_right = _signed_at(len(seal), len(day))
    paper.write(seal, Type("body", SIGN, PITCH, "right", right=seal_right), is_kept=True)
    paper.write(day, Type("body", SIGN, PITCH, "right", right=day_right))


def _signed_at(seal: int, day: int) -> tuple[float, float]:
    """Indents from the right: the day four signs in, the name centred over it."""
    day_right = 4.0
    seal_right = day_right + (day - seal) / 2
    if seal_right < 2:  # a long name keeps two signs, and the day moves below its middle
        day_right, seal_right = day_right + 2 - seal_right, 2.0
    return seal_right * SIGN, day_right * SIGN


def _body(paper: Paper, words_of: str, *, is_kept: bool) -> None:
    """A paragraph; one that begins with （一） has its first sentence in the second face."""
    paragraph = paper.write("", _BODY, is_kept=is_kept)
    found = _SECOND_LEVEL.match(words_of)
    lead = found[0] if found else ""
    for words, type_ in ((lead, _SUBHEADING), (words_of[len(lead) :], _BODY)):
        if words:
            add_words(paragraph, words, type_)


def title_lines(pieces: tuple[str, ...]) -> list[str]:
    """A title in lines of about equal length that end where a word does.

    The best end is behind a figure; else the middle, but never within a number.
    """
    title = "".join(pieces)
    count = -(-_ems(title) // _TITLE_SIGNS)
    if count <= 1:
        return [title]
    if count == 2:
        ends = [len("".join(pieces[:number])) for number in range(1, len(pieces))]
        fitting = [end for end in ends if _fits(title, end)]
        if fitting:
            end = min(fitting, key=lambda at: abs(_ems(title[:at]) - _ems(title[at:])))
            return [title[:end], title[end:]]
    each = _ems(title) / count
    cuts = [0]
    for number in range(1, count):
        places = [at for at in range(cuts[-1] + 1, len(title)) if _may_end(title, at)]
        cuts.append(min(places, key=lambda at: abs(_ems(title[:at]) - number * each)))
    return [title[start:end] for start, end in pairwise([*cuts, len(title)])]


def _fits(title: str, end: int) -> bool:
    """Whether both lines fit and neither is a stump."""
    sides = _ems(title[:end]), _ems(title[end:])
    return max(sides) <= _TITLE_SIGNS and min(sides) >= _TITLE_SIGNS / 3 and _may_end(title, end)


def _may_end(title: str, at: int) -> bool:
    before, after = title[at - 1], title[at]
    return after not in _HANGING and not (before.isascii() and after.isascii())


def _ems(words: str) -> int:
    return -(-sum(1 if sign.isascii() else 2 for sign in words) // 2)


def _say(key: str, **arguments: object) -> str:
    return text("zh", f"exports-notice-{key}", **arguments)
