"""The quarter's page: with the sample, and empty."""

from __future__ import annotations

import io

import docx
import pytest

from data.rules import load_rules
from data.screens import quarter as sentences
from data.screens.quarter import Quarter
from data.screens.view import store, view_at
from data.trace.tracer import Tracer
from tests.pages.steps import html, opened
from ui.pack import meetings
from ui.pack.readings import Pack


def test_the_sample_adds_up_to_the_articles_figures(sample_var):
    app = opened("quarter")
    shown = html(app).replace("\xa0", " ")
    assert "四季度签约项目 2 个" in shown
    assert "全年至少 11 个" in shown
    assert "全年至少 799.86 亿元" in shown
    assert "全年 45.39 亿元" in shown
    assert "一季度签约项目" in html(opened("quarter", quarter="1")).replace("\xa0", " ")


def test_without_data_it_says_what_to_upload(var_folder):
    assert "上传项目台账、到位资金和拜访记录后" in html(opened("quarter"))


def test_a_town_cuts_what_is_of_projects_and_trips(sample_var):
    shown = html(opened("quarter", quarter="3", towns="上海庙镇")).replace("\xa0", " ")
    whole = html(opened("quarter", quarter="3")).replace("\xa0", " ")
    assert "计划总投资" in shown
    assert "全年至少 11 个" in whole
    assert "全年至少 11 个" not in shown


def test_a_month_opens_its_rows_and_those_add_up(sample_var):
    quarter = Quarter(view_at(), 4)
    tracer = Tracer(store(), quarter.view.now)
    for measure in quarter.now:
        for month, value in enumerate(quarter.now[measure].months, start=1):
            if value:
                traced = tracer.trace(quarter.opens(measure, month))
                assert float(traced.total) == pytest.approx(value), (measure, month)


def test_the_papers_say_what_the_page_says(sample_var):
    quarter = Quarter(view_at(), 4)
    pack = Pack(quarter.view, None)
    told = meetings.meeting_deck(pack, quarter, meetings.QUARTER)
    titles = [slide.title for slide in told.slides]
    assert sentences.headline(quarter) in titles
    assert told.title.endswith("季分析")
    paper = meetings.meeting_text(quarter, meetings.QUARTER, load_rules().notice)
    assert paper.title == "2021 年四季度招商引资季分析"
    spoken = " ".join(text for _, texts in paper.sections for text in texts)
    assert "全年45.39亿元（自治区平台口径，" in spoken.replace("\xa0", "").replace(" ", "")
    year = meetings.meeting_deck(pack, quarter, meetings.YEAR)
    assert year.title.endswith("全年总结")
    assert [one.title for one in year.slides] != titles
    assert docx.Document(
        io.BytesIO(meetings.meeting_paper(pack, quarter, meetings.YEAR, load_rules().notice))
    )


def test_the_year_s_papers_are_offered_when_it_has_ended(sample_var):
    def offered(number):
        app = opened("quarter", quarter=number)
        return [one.proto.label for one in app.get("download_button")]

    assert offered("4") == ["季分析 PPTX", "季分析 DOCX", "全年总结 PPTX", "全年总结 DOCX"]
    assert offered("3") == ["季分析 PPTX", "季分析 DOCX"]
