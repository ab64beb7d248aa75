"""A prefecture's counties in the page, the wall and the pack: the same words everywhere."""

from __future__ import annotations

import io
import re

import openpyxl
import pytest
from pptx import Presentation

from data import rights
from data.language import speaking
from data.screens import counties as sentences
from data.screens.counties import Counties
from data.screens.view import view_at
from data.store import close_store
from tests.builders.prefecture import SETTINGS, at, settle, with_a_report
from tests.pages.steps import frame, html
from ui.pack import pack_files
from ui.pack.readings import Pack
from ui.wall.slide_show import show


@pytest.fixture
def prefecture(tmp_path, sample_database):
    """The process as the server of a prefecture to which one of three counties has reported."""
    above = with_a_report(tmp_path, sample_database)
    with at(above), speaking("zh"):
        yield above
        close_store()


def test_page_wall_and_pack_say_the_same(prefecture, monkeypatch):
    monkeypatch.setattr(rights, "_asked", [lambda: rights.Actor("viewer", "市里的人")])
    said = sentences.headline(Counties(view_at()))
    app = frame().run()
    assert not app.exception
    page = html(app)
    assert said in page
    assert "17 / 17" in page and "未报" in page
    first = show("月调度", "zh")["slides"][0]
    assert first["name"] == "counties"
    assert re.sub("<[^>]*>", "", first["title"]).replace("\u00a0", " ") == said
    deck = Presentation(io.BytesIO(pack_files.slides(Pack(view_at(), None), "zh", None)))
    titles = [shape.text_frame.text for shape in deck.slides[1].shapes if shape.has_text_frame]
    assert said in [one.replace("\u00a0", " ") for one in titles]


def test_the_list_has_a_row_of_each_county_and_measure_and_the_countys_own_cell(prefecture):
    book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(Pack(view_at(), None), "zh")))
    head, *rows = book["旗县区"].iter_rows(min_row=3, values_only=True)
    assert len(rows) == 3 * 8
    planned = dict(zip(head, next(row for row in rows if "计划投资" in row[3]), strict=True))
    assert planned["旗县区"] == "甲旗"
    assert planned["数值"] == 7998600
    assert "签约项目台账" in planned["最大一项出处"]
    missing = dict(zip(head, next(row for row in rows if row[0] == "乙旗"), strict=True))
    assert (missing["情况"], missing["数值"], missing["名次"]) == ("未报", None, None)


def test_before_any_report_every_county_stands_there_with_the_way_to_its_board(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(rights, "_asked", [lambda: rights.Actor("viewer", "市里的人")])
    with at(settle(tmp_path, "示例市", "990100", SETTINGS)):
        close_store()
        app = frame().run()
        close_store()
    assert not app.exception
    page = html(app)
    assert "3 个旗县区都还没有上报" in page
    assert 'href="/990103/"' in page
    assert "还没有旗县区上报" in page


def test_a_county_without_a_prefecture_has_none_of_it(sample_var):
    with speaking("zh"):
        assert all(one["name"] != "counties" for one in show("月调度", "zh")["slides"])
        book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(Pack(view_at(), None), "zh")))
    assert "旗县区" not in book.sheetnames
