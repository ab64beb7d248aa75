"""What one unit's sheet was told of a header is offered to the next unit, not taken in silence."""

from datetime import date

import pytest

from data.importer.corrections import TableCorrection
from data.importer.importer import Belonging, Importer, Upload
from tests.builders.ledger_files import a_file, rows_of
from tests.builders.stores import an_empty_store

ROWS = [
    ["项目名称", "阶段", "签约日期", "总投资（万元）", "靠前干部"],
    ["示例项目01", "签约", "2021-03-01", 500, "旗领导A"],
    ["示例项目02", "签约", "2021-04-01", 600, "旗领导B"],
]
DAY = date(2021, 12, 31)


def upload(folder, unit, corrections=None, rows=ROWS):
    path = a_file(folder, {"台账": rows}, f"{unit}.xlsx")
    return Upload.of([(path, path.name)], Belonging(unit, DAY), corrections)


@pytest.fixture
def store():
    store = an_empty_store()
    yield store
    store.close()


@pytest.fixture
def taught(store, tmp_path):
    """示例镇 said that 靠前干部 is the sponsoring leader, and published."""
    importer = Importer(store)
    first = upload(tmp_path, "示例镇")
    (sheet,) = importer.understand(first).files[0].sheets
    said = {sheet.fingerprint: TableCorrection(fields={"E": "sponsoring_leader"})}
    first = upload(tmp_path, "示例镇", said)
    intake = importer.understand(first)
    importer.publish(intake.drafts, by="测试员")
    importer.remember(first, intake, by="测试员")
    return importer


def test_the_next_unit_is_offered_the_answer(taught, tmp_path):
    rows = [[*row, index] for index, row in enumerate(ROWS)]
    rows[0][-1] = "备注2"
    intake = taught.understand(upload(tmp_path, "示例乡", rows=rows))
    (asked,) = [q for q in intake.files[0].questions if q.arguments["header"] == "靠前干部"]
    assert asked.proposed == "sponsoring_leader"
    assert ("told-elsewhere", {"unit": "示例镇", "field": "包联领导"}) in asked.reasons
    assert rows_of(intake.drafts[0])[0]["sponsoring_leader"] is None
    (sheet,) = intake.files[0].sheets
    said = {sheet.fingerprint: TableCorrection(answers={asked.question_id: asked.proposed})}
    intake = taught.understand(upload(tmp_path, "示例乡", said, rows))
    assert rows_of(intake.drafts[0])[0]["sponsoring_leader"] == "旗领导A"


def test_the_unit_that_said_it_is_not_asked(taught, tmp_path):
    intake = taught.understand(upload(tmp_path, "示例镇"))
    assert intake.files[0].questions == ()
    assert rows_of(intake.drafts[0])[1]["sponsoring_leader"] == "旗领导B"


def test_an_answered_question_teaches_too(store, tmp_path):
    importer = Importer(store)
    rows = [[*row[:-1], row[-1]] for row in ROWS]
    rows[0] = [*rows[0][:-1], "蹲点领导"]
    first = upload(tmp_path, "示例镇", rows=rows)
    report = importer.understand(first).files[0]
    (asked,) = [q for q in report.questions if q.arguments["header"] == "蹲点领导"]
    said = {
        report.sheets[0].fingerprint: TableCorrection(
            answers={asked.question_id: "sponsoring_leader"}
        )
    }
    first = upload(tmp_path, "示例镇", said, rows)
    importer.remember(first, importer.understand(first), by="测试员")
    other = [[*row, "x"] for row in rows]
    other[0][-1] = "备注2"
    report = importer.understand(upload(tmp_path, "示例乡", rows=other)).files[0]
    (again,) = [q for q in report.questions if q.arguments["header"] == "蹲点领导"]
    assert again.reasons[0][0] == "told-elsewhere"


def test_what_was_said_to_be_nothing_is_not_offered(store, tmp_path):
    importer = Importer(store)
    first = upload(tmp_path, "示例镇")
    (sheet,) = importer.understand(first).files[0].sheets
    first = upload(tmp_path, "示例镇", {sheet.fingerprint: TableCorrection(fields={"E": "ignore"})})
    importer.remember(first, importer.understand(first), by="测试员")
    questions = importer.understand(upload(tmp_path, "示例乡")).files[0].questions
    asked = [q for q in questions if q.arguments["header"] == "靠前干部"]
    assert [reason for q in asked for reason, _ in q.reasons if reason == "told-elsewhere"] == []
