"""The Data page asks: readings side by side, answers read again, publishing says what is open."""

from __future__ import annotations

from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from data.importer.importer import Belonging
from data.store import open_store
from tests.builders.ledger_files import a_file
from tests.builders.ledger_rows import a_project, publish_rows
from tests.builders.register_file import a_register
from tests.builders.stores import mapped
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
    monkeypatch.setattr("ui.intake.page.may_upload", lambda: True)


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
