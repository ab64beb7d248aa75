"""The parts of the Data page that teach: words, names and header mappings, kept or let go."""

from __future__ import annotations

from datetime import date

import pytest

from data.importer import TableCorrection
from data.importer.importer import Belonging
from data.store import MappedSheet, open_store
from tests.builders.ledger_files import a_file
from tests.builders.people import signed_in_as
from tests.builders.stores import mapped
from tests.pages.steps import alone, html, read
from ui.intake import jobs

DAY = date(2021, 12, 31)
PLANTS = [
    ["Project name", "Status", "Total investment (万元)"],
    ["示例电厂01", "pre-permit", 100],
    ["示例电厂02", "parked", 200],
    ["示例电厂03", "pre-permit", 300],
    ["示例电厂04", "operating", 400],
    ["示例电厂05", "construction", 500],
]


@pytest.fixture(autouse=True)
def an_editor(monkeypatch):
    """Who teaches is signed in."""
    signed_in_as(monkeypatch, "editor")


def understood_part():
    import streamlit as st

    from ui.intake import jobs
    from ui.intake.sheet_view import understood_step

    job = jobs.find(st.session_state["job"])
    if job is not None and job.state == "ready":
        understood_step(job)


def remembered_part():
    from data.screens.view import store
    from ui.intake.saved_mappings import remembered_aliases, remembered_mappings

    remembered_aliases(store().memory.aliases())
    remembered_mappings(store().memory.mappings())


def select(app, part):
    (found,) = [box for box in app.selectbox if part in box.label]
    return found


def button(app, label):
    (found,) = [one for one in app.button if one.label == label]
    return found


def by_key(app, key):
    (found,) = [one for one in app.button if one.key == key]
    return found


@pytest.fixture
def job(var_folder, tmp_path):
    file = a_file(tmp_path, {"Projects": PLANTS}, name="plants.xlsx")
    belonging = Belonging("旗能源局", DAY)
    started = jobs.start(
        [(file.name, file.read_bytes(), belonging)], store=open_store(), period=None, by="甲"
    )
    yield read(started)
    jobs.discard(started)


def test_words_that_no_list_knows_are_asked_for_and_then_read(job):
    app = alone(understood_part, job=job.job_id)
    assert "有 2 个词不认得，3 格没有读取" in html(app)
    assert "B2、B4" in html(app)
    again = button(app, "按更正重新读取")
    assert again.disabled
    select(app, "pre-permit").select("洽谈").run()
    select(app, "parked").select("作未知").run()
    button(app, "按更正重新读取").click().run()
    read(job)
    rows = job.intake.drafts[0].tables["project_row"].to_pylist()
    assert [(row["project_name"], row["stage"]) for row in rows] == [
        ("示例电厂01", "洽谈"),
        ("示例电厂03", "洽谈"),
        ("示例电厂04", "投产"),
        ("示例电厂05", "建设"),
    ]
    (words,) = [correction.words for correction in job.corrections.values()]
    assert words == {"stage": {"pre-permit": "洽谈", "parked": ""}}


def test_a_second_correction_adds_to_the_first(job):
    (mark,) = [sheet.fingerprint for sheet in job.intake.files[0].sheets]
    for words in ({"pre-permit": "洽谈"}, {"parked": "停建"}):
        correction = TableCorrection(words={"stage": words})
        jobs.understand_again(job, open_store(), corrections={mark: correction})
        read(job)
    rows = job.intake.drafts[0].tables["project_row"].to_pylist()
    assert [row["stage"] for row in rows] == ["洽谈", "停建", "洽谈", "投产", "建设"]


def test_a_name_is_added_corrected_and_let_go(var_folder):
    app = alone(remembered_part)
    assert button(app, "记住").disabled
    app.text_input[0].input("旗工信局")
    app.text_input[1].input("旗工业和信息化局").run()
    button(app, "记住").click().run()
    (kept,) = open_store().memory.aliases()
    assert (kept.kind, kept.written, kept.stands_for) == ("unit", "旗工信局", "旗工业和信息化局")
    assert "不限日期" in html(app)

    button(app, "修改").click().run()
    assert app.text_input[0].value == "旗工信局"
    app.date_input[0].set_value(date(2021, 11, 1)).run()
    button(app, "记住").click().run()
    (corrected,) = open_store().memory.aliases()
    assert corrected.first_date == date(2021, 11, 1)
    assert "2021-11-01 起" in html(app)

    button(app, "不再记住").click().run()
    button(app, "确定").click().run()
    assert open_store().memory.aliases() == ()


def test_a_name_that_leads_back_to_itself_is_refused_in_words(var_folder):
    open_store().memory.save_alias("unit", "甲局", "乙局", by="甲")
    app = alone(remembered_part)
    app.text_input[0].input("乙局")
    app.text_input[1].input("甲局").run()
    button(app, "记住").click().run()
    assert "绕一圈又读回自己" in app.error[0].value
    assert len(open_store().memory.aliases()) == 1


@pytest.fixture
def mapping(var_folder):
    correction = TableCorrection(
        header_rows=(2, 3),
        unit="亿元",
        fields={"B": "stage", "C": "ignore"},
        words={"stage": {"pre-permit": "洽谈", "shelved": ""}},
        answers={"serials:signed_date": "date"},
        hidden="leave-out",
    )
    made_on = MappedSheet("plants.xlsx", "Projects", "projects", {"B": "Status", "C": "Note"})
    return open_store().memory.save_mapping(
        "f1", "旗能源局", correction.to_json(), by="甲", made_on=made_on
    )


def opened(mapping):
    return alone(remembered_part, **{f"mapping-{mapping}": True})


def test_a_header_mapping_shows_its_sheet_and_its_parts(mapping):
    app = opened(mapping)
    (line,) = [one.label for one in app.expander if "Projects" in one.label]
    assert line == r"旗能源局 · plants\.xlsx · Projects · 3 项全表设定、2 列、2 个词、1 个回答"
    shown = html(app)
    for part in (
        "B 列“Status”",
        "C 列“Note”",
        "阶段中的“pre-permit”",
        "阶段中的“shelved”",
        "数字日期 · 签约日期",
    ):
        assert part in shown


def test_parts_of_a_mapping_are_changed_and_let_go(mapping):
    app = opened(mapping)
    assert by_key(app, f"save-{mapping}").disabled
    select(app, "pre-permit").select("签约").run()
    select(app, "C 列").select("不再记住").run()
    select(app, "金额单位").select("不再记住").run()
    by_key(app, f"save-{mapping}").click().run()
    kept = TableCorrection.from_json(mapped(open_store(), "旗能源局")["f1"])
    assert kept.words == {"stage": {"pre-permit": "签约", "shelved": ""}}
    assert (kept.fields, kept.unit, kept.header_rows) == ({"B": "stage"}, "", (2, 3))
    assert open_store().memory.mappings()[0].made_on.sheet == "Projects"


def test_a_mapping_is_let_go_after_a_question(mapping):
    app = opened(mapping)
    by_key(app, f"ask-forget-{mapping}").click().run()
    assert open_store().memory.mappings()
    by_key(app, f"yes-forget-{mapping}").click().run()
    assert open_store().memory.mappings() == ()
