"""A stage that was only inferred beside a progress text that claims another is asked about."""

from datetime import date

from data.importer.corrections import TableCorrection
from data.importer.questions.question import option_label, reason_texts
from data.reports.upload import report_json
from tests.builders.ledger_files import a_file, of_sheet, understood

NAMES = ["序号", "项目名称", "投资方", "总投资（万元）", "签约日期", "进展情况"]
SIGNED = date(2021, 3, 3)
CLAIM_NOTHING = ("尚未开工", "预计年底投产", "正在办理手续")


def rows(*progress):
    numbered = enumerate(progress, 1)
    return [NAMES, *([n, f"示例{n}号项目", "甲", 500, SIGNED, said] for n, said in numbered)]


def answered(folder, sheet_rows, way):
    report, sheet, _ = of_sheet(folder, sheet_rows)
    (question,) = report.questions
    said = {sheet.fingerprint: TableCorrection(answers={question.question_id: way})}
    report, _, read = of_sheet(folder, sheet_rows, corrections=said)
    return report, [row["stage"] for row in read]


def test_claims_beyond_an_inferred_stage_are_one_question_with_both_counts(tmp_path):
    given = rows("项目已投产", "已开工，桩机已进场", "项目暂缓", *CLAIM_NOTHING)
    report, _, read = of_sheet(tmp_path, given)
    assert [row["stage"] for row in read] == ["签约"] * 6
    (question,) = report.questions
    assert (question.kind, question.places, question.count) == ("stage-claim", ("F2–F4",), 3)
    assert (question.current, question.proposed, question.scope) == ("keep", "claimed", "cells")
    assert [one.values for one in question.examples] == [
        ("签约", "投产"),
        ("签约", "开工"),
        ("签约", "缓建"),
    ]
    assert [option_label(one, "zh") for one in question.options] == [
        "按推断的阶段：签约 6",
        "按进展情况：签约 3、开工 1、投产 1、缓建 1",
    ]
    (why,) = reason_texts(question, "zh")
    assert all(f"示例{n}号项目" in why for n in (1, 2, 3))
    assert "示例4号项目" not in why


def test_each_answer_is_what_the_figures_are_made_of(tmp_path):
    given = rows("项目已投产", "已开工，桩机已进场", "项目暂缓", "正在办理手续")
    report, stages = answered(tmp_path, given, "claimed")
    assert stages == ["投产", "开工", "缓建", "签约"]
    told = [(one.cell, one.arguments["read"]) for one in report.issues if "answered" in one.code]
    assert told == [("F2", "投产"), ("F3", "开工"), ("F4", "缓建")]
    assert not [one for one in report.questions if one.is_open]
    _, stages = answered(tmp_path, given, "keep")
    assert stages == ["签约"] * 4


def test_a_denial_beside_a_start_that_was_inferred(tmp_path):
    given = [
        [*NAMES[:5], "开工时间", "进展情况"],
        [1, "示例甲项目", "甲", 500, SIGNED, date(2021, 5, 1), "因规划调整，至今尚未开工"],
        [2, "示例乙项目", "乙", 500, SIGNED, date(2021, 5, 1), "已开工，未投产"],
    ]
    report, _, read = of_sheet(tmp_path, given)
    assert [row["stage"] for row in read] == ["建设", "建设"]
    (question,) = report.questions
    assert (question.places, question.examples[0].values) == (("G2",), ("建设", "签约"))


def test_a_stated_stage_is_not_asked_about(tmp_path):
    given = [[*NAMES, "阶段"], [1, "示例甲项目", "甲", 500, SIGNED, "项目已投产", "签约"]]
    report, sheet, _ = of_sheet(tmp_path, given)
    assert report.questions == ()
    assert sheet.inferred_stages == ()


def test_a_row_that_states_no_stage_at_all_may_be_saved_by_its_progress(tmp_path):
    given = rows("项目已投产", "正在办理手续")
    given[1][4] = None
    _, sheet, _ = of_sheet(tmp_path, given)
    assert sheet.rows_rejected == 1
    _, stages = answered(tmp_path, given, "claimed")
    assert stages == ["投产", "签约"]


def test_whose_stage_was_inferred_is_listed_by_name(tmp_path):
    path = a_file(tmp_path, {"签约项目": rows("正在办理手续", "在建")})
    (file,) = report_json(understood(path), "zh")["files"]
    assert file["sheets"][0]["inferred_stages"] == [
        {"row": 2, "project": "示例1号项目", "stage": "签约", "from": "date"},
        {"row": 3, "project": "示例2号项目", "stage": "建设", "from": "words"},
    ]
    (note,) = [one for one in file["issues"] if one["code"] == "stage-derived"]
    assert "示例1号项目、示例2号项目" in note["message"]


def test_where_progress_alone_tells_the_stage_it_is_asked_once(tmp_path):
    given = [
        ["序号", "项目名称", "投资方", "总投资（万元）", "行业", "目前进展"],
        [1, "示例甲项目", "甲", 500, "化工", "已签约，正在办理拿地手续"],
        [2, "示例乙项目", "乙", 500, "化工", "在谈，企业拟下月来考察"],
        [3, "示例丙项目", "丙", 500, "化工", "正在办理手续"],
    ]
    report, sheet, read = of_sheet(tmp_path, given)
    assert [row["stage"] for row in read] == [None] * 3
    (question,) = [one for one in report.questions if one.kind == "stage-claim"]
    assert question.places == ("F2–F3",)
    assert [option_label(one, "zh") for one in question.options] == [
        "不补，阶段空着",
        "按进展情况：洽谈 1、签约 1",
    ]
    said = {sheet.fingerprint: TableCorrection(answers={question.question_id: "claimed"})}
    _, _, read = of_sheet(tmp_path, given, corrections=said)
    assert [row["stage"] for row in read] == ["签约", "洽谈", None]
