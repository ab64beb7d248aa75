"""Two names decided the same are one project everywhere; every version stays what it was."""

from __future__ import annotations

from datetime import date

import pytest

from data.store import ContradictoryDecisions, Decision, ProjectName, Store
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_store,
    a_visit,
    an_item,
    drafts_of,
    publish_rows,
)
from tests.builders.stores import an_empty_store

OLD, NEW = ProjectName(None, "示例旧名"), ProjectName("X2", "示例新名")
SIGNED = {"stage": "签约", "signed_date": date(2021, 3, 1)}


@pytest.fixture
def store():
    opened = a_store(
        a_project("示例旧名", planned_investment_wan=100, **SIGNED),
        a_project(
            "示例新名",
            project_code="X2",
            form="schedule",
            unit="旗发改委",
            planned_investment_wan=120,
            **SIGNED,
        ),
        a_fund("示例旧名", 10),
        a_fund("示例新名", 5, month_date=date(2021, 11, 30)),
        an_item("环评", project="示例新名"),
        a_visit(project_refs=["X2"]),
        a_visit(project_refs=["示例旧名"], start_date=date(2021, 11, 1), destination="北京市"),
    )
    yield opened
    opened.close()


def projects(store: Store, version: int | None = None) -> tuple[list[str], tuple[int, float]]:
    """Names on the pipeline; how many are signed this year, and their sum."""
    snapshot_id = store.snapshot(version=version).id
    names = store.query("screens/project/names", snapshot_id=snapshot_id).to_pylist()
    (signed,) = store.query("screens/figures/signed", snapshot_id=snapshot_id).to_pylist()
    count, amount = list(signed.values())[:2]
    return [row["project_name"] for row in names], (count, float(amount or 0))


BOTH = (["示例新名", "示例旧名"], (2, 220.0))
ONE = (["示例旧名"], (1, 100.0))


def test_two_until_somebody_decides_then_one(store):
    assert projects(store) == BOTH
    store.identities.decide([Decision("same", NEW, OLD)], by="甲")
    assert projects(store) == ONE


def test_funds_visits_and_permits_follow(store):
    store.identities.decide([Decision("same", NEW, OLD)], by="甲")
    snapshot_id = store.snapshot().id
    facts = store.query("screens/project/funds", snapshot_id=snapshot_id, project_id="x2")
    assert facts.num_rows >= 1
    visits = store.query("screens/project/visits", snapshot_id=snapshot_id, project_id="x2")
    assert len({row["visit_id"] for row in visits.to_pylist()}) == 2
    items = store.query("screens/readiness/items", snapshot_id=snapshot_id, project_id="x2")
    assert "已办结" in {row["state"] for row in items.to_pylist()}


def test_the_trace_lists_both_rows(store):
    store.identities.decide([Decision("same", NEW, OLD)], by="甲")
    cells = store.query(
        "screens/trace/project_field",
        snapshot_id=store.snapshot().id,
        project_id="x2",
        field="planned_investment_wan",
    ).to_pylist()
    assert sorted(row["original_text"] for row in cells) == ["100", "120"]
    assert [row["is_chosen"] for row in cells] == [True, False]


def test_the_identity_that_stays_is_the_one_that_was_chosen(store):
    store.identities.decide([Decision("same", OLD, NEW)], by="甲")
    names = store.query("screens/project/names", snapshot_id=store.snapshot().id).to_pylist()
    assert [row["project_id"] for row in names] == ["示例旧名"]


def test_a_decision_taken_over_an_upload_belongs_to_its_version(store):
    drafts = drafts_of(a_project("示例另一个", unit="城川镇"))
    version = store.publish(drafts, by="甲", base=1, decisions=[Decision("same", NEW, OLD)])
    assert version.action == "publish"
    assert projects(store) == (["示例另一个", "示例旧名"], (1, 100.0))
    assert projects(store, version=1) == BOTH


def test_undoing_is_a_version_and_old_versions_stay(store):
    decided = store.identities.decide([Decision("same", NEW, OLD)], by="甲")
    undone = store.identities.decide([Decision("open", NEW, OLD)], by="乙")
    assert (decided.action, undone.action) == ("decide", "decide")
    assert [projects(store, version=v) for v in (1, 2, 3)] == [BOTH, ONE, BOTH]


def test_going_back_brings_back_what_was_decided_then(store):
    store.identities.decide([Decision("same", NEW, OLD)], by="甲")
    publish_rows(store, a_project("示例另一个", unit="城川镇"))
    store.roll_back(1, by="甲")
    assert projects(store) == BOTH
    store.roll_back(2, by="甲")
    assert projects(store) == ONE
    assert projects(store, version=4) == BOTH


def test_a_name_that_no_project_bears_becomes_a_name_of_it():
    store = a_store(a_project("示例产业园", **SIGNED), a_fund("示例园区", 70))
    missing = ProjectName(None, "示例园区")
    kept = ProjectName(None, "示例产业园")
    before = store.query(
        "screens/project/funds", snapshot_id=store.snapshot().id, project_id="示例产业园"
    )
    store.identities.decide([Decision("same", kept, missing)], by="甲")
    after = store.query(
        "screens/project/funds", snapshot_id=store.snapshot().id, project_id="示例产业园"
    )
    assert before.num_rows == 0
    assert after.num_rows == 1
    known = store.query("screens/data/known_projects", snapshot_id=store.snapshot().id).to_pylist()
    assert "示例园区" in {row["project_name"] for row in known}


def test_chains_and_rings_of_decisions_end_in_one_project():
    names = [ProjectName(None, f"示例{letter}") for letter in "甲乙丙丁"]
    store = a_store(*(a_project(name.name, unit=f"单位{n}") for n, name in enumerate(names)))
    one, two, three, four = names
    store.identities.decide([Decision("same", one, two), Decision("same", three, one)], by="甲")
    ids = _ids(store)
    assert ids == ["示例丁", "示例丙"]
    store.identities.decide([Decision("same", two, three), Decision("same", four, one)], by="甲")
    assert len(_ids(store)) == 1


def _ids(store):
    rows = store.query("screens/project/names", snapshot_id=store.snapshot().id).to_pylist()
    return sorted(row["project_id"] for row in rows)


def test_a_contradiction_is_refused_whole(store):
    third = ProjectName(None, "示例第三")
    said = [
        Decision("same", NEW, OLD),
        Decision("same", OLD, third),
        Decision("different", third, NEW),
    ]
    with pytest.raises(ContradictoryDecisions) as refusal:
        store.identities.decide(said, by="甲")
    assert "示例第三" in refusal.value.message("zh")
    assert store.sequence == 1
    assert projects(store) == BOTH


def test_decisions_survive_backup_and_restore(store, tmp_path):
    store.identities.decide([Decision("same", NEW, OLD)], by="甲")
    store.backup(tmp_path / "kept.duckdb")
    other = an_empty_store()
    other.restore(tmp_path / "kept.duckdb", by="甲")
    assert projects(other) == ONE
    other.close()
