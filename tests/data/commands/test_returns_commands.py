"""``python -m data returns`` and ``form``: the month in words and as JSON, the unit's workbook."""

from __future__ import annotations

import json
import shutil
from datetime import date

import pytest

from data.commands.main import main
from data.reports.figures import returns_report
from data.returns.collection import collection
from data.returns.form_identity import identity_of
from data.returns.periods import month_of
from data.store import Store
from tests.builders.ledger_rows import a_project, a_visit, publish_rows
from tests.builders.stores import an_empty_store
from tests.data.commands.test_documented import DOCUMENT


@pytest.fixture(scope="module")
def filed(tmp_path_factory):
    """A ledger in which 旗林草局 filed in October and 城川镇 in November 2021."""
    path = tmp_path_factory.mktemp("filed") / "signboard.duckdb"
    store = Store.open(path)
    publish_rows(
        store, a_project("示例项目01", unit="旗林草局", stage="签约"), as_of=date(2021, 10, 31)
    )
    publish_rows(store, a_visit(unit="城川镇"), as_of=date(2021, 11, 30))
    store.close()
    return path


@pytest.fixture
def run(filed, tmp_path, monkeypatch, capfd):
    """Runs a command on a copy of that ledger."""
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    monkeypatch.delenv("LEDGER_DATABASE", raising=False)
    shutil.copy(filed, tmp_path)

    def call(*words):
        code = main([str(word) for word in words])
        written = capfd.readouterr()
        return code, written.out, written.err

    return call


def test_a_month_in_words(run):
    code, out, _ = run("returns", "--period", "2021-11")
    assert code == 0
    assert "2021-11：应报 2 份，已报 1 份（其中有问题 0 份），未报 1 份" in out
    assert "旗林草局：2021年11月项目台账应于12月5日前报送，已逾期 " in out
    code, out, _ = run("returns", "--period", "2021-11", "--lang", "en")
    assert "2021-11: 2 owed, 1 filed (0 of them with problems), 1 missing" in out


def test_a_month_for_a_machine(run):
    code, out, _ = run("returns", "--period", "2021-11", "--json")
    told = json.loads(out)
    assert code == 0
    assert (told["owed"], told["filed"], told["missing"]) == (2, 1, 1)
    missing = next(one for one in told["returns"] if one["filing"] is None)
    assert (missing["unit"], missing["state"], missing["due"]) == (
        "旗林草局",
        "overdue",
        "2021-12-05",
    )
    assert missing["source"] == "history"


def test_a_form_is_written_and_never_over_a_file(run, tmp_path):
    words = ("form", "--unit", "旗林草局", "--period", "2021-11")
    code, out, _ = run(*words, tmp_path / "表.xlsx")
    assert code == 0 and "项目台账" in out
    mark = identity_of((tmp_path / "表.xlsx").read_bytes())
    assert (mark.unit, mark.as_of) == ("旗林草局", date(2021, 11, 30))
    code, _, err = run(*words, tmp_path / "表.xlsx")
    assert code == 1 and "没有覆盖" in err
    code, out, _ = run(*words, tmp_path)
    assert code == 0
    assert (tmp_path / "旗林草局_填报表_2021-11-30.xlsx").is_file()


def test_who_owes_nothing_gets_no_form(run, tmp_path):
    code, _, err = run("form", "--unit", "旗工信局", "--period", "2021-11", tmp_path / "表.xlsx")
    assert code == 1
    assert "旗工信局" in err and "城川镇、旗林草局" in err
    code, _, err = run("form", "--unit", "旗林草局", "--ledger", "funds", tmp_path / "表.xlsx")
    assert code == 1
    assert not (tmp_path / "表.xlsx").exists()


@pytest.mark.parametrize("words", [("returns", "--period", "2021"), ("form", "--unit", "甲")])
def test_a_slip_is_said(run, words):
    code, _, err = run(*words)
    assert code == 2 and err


def test_every_key_is_documented(tmp_path):
    store = an_empty_store()
    publish_rows(store, a_project(unit="旗林草局"), as_of=date(2021, 10, 31))
    told = returns_report(collection(store, month_of("2021-10"), date(2021, 11, 8)), "zh").payload
    (one,) = told["returns"]
    keys = {*told, *one, *one["filing"]}
    assert [key for key in sorted(keys) if f"`{key}`" not in DOCUMENT] == []
