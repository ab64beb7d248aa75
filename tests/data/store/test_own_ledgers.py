"""A ledger that the office declares is stored, kept with the database and read like any other."""

from datetime import date
from pathlib import Path

import pytest

from data.ledgers.declaration_faults import DeclarationError
from data.ledgers.own_files import file_of, from_toml, to_toml
from data.ledgers.registry import ledgers
from data.store.refusals import ColumnChanged
from tests.builders.own_ledgers import AS_OF, LOAN_ROWS, LOANS, an_office, loans, published

FILE = "设备租借.toml"


@pytest.fixture
def office(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LOANS, FILE, by="测试员")
        yield store


def entries(store):
    store.worked_out(AS_OF)
    cursor = store._connection.cursor()
    rows = cursor.execute("select * from mart.entry order by label").to_arrow_table().to_pylist()
    return {row["label"]: row for row in rows}


def test_its_rows_are_entries_by_what_its_fields_are(office, tmp_path):
    published(office, loans(), tmp_path)
    found = entries(office)
    late = found["SB-01"]
    assert (late["unit"], late["town"], late["status"]) == ("示例局", "上海庙镇", "在借")
    assert (late["is_closed"], late["deadline"]) == (False, date(2021, 10, 15))
    assert late["overdue_days"] == 77
    assert dict(late["numbers"]) == {"押金": 1.5, "台数": 2.0}
    assert (found["SB-02"]["is_closed"], found["SB-02"]["overdue_days"]) == (True, None)
    assert dict(found["SB-02"]["numbers"])["押金"] is None
    assert found["SB-03"]["overdue_days"] is None


def test_what_is_personal_is_in_no_entry(office, tmp_path):
    published(office, loans(), tmp_path)
    assert "13800000001" not in str(entries(office))
    rows = office.current_rows("设备租借", "register", "示例局", AS_OF).to_pylist()
    assert rows[0]["联系电话"] == "13800000001"


def test_a_row_without_what_it_is_told_apart_by_is_rejected(office, tmp_path):
    rows = (*LOAN_ROWS, (None, "示例局", None, None, 2, 1, None, "在借", None))
    intake = published(office, loans(rows), tmp_path)
    assert (intake.drafts[0].loaded_count, intake.drafts[0].rejected_count) == (3, 1)


def test_it_is_there_again_when_the_office_opens_again(office, tmp_path, var_folder):
    published(office, loans(), tmp_path)
    office.close()
    with an_office(var_folder) as again:
        assert sorted(entries(again)) == ["SB-01", "SB-02", "SB-03"]


def test_a_backup_brings_declaration_and_rows_to_another_office(office, tmp_path, monkeypatch):
    published(office, loans(), tmp_path)
    office.backup(tmp_path / "copy.duckdb")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("SIGNBOARD_VAR", str(elsewhere))
    with an_office(elsewhere) as other:
        assert "设备租借" not in {one.name for one in ledgers()}
        other.restore(tmp_path / "copy.duckdb", by="测试员")
        assert sorted(entries(other)) == ["SB-01", "SB-02", "SB-03"]
        assert file_of("设备租借").read_text("utf-8") == LOANS


def test_rows_of_a_ledger_that_was_taken_back_go_with_the_backup(office, tmp_path):
    published(office, loans(), tmp_path)
    office.own_ledgers.take_back("设备租借", by="测试员")
    office.backup(tmp_path / "copy.duckdb")
    office.restore(tmp_path / "copy.duckdb", by="测试员")
    office.own_ledgers.declare(LOANS, FILE, by="测试员")
    assert sorted(entries(office)) == ["SB-01", "SB-02", "SB-03"]


def test_a_backup_from_before_a_ledger_was_declared_is_restored(office, tmp_path):
    published(office, loans(), tmp_path)
    office.own_ledgers.take_back("设备租借", by="测试员")
    office.backup(tmp_path / "copy.duckdb")
    courses = LOANS.replace('title = "设备租借"', 'title = "培训"')
    office.own_ledgers.declare(courses, "培训.toml", by="测试员")
    office.restore(tmp_path / "copy.duckdb", by="测试员")
    assert entries(office) == {}


def test_a_changed_file_holds_and_adds_its_columns(office, tmp_path, var_folder):
    published(office, loans(), tmp_path)
    office.close()
    more = '\n[[fields]]\nname = "备注"\nheader = "备注"\ntype = "text"\n'
    file_of("设备租借").write_text(LOANS + more, "utf-8")
    with an_office(var_folder) as again:
        row = again.current_rows("设备租借", "register", "示例局", AS_OF).to_pylist()[0]
        assert row["备注"] is None
        assert row["设备编号"] == "SB-01"


def test_a_file_that_is_gone_is_written_again_unless_it_was_taken_back(office, var_folder):
    office.close()
    file_of("设备租借").unlink()
    with an_office(var_folder) as again:
        assert file_of("设备租借").read_text("utf-8") == LOANS
        again.own_ledgers.take_back("设备租借", by="测试员")
    with an_office(var_folder):
        assert not file_of("设备租借").exists()
        assert "设备租借" not in {one.name for one in ledgers()}


def test_a_column_with_rows_keeps_its_type(office, tmp_path):
    published(office, loans(), tmp_path)
    changed = LOANS.replace('header = "台数"\ntype = "number"', 'header = "台数"\ntype = "date"')
    with pytest.raises(ColumnChanged) as refusal:
        office.own_ledgers.declare(changed, FILE, by="测试员")
    assert "台数" in refusal.value.message("zh")
    assert file_of("设备租借").read_text("utf-8") == LOANS


def test_a_declaration_goes_out_and_in_the_same(office):
    declared = from_toml(LOANS, FILE)
    assert from_toml(to_toml(declared), FILE) == declared


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (LOANS.replace('role = "town"', 'role = "unit"'), "two columns have the same role: unit"),
        (LOANS.replace('identity = ["设备编号"]', 'identity = ["编号"]'), "编号"),
        (LOANS.replace('name = "台数"', 'name = "batch_id"'), "batch_id"),
        (LOANS.replace('name = "台数"', 'name = "台 数"'), "台 数"),
        (LOANS.replace('closed = ["已还"]', 'closed = ["还了"]'), "还了"),
        (LOANS.replace('title = "设备租借"', 'title = "设备租借'), "line 1"),
    ],
)
def test_a_declaration_with_a_mistake_is_refused(wrong, said):
    with pytest.raises(DeclarationError, match=said):
        from_toml(wrong, FILE)


def test_no_declaration_takes_the_name_of_a_ledger_that_is_there():
    with pytest.raises(DeclarationError, match="there is a ledger"):
        from_toml(LOANS, str(Path("projects.toml")))
