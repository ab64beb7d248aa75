"""Open questions on the command line: readings with sums, which is in use, which is proposed."""

from __future__ import annotations

from data.importer.corrections import TableCorrection
from data.reports.upload import question_lines
from tests.builders.ledger_files import a_file, understood

ROWS = [["项目名称", "阶段", "总投资"], ["示例项目01", "签约", 1.2]]


def lines(intake, language):
    return list(question_lines(intake.files[0].questions, language))


def test_readings_stand_below_the_question_with_their_sums(tmp_path):
    intake = understood(a_file(tmp_path, {"台账": ROWS}))
    said = lines(intake, "zh")
    assert "1 个问题需要人来决定" in said[0]
    assert "台账 C2  “总投资”的金额单位是什么？" in said[1]
    assert said[2].strip() == "- 万元  合计 1.2\u00a0万元  (现在, 建议)"
    assert said[3].strip() == "- 亿元  合计 1.20\u00a0亿元"
    assert "One question is for a person to decide" in lines(intake, "en")[0]


def test_what_is_answered_is_not_listed(tmp_path):
    path = a_file(tmp_path, {"台账": ROWS})
    (question,) = understood(path).open_questions
    read = {question.fingerprint: TableCorrection(answers={question.question_id: "亿元"})}
    assert lines(understood(path, corrections=read), "zh") == []
