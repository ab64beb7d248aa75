"""What is remembered, as the Data page and the command line list it."""

from __future__ import annotations

from datetime import date

import openpyxl
import pytest

from data.importer import understand
from data.store import MappedSheet
from tests.builders.stores import an_empty_store, mapped

UNIT, DAY = "旗招商局", date(2021, 12, 31)


@pytest.fixture
def store():
    opened = an_empty_store()
    yield opened
    opened.close()


def published(store, folder, unit=UNIT):
    book = openpyxl.Workbook()
    book.active.title = "签约项目"
    book.active.append(["项目编号", "项目名称", "阶段", "备注2"])
    book.active.append(["001", "示例项目01", "签约", None])
    path = folder / "台账.xlsx"
    book.save(path)
    intake = understand([(path, path.name)], unit=unit, as_of=DAY)
    store.publish(intake.drafts, by="某人", base=store.sequence)
    return intake.files[0].sheets[0].fingerprint


def test_nothing_is_remembered_at_first(store):
    assert store.query("screens/data/remembered_mappings", unit=None).num_rows == 0
    assert store.query("screens/data/remembered_aliases", known_at=None).num_rows == 0
    assert store.query("screens/data/mappings", unit=UNIT).num_rows == 0


def test_a_mapping_without_its_sheet_is_shown_with_the_published_one(store, tmp_path):
    mark = published(store, tmp_path)
    store.memory.save_mapping(mark, UNIT, "{}", by="甲")
    (kept,) = store.memory.mappings()
    assert (kept.made_on.file, kept.made_on.sheet) == ("台账.xlsx", "签约项目")
    assert kept.made_on.ledger == "projects"
    assert kept.made_on.headers == {
        "A": "项目编号",
        "B": "项目名称",
        "C": "阶段",
        "D": "备注2",
    }


def test_the_sheet_on_which_it_was_made_comes_first(store, tmp_path):
    mark = published(store, tmp_path)
    made_on = MappedSheet("原表.xlsx", "原名", "funds", {"A": "编号"})
    store.memory.save_mapping(mark, UNIT, "{}", by="甲", made_on=made_on)
    assert store.memory.mappings()[0].made_on == made_on


def test_another_unit_s_sheet_is_not_shown(store, tmp_path):
    mark = published(store, tmp_path)
    store.memory.save_mapping(mark, "上海庙镇", "{}", by="甲")
    assert store.memory.mappings()[0].made_on == MappedSheet()


def test_units_whose_names_changed_are_found_by_any_of_them(store):
    for unit in ("甲局", "乙局", "丙局", "丁局"):
        store.memory.save_mapping(f"mark of {unit}", unit, "{}", by="甲")
    store.memory.save_alias("unit", "甲局", "乙局", by="甲")
    store.memory.save_alias("unit", "乙局", "丙局", by="甲", first_date=DAY)
    together = {"mark of 甲局", "mark of 乙局", "mark of 丙局"}
    for unit in ("甲局", "乙局", "丙局"):
        assert set(mapped(store, unit)) == together
    assert set(mapped(store, "丁局")) == {"mark of 丁局"}
