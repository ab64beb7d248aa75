"""The 通报's paper: titles in lines, the office's own letterhead, marks of what is unknown."""

from __future__ import annotations

import io
import itertools
from datetime import date

import docx
import pytest
from docx.oxml.ns import qn

from data.documents.notice import notice_document, title_lines
from data.meeting.notice import Annex, NoticeText

ANNEXES = tuple(
    Annex(name, f"{name}共1项", ("项目", "变动"), (("示例项目01", "推迟31天"),), (60.0, 96.0))
    for name in ("变动清单", "项目体检")
)
NOTICE = NoticeText(
    issuer="示例旗招商引资工作领导小组办公室",
    title_pieces=("关于2021年12月底", "招商引资工作进展情况的通报"),
    addressee="各部门：",
    sections=(("一、进展", ("（一）签约1个。示例项目01。", "到位1.00亿元。")),),
    missing=(),
    annexes=ANNEXES,
)


def made(template=None, *, is_sample=False):
    content = notice_document(
        NOTICE, "示例办公室", date(2021, 12, 31), is_sample=is_sample, template=template
    )
    return docx.Document(io.BytesIO(content))


def lines(document):
    return [one.text for one in document.paragraphs]


def letterhead(*texts):
    document = docx.Document()
    for text in texts:
        document.add_paragraph().add_run(text).bold = True
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        (("招商引资情况通报",), ["招商引资情况通报"]),
        (NOTICE.title_pieces, ["关于2021年12月底", "招商引资工作进展情况的通报"]),
        (("甲" * 30,), ["甲" * 15, "甲" * 15]),
        (("甲" * 45,), ["甲" * 15] * 3),
    ],
)
def test_a_title_is_parted_where_a_word_ends(pieces, expected):
    assert title_lines(pieces) == expected


def test_no_line_of_a_title_begins_within_a_number_or_with_a_mark():
    for before in range(1, 30):
        title = "甲" * before + "2021年的“通报”（试行）" + "乙" * (30 - before)
        told = title_lines((title,))
        assert "".join(told) == title
        for line in told[1:]:
            assert line[0] not in "的）”"
        assert not any(a[-1].isdigit() and b[0].isdigit() for a, b in itertools.pairwise(told))


def test_the_issuer_stands_in_red_over_the_number():
    told = lines(made())
    issuer = told.index(NOTICE.issuer)
    run = made().paragraphs[issuer].runs[-1]
    assert str(run.font.color.rgb) == "FF0000"
    assert issuer < next(at for at, line in enumerate(told) if "〔" in line)


@pytest.mark.parametrize("is_on_own_paper", [False, True])
def test_each_annex_has_a_page_with_its_table(is_on_own_paper):
    document = made(letterhead("{正文}") if is_on_own_paper else None)
    told = lines(document)
    assert told.index("附件1") < told.index("附件2")
    assert told.index("附件1") > next(at for at, line in enumerate(told) if "印章" in line)
    tables = [[cell.text for row in table.rows for cell in row.cells] for table in document.tables]
    assert ["项目", "变动", "示例项目01", "推迟31天"] in tables


def test_annexes_are_listed_before_the_seal():
    told = lines(made())
    first = told.index("附件：1.变动清单")
    assert told[first + 1] == "2.项目体检"
    assert next(at for at, line in enumerate(told) if "印章" in line) > first


def test_own_paper_keeps_its_letterhead_and_takes_the_text_where_its_place_is():
    document = made(
        letterhead("示例旗人民政府办公室", "{标题}", "{主送}", "{正文}", "{署名}", "地址")
    )
    told = lines(document)
    assert told[0] == "示例旗人民政府办公室"
    assert told[1:3] == [NOTICE.title, "各部门："]
    end = told.index("地址")
    assert told[end - 1] == "示例办公室"
    assert "一、进展" in told[3:end]
    assert "附件1" in told[end:]
    assert document.paragraphs[1].runs[0].bold
    assert not any("{" in line for line in told)


def test_what_own_paper_has_no_place_for_stands_around_the_text():
    told = lines(made(letterhead("{正文}"), is_sample=True))
    assert told[0] == "代拟稿　示例数据"
    order = ["关于2021年12月底", "各部门：", "一、进展", "附件：1.变动清单", "示例办公室（印章）"]
    places = [told.index(line) for line in order]
    assert places == sorted(places)


# The order in which Word takes properties; it refuses a file that holds another.
ORDERS = {
    "pPr": "keepNext pBdr tabs spacing ind jc rPr",
    "tblPr": "tblStyle tblpPr tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook",
    "rPr": "rFonts b color sz szCs highlight lang",
}


@pytest.mark.parametrize("template", [None, letterhead("红头", "{正文}")])
def test_properties_stand_in_the_order_that_word_asks_for(template):
    body = made(template).element.body
    for name, order in ORDERS.items():
        elements = list(body.iter(qn(f"w:{name}")))
        assert elements or name == "tblPr"
        for element in elements:
            tags = [child.tag.rpartition("}")[2] for child in element]
            places = [order.split().index(tag) for tag in tags]
            assert places == sorted(places), tags
