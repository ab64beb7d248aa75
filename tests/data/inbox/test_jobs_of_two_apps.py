"""Two apps, each with its own database, on one folder: each answers and imports its own."""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import replace
from datetime import date, timedelta

import pytest

from data.environment import own_database, working_folder
from data.inbox.folders import seen_now, take, waiting_files
from data.inbox.job import Job, NobodyTookIt, hand_over, jobs_folder
from data.inbox.receiving import receive
from data.inbox.scheduled import publish_due, schedule, waiting
from data.inbox.watcher import Inbox, start_inbox
from tests.builders.ledger_files import a_file, understood
from tests.builders.register_file import a_register
from tests.data.inbox.test_inbox import until

CLEAN = ("示例项目01", "签约", "2021-03-04", 100)


@pytest.fixture
def other(var):
    """The name of the database of the other app."""
    return str((var / "other.duckdb").resolve())


def a_round(inbox):
    inbox._take_jobs()
    inbox._worker.shutdown(wait=True)


def test_a_job_of_another_database_is_left_to_its_app(store, var, other):
    for name, database in (("own", own_database()), ("other", other), ("old", "")):
        job = Job("versions", database=database)
        (jobs_folder() / f"{name}.json").write_text(job.to_json(), encoding="utf-8")
    a_round(Inbox(store))
    found = sorted(path.name for path in jobs_folder().iterdir())
    assert found == ["old.answer", "old.taken", "other.json", "own.answer", "own.taken"]


def test_a_job_of_an_earlier_command_line_has_no_such_field(store, var):
    written = json.loads(Job("versions").to_json())
    del written["database"]
    (jobs_folder() / "old.json").write_text(json.dumps(written), encoding="utf-8")
    a_round(Inbox(store))
    answer = json.loads((jobs_folder() / "old.answer").read_text(encoding="utf-8"))
    assert answer["exit_code"] == 0


def test_at_its_start_an_app_ends_only_its_own_interrupted_jobs(store, var, other):
    for name, database in (("own", own_database()), ("other", other)):
        taken = jobs_folder() / f"{name}.taken"
        taken.write_text(Job("versions", database=database).to_json(), encoding="utf-8")
    end = start_inbox(store)
    until((jobs_folder() / "own.answer").exists)
    end()
    assert not (jobs_folder() / "other.answer").exists()


def test_the_command_line_says_for_which_database_it_asks(inbox, var, monkeypatch):
    """The app of this database answers; with another one nobody does."""
    assert hand_over(Job("versions"), patience=20).exit_code == 0
    own, here = own_database(), threading.current_thread()

    def of_this_side():
        return own if threading.current_thread() is not here else str(var / "other.duckdb")

    monkeypatch.setattr("data.inbox.job.own_database", of_this_side)
    with pytest.raises(NobodyTookIt) as nobody:
        hand_over(Job("versions"), patience=0.5)
    assert not nobody.value.was_taken
    assert list(jobs_folder().iterdir()) == []


def test_drafts_that_wait_are_published_by_the_app_of_their_database(
    store, var, tmp_path, monkeypatch
):
    day = date(2026, 11, 30)
    rows = [["项目名称", "本月到位（万元）", "当年累计到位（万元）"], ["示例光伏基地", 5, 80]]
    drafts = understood(a_file(tmp_path, {"2026年11月": rows}), as_of=day).drafts
    monkeypatch.setenv("LEDGER_DATABASE", str(var / "other.duckdb"))
    schedule(drafts, day, by="示例")
    monkeypatch.setenv("LEDGER_DATABASE", str(var / "ledger.duckdb"))
    assert waiting() == () and publish_due(store, day + timedelta(days=1)) == []
    monkeypatch.setenv("LEDGER_DATABASE", str(var / "other.duckdb"))
    assert [one.until for one in waiting()] == [day]


def test_a_file_that_two_apps_see_is_imported_by_one(store, var, monkeypatch, caplog):
    """The other app has read it too and comes a moment later."""
    folder = var / "inbox" / "示例局"
    path = a_register(folder / "台账2021-12-31.xlsx", CLEAN)
    read = receive.__globals__["understood"]

    def while_another_is_quicker(store, job):
        found = read(store, job)
        monkeypatch.setattr("data.inbox.receiving.understood", read)
        monkeypatch.setenv("LEDGER_DATABASE", str(var / "other.duckdb"))
        assert receive(store, path, is_fresh=False)
        monkeypatch.setenv("LEDGER_DATABASE", str(var / "ledger.duckdb"))
        return found

    monkeypatch.setattr("data.inbox.receiving.understood", while_another_is_quicker)
    assert receive(store, path, is_fresh=False)
    assert [one.name for one in waiting_files()] == [path.name]
    assert sorted(one.name for one in folder.iterdir()) == ["待处理"]
    assert len(list((folder / "待处理").iterdir())) == 3  # the file and its two reports, once
    assert [one for one in caplog.records if one.levelname in ("WARNING", "ERROR")] == []


