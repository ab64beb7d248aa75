"""The pipeline's bars and squares: what is unknown reads —, what a click on each opens."""

from __future__ import annotations

import re

import pandas as pd
import pytest
from markupsafe import Markup

from ui.charts.pipeline import SQUARES, breakdown_html, ladder_html

NO_STEP = pd.DataFrame(
    columns=[
        "from_stage",
        "to_stage",
        "share",
        "median_days",
        "last_year_median_days",
        "is_slowest",
    ]
)


def stages(**of_the_first):
    first = {"stage": "签约", "stock_count": 3, "flow_count": 4, "stock_wan": 8.0, "flow_wan": 2.0}
    rows = [first | of_the_first, first | {"stage": "开工"}]
    return pd.DataFrame(rows).astype({"flow_count": "Int64"})


def link(figure, value):
    return Markup(' data-figure="{}:{}"').format(figure, value)


def ladder(stages, steps=NO_STEP, chosen=""):
    return str(ladder_html(stages, steps, link, lambda days, last: f"{days:.0f}:{last}", chosen))


def of_stage(html, stage):
    """The texts of a stage's four bars: stock and flow by count, stock and flow by amount."""
    row = html.split(f'<th scope="row">{stage}</th>')[1].split("</tr>")[0]
    return re.findall(r"<span>(.*?)</span>", row)


def test_an_unknown_flow_and_unknown_amounts_read_as_such_and_open_nothing():
    html = ladder(stages(flow_count=None, stock_wan=None, flow_wan=None))
    assert of_stage(html, "签约") == ["3", "—", "—", "—"]
    assert 'data-figure="stock:签约"' in html
    assert 'data-figure="flow:签约"' not in html


def test_an_amount_of_no_project_is_neither_unknown_nor_zero():
    html = ladder(stages(stock_count=0, stock_wan=None, flow_count=0, flow_wan=None))
    assert of_stage(html, "签约") == ["0", "0", "", ""]


def test_the_longest_bar_of_both_measures_is_whole_and_the_others_are_parts_of_it():
    html = ladder(stages(stock_count=2, flow_count=8))
    parts = [float(one) for one in re.findall(r"--part:([\d.]+)", html)]
    assert parts[:2] == [0.25, 1.0]
    assert max(parts) == 1.0


@pytest.mark.parametrize("chosen", ["flow.签约", "signed"])
def test_the_bars_of_the_shown_list_stand_out_where_it_is_one_of_a_stage(chosen):
    html = ladder(stages(), chosen=chosen)
    assert html.count('aria-current="true"') == (2 if chosen == "flow.签约" else 0)
    assert ("sbp-chosen" in html) == (chosen == "flow.签约")


def test_a_step_names_its_share_and_days_and_opens_them_where_they_are_known():
    steps = pd.DataFrame(
        {
            "from_stage": ["签约", "开工"],
            "to_stage": ["开工", "建设"],
            "share": [0.5, None],
            "median_days": [90.0, None],
            "last_year_median_days": [None, None],
            "is_slowest": [True, False],
        }
    )
    html = ladder(stages(), steps)
    assert "50.0%" in html
    assert "90:None" in html
    assert 'data-figure="step_days:开工"' in html
    assert 'data-figure="step_days:建设"' not in html


def breakdown(counts):
    groups = pd.DataFrame(
        [(name, number, 1, 10.0, 4.0) for name, number in counts.items()],
        columns=["group_value", "project_count", "started_count", "planned_wan", "started_wan"],
    )
    projects = pd.DataFrame(
        [
            (name, f"项目{n}", n == number - 1)
            for name, number in counts.items()
            for n in range(number)
        ],
        columns=["group_value", "project_name", "is_started"],
    )
    return str(breakdown_html(groups, projects, "镇", str, link))


def test_a_project_is_a_square_those_that_have_begun_first():
    html = breakdown({"城川镇": 3})
    assert re.findall(r'<i( class="sbp-open")? title="(.*?)">', html) == [
        ("", "项目2"),
        (' class="sbp-open"', "项目0"),
        (' class="sbp-open"', "项目1"),
    ]
    assert 'data-figure="signed:城川镇"' in html
    assert 'data-figure="planned:城川镇"' in html


def test_more_projects_than_fit_as_squares_are_a_bar_that_says_how_many_have_begun():
    html = breakdown({"城川镇": SQUARES + 1})
    assert "sbp-open" not in html
    assert f"<span>1 / {SQUARES + 1}</span>" in html


def test_the_name_of_a_group_is_no_element():
    assert "<b>镇</b>" not in breakdown({"<b>镇</b>": 1})
