"""Ledgers that the office declares in the meeting pack: a sheet, a slide, a paragraph each."""

from __future__ import annotations

import io
import re

import docx
import openpyxl
import pytest
from pptx import Presentation

from data.rules import load_rules
from data.screens.view import view_at
from tests.builders.own_ledgers import LOANS, ROADS, loans, published, roads
from tests.pages.returning import filled_once
from ui.pack import pack_files
from ui.pack.readings import Pack

PERSONAL = re.compile(r"1380000000|1390000000|联系电话|[Pp]hone")


@pytest.fixture(scope="module")
def returning_office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office")

    def fill(ledger):
        ledger.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        ledger.own_ledgers.declare(ROADS, "village_roads.toml", by="测试员")
        published(ledger, loans(), folder)
        published(ledger, roads(), folder)

    return filled_once(folder, fill)


@pytest.fixture
def office(returning_office, tmp_path, monkeypatch):
    with returning_office.lent(tmp_path, monkeypatch) as lent:
        yield lent


def pack():
    return Pack(view_at(), None)


def book(language):
    return openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack(), language)))


def texts_of(language):
    """The texts of each slide, its notes last."""
    deck = Presentation(io.BytesIO(pack_files.slides(pack(), language, None)))
    found = []
    for slide in deck.slides:
        texts = []
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                rows = shape.table.rows
                texts += [" ".join(cell.text for cell in row.cells) for row in rows]
        notes = slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else ""
        found.append("\n".join([*texts, notes]).replace("\u00a0", " "))
    return found


def test_the_sheet_lists_every_row_with_its_cell(office):
    sheet = book("zh")["设备租借"]
    head, first, *_ = sheet.iter_rows(min_row=3, values_only=True)
    told = dict(zip(head, first, strict=True))
    assert told["设备编号"] == "SB-01"
    assert (told["押金（万元）"], told["台数"], told["逾期（天）"]) == (1.5, 2, 77)
    assert f"{told['归还期限']:%Y-%m-%d}" == "2021-10-15"
    assert head[-3:] == ("文件", "工作表", "单元格")
    assert first[-3:] == ("设备.xlsx", "设备", "A3")
    assert sheet.max_row == 6


def test_the_sheet_of_roads_in_english_is_in_millions(office):
    sheet = book("en")["Village roads"]
    head, first, *_ = sheet.iter_rows(min_row=3, values_only=True)
    told = dict(zip(head, first, strict=True))
    assert told["Road"] == "River road"
    assert told["Cost (¥ mn)"] == 4.02


@pytest.mark.parametrize(
    ("language", "said", "row"),
    [
        ("zh", "设备租借 3 条，1 条过了归还期限没办结", "SB-01 示例局 2021-10-15 77 1.50"),
        ("en", "Equipment loans: 3 rows", "SB-01 示例局 2021-10-15 77 0.02"),
    ],
)
def test_the_slide_has_bars_by_town_rows_and_sources(office, language, said, row):
    (slide,) = [one for one in texts_of(language) if said in one]
    assert row in slide
    assert "设备.xlsx · 设备 · A3" in slide


def test_the_notice_has_a_paragraph_a_ledger(office):
    notice = pack_files.notice_text(pack(), load_rules().notice)
    (section,) = [texts for heading, texts in notice.sections if "专项台账" in heading]
    assert section[1] == (
        "（二）设备租借3条，1条过了归还期限没办结；押金合计4.50万元，1条未填。"
        "逾期最久的：SB-01（示例局）逾期77天。"
    )
    assert section[0].startswith("（一）村道建设3条；Cost合计612.50万元，1条未填。平均造价")
    written = docx.Document(io.BytesIO(pack_files.notice(pack(), load_rules().notice)))
    assert any("设备租借3条" in one.text for one in written.paragraphs)


def test_nothing_personal_is_in_any_document(office):
    for language in ("zh", "en"):
        assert not PERSONAL.search("\n".join(texts_of(language)))
        for sheet in book(language).worksheets:
            rows = [str(one) for one in sheet.iter_rows(values_only=True)]
            assert not PERSONAL.search("\n".join(rows))
    notice = pack_files.notice_text(pack(), load_rules().notice)
    assert not PERSONAL.search(str(notice))


def test_a_ledger_that_is_not_for_the_pack_is_not_in_it(office):
    office.own_ledgers.declare(
        LOANS.replace("kind =", "pack = false\nkind ="), "设备租借.toml", by="测试员"
    )
    assert "设备租借" not in book("zh").sheetnames
    assert "设备租借" not in "".join(texts_of("zh"))
    assert "设备租借" not in str(pack_files.notice_text(pack(), load_rules().notice))
