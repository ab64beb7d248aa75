"""The uploaded file itself is kept, once for each content, and stays whatever is undone."""

from __future__ import annotations

import csv
import random

import openpyxl
import pytest

from data.commands.main import main
from data.importer import TableCorrection
from data.importer.importer import Belonging, Importer, Upload
from data.inbox.scheduled import publish_due, schedule
from data.samples.workbooks import load_sample
from data.store import Store
from data.store.connection import Connection, known_steps
from tests.builders.resubmissions import DAY, UNIT, Office

HEAD = ["项目编号", "项目名称", "阶段", "签约日期", "计划总投资（万元）", "责任单位"]
ROWS = [
    ["A-1", "示例项目01", "签约", "2021-03-13", 5000, "旗发改委"],
    ["A-2", "示例项目02", "推进中", "2021-03-05", 6000, "旗工信局"],
    ["A-3", "示例项目03", "开工", "2021-05-05", 7000, "旗工信局"],
]


def a_workbook(path, rows=ROWS):
    book = openpyxl.Workbook()
    book.active.title = "签约项目"
    for row in (HEAD, *rows):
        book.active.append(row)
    book.save(path)
    return path


def a_text(path, rows=ROWS):
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows([HEAD, *rows])
    return path


def hashes(store):
    return store.query("store/kept_hashes")["sha256"].to_pylist()


@pytest.fixture
def office():
    with Office() as one:
        yield one


def published(office, path, corrections=None):
    intake = office.read(path, corrections)
    office.store.publish(intake.drafts, by="某人", base=office.store.sequence)
    return intake.files[0].sha256


@pytest.mark.parametrize("made", [a_workbook, a_text])
def test_a_published_file_comes_out_byte_for_byte(office, tmp_path, made):
    path = made(tmp_path / f"台账{'.csv' if made is a_text else '.xlsx'}")
    sha256 = published(office, path)
    assert office.store.files.content(sha256) == path.read_bytes()
    assert office.store.files.content("0" * 64) is None


def test_a_text_takes_less_room_than_it_had(office, tmp_path):
    rows = [[f"A-{n}", f"示例项目{n:04d}", "签约", "2021-03-13", n, ""] for n in range(1, 800)]
    path = a_text(tmp_path / "台账.csv", rows)
    sha256 = published(office, path)
    (row,) = office.store.query("store/kept_file", sha256=sha256).to_pylist()
    assert row["size_bytes"] == path.stat().st_size > 3 * len(row["content"])


def test_one_content_is_kept_once_under_whatever_name_and_day_it_comes(office, tmp_path):
    path = a_workbook(tmp_path / "三月.xlsx")
    sha256 = published(office, path)
    copy = tmp_path / "四月.xlsx"
    copy.write_bytes(path.read_bytes())
    upload = Upload.of([(copy, copy.name)], Belonging("上海庙镇", DAY, is_chosen=True))
    drafts = Importer(office.store).understand(upload).drafts
    office.store.publish(drafts, by="某人", base=1)
    assert hashes(office.store) == [sha256]
    assert [one.file_name for one in office.store.files.readings(sha256=sha256)] == [
        "三月.xlsx",
        "四月.xlsx",
    ]


def test_roll_back_and_deleting_the_sample_keep_the_files(tmp_path):
    store = Store.open(None)
    load_sample(store)
    samples = hashes(store)
    assert len(samples) >= 6
    store.remove_sample(by="某人")
    store.roll_back(0, by="某人")
    assert hashes(store) == samples
    store.close()


def test_backup_and_restore_carry_them(office, tmp_path):
    path = a_workbook(tmp_path / "台账.xlsx")
    sha256 = published(office, path)
    office.store.backup(tmp_path / "backup.duckdb")
    with Office() as other:
        other.store.restore(tmp_path / "backup.duckdb", by="某人")
        assert other.store.files.content(sha256) == path.read_bytes()
        (reading,) = other.store.files.readings(version=1)
        assert (reading.file_name, reading.unit, reading.as_of) == ("台账.xlsx", UNIT, DAY)


def test_a_publish_that_fails_keeps_nothing(office, tmp_path):
    drafts = office.read(a_workbook(tmp_path / "台账.xlsx")).drafts
    with pytest.raises(Exception, match=r"(?i)overlapping"):
        office.store.publish([*drafts, *drafts], by="某人", base=0)
    assert hashes(office.store) == []


