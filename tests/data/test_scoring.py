"""The arithmetic of the scoreboard: it adds up as printed, unknown is no 0, ways up are least."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.county_figures.scoring import boards, flags, ways_up
from data.rules import load_rules

RULES = load_rules().scoreboard


def task(owner, metric="签约项目", target=10, done=5, *, kind="组", unit="个", **more):
    """A row of ``screens/scoreboard/measures``."""
    return {
        "owner": owner, "owner_key": owner, "owner_kind": kind, "told_owner": owner,
        "metric": metric, "target_unit": unit, "target_value": target, "claimed_value": done,
        "verified_value": None, "counted_value": done, "is_verified_only": False,
        "schedule_share": 0.5, "gap_points": None, "light": "正常",
        "overdue_orders": 0, "refused_claims": 0, **more,
    }  # fmt: skip


def board(*rows):
    ((_, owners),) = boards(rows, RULES)
    return owners


def one_of(owners, name):
    return next(one for one in owners if one.owner == name)


def test_points_are_completion_times_weight_and_add_up_as_printed():
    (one,) = board(task("甲", "签约项目", 3, 1), task("甲", "开工项目", 3, 2))
    # 20 and 25 of 45 become 44.44… and 55.55… of 100.
    assert [part.points for part in one.parts] == [Decimal("14.81"), Decimal("37.04")]
    assert one.score == Decimal("51.85")


def test_a_completion_is_capped_and_a_deduction_never_leaves_less_than_nothing():
    (one,) = board(task("甲", target=2, done=9, overdue_orders=3, refused_claims=1))
    assert (one.parts[0].points, one.deduction, one.score) == (100, 5, 95)
    (none,) = board(task("乙", target=2, done=0, overdue_orders=3))
    assert none.score == 0
    (most,) = board(task("丙", target=2, done=2, overdue_orders=99))
    assert most.deduction == Decimal(str(RULES.deductions.most))


@pytest.mark.parametrize("missing", [{"target": None}, {"done": None}])
def test_what_is_unknown_is_not_scored_as_nothing(missing):
    owners = board(task("甲"), task("甲", "开工项目", **missing), task("乙", done=1))
    assert [(one.owner, one.rank, one.missing) for one in owners] == [
        ("乙", 1, ()),
        ("甲", None, ("开工项目",)),
    ]
    assert one_of(owners, "甲").score is None


def test_an_owner_without_a_task_stands_apart():
    owners = board(task("甲"), task("乙", None, None, None))
    assert one_of(owners, "乙").missing == ("",)


def test_a_task_of_nothing_and_a_metric_without_weight_weigh_nothing():
    (one,) = board(task("甲"), task("甲", "开工项目", 0, 0), task("甲", "种草", 5, 1))
    assert [part.metric for part in one.parts] == ["签约项目"]
    assert one.unweighted == ("种草",)


def test_equal_scores_share_a_rank_and_the_next_stands_behind_them():
    owners = board(task("丁", done=1), task("乙"), task("甲"), task("丙", done=4))
    assert [(one.owner, one.rank) for one in owners] == [("乙", 1), ("甲", 1), ("丙", 3), ("丁", 4)]


def test_equal_weights_move_ranks():
    owners = board(
        task("甲", "开工项目", 10, 8), task("甲", "投产项目", 10, 0),
        task("乙", "开工项目", 10, 5), task("乙", "投产项目", 10, 5),
    )  # fmt: skip
    assert [(one.owner, one.rank, one.equal_rank, one.moved) for one in owners] == [
        ("甲", 1, 2, -1),
        ("乙", 2, 1, 1),
    ]


def test_groups_and_towns_are_ranked_together_departments_apart():
    found = boards([task("甲"), task("乙镇", kind="镇"), task("丙局", kind="部门")], RULES)
    assert [[one.owner for one in owners] for _, owners in found] == [["甲", "乙镇"], ["丙局"]]


def test_the_way_up_names_the_fewest_that_pass():
    owners = board(task("甲", target=4, done=3), task("乙", target=10, done=5))
    (way,) = ways_up(owners, one_of(owners, "乙"), RULES)
    # 75.00 must be passed: 8 of 10.
    assert (way.more, way.score, way.rank) == (3, 80, 1)


def test_sums_go_by_hundredths_of_a_hundred_million():
    def sums(owner, done):
        return task(owner, "到位资金", Decimal(120_000), Decimal(done), unit="万元")

    owners = board(sums("甲", 90_001), sums("乙", 80_000))
    (way,) = ways_up(owners, one_of(owners, "乙"), RULES)
    assert way.more == 10_100


def test_at_the_cap_drawing_level_is_the_way_up():
    owners = board(task("甲", done=10), task("乙", done=8))
    (way,) = ways_up(owners, one_of(owners, "乙"), RULES)
    assert (way.more, way.rank) == (2, 1)


def test_what_cannot_be_enough_says_what_it_could_bring():
    owners = board(
        task("甲", done=10), task("乙", "签约项目", 10, 1), task("乙", "开工项目", 10, 10)
    )
    signed, begun = ways_up(owners, one_of(owners, "乙"), RULES)
    assert (signed.metric, signed.rank) == ("签约项目", 1)
    assert (begun.more, begun.adds) == (None, 0)


def test_what_a_deduction_would_eat_is_not_said_to_be_brought():
    owners = board(task("甲", done=10), task("乙", done=0, overdue_orders=4))
    last = one_of(owners, "乙")
    assert last.score == 0
    (way,) = [way for way in ways_up(owners, last, RULES) if way.metric]
    assert (way.more, way.adds) == (None, 100 - last.deduction)


def test_undone_deductions_are_a_way_too_and_the_first_has_none():
    owners = board(task("甲", done=10, overdue_orders=1), task("乙", done=10, overdue_orders=2))
    (undone,) = [way for way in ways_up(owners, one_of(owners, "乙"), RULES) if not way.metric]
    assert (undone.score, undone.rank) == (100, 1)
    assert ways_up(owners, one_of(owners, "甲"), RULES) == []


counts = st.tuples(st.integers(1, 40), st.integers(0, 50))


@settings(max_examples=120, deadline=None)
@given(st.lists(st.tuples(counts, counts), min_size=2, max_size=6))
def test_one_step_less_never_passes(tasks):
    rows = [
        row
        for number, (signed, begun) in enumerate(tasks)
        for row in (
            task(f"单位{number}", "签约项目", *signed),
            task(f"单位{number}", "开工项目", *begun),
        )
    ]
    owners = board(*rows)
    last = owners[-1]
    for way in ways_up(owners, last, RULES):
        if way.more is None:
            continue
        again = [dict(row) for row in rows]
        for row in again:
            if (row["owner"], row["metric"]) == (last.owner, way.metric):
                row["counted_value"] = row["counted_value"] + int(way.more)
        assert one_of(board(*again), last.owner).rank == way.rank < last.rank
        for row in again:
            if (row["owner"], row["metric"]) == (last.owner, way.metric):
                row["counted_value"] -= 1
        fewer = one_of(board(*again), last.owner)
        assert fewer.rank == last.rank or fewer.score < way.score


def quarter(**done):
    return board(*(task(owner, done=number) for owner, number in done.items()))


def test_the_largest_rise_gets_the_red_flag_and_two_quarters_at_the_bottom_the_yellow_card():
    before, now = quarter(甲=5, 乙=1, 丙=3), quarter(甲=6, 乙=2, 丙=8)
    assert flags([before, now], RULES) == {"丙": "red", "乙": "yellow"}


def test_a_year_begins_at_nothing_and_one_quarter_gives_no_card():
    assert flags([quarter(甲=5, 乙=1, 丙=3)], RULES) == {"甲": "red"}


def test_nothing_is_judged_without_a_beginning_an_end_or_enough_owners():
    now = quarter(甲=6, 乙=2, 丙=8)
    assert flags([None, now], RULES) == {}
    assert flags([now, None], RULES) == {}
    assert flags([quarter(甲=1, 乙=1), quarter(甲=6, 乙=2)], RULES) == {}
    assert flags([now, now], RULES) == {"乙": "yellow"}
