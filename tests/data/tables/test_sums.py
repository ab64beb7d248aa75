"""Sums among the lines of a table, found by adding up."""

import numpy as np

from data.tables.numbers import number_of
from data.tables.sums import find_sums


def sums_of(rows, unit=1.0):
    """Line → the lines that it is the sum of; None stands for no number."""
    values = np.array([[np.nan if n is None else n for n in row] for row in rows], dtype=float)
    return {one.line: one.of for one in find_sums(values, np.full(values.shape, unit))}


def test_a_total_below_and_one_above():
    details = [[1203, 88], [977, 61], [2051, 104]]
    total = [4231, 253]
    assert sums_of([*details, total]) == {3: (0, 1, 2)}
    assert sums_of([total, *details]) == {0: (1, 2, 3)}


def test_subtotals_and_a_grand_total_of_them():
    first, second = [[1203, 88], [977, 61]], [[2051, 104], [640, 17]]
    rows = [*first, [2180, 149], *second, [2691, 121], [4871, 270]]
    assert sums_of(rows) == {2: (0, 1), 5: (3, 4), 6: (2, 5)}


def test_a_slip_differs_at_its_place_alone():
    rows = [[1203, 88, 41], [977, 61, 52], [2051, 104, 17], [4231, 253, 119]]
    values = np.array(rows, dtype=float)
    (one,) = find_sums(values, np.ones(values.shape))
    assert one.of == (0, 1, 2)
    assert one.agrees.tolist() == [True, True, False] and one.differs.tolist() == [False] * 2 + [
        True
    ]


def test_rounded_parts_may_miss_their_total_by_a_place():
    assert sums_of([[33.41, 81.17], [22.36, 77.74], [55.78, 158.92]], unit=0.01) == {2: (0, 1)}


def test_numbers_that_do_not_add_up_are_no_sums():
    assert sums_of([[1203, 88], [977, 61], [2051, 104], [4000, 300]]) == {}


def test_numbers_as_they_are_written():
    assert number_of("1,204.50") == (1204.5, 0.01)
    assert number_of("1 204") == (1204.0, 1.0)
    assert number_of("(35)") == (-35.0, 1.0)
    assert number_of("12.5%") == (12.5, 0.1)
    assert number_of("三百") is None
