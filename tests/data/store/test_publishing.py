"""Publishing, rolling back, removing the sample: what a version shows and what is refused."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import duckdb
import pyarrow as pa
import pytest

from data.store import (
    AlreadyPublished,
    NothingToChange,
    NothingToPublish,
    OverlappingDrafts,
    Stale,
    UnknownVersion,
)
from tests.builders.ledger_rows import (
    AS_OF,
    a_fund,
    a_project,
    a_store,
    a_visit,
    drafts_of,
    publish_rows,
)
from tests.builders.stores import mapped


def names(store, as_of=AS_OF, unit="旗招商局"):
    rows = store.current_rows("projects", "register", unit, as_of)
    return sorted(rows["project_name"].to_pylist())


def test_an_empty_store_has_no_version_and_no_snapshot():
    store = a_store()
    assert store.sequence == 0
    assert store.versions() == ()
    assert store.snapshot() is None


def test_a_version_says_who_when_what_and_how_much():
    store = a_store()
    version = publish_rows(
        store,
        a_project("甲", file="签约台账.xlsx"),
        a_project("乙"),
        a_fund("甲"),
        by="张三",
        note="十二月",
    )
    assert (version.version, version.action, version.by, version.note) == (
        1,
        "publish",
        "张三",
        "十二月",
    )
    assert "签约台账.xlsx" in version.files
    assert {(b.ledger, b.loaded) for b in version.batches} == {("projects", 2), ("funds", 1)}
    assert version.at.tzinfo is not None
    assert store.versions() == (version,)


def test_a_roll_back_is_a_version_and_shows_the_older_rows_again():
    store = a_store(a_project("甲"))
    publish_rows(store, a_project("乙"))
    assert names(store) == ["乙"]
    back = store.roll_back(1, by="李四")
    assert names(store) == ["甲"]
    assert (back.version, back.action, back.restores) == (3, "roll_back", 1)
    assert [v.version for v in store.versions()] == [3, 2, 1]


def test_rolling_back_to_before_the_first_version_shows_nothing():
    store = a_store(a_project("甲"))
    store.roll_back(0, by="李四")
    assert names(store) == []
    assert store.snapshot() is None


def test_rolling_back_to_what_is_shown_or_to_nowhere_is_refused():
    store = a_store(a_project("甲"))
    with pytest.raises(NothingToChange):
        store.roll_back(1, by="李四")
    with pytest.raises(UnknownVersion):
        store.roll_back(7, by="李四")
    assert store.sequence == 1


def test_removing_the_sample_leaves_the_real_rows():
    store = a_store(a_project("示例", is_sample=True, unit="示例局"), a_project("真"))
    store.remove_sample(by="李四")
    assert names(store, unit="示例局") == []
    assert names(store) == ["真"]
    assert not store.snapshot().is_sample
    with pytest.raises(NothingToChange):
        store.remove_sample(by="李四")


def test_a_preview_is_stale_once_the_same_unit_published():
    store = a_store(a_project("甲"))
    mine = drafts_of(a_project("乙"))
    publish_rows(store, a_project("丙"))
    with pytest.raises(Stale):
        store.publish(mine, by="我", base=1)
    assert names(store) == ["丙"]
    store.publish(mine, by="我", base=2)
    assert names(store) == ["乙"]


def test_other_units_and_forms_do_not_make_a_preview_stale():
    store = a_store(a_project("甲"))
    mine = drafts_of(a_project("乙"))
    publish_rows(
        store, a_project("丙", unit="上海庙镇"), a_project("丁", form="schedule"), a_visit()
    )
    store.publish(mine, by="我", base=1)
    assert names(store) == ["乙"]


def test_a_roll_back_of_the_previewed_rows_makes_a_preview_stale():
    store = a_store(a_project("甲"))
    publish_rows(store, a_project("乙"))
    mine = drafts_of(a_project("丙"))
    store.roll_back(1, by="李四")
    with pytest.raises(Stale):
        store.publish(mine, by="我", base=2)


def test_the_same_file_twice_is_said_and_not_stored_twice():
    store = a_store()
    (draft,) = drafts_of(a_project("甲", file="台账.xlsx"))
    store.publish([draft], by="我", base=0)
    again = replace(draft, batch_id=drafts_of(a_project("甲"))[0].batch_id)
    assert store.duplicates([again])[0].files == ("台账.xlsx",)
    with pytest.raises(AlreadyPublished) as refused:
        store.publish([again], by="我", base=1)
    assert refused.value.duplicates[0].version == 1
    assert "台账.xlsx" in refused.value.message("zh")
    assert store.sequence == 1


def test_the_same_file_with_a_corrected_column_may_be_published():
    store = a_store()
    (draft,) = drafts_of(a_project("甲", town="城川镇"))
    store.publish([draft], by="我", base=0)
    columns = draft.tables["source_column"]
    fields = pa.array(["park" if f == "town" else f for f in columns["field"].to_pylist()])
    corrected = columns.set_column(columns.column_names.index("field"), "field", fields)
    again = replace(draft, tables={**draft.tables, "source_column": corrected})
    assert store.duplicates([again]) == ()


def test_the_same_file_for_another_unit_or_date_or_after_a_roll_back_is_no_duplicate():
    store = a_store()
    (draft,) = drafts_of(a_project("甲"))
    store.publish([draft], by="我", base=0)
    assert store.duplicates([replace(draft, unit="上海庙镇")]) == ()
    assert store.duplicates([replace(draft, as_of_date=date(2021, 11, 30))]) == ()
    store.roll_back(0, by="我")
    assert store.duplicates([draft]) == ()


def test_two_drafts_of_one_publish_may_not_speak_for_the_same_time():
    store = a_store()
    one, other = drafts_of(a_project("甲")), drafts_of(a_project("乙"))
    with pytest.raises(OverlappingDrafts):
        store.publish([*one, *other], by="我", base=0)
    october, november = (
        drafts_of(a_visit(period=(date(2021, month, 1), date(2021, month, 30))))
        for month in (10, 11)
    )
    store.publish([*october, *november], by="我", base=0)
    assert store.sequence == 1


def test_nothing_to_publish_is_no_version():
    store = a_store()
    with pytest.raises(NothingToPublish):
        store.publish([], by="我", base=0)
    assert store.sequence == 0


def test_a_publish_that_fails_half_way_leaves_nothing():
    store = a_store(a_project("甲"))
    good, bad = drafts_of(a_project("乙"), a_fund("乙"))
    broken = replace(bad, tables={**bad.tables, "fund_row": pa.table({"no_such_column": [1]})})
    with pytest.raises(duckdb.Error):
        store.publish([good, broken], by="我", base=1)
    assert store.sequence == 1
    assert names(store) == ["甲"]
    assert [v.version for v in store.versions()] == [1]
    assert publish_rows(store, a_project("丙")).version == 2


def test_corrections_and_the_map_are_remembered_last_word_first():
    store = a_store()
    store.memory.save_mapping("f1", "旗招商局", '{"B": "town"}', by="我")
    store.memory.save_mapping("f1", "旗招商局", '{"B": "park"}', by="我")
    store.memory.save_mapping("f1", "上海庙镇", '{"B": "address"}', by="我")
    assert mapped(store, "旗招商局") == {"f1": '{"B": "park"}'}
    store.save_outline("蒙S(2021)001号", "{}", by="我")
    store.save_outline("蒙S(2022)002号", "{}", by="我")
    assert store.query("screens/data/outline")["approval_number"].to_pylist() == ["蒙S(2022)002号"]
