"""Folders and settings of a prefecture's counties."""

from __future__ import annotations

import pytest

from data.environment import county_environment
from data.prefecture.servers import address, set_up
from data.rules import load_rules
from data.rules.files import RuleError
from tests.builders.prefecture import SETTINGS, at, settle


@pytest.fixture
def above(tmp_path):
    folder = settle(tmp_path / "市", "示例市", "990100", SETTINGS)
    with at(folder):
        yield folder


def test_a_new_county_gets_its_settings_and_keeps_them(above):
    first = load_rules().prefecture.county[0]
    folder = set_up(first)
    assert folder == above / "counties" / "990101"
    with at(folder, above):
        county = load_rules().county
        assert (county.name, county.adcode, county.prefecture) == ("甲旗", "990101", "示例市")
        assert load_rules().own_adcode == "990101"
    (folder / "rules" / "county.toml").write_text("changed", encoding="utf-8")
    with at(above):
        set_up(first)
    assert (folder / "rules" / "county.toml").read_text(encoding="utf-8") == "changed"


def test_a_countys_server_has_a_folder_and_a_ledger_of_its_own(above, monkeypatch):
    monkeypatch.setenv("LEDGER_DATABASE", "/elsewhere.duckdb")
    monkeypatch.setenv("SIGNBOARD_SAMPLE", "1")
    first = load_rules().prefecture.county[0]
    told = county_environment(set_up(first), first.database)
    assert told["SIGNBOARD_VAR"] == str(above / "counties" / "990101")
    assert told["SIGNBOARD_PREFECTURE"] == str(above)
    assert told["LEDGER_DATABASE"] == told["SIGNBOARD_SAMPLE"] == ""
    assert address(first) == "/990101/"


@pytest.mark.parametrize("twice", ["adcode", "name", "port"])
def test_counties_differ_in(tmp_path, twice):
    lines = SETTINGS.splitlines()
    first = next(line for line in lines if line.startswith(f"{twice} "))
    lines[6:] = [first if line.startswith(f"{twice} ") else line for line in lines[6:]]
    folder = settle(tmp_path, "示例市", "990100", "\n".join(lines))
    with at(folder), pytest.raises(RuleError, match=f"each county needs its own {twice}"):
        load_rules()
