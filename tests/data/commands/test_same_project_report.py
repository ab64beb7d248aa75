"""``check`` lists projects of the files that may be one; ``import`` also what is current."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from data.commands.main import main
from tests.builders.workbooks import a_csv

HEADERS = ["项目名称", "投资方", "行业", "阶段", "计划总投资（万元）"]
FIRST = ["示例光伏材料产业园", "示例新材料有限公司", "光伏", "签约", 10_000]
SECOND = ["示例光伏材料产业园区项目", "示例新材料有限公司", "光伏", "签约", 9_000]


@pytest.fixture
def run(tmp_path, monkeypatch, capfd):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    monkeypatch.delenv("LEDGER_DATABASE", raising=False)

    def call(*words):
        code = main([str(word) for word in words])
        return code, capfd.readouterr().out

    return call


def a_file(folder: Path, name: str, *rows: list[object]) -> Path:
    path = folder / name
    path.write_bytes(a_csv([HEADERS, *rows]))
    return path


def test_check_lists_pairs_of_the_files(run, tmp_path):
    _, out = run("check", a_file(tmp_path, "台账.csv", FIRST, SECOND), "--json")
    told = json.loads(out)["same_project"]
    assert (told["found"], told["not_compared"]) == (1, [])
    (pair,) = told["pairs"]
    assert pair["rule"] == "near_name"
    assert {pair["one"]["name"], pair["two"]["name"]} == {FIRST[0], SECOND[0]}
    assert {pair["one"]["cell"], pair["two"]["cell"]} == {"A2", "A3"}
    assert set(pair["agrees"]) >= {"investor", "industry", "stage"}
    assert "name" in pair["differs"]


def test_import_holds_them_against_what_is_current_and_joins_nothing(run, tmp_path):
    given = ("--as-of", "2021-12-31", "--json")
    run("import", a_file(tmp_path, "一.csv", FIRST), "--unit", "旗招商局", *given)
    _, out = run("import", a_file(tmp_path, "二.csv", SECOND), "--unit", "旗发改委", *given)
    (pair,) = json.loads(out)["same_project"]["pairs"]
    assert (pair["one"]["unit"], pair["two"]["unit"]) == ("旗招商局", "旗发改委")
    assert not pair["one"]["of_this_upload"]
    _, figures = run("figures", "--json")
    assert json.loads(figures)["stages"]["签约"]["stock"] == 2


@pytest.mark.parametrize(
    ("language", "line"),
    [("zh", "可能是同一个项目（1 对"), ("en", "Perhaps the same project (one pair")],
)
def test_the_report_in_words_names_both_and_why(run, tmp_path, language, line):
    _, out = run("check", a_file(tmp_path, "台账.csv", FIRST, SECOND), "--lang", language)
    assert line in out
    assert "台账.csv" in out and "A2" in out and "40%" in out


def test_every_key_is_documented(run, tmp_path):
    _, out = run("check", a_file(tmp_path, "台账.csv", FIRST, SECOND), "--json")
    told = json.loads(out)["same_project"]
    document = Path("docs/report.md").read_text(encoding="utf-8")
    for key in told:
        assert f"`same_project.{key}`" in document
    for key in told["pairs"][0]:
        assert f"`same_project.pairs.{key}`" in document
    for key in told["pairs"][0]["one"]:
        assert f"`{key}`" in document
