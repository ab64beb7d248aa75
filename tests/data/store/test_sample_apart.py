"""Sample data and the office's own never stand in one figure, deleted or not."""

from __future__ import annotations

from datetime import date

from data.importer.review.draft_diff import draft_changes
from data.importer.review.entity_matching import compare_upload
from tests.builders.ledger_rows import (
    a_project,
    a_store,
    an_order,
    drafts_of,
    publish_rows,
)

SAMPLE_DAY, OWN_DAY = date(2021, 12, 31), date(2026, 11, 30)


def a_sample_store():
    return a_store(
        a_project("示例项目01", is_sample=True, unit="旗招商局", planned_investment_wan=5000),
        an_order("示例交办", due_date=date(2022, 1, 5), is_sample=True, unit="旗政府办"),
        as_of=SAMPLE_DAY,
    )


def named(store, snapshot):
    return store.frame("screens/project/names", snapshot_id=snapshot.id)["project_name"].tolist()


def test_own_figures_leave_a_kept_sample_out_and_carry_no_mark():
    store = a_sample_store()
    assert store.snapshot().is_sample
    publish_rows(store, a_project("甲项目", unit="县招商局"), as_of=OWN_DAY)
    own = store.snapshot()
    assert named(store, own) == ["甲项目"]
    assert not own.is_sample
    dates = store.query("screens/data/as_of_dates", sequence=store.sequence)
    assert dates["as_of_date"].to_pylist() == [OWN_DAY]
    assert named(store, store.snapshot(version=1)) == ["示例项目01"]


def test_an_invented_order_is_not_overdue_by_years_beside_own_figures():
    store = a_sample_store()
    orders = "screens/dispatch/assignments"
    assert store.frame(orders, snapshot_id=store.snapshot().id, previous_id=None).shape[0] == 1
    publish_rows(store, a_project("甲项目", unit="县招商局"), as_of=OWN_DAY)
    assert store.frame(orders, snapshot_id=store.snapshot().id, previous_id=None).empty


def test_the_first_own_publish_may_take_the_sample_out_in_the_same_version():
    store = a_sample_store()
    drafts = drafts_of(a_project("甲项目", unit="县招商局"), as_of=OWN_DAY)
    version = store.publish(drafts, by="李四", base=1, without_sample=True)
    assert version.version == 2
    assert version.visible_batches == 1
    assert named(store, store.snapshot()) == ["甲项目"]


def test_a_kept_sample_is_still_there_to_be_deleted_and_speaks_again_without_own_data():
    store = a_sample_store()
    publish_rows(store, a_project("甲项目", unit="县招商局"), as_of=OWN_DAY)
    assert store.versions()[0].visible_batches == 3
    store.roll_back(1, by="李四")
    assert store.snapshot().is_sample
    store.roll_back(2, by="李四")
    assert store.remove_sample(by="李四").visible_batches == 1


def test_an_own_sheet_is_not_held_against_the_samples_rows_of_the_same_unit():
    store = a_sample_store()
    (own,) = drafts_of(a_project("示例项目01", unit="旗招商局", project_code="X1"), as_of=OWN_DAY)
    found = draft_changes(store, own)
    assert (len(found.added), len(found.changed), len(found.removed)) == (1, 0, 0)
    assert not compare_upload(store, [own]).candidates
