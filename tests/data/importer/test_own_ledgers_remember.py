"""What was said of a declared ledger's sheet holds in its next months, whatever changed in it."""

from __future__ import annotations

from datetime import date

import pytest

from data.importer.corrections import TableCorrection
from data.importer.importer import Belonging, Importer, Upload, remember_corrections
from tests.builders.invented_office import loans, written
from tests.builders.own_ledgers import an_office

JANUARY, FEBRUARY = date(2022, 1, 31), date(2022, 2, 28)
LEDGER = """\
title = "会展器材租借"
kind = "snapshot"
identity = ["器材编号"]
hints = ["会展器材租借"]

[[fields]]
name = "器材编号"
header = "器材编号"
type = "code"

[[fields]]
name = "应还日期"
header = "应还日期"
type = "date"
role = "deadline"

[[fields]]
name = "押金"
header = "押金"
type = "amount"
written_in = "元"

[[fields]]
name = "状况"
header = "状况"
type = "choice"
open = true
role = "status"
closed = ["已归还"]
values = { "在用" = [], "已归还" = [] }
"""


@pytest.fixture
def office(var_folder):
    with an_office(var_folder) as store:
        store.own_ledgers.declare(LEDGER, "会展器材租借.toml", by="示例员")
        yield store


def book(folder, name, *, more=()):
    """A later month whose deadline stands under another header, with further columns."""
    sheet = loans(1)
    head = sheet.rows[2]
    head[head.index("应还日期")] = "应归还时间"
    for header in more:
        head.append(header)
        for row in sheet.rows[3:]:
            row.append("一号库")
    return written(folder, name, sheet)


def read(store, path, day, corrections=None):
    upload = Upload.of([(path, path.name)], Belonging("旗招商局", day), corrections)
    return Importer(store).understand(upload)


def about_the_deadline(intake):
    return [one for one in intake.open_questions if one.arguments["header"] == "应归还时间"]


def test_a_renamed_column_is_asked_about_once_and_a_new_one_changes_nothing(office, tmp_path):
    path = book(tmp_path, "一月")
    intake = read(office, path, JANUARY)
    (asked,) = about_the_deadline(intake)
    assert "应还日期" in [one.key for one in asked.options]
    said = {asked.fingerprint: TableCorrection(answers={asked.question_id: "应还日期"})}
    intake = read(office, path, JANUARY, said)
    assert about_the_deadline(intake) == []
    remember_corrections(office, [(intake.files[0], "旗招商局")], said, by="示例员")
    office.publish(intake.drafts, by="示例员", base=office.sequence)
    later = read(office, book(tmp_path, "二月", more=("保管地点",)), FEBRUARY)
    assert about_the_deadline(later) == []
    office.publish(later.drafts, by="示例员", base=office.sequence)
    rows = office.current_rows("会展器材租借", "register", "旗招商局", FEBRUARY)
    first = rows.to_pylist()[0]
    assert first["应还日期"] == date(2021, 3, 16)
    assert dict(first["extra"])["保管地点"] == "一号库"
