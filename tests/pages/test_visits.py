"""The visits page through the frame: sample, empty, English, filters from the URL."""

from __future__ import annotations

import pytest

from tests.pages.steps import html, opened


@pytest.mark.parametrize(("language", "words"), [("zh", "还没有拜访记录"), ("en", "No visits yet")])
def test_an_empty_database_says_what_to_upload(var_folder, language, words):
    assert words in html(opened("visits", lang=language))


def test_the_headline_is_the_answer(sample_var):
    shown = html(opened("visits"))
    assert (
        "1–12 月外出拜访 48 批次，比上年同期多 21 批次；推动 21 个项目，17 家企业 90 天未再见"
        in shown
    )


def test_two_tiers_are_laid_over_each_other_and_never_added(sample_var):
    shown = html(opened("visits"))
    assert "两级领导推动 21 个项目，4 个两级都推动" in shown
    assert "去重 10 + 15 − 4 = 21；上年同期 13 个" in shown
    assert "25 个项目" not in shown


def test_every_measure_of_visits_has_its_definition(sample_var):
    shown = html(opened("visits"))
    for words in ("计 1 批次", "只计领导", "首尾两天都计", "按企业去重；共 52 家次"):
        assert words in shown
    assert "1 批次未填天数" in shown


def test_what_followed_is_called_association(sample_var):
    assert "先后关系，不等于因果" in html(opened("visits"))


def test_trips_of_other_tiers_are_left_out_aloud(sample_var):
    assert "另有 1 批次由其他层级或未填层级的人员完成，未计入" in html(opened("visits"))


def test_a_filter_in_the_url_narrows_every_number(sample_var):
    shown = html(opened("visits", tier="县级包扶联系领导"))
    assert "外出拜访 29 批次" in shown
    assert "推动 15 个项目" in shown


def test_a_mode_in_the_url_changes_what_is_counted(sample_var):
    shown = html(opened("visits", mode="来访"))
    assert "接待来访 4 批次" in shown


def test_english_has_no_chinese_sentences(sample_var):
    shown = html(opened("visits", lang="en"))
    assert "48 trips in 12 months, 21 more than a year before" in shown
    assert "批次" not in shown


def test_an_earlier_date_shows_that_date(sample_var):
    shown = html(opened("visits", as_of="2021-10-31"))
    assert "1–10 月外出拜访 39 批次" in shown
    assert "推动 17 个项目" in shown


def test_every_figure_opens_its_trips(sample_var):
    app = opened("visits")
    app.button(key="figure-0-source").click().run()
    assert not app.exception
    assert "48\u00a0批次" in html(app) or "48 批次" in html(app)
    assert html(app).count("data-line=") == 48


def test_a_year_without_a_ledger_before_it_compares_with_nothing(sample_var):
    shown = html(opened("visits", as_of="2020-12-31"))
    assert "外出拜访 27 批次，上年同期没有台账可比" in shown
    assert "上年 0 批次" not in shown


def test_provinces_have_their_english_names(sample_var):
    shown = html(opened("visits", lang="en"))
    assert "Shanghai, Jiangsu, Beijing" in shown
    assert "上海, 江苏" not in shown
