"""Forecasts of counts: chances by age with exits, what was known when, and how far they spread."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest

from data.forecast import CAME, ENDED, Past, Standing, by_age, outlook
from data.rules import load_rules

RULE = load_rules().forecast
NEVER = np.inf


def standing(*projects: tuple[float, int]) -> Standing:
    days, outcomes = zip(*projects, strict=True)
    since = np.zeros(len(projects))
    return Standing(np.array(days, float), np.array(outcomes), since, np.arange(len(projects)))


def chances(of: Standing, ahead: float) -> np.ndarray:
    return by_age(of, ahead, np.ones(len(of.durations)))


def a_past(*projects: tuple[float, float, bool], end_told: float | None = None) -> Past:
    """Projects as (began, ended, has come), each told when it happened."""
    began, ended, came = (np.array(one) for one in zip(*projects, strict=True))
    told = ended if end_told is None else np.full(len(projects), end_told)
    return Past(began.astype(float), began, ended.astype(float), told, came)


def years_of(shares: list[float], each: int = 30) -> Past:
    """``each`` projects begin every year; that share comes half a year later, the others never."""
    found = []
    for year, share in enumerate(shares):
        for number in range(each):
            comes = number < share * each
            began = year * 365.0 + number
            found.append((began, began + 200 if comes else NEVER, comes))
    return a_past(*found)


def test_a_chance_is_that_of_the_age_and_of_those_that_can_still_come():
    of = standing((10, CAME), (20, ENDED), (30, CAME), (15, 0))
    assert chances(of, 10) == pytest.approx([0])
    # By day 30 of four: 1/4 + 3/8 came; at 15 days 3/4 were left, one of the two later ones ended.
    assert chances(of, 15) == pytest.approx([(0.625 - 0.25) / 0.75])


def test_who_ended_can_no_longer_come():
    ended = standing((10, CAME), (20, ENDED), (20, ENDED), (30, CAME), (0, 0))
    as_if_under_way = replace(ended, outcomes=np.array([CAME, 0, 0, CAME, 0]))
    assert chances(ended, 40)[0] == pytest.approx(0.5)
    assert chances(as_if_under_way, 40)[0] == pytest.approx(1)


def test_what_is_older_than_every_outcome_is_not_expected():
    assert chances(standing((10, CAME), (50, 0)), 100) == pytest.approx([0])


def test_without_an_event_nothing_is_expected():
    found = outlook(a_past((0, NEVER, False), (1, 5, False)), 10, 365, RULE)
    assert (found.under_way, found.events, found.expected) == (1, 0, 0)
    assert (found.low, found.high) == (0, 0)


def test_a_day_knows_only_what_was_told_by_then():
    past = a_past((0, 50, True), (60, 200, True), (120, 130, False))
    before = past.standing(100)
    assert list(before.outcomes) == [CAME, 0]
    assert past.came(before, 250, told_by=250) == 1
    assert past.came(before, 150, told_by=250) == 0
    late = replace(past, end_told=np.array([150.0, 200.0, 130.0]))
    assert list(late.standing(100).outcomes) == [0, 0]
    unknown = replace(past, told=np.array([0.0, 110.0, 120.0]))
    assert len(unknown.standing(100).members) == 1
    assert past.came(before, 250, told_by=190) == 0


def test_the_future_changes_no_forecast():
    past = years_of([0.5, 0.3, 0.6, 0.4, 0.5, 0.5])
    day = 4.5 * 365
    later = past.began > day
    other = replace(
        past,
        ended=np.where(past.ended > day, NEVER, past.ended),
        end_told=np.where(past.end_told > day, NEVER, past.end_told),
        told=np.where(later, NEVER, past.told),
    )
    assert outlook(past, day, 365, RULE) == outlook(other, day, 365, RULE)


def test_a_past_that_goes_up_and_down_widens_the_interval():
    day = 8 * 365.0 + 40
    steady = outlook(years_of([0.5] * 9), day, 365, RULE)
    uneven = outlook(years_of([0.9, 0.1] * 4 + [0.5]), day, 365, RULE)
    assert steady.tried == uneven.tried > 4
    assert steady.variance < RULE.shock.variance < uneven.variance
    assert uneven.high - uneven.low > steady.high - steady.low


def test_a_short_past_has_the_variance_of_the_rule():
    short = outlook(years_of([0.5, 0.5], each=15), 2 * 365.0, 365, RULE)
    assert short.tried == 0
    assert short.variance == RULE.shock.variance


@pytest.mark.server
def test_the_library_is_loaded_with_the_first_forecast_alone():
    code = "import sys, data.forecast; sys.exit('statsmodels' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
