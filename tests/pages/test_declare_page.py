"""A table of none of the ledgers is declared on the Data page, and published like any other."""

from __future__ import annotations

from datetime import date

import pytest

from data.importer.importer import Belonging
from data.ledgers.own_files import file_of
from data.store import open_store
from tests.builders.invented_books import book
from tests.builders.people import signed_in_as
from tests.pages.steps import html, opened, read
from ui.intake import jobs

LEASES = book("leases")
AS_OF = date(2021, 11, 30)


@pytest.fixture
def signed_in(monkeypatch):
    signed_in_as(monkeypatch, "administrator")


@pytest.fixture
def upload(var_folder, tmp_path):
    made: list[jobs.UploadJob] = []

    def of(*books, day=AS_OF):
        one = Belonging("示例园区", day)
        paths = [one.write(tmp_path) for one in books]
        uploads = [(path.name, path.read_bytes(), one) for path in paths]
        made.append(read(jobs.start(uploads, store=open_store(), period=None, by="示例经办")))
        return made[-1]

    yield of
    for job in made:
        jobs.discard(job)


def press(app, key):
    next(one for one in app.button if one.key == key).click().run()
    assert not app.exception, app.exception
    return app


def widget(app, kind, ending):
    return next(one for one in app.get(kind) if one.key and one.key.endswith(ending))


def test_it_says_what_the_table_may_become_and_what_is_open(upload, signed_in):
    shown = html(opened("data", job=upload(LEASES)))
    assert "这张表不在现有台账中，可以建成“厂房租赁”；11 列已拟好用途，2 列要您定" in shown
    assert "68 行、13 列，表头在第 3 行" in shown
    assert "只有表头这样说，内容看不出来" in shown  # no project is published yet
    assert "“状态”里哪些算办结？" in shown
    assert "51 行是电话号码" in shown
    assert "1**********" in shown


def test_one_click_declares_and_one_publishes(upload, signed_in):
    job = upload(book("complaints"))
    app = press(opened("data", job=job), "declare-do")
    read(job)
    assert [one.ledger for one in job.intake.files[0].sheets] == ["企业投诉办理"]
    assert job.intake.open_questions == ()
    assert file_of("企业投诉办理").exists()
    press(app.run(), "data-publish")
    assert open_store().sequence == 1
    rows = open_store().current_rows("企业投诉办理", "register", "示例园区", AS_OF).to_pylist()
    assert len(rows) == 35


def test_what_the_reader_changes_is_what_is_declared(upload, signed_in):
    job = upload(LEASES)
    app = opened("data", job=job)
    widget(app, "text_input", "-name").set_value("厂房").run()
    widget(app, "selectbox", "-H-use").set_value("day|").run()
    words = {one.label: one for one in app.get("button_group") if one.key and "-word-" in one.key}
    words["“空置”算作"].set_value("closed").run()
    press(app, "declare-do")
    text = file_of("厂房").read_text("utf-8")
    assert 'closed = ["空置", "已退租"]' in text
    field = text.split('name = "起租日期"')[1].split("[[")[0]
    assert "role" not in field


def test_a_name_that_is_taken_and_a_role_twice_keep_it_from_being_declared(upload, signed_in):
    job = upload(LEASES)
    app = opened("data", job=job)
    widget(app, "selectbox", "-E-use").set_value("park|").run()
    assert "只能有一列，现在是：所在园区、镇" in html(app)
    assert next(one for one in app.button if one.key == "declare-do").disabled
    widget(app, "selectbox", "-E-use").set_value("town|").run()
    widget(app, "text_input", "-name").set_value("projects").run()
    assert "已经有“projects”了，请换一个名称" in html(app)
    assert not file_of("厂房租赁").exists()


def test_an_amount_without_a_unit_waits_for_one(upload, signed_in):
    job = upload(book("gifts"))
    app = opened("data", job=job)
    assert next(one for one in app.button if one.key == "declare-do").disabled
    for letter in ("E", "F"):
        widget(app, "selectbox", f"-{letter}-use").set_value("amount|元").run()
    app = press(app, "declare-do")
    read(job)
    assert job.intake.open_questions == ()
    assert job.intake.drafts[0].loaded_count == 39


def test_left_for_later_the_upload_is_as_before(upload, signed_in):
    app = press(opened("data", job=upload(LEASES)), "declare-leave")
    shown = html(app)
    assert "1 张可建新台账" in shown
    assert "13 列，可以建成“厂房租赁”" in shown
    app = press(app, "declare-open-view")
    assert "可以建成“厂房租赁”；" in html(app)


def test_of_several_one_is_opened_by_a_click(upload, signed_in):
    app = opened("data", job=upload(LEASES, book("vehicles")))
    assert "2 张可建新台账" in html(app)
    assert "可以建成“厂房租赁”；" in html(press(app, "declare-open-view"))


def test_a_declaration_that_cannot_be_used_is_named_with_its_line(upload, signed_in, var_folder):
    folder = file_of("坏").parent
    folder.mkdir(parents=True, exist_ok=True)
    file_of("坏").write_text('title = "坏"\nkind = "snapshot"\nroll = 3\n', "utf-8")
    app = opened("data")
    (warning,) = (one.value for one in app.warning if "台账说明" in one.value)
    assert "坏\\.toml 第 3 行：不认得“roll”" in warning
    assert str(folder) not in warning
