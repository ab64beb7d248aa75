"""The visits charts: what a reader sees in them, and that nothing from a ledger becomes markup."""

from __future__ import annotations

import re
from datetime import date

import pandas as pd
import pytest

from ui.charts.visits import (
    destination_bars,
    leader_matrix,
    outcome_bars,
    overlap_squares,
    unseen_table,
)

BANNER, SPONSOR = "旗委政府领导", "县级包扶联系领导"


def matrix(
    leader="旗领导A", month=3.0, as_of=date(2021, 10, 31), shared=0, last=0, has_last_year=True
):
    return leader_matrix(
        pd.DataFrame(
            [
                {
                    "tier": BANNER,
                    "leader": leader,
                    "trips": 4,
                    "last_year_trips": last,
                    "projects": 2,
                }
            ]
        ),
        pd.DataFrame(
            [
                {
                    "tier": BANNER,
                    "leader": leader,
                    "trip_month": month,
                    "trips": 4,
                    "shared_trips": shared,
                    "last_year_trips": last,
                }
            ]
        ),
        pd.DataFrame([{"trip_month": month, "trips": 4, "last_year_trips": last}]),
        pd.DataFrame(
            [
                {
                    "tier": tier,
                    "trips": 4,
                    "last_year_trips": last,
                    "person_trips": 4,
                    "projects": 2,
                    "last_year_projects": 0,
                }
                for tier in (SPONSOR, BANNER)
            ]
        ),
        order=(BANNER, SPONSOR),
        as_of=as_of,
        has_last_year=has_last_year,
    )


def test_tiers_stand_in_the_order_asked_for():
    html = matrix()
    assert html.index(BANNER) < html.index(SPONSOR)


def test_every_dot_is_also_said_in_words():
    assert "3月：4 批次，上年 0 批次" in matrix()
    assert "3月：4 批次（同行 1），上年 2 批次" in matrix(shared=1, last=2)


def test_a_dots_area_is_its_trips():
    assert "--d:18.0px" in matrix()


def test_months_after_the_as_of_date_are_shaded_and_the_others_not():
    html = matrix(as_of=date(2021, 10, 31))
    heads = re.findall(r'<th scope="col" class="(sbv-[a-z]+)"', html)
    assert heads[:12] == ["sbv-month"] * 10 + ["sbv-later"] * 2


def test_a_column_for_trips_without_a_month_is_there_only_if_needed():
    assert "不详" not in matrix()
    assert "不详：4 批次" in matrix(month=float("nan"))


def test_names_from_a_ledger_are_escaped():
    assert "<b>x</b>" not in matrix(leader="<b>x</b>")
    assert "<img" not in destination_bars(
        pd.DataFrame([{"province": "<img src=x>", "trips": 1, "last_year_trips": 0}]), 1
    )


@pytest.mark.parametrize(
    ("first", "second", "both"), [(10, 15, 4), (3, 0, 0), (0, 2, 0), (5, 5, 5)]
)
def test_there_is_one_square_a_distinct_project(first, second, both):
    html = overlap_squares(first, second, both, (BANNER, SPONSOR))
    assert html.count('class="sbv-a"') == first - both
    assert html.count('class="sbv-ab"') == both
    assert html.count('class="sbv-b"') == second - both
    assert f"--n:{first + second - both}" in html


def test_many_projects_share_squares_and_the_note_says_so():
    html = overlap_squares(200, 100, 0, (BANNER, SPONSOR))
    assert len(re.findall(r'<i class="sbv-', html)) == 60
    assert "每格约 5 个项目" in html


def test_no_projects_say_what_to_fill_in():
    one_tier = overlap_squares(2, 0, 0, (BANNER, SPONSOR))
    assert one_tier.count("sbv-none") == 1
    assert 'class="sbv-under sbv-none"' in one_tier
    assert "关联项目" in overlap_squares(0, 0, 0, (BANNER, SPONSOR))


def test_destinations_past_the_limit_are_one_line():
    places = pd.DataFrame(
        [{"province": f"省{n}", "trips": 20 - n, "last_year_trips": n} for n in range(10)]
    )
    html = destination_bars(places, 3)
    assert html.count('role="rowheader"') == 8
    assert html.count("sbv-named") == 3
    assert "另有 2 个省份，23 批次" in html


def test_outcomes_print_their_base():
    html = outcome_bars(
        pd.DataFrame([{"within_days": 30, "pushes": 8, "moved_pushes": 2, "moved_share": 0.25}]),
    )
    assert "<b>2</b> / 8" in html
    assert "25.0%" in html


def test_companies_past_the_limit_are_counted_and_unknown_is_a_dash():
    companies = pd.DataFrame(
        [
            {
                "company": f"示例企业{n}",
                "last_date": pd.Timestamp(2021, 3, 1),
                "days_since": 300 - n,
                "leaders": ["旗领导A"],
                "next_step_unit": None,
            }
            for n in range(9)
        ]
    )
    html = unseen_table(companies, limit=7)
    assert html.count("<tr>") == 8
    assert "另有 2 家" in html
    assert ">—<" in html


def test_charts_of_nothing_are_still_charts():
    nothing = pd.DataFrame(
        columns=["tier", "leader", "trip_month", "trips", "last_year_trips", "projects"]
    )
    html = leader_matrix(
        nothing,
        nothing,
        nothing,
        nothing,
        order=(),
        as_of=date(2021, 3, 31),
        has_last_year=True,
    )
    assert "<table" in html
    empty = destination_bars(pd.DataFrame(columns=["province", "trips", "last_year_trips"]), 3)
    assert "rowheader" not in empty


def test_without_a_ledger_of_last_year_nothing_is_said_of_it():
    html = matrix(has_last_year=False)
    assert "3月：4 批次<" in html
    assert "上年 0" not in html
    assert "+4" not in html
    assert "sbv-last" not in html
    bars = destination_bars(
        pd.DataFrame([{"province": "上海", "trips": 2, "last_year_trips": 0}]),
        1,
        has_last_year=False,
    )
    assert "+2" not in bars
    assert "<b " not in bars
