"""What a page says when the disk under the database fails."""

from __future__ import annotations

import json
from dataclasses import asdict

import pytest

from data.store import close_store, open_store
from data.store.committed import Committed
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.people import signed_in_as
from tests.pages.steps import alone, opened


def _full() -> None:
    from data.store.refusals import DiskFull
    from ui.server import show_error

    show_error(DiskFull(path="/srv/office/signboard.duckdb"))


def test_the_cause_and_what_to_do_stand_on_the_page_without_a_path():
    (said,) = (one.value for one in alone(_full).error)
    assert "磁盘已满" in said
    assert "腾出空间" in said
    assert "/srv" not in said


@pytest.fixture
def database(tmp_path, monkeypatch):
    """A database of one's own in a file."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.setenv("LEDGER_DATABASE", str(tmp_path / "office.duckdb"))
    close_store()
    yield tmp_path / "office.duckdb"
    close_store()


def test_versions_that_a_disk_took_are_named_to_who_can_upload_them_again(database, monkeypatch):
    publish_rows(open_store(), a_project("示例甲"))
    gone = Committed(2, "2021-12-31T12:00:00+00:00", ("示例局",), ("五月.xlsx",))
    with database.with_name("office.duckdb.versions").open("a", encoding="utf-8") as noted:
        noted.write(json.dumps(asdict(gone), ensure_ascii=False))
    assert not opened("data").error
    signed_in_as(monkeypatch, "editor")
    (said,) = (one.value for one in opened("data").error)
    assert "1 次发布已不在数据库里：2" in said
    assert "五月.xlsx" in said.replace("\\", "")
