"""Sums among the lines of a table, found by adding up."""

import numpy as np

from data.tables.numbers import number_of
from data.tables.sums import exact_to, find_sums


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


def test_totals_of_two_blocks_are_added_across_the_lines_between():
    men, women = [[431, 82, 1207], [95, 213, 640]], [[388, 71, 944], [102, 260, 871]]
    both = [[819, 153, 2151], [197, 473, 1511]]
    assert sums_of([*both, *men, *women]) == {0: (2, 4), 1: (3, 5)}


def test_every_second_column_is_added_up():
    places = [
        [120, 7, 311, 2, 48, 9, 479],
        [95, 4, 270, 8, 133, 1, 498],
        [61, 3, 44, 6, 15, 2, 120],
    ]
    assert sums_of([list(line) for line in zip(*places, strict=True)]) == {6: (0, 2, 4)}


def test_columns_in_one_proportion_are_one_proof_and_no_more():
    hours = [4021.5, 520.25, 606.5, 1126.75, 339.5, 871.25]
    rows = [[round(one * rate, 2) for rate in (1, 2, 4, 8, 16, 32)] for one in hours]
    assert rows[3][0] == rows[1][0] + rows[2][0]
    single = sums_of([row[:1] for row in rows], unit=0.01)
    assert sums_of(rows, unit=0.01).keys() == single.keys()


def test_a_sum_that_others_hold_the_details_of_is_told_by_its_parts():
    details = [[1203, 88], [977, 61], [2051, 104], [640, 17]]
    rows = [*details[:2], [2180, 149], *details[2:], [2691, 121], [4871, 270]]
    assert sums_of(rows)[6] == (2, 5)


def test_months_without_a_number_yet_are_in_the_sum_along_a_row():
    months = [[120, 311, 48, None, None, 479], [95, 270, 133, None, None, 498]]
    values = np.array([[np.nan if n is None else n for n in row] for row in months], dtype=float).T
    (one,) = find_sums(values, np.ones(values.shape), empty=[3, 4])
    assert one.of == (0, 1, 2, 3, 4)
    (one,) = find_sums(values, np.ones(values.shape))
    assert one.of == (0, 1, 2)


def test_numbers_that_are_all_rounded_to_fives_may_miss_by_five():
    column = np.array([[18570.0, 35775, 13865, 15045, 19795, 4570, 61120, 42140, 210875]]).T
    assert exact_to(column, np.ones(column.shape)).tolist() == [[5.0]] * 9
    assert exact_to(column + 1, np.ones(column.shape)).tolist() == [[1.0]] * 9


def test_of_very_many_numbers_only_runs_beside_a_line_are_tried():
    details = np.random.default_rng(1).integers(1, 9, (12, 2000)).astype(float)
    apart = details[1] + details[6]
    beside = np.vstack([details, details.sum(axis=0), apart])
    found = find_sums(beside, np.ones(beside.shape), named=[12])
    assert [(one.line, one.of) for one in found] == [(12, tuple(range(12)))]
