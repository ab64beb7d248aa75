"""The Data page asks: readings side by side, answers read again, publishing says what is open."""

from __future__ import annotations

import time
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.importer.importer import Belonging
from data.store import open_store
from tests.builders.ledger_files import a_file
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.people import signed_in_as
from tests.builders.register_file import a_register
from tests.builders.stores import mapped
from tests.data.importer.test_likely_ledgers import REQUESTS
from tests.pages.steps import html, opened, read
from ui.intake import jobs

AS_OF = date(2021, 12, 31)
ROWS = [
    ["项目名称", "阶段", "总投资（万元）", "签约日期", "责任单位"],
    ["示例项目01", "签约", 12000, 44280, "旗发改委"],
    ["示例项目02", "签约", 8000, 44281, "旗工信局"],
    ["示例项目03", "签约", "2021.13.1x", date(1905, 7, 13), "旗工信局"],
]


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")


@pytest.fixture
def uploaded(var_folder):
    """Reads a workbook as an upload; what is not published is put aside after the test."""
    begun = []

    def upload(*paths):
        belonging = Belonging("旗招商局", AS_OF)
        uploads = [(path.name, path.read_bytes(), belonging) for path in paths]
        begun.append(jobs.start(uploads, store=open_store(), period=None, by="经办人"))
        return read(begun[-1])

    yield upload
    for job in begun:
        if jobs.find(job.job_id) is not None:
            jobs.discard(job)


@pytest.fixture
def job(uploaded, tmp_path):
    return uploaded(a_file(tmp_path, {"项目台账": ROWS}, "台账_2021-12.xlsx"))


def button(app: AppTest, label: str):
    return next(one for one in app.button if label in one.label)


def test_both_readings_stand_side_by_side(job, signed_in):
    shown = html(opened("data", job=job, step="check"))
    assert "2 个问题需要您决定，影响合计、日期或位置" in shown
    assert "“签约日期”有 2 个日期是数字，按日期读？" in shown
    assert "2021-03-25" in shown
    assert "这 2 个数字按表格软件的日期序号读，在 2021-03-25 至 2021-03-26 之间" in shown


def test_it_asks_in_english(job, signed_in):
    shown = html(opened("data", job=job, lang="en", step="check"))
    assert "2 questions are for you to decide" in shown
    assert "2 dates that are bare numbers. Read them as dates?" in shown


def test_publishing_with_open_questions_is_said_first(job, signed_in):
    app = opened("data", job=job, step="publish")
    assert button(app, "发布 V1").disabled
    assert button(app, "发布 V1").label == "发布 V1 · 先答 2 个影响数字的问题"
    box = next(one for one in app.checkbox if "2 个影响数字的问题没有回答" in one.label)
    box.check().run()
    assert not button(app, "发布 V1").disabled
    button(app, "发布 V1").click().run()
    assert open_store().versions()[0].note == "2 个问题未答，按表里的样子读取"


def test_a_chosen_answer_must_be_read_before_publishing(job, signed_in):
    app = opened("data", job=job, step="check")
    button(app, "都不对，先按未知").click().run()
    assert button(app, "有 1 个回答还没用上").disabled
    button(app, "按选好的重新读取（1 个）").click().run()
    read(job)
    assert "1 个问题需要您决定" in html(opened("data", job=job, step="check"))
    said = " ".join(
        html(opened("data", job=job, step="check", look=one)) for one in ("warning", "note")
    )
    assert "按您的回答，按未知处理" in said
    (draft,) = job.intake.drafts
    assert draft.tables["project_row"]["signed_date"].to_pylist()[:2] == [None, None]


def test_a_reading_that_broke_is_tried_again_with_what_was_corrected(job, signed_in, monkeypatch):
    understand, broken = jobs.Importer.understand, [True]

    def breaks_once(importer, upload, note):
        if broken:
            broken.clear()
            raise RuntimeError("a fault of the program")
        return understand(importer, upload, note)

    monkeypatch.setattr(jobs.Importer, "understand", breaks_once)
    app = opened("data", job=job, step="check")
    button(app, "都不对，先按未知").click().run()
    button(app, "按选好的重新读取（1 个）").click().run()
    while job.state not in ("failed", "ready"):
        time.sleep(0.05)
    app = opened("data", job=job, step="receive")
    assert "改过的地方都还在" in " ".join(one.value for one in app.error)
    app.button(key="bar-retry").click().run()
    assert read(job).state == "ready"
    (draft,) = job.intake.drafts
    assert draft.tables["project_row"]["signed_date"].to_pylist()[:2] == [None, None]


def test_an_answer_that_is_changed_is_no_open_question_that_was_answered(job, signed_in):
    app = opened("data", job=job, step="check")
    button(app, "都不对，先按未知").click().run()
    button(app, "按选好的重新读取（1 个）").click().run()
    read(job)
    app = opened("data", job=job, step="check")
    assert "1 个问题需要您决定，影响合计、日期或位置" in html(app)
    (asked,) = [q for report in job.intake.files for q in report.questions if q.is_open]
    (answered,) = [q for report in job.intake.files for q in report.questions if not q.is_open]
    app.session_state[f"questions-{job.job_id}"] = {
        (answered.fingerprint, answered.question_id): answered.proposed,
        (asked.fingerprint, asked.question_id): asked.proposed,
    }
    app.run()
    assert "<b>选了 2 个</b>" in html(app)


