"""The month of a signing is the same on every screen; of one known to the year there is none."""

from __future__ import annotations

from datetime import date

from tests.builders.ledger_rows import a_project, a_store

_FREE = dict.fromkeys(("towns", "industries", "channels", "groups", "units", "leaders"))
_SIGNED = {"stage": "签约", "agreement_type": "正式合同"}


def test_a_signing_known_to_the_year_alone_is_in_no_month():
    of_year = {"signed_date": date(2021, 12, 31), "date_precision": {"signed_date": "year"}}
    store = a_store(
        a_project("示例甲", signed_date=date(2021, 12, 5), **_SIGNED),
        a_project("示例乙", **of_year, **_SIGNED),
    )
    given = {"snapshot_id": store.snapshot().id, **_FREE}
    groups = store.query("screens/pipeline/groups", **given, dimension="signed_month")
    counts = {row["group_value"]: row["project_count"] for row in groups.to_pylist()}
    traced = store.query("screens/trace/rows/signed", **given).to_pylist()
    store.close()
    assert counts["2021-12"] == 1
    assert sorted(str(row["signed_month"]) for row in traced) == ["2021-12", "None"]
