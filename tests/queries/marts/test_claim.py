"""Who verified a claim: another body than the claimant, whichever name each is written by."""

from __future__ import annotations

from datetime import date

import pytest

from data.store import Store
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.own_ledgers import an_office
from tests.builders.own_lists import publish_list
from tests.builders.scored_counties import CLAIM_HEADERS, REGISTER, REGISTER_HEADERS

SIGNED = {"stage": "签约", "signed_date": date(2021, 5, 1)}
DAYS = date(2021, 5, 8), date(2021, 5, 20)


def states(store: Store) -> dict[str, tuple[str, list[str]]]:
    given = {"snapshot_id": store.snapshot().id, "owner_kind": None, "owner_key": None}
    rows = store.query("screens/trace/rows/claims", **given).to_pylist()
    return {row["project_name"]: (row["state"], row["missing"]) for row in rows}


@pytest.mark.parametrize(
    ("claimed_by", "verified_by", "state"),
    [
        ("能源招商组", "示例统计局", "verified"),
        ("能源招商组", "能源招商组", "incomplete"),
        # 第一招商组 is what the register calls 能源招商组 formerly.
        ("能源招商组", "第一招商组", "incomplete"),
        # Nobody is named as the claimant: the project is the group's.
        (None, "能源招商组", "incomplete"),
        (None, "示例统计局", "verified"),
    ],
)
def test_a_body_that_verifies_its_own_claim_verifies_nothing(
    tmp_path, monkeypatch, claimed_by, verified_by, state
):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    row = ["示例甲项目", "签约", claimed_by, DAYS[0], "协议", verified_by, DAYS[1], "认定"]
    with an_office(tmp_path) as store:
        publish_rows(store, a_project("示例甲项目", task_group="能源招商组", **SIGNED))
        publish_list(store, tmp_path, "组织名册", REGISTER_HEADERS, REGISTER)
        publish_list(store, tmp_path, "项目认定", CLAIM_HEADERS, [row])
        said, missing = states(store)["示例甲项目"]
    assert said == state
    assert missing == ([] if state == "verified" else ["another_unit"])
