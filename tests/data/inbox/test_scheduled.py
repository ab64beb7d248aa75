"""A month that is still to end: what was checked waits for its day, or is published at once."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.drafts import ProjectName
from data.inbox.dates import today
from data.inbox.folders import report_of
from data.inbox.handlers import perform
from data.inbox.job import Job
from data.inbox.receiving import receive, settle
from data.inbox.scheduled import day_to_come, give_up, publish_due, schedule, waiting
from data.store import Decision
from tests.builders.ledger_files import a_file, understood

NOVEMBER = date(2026, 11, 30)
ROWS = [
    ["2026年11月到位资金（自治区平台口径）"],
    ["项目名称", "本月到位（万元）", "当年累计到位（万元）"],
    ["示例光伏基地", 5, 80],
]


@pytest.fixture
def drafts(tmp_path):
    return understood(a_file(tmp_path, {"Sheet1": ROWS}), as_of=NOVEMBER).drafts


def test_it_is_published_on_its_day_exactly_as_it_was_checked(store, drafts):
    assert day_to_come(drafts, date(2026, 11, 20)) == NOVEMBER
    assert day_to_come(drafts, NOVEMBER) is None
    decided = Decision("different", ProjectName(None, "示例甲"), ProjectName(None, "示例乙"))
    one = schedule(drafts, NOVEMBER, by="示例经办", note="说明", decisions=[decided])
    assert [(w.until, w.by, w.files) for w in waiting()] == [(NOVEMBER, "示例经办", one.files)]

    assert publish_due(store, NOVEMBER - timedelta(days=1)) == []
    assert store.sequence == 0
    ((_, version),) = publish_due(store, NOVEMBER)
    assert (version.by, version.note) == ("示例经办", "说明")
    assert waiting() == ()
    rows = store.query("screens/figures/funds", snapshot_id=store.snapshot().id).to_pylist()
    assert [row["year_wan"] for row in rows] == [80]


def test_what_was_published_meanwhile_is_not_published_twice(store, drafts):
    schedule(drafts, NOVEMBER, by="示例经办")
    store.publish(drafts, by="示例他人", base=0)
    assert [version for _, version in publish_due(store, NOVEMBER)] == [None]
    assert (store.sequence, waiting()) == (1, ())


def test_it_can_be_given_up(store, drafts):
    give_up(schedule(drafts, NOVEMBER, by="示例经办"))
    assert publish_due(store, NOVEMBER) == []


def test_an_import_of_a_day_to_come_is_held_until_somebody_says_when(store, tmp_path):
    later = today().replace(day=1) + timedelta(days=62)
    path = a_file(tmp_path, {"Sheet1": ROWS[1:]}, "资金.xlsx")
    job = Job("import", files=((str(path), path.name),), unit="示例局", as_of=later)
    held = perform(store, job)
    assert (held.exit_code, held.payload["held_because"]) == (1, ["to-come"])
    waits = perform(store, replace(job, when="when-due"))
    assert (waits.exit_code, waits.payload["waits_until"]) == (0, later.isoformat())
    assert store.sequence == 0
    assert [one.until for one in waiting()] == [later]
    now = perform(store, replace(job, when="at-once"))
    assert (now.exit_code, now.payload["published"]["version"]) == (0, 1)


def test_a_clean_file_in_the_inbox_waits_for_its_day(store, var):
    following = (today().replace(day=1) + timedelta(days=32)).replace(day=1)
    month = (following + timedelta(days=32)).replace(day=1) - timedelta(days=1)
    store.memory.save_inbox_policy("示例局", "publish-if-clean", by="示例")
    folder = var / "inbox" / "示例局"
    folder.mkdir(parents=True)
    head = ["项目名称", "月份", "到位金额（万元）", "口径", "期间", "状态"]
    row = ["示例光伏基地", f"{month:%Y年%m月}", 5, "自治区平台", "本月", "审核通过"]
    path = a_file(folder, {"Sheet1": [head, row]}, "资金.xlsx")
    assert receive(store, path, is_fresh=False)
    (one,) = waiting()
    assert (one.until, store.sequence) == (month, 0)
    assert report_of(one.held[0])["held_because"] == ["to-come"]
    settle(one.held, "dropped", by="示例")
    assert waiting() == ()


def test_a_description_of_an_earlier_release_is_still_read(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    decision = {
        "verdict": "same",
        "kept": {"code": None, "name": "示例项目01"},
        "other": {"code": "X-1", "name": None},
        "rule": "similar_names",
        "evidence": {"similarity": "0.9"},
        "replaces": ["b", "a"],
    }
    about = {
        "until": "2150-01-31",
        "by": "甲",
        "note": "",
        "files": ["台账.xlsx"],
        "units": ["示例局"],
        "held": ["/inbox/示例局/待处理/台账.xlsx"],
        "decisions": [decision],
        "drafts": [{"unit": "示例局", "as_of_date": "2150-01-31", "tables": ["source_sheet"]}],
    }
    place = tmp_path / "due" / "0123456789ab"
    place.mkdir(parents=True)
    (place / "about.json").write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    (one,) = waiting()
    assert (one.until, one.units, one.refusal) == (date(2150, 1, 31), ("示例局",), "")
    assert one.place == place and one.decisions[0].replaces == {"a", "b"}
    (place / "about.json").write_text("{", encoding="utf-8")
    assert waiting() == ()
