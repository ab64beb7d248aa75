"""The check-up says what stands badly, and each line what to do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from datetime import date, datetime, timedelta
from types import SimpleNamespace

import duckdb
import pytest

from data import audit, environment
from data.commands.main import main
from data.environment import database_path
from data.inbox import doctor
from data.inbox.backups import back_up, backups, is_due
from data.rights import Actor
from data.rules import load_rules
from data.store import Store
from tests.builders.ledger_rows import a_project, publish_rows

NOW = datetime.now().astimezone()


@pytest.fixture
def office(var_folder):
    """A database file with one published project, open."""
    store = Store.open(database_path())
    publish_rows(store, a_project(), as_of=date(2021, 12, 31))
    yield store
    store.close()


def found(store, check):
    """State and code of each finding of a check."""
    return [(one.state, one.code) for one in doctor.examine(store) if one.check == check]


def asked(capsys, *words):
    code = main(["doctor", *words])
    return code, capsys.readouterr().out


def edited(statement):
    """The database after another program wrote into its file."""
    with duckdb.connect(str(database_path())) as other:
        other.execute(statement)
    return Store.open(database_path())


def test_of_a_sound_office_every_line_is_good_but_the_missing_backup(office, capsys):
    office.close()
    code, printed = asked(capsys, "--json")
    told = json.loads(printed)
    states = {one["check"]: one["state"] for one in told["checks"]}
    assert (code, told["healthy"]) == (0, True)
    assert states == {
        "database": "good",
        "settings": "good",
        "disk": states["disk"],
        "clock": "good",
        "log": "good",
        "door": "good",
        "secrets": "good",
        "readers": states["readers"],
        "backups": "warning",
    }
    code, printed = asked(capsys)
    assert "▲ 备份  没有备份 让程序运行十分钟以上会自动备份" in printed


def test_rows_that_no_upload_brought_are_bad(office, capsys):
    office.close()
    store = edited("update project_row set batch_id = gen_random_uuid()")
    assert found(store, "database") == [("bad", "doctor-rows-stray")]
    store.close()
    code, printed = asked(capsys, "--lang", "en")
    assert code == 1
    assert "✕ Database  these tables hold rows that no upload brought: project_row" in printed


def test_an_original_that_is_another_one_is_bad(office):
    office.close()
    store = edited("insert into kept_file values ('a' || repeat('0', 63), 3, 'xyz'::blob, now())")
    assert found(store, "database") == [("bad", "doctor-files-damaged")]
    store.close()


def test_a_database_that_does_not_open_is_said_beside_the_other_checks(var_folder, capsys):
    database_path().write_bytes(b"no database" * 1000)
    code, printed = asked(capsys, "--json")
    told = json.loads(printed)
    states = {one["check"]: one["state"] for one in told["checks"]}
    assert (code, told["healthy"], states["database"]) == (1, False, "bad")
    others = {"settings", "disk", "clock", "backups", "log", "door", "secrets", "readers"}
    assert set(states) == {"database", *others}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("measure.toml", "", ("warning", "doctor-settings-misspelt")),
        ("随便.toml", "", ("warning", "doctor-settings-unknown")),
        ("backups.toml", "keep = 0", ("bad", "rules-value-wrong")),
        ("backups.toml", "keep = 3", ("good", "doctor-settings-good")),
    ],
)
def test_settings_that_do_nothing_or_cannot_be_used_are_named(
    var_folder, capsys, name, content, expected
):
    (var_folder / "rules").mkdir()
    (var_folder / "rules" / name).write_text(content, encoding="utf-8")
    code, printed = asked(capsys, "--json")
    of_settings = [one for one in json.loads(printed)["checks"] if one["check"] == "settings"]
    assert [(one["state"], one["code"]) for one in of_settings] == [expected]
    assert code == (1 if expected[0] == "bad" else 0)
    assert expected[0] == "good" or name in of_settings[0]["message"]


def test_a_disk_that_is_nearly_full_is_named(office, monkeypatch):
    monkeypatch.setattr(
        doctor.shutil, "disk_usage", lambda _: SimpleNamespace(free=10 * 1024 * 1024)
    )
    assert found(office, "disk") == [("warning", "doctor-disk-low")]


def test_a_clock_that_went_back_is_bad(office):
    office.close()
    store = edited("update publish_log set published_at = now() + interval 2 days")
    assert found(store, "clock") == [("bad", "doctor-clock-behind")]
    store.close()


def test_a_backup_is_tried_and_its_version_told(office):
    back_up(office, NOW)
    assert found(office, "backups") == [("good", "doctor-backup-good")]
    (backup,) = backups()
    backup.write_bytes(backup.read_bytes()[:20_000])
    assert found(office, "backups") == [("bad", "doctor-backup-unreadable")]


def test_an_old_backup_is_complained_of_once_something_was_published_since(office):
    backup = back_up(office, NOW)
    old = time.time() - 30 * 24 * 3600
    os.utime(backup, (old, old))
    assert found(office, "backups") == [("warning", "doctor-backup-old")]


def test_a_backup_is_due_after_a_day_with_something_new(office):
    assert is_due(office, NOW)
    back_up(office, NOW)
    publish_rows(office, a_project("示例项目02"), as_of=date(2022, 1, 31))
    assert not is_due(office, NOW)
    assert is_due(office, NOW + timedelta(days=2))


def test_without_anything_new_no_backup_is_due(office):
    back_up(office, NOW)
    assert not is_due(office, NOW + timedelta(days=30))


def test_an_empty_database_is_not_backed_up(var_folder):
    store = Store.open(database_path())
    assert not is_due(store, NOW)
    assert found(store, "backups") == [("good", "doctor-backups-not-needed")]
    store.close()


def test_seven_stay_and_what_was_made_by_hand_too(office, var_folder):
    by_hand = var_folder / "backups" / "before-restore-20211231.duckdb"
    office.backup(by_hand)
    made = [back_up(office, NOW + timedelta(minutes=number)) for number in range(9)]
    for age, path in enumerate(reversed(made)):
        if path.exists():
            os.utime(path, (time.time() - age, time.time() - age))
    assert len([one for one in backups() if one != by_hand]) == 7
    assert by_hand.exists()


def test_a_changed_entry_of_the_audit_log_is_found(office, var_folder):
    publish_rows(office, a_project("示例乙"), as_of=date(2021, 12, 31))
    assert found(office, "log") == [("good", "doctor-log-good")]
    (log,) = (var_folder / "audit").glob("*.jsonl")
    log.write_text(log.read_text("utf-8").replace('"upload"', '"export"', 1), encoding="utf-8")
    assert found(office, "log") == [("bad", "doctor-log-changed")]


def test_secrets_that_others_may_read_are_named_and_closed_at_the_next_start(
    var_folder, monkeypatch, tmp_path
):
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    path = tmp_path / ".streamlit" / "secrets.toml"
    path.parent.mkdir()
    path.write_text("[auth]\n", encoding="utf-8")
    path.chmod(0o640)
    assert found(None, "secrets") == [("bad", "doctor-secrets-open")]
    environment.make_own_files_private()
    assert path.stat().st_mode & 0o777 == 0o600
    assert found(None, "secrets") == [("good", "doctor-secrets-good")]


def test_machines_that_were_refused_in_the_clear_are_named(var_folder):
    assert found(None, "door") == [("good", "doctor-door-good")]
    who = Actor("visitor", "", frozenset(), "10.0.0.7")
    audit.record("unencrypted", outcome="refused", by=who)
    assert found(None, "door") == [("warning", "doctor-door-refused")]
    (one,) = (one for one in doctor.examine(None) if one.check == "door")
    assert "10.0.0.7" in one.message("zh")
    assert "https" in one.remedy("en")


@pytest.fixture
def forwards(var_folder):
    (var_folder / "rules").mkdir()
    said = '[forwarding]\nhost = "log.office.lan"\n'
    (var_folder / "rules" / "access.toml").write_text(said, encoding="utf-8")
    load_rules.cache_clear()
    yield var_folder
    load_rules.cache_clear()


def test_where_nothing_is_sent_on_nothing_is_said_of_it(var_folder):
    assert found(None, "forwarding") == []


def test_entries_that_wait_for_the_other_machine_are_counted(forwards, monkeypatch):
    audit.record("export", "a")
    audit.record("export", "b")
    assert found(None, "forwarding") == [("good", "doctor-forwarding-good")]  # only just written
    monkeypatch.setattr(doctor, "_APART", timedelta(minutes=-1))
    assert found(None, "forwarding") == [("bad", "doctor-forwarding-behind")]
    (forwards / "audit" / "sent").write_text("2", encoding="ascii")
    assert found(None, "forwarding") == [("good", "doctor-forwarding-good")]


def test_a_new_log_beside_an_old_number_is_named(forwards):
    audit.record("export", "a")
    (forwards / "audit" / "sent").write_text("70", encoding="ascii")
    assert found(None, "forwarding") == [("bad", "doctor-forwarding-ahead")]


def test_a_machine_that_cannot_keep_readers_in_is_warned_of(var_folder, monkeypatch):
    monkeypatch.setattr("platform.machine", lambda: "loongarch64")
    assert found(None, "readers") == [("warning", "doctor-readers-free")]


@pytest.mark.skipif(sys.platform != "linux", reason="the system offers no such limits")
def test_what_is_said_of_readers_is_what_they_give_up(var_folder):
    tries = "from data.files.sandbox.confine import *; print(without_network(), only_files(()))"
    done = subprocess.run([sys.executable, "-c", tries], capture_output=True, check=True)
    is_kept = done.stdout.split() == [b"True", b"True"]
    state = ("good", "doctor-readers-good") if is_kept else ("warning", "doctor-readers-free")
    assert found(None, "readers") == [state]
