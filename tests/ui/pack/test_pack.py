"""The meeting pack of the sample: each document, on a template, in both languages."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from pptx import Presentation
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.shapes import MSO_SHAPE_TYPE
from pptx.oxml.ns import qn
from pptx.util import Emu

from data.documents.deck.deck import Bars, Deck, DeckSlide, Grid, Waterfall
from data.documents.deck.write import deck_pptx
from data.geo import SCHEMATIC
from data.rules import load_rules
from data.screens.dispatch import Dispatch
from data.screens.view import store, view_at
from tests.builders.ledger_rows import a_project, a_visit, an_order, publish_rows
from tests.golden.pack_text import slides_text
from ui.pack import pack_files
from ui.pack.readings import Pack


@pytest.fixture
def pack(sample_var):
    view = view_at()
    return Pack(view, Dispatch(view, view.previous))


@pytest.fixture(scope="module")
def once():
    return {}


@pytest.fixture
def slides_zh(pack, once):
    if "zh" not in once:
        once["zh"] = pack_files.slides(pack, "zh", None)
    return once["zh"]


def opened(content):
    return Presentation(io.BytesIO(content))


def texts(slide):
    found = [shape.text_frame.text for shape in slide.shapes if shape.has_text_frame]
    for shape in slide.shapes:
        if shape.has_table:
            found += [cell.text for row in shape.table.rows for cell in row.cells]
    return found


def test_one_click_gives_slides_notice_and_lists(pack):
    made = pack_files.whole(pack, "zh", load_rules().notice, None)
    names = zipfile.ZipFile(io.BytesIO(made)).namelist()
    assert sorted(name.rpartition(".")[2] for name in names) == ["docx", "pptx", "xlsx"]
    assert all("2021-12-31" in name for name in names)


def test_slides_have_native_charts_and_tables_answers_and_sources(slides_zh):
    book = opened(slides_zh)
    slides = list(book.slides)
    assert sum(shape.has_chart for slide in slides for shape in slide.shapes) >= 4
    assert sum(shape.has_table for slide in slides for shape in slide.shapes) >= 4
    year = next(slide for slide in slides if "799.86" in slide.shapes.title.text_frame.text)
    assert all(any("示例数据" in text for text in texts(slide)) for slide in slides)
    notes = year.notes_slide.notes_text_frame.text
    assert ".xlsx" in notes
    assert "签约项目" in notes
    assert 'typeface="Microsoft YaHei"' in year.shapes.title._element.xml
    assert "<a:ea" in year.shapes.title._element.xml


def test_the_bridge_adds_up_in_the_chart_too(slides_zh):
    book = opened(slides_zh)
    bridge = next(s for s in book.slides if "753.76" in s.shapes.title.text_frame.text)
    chart = next(shape.chart for shape in bridge.shapes if shape.has_chart)
    base, above, under = (list(series.values) for series in chart.plots[0].series)
    assert sum(above) + sum(under) == pytest.approx(46.10)
    assert base == pytest.approx([0.0, 43.5])
    said = " ".join(texts(bridge))
    assert "余差 0.00" in said


def test_another_language_says_it_all_in_its_words(pack):
    book = opened(pack_files.slides(pack, "en", None))
    titles = [slide.shapes.title.text_frame.text for slide in book.slides]
    assert any("11 or more projects signed" in title for title in titles)
    assert not any("本年" in title for title in titles)


def test_a_change_names_its_topic(slides_zh):
    book = opened(slides_zh)
    page = next(s for s in book.slides if "12月比11月" in s.shapes.title.text_frame.text)
    said = texts(page)
    assert said[said.index("示例项目26（储能电站）") - 1] == "推迟投产"


def test_a_long_table_goes_on_and_loses_no_row():
    rows = tuple((str(number), "x") for number in range(31))
    slide = DeckSlide("标题", grid=Grid(("a", "b"), rows, (1, 1)))
    book = opened(deck_pptx(Deck("会", "日", "截至", (slide,))))
    found = [
        row.cells[0].text
        for one in book.slides
        for shape in one.shapes
        if shape.has_table
        for row in list(shape.table.rows)[1:]
    ]
    assert found == [str(number) for number in range(31)]
    titles = [one.shapes.title.text_frame.text for one in book.slides][1:]
    count = len(titles)
    assert titles == [f"标题 ({number}/{count})" for number in range(1, count + 1)]


def test_rows_of_many_lines_stand_on_further_slides_and_none_is_lost():
    rows = tuple((str(number), "协调土地组件报批并落实能耗指标" * 8) for number in range(8))
    slide = DeckSlide("标题", "副题", grid=Grid(("a", "b"), rows, (1, 3), most=8))
    book = opened(deck_pptx(Deck("会", "日", "截至", (slide,))))
    tables = [s.table for one in book.slides for s in one.shapes if s.has_table]
    assert len(tables) > 1
    found = [row.cells[0].text for table in tables for row in list(table.rows)[1:]]
    assert found == [str(number) for number in range(8)]


def test_a_fall_through_zero_is_drawn_in_two_pieces():
    fall = Waterfall((("甲", 2.0, -5.0, "−5"), ("乙", -3.0, 1.0, "+1")))
    book = opened(deck_pptx(Deck("会", "日", "截至", (DeckSlide("标题", chart=fall),))))
    chart = next(s.chart for one in book.slides for s in one.shapes if s.has_chart)
    base, above, under = (list(series.values) for series in chart.plots[0].series)
    assert (base, above, under) == ([0.0, -2.0], [2.0, 0.0], [-3.0, -1.0])


def test_the_offices_own_template_is_kept_without_its_example_slides(pack):
    template = Presentation()
    template.slide_width, template.slide_height = Emu(9_144_000), Emu(6_858_000)
    template.slides.add_slide(template.slide_layouts[0]).shapes.title.text = "示范页"
    buffer = io.BytesIO()
    template.save(buffer)
    book = opened(pack_files.slides(pack, "zh", buffer.getvalue()))
    assert book.slide_width == 9_144_000
    assert not any("示范页" in text for slide in book.slides for text in texts(slide))
    for slide in book.slides:
        for shape in slide.shapes:
            assert shape.left >= 0
            assert shape.left + shape.width <= book.slide_width
            assert shape.top + shape.height <= book.slide_height + 10_000


def test_on_a_dark_template_every_text_takes_the_titles_colour():
    template = Presentation()
    style = template.slide_master._element.find(f".//{qn('p:titleStyle')}")
    next(style.iter(qn("a:schemeClr"))).set("val", "bg1")
    buffer = io.BytesIO()
    template.save(buffer)
    chart = Bars(("甲",), (("数", (1.0,)), ("上年", (2.0,))))
    deck = Deck("会", "日", "截至", (DeckSlide("标题", "副题", chart=chart),))
    slide = list(opened(deck_pptx(deck, buffer.getvalue())).slides)[1]
    boxes = [one for one in slide.shapes if one.has_text_frame and one != slide.shapes.title]
    fonts = [one.text_frame.paragraphs[0].runs[0].font for one in boxes]
    fonts += [one.chart.font for one in slide.shapes if one.has_chart]
    assert len(fonts) == 3
    assert {font.color.theme_color for font in fonts} == {MSO_THEME_COLOR.BACKGROUND_1}


def test_lists_carry_file_sheet_and_cell_of_every_signed_project(pack):
    book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, "zh")))
    sheet = book["签约项目"]
    heads = [cell.value for cell in sheet[3]]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert len(rows) == 11
    planned = heads.index("计划总投资（亿元）")
    assert sum(row[planned] for row in rows if row[planned] is not None) == pytest.approx(799.86)
    assert sum(row[planned] is None for row in rows) == 2
    source = heads.index("出处（文件·表·格）")
    assert all(".xlsx" in row[source] for row in rows if row[planned] is not None)
    assert sheet.tables
    assert {"变动清单", "已洽谈未签约", "签约未开工", "节点变更台账"} <= set(book.sheetnames)
    for one in book:
        for row in one.iter_rows():
            assert all(cell.data_type != "f" for cell in row)


@pytest.mark.parametrize("name", ["已洽谈未签约", "签约未开工", "节点变更台账", "投产条件"])
def test_every_list_of_projects_says_where_each_stands(pack, name):
    sheet = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, "zh")))[name]
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert rows
    for row in rows:
        file, _, cell = row[-1].split(" · ")
        assert file.endswith(".xlsx")
        assert re.fullmatch(r"[A-Z]+\d+", cell)


def test_the_list_of_readiness_holds_every_project_and_can_be_added_up(pack):
    sheet = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, "zh")))["投产条件"]
    amount = [cell.value for cell in sheet[3]].index("计划总投资（亿元）")
    rows = list(sheet.iter_rows(min_row=4, values_only=True))
    assert len(rows) == len(pack.readiness.projects)
    amounts = [row[amount] for row in rows]
    assert all(one is None or isinstance(one, int | float) for one in amounts)
    assert None in amounts


def test_without_an_earlier_version_the_pack_still_comes(sample_var):
    pack = Pack(view_at(), None)
    made = pack_files.whole(pack, "zh", load_rules().notice, None)
    assert len(zipfile.ZipFile(io.BytesIO(made)).namelist()) == 3


def test_every_slide_names_files_sheets_and_cells(slides_zh):
    for slide in list(opened(slides_zh).slides)[1:]:
        assert re.search(
            r"来源：.+\.xlsx · .+ · [A-Z]+\d+", slide.notes_slide.notes_text_frame.text
        ), slide.shapes.title.text_frame.text


def test_a_version_as_of_an_earlier_date_speaks_of_that_date_alone(sample_var):
    view = view_at(as_of=date(2021, 11, 30))
    pack = Pack(view, Dispatch(view, view.previous) if view.previous else None)
    told = pack_files.notice_text(pack, load_rules().notice)
    assert told.title.startswith("关于2021年11月底")
    assert "签约项目至少10个" in told.sections[0][1][0]
    said = slides_text(pack_files.slides(pack, "zh", None))
    assert "数据截至 2021-11-30" in said
    assert "799.86" not in said
    assert "2021-12_示例数据" not in said


def test_an_amount_that_nobody_states_is_unknown_and_never_nought(var_folder):
    publish_rows(store(), a_project("示例项目01", stage="签约", signed_date=date(2021, 3, 3)))
    pack = Pack(view_at(), None)
    told = pack_files.notice_text(pack, load_rules().notice)
    assert told.sections[0][1] == ("截至2021年12月底，全旗签约项目1个；其中金额未填1个。",)
    assert not any("缺" in text for _, texts in told.sections for text in texts)
    assert "签约计划总投资" in told.missing
    assert not any("0.00" in text for _, texts in told.sections for text in texts)
    book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, "zh")))
    heads = [cell.value for cell in book["签约项目"][3]]
    row = [cell.value for cell in book["签约项目"][4]]
    assert row[heads.index("计划总投资（亿元）")] is None
    assert row[heads.index("招商方式")] is None
    assert ".xlsx" in row[-1]
    assert "0.00" not in slides_text(pack_files.slides(pack, "zh", None))


def test_long_names_and_many_projects_keep_every_slide_within_its_page(var_folder):
    name = "年产一百二十万吨煤基高端新材料及配套可再生能源制氢一体化综合利用示范基地建设项目"
    for month, later in ((11, 0), (12, 1)):
        publish_rows(
            store(),
            *(
                a_project(
                    f"示例项目{number:02d}（{name}）",
                    stage="签约",
                    signed_date=date(2021, 1, 5),
                    planned_investment_wan=Decimal(10_000 * (number + 1 + later)),
                    planned_production_date=date(2022, 3 + later, 28),
                    responsible_unit="示例经济开发区管理委员会项目服务促进中心",
                )
                for number in range(60)
            ),
            as_of=date(2021, month, 30),
        )
    view = view_at()
    pack = Pack(view, Dispatch(view, view.previous))
    book = opened(pack_files.slides(pack, "zh", None))
    for slide in book.slides:
        for shape in slide.shapes:
            high = sum(row.height for row in shape.table.rows) if shape.has_table else shape.height
            assert shape.top + high <= book.slide_height
    readiness = [s for s in book.slides if "即将投产" in s.shapes.title.text_frame.text]
    assert any("另有 30 个项目见清单" in text for text in texts(readiness[0]))


def pages(content):
    return len(re.findall(rb"/Type\s*/Page\b", content))


@pytest.mark.office
@pytest.mark.skipif(
    pack_files.office_program() is None, reason="LibreOffice Impress is not installed"
)
def test_libreoffice_prints_every_slide_and_the_notice_with_its_annexes(pack, slides_zh):
    shown = slides_zh
    assert pages(pack_files.pdf(shown)) == len(opened(shown).slides)
    notice = pack_files.notice(pack, load_rules().notice)
    assert pages(pack_files.pdf(notice, ".docx")) > 3


def test_dates_of_the_lists_are_no_more_exact_than_the_ledger(var_folder):
    known = {"signed_date": "year", "planned_start_date": "month"}
    row = a_project(
        "示例项目01",
        stage="签约",
        signed_date=date(2021, 12, 31),
        planned_start_date=date(2021, 11, 30),
        date_precision=known,
    )
    other = a_project("示例项目02", stage="签约", signed_date=date(2021, 3, 3))
    publish_rows(store(), row, other, as_of=date(2021, 11, 30))
    publish_rows(store(), row, other, as_of=date(2021, 12, 31))
    view = view_at()
    pack = Pack(view, Dispatch(view, view.previous))
    book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, "zh")))
    shown = {
        cell.value.date(): cell.number_format
        for sheet in ("签约未开工", "节点变更台账")
        for line in book[sheet].iter_rows(min_row=4)
        for cell in line
        if cell.is_date
    }
    assert shown == {
        date(2021, 12, 31): "yyyy",
        date(2021, 11, 30): "yyyy-mm",
        date(2021, 3, 3): "yyyy-mm-dd",
    }


def test_without_targets_the_years_slide_shows_the_figures(var_folder):
    publish_rows(store(), a_project(stage="签约", signed_date=date(2021, 3, 3)))
    said = slides_text(pack_files.slides(Pack(view_at(), None), "zh", None))
    assert "指标 | 数值 | 对照" in said
    assert "本年签约项目 | 1 个" in said
    assert "计划总投资 | — | " in said
    assert "拜访推进项目 | — | " in said


def test_slides_of_ledgers_that_do_not_speak_are_left_out(var_folder):
    publish_rows(store(), a_visit(), an_order())
    book = opened(pack_files.slides(Pack(view_at(), None), "zh", None))
    titles = [slide.shapes.title.text_frame.text for slide in book.slides]
    assert len(titles) == 3
    assert "上年同期没有台账可比" in titles[-1]
    chart = next(shape.chart for shape in book.slides[-1].shapes if shape.has_chart)
    assert [series.name for series in chart.plots[0].series] == ["本年"]


def test_a_notice_without_a_version_before_names_the_list_that_comes_with_it(var_folder):
    publish_rows(store(), a_project("示例项目01", stage="签约", signed_date=date(2021, 3, 3)))
    pack = Pack(view_at(), None)
    told = pack_files.notice_text(pack, load_rules().notice)
    book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, "zh")))
    assert told.annexes
    assert {annex.name for annex in told.annexes} <= set(book.sheetnames)


PLACES = {"文件", "工作表", "单元格", "出处（文件·表·格）", "变动前出处", "变动后出处"}


def test_a_printed_list_leaves_out_the_columns_that_name_cells(pack):
    book = openpyxl.load_workbook(io.BytesIO(pack_files.tables(pack, "zh")))
    for sheet in book.worksheets:
        heads = [cell.value for cell in sheet[3]]
        last = openpyxl.utils.cell.range_boundaries(sheet.print_area.rpartition("!")[2])[2]
        printed, left_out = heads[:last], heads[last:]
        assert not set(printed) & PLACES, sheet.title
        assert set(left_out) <= PLACES, sheet.title


def test_leaders_stand_in_the_order_of_their_tiers(pack, slides_zh):
    tiers = pack.overview.visits.leaders.set_index("leader")["tier"]
    chart = next(
        shape.chart
        for slide in opened(slides_zh).slides
        for shape in slide.shapes
        if shape.has_chart and "旗领导A" in [str(c) for c in shape.chart.plots[0].categories]
    )
    shown = [tiers[str(name)] for name in chart.plots[0].categories]
    assert shown == sorted(shown, key=load_rules().measures.visits.default_tiers.index)


def test_lights_and_states_stand_in_their_colours_on_the_slides(slides_zh):
    inks = {
        str(run.font.color.rgb)
        for slide in opened(slides_zh).slides
        for shape in slide.shapes
        if shape.has_table
        for row in shape.table.rows
        for cell in row.cells
        for run in cell.text_frame.paragraphs[0].runs
        if cell.text_frame.text.startswith("✕ 告警")
    }
    assert inks == {"C2185B"}


def test_a_table_that_goes_on_bears_its_short_name(slides_zh):
    titles = [slide.shapes.title.text_frame.text for slide in opened(slides_zh).slides]
    assert "变动清单 (2/3)" in titles
    assert len(set(titles)) == len(titles)


def map_of(content):
    (slide,) = [one for one in opened(content).slides if "个在图上" in " ".join(texts(one))]
    return slide


def test_the_map_is_native_shapes_without_an_outline_until_it_is_approved(pack, slides_zh):
    slide = map_of(slides_zh)
    assert not [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.PICTURE]
    said = texts(slide)
    assert "上海庙经济开发区 9" in said
    # A shape a project on the map, a rule a block, a dotted line a project known by town alone.
    drawn = [
        shape for shape in slide.shapes if not shape.has_text_frame or not shape.text_frame.text
    ]
    assert len(drawn) == 21 + 4 + 2
    right, bottom = opened(slides_zh).slide_width, opened(slides_zh).slide_height
    for shape in slide.shapes:
        assert shape.left >= 0 and shape.left + shape.width <= right
        assert shape.top >= 0 and shape.top + shape.height <= bottom


def test_an_approved_outline_is_drawn_with_its_number(own_sample_var):
    outline = SCHEMATIC.read_text(encoding="utf-8")
    store().save_outline("蒙S（2021）001号", outline, by="管理员")
    view = view_at()
    slide = map_of(pack_files.slides(Pack(view, Dispatch(view, view.previous)), "zh", None))
    assert any("审图号：蒙S（2021）001号" in text for text in texts(slide))
    assert len(slide.shapes) > 21 + 4 + 2 + 10
