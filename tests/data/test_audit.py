"""The audit log: what is written, and what a changed, shortened or pruned log gives away."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest

from data import audit
from data.audit import check, deed, entries, record
from data.rights import Actor, NotAllowed, acting
from data.store import Store
from tests.builders.ledger_rows import a_project, publish_rows

EDITOR = Actor("editor", "示例编辑", frozenset({"示例镇"}), "10.0.0.7")


def file_of(var_folder):
    (path,) = (var_folder / "audit").glob("*.jsonl")
    return path


def written(var_folder, *lines):
    file_of(var_folder).write_bytes(b"".join(line + b"\n" for line in lines))


def lines_of(var_folder):
    return file_of(var_folder).read_bytes().splitlines()


@pytest.fixture
def five(var_folder):
    for number in range(5):
        record("export", f"{number}", by=EDITOR)
    return var_folder


def test_an_entry_says_who_did_what_from_where_and_how_it_ended(var_folder):
    record("export", "pack", by=EDITOR)
    (one,) = entries()
    assert (one.number, one.who, one.role, one.address) == (1, "示例编辑", "editor", "10.0.0.7")
    assert (one.act, one.subject, one.outcome) == ("export", "pack", "done")
    assert abs(datetime.now(UTC) - one.at) < timedelta(minutes=1)


def test_an_untouched_log_is_sound(five):
    assert check() == audit.Chain(5, None, 0, 0)


@pytest.mark.parametrize("at", range(4))
def test_a_changed_entry_is_found(five, at):
    lines = lines_of(five)
    lines[at] = json.dumps({**json.loads(lines[at]), "who": "示例审计"}).encode()
    written(five, *lines)
    assert check().broken_after == at + 1


@pytest.mark.parametrize("at", range(1, 4))
def test_an_entry_taken_out_is_found(five, at):
    lines = lines_of(five)
    written(five, *lines[:at], *lines[at + 1 :])
    assert check().broken_after == at


def test_entries_taken_off_either_end_are_found(five):
    lines = lines_of(five)
    written(five, *lines[1:])
    assert check().broken_after == 0
    written(five, *lines[:3])
    assert check().missing == 2
    written(five, *lines[:4], json.dumps({**json.loads(lines[4]), "who": ""}).encode())
    assert check().missing == 1


def test_a_line_that_was_half_written_breaks_nothing(five):
    path = file_of(five)
    path.write_bytes(path.read_bytes() + b'{"number": 6, "at": "20')
    record("export", "after", by=EDITOR)
    found = check()
    assert (found.is_sound, found.entries, found.torn) == (True, 6, 1)


def test_writers_at_once_leave_one_chain(var_folder):
    with ThreadPoolExecutor(8) as threads:
        list(threads.map(lambda number: record("export", f"{number}"), range(80)))
    assert check() == audit.Chain(80, None, 0, 0)


def test_whole_months_go_after_their_time_and_the_rest_stays_a_chain(five, monkeypatch):
    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=33 * months)

    monkeypatch.setattr(audit, "datetime", Later)
    for months in (1, 2, 30):
        record("export", f"after {months} months", by=EDITOR)
    assert check().is_sound
    assert [one.act for one in entries()].count("prune") >= 1
    assert not any(one.subject == "0" for one in entries())
    names = sorted(path.name for path in (five / "audit").glob("*.jsonl"))
    path = five / "audit" / names[0]
    path.write_bytes(b"".join(path.read_bytes().splitlines(keepends=True)[1:]))
    assert not check().is_sound


def test_who_may_not_is_refused_before_anything_happens_and_it_is_written_down(var_folder):
    happened = []
    with acting(EDITOR), pytest.raises(NotAllowed), deed("roll_back", "3"):
        happened.append(1)
    assert not happened
    (one,) = entries()
    assert (one.act, one.subject, one.outcome) == ("roll_back", "3", "refused")


def test_what_fails_is_written_down_as_failed(var_folder):
    with pytest.raises(OSError), deed("roll_back"):
        raise OSError
    assert entries()[0].outcome == "failed"


def test_an_editor_publishes_for_the_own_unit_and_no_other(var_folder):
    store = Store.open(var_folder / "own.duckdb")
    try:
        with acting(EDITOR):
            publish_rows(store, a_project("示例项目01", unit="示例镇"))
            with pytest.raises(NotAllowed):
                publish_rows(store, a_project("示例项目02", unit="示例局"))
            with pytest.raises(NotAllowed):
                store.roll_back(0, by="示例编辑")
        assert store.sequence == 1
    finally:
        store.close()
    told = [(one.act, one.outcome) for one in entries()]
    assert told == [("upload", "done"), ("upload", "refused"), ("roll_back", "refused")]


def test_the_log_says_no_cell(var_folder):
    store = Store.open(var_folder / "own.duckdb")
    try:
        publish_rows(store, a_project("示例甲项目", unit="示例镇", service_officer="示例人员"))
    finally:
        store.close()
    text = file_of(var_folder).read_text(encoding="utf-8")
    assert "示例镇" in text
    assert not {"示例甲项目", "示例人员"} & set(text.split('"'))


def test_files_of_the_log_are_private(five):
    assert file_of(five).stat().st_mode & 0o077 == 0
