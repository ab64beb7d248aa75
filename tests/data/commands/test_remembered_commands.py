"""``remembered`` and ``forget``: what was taught works at the next import, is listed, is let go."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from data.commands.main import main
from data.importer import TableCorrection
from data.reports.upload import report_json
from data.store import MappedSheet, Store
from tests.builders.ledger_files import a_file, understood

DOCUMENT = (Path(__file__).resolve().parents[3] / "docs" / "command-line.md").read_text("utf-8")
TRACKER = [
    ["Project name", "Status", "Total investment (万元)", "责任单位"],
    ["示例电厂01", "pre-permit", 100, "旗工信局"],
    ["示例电厂02", "pre-permit", 200, "旗商务局"],
]


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    folder = tmp_path / "var"
    monkeypatch.setenv("SIGNBOARD_VAR", str(folder))
    monkeypatch.setenv("LEDGER_DATABASE", str(folder / "ledger.duckdb"))

    def call(*words):
        code = main([str(word) for word in words])
        written = capfd.readouterr()
        return code, written.out, written.err

    return call


@pytest.fixture(scope="module")
def tracker(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tracker")
    return a_file(folder, {"Projects": TRACKER}, name="tracker.xlsx")


@pytest.fixture(scope="module")
def teaching(tracker, tmp_path_factory):
    """A database in which the tracker's word and a unit's new name were taught."""
    (sheet,) = report_json(understood(tracker), "zh")["files"][0]["sheets"]
    path = tmp_path_factory.mktemp("teaching") / "ledger.duckdb"
    store = Store.open(path)
    store.memory.save_mapping(
        sheet["fingerprint"],
        "旗能源局",
        TableCorrection(words={"stage": {"Pre-Permit": "洽谈"}}, fields={"B": "stage"}).to_json(),
        by="甲",
        made_on=MappedSheet("tracker.xlsx", "Projects", "projects", {"B": "Status"}),
    )
    store.memory.save_alias(
        "unit", "旗工信局", "旗工业和信息化局", by="乙", first_date=date(2021, 11, 1)
    )
    store.close()
    return path


@pytest.fixture
def taught(run, teaching, tmp_path):
    """What was taught, in the database of the test."""
    (tmp_path / "var").mkdir()
    shutil.copy(teaching, tmp_path / "var" / "ledger.duckdb")


def test_what_was_taught_needs_no_click_at_the_next_import(run, tracker, taught):
    words = ("import", tracker, "--unit", "旗能源局", "--as-of", "2021-12-31", "--json")
    code, out, _ = run(*words)
    answer = json.loads(out)
    assert code == 0
    assert answer["published"]["rows"]["loaded"] == 2
    (word,) = answer["files"][0]["sheets"][0]["words"]
    assert (word["state"], word["text"], word["read_as"]) == ("taught", "pre-permit", "洽谈")
    codes = {issue["code"] for issue in answer["files"][0]["issues"]}
    assert {"word-taught", "alias-read"} <= codes


def test_another_unit_is_not_read_by_what_this_one_taught(run, tracker, taught):
    code, out, _ = run("import", tracker, "--unit", "旗商务局", "--as-of", "2021-12-31", "--json")
    assert code == 1
    assert json.loads(out)["published"] is None


def test_it_is_listed_in_words_and_as_json(run, taught):
    code, out, _ = run("remembered")
    assert code == 0
    for told in ("旗能源局", "tracker.xlsx / Projects", "B Status → stage", "Pre-Permit → 洽谈"):
        assert told in out
    assert "旗工信局 → 旗工业和信息化局（2021-11-01 起）" in out
    assert "from 2021-11-01" in run("remembered", "--lang", "en")[1]
    (mapping,) = json.loads(run("remembered", "--json")[1])["mappings"]
    assert mapping["correction"]["words"] == {"stage": {"Pre-Permit": "洽谈"}}
    assert json.loads(run("remembered", "--unit", "别处", "--json")[1])["mappings"] == []


def test_it_is_forgotten_by_its_id(run, taught):
    kept = json.loads(run("remembered", "--json")[1])
    for one in (*kept["mappings"], *kept["aliases"]):
        code, out, _ = run("forget", one["id"], "--json")
        assert code == 0
        assert json.loads(out)["forgotten"] == one
    code, out, _ = run("remembered")
    assert "还没有记住任何读法" in out
    code, _, err = run("forget", kept["aliases"][0]["id"])
    assert code == 1
    assert "处理办法" in err


def test_a_name_that_was_forgotten_is_told_in_words(run, taught):
    (alias,) = json.loads(run("remembered", "--json")[1])["aliases"]
    _, out, _ = run("forget", alias["id"])
    assert "不再记住" in out and "旗工信局 → 旗工业和信息化局" in out


def test_every_key_is_documented(run, taught):
    kept = json.loads(run("remembered", "--json")[1])
    keys = {*kept, *kept["mappings"][0], *kept["aliases"][0], *kept["mappings"][0]["correction"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in DOCUMENT] == []