def test_what_an_ended_app_had_taken_is_laid_back_by_its_next_start(store, var, monkeypatch):
    folder = var / "inbox" / "示例局"
    for name, database in (("甲.csv", "ledger.duckdb"), ("乙.csv", "other.duckdb")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")
        monkeypatch.setenv("LEDGER_DATABASE", str(var / database))
        take(folder / name, seen_now(folder / name))
    monkeypatch.setenv("LEDGER_DATABASE", str(var / "ledger.duckdb"))
    assert not any(path.name in ("甲.csv", "乙.csv") for path in folder.iterdir())
    Inbox(store)._end_interrupted()
    assert [path.name for path in folder.iterdir() if path.name in ("甲.csv", "乙.csv")] == [
        "甲.csv"
    ]


def test_private_copies_left_over_are_cleared_at_start_and_those_of_another_app_stay(
    store, var, monkeypatch
):
    (working_folder() / "left").write_text("x")
    monkeypatch.setenv("LEDGER_DATABASE", str(var / "other.duckdb"))
    (working_folder() / "at-work").write_text("x")
    monkeypatch.setenv("LEDGER_DATABASE", str(var / "ledger.duckdb"))
    Inbox(store)._end_interrupted()
    left = [path.name for path in (var / "working").rglob("*") if path.is_file()]
    assert left == ["at-work"]


@pytest.mark.parametrize(
    "written",
    [
        b"{",
        b"\xff\xfe",
        b"[" * 200_000,
        b'{"command":"versions","note":"' + b"x" * (2 << 20) + b'"}',
        b'{"command":"versions","answers":' + b'{"a":' * 50_000,
    ],
    ids=["cut off", "no text", "deep", "huge", "deep inside"],
)
def test_a_job_that_is_none_is_answered_and_the_next_is_done(inbox, var, written):
    spare = var / "spare"
    spare.write_bytes(written)
    spare.rename(jobs_folder() / "0.json")
    assert hand_over(Job(command="versions"), patience=20).payload == {"versions": []}
    until((jobs_folder() / "0.answer").exists)
    assert json.loads((jobs_folder() / "0.answer").read_text(encoding="utf-8"))["exit_code"] == 1


def test_what_root_hands_over_belongs_to_the_account_of_the_app(var, tmp_path, monkeypatch):
    """Else the app could not read a job of 0600."""
    given = []
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(os, "chown", lambda path, user, group: given.append((path.suffix, user)))
    file = a_register(tmp_path / "台账.xlsx", CLEAN)
    job = Job("check", files=((str(file), file.name),), unit="示例局", as_of=date(2021, 12, 31))
    with pytest.raises(NobodyTookIt):
        hand_over(job, patience=0.1)
    owner = jobs_folder().stat().st_uid
    assert given == [(".files", owner), (".xlsx", owner), (".json", owner)]


def test_linked_jobs_are_not_followed_and_stop_nobody(store, var):
    jobs = jobs_folder()
    target = var / "job-elsewhere"
    target.write_text(Job("sample").to_json(), encoding="utf-8")
    (jobs / "a.json").symlink_to(target)
    (jobs / "b.taken").symlink_to(target)
    (jobs / "c.json").mkdir()
    os.mkfifo(jobs / "d.json")
    (jobs / "e.taken").symlink_to(var / "nowhere")
    long_ago = time.time() - 3 * 24 * 3600
    for name in ("gone.answer", "kept.answer"):
        (jobs / name).write_text("{}")
    os.utime(jobs / "gone.answer", (long_ago, long_ago))
    (jobs / "old.files").mkdir()
    os.utime(jobs / "old.files", (long_ago, long_ago))
    end = start_inbox(store)
    assert hand_over(replace(Job("versions"), by="示例"), patience=20).payload == {"versions": []}
    end()
    assert store.sequence == 0
    left = sorted(path.name for path in jobs.iterdir())
    assert left == ["a.json", "b.taken", "c.json", "d.json", "e.taken", "kept.answer"]
