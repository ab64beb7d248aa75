"""The bridge and the change list of funds: one change a project, whatever shape the ledger has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.figures import figures, since_note
from data.meeting.compare import compare
from tests.builders.ledger_rows import a_fund, a_project, a_store, publish_rows

OCTOBER, NOVEMBER = date(2026, 10, 31), date(2026, 11, 30)


@pytest.fixture
def months():
    stores = []

    def published(before, after):
        store = a_store(*before, as_of=OCTOBER)
        stores.append(store)
        publish_rows(store, *after, as_of=NOVEMBER)
        return compare(store, store.snapshot(OCTOBER), store.snapshot(NOVEMBER))

    yield published
    for store in stores:
        store.close()


def of_one_row(project, month, row, **amounts):
    """本月, 当年累计 and 历年累计 of one row of a sheet: three records with one address."""
    return [
        a_fund(project, wan, month_date=month, period_kind=kind, row_number=row, remark="已核")
        for kind, wan in amounts.items()
    ]


def test_three_amounts_in_one_row_are_one_change(months):
    month = months(
        of_one_row("示例甲", OCTOBER, 5, 本月=1, 当年累计=32400, 历年累计=40000),
        of_one_row("示例甲", NOVEMBER, 5, 本月=3200, 当年累计=35600, 历年累计=43200),
    )
    bridge = month.bridge("funds")
    assert (bridge.before, bridge.after, bridge.remainder) == (32400, 35600, 0)
    assert [step.delta for step in bridge.steps] == [3200]
    (change,) = [one for one in month.changes if one.kind == "funds"]
    assert change.delta == 3200


def so_far(project, wan, month):
    return a_fund(project, wan, month_date=month, period_kind="当年累计")


def test_a_project_that_enters_or_leaves_the_register_keeps_its_funds(months):
    month = months(
        [
            a_project("示例留下", project_code="K1"),
            so_far("示例留下", 5, OCTOBER),
            so_far("示例新登记", 7, OCTOBER),
        ],
        [
            a_project("示例新登记", project_code="K2"),
            so_far("示例留下", 6, NOVEMBER),
            so_far("示例新登记", 9, NOVEMBER),
        ],
    )
    steps = {one.project_name: (one.reason, one.delta) for one in month.bridge("funds").steps}
    assert steps == {"示例留下": ("funds_up", 1), "示例新登记": ("funds_up", 2)}
    assert month.bridge("funds").remainder == 0


# ── any ledger ──────────────────────────────────────────────────────────────────────────
PROJECTS = ["示例甲", "示例乙", "示例丙"]
MONTHS = [date(2026, month, day) for month, day in ((9, 30), (10, 31), (11, 30))]
STATUSES = ["审核通过", "上报", "退回", None]
CENTS = st.integers(0, 10**8).map(lambda cents: Decimal(cents) / 100)
# Long: a record a month. Wide: this month, this year and all years in one row of the sheet.
SHAPES = {
    "long": ("本月",),
    "so-far": ("当年累计",),
    "all-years": ("历年累计",),
    "two": ("本月", "当年累计"),
    "three": ("本月", "当年累计", "历年累计"),
}
a_cell = st.tuples(
    st.sampled_from(PROJECTS), st.sampled_from(["自治区平台", "企业自报"]),
    st.sampled_from([None, "自治区外"]),
)  # fmt: skip
a_month = st.dictionaries(
    a_cell,
    st.tuples(st.sampled_from(list(SHAPES)), CENTS, CENTS, CENTS, st.sampled_from(STATUSES)),
    max_size=6,
)


def rows_of(month, said):
    rows = []
    for number, ((project, basis, origin), (shape, *wan, status)) in enumerate(said.items(), 5):
        amounts = dict(zip(("本月", "当年累计", "历年累计"), wan, strict=True))
        rows += [
            a_fund(
                project, amounts[kind], basis=basis, origin_kind=origin, status=status,
                month_date=month, period_kind=kind, row_number=number,
                period=(month.replace(day=1), month),
            )
            for kind in SHAPES[shape]
        ]  # fmt: skip
    return rows


@settings(max_examples=6, deadline=None)
@given(months=st.tuples(a_month, a_month, a_month), corrected=st.one_of(st.none(), a_month))
def test_any_ledger_closes_to_the_cent_on_every_surface(months, corrected):
    """corrected: October is sent again, after November."""
    store = a_store(a_project("示例甲", stage="签约"), as_of=MONTHS[0])
    try:
        for month, said in zip(MONTHS, months, strict=True):
            if said:
                publish_rows(store, *rows_of(month, said), as_of=month)
        if corrected:
            publish_rows(store, *rows_of(MONTHS[1], corrected), as_of=MONTHS[1])
        sides = [store.snapshot(month) for month in MONTHS]
        for before, after in ((0, 1), (1, 2), (0, 2)):
            assert_it_closes(store, sides[before], sides[after])
    finally:
        store.close()


def assert_it_closes(store, before, after):
    month = compare(store, before, after)
    bridge = month.bridge("funds")
    assert bridge.remainder == 0
    changes = [one for one in month.changes if one.kind == "funds"]
    assert len({one.project_name for one in changes}) == len(changes)
    moved = sum(Decimal(one.new.text or 0) - Decimal(one.old.text or 0) for one in changes)
    assert moved == (bridge.after or 0) - (bridge.before or 0)
    for snapshot, total in ((before, bridge.before), (after, bridge.after)):
        (told,) = store.query("screens/overview/funds", snapshot_id=snapshot.id).to_pylist()
        listed = store.query("screens/overview/funds_projects", snapshot_id=snapshot.id)
        printed = figures(store, as_of=snapshot.as_of)["funds_in_place_wan"]
        assert told["year_wan"] == total
        assert sum(listed["year_wan"].to_pylist()) == (total or 0)
        assert printed.get("自治区平台") == (None if total is None else float(total))
        assert_statuses_close(store, snapshot)


def assert_statuses_close(store, snapshot):
    for row in store.query("screens/figures/funds", snapshot_id=snapshot.id).to_pylist():
        parts = [row[f"{one}_wan"] for one in ("approved", "reported", "unstated")]
        assert sum(one or 0 for one in parts) == (row["year_wan"] or 0)


# ── the same by hand ────────────────────────────────────────────────────────────────────
@given(wan=st.lists(st.lists(CENTS, min_size=3, max_size=3), min_size=1, max_size=3))
@settings(max_examples=2, deadline=None)
@pytest.mark.parametrize("shape", ["long", "so-far", "two", "three"])
def test_every_shape_of_one_ledger_says_the_same(shape, wan):
    """The truth: what came in each month; whatever the shape, the year is its sum."""
    store = a_store()
    try:
        for number, month in enumerate(MONTHS):
            rows = []
            for project, came in zip(PROJECTS, wan, strict=False):
                amounts = {
                    "本月": came[number],
                    "当年累计": sum(came[: number + 1]),
                    "历年累计": 1000 + sum(came[: number + 1]),
                }
                rows += [
                    a_fund(
                        project, amounts[kind], month_date=month, period_kind=kind,
                        period=(month.replace(day=1), month),
                    )
                    for kind in SHAPES[shape]
                ]  # fmt: skip
            publish_rows(store, *rows, as_of=month)
            expected = sum(sum(came[: number + 1]) for came in wan)
            printed = figures(store, as_of=month)["funds_in_place_wan"]
            assert printed == {"自治区平台": float(expected)}
    finally:
        store.close()


def test_a_month_that_only_sums_so_far_tell_is_their_difference():
    store = a_store(
        *(
            a_fund("示例甲", wan, month_date=month, period_kind="历年累计")
            for wan, month in zip((900, 940, 1000), MONTHS, strict=True)
        ),
        a_project("示例甲"),
        as_of=NOVEMBER,
    )
    snapshot = store.snapshot()
    (project,) = store.query("screens/data/known_projects", snapshot_id=snapshot.id).to_pylist()
    found = store.query(
        "screens/project/funds",
        snapshot_id=snapshot.id,
        project_id=project.get("project_id", "示例甲"),
    ).to_pylist()
    said = [(row["month_wan"], row["is_month_stated"], row["year_to_date_wan"]) for row in found]
    assert said == [(None, False, None), (40, False, None), (60, False, None)]
    store.close()


def test_what_is_approved_reported_and_returned_stands_beside_the_sum():
    october, november = {"month_date": OCTOBER}, {"month_date": NOVEMBER}
    so_far = {"period_kind": "当年累计"}
    store = a_store(
        a_fund("示例甲", 100, **so_far, **october),
        a_fund("示例甲", 113.5, status="上报", **so_far, **november),
        a_fund("示例乙", 30, status="退回", **so_far, **november),
        a_fund("示例丙", 8, status=None, **november),
        a_fund("示例丁", 4, status="退回", **so_far, **october),
        a_fund("示例丁", 6, **so_far, **november),
        as_of=NOVEMBER,
    )
    (row,) = store.query("screens/figures/funds", snapshot_id=store.snapshot().id).to_pylist()
    assert row["year_wan"] == Decimal("127.5")
    assert row["approved_wan"] == 106
    assert row["reported_wan"] == Decimal("13.5")
    assert row["unstated_wan"] == 8
    # 示例丁's was taken up again; only 示例乙's still stands returned, and in no sum.
    assert (row["returned_wan"], row["returned_count"]) == (30, 1)
    store.close()


def test_origins_that_one_month_leaves_out_are_not_added_to_those_of_another():
    so_far = {"period_kind": "当年累计"}
    store = a_store(
        a_fund("示例甲", 60, origin_kind="自治区外", month_date=OCTOBER, **so_far),
        a_fund("示例甲", 40, origin_kind="自治区内", month_date=OCTOBER, **so_far),
        a_fund("示例甲", 120, origin_kind=None, month_date=NOVEMBER, **so_far),
        as_of=NOVEMBER,
    )
    assert figures(store)["funds_in_place_wan"] == {"自治区平台": 120.0}
    store.close()


@pytest.mark.parametrize(
    ("stated", "told"),
    [
        (("示例甲", "示例乙"), "历年累计按台账所填，自项目首笔到位起算"),
        (("示例甲",), "历年累计自 2026-09 起算（台账最早的月份），部分项目未填历年累计"),
    ],
)
def test_all_years_say_since_when_they_count(stated, told):
    store = a_store(
        *(a_fund("示例乙", 5, month_date=month) for month in MONTHS),
        *(
            a_fund(project, 900, month_date=NOVEMBER, period_kind="历年累计", row_number=number)
            for number, project in enumerate(stated, 40)
        ),
        as_of=NOVEMBER,
    )
    (row,) = store.query("screens/figures/funds", snapshot_id=store.snapshot().id).to_pylist()
    assert since_note(row, "zh").replace("\xa0", " ") == told
    store.close()
