"""A forecast is kept while the days that it is made of stay."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data.screens import forecast
from data.screens.view import store, view_at
from tests.builders.ledger_rows import publish_rows
from tests.builders.past_county import a_past


@pytest.fixture
def made(monkeypatch):
    """How many outlooks were made."""
    asked = []

    def noted(*given):
        asked.append(given)
        return outlook(*given)

    outlook = forecast.outlook
    monkeypatch.setattr(forecast, "outlook", noted)
    return asked


def ahead():
    return forecast.Forecasts(view_at()).ahead("production", 12)


def test_a_version_that_moves_no_day_makes_no_new_forecast(var_folder, made):
    rows = a_past()
    publish_rows(store(), *rows)
    first, outlooks = ahead(), len(made)
    remarked = [replace(rows[0], values={**rows[0].values, "remark": "示例备注"}), *rows[1:]]
    publish_rows(store(), *remarked)
    assert ahead() == first
    assert len(made) == outlooks == 8
    publish_rows(store(), *rows[:-1])
    assert ahead().under_way == first.under_way - 1
    assert len(made) == 2 * outlooks
