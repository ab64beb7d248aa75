"""The list of a declared ledger, as ``python -m data ledger`` answers it."""

from __future__ import annotations

import json
from datetime import date

import pytest

from data.commands.main import main
from data.ledgers.registry import ledger
from data.reports.lists import list_report
from tests.builders.own_ledgers import LOAN_HEADERS, LOAN_ROWS, LOANS, an_office
from tests.builders.own_lists import ROAD_HEADERS, ROADS, publish_list, roads


@pytest.fixture
def office(var_folder, tmp_path):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        store.own_ledgers.declare(ROADS, "村道养护.toml", by="测试员")
        loans = [list(row) for row in LOAN_ROWS]
        publish_list(store, tmp_path, "设备租借", LOAN_HEADERS, loans)
        yield store


def test_it_counts_sums_and_names_what_is_late(office):
    told = list_report(office, ledger("设备租借"), None, "zh")
    assert (told.payload["row_count"], told.payload["overdue_count"]) == (3, 1)
    deposit = next(one for one in told.payload["sums"] if one["field"] == "押金")
    assert (deposit["total"], deposit["unknown_count"]) == (4.5, 1)
    assert [one["label"] for one in told.payload["late"]] == ["SB-01"]
    assert "押金合计 4.50\u00a0万元，1 行未填" in told.text
    assert "13800000001" not in json.dumps(told.payload)


def test_what_was_never_published_is_unknown_and_not_zero(office):
    told = list_report(office, ledger("村道养护"), None, "zh")
    assert (told.payload["row_count"], told.payload["sums"]) == (None, None)
    assert told.text == "村道养护还没有发布过"


def test_declared_measures_are_worked_out(office, tmp_path):
    publish_list(office, tmp_path, "村道养护", ROAD_HEADERS, roads(60))
    told = list_report(office, ledger("村道养护"), date(2021, 12, 31), "en")
    values = {one["key"]: one["value"] for one in told.payload["measures"]}
    assert values["完工率"] == pytest.approx(1 / 3)
    assert "Share finished: 33.3%" in told.text


def test_the_command_prints_it_and_refuses_an_unknown_ledger(office, capsys):
    office.close()
    assert main(["ledger", "设备租借", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["row_count"] == 3
    assert main(["ledger", "没有这本"]) == 2
