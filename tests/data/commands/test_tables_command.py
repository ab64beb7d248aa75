"""``tables``: where tables stand in files, for people and for scripts."""

import json

from tests.builders.ledger_files import a_file


def a_book(folder):
    rows = [["农机贷款台账"], ["乡镇", "笔数", "余额（万元）"], ["甲镇", 12, 340], ["乙镇", 7, 95]]
    rows += [["丙镇", 21, 608], ["合计", 40, 1043], ["注：月末数"]]
    return a_file(folder, {"贷款": rows, "空": []}, "农机.xlsx")


def test_ranges_rows_and_sums_of_a_list_that_is_no_ledger(run, tmp_path):
    code, printed, _ = run("tables", a_book(tmp_path), "--json")
    assert code == 0
    (file,) = json.loads(printed)["files"]
    assert (file["file"], file["status"]) == ("农机.xlsx", "ok")
    loans, empty = file["sheets"]
    assert (loans["sheet"], empty) == ("贷款", {"sheet": "空", "tables": []})
    (table,) = loans["tables"]
    assert table == {
        "range": "A2:C6",
        "header_rows": [2],
        "label_columns": ["A"],
        "data_rows": [[3, 5]],
        "section_rows": [],
        "total_rows": [6],
        "sums": [{"cell": "B6", "of": ["B3:B5"]}, {"cell": "C6", "of": ["C3:C5"]}],
        "short_sums": [],
        "derived": [],
        "slips": [],
        "doubtful": False,
    }


def test_in_words_and_with_a_file_that_cannot_be_read(run, tmp_path):
    broken = tmp_path / "坏.xlsx"
    broken.write_bytes(b"PK\x03\x04 no archive")
    code, printed, _ = run("tables", a_book(tmp_path), broken)
    assert code == 1
    assert "贷款：A2:C6，表头第 2 行，数据 3 行，合计 1 行" in printed
    assert "坏.xlsx" in printed
