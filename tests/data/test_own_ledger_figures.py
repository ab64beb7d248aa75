"""Figures of ledgers that the office declares: in the document, in words, in both languages."""

import json

import pytest

from data.figures import figures
from data.formats import NBSP
from data.reports.figures import figures_report
from tests.builders.own_ledgers import LOANS, ROADS, an_office, loans, published, roads


@pytest.fixture
def office(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, "设备租借.toml", by="测试员")
        store.own_ledgers.declare(ROADS, "village_roads.toml", by="测试员")
        yield store


def test_each_ledger_has_its_counts_sums_and_measures(office, tmp_path):
    published(office, loans(), tmp_path)
    published(office, roads(), tmp_path)
    told = figures(office)["ledgers"]
    assert told["设备租借"] == {
        "rows": 3,
        "open": 2,
        "closed": 1,
        "overdue": 1,
        "sums": {
            "台数": {"value": 7.0, "unknown": 0},
            "押金": {"value": 4.5, "unknown": 1},
        },
        "measures": {},
    }
    assert told["village_roads"] == {
        "rows": 3,
        "open": None,
        "closed": None,
        "overdue": None,
        "sums": {
            "bid_price": {"value": 278.125, "unknown": 1},
            "cost": {"value": 612.5, "unknown": 1},
            "length_km": {"value": 10.0, "unknown": 0},
        },
        "measures": {"cost_a_road": 306.25},
    }
    json.dumps(told)


def test_of_what_is_not_published_nothing_is_known(office, tmp_path):
    assert figures(office)["ledgers"] == {}
    published(office, loans(), tmp_path)
    assert figures(office)["ledgers"]["village_roads"] == {
        **dict.fromkeys(("rows", "open", "closed", "overdue")),
        "sums": {},
        "measures": {},
    }


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ["设备租借：3 行、未办结 2、已办结 1、逾期 1", "  押金合计：4.50 万元（1 行未填）"]),
        ("en", ["Village roads: 3 rows", "  Mean cost: ¥3.06 mn", "  sum of Length: 10 km"]),
    ],
)
def test_they_are_said_in_words(office, tmp_path, language, lines):
    published(office, loans(), tmp_path)
    published(office, roads(), tmp_path)
    told = figures_report(figures(office), language).text.replace(NBSP, " ").splitlines()
    assert [one for one in lines if one not in told] == []
