"""The readiness page's queries: headline, states, permits and projects tell the same county."""

from __future__ import annotations

from datetime import date

from data.rules.gates import load_gates
from tests.builders.ledger_rows import a_project, a_store, an_item, publish_rows

NAME = "示例项目01"


def signed(name=NAME, **values):
    return a_project(name, **{"stage": "签约", "signed_date": date(2021, 3, 1), **values})


def test_screens_agree_with_each_other():
    first = next(gate for gate in load_gates().gate if gate.gate == "G1")
    store = a_store(
        signed(town="城川镇"),
        signed("示例项目02", stage="试生产", planned_investment_wan=500),
        signed("示例项目03", stage="投产"),
        signed("示例项目04", stage="终止"),
        *(an_item(item.item, project=NAME) for item in first.item),
    )
    publish_rows(store, signed(), as_of=date(2021, 11, 30))
    now, before = store.snapshot(), store.snapshot(date(2021, 11, 30))

    def read(query, **more):
        return store.query(f"screens/readiness/{query}", snapshot_id=now.id, **more).to_pylist()

    (headline,) = read("headline", project_ids=None)
    counts = read("states", previous_id=before.id, project_ids=None)
    permits = read("permits")
    projects = read("projects", towns=None, states=None, units=None, groups=None)
    assert headline["project_count"] == sum(row["project_count"] for row in counts) == len(projects)
    assert headline["terminated_count"] == 1
    assert sum(row["previous_count"] for row in counts) == 1
    assert headline["permit_done_count"] == sum(
        row["done_count"] + row["not_needed_count"] for row in permits
    )
    assert headline["permit_unknown_count"] == sum(row["unknown_count"] for row in permits)
    assert headline["permit_count"] == sum(row["project_count"] for row in permits)
    in_town = read("projects", towns=["城川镇"], states=None, units=None, groups=None)
    assert [row["project_name"] for row in in_town] == [NAME]


def test_an_unknown_change_is_not_zero():
    store = a_store(signed())
    rows = store.query(
        "screens/readiness/states",
        snapshot_id=store.snapshot().id,
        previous_id=None,
        project_ids=None,
    ).to_pylist()
    assert {row["previous_count"] for row in rows} == {None}
    assert [row["investment_wan"] for row in rows] == [None] * 6


def test_a_ledger_without_signed_projects_has_an_empty_headline():
    store = a_store(a_project(stage="洽谈"))
    (row,) = store.query(
        "screens/readiness/headline", snapshot_id=store.snapshot().id, project_ids=None
    ).to_pylist()
    assert (row["project_count"], row["permit_count"]) == (0, 0)
