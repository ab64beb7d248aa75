"""The quarter's page: with the sample, and empty."""

from __future__ import annotations

from tests.pages.steps import html, opened


def test_the_sample_adds_up_to_the_articles_figures(sample_var):
    app = opened("quarter")
    shown = html(app).replace("\xa0", " ")
    assert "四季度签约项目 2 个" in shown
    assert "全年 11 个" in shown
    assert "全年 799.86 亿元" in shown
    assert "全年 45.39 亿元" in shown
    assert "一季度签约项目" in html(opened("quarter", quarter="1")).replace("\xa0", " ")


def test_without_data_it_says_what_to_upload(var_folder):
    assert "上传项目台账、到位资金和拜访记录后" in html(opened("quarter"))
