"""Ranks of counties, and how far one project can move them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from data.screens.counties import Rank, ranks

COUNTIES = st.dictionaries(
    st.sampled_from("甲乙丙丁戊"), st.lists(st.integers(1, 9), max_size=4), min_size=1
)


def place(name, sums):
    return 1 + sum(value > sums[name] for value in sums.values())


@given(COUNTIES)
def test_they_are_those_of_leaving_out_each_project_in_turn(projects):
    whole = {name: sum(own) for name, own in projects.items()}
    found = ranks(
        {name: (float(whole[name]), max(own, default=0)) for name, own in projects.items()}
    )
    for name, rank in found.items():
        places = [place(name, whole)]
        for county, own in projects.items():
            for number in range(len(own)):
                left = {**whole, county: sum(own[:number] + own[number + 1 :])}
                places.append(place(name, left))
        assert (rank.place, rank.best, rank.worst) == (places[0], min(places), max(places))
        assert rank.among == len(projects)


def test_a_lead_of_more_than_the_largest_project_is_firm():
    found = ranks({"甲": (100.0, 30.0), "乙": (60.0, 50.0), "丙": (40.0, 10.0)})
    assert found["甲"] == Rank(1, 1, 1, 3)
    assert found["乙"] == Rank(2, 2, 3, 3)
    assert found["丙"] == Rank(3, 2, 3, 3)
    assert [found[name].is_firm for name in "甲乙丙"] == [True, False, False]
