"""A declaration changes after its rows are published: nothing is lost, and it is said."""

from __future__ import annotations

import pytest

from data.ledgers.declaration_changes import changes_of
from data.ledgers.own_files import file_of
from data.ledgers.registry import ledger
from data.reports.ledgers import change_said
from data.texts import LANGUAGES
from tests.builders.own_ledgers import AS_OF, LOANS, an_office, loans, published

NAME, FILE = "设备租借", "设备租借.toml"
DEPOSIT = """[[fields]]
name = "押金"
header = "押金"
english = "Deposit"
type = "amount"

"""
REMARK = """
[[fields]]
name = "备注"
header = "备注"
type = "text"
"""
CHANGES = {
    "added": LOANS + REMARK,
    "titled": LOANS.replace('title = "设备租借"', 'title = "会展设备借用"'),
    "unit": LOANS.replace('type = "amount"', 'type = "amount"\nwritten_in = "元"'),
    "removed": LOANS.replace(DEPOSIT, ""),
    "identity": LOANS.replace('["设备编号"]', '["设备编号", "借用单位"]'),
    "closed": LOANS.replace('closed = ["已还"]', "closed = []"),
    "sensitivity-personal": LOANS.replace(
        'role = "town"', 'role = "town"\nsensitivity = "personal"'
    ),
}


@pytest.fixture
def office(var_folder, tmp_path):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, FILE, by="测试员")
        published(store, loans(), tmp_path)
        yield store


def rows(store):
    found = store.current_rows(NAME, "register", "示例局", AS_OF).to_pylist()
    return [{key: row[key] for key in row if key not in ("备注",)} for row in found]


@pytest.mark.parametrize("kind", CHANGES)
def test_published_rows_stay_and_the_change_is_said(office, kind):
    before, there = ledger(NAME), rows(office)
    office.own_ledgers.declare(CHANGES[kind], FILE, by="测试员")
    ((told, arguments),) = changes_of(before, ledger(NAME))
    assert told == kind
    for language in LANGUAGES:
        said = change_said((told, arguments), language)
        assert said
        assert all(str(one) in said for one in arguments.values() if "、" not in str(one))
    assert rows(office) == there
    office.own_ledgers.declare(LOANS, FILE, by="测试员")
    assert rows(office) == there


def test_a_removed_column_keeps_what_was_published_of_it(office, tmp_path):
    office.own_ledgers.declare(CHANGES["removed"], FILE, by="测试员")
    published(office, loans(), tmp_path)
    office.own_ledgers.declare(LOANS, FILE, by="测试员")
    assert [row["押金"] for row in rows(office)] == [None, None, None]
    office.roll_back(1, by="测试员")
    assert next(str(row["押金"]) for row in rows(office)).startswith("1.5")


def test_the_history_tells_who_changed_what_and_what_a_file_changed(office, var_folder):
    office.own_ledgers.declare(CHANGES["added"], FILE, by="示例员")
    office.close()
    file_of(NAME).write_text(CHANGES["identity"], "utf-8")
    with an_office(var_folder) as again:
        found = again.own_ledgers.history()
        told = [(one.by, [k for k, _ in changes_of(one.before, one.after)]) for one in found]
        assert told == [("", ["identity", "removed"]), ("示例员", ["added"]), ("测试员", [])]
        again.own_ledgers.take_back(NAME, by="测试员")
        assert again.own_ledgers.history()[0].after is None