def test_all_as_proposed_leaves_nothing_to_ask_and_is_remembered(job, signed_in):
    button(opened("data", job=job, step="check"), "全部按建议").click().run()
    read(job)
    assert "2 个问题都已回答" in html(opened("data", job=job, step="check"))
    button(opened("data", job=job, step="publish"), "发布 V1").click().run()
    kept = mapped(open_store(), "旗招商局")
    (text,) = kept.values()
    # The single cell of this month is not remembered, the column is.
    assert '"serials:signed_date": "date"' in text
    assert "years" not in text


def test_issues_are_grouped_by_remedy_and_by_responsible_unit(job, signed_in):
    app = opened("data", job=job, step="check", look="warning")
    assert "请把单元格格式改为日期" in html(app)
    groups = [one for one in app.get("button_group") if one.key == f"issues-by-{job.job_id}"]
    groups[0].set_value("unit").run()
    shown = html(app)
    assert "<summary><b>旗工信局</b>" in shown
    assert shown.index("<summary><b>旗工信局</b>") < shown.index("<summary><b>旗发改委</b>")


def test_an_amount_that_slipped_and_a_part_sent_for_the_whole_are_asked_about(
    uploaded, tmp_path, signed_in
):
    many = [a_project(f"示例项目{n:02d}", planned_investment_wan=12000) for n in range(1, 12)]
    publish_rows(open_store(), *many)
    slipped = a_register(tmp_path / "台账_2021-12.xlsx", ("示例项目01", "签约", None, 1.2))
    warned = " ".join(
        one.value for one in opened("data", job=uploaded(slipped), step="publish").warning
    )
    assert "相差约 10,000 倍" in warned
    assert "1 张表已暂停" in warned


def test_a_file_with_a_secrecy_mark_is_refused_with_its_reason(uploaded, tmp_path, signed_in):
    marked = a_register(
        tmp_path / "台账_2021-12.xlsx", ("示例项目01", "签约"), title="机密★10年 项目台账"
    )
    app = opened("data", job=uploaded(marked))
    assert "没有读取" in html(app)
    assert "工作表“签约项目”的 A1 单元格带有" in html(app)
    assert button(app, "发布 V1 · 没有可以发布的表").disabled
    assert [one for one in app.get("file_uploader") if one.proto.label == "再加文件"]
    assert button(app, "放弃本次")


def test_a_file_that_was_not_read_is_named_before_publishing_and_is_no_wrong_cell(
    uploaded, tmp_path, signed_in
):
    good = a_register(tmp_path / "台账.xlsx", ("示例项目01", "签约", "2021-03-04", 100))
    bad = tmp_path / "*坏*.xlsx"
    bad.write_bytes(b"")
    warned = [one.value for one in opened("data", job=uploaded(good, bad), step="publish").warning]
    assert any("1 个文件没有读入" in one and r"\*坏\*" in one for one in warned)
    assert not any("有错误的单元格" in one for one in warned)


def four_sheets(folder):
    """Four units' sheets, each with a column more than the one before, and one unclear header."""
    sheets = {}
    for at, more in enumerate(("投资方", "行业", "建设内容", "来源地")):
        head = ["项目名称", "阶段", "总投资（万元）", "签约日期", "责任单位", more, "蹲点领导"]
        own = ("示例企业", "建材", "建厂", "示例省")[at]
        sheets[f"项目台账{at + 1}"] = [head] + [
            [f"示例{at}号项目{n}", "签约", 1000 * n, date(2021, 3, n), "示例局", own, f"旗领导{n}"]
            for n in (1, 2)
        ]
    return a_file(folder, sheets, "四个组.xlsx")


def test_a_column_unclear_in_four_sheets_is_asked_once(uploaded, signed_in, tmp_path):
    job = uploaded(four_sheets(tmp_path))
    asked = [one for report in job.intake.files for one in report.questions if one.is_open]
    assert [(one.kind, one.arguments["header"]) for one in asked] == [("field", "蹲点领导")] * 4
    assert len({one.fingerprint for one in asked}) == 4
    assert "1 个问题需要您决定" in html(opened("data", job=job, step="check"))
    app = opened("data", job=job, step="check")
    button(app, "包联领导").click().run()
    button(app, "按选好的重新读取（1 个）").click().run()
    read(job)
    assert not any(one.is_open for report in job.intake.files for one in report.questions)
    leaders = [
        draft.tables["project_row"]["sponsoring_leader"].to_pylist() for draft in job.intake.drafts
    ]
    assert sorted(name for one in leaders for name in one) == ["旗领导1"] * 4 + ["旗领导2"] * 4


def test_columns_that_nobody_reads_are_named_and_kept(uploaded, signed_in, tmp_path):
    rows = [[*row, f"京A{n}"] for n, row in enumerate(ROWS)]
    rows[0][-1] = "车牌"
    job = uploaded(a_file(tmp_path, {"项目台账": rows}))
    shown = html(opened("data", job=job, step="receive"))
    assert "1 列没有对应的栏目，原样保留：车牌" in shown
    (draft,) = job.intake.drafts
    assert dict(draft.tables["project_row"]["extra"].to_pylist()[0])["车牌"] == "京A1"


def test_a_table_of_unknown_words_is_asked_for_its_ledger_and_read_as_the_one_chosen(
    uploaded, signed_in, tmp_path
):
    job = uploaded(a_file(tmp_path, {"Sheet1": REQUESTS}, "来电登记.xlsx"))
    app = opened("data", job=job, step="check")
    assert "这张表" in html(app)
    assert "派单至" in html(app)
    button(app, "企业诉求").click().run()
    button(app, "按选好的重新读取（1 个）").click().run()
    assert not app.exception
    (draft,) = read(job).intake.drafts
    assert draft.ledger == "needs"
    assert 3 in [rows.num_rows for rows in draft.tables.values()]
