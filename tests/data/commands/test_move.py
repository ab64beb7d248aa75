"""``python -m data move``: everything goes along, proven the same; what is there stays."""

from __future__ import annotations

import importlib.util
import json

import pytest

from data.commands.main import main
from data.store import Store, moving
from data.store.connection import Connection
from data.store.lake import database
from data.store.moving import move
from data.store.refusals import MovedDiffers
from tests.builders.ledger_rows import a_fund, a_project, publish_rows
from tests.data.store.processes import held_elsewhere

# They come with requirements-dev.txt.
needs_extensions = pytest.mark.skipif(
    importlib.util.find_spec("duckdb_extension_ducklake") is None,
    reason="the extensions of requirements-lake.txt are not installed",
)


@pytest.fixture
def source(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("SIGNBOARD_LAKE_STORE", str(tmp_path / "store"))
    path = tmp_path / "old.duckdb"
    store = Store.open(path)
    publish_rows(store, a_project("甲", planned_investment_wan=1200), a_fund("甲"))
    publish_rows(store, a_project("乙"))
    store.roll_back(1, by="旗领导A")
    store.memory.save_alias("unit", "旗招商局", "旗商务局", by="旗领导A")
    store.close()
    return path


def moved(capsys, *words):
    code = main(["move", *map(str, words), "--json"])
    return code, json.loads(capsys.readouterr().out)


def history(place):
    store = Store.open(place)
    found = store.versions()
    store.close()
    return found


@needs_extensions
def test_a_ledger_goes_into_a_lake_and_back(source, tmp_path, capsys):
    lake, back = f"ducklake:{tmp_path / 'catalogue.duckdb'}", tmp_path / "new.duckdb"
    code, there = moved(capsys, source, lake)
    assert (code, there["versions"]) == (0, len(history(source)))
    assert {one["table"]: one["rows"] for one in there["moved"]}["project_row"] == 2
    code, again = moved(capsys, lake, back)
    assert code == 0
    assert again == there
    assert history(back) == history(source) == history(database(lake))


def test_a_target_that_holds_anything_is_left_alone(source, tmp_path, capsys):
    other = tmp_path / "other.duckdb"
    store = Store.open(other)
    publish_rows(store, a_project("丙"))
    store.close()
    before = history(other)
    code, told = moved(capsys, source, other)
    assert (code, told["error"]["code"]) == (1, "store-not-empty")
    assert history(other) == before


def test_what_does_not_arrive_whole_does_not_arrive(source, tmp_path, monkeypatch):
    copied = moving.copy

    def lossy(reading, writing):
        copied(reading, writing)
        writing.execute("delete from ledger.fund_row")

    monkeypatch.setattr(moving, "copy", lossy)
    connection, target = Connection(source), database(str(tmp_path / "new.duckdb"))
    with pytest.raises(MovedDiffers) as refused:
        move(connection, target)
    connection.close()
    assert refused.value.arguments["tables"] == "fund_row"
    assert history(target) == ()


def test_a_source_that_is_not_there_is_not_made(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    code, told = moved(capsys, tmp_path / "none.duckdb", tmp_path / "new.duckdb")
    assert (code, told["error"]["code"]) == (1, "store-unreachable")
    assert not [*tmp_path.glob("*.duckdb")]


def test_two_lakes_at_once_are_wrong_usage(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("SIGNBOARD_LAKE_STORE", str(tmp_path / "store"))
    code, told = moved(capsys, "ducklake:one.duckdb", "ducklake:two.duckdb")
    assert (code, told["error"]["code"]) == (2, "cli-move-lakes")


@pytest.mark.server
def test_a_ledger_that_the_app_holds_is_busy(source, tmp_path, capsys):
    with held_elsewhere(source):
        code, told = moved(capsys, source, tmp_path / "new.duckdb")
    assert (code, told["error"]["code"]) == (3, "store-busy")
    assert not (tmp_path / "new.duckdb").exists()
