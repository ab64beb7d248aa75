"""Whole-life service: two made counties through the frame, sentences over the rows they name."""

from __future__ import annotations

import re
from datetime import date

import pytest

from data.figures import figures
from data.language import speaking
from data.screens import service as said
from data.screens.service import Service
from data.screens.view import view_at
from data.store import store as process
from data.trace.tracer import Tracer
from tests.builders.ledger_rows import a_project, a_store, an_entry, an_order, publish_rows
from tests.builders.people import signed_in_as
from tests.builders.service_counties import NOW, large, small
from tests.pages.steps import html, opened

FREE = dict.fromkeys(("towns", "industries", "channels", "groups", "units", "leaders"))


def published(sent):
    store = a_store()
    for day, rows in sent:
        publish_rows(store, *rows, as_of=day)
    return store


@pytest.fixture(scope="module")
def counties():
    stores = {"large": published(large()), "small": published(small())}
    yield stores
    for store in stores.values():
        store.close()


@pytest.fixture
def county(counties, monkeypatch):
    def named(name):
        monkeypatch.setattr(process, "_process_store", counties[name])
        return counties[name]

    return named


def shown(app):
    return re.sub(r"<[^>]+>", "", html(app))


def test_a_county_of_300_projects_with_missing_officers(county):
    store = county("large")
    page = shown(opened("service"))
    service = Service(view_at(), FREE)
    late = [row for row in service.projects if row["is_overdue"] is True]
    nobody = [row for row in service.projects if row["officer"] is None]
    assert late and nobody
    assert f"{len(late)} 个项目已过承诺日" in page
    assert f"{len(nobody)} 个没有专员" in page
    assert "没写原因" not in page
    assert "没写原因" in shown(opened("service", section="stops"))
    assert figures(store)["service"]["without_officer"] == len(nobody)


def test_a_county_without_service_records_says_that_it_cannot_say(county):
    store = county("small")
    page = shown(opened("service"))
    assert "没有项目服务记录，无从计算" in page
    assert "1 个项目没有下一步" in page
    assert "还没有项目难题台账" in shown(opened("service", section="difficulties"))
    assert figures(store)["service"] == {
        "projects": 3,
        "officers": 1,
        "without_officer": 2,
        "without_step_day": 1,
        "without_next_step": 1,
        "not_contacted": None,
        "overdue": 0,
        "due_30": 1,
        "due_60": 0,
        "due_90": 0,
        "ageing": 0,
        "old": 0,
    }


def test_each_number_opens_as_many_rows(county):
    store = county("large")
    service = Service(view_at(), FREE)
    tracer = Tracer(store, view_at().now)
    for name in said.LISTS:
        traced = tracer.trace(service.list_reference(name))
        assert len(traced.lines) == len(service.listed(name)), name
        assert traced.agrees, name


def test_a_choice_of_a_list_and_of_a_unit(county):
    county("large")
    page = shown(opened("service", list="without_officer", units="示例县水利局"))
    service = Service(view_at(), FREE | {"units": ["示例县水利局"]})
    assert 0 < len(service.projects) < 60
    assert f"在服务 {len(service.projects)} 个项目" in page


def test_in_english(county):
    county("large")
    with speaking("en"):
        assert "past their promised day" in said.headline(Service(view_at(), FREE))
    assert "No officer" in shown(opened("service", lang="en"))


def test_nothing_published_says_what_to_upload(monkeypatch):
    store = a_store()
    monkeypatch.setattr(process, "_process_store", store)
    assert "项目服务记录" in shown(opened("service"))
    store.close()


def one(*rows, as_of=NOW, before=()):
    """The served project of a store of these rows."""
    store = a_store(*before, as_of=date(2023, 8, 31))
    publish_rows(store, *rows, as_of=as_of)
    given = {"snapshot_id": store.snapshot().id, **FREE}
    (found,) = store.query("screens/service/projects", **given).to_pylist()
    store.close()
    return found


def a_record(day, **values):
    period = (date(2023, 9, 1), NOW)
    return an_entry("contacts", period=period, project_ref="示例甲", contact_date=day, **values)


def test_the_newer_word_on_the_next_step_is_believed():
    told = a_project("示例甲", next_step="台账说的", next_step_due_date=date(2023, 11, 1))
    newer = a_record(date(2023, 9, 20), next_step="专员说的", promised_date=date(2023, 10, 9))
    found = one(newer, before=[told])
    assert (found["step"], found["left_days"], found["step_from"]) == ("专员说的", 9, "contacts")
    assert one(told, newer)["step"] == "台账说的"