def test_a_file_beyond_the_limit_is_published_and_not_kept(office, tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_KEPT_FILE_MB", "1")
    path = a_workbook(tmp_path / "台账.xlsx")
    book = openpyxl.load_workbook(path)
    page = book.create_sheet("说明")
    noise = random.Random(1)
    for _ in range(60):
        page.append(["".join(chr(noise.randrange(0x4E00, 0x9F00)) for _ in range(9000))])
    book.save(path)
    assert path.stat().st_size > 1 << 20
    sha256 = published(office, path)
    assert office.store.sequence == 1
    assert office.store.files.content(sha256) is None


def test_drafts_that_wait_for_their_day_bring_the_file_with_them(tmp_path, monkeypatch, office):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    path = a_workbook(tmp_path / "台账.xlsx")
    schedule(office.read(path).drafts, DAY, by="某人")
    content = path.read_bytes()
    path.unlink()
    publish_due(office.store, DAY)
    (sha256,) = hashes(office.store)
    assert office.store.files.content(sha256) == content


def test_a_database_of_an_earlier_release_has_none_and_says_so(tmp_path, monkeypatch, capsys):
    """Its versions were published before anything was kept."""
    path = tmp_path / "old.duckdb"
    monkeypatch.setenv("LEDGER_DATABASE", str(path))
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    store = Store.open(path)
    office = Office(store)
    published(office, a_workbook(tmp_path / "台账.xlsx"))
    store.close()
    connection = Connection(path)
    with connection.transaction() as cursor:
        for table in ("kept_file", "file_reading"):
            cursor.execute(f"drop table ledger.{table}")
        cursor.execute("delete from ledger.schema_version where number = 12")
    connection.close()
    assert 12 in known_steps()
    assert main(["check", "--version", "1"]) == 1
    assert "无法核对" in capsys.readouterr().out


def test_a_version_read_again_gives_the_same_rows_by_what_was_taught_then(
    tmp_path, monkeypatch, capsys
):
    monkeypatch.setenv("LEDGER_DATABASE", str(tmp_path / "ledger.duckdb"))
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    store = Store.open(tmp_path / "ledger.duckdb")
    office = Office(store)
    path = a_workbook(tmp_path / "台账.xlsx")
    (sheet,) = office.read(path).files[0].sheets
    taught = {sheet.fingerprint: TableCorrection(words={"stage": {"推进中": "洽谈"}})}
    published(office, path, taught)
    # What is taught later does not change what was read then.
    other = TableCorrection(words={"stage": {"推进中": "考察"}}).to_json()
    store.memory.save_mapping(sheet.fingerprint, UNIT, other, by="某人")
    store.memory.save_alias("unit", UNIT, "示例新局", by="某人")
    store.close()
    assert main(["check", "--version", "1"]) == 0
    assert "一致：" in capsys.readouterr().out
    assert _forged(tmp_path / "ledger.duckdb")
    assert main(["check", "--version", "1", "--lang", "en"]) == 1
    assert "NOT the same" in capsys.readouterr().out
    assert main(["check", "--version", "9"]) == 1
    assert main(["check", "--version", "1", str(path)]) == 2
    assert main(["check"]) == 2


def test_files_read_together_are_proven_together(tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LEDGER_DATABASE", str(tmp_path / "ledger.duckdb"))
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path / "var"))
    one = a_workbook(tmp_path / "甲.xlsx", ROWS[:2])
    two = a_text(tmp_path / "乙.csv", ROWS[2:])
    words = ["import", str(one), str(two), "--unit", UNIT, "--as-of", DAY.isoformat()]
    main([*words, "--as-read", "--json"])
    capsys.readouterr()
    assert main(["check", "--version", "1", "--json"]) == 0
    told = capsys.readouterr().out
    assert '"same": true' in told
    assert '"loaded_now": 3' in told


def _forged(path):
    """Somebody changed a figure behind the program's back."""
    connection = Connection(path)
    with connection.transaction() as cursor:
        cursor.execute(
            "update ledger.project_row set planned_investment_wan = 9 where project_code = 'A-1'"
        )
    connection.close()
    return True
