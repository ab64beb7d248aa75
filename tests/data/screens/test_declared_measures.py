"""Every kind of declared figure over equipment loans: its value, what is blank, both languages."""

from __future__ import annotations

from datetime import date

import pytest

from data.figures import figures
from data.formats import NBSP
from data.language import speaking
from data.ledgers.registry import ledger
from data.reports.figures import figures_report
from data.screens import ledger_sentences as sentences
from data.screens.ledger_readings import Listed
from data.screens.view import store, view_at
from tests.builders.own_ledgers import LOAN_HEADERS, LOANS, published
from tests.builders.workbooks import Sheet, a_workbook

NAME = "设备租借"
BACK = """
[[fields]]
name = "归还日期"
header = "归还日期"
type = "date"
role = "closed_date"

[[fields]]
name = "借出日期"
header = "借出日期"
type = "date"
role = "date"
"""
# Kind → what is declared beside it, its value, how many rows leave it blank, both sentences.
KINDS = {
    "count": ("", 5.0, 0, "单数 5 条", "Loans 5 rows"),
    "sum": ('of = "押金"', 7.5, 2, "单数 7.50 万元", "Loans ¥0.08 mn"),
    "mean": ('of = "押金"', 2.5, 2, "单数 2.50 万元", "Loans ¥0.03 mn"),
    "share": ('where = { "状态" = ["已还"] }', 0.5, 1, "单数 50.0%", "Loans 50.0%"),
    "median_days": (
        'since = "借出日期"\nuntil = "归还日期"',
        20.0,
        3,
        "单数 20 个自然日",
        "Loans 20 calendar days",
    ),
    "open": ("", 2.0, 1, "单数 2 条", "Loans 2 rows"),
    "overdue": ("", 1.0, 0, "单数 1 条", "Loans 1 row"),
}


def row(number, deposit, due, status, back, lent):
    return [f"SB-{number}", "示例局", "昂素镇", None, deposit, 1, due, status, None, back, lent]


ROWS = [
    row(1, 1.5, date(2021, 5, 1), "已还", date(2021, 4, 11), date(2021, 4, 1)),
    row(2, None, date(2021, 6, 1), "已还", date(2021, 5, 31), date(2021, 5, 1)),
    row(3, 4, date(2021, 10, 1), "在借", None, date(2021, 9, 1)),
    row(4, None, date(2022, 3, 1), "在借", None, date(2020, 9, 1)),
    row(5, 2, None, None, None, None),
]


@pytest.fixture
def office(var_folder, tmp_path):
    usual = 'title = "单数"\nenglish = "Loans"\n'
    told = "".join(
        f'\n[[figures]]\nkey = "{kind}"\nkind = "{kind}"\n{usual}{said}\n'
        for kind, (said, *_) in KINDS.items()
    )
    opened = store()
    opened.own_ledgers.declare(LOANS + BACK + told, f"{NAME}.toml", by="测试员")
    head = [*LOAN_HEADERS, "归还日期", "借出日期"]
    published(opened, a_workbook(Sheet("设备", [["设备租借情况表"], head, *ROWS])), tmp_path)
    return opened


def test_each_kind_counts_what_it_says_names_what_is_blank_and_is_a_sentence(office):
    listed = Listed(view_at(), ledger(NAME))
    told = {one.measure.kind: one for one in listed.measures}
    assert {
        kind: (one.whole["value"], one.whole["unknown_count"]) for kind, one in told.items()
    } == {kind: (value, blank) for kind, (_, value, blank, *_) in KINDS.items()}
    for kind, (_, _, blank, zh, en) in KINDS.items():
        said = sentences.measure_sentence(listed, told[kind]).replace(NBSP, " ")
        assert said.startswith(zh)
        assert (f"{blank} 条未填" in said) == bool(blank)
        with speaking("en"):
            said = sentences.measure_sentence(listed, told[kind]).replace(NBSP, " ")
        assert said.startswith(en)
        assert ("left blank" in said) == bool(blank)
    assert (told["count"].year["value"], told["count"].last_year["value"]) == (3.0, 1.0)


def test_figures_tell_the_same_values(office):
    document = figures(office)
    assert document["ledgers"][NAME]["measures"] == {kind: one[1] for kind, one in KINDS.items()}
    for language, share in (("zh", "单数：50.0%"), ("en", "Loans: 50.0%")):
        assert share in figures_report(document, language).text.replace(NBSP, " ")
