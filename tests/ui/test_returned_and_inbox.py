"""On the Data page: what returned corrected, and files of the inbox that wait."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest

from data.documents.annotation.client import annotated_workbook
from data.importer.importer import Belonging, Importer, Upload
from data.inbox.folders import waiting_files
from data.inbox.receiving import receive
from data.store import open_store
from tests.builders.people import signed_in_as
from tests.builders.register_file import a_register
from tests.pages.steps import alone, html, read
from ui.intake import jobs

DAY = date(2021, 12, 31)
UNIT = "旗招商局"
ROWS = [
    ("示例项目01", "签约", "2021.13.40", 100),
    ("示例项目02", "签约", "某年某月", 100),
    ("示例项目03", "签约", "2021-03-04", 100),
]


def returned_part():
    import streamlit as st

    from ui.intake import jobs
    from ui.intake.check import returned_summary

    job = jobs.find(st.session_state["job"])
    if job is not None and job.state == "ready":
        returned_summary(job)


def inbox_part():
    import streamlit as st

    from ui.intake.inbox import foreign_note, held_files, inbox_policies

    job = held_files("张三")
    if job is not None:
        st.session_state["opened"] = job.job_id
    foreign_note()
    inbox_policies(["上海庙镇"], "张三")


def give_back_part():
    import streamlit as st

    from ui.intake import jobs
    from ui.intake.check import give_back

    job = jobs.find(st.session_state["job"])
    if job is not None and job.state == "ready":
        give_back(job)


def corrected(folder):
    """The register marked, its first date mended and its third one spoilt."""
    path = a_register(folder / "台账.xlsx", *ROWS)
    upload = Upload.of([(path, path.name)], Belonging(UNIT, DAY))
    importer = Importer(open_store())
    intake = importer.understand(upload)
    importer.keep(upload, intake)
    back = annotated_workbook(path, path.name, intake.files[0], "zh", intake.drafts)
    book = openpyxl.load_workbook(io.BytesIO(back))
    book["签约项目"]["C4"] = "2021-12-14"
    book["签约项目"]["C6"] = "哪天"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("language", "counts"),
    [
        ("zh", ("已改好 1，仍有 1，新出现 1",)),
        ("en", ("1 solved, 1 still there, 1 new",)),
    ],
)
def test_three_groups_with_what_stood_there_and_what_stands_there(
    var_folder, tmp_path, monkeypatch, language, counts
):
    signed_in_as(monkeypatch, "administrator")
    content = corrected(tmp_path / "files")
    belonging = Belonging(UNIT, DAY)
    files = [("改好的.xlsx", content, belonging)]
    job = read(jobs.start(files, store=open_store(), period=None, by="张三"))
    shown = html(alone(returned_part, language, job=job.job_id))
    assert all(count in shown for count in counts)
    assert "2021.13.40 → 2021-12-14" in shown
    assert "某年某月" in shown and "哪天" in shown
    assert "示例项目01" in shown
    jobs.discard(job)


def test_the_file_before_its_marks_is_handed_back(var_folder, tmp_path, monkeypatch):
    signed_in_as(monkeypatch, "administrator")
    content = corrected(tmp_path / "files")
    files = [("改好的.xlsx", content, Belonging(UNIT, DAY))]
    job = read(jobs.start(files, store=open_store(), period=None, by="张三"))
    buttons = alone(give_back_part, job=job.job_id).get("download_button")
    assert [one.proto.label for one in buttons][-1] == "下载加批注前的原文件"
    assert job.intake is not None
    (report,) = job.intake.files
    kept = open_store().files.content(report.earlier.sha256)
    assert kept == (tmp_path / "files" / "台账.xlsx").read_bytes()
    jobs.discard(job)


def test_a_file_that_never_went_out_has_no_summary(var_folder, tmp_path):
    path = a_register(tmp_path / "files" / "台账.xlsx", *ROWS)
    job = read(
        jobs.start(
            [(path.name, path.read_bytes(), Belonging(UNIT, DAY))],
            store=open_store(),
            period=None,
            by="张三",
        )
    )
    assert "已改好" not in html(alone(returned_part, job=job.job_id))
    jobs.discard(job)


@pytest.fixture
def waiting(var_folder):
    folder = var_folder / "inbox" / UNIT
    path = a_register(folder / "台账2021-12-31.xlsx", *ROWS)
    assert receive(open_store(), path, is_fresh=False)
    return folder


def test_a_waiting_file_is_opened_published_and_goes_where_it_belongs(waiting):
    app = alone(inbox_part)
    assert "收件箱有 1 个文件待处理" in html(app)
    (line,) = [one.value for one in app.markdown]
    assert "台账2021" in line and "1 处错误、1 处提醒" in line
    app.button(key=f"inbox-open-{UNIT}-台账2021-12-31.xlsx").click().run()
    assert not app.exception
    job = read(jobs.find(app.session_state["opened"]))
    assert [(one.unit, one.as_of) for one in job.belongings] == [(UNIT, DAY)]
    assert "待处理" not in html(alone(inbox_part))
    version = open_store().publish(job.intake.drafts, by="张三", base=job.base)
    jobs.close(job, version.version)
    done = waiting / "已处理" / "台账2021-12-31.xlsx"
    said = done.with_name(f"{done.name}.报告.txt").read_text(encoding="utf-8-sig")
    assert "张三在数据页发布为版本 1" in said.splitlines()[0]
    assert waiting_files() == ()


def test_an_upload_that_is_discarded_puts_its_file_aside(waiting):
    app = alone(inbox_part)
    app.button(key=f"inbox-open-{UNIT}-台账2021-12-31.xlsx").click().run()
    jobs.discard(read(jobs.find(app.session_state["opened"])))
    assert (waiting / "已放弃" / "台账2021-12-31.xlsx").exists()


def test_a_file_is_put_aside_without_opening_it(waiting):
    app = alone(inbox_part)
    app.button(key=f"inbox-drop-{UNIT}-台账2021-12-31.xlsx").click().run()
    assert not app.exception
    assert (waiting / "已放弃" / "台账2021-12-31.xlsx").exists()
    assert "待处理" not in html(app)


def test_policies_of_all_units_are_shown_with_who_set_them(waiting):
    open_store().memory.save_inbox_policy("上海庙镇", "publish-if-clean", by="李四")
    app = alone(inbox_part)
    (table,) = app.dataframe
    assert table.value["unit"].tolist() == ["上海庙镇", UNIT]
    assert table.value["policy"].tolist() == ["无错误、无疑问即发布", "先等人看过"]
    assert table.value["by"].tolist() == ["李四", "—"]
    assert table.value["waiting"].tolist() == [0, 1]
    assert app.button(key="inbox-save").disabled


@pytest.mark.parametrize(
    ("language", "said"),
    [("zh", "收件箱里有 2 处不是普通文件"), ("en", "2 objects in the inbox are no plain files")],
)
def test_links_in_the_inbox_are_named_and_nobody_can_open_them(waiting, language, said):
    (waiting / "待处理" / "<b>链接.xlsx").symlink_to("/etc/hostname")
    (waiting / "管道 *a*").symlink_to("nowhere")
    app = alone(inbox_part, language)
    shown = html(app)
    assert said in shown and f"{UNIT}/管道 *a*" in shown
    assert "<b>链接" not in shown and "&lt;b&gt;链接" in shown
    keys = [one.key for one in app.button]
    assert f"inbox-open-{UNIT}-台账2021-12-31.xlsx" in keys and not any("链接" in k for k in keys)


def test_a_file_exchanged_for_a_link_after_it_was_shown_is_not_opened(waiting, tmp_path):
    secret = tmp_path / "secret.csv"
    secret.write_text("不该读到", encoding="utf-8")
    app = alone(inbox_part)
    held = waiting / "待处理" / "台账2021-12-31.xlsx"
    # Between the list and the click: the button is still there on the page.
    held.unlink()
    held.symlink_to(secret)
    before = jobs.open_jobs()
    assert opened_of(held) is None and jobs.open_jobs() == before
    app.run()
    assert not app.exception and "收件箱有" not in html(app)


def opened_of(path):
    from ui.intake.inbox import _opened

    return _opened([path], UNIT, "张三")


@pytest.mark.parametrize(
    "written",
    [
        '{"files": 7, "as_of": "bald"}',
        '{"files": ["x"], "as_of": 7}',
        '{"error": "x"}',
        '{"files": [{"issues": [1]}]}',
        '{"files": [{"issues": 1, "returned": {}}]}',
        '{"files": [{"returned": {"solved": 1}}], "held_because": 3}',
        "[" * 100_000,
        "\udcff",
    ],
)
def test_a_report_that_others_spoilt_hides_no_file(waiting, written):
    report = waiting / "待处理" / "台账2021-12-31.xlsx.report.json"
    report.write_bytes(written.encode(errors="surrogateescape"))
    app = alone(inbox_part)
    assert not app.exception
    assert f"inbox-open-{UNIT}-台账2021-12-31.xlsx" in [one.key for one in app.button]


def test_uploads_left_open_are_cleared_and_those_of_another_app_stay(var_folder, monkeypatch):
    left = []
    for database in ("other.duckdb", "own.duckdb"):
        monkeypatch.setenv("LEDGER_DATABASE", str(var_folder / database))
        left.append(jobs._open_folder() / "0123456789ab" / "00.xlsx")
    left.append(var_folder / "uploads" / "open" / "0123456789ab" / "00.xlsx")
    for path in left:
        path.parent.mkdir(parents=True)
        path.write_bytes(b"x")
    jobs.clear_left_over()
    assert [path.exists() for path in left] == [True, False, False]
