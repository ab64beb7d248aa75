"""What is asked of the database for the inbox and for files that return corrected."""

from __future__ import annotations

from datetime import date, timedelta

import openpyxl
import pytest

from data.importer import understand
from tests.builders.stores import an_empty_store

UNIT, DAY = "旗招商局", date(2021, 12, 31)
HEAD = ["项目编号", "项目名称", "阶段", "签约日期"]


@pytest.fixture
def store():
    opened = an_empty_store()
    yield opened
    opened.close()


def published(store, folder, *rows, unit=UNIT):
    book = openpyxl.Workbook()
    for row in (HEAD, *rows):
        book.active.append(row)
    path = folder / f"{store.sequence}.xlsx"
    book.save(path)
    intake = understand([(path, path.name)], unit=unit, as_of=DAY)
    store.publish(intake.drafts, by="某人", base=store.sequence)
    return intake.files[0].sheets[0].fingerprint


def asked(store, fingerprint, unit=UNIT, as_of=DAY):
    return store.query(
        "screens/data/earlier_issues",
        unit=unit,
        as_of=as_of,
        fingerprints=[fingerprint],
        identity=["project_code", "project_name"],
    ).to_pylist()


def test_an_empty_database_knows_of_no_issues_and_no_policies(store):
    assert asked(store, "0" * 16) == []
    assert store.query("screens/data/inbox_policies").num_rows == 0


def test_issues_come_with_what_their_rows_speak_of_unknown_parts_null(store, tmp_path):
    fingerprint = published(
        store,
        tmp_path,
        ["A-1", "示例项目01", "签约", "2021.13.40"],
        [None, "示例项目02", "签约", "x"],
    )
    rows = asked(store, fingerprint)
    assert [(row["cell"], row["identity_texts"]) for row in rows] == [
        ("D2", ["A-1", "示例项目01"]),
        ("D3", [None, "示例项目02"]),
    ]
    assert {row["version"] for row in rows} == {1}


def test_only_the_last_upload_of_a_header_and_unit_speaks(store, tmp_path):
    fingerprint = published(store, tmp_path, ["A-1", "示例项目01", "签约", "2021.13.40"])
    published(store, tmp_path, ["A-2", "示例项目02", "签约", "2021.13.41"])
    published(store, tmp_path, ["A-3", "示例项目03", "签约", "2021.13.42"], unit="上海庙镇")
    assert [(row["version"], row["value"]) for row in asked(store, fingerprint)] == [
        (2, "2021.13.41")
    ]
    assert [row["version"] for row in asked(store, fingerprint, "上海庙镇")] == [3]


def test_the_last_word_on_a_unit_s_policy_counts(store):
    for policy in ("publish-if-clean", "hold"):
        store.memory.save_inbox_policy(UNIT, policy, by="张三")
    (row,) = store.query("screens/data/inbox_policies").to_pylist()
    assert (row["unit"], row["policy"], row["saved_by"]) == (UNIT, "hold", "张三")


def test_issues_of_a_later_day_are_no_earlier_issues(store, tmp_path):
    fingerprint = published(store, tmp_path, ["A-1", "示例项目01", "签约", "x"])
    assert len(asked(store, fingerprint)) == 1
    assert asked(store, fingerprint, as_of=DAY - timedelta(days=1)) == []
