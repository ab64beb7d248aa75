"""The sample through the command line: written, loaded once, and its figures told."""

from __future__ import annotations

import json

import pytest

from data.commands.main import main


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    monkeypatch.setenv("LEDGER_DATABASE", str(tmp_path / "ledger.duckdb"))

    def call(*words):
        code = main([str(word) for word in words])
        return code, capfd.readouterr().out

    return call


def test_the_sample_is_written_as_workbooks(run, tmp_path):
    code, out = run("sample", tmp_path / "示例", "--json")
    files = json.loads(out)["files"]
    assert code == 0
    assert sorted(files) == sorted(str(path) for path in (tmp_path / "示例").iterdir())
    assert not (tmp_path / "ledger.duckdb").exists()


def test_the_sample_is_loaded_once_and_has_figures(run):
    code, out = run("sample", "--load", "--json")
    assert code == 0
    assert len(json.loads(out)["published"]) >= 2
    code, out = run("sample", "--load", "--json")
    assert (code, json.loads(out)["published"]) == (0, [])
    code, out = run("figures", "--json")
    figures = json.loads(out)
    assert code == 0
    assert figures["signed_projects"] == 11
    assert figures["as_of"] == "2021-12-31"
    code, out = run("figures")
    assert "11" in out and "799.86\u00a0亿元" in out
    assert run("figures", "--lang", "en")[0] == 0


def test_figures_of_an_empty_database_are_said_to_be_missing(run):
    code, out = run("figures", "--json")
    assert code == 0
    assert json.loads(out)["version"] in (None, 0)
