"""Frames of a snapshot are read once; what a page does to its copy stays with the page."""

from __future__ import annotations

from datetime import date

from data.cuts import FREE
from data.language import speaking
from data.screens import view
from data.screens.pipeline import Pipeline
from data.screens.view import cached_frame, cached_value
from tests.builders.ledger_rows import a_project, a_store, publish_rows

NAMES = "screens/project/names"


def names(store, snapshot):
    return list(cached_frame(store, NAMES, {"snapshot_id": snapshot.id})["project_name"])


def test_a_page_that_changes_its_copy_changes_no_other():
    store = a_store(a_project("示例项目01", stage="签约"))
    given = {"snapshot_id": store.snapshot().id}
    first = cached_frame(store, NAMES, given)
    first["project_name"] = "别的"
    first.loc[0, "stage"] = None
    again = cached_frame(store, NAMES, given)
    assert list(again["project_name"]) == ["示例项目01"]
    assert list(again["stage"]) == ["签约"]


def test_a_new_version_is_read_anew():
    store = a_store(a_project("示例项目01", stage="签约"))
    assert names(store, store.snapshot()) == ["示例项目01"]
    publish_rows(
        store, a_project("示例项目02", stage="签约"), a_project("示例项目03", stage="签约")
    )
    assert names(store, store.snapshot()) == ["示例项目02", "示例项目03"]


def test_another_store_with_the_same_snapshot_number_has_its_own_frames():
    one, other = a_store(a_project("甲", stage="签约")), a_store(a_project("乙", stage="签约"))
    assert one.snapshot().id == other.snapshot().id
    assert names(one, one.snapshot()) == ["甲"]
    assert names(other, other.snapshot()) == ["乙"]


def test_what_was_worked_out_is_worked_out_once_for_what_it_is_of():
    store, other = a_store(), a_store()
    asked = []

    def work_out():
        asked.append(1)
        return ("一", len(asked))

    assert cached_value(store, ("orders", 1), work_out) == ("一", 1)
    assert cached_value(store, ("orders", 1), work_out) == ("一", 1)
    assert cached_value(store, ("orders", 2), work_out) == ("一", 2)
    assert cached_value(other, ("orders", 1), work_out) == ("一", 3)


def test_filters_are_part_of_the_key():
    store = a_store(
        a_project("示例项目01", stage="签约", town="示例镇一", signed_date=date(2021, 5, 1)),
        a_project("示例项目02", stage="签约", town="示例镇二", signed_date=date(2021, 5, 1)),
    )
    others = dict.fromkeys(("industries", "channels", "groups", "units", "leaders"))
    given = {"snapshot_id": store.snapshot().id, "dimension": "town", **others}

    def towns(chosen):
        frame = cached_frame(store, "screens/pipeline/groups", {**given, "towns": chosen})
        return set(frame["group_value"])

    assert towns(None) == {"示例镇一", "示例镇二"}
    assert towns(["示例镇一"]) == {"示例镇一"}
    assert towns(["示例镇二"]) == {"示例镇二"}


def test_the_last_date_of_a_version_is_that_of_its_batches_after_a_restore_too(tmp_path):
    store = a_store(a_project("示例项目01", stage="签约"), as_of=date(2021, 6, 30))
    store.backup(tmp_path / "kept.duckdb")
    assert store.snapshot().as_of == date(2021, 6, 30)
    publish_rows(store, a_project("示例项目02", stage="签约"), as_of=date(2021, 12, 31))
    assert store.snapshot().as_of == date(2021, 12, 31)
    store.restore(tmp_path / "kept.duckdb", by="测试员")
    assert store.snapshot().as_of == date(2021, 6, 30)


def test_what_a_view_is_read_for_is_kept_by_cut_and_language(monkeypatch):
    store = a_store(a_project("甲", town="示例镇一"), a_project("乙", town="示例镇二"))
    monkeypatch.setattr(view, "store", lambda: store)
    looked_at = view.view_at()

    def read(*towns):
        cut = {**FREE, "towns": list(towns) or None}
        return view.reading_of(Pipeline, looked_at, cut)

    assert read() is read()
    assert read("示例镇一") is read("示例镇一")
    assert read("示例镇一") is not read("示例镇二")
    assert read("示例镇二").filters["towns"] == ["示例镇二"]
    plain = read()
    with speaking("en"):
        assert read() is not plain
    monkeypatch.setattr(view, "are_hidden", lambda: True)
    assert read() is not plain
