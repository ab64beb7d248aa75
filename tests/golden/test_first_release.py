"""A database that the first release wrote opens, migrates and shows what it showed then.

``first_release/signboard.duckdb.xz`` was written by the code of the first release: three months of
a made county, an import with an answer, decisions, names, settings, two roll backs;
``shown.json`` is what its command line printed about it. Neither is ever written anew.
"""

from __future__ import annotations

import json
import lzma
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from data.commands.main import main
from data.store import Store
from data.store.connection import known_steps

FOLDER = Path(__file__).parent / "first_release"
SHOWN = json.loads((FOLDER / "shown.json").read_text(encoding="utf-8"))
# Sentences are worded anew from release to release; their figures stand beside them.
SENTENCES = {"said", "headline", "aloud", "reminder"}
# What was 0 because no ledger spoke of it is unknown since.
UNKNOWN_SINCE = {
    f"{figures}.stages.{stage}.flow"
    for figures in ("figures", "figures --as-of 2023-05-31")
    for stage in ("发起", "考察", "洽谈", "试生产", "建设")
}


@pytest.fixture
def database(tmp_path, monkeypatch):
    """The first release's database, in a folder of its own."""
    path = tmp_path / "signboard.duckdb"
    path.write_bytes(lzma.decompress((FOLDER / "signboard.duckdb.xz").read_bytes()))
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.delenv("LEDGER_DATABASE", raising=False)
    return path


def test_it_shows_what_it_showed(database, capfd):
    differing = {}
    for words, then in SHOWN.items():
        capfd.readouterr()
        assert main([*words.split(), "--json"]) == 0
        now = json.loads(capfd.readouterr().out)
        differing |= dict(differences(then, now, words))
    assert dict.fromkeys(UNKNOWN_SINCE, (0, None)) == differing


def test_every_step_is_taken_and_no_stored_row_changes(database):
    before = rows(database)
    assert len(before) == 26 and all(before.values()), "a table of it is empty"
    Store.open(database).close()
    after = rows(database, before)
    assert [number for number, _ in after.pop("schema_version")] == list(known_steps())
    del before["schema_version"]
    for name, told in before.items():
        width = len(told[0])
        assert [row[:width] for row in after[name]] == told, name
        # A column that came later says nothing of what was stored before it.
        assert {value for row in after[name] for value in row[width:]} <= {None}, name


def differences(
    then: object, now: object, path: str
) -> Iterator[tuple[str, tuple[object, object]]]:
    """Where what was said then is not said now; what is said besides does not count."""
    if isinstance(then, dict) and isinstance(now, dict):
        for key in then.keys() - SENTENCES:
            yield from differences(then[key], now.get(key, "(gone)"), f"{path}.{key}")
    elif isinstance(then, list) and isinstance(now, list) and len(then) == len(now):
        for number, pair in enumerate(zip(then, now, strict=True)):
            yield from differences(*pair, f"{path}[{number}]")
    elif then != now:
        yield path, (then, now)


def rows(path: Path, like: dict[str, list[tuple[object, ...]]] | None = None):
    """Table → its rows in order, of the columns of the first release."""
    with duckdb.connect(str(path)) as raw:
        names = raw.execute("select table_name from duckdb_tables() order by 1").fetchall()
        return {
            name: raw.execute(f"from {name} order by all").fetchall()
            for (name,) in names
            if like is None or name in like
        }
