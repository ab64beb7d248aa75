"""Rows that come to one another with signs: a wrong digit in one of them is named."""

from __future__ import annotations

import numpy as np
import pytest

from data.tables.balances import find_balances
from data.tables.rounding import Exactness
from data.tables.slips import find_slips
from data.tables.total_rows import TotalRows

# 期初, 收入, 支出, 期末 of five units.
STOCK = np.array(
    [
        [5210.0, 830, 1204, 77, 3391],
        [412.0, 96, 380, 51, 208],
        [390.0, 105, 411, 19, 177],
        [5232.0, 821, 1173, 109, 3422],
    ]
)
UNITS = np.ones_like(STOCK)
NO_TOTALS = TotalRows(np.arange(4), np.zeros(0, dtype=np.int64))


def slips(values):
    return find_slips(values, np.ones_like(values), [], [], NO_TOTALS)


def test_opening_and_in_less_out_is_closing():
    (found,) = find_balances(STOCK, UNITS, Exactness(whole=True, fractions=True))
    assert (found.line, found.plus, found.less) == (3, (0, 1), (2,))
    assert found.agrees.all()
    assert slips(STOCK) == []


@pytest.mark.parametrize(("row", "wrong"), [(0, 1504), (1, 880), (2, 471), (3, 1178)])
def test_a_wrong_digit_in_any_of_them_is_named(row, wrong):
    values = STOCK.copy()
    values[row, 2] = wrong
    (found,) = slips(values)
    assert (row, 2) in found.likely
    assert (found.cell, found.less) == ((3, 2), ((2, 2),))


def test_columns_that_balance_are_found_too():
    values = STOCK.T.copy()
    values[2, 3] = 1178
    (found,) = find_slips(
        values, np.ones_like(values), [], [], TotalRows(np.arange(5), np.zeros(0, dtype=np.int64))
    )
    assert found.cell == (2, 3)


def test_numbers_that_have_nothing_to_do_with_one_another_do_not_balance():
    chance = np.random.default_rng(1).integers(1, 9000, (12, 40)).astype(float)
    assert find_balances(chance, np.ones_like(chance), Exactness(whole=True, fractions=True)) == []
    assert slips(chance[:4]) == []
