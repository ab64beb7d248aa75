"""How numbers, dates and shares are written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui import formats

UNKNOWNS = (None, float("nan"), pd.NaT, pd.NA, Decimal("NaN"))


@pytest.mark.parametrize("unknown", UNKNOWNS)
def test_unknown_is_a_dash_and_never_zero(unknown):
    written = [
        str(formats.amount(unknown)),
        formats.count(unknown),
        formats.share(unknown),
        formats.date_text(unknown),
        formats.points(unknown),
        formats.amount_change(unknown),
    ]
    assert set(written) == {"—"}


def test_amounts_are_in_yi_from_one_yi_on():
    assert str(formats.amount(Decimal("7998600"))) == "799.86\u00a0亿元"
    assert str(formats.amount(10_000)) == "1.00\u00a0亿元"
    assert str(formats.amount(9_999)) == "9,999\u00a0万元"
    assert str(formats.amount(Decimal("12.5"))) == "12.50\u00a0万元"
    assert str(formats.amount(0)) == "0\u00a0万元"


def test_changes_carry_their_sign():
    assert formats.amount_change(61_000) == "+6.10\u00a0亿元"
    assert formats.amount_change(-500) == "−500\u00a0万元"
    assert formats.count_change(0) == "±0"
    assert formats.points(-0.417) == "−41.7"
    assert formats.points(0.0001) == "±0.0"


def test_dates_say_no_more_than_is_known():
    day = date(2021, 9, 30)
    assert formats.date_text(day) == "2021-09-30"
    assert formats.date_text(day, "month") == "2021-09"
    assert formats.date_text(day, "quarter") == "2021Q3"
    assert formats.date_text(day, "half") == "2021H2"
    assert formats.date_text(day, "year") == "2021"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_no_amount_breaks_from_its_unit(wan):
    assert " " not in str(formats.amount(wan))


@given(st.floats(min_value=0, max_value=2))
def test_a_share_has_one_decimal(ratio):
    assert formats.share(ratio).endswith("%")
    assert len(formats.share(ratio).rstrip("%").split(".")[1]) == 1


def test_a_moment_is_written_in_the_office_s_own_zone(monkeypatch):
    at = datetime(2021, 9, 30, 10, 5, tzinfo=UTC)
    assert formats.moment(at) == "2021-09-30 18:05"
    monkeypatch.setenv("SIGNBOARD_TIMEZONE", "UTC")
    assert formats.moment(at) == "2021-09-30 10:05"
