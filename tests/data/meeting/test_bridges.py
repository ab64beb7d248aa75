"""Number bridges: whatever two versions say, last total + deltas = this total, remainder 0."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.meeting.bars import bridge_rows
from data.meeting.bridges import MEASURES
from data.meeting.compare import compare
from tests.builders.ledger_rows import a_fund, a_project, a_store, publish_rows

OPEN = dict.fromkeys(("towns", "industries", "channels", "groups", "units", "leaders"))
NAMES = ["甲", "乙", "丙", "丁", "戊"]
CENTS = st.integers(0, 10**9).map(lambda cents: Decimal(cents) / 100)

a_ledger_row = st.fixed_dictionaries(
    {
        "stage": st.sampled_from(["洽谈", "签约", "建设", "停建", "终止", "投产", None]),
        "project_code": st.sampled_from([None, None, "K1", "K2", "K3"]),
        "parent_name": st.sampled_from([None, None, None, "甲"]),
        "signed_date": st.sampled_from(
            [None, date(2020, 5, 6), date(2021, 3, 1), date(2021, 9, 9)]
        ),
        "agreement_type": st.sampled_from([None, "正式合同", "意向协议"]),
        "planned_investment_wan": st.one_of(st.none(), CENTS),
        "agreed_investment_wan": st.one_of(st.none(), CENTS),
        "planned_start_date": st.sampled_from([None, date(2021, 6, 30), date(2022, 1, 31)]),
    }
)
a_ledger = st.dictionaries(st.sampled_from(NAMES), a_ledger_row, max_size=5)
a_fund_row = st.tuples(
    st.sampled_from(NAMES),
    CENTS,
    st.sampled_from([date(2020, 12, 31), date(2021, 2, 28), date(2021, 8, 31)]),
    st.sampled_from(["自治区平台", "企业自报"]),
    st.sampled_from(["本月", "当年累计"]),
    st.sampled_from(["审核通过", "退回"]),
)
# Each version tells of three counties at once, which have no project in common.
PLACES = ["一", "二", "三"]
some_counties = st.lists(
    st.tuples(a_ledger, st.lists(a_fund_row, max_size=4)),
    min_size=len(PLACES),
    max_size=len(PLACES),
    unique_by=str,
)
DATES = [date(2020, 12, 31), date(2021, 6, 30), date(2021, 10, 31), date(2021, 10, 31)]


def rows_of(place, ledger, funds):
    def own(name):
        return None if name is None else f"{name}{place}"

    def named(values):
        return {field: own(values[field]) for field in ("project_code", "parent_name")}

    return [
        *(a_project(own(name), **{**values, **named(values)}) for name, values in ledger.items()),
        *(
            a_fund(
                own(name), wan, month_date=month, basis=basis, period_kind=kind, status=status,
                period=(date(2020, 1, 1), date(2021, 12, 31)),
            )
            for name, wan, month, basis, kind, status in funds
        ),
    ]  # fmt: skip


@settings(max_examples=5)
@given(
    versions=st.lists(
        st.tuples(some_counties, st.sampled_from(DATES)),
        min_size=2,
        max_size=3,
    ),
    data=st.data(),
)
def test_no_pair_of_versions_leaves_a_remainder(versions, data):
    store = a_store()
    try:
        told = []
        for counties, as_of in versions:
            rows = [
                row
                for place, county in zip(PLACES, counties, strict=True)
                for row in rows_of(place, *county)
            ]
            if rows:
                publish_rows(store, *rows, as_of=as_of)
                told.append((store.sequence, as_of))
        snapshots = [
            snapshot
            for version in range(1, store.sequence + 1)
            for _, as_of in told
            if (snapshot := store.snapshot(as_of=as_of, version=version)) is not None
        ]
        if not snapshots:
            return
        a_snapshot = st.sampled_from(snapshots)
        for _ in range(2):
            _check_pair(store, data.draw(a_snapshot), data.draw(a_snapshot))
    finally:
        store.close()


def _check_pair(store, before, after):
    comparison = compare(store, before, after)
    for measure in MEASURES:
        bridge = comparison.bridge(measure)
        assert bridge.remainder == 0, (measure, bridge)
        drawn = [row for row in bridge_rows(bridge, 2) if row.kind not in ("before", "after")]
        assert sum((row.value or 0 for row in drawn), Decimal(0)) == bridge.summed
        # Nothing is left out of the drawing: every delta stands in one row.
        assert sum(len(row.steps) for row in drawn) == len(bridge.steps)
    for snapshot, side in ((before, "before"), (after, "after")):
        (head,) = store.query(
            "screens/pipeline/headline", snapshot_id=snapshot.id, **OPEN
        ).to_pylist()
        assert getattr(comparison.bridge("signed"), side) == head["signed_count"]
        assert getattr(comparison.bridge("planned"), side) == head["planned_wan"]


@pytest.fixture
def months():
    stores = []

    def published(before, after, *, first=date(2021, 10, 31), second=date(2021, 11, 30)):
        store = a_store(*before, as_of=first)
        stores.append(store)
        publish_rows(store, *after, as_of=second)
        return compare(store, store.snapshot(first), store.snapshot(second))

    yield published
    for store in stores:
        store.close()


def steps(bridge):
    return {step.project_name: (step.reason, step.delta) for step in bridge.steps}


def signed(name, wan=None, **values):
    given = {"stage": "签约", "signed_date": date(2021, 3, 1), **values}
    return a_project(name, planned_investment_wan=wan, **given)


YEAR = {"period": (date(2021, 1, 1), date(2021, 12, 31)), "month_date": date(2021, 9, 30)}
OCTOBER = [
    signed("终止了", 10),
    signed("移出了", 20),
    signed("改意向", 30),
    signed("改金额", 40),
    signed("补金额"),
    signed("抹金额", 5),
    a_project("谈成了", stage="洽谈"),
    signed("复工了", 60, stage="停建"),
    signed("改签约日", 70),
    signed("得编号", 10),
    signed("退资金", 10),
    a_fund("退资金", 7, **YEAR),
]
NOVEMBER = [
    signed("终止了", 10, stage="终止"),
    signed("改意向", 30, agreement_type="意向协议"),
    signed("改金额", 44),
    signed("补金额", 9),
    signed("抹金额"),
    signed("谈成了", 50, signed_date=date(2021, 11, 9)),
    signed("复工了", 60),
    signed("改签约日", 70, signed_date=date(2020, 3, 1)),
    signed("新来的", 80, signed_date=date(2021, 11, 9)),
    signed("得编号", 12, project_code="SL-1"),
    signed("退资金", 10),
    a_fund("退资金", 7, status="退回", **YEAR),
]


@pytest.fixture(scope="module")
def a_month():
    first, second = date(2021, 10, 31), date(2021, 11, 30)
    store = a_store(*OCTOBER, as_of=first)
    publish_rows(store, *NOVEMBER, as_of=second)
    yield compare(store, store.snapshot(first), store.snapshot(second))
    store.close()


def test_every_way_into_and_out_of_the_total_is_named(a_month):
    assert steps(a_month.bridge("planned")) == {
        "终止了": ("exit", -10),
        "移出了": ("gone", -20),
        "改意向": ("agreement_uncounted", -30),
        "改金额": ("amount", 4),
        "补金额": ("amount_filled", 9),
        "抹金额": ("amount_blanked", -5),
        "谈成了": ("signed", 50),
        "复工了": ("resumed", 60),
        "改签约日": ("signing_moved", -70),
        "新来的": ("new", 80),
        "得编号": ("amount", 2),
    }
    assert a_month.bridge("signed").summed == -1
    assert a_month.bridge("planned").remainder == 0


def test_a_project_that_gets_its_code_is_the_same_project(a_month):
    assert steps(a_month.bridge("planned"))["得编号"] == ("amount", 2)
    kinds = {change.kind for change in a_month.changes if change.project_name == "得编号"}
    assert kinds
    assert not kinds & {"new", "gone"}


def test_funds_of_returned_rows_leave_the_total(a_month):
    bridge = a_month.bridge("funds")
    assert steps(bridge) == {"退资金": ("funds_gone", -7)}
    assert bridge.remainder == 0
    assert bridge.basis == "自治区平台"


def test_an_amount_that_nobody_states_is_named_and_no_part_of_the_sum(months):
    comparison = months([signed("甲", 10)], [signed("甲", 10), signed("乙")])
    bridge = comparison.bridge("planned")
    assert [(step.project_name, step.delta) for step in bridge.unstated] == [("乙", None)]
    assert (bridge.before, bridge.after, bridge.summed) == (10, 10, 0)
    assert (bridge.unknown_before, bridge.unknown_after) == (0, 1)
    assert [row.kind for row in bridge_rows(bridge)] == ["before", "unstated", "after"]


def test_where_no_amount_is_stated_the_total_is_unknown_and_not_zero(months):
    comparison = months([signed("甲")], [signed("甲"), signed("乙", 3)])
    bridge = comparison.bridge("planned")
    assert (bridge.before, bridge.after, bridge.remainder) == (None, 3, 0)


def test_no_funds_ledger_is_unknown_and_not_zero(months):
    bridge = months([signed("甲", 1)], [signed("甲", 1)]).bridge("funds")
    assert (bridge.before, bridge.after, bridge.is_known) == (None, None, False)


def test_a_new_year_takes_last_years_out_in_one_step(months):
    comparison = months(
        [signed("甲", 10), signed("乙", 20)],
        [signed("甲", 10), signed("乙", 20), signed("丙", 5, signed_date=date(2022, 1, 9))],
        first=date(2021, 12, 31),
        second=date(2022, 1, 31),
    )
    bridge = comparison.bridge("planned")
    kinds = [(row.kind, row.value, len(row.steps)) for row in bridge_rows(bridge)]
    assert kinds == [("before", 30, 0), ("turned", -30, 2), ("step", 5, 1), ("after", 5, 0)]
    assert (bridge.summed, bridge.gained) == (-25, 5)


def test_many_deltas_are_named_by_size_and_the_rest_counted(months):
    before = [signed(f"甲{number}", 100) for number in range(9)]
    after = [signed(f"甲{number}", 100 + 10 * number) for number in range(9)]
    bridge = months(before, after).bridge("planned")
    rows = bridge_rows(bridge, 3)
    assert [row.kind for row in rows] == ["before", "step", "step", "step", "rest", "after"]
    assert [row.steps[0].project_name for row in rows[1:4]] == ["甲8", "甲7", "甲6"]
    assert (rows[4].value, len(rows[4].steps)) == (150, 5)
