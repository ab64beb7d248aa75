"""Rows that come to one another with signs: a wrong digit in one of them is named."""

from __future__ import annotations

import numpy as np
import pytest

from data.tables.balances import find_balances
from data.tables.rounding import Exactness
from data.tables.slips import find_slips
from data.tables.sums import find_sums
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


def test_two_sums_side_by_side_are_no_balance():
    one = np.array([[310.0, 452, 127, 893, 641, 275], [518, 236, 774, 162, 905, 383]])
    other = np.array([[731.0, 164, 859, 327, 248, 590], [423, 671, 195, 836, 457, 128]])
    values = np.vstack([one, one.sum(axis=0), other, other.sum(axis=0)])
    values[0, 2] = 187  # instead of 127
    exact = Exactness(whole=True, fractions=True)
    assert find_balances(values, np.ones_like(values), exact) == []
    sums = find_sums(values, np.ones_like(values))
    assert [found.line for found in sums] == [2, 5]
    rows = TotalRows(np.array([0, 1, 3, 4]), np.array([2, 5]))
    (slip,) = find_slips(values, np.ones_like(values), sums, [], rows)
    assert slip.cell == (2, 2)


def test_lines_that_differ_wherever_one_is_zero_do_not_balance():
    values = STOCK.copy()
    values[1, 1:] = 0  # nothing came in, yet nothing else changed with it
    more = np.hstack([STOCK, values[:, 1:]])
    assert find_balances(more, np.ones_like(more), Exactness(whole=True, fractions=True)) == []
    assert slips(more) == []


def test_numbers_that_have_nothing_to_do_with_one_another_do_not_balance():
    chance = np.random.default_rng(1).integers(1, 9000, (12, 40)).astype(float)
    assert find_balances(chance, np.ones_like(chance), Exactness(whole=True, fractions=True)) == []
    assert slips(chance[:4]) == []
