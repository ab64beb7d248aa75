"""A year of 100 projects: each of 50 planted omissions is found in its month, and no other."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from data.store import Store
from tests.builders.ledger_rows import a_store, publish_rows
from tests.builders.own_ledgers import an_office
from tests.builders.own_lists import publish_list
from tests.builders.service_year import KINDS, UNIT, Planted, month_end, planted, rows_of

FREE = dict.fromkeys(("towns", "industries", "channels", "groups", "units", "leaders"))
FLAGS = ("silent", "without_step", "overdue", "without_day", "without_officer", "old")
# What follows by itself from an omission: who is left alone is late and old as well.
FOLLOWS = {"silent": {"overdue", "old"}}


def lists_of(store: Store, month: int) -> dict[str, set[str]]:
    """Kind → the projects that the lists of the page name at the end of a month."""
    snapshot = store.snapshot(month_end(month))
    assert snapshot is not None

    def read(query: str) -> list[Mapping[str, object]]:
        return store.query(f"screens/service/{query}", snapshot_id=snapshot.id, **FREE).to_pylist()

    projects = read("projects")
    found = {kind: {str(r["project_name"]) for r in projects if r[f"is_{kind}"]} for kind in FLAGS}
    found["stopped"] = {str(r["project_name"]) for r in read("stops") if r["reason"] is None}
    late = (r for r in read("difficulties") if r["is_open"] and r["overdue_days"] is not None)
    return found | {"difficulty": {str(r["project_name"]) for r in late}}


@pytest.fixture(scope="module")
def lists():
    """Month → what the lists say, of a year published month by month."""
    store = a_store()
    for month in range(1, 13):
        publish_rows(store, *rows_of(month), as_of=month_end(month))
    found = {month: lists_of(store, month) for month in range(1, 13)}
    store.close()
    return found


def test_fifty_of_fifty_are_found_in_the_month_in_which_they_arise(lists):
    found = [
        one
        for one in planted()
        if one.project in lists[one.month][one.kind]
        and one.project not in lists[one.month - 1][one.kind]
    ]
    assert len(planted()) == 50
    assert [one for one in planted() if one not in found] == []
    assert {one.kind for one in found} == set(KINDS)


def test_nothing_else_is_found(lists):
    for month, said in lists.items():
        due: dict[str, set[str]] = {kind: set() for kind in KINDS}
        for one in planted():
            if one.month <= month:
                for kind in {one.kind, *FOLLOWS.get(one.kind, ())}:
                    due[kind].add(one.project)
        assert said == due, month


def test_a_month_through_the_ordinary_import_says_the_same(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    month = 6
    heads = {
        "projects": {
            "project_name": "项目名称",
            "project_code": "项目编码",
            "stage": "阶段",
            "responsible_unit": "责任单位",
            "service_officer": "服务专员",
        },
        "contacts": {
            "project_ref": "关联项目",
            "contact_date": "服务日期",
            "contact_kind": "服务方式",
            "contact_content": "服务内容",
            "next_step": "下步计划",
            "promised_date": "承诺日期",
        },
        "difficulties": {
            "project_ref": "关联项目",
            "difficulty": "难题内容",
            "raised_date": "提出日期",
            "solving_unit": "解决单位",
            "solve_by": "解决期限",
            "difficulty_state": "销号状态",
        },
    }
    titles = {"projects": "项目台账", "contacts": "项目服务记录", "difficulties": "项目难题台账"}
    with an_office(tmp_path) as store:
        for at in range(1, month):
            publish_rows(store, *rows_of(at), as_of=month_end(at))
        sent = list(rows_of(month))
        for ledger, named in heads.items():
            table = [[r.values[key] for key in named] for r in sent if r.ledger == ledger]
            headers = tuple(named.values())
            publish_list(store, tmp_path, titles[ledger], headers, table, month_end(month), UNIT)
        said = lists_of(store, month)
        arising = [one for one in planted() if one.month == month]
        assert arising
        assert [one for one in arising if one.project not in said[one.kind]] == []


def test_what_is_planted_differs():
    assert len({one.project for one in planted()}) == 50
    assert isinstance(planted()[0], Planted)