def test_a_promise_that_was_kept_is_no_next_step():
    kept = a_record(
        *(date(2023, 9, 5),),
        next_step="送件",
        promised_date=date(2023, 9, 9),
        kept_date=date(2023, 9, 8),
    )
    found = one(a_project("示例甲"), kept)
    assert (found["is_without_step"], found["is_overdue"]) == (True, False)


@pytest.mark.parametrize("word", ["无", "暂无", " TBD ", "None"])
def test_a_word_for_nothing_is_no_next_step(word):
    assert one(a_project("示例甲", next_step=word))["is_without_step"] is True


def test_without_a_step_of_its_own_an_order_or_a_difficulty_stands_for_it():
    order = an_order("协调用电", project_ref="示例甲", due_date=date(2023, 10, 5))
    difficulty = an_entry(
        "difficulties", project_ref="示例甲", difficulty="缺水", solve_by=date(2023, 10, 2)
    )
    assert one(a_project("示例甲"), order, difficulty)["step_from"] == "orders"
    assert one(a_project("示例甲"), difficulty)["left_days"] == 2


def test_asked_and_changed_are_two_dates():
    told = a_project("示例甲", next_step="办证")
    found = one(told, a_record(date(2023, 9, 28), contact_kind="核实"), before=[told])
    assert (found["changed_days"], found["verified_days"]) == (30, 2)
    assert found["verified_by"] == "contacts"
    # The same row sent again verifies nothing.
    assert one(told, before=[told])["verified_days"] == 30


def test_a_threshold_is_a_setting(tmp_path, monkeypatch):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "service.toml").write_text(
        '[status]\nby = ["uploads"]\n', encoding="utf-8"
    )
    from data.rules import load_rules

    assert load_rules(tmp_path / "rules").service.status.by == ("uploads",)


def test_verified_today_is_a_service_record_with_who_and_when(monkeypatch):
    store = a_store()
    publish_rows(store, a_project("示例甲", service_officer="示例专员"), as_of=date(2023, 8, 31))
    publish_rows(store, a_project("示例甲", service_officer="示例专员"), as_of=NOW)
    monkeypatch.setattr(process, "_process_store", store)
    signed_in_as(monkeypatch, "administrator", name="示例经办人")
    given = {"snapshot_id": store.snapshot().id, **FREE}
    (before,) = store.query("screens/service/projects", **given).to_pylist()
    assert before["verified_days"] == 30
    app = opened("service")
    boxes = {box.label: box for box in app.text_input}
    boxes["服务内容"].set_value("电话问过，无变化")
    next(one for one in app.button if one.label == "发布这条记录").click().run()
    assert not app.exception
    version = store.versions()[0]
    assert (version.by, version.batches[0].ledger) == ("示例经办人", "contacts")
    given = {"snapshot_id": store.snapshot().id, **FREE}
    (found,) = store.query("screens/service/projects", **given).to_pylist()
    assert (found["verified_days"], found["verified_by"]) == (0, "contacts")
    # The register says what it said: nothing changed.
    assert found["changed_days"] == 30
    store.close()


def test_a_visit_planned_from_the_list_goes_to_the_orders(monkeypatch):
    store = a_store()
    record = a_record(date(2023, 8, 5), contact_kind="走访")
    publish_rows(store, a_project("示例甲"), record, as_of=NOW)
    monkeypatch.setattr(process, "_process_store", store)
    signed_in_as(monkeypatch, "administrator")
    gone_to = []
    monkeypatch.setattr("ui.service.open_page", lambda *where, **query: gone_to.append(query))
    app = opened("service")
    app.button("service-typed-visit").click().run()
    asked = app.session_state["assignments-asked"]
    assert (asked["matter"], asked["project_ref"]) == ("拜访示例甲：56 天没有联系", "示例甲")
    assert gone_to == [{"section": "orders"}]
    store.close()


def test_what_nobody_filled_in_is_not_known_rather_than_a_warning():
    asked = a_record(date(2023, 9, 28), contact_kind="核实")
    assert one(a_project("示例甲"), asked)["light"] == "待核"
    assert one(a_project("示例甲", next_step="无", service_officer="丙"), asked)["light"] == "预警"
