"""Who shares the inbox's folder gets at nothing by it: links in it are named and left alone."""

from __future__ import annotations

import logging
import os
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from data.environment import working_folder
from data.inbox.folders import foreign_objects, report_of, waiting_files
from data.inbox.job import Job, hand_over
from data.inbox.receiving import receive, settle
from data.inbox.watcher import Inbox
from tests.builders.register_file import a_register
from tests.data.inbox.test_inbox import until

CLEAN = ("示例项目01", "签约", "2021-03-04", 100)
WRONG = ("示例项目02", "签约", "2021.13.40", 100)
SECRET = '{"cookie_secret": "0123abcd"}'


@pytest.fixture
def unit(var):
    folder = var / "inbox" / "示例局"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def access(var, unit):
    path = var / "access.json"
    path.write_text(SECRET, encoding="utf-8")
    return path


def looked_through(store, rounds=2):
    """The inbox after some rounds of its watcher, the work of each done."""
    inbox = Inbox(store, fresh_seconds=0.0)
    for _ in range(rounds):
        inbox._take_files()
    inbox._worker.shutdown(wait=True)
    return inbox


def everything_written(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("way", ["symlink_to", "hardlink_to"])
def test_a_link_to_the_access_file_gives_nothing_away(store, unit, access, way):
    getattr(unit / "台账.csv", way)(access)
    looked_through(store)
    assert waiting_files() == () and store.sequence == 0
    assert [path.name for path in unit.iterdir()] == ["台账.csv"]
    assert foreign_objects() == (unit / "台账.csv",)
    assert access.read_text() == SECRET


def test_a_linked_name_beside_a_file_is_neither_written_through_nor_read(store, unit, access, var):
    waiting = unit / "待处理"
    waiting.mkdir()
    victim = var / "victim.txt"
    victim.write_text("as it was")
    for name in (
        "台账2021-12-31.xlsx.报告.txt",
        "台账2021-12-31.xlsx.report.json",
        "台账2021-12-31（批注）.xlsx",
        "台账2021-12-31.xlsx.报告.txt.part",
        "台账2021-12-31.xlsx.report.json.part",
        "台账2021-12-31（批注）.xlsx.part",
    ):
        (waiting / name).symlink_to(victim)
    path = a_register(unit / "台账2021-12-31.xlsx", CLEAN, WRONG)
    assert receive(store, path, is_fresh=False)
    assert victim.read_text() == "as it was"
    (held,) = waiting_files()
    assert report_of(held)["held_because"] == ["policy", "errors"]
    written = ("台账2021-12-31.xlsx.报告.txt", "台账2021-12-31（批注）.xlsx")
    assert not any((waiting / name).is_symlink() for name in written)


def test_a_report_that_is_a_link_is_not_read_when_a_person_decides(store, unit, access):
    path = a_register(unit / "台账2021-12-31.xlsx", CLEAN)
    receive(store, path, is_fresh=False)
    (held,) = waiting_files()
    for ending in (".报告.txt", ".report.json"):
        held.with_name(held.name + ending).unlink()
        held.with_name(held.name + ending).symlink_to(access)
    assert report_of(held) == {}
    settle([held], "dropped", by="示例")
    assert (unit / "已放弃" / held.name).exists()
    assert b"cookie_secret" not in everything_written(unit / "已放弃")
    assert access.read_text() == SECRET


@pytest.mark.parametrize("which", ["示例局", "示例局/待处理", "示例局/已处理"])
def test_files_of_a_linked_folder_are_not_moved(store, var, which):
    live = var / "live"
    live.mkdir()
    a_register(live / "台账2021-12-31.xlsx", CLEAN)
    link = var / "inbox" / which
    link.parent.mkdir(parents=True)
    link.symlink_to(live)
    a_register(var / "inbox" / "示例二局" / "台账2021-12-31.xlsx", CLEAN)
    if link.parent.name == "示例局":
        store.memory.save_inbox_policy("示例局", "publish-if-clean", by="示例")
        a_register(link.parent / "月报2021-12-31.xlsx", CLEAN)
        if link.name == "待处理":
            a_register(link.parent / "月报2021-11-30.xlsx", WRONG)
    looked_through(store)
    assert [path.name for path in live.iterdir()] == ["台账2021-12-31.xlsx"]
    assert [path.parent.parent.name for path in waiting_files()] == ["示例二局"]


def test_a_file_that_cannot_be_put_away_lies_where_it_lay(store, unit, var):
    (unit / "待处理").symlink_to(var)
    path = a_register(unit / "台账2021-12-31.xlsx", CLEAN)
    assert receive(store, path, is_fresh=False)
    assert sorted(one.name for one in unit.iterdir()) == ["台账2021-12-31.xlsx", "待处理"]


def test_a_foreign_object_is_named_in_the_log_once(store, unit, access, caplog):
    (unit / "台账.csv").symlink_to(access)
    os.mkfifo(unit / "管道.csv")
    with caplog.at_level(logging.WARNING):
        looked_through(store, rounds=3)
    said = [one.getMessage() for one in caplog.records if "left alone" in one.getMessage()]
    assert len(said) == 2
    assert any("台账.csv" in line for line in said) and any("管道.csv" in line for line in said)


def test_a_waiting_file_that_became_a_link_is_left_alone(store, unit, access, caplog):
    receive(store, a_register(unit / "台账2021-12-31.xlsx", CLEAN), is_fresh=False)
    (held,) = waiting_files()
    held.unlink()
    held.symlink_to(access)
    settle([held], "done", by="示例", version=1)
    assert held.is_symlink() and not (unit / "已处理" / held.name).exists()
    assert "is not where it waited" in caplog.text


def test_a_share_that_is_away_is_said_and_the_watch_goes_on(store, var, caplog):
    var.mkdir(exist_ok=True)
    (var / "inbox").symlink_to(var / "away")
    stop = threading.Event()
    thread = threading.Thread(target=Inbox(store, fresh_seconds=0.0).run, args=(stop,))
    thread.start()
    try:
        until(lambda: "cannot be looked through" in caplog.text)
        # The share comes back: the inbox itself may be a link that the office made.
        a_register(var / "away" / "示例局" / "台账2021-12-31.xlsx", CLEAN)
        until(waiting_files)
    finally:
        stop.set()
        thread.join()
    assert [path.name for path in waiting_files()] == ["台账2021-12-31.xlsx"]


def test_a_name_that_is_no_text_stops_nobody(store, unit):
    content = a_register(unit / "台账2021-12-31.xlsx", CLEAN).read_bytes()
    (unit / os.fsdecode(b"\xb1\xed.xlsx")).write_bytes(content)
    looked_through(store)
    assert [path.name for path in waiting_files()] == ["台账2021-12-31.xlsx"]
    assert len(foreign_objects()) == 1


def test_what_is_read_is_a_copy_that_only_the_app_can_change(store, unit, monkeypatch):
    seen = []
    read = receive.__globals__["understood"]

    def understood(store, job):
        path = Path(job.files[0][0]).resolve()
        seen.append((path, path.parent.stat().st_mode & 0o777))
        return read(store, job)

    monkeypatch.setattr("data.inbox.receiving.understood", understood)
    assert receive(store, a_register(unit / "台账2021-12-31.xlsx", CLEAN), is_fresh=False)
    ((path, mode),) = seen
    assert path.is_relative_to(working_folder().resolve()) and mode == 0o700
    assert list(working_folder().iterdir()) == []


def test_a_file_that_changes_while_it_is_read_is_read_again(store, unit, monkeypatch):
    """What is published is what is put away: here the clerk saves over it meanwhile."""
    store.memory.save_inbox_policy("示例局", "publish-if-clean", by="示例")
    path = a_register(unit / "台账2021-12-31.xlsx", CLEAN)
    read = receive.__globals__["understood"]

    def saved_over(store, job):
        found = read(store, job)
        a_register(path, CLEAN, ("示例项目09", "签约", "2021-05-06", 70))
        return found

    monkeypatch.setattr("data.inbox.receiving.understood", saved_over)
    assert not receive(store, path, is_fresh=False)
    assert store.sequence == 0 and [one.name for one in unit.iterdir()] == [path.name]
    monkeypatch.setattr("data.inbox.receiving.understood", read)
    assert receive(store, path, is_fresh=False)
    (batch,) = store.versions()[0].batches
    assert batch.loaded == 2


def test_files_exchanged_for_links_while_the_watcher_runs_give_nothing_away(store, unit, access):
    """Somebody exchanges a file, its unit folder and its reports as quickly as can be."""
    end = threading.Event()
    rows = a_register(unit / "rows.part", CLEAN).read_bytes()
    live = access.parent / "live"
    live.mkdir()
    (live / "台账.csv").write_text("live")

    def exchange(place, make_own):
        while not end.is_set():
            for make in (make_own, lambda spare: spare.symlink_to(access)):
                spare = unit.parent / f".spare-{place.name}"
                try:
                    make(spare)
                    spare.replace(place)
                except OSError:
                    spare.unlink(missing_ok=True)
                time.sleep(0.001)

    def exchange_folder():
        while not end.is_set():
            try:
                (unit.parent / "换").rename(unit.parent / ".换")
                (unit.parent / "换").symlink_to(live)
                time.sleep(0.001)
                (unit.parent / "换").unlink()
                (unit.parent / ".换").rename(unit.parent / "换")
            except OSError:
                pass
            time.sleep(0.001)

    (unit.parent / "换").mkdir()
    (unit.parent / "换" / "台账.csv").write_text("own")
    (unit / "待处理").mkdir()
    report = unit / "待处理" / "台账2021-12-31.xlsx.报告.txt"
    threads = [
        threading.Thread(target=exchange, args=(place, make))
        for place, make in (
            (unit / "台账2021-12-31.xlsx", lambda spare: spare.write_bytes(rows)),
            (report, lambda spare: spare.write_text("own")),
        )
    ]
    threads.append(threading.Thread(target=exchange_folder))
    for thread in threads:
        thread.start()
    try:
        inbox = Inbox(store, fresh_seconds=0.0)
        for _ in range(60):
            inbox._take_files()
        for _ in range(5):
            receive(store, unit / "台账2021-12-31.xlsx", is_fresh=False)
        inbox._worker.shutdown(wait=True)
    finally:
        end.set()
        for thread in threads:
            thread.join()
    assert access.read_text() == SECRET
    assert sorted(path.name for path in live.iterdir()) == ["台账.csv"]
    assert (live / "台账.csv").read_text() == "live"
    written = [path for path in unit.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert all(b"cookie_secret" not in path.read_bytes() for path in written)


def test_a_command_hands_its_files_over_outside_the_shared_folder(inbox, var, tmp_path):
    """Busy for the command, since the app holds it: what it reads lies in no folder of others."""

    file = a_register(tmp_path / "台账.xlsx", CLEAN)
    job = Job("check", files=((str(file), file.name),), unit="示例局", as_of=date(2021, 12, 31))
    assert hand_over(job, patience=20).exit_code == 0
    assert not (var / "inbox" / "示例局").exists()
