"""The wall of a county with many projects, and of one whose funds state no definition."""

from __future__ import annotations

import re
from datetime import date

from data.language import speaking
from data.screens.view import store, view_at
from tests.builders.ledger_rows import a_fund, a_project, a_target, an_item, publish_rows
from ui.wall.slides import SLIDES, Wall


def slide_of(name):
    with speaking("zh"):
        return SLIDES[name](Wall(view_at()))


def told(html):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html))


def test_of_many_projects_the_matrix_shows_the_lit_ones_and_counts_the_rest(var_folder):
    names = [f"示例项目{number:03d}" for number in range(60)]
    late = {"示例项目041", "示例项目057"}
    publish_rows(
        store(),
        *(
            a_project(name, stage="签约", signed_date=date(2019 if name in late else 2021, 12, 1))
            for name in names
        ),
        *(an_item("环评", "在办", project=name) for name in names),
    )
    page = slide_of("matrix").pages[0]
    shown = re.findall(r'<p class="two"><span class="mark"[^>]*>.</span> (示例项目\d+)', page)
    assert len(shown) == 20
    assert set(shown[:2]) == late
    assert "其余 40 个见投产准备的关口表" in page


def test_of_many_lit_projects_the_list_shows_fifteen_and_counts_the_rest(var_folder):
    signed = date(2019, 12, 1)
    rows = (a_project(f"示例项目{n:03d}", stage="签约", signed_date=signed) for n in range(40))
    publish_rows(store(), *rows)
    for name in ("stalled", "decisions"):
        slide = slide_of(name)
        assert "40 " in slide.title
        assert len(set(re.findall(r"示例项目\d{3}", slide.pages[0]))) == 15
        assert "其余 25 个见总览和月调度" in slide.pages[0]


def test_funds_without_a_definition_are_said_on_their_slide_and_on_the_target(var_folder):
    publish_rows(
        store(),
        a_project("示例项目01", stage="签约", signed_date=date(2021, 3, 1)),
        a_fund("示例项目01", amount_wan=3200, basis=None),
        a_target("到位资金", target_value=30, target_unit="亿元", year=2021),
    )
    funds, first = slide_of("funds"), slide_of("headline")
    why = "没有自治区平台口径的数：未注明口径本年到位 3,200\u00a0万元"
    assert funds.title == "本年到位资金没有自治区平台口径的数"
    assert funds.sub.startswith(why)
    assert "未注明口径 0.32" in told(funds.pages[0])
    assert why in first.pages[0]
