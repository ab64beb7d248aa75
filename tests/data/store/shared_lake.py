"""Servers on one lake: each shows what the others publish, and none takes another's number.

`make test-lake` runs them, each on a lake of its own; the usual tests have no PostgreSQL.
"""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from data.figures import figures
from data.store import Stale, Store, follow
from data.store.lake import LedgerFile
from tests.builders.ledger_rows import a_project, publish_rows
from tools.bench.asking import SCREENS, parameters
from tools.bench.county import AS_OF, PREVIOUS, publish_county
from tools.lake import lake_environment

ROOT = Path(__file__).resolve().parents[3]
# Each line names a unit for which the other server publishes; "turn" takes a turn and keeps it.
_OTHER = """
import sys, time
from dataclasses import replace
from pathlib import Path
from data.store import Store, database
from tests.builders.ledger_rows import a_project, publish_rows

store = Store.open(database())
print("open", flush=True)
for line in sys.stdin:
    said = line.strip()
    if said == "turn":
        with store._connection.transaction():
            print("held", flush=True)
            time.sleep(600)
    elif said.startswith("restore "):
        print(store.restore(Path(said[8:]), by="旗领导B").version, flush=True)
    else:
        row = replace(a_project(said), unit=said)
        print(publish_rows(store, row).version, flush=True)
"""


@pytest.fixture
def store(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    opened = Store.open(tmp_path / "shared")
    assert opened.is_shared
    yield opened
    opened.close()


@pytest.fixture
def other(store, tmp_path):
    """A server of its own on the same lake: what is asked of it, and its process."""
    settings = store._connection.place.settings
    environment = {
        **os.environ,
        **lake_environment(settings),
        "SIGNBOARD_VAR": str(tmp_path / "other"),
    }
    words, pipe = [sys.executable, "-c", _OTHER], subprocess.PIPE
    with subprocess.Popen(
        words, stdin=pipe, stdout=pipe, text=True, bufsize=1, cwd=ROOT, env=environment
    ) as process:
        assert process.stdout.readline() == "open\n"

        def ask(words: str) -> str:
            process.stdin.write(f"{words}\n")
            return process.stdout.readline().strip()

        yield ask, process
        process.kill()


def until(is_so: Callable[[], bool]) -> float:
    """Wait for it, a minute at most; the seconds that it took."""
    began = time.monotonic()
    while not is_so():
        assert time.monotonic() - began < 60
        time.sleep(0.02)
    return time.monotonic() - began


def test_what_one_server_publishes_the_other_shows(store, other):
    ask, _ = other
    publish_rows(store, a_project("甲"))
    end = follow(store)
    try:
        assert ask("旗林草局") == "2"
        took = until(lambda: store.sequence == 2)
    finally:
        end()
    print(f"shown after {took:.2f} s")
    assert store.versions()[0].batches[0].unit == "旗林草局"
    assert store.snapshot().version == 2


def test_two_servers_that_publish_at_once_lose_nothing(store, other):
    ask, _ = other
    publish_rows(store, a_project("甲"))
    theirs: list[str] = []
    units = [f"乙局{n}" for n in range(6)]
    thread = threading.Thread(target=lambda: theirs.extend(ask(unit) for unit in units))
    thread.start()
    mine = []
    for n in range(6):
        row = replace(a_project(f"丙{n}"), unit=f"丙局{n}")
        mine.append(publish_rows(store, row).version)
    thread.join()
    store.take_up_others()
    assert sorted([*mine, *map(int, theirs)]) == list(range(2, 14))
    assert [one.version for one in store.versions()] == list(range(13, 0, -1))
    assert store.integrity().is_sound
    reported = {one.unit for version in store.versions() for one in version.batches}
    assert reported >= {*units, *(f"丙局{n}" for n in range(6))}


def test_rows_that_changed_elsewhere_make_a_preview_stale(store, other):
    ask, _ = other
    base = store.sequence
    assert ask("旗林草局") == "1"
    with pytest.raises(Stale):
        publish_rows(store, replace(a_project("甲"), unit="旗林草局"))
    assert store.sequence == base


def test_a_server_that_is_killed_in_its_turn_gives_it_back(store, other):
    ask, process = other
    publish_rows(store, a_project("甲"))
    assert ask("turn") == "held"
    process.kill()
    process.wait()
    assert publish_rows(store, a_project("乙")).version == 2
    assert store.integrity().is_sound


def test_a_backup_that_one_restores_is_what_the_other_shows(store, other, tmp_path):
    ask, _ = other
    publish_rows(store, a_project("甲"))
    store.backup(tmp_path / "kept.duckdb")
    publish_rows(store, replace(a_project("乙"), unit="旗林草局"))
    assert store.snapshot().version == 2
    assert ask(f"restore {tmp_path / 'kept.duckdb'}") == "3"
    store.take_up_others()
    assert [one.action for one in store.versions()] == ["restore", "publish"]
    assert store.versions()[0].visible_batches == 1
    assert store.snapshot().version == 3


def test_every_statement_of_the_screens_is_answered(store):
    publish_county(store, 60)
    given = parameters(store, store.worked_out(AS_OF), store.worked_out(PREVIOUS))
    assert {name for name in SCREENS if store.query(name, **given).num_columns == 0} == set()


@pytest.mark.parametrize("place", ["another lake", "a file"])
def test_a_backup_is_the_same_ledger_elsewhere(store, tmp_path, place):
    publish_rows(store, a_project("甲"), replace(a_project("乙"), unit="旗林草局"))
    publish_rows(store, a_project("丙"))
    store.roll_back(1, by="旗领导A")
    before = {one.version: figures(store, version=one.version) for one in store.versions()}
    kept = tmp_path / "kept.duckdb"
    store.backup(kept)
    new = tmp_path / "elsewhere"
    elsewhere = Store.open(new if place == "another lake" else LedgerFile(new))
    try:
        assert elsewhere.is_shared == (place == "another lake")
        assert elsewhere.restore(kept, by="旗领导B").restores == 3
        again = {one: figures(elsewhere, version=one) for one in before}
        assert elsewhere.sequence == 4
    finally:
        elsewhere.close()
    assert again == before
