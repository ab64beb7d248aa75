"""Words of a column that no list knows are asked about wherever a person can be asked."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from data.importer.importer import Belonging, Importer, Upload
from data.importer.model import ColumnWord
from data.importer.parse.accepted_values import accepted_value
from data.importer.questions.answers_file import corrections_of, read_answers
from data.importer.questions.question import Question
from data.inbox.importing import import_files
from data.inbox.job import Job
from data.ledgers import ledger
from data.reports.upload import question_lines
from data.store import Store
from tests.builders.ledger_files import a_file, of_sheet, understood

WORDS = ["拿地公示", "在建", "拿地公示", "投产", "主体施工"]
ROWS = [[f"示例项目{n}", 100 + n, word] for n, word in enumerate(WORDS)]
SHEET = [["招商项目台账"], ["项目名称", "计划总投资（万元）", "项目阶段"], *ROWS]
DAY = date(2021, 12, 31)


@pytest.mark.parametrize(
    ("word", "stage"),
    [
        ("前期洽谈", "洽谈"),
        ("实质性洽谈", "洽谈"),
        ("办手续", "签约"),
        ("手续办理中", "签约"),
        ("正在办理前期手续", "签约"),
        ("建设期", "建设"),
    ],
)
def test_words_are_read_by_their_parts_where_that_is_sure(word: str, stage: str) -> None:
    assert accepted_value(word, ledger("projects").field("stage").values) == stage


@pytest.mark.parametrize(
    "word", ["未签约", "不予办理", "拿地公示", "前期准备", "签约推进中", "办理签约", "开工推进"]
)
def test_other_words_are_not_guessed(word: str) -> None:
    assert accepted_value(word, ledger("projects").field("stage").values) is None


@pytest.mark.parametrize("word", ["提请竣工投产", "争取年内开工", "尚未完全投产", "暂未正式签约"])
def test_what_is_to_come_is_not_proposed_as_done(tmp_path: Path, word: str) -> None:
    rows = [*ROWS[1:2], ["示例项目9", 90, word]]
    report, _, _ = of_sheet(tmp_path, [*SHEET[:2], *rows])
    proposed = {one.arguments["text"]: one.proposed for one in report.questions}
    assert proposed == {word: "keep"}


def _asked(folder: Path) -> tuple[Question, ...]:
    report, _, _ = of_sheet(folder, SHEET)
    return tuple(one for one in report.questions if one.kind == "word")


def test_each_unknown_word_is_one_open_question_with_its_cells(tmp_path: Path) -> None:
    first, second = _asked(tmp_path)
    assert (first.arguments["text"], first.places, first.count) == ("拿地公示", ("C3", "C5"), 2)
    assert [one.key for one in first.options][:3] == ["keep", "发起", "考察"]
    assert second.proposed == "建设"  # 施工 is a part of it, and nothing is taken for granted
    assert second.is_open


def test_the_command_line_lists_the_words_and_how_to_answer(tmp_path: Path) -> None:
    lines = list(question_lines(_asked(tmp_path), "zh"))
    assert any("“拿地公示”（项目阶段，2 格）读作什么？" in line for line in lines)
    assert any("先不读；别处也看不出的行不载入" in line for line in lines)
    assert "--answers" in lines[-1]


def test_an_answer_in_a_file_loads_the_rows(tmp_path: Path) -> None:
    store = Store.open(None)
    path = a_file(tmp_path, {"台账": SHEET})
    files = ((str(path), path.name),)
    job = Job("import", by="示例", files=files, unit="旗招商局", as_of=DAY, is_strict=True)
    first = import_files(store, job)
    assert first.exit_code == 1
    assert first.payload["published"] is None
    for question in first.payload["files"][0]["questions"]:
        question["answer"] = "签约" if "拿地" in question["id"] else "建设"
    answers = read_answers(json.dumps(first.payload))
    second = import_files(store, Job(**{**vars(job), "answers": answers}))
    assert second.exit_code == 0, second.payload
    assert second.payload["files"][0]["sheets"][0]["rows"]["loaded"] == len(WORDS)
    store.close()


def test_what_one_unit_taught_is_offered_to_the_next_and_kept_for_the_first(
    tmp_path: Path,
) -> None:
    store, path = Store.open(None), a_file(tmp_path, {"台账": SHEET})
    importer, files = Importer(store), [(path, path.name)]
    own = Belonging("旗招商局", DAY)
    asked = importer.understand(Upload.of(files, own)).files[0].questions
    said = {one.fingerprint: {one.question_id: "签约" for one in asked} for one in asked}
    upload = Upload.of(files, own, corrections_of(said))
    intake = importer.understand(upload)
    importer.publish(intake.drafts, by="示例")
    importer.remember(upload, intake, by="示例")
    other = [["在手项目"], ["工程名称", "总投资（万元）", "进度阶段"], *ROWS]
    book = a_file(tmp_path, {"清单": other}, name="另一单位.xlsx")
    beside = importer.understand(Upload.of([(book, book.name)], Belonging("旗工信局", DAY)))
    (first, _) = [one for one in beside.files[0].questions if one.kind == "word"]
    assert first.proposed == "签约"
    assert ("word-told-elsewhere", {"unit": "旗招商局", "value": "签约"}) in first.reasons
    again = importer.understand(Upload.of(files, Belonging("旗招商局", date(2022, 1, 31))))
    assert [one for one in again.open_questions if one.kind == "word"] == []
    store.close()


def test_the_page_suggests_what_a_part_of_the_word_says(tmp_path: Path) -> None:
    words = understood(a_file(tmp_path, {"台账": SHEET})).files[0].sheets[0].words
    proposed = {one.text: one.proposed for one in words if isinstance(one, ColumnWord)}
    assert proposed == {"拿地公示": "", "主体施工": "建设"}
