"""Merged ranges of a sheet after reading: none over another, none lost that stood alone."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from data.files.cells import apart
from data.files.grid import Merge

USED = Merge(2, 2, 9, 9)


@st.composite
def merges(draw):
    top, left = draw(st.integers(1, 12)), draw(st.integers(1, 12))
    return Merge(top, left, top + draw(st.integers(0, 12)), left + draw(st.integers(0, 12)))


def _cells(merge):
    return {
        (row, column)
        for row in range(merge.top, merge.bottom + 1)
        for column in range(merge.left, merge.right + 1)
    }


@given(st.lists(merges(), max_size=25))
def test_no_two_share_a_cell_and_each_left_out_met_one_above_it(listed):
    kept = apart(listed, USED)
    for one, other in combinations(kept, 2):
        assert not _cells(one) & _cells(other)
    inside = _cells(USED)
    for one in listed:
        within = _cells(one) & inside
        is_kept = any((one.top, one.left) == (k.top, k.left) and within <= _cells(k) for k in kept)
        met = [k for k in kept if _cells(k) & _cells(one)]
        assert is_kept or not within or any((k.top, k.left) <= (one.top, one.left) for k in met)


@given(st.lists(merges(), max_size=25))
def test_what_lay_apart_is_cut_to_the_used_range_and_otherwise_as_it_was(listed):
    lying_apart = apart(listed, Merge(1, 1, 99, 99))
    again = apart(lying_apart, USED)
    assert len(again) == sum(bool(_cells(one) & _cells(USED)) for one in lying_apart)
    assert all(one.bottom <= USED.bottom and one.right <= USED.right for one in again)


def test_fifty_thousand_ranges_over_the_whole_sheet_are_one():
    whole = Merge(1, 1, 1_048_576, 16_384)
    assert apart([whole] * 50_000, USED) == (Merge(1, 1, 9, 9),)
