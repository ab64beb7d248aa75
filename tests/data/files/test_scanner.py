"""An antivirus that the office set is asked about each file before anything else reads it."""

from __future__ import annotations

import shlex
import sys
from datetime import date

import pytest

from data.documents.deck.template import template_layouts
from data.documents.office_template import TemplateError
from data.environment import SettingError, scanner
from data.files import open_workbook
from data.files.sandbox import client
from data.importer import sandboxed
from data.importer.importer import Belonging, Importer, Upload
from data.texts import text
from tests.builders.stores import an_empty_store
from tests.builders.workbooks import a_csv
from tests.data.documents.test_office_templates import slides

HEADERS = ["项目编号", "项目名称", "阶段", "计划总投资（万元）", "责任单位"]


def a_ledger(name):
    return a_csv([HEADERS, *([f"P{n}", f"{name}{n}", "签约", n, "旗发改委"] for n in range(9))])


BAD, GOOD = a_ledger("EICAR"), a_ledger("示例项目")
# Finds a word as an antivirus finds a signature; what is gone it cannot look at.
PROGRAM = """
import pathlib, sys
sys.exit(int(b"EICAR" in pathlib.Path(sys.argv[1]).read_bytes()))
"""


@pytest.fixture
def antivirus(tmp_path, monkeypatch):
    program = tmp_path / "antivirus.py"
    program.write_text(PROGRAM, encoding="utf-8")
    monkeypatch.setenv("SIGNBOARD_SCANNER", shlex.join([sys.executable, str(program)]))
    return program


def codes(folder, content):
    path = folder / "台账.csv"
    path.write_bytes(content)
    store = an_empty_store()
    upload = Upload.of([(path, path.name)], Belonging("示例镇", date(2021, 12, 31)))
    intake = Importer(store).understand(upload)
    store.close()
    opened = open_workbook(path, path.name)
    said = {report.refusal.code for report in intake.files if report.refusal is not None}
    return said | {getattr(opened, "code", "read")}


def test_what_the_antivirus_finds_is_refused_unread_and_the_rest_comes_in(antivirus, tmp_path):
    assert codes(tmp_path, BAD) == {"refused-malicious"}
    assert codes(tmp_path, GOOD) == {"read"}


def test_what_it_cannot_look_at_is_refused_too(antivirus, tmp_path):
    antivirus.write_text("raise SystemExit(2)", encoding="utf-8")
    assert codes(tmp_path, BAD) == {"refused-not-scanned"}


def test_without_its_program_nothing_comes_in(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_SCANNER", str(tmp_path / "gone"))
    assert codes(tmp_path, BAD) == {"refused-not-scanned"}


def test_as_many_files_are_looked_at_at_once_as_may_be_read(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_READERS", "1")
    client.turns.cache_clear()
    is_free = []

    def looked_at(_path):
        if got := client.turns().acquire(blocking=False):
            client.turns().release()
        is_free.append(got)
        return "refused-malicious"

    monkeypatch.setattr(client, "scanned", looked_at)
    monkeypatch.setattr(sandboxed, "scanned", looked_at)
    try:
        assert codes(tmp_path, GOOD) == {"refused-malicious"}
    finally:
        client.turns.cache_clear()
    assert is_free == [False, False]  # an upload's, and a file's by itself


def test_a_template_is_looked_at_too(antivirus):
    assert template_layouts(slides())
    antivirus.write_text("raise SystemExit(1)", encoding="utf-8")
    with pytest.raises(TemplateError) as error:
        template_layouts(slides())
    assert error.value.problem.code == "template-malicious"


def test_words_that_are_none_stop_the_start(monkeypatch):
    monkeypatch.setenv("SIGNBOARD_SCANNER", "clamdscan '")
    with pytest.raises(SettingError) as wrong:
        scanner()
    assert "补上或删去引号" in text("zh", f"{wrong.value.key}.remedy")
