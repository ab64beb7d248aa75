"""``annotate`` and ``feedback`` as typed."""

from __future__ import annotations

import json
import zipfile

import docx
import openpyxl
import pytest

from data.commands.main import main
from data.importer import TableCorrection
from data.reports.upload import report_json
from data.store import MappedSheet, Store
from tests.builders.ledger_files import understood
from tests.data.documents.annotated_files import comments, fills


@pytest.fixture(autouse=True)
def database(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    path = tmp_path / "var" / "ledger.duckdb"
    monkeypatch.setenv("LEDGER_DATABASE", str(path))
    return path


@pytest.fixture
def ledger(tmp_path):
    book = openpyxl.Workbook()
    book.active.append(["项目名称", "阶段", "签约日期", "计划总投资（万元）"])
    book.active.append(["示例项目01", "签约", "2021.13.40", 5000])
    path = tmp_path / "台账.xlsx"
    book.save(path)
    return path


def test_annotate_writes_the_marked_workbook_and_leaves_as_check_does(ledger, tmp_path, capsys):
    out = tmp_path / "back.xlsx"
    assert main(["annotate", str(ledger), "--out", str(out), "--json"]) == 1
    answer = json.loads(capsys.readouterr().out)
    assert answer == {
        "written": str(out),
        "issues": {"error": 1, "warning": 0, "note": 0},
        "remembered": {"used": False, "because": "no-unit", "mappings": []},
        "returned": None,
    }
    assert list(comments(out.read_bytes())) == [("Sheet", "C2")]


def test_nothing_is_overwritten(ledger, tmp_path, capsys):
    out = tmp_path / "back.xlsx"
    out.write_text("mine")
    for words in (["annotate"], ["feedback", "--unit", "旗招商局"]):
        assert main([*words, str(ledger), "--out", str(out)]) == 1
        assert "没有覆盖" in capsys.readouterr().err
    assert out.read_text() == "mine"


def test_of_a_file_that_cannot_be_opened_nothing_is_written(tmp_path, capsys):
    path, out = tmp_path / "a.xlsx", tmp_path / "back.xlsx"
    path.write_text("hello")
    assert main(["annotate", str(path), "--out", str(out)]) == 1
    assert "不能加批注退回" in capsys.readouterr().err
    assert not out.exists()


def test_a_workbook_is_not_written_under_the_suffix_of_a_text(tmp_path, capsys):
    path, out = tmp_path / "台账.csv", tmp_path / "back.csv"
    path.write_text("项目名称,阶段,签约日期\n示例项目01,签约,2021.13.40\n", encoding="utf-8")
    assert main(["annotate", str(path), "--out", str(out)]) == 1
    assert str(tmp_path / "back.xlsx") in capsys.readouterr().err
    assert not out.exists()
    assert main(["annotate", str(path), "--out", str(tmp_path / "back.xlsx")]) == 1
    assert (tmp_path / "back.xlsx").exists()


def test_feedback_of_a_clean_file_is_fine(tmp_path, capsys):
    book = openpyxl.Workbook()
    book.active.append(["项目名称", "阶段", "签约日期", "计划总投资（万元）"])
    book.active.append(["示例项目01", "签约", "2021-09-30", 5000])
    book.save(tmp_path / "a.xlsx")
    out = tmp_path / "back.docx"
    words = ["--unit", "旗招商局", "--as-of", "2021-12-31", "--out", str(out)]
    assert main(["feedback", str(tmp_path / "a.xlsx"), *words]) == 0
    assert "已写出" in capsys.readouterr().out
    said = [one.text for one in docx.Document(str(out)).paragraphs]
    assert any("没有需要核实的内容" in line for line in said)


def test_by_what_is_remembered_of_the_unit_as_check_does(ledger, database, tmp_path, capsys):
    """The office decided that the date column of this unit's sheet is left alone."""
    out = tmp_path / "back.xlsx"
    words = ["annotate", str(ledger), "--out", str(out), "--unit", "旗招商局"]
    assert main(words) == 1
    assert "还没有数据库" in capsys.readouterr().out
    out.unlink()
    store = Store.open(database)
    (sheet,) = report_json(understood(ledger), "zh")["files"][0]["sheets"]
    store.memory.save_mapping(
        sheet["fingerprint"],
        "旗招商局",
        TableCorrection(fields={"C": "ignore"}).to_json(),
        by="甲",
        made_on=MappedSheet("台账.xlsx", "Sheet", "projects", {"C": "签约日期"}),
    )
    store.close()
    assert main([*words, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [one["unit"] for one in answer["remembered"]["mappings"]] == ["旗招商局"]
    assert list(comments(out.read_bytes())) == []


def test_feedback_needs_a_unit(ledger, tmp_path, capsys):
    assert main(["feedback", str(ledger), "--out", str(tmp_path / "x.docx")]) == 2
    assert "--unit" in capsys.readouterr().err


@pytest.fixture
def marked(ledger, database, tmp_path, capsys):
    """The ledger marked while there is a database, so that it is kept as it came."""
    Store.open(database).close()
    out = tmp_path / "back.xlsx"
    main(["annotate", str(ledger), "--out", str(out), "--unit", "旗招商局"])
    capsys.readouterr()
    return out


def test_annotate_of_a_returned_workbook_says_what_was_solved(marked, tmp_path, capsys):
    book = openpyxl.load_workbook(marked)
    book["Sheet"]["C2"] = "2021-12-14"
    book.save(tmp_path / "again.xlsx")
    clean = tmp_path / "clean.xlsx"
    of_unit = ["--unit", "旗招商局"]
    assert main(["annotate", str(tmp_path / "again.xlsx"), "--out", str(clean), *of_unit]) == 0
    said = capsys.readouterr().out
    assert "已改好 1 处，仍有 0 处，新出现 0 处" in said
    assert "C2（示例项目01） “2021.13.40” → “2021-12-14”" in said
    assert comments(clean.read_bytes()) == {}
    assert fills(clean.read_bytes(), "Sheet") == {}
    assert main(["check", str(tmp_path / "again.xlsx"), "--json", *of_unit]) == 0
    (file,) = json.loads(capsys.readouterr().out)["files"]
    assert len(file["returned"]["solved"]) == 1


def test_the_marks_are_taken_away_by_handing_the_file_back_byte_for_byte(
    ledger, marked, tmp_path, capsys
):
    out = tmp_path / "original.xlsx"
    words = ["annotate", str(marked), "--original", "--out", str(out)]
    assert main([*words, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["written"], told["original"]["file"]) == (str(out), "台账.xlsx")
    assert out.read_bytes() == ledger.read_bytes()
    assert main(words) == 1  # never over a file that is there
    assert "没有覆盖" in capsys.readouterr().err


def test_of_a_file_that_is_not_marked_or_not_kept_nothing_is_handed_back(
    ledger, database, tmp_path, capsys
):
    out, back = tmp_path / "original.xlsx", tmp_path / "back.xlsx"
    assert main(["annotate", str(ledger), "--original", "--out", str(out)]) == 1
    assert "看不出" in capsys.readouterr().err
    main(["annotate", str(ledger), "--out", str(back)])  # without a database
    capsys.readouterr()
    assert main(["annotate", str(back), "--original", "--out", str(out)]) == 1
    assert "没有保存" in capsys.readouterr().err
    assert not out.exists()


def test_feedback_as_an_archive_is_one_sheet_a_responsible_unit(tmp_path, capsys):
    book = openpyxl.Workbook()
    book.active.append(["项目名称", "阶段", "签约日期", "责任单位"])
    book.active.append(["示例项目01", "签约", "2021.13.40", "旗发改委"])
    book.active.append(["示例项目02", "签约", "2021.13.40", "旗工信局"])
    book.save(tmp_path / "a.xlsx")
    out = tmp_path / "back.zip"
    words = ["--unit", "旗招商局", "--as-of", "2021-12-31", "--out", str(out), "--json"]
    assert main(["feedback", str(tmp_path / "a.xlsx"), *words]) == 1
    assert json.loads(capsys.readouterr().out)["units"] == ["旗发改委", "旗工信局"]
    with zipfile.ZipFile(out) as package:
        assert len(package.namelist()) == 2
