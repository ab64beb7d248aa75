"""How numbers, dates and shares are written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data import formats

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


@pytest.mark.parametrize("wan", [91_250, 91_250.0, Decimal("91250"), 91_249.99999999999])
def test_half_a_hundredth_goes_up_whatever_carries_it(wan):
    assert str(formats.amount(wan)) == "9.13\u00a0亿元"
    assert formats.column_amount(wan) == "9.13"
    assert formats.column_value(wan) == 9.13
    assert formats.amount_change(wan) == "+9.13\u00a0亿元"


@given(st.integers(-(10**10), 10**10))
def test_every_surface_writes_the_same_hundredths(hundredths_of_wan):
    wan = Decimal(hundredths_of_wan) / 100
    forced = formats.amount(wan, in_yi=True).value
    assert formats.column_amount(wan) == formats.column_amount(float(wan)) == forced
    assert formats.decimal(formats.column_value(wan), 2) == forced


def test_a_share_and_a_gap_round_half_up():
    assert formats.share(0.4165) == "41.7%"
    assert formats.share(0.125, 0) == "13%"
    assert formats.points(-0.00050) == "−0.1"
    assert formats.count(2.5) == "3"


def test_english_amounts_are_in_bn_and_mn_of_yuan():
    assert str(formats.amount(Decimal("7998600"), "en")) == "¥79.99\u00a0bn"
    assert str(formats.amount(91_250, "en")) == "¥912.50\u00a0mn"
    assert str(formats.amount(500, "en")) == "¥5\u00a0mn"
    assert formats.amount_change(-61_000, "en") == "−¥610\u00a0mn"
    assert formats.column_amount(91_250, "en") == "913"
    assert str(formats.amount(None, "en")) == "—"


def test_a_cell_s_amount_is_never_rounded():
    assert formats.amount_exact(Decimal("1800000000")) == "180,000.00\u00a0亿元"
    assert formats.amount_exact(Decimal("91250")) == "91,250\u00a0万元"
    assert formats.amount_exact(Decimal("-0.000001")) == "−0.000001\u00a0万元"
    assert formats.amount_exact(Decimal("91250"), "en") == "¥912.5\u00a0mn"


def test_an_equation_that_does_not_close_in_print_says_so():
    # 9.12 + 4.68 = 13.81
    assert "四舍五入" in formats.rounding_note((91_240, 46_849), 138_089)
    assert formats.rounding_note((91_200, 46_800), 138_000) == ""


@given(
    st.lists(
        st.decimals(min_value=-(10**8), max_value=10**8, places=2, allow_nan=False),
        min_size=1,
        max_size=12,
    )
)
def test_an_equation_without_the_note_adds_up_as_printed(terms):
    total = sum(terms)
    if not formats.rounding_note(terms, total):
        printed = [Decimal(str(formats.column_value(term))) for term in (*terms, total)]
        assert sum(printed[:-1]) == printed[-1]
