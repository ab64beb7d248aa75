"""Who has not signed in sees no person's name or number of a personal field, on any way out.

A county is made whose personal fields and remarks name persons and their telephones; every
screen, figure, cell, document, export, the wall and the search are asked for them.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from datetime import date
from html import unescape

import pytest
from streamlit.util import calc_hash

from data.ledgers.declared_field import PERSONAL
from data.ledgers.registry import ledger, ledgers
from data.rights import VISITOR, acting
from data.rules import load_rules
from data.screens.ledger_readings import Listed
from data.screens.search import names_of
from data.screens.view import rows, store, view_at
from data.store.personal_values import HIDDEN
from data.trace.cells import history, readings, row_cells, window
from data.trace.figures import Reference
from tests.builders.ledger_rows import (
    a_fund,
    a_project,
    a_visit,
    an_entry,
    an_item,
    an_order,
    publish_rows,
)
from tests.pages.returning import filled_once
from tests.pages.steps import frame, html, opened
from ui.components.drawer.figures import tracer_of
from ui.ledger.export import delimited, workbook
from ui.pack import pack_files
from ui.pack.readings import Pack
from ui.registry import existing
from ui.wall.slide_show import show

OFFICERS = ("王晓岚", "欧阳修远", "巴图")
OTHERS = ("赵启明", "钱多闻", "孙一凡", "李木子")
NUMBERS = ("13987650123", "152701198001011234", "zhaoqm@example.invalid")
PLANTED = (*OFFICERS, *OTHERS, *NUMBERS)
# 高原 is an officer's name and part of a company's; the leader serves a project himself.
COMPANY, LEADER = "高原绿能有限公司", "旗领导甲"


@pytest.fixture(scope="module")
def returning_county(tmp_path_factory):
    return filled_once(tmp_path_factory.mktemp("county"), publish_county)


@pytest.fixture
def county(returning_county, tmp_path, monkeypatch):
    with returning_county.lent(tmp_path, monkeypatch) as lent:
        yield lent


def publish_county(found):
    told = [
        a_project(
            f"示例{number}号项目",
            stage=stage,
            signed_date=date(2021, 10, number),
            planned_investment_wan=1000 * number,
            investor=COMPANY,
            town="昂素镇",
            responsible_unit="示例局",
            responsible_leader=LEADER,
            service_officer=officer,
            introducer=OTHERS[0],
            next_step="等用电批复",
            next_step_due_date=date(2022, 1, number),
            progress_text=f"{OFFICERS[0]}已与{OTHERS[2]}联系，电话{NUMBERS[0]}",
            remark=f"填表：{OFFICERS[0]}，{NUMBERS[2]}",
        )
        for number, (stage, officer) in enumerate(
            zip(("签约", "签约", "开工", "投产", "签约"), (*OFFICERS, "高原", LEADER), strict=True),
            1,
        )
    ]
    told += [
        an_item("环评", "办理中", project="示例1号项目", unit="示例局"),
        a_fund("示例1号项目", 500),
        a_visit(companies=[COMPANY], counterpart=OTHERS[2], counterpart_title="总经理"),
        an_order(f"请{OFFICERS[1]}协调用水", responsible_unit="示例局"),
        an_entry(
            "needs", company=COMPANY, request="用电", received_date=date(2021, 12, 1),
            contact_person=OTHERS[1], contact_phone=NUMBERS[0],
        ),
        an_entry(
            "leads", lead_name="示例线索", investor_of_lead=COMPANY, lead_person=OTHERS[3],
            found_date=date(2021, 12, 2), lead_contact=NUMBERS[1],
        ),
        an_entry(
            "contacts", project_ref="示例1号项目", service_officer=OFFICERS[0],
            contact_date=date(2021, 12, 3),
        ),
        an_entry(
            "events", event_name="示例推介会", follow_up_person=OFFICERS[1],
            held_date=date(2021, 12, 4),
        ),
        an_entry(
            "study", study_date=date(2021, 12, 5), study_channel="中心组学习", study_topic="示例",
            attendees="、".join(OTHERS),
        ),
    ]  # fmt: skip
    publish_rows(found, *told)
    publish_rows(found, *told, as_of=date(2022, 1, 31))


def leaks(text):
    """What of the planted a text holds; a name whose mask alone it holds is none."""
    return [one for one in PLANTED if one in text]


def unpacked(content):
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return "".join(package.read(name).decode("utf-8", "ignore") for name in package.namelist())


def everything(app):
    tables = [one.value.to_csv() for one in app.dataframe]
    return html(app) + "".join(tables) + str(app.main)


def test_every_personal_field_of_names_stands_in_what_is_looked_for(county):
    """The county fills each field that a ledger calls personal, so that none is forgotten."""
    filled = {
        field.name
        for declared in ledgers()
        for field in declared.fields
        if field.sensitivity in PERSONAL
    }
    assert filled == {
        "service_officer", "introducer", "counterpart", "counterpart_title", "contact_person",
        "contact_phone", "lead_person", "lead_contact", "follow_up_person", "attendees",
    }  # fmt: skip


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("screen", [one.name for one in existing()])
def test_no_screen_shows_them_to_a_visitor(county, screen, language):
    found = everything(opened(screen, lang=language, project="示例1号项目"))
    assert leaks(found) == []
    assert "高某绿能" not in found


def test_every_list_names_persons_by_surname_only(county):
    for name in ("contacts", "leads", "events", "needs", "study"):
        app = frame()
        app.run()
        app._page_hash = calc_hash(f"ledger-{name}")
        app.run()
        assert not app.exception
        assert leaks(everything(app)) == [], name


def test_officers_stay_apart_and_open_what_is_theirs(county):
    app = opened("service")
    shown = html(app)
    assert {"王某", "欧阳某", "巴某"} <= set(re.findall(r"[\u4e00-\u9fff]{1,2}某", shown))
    figures = [Reference.read(unescape(one)) for one in re.findall(r'data-figure="([^"]*)"', shown)]
    mine = next(
        one for one in figures if one.figure == "served" and ("officer", "王某") in one.part
    )
    asked = Reference.of("served", dict(mine.scope), officer=OFFICERS[0])
    with acting(VISITOR):
        tracer = tracer_of(view_at())
        assert [line.label for line in tracer.trace(mine).lines] == ["示例1号项目"]
        assert tracer.trace(asked).lines == ()


def test_no_figure_and_no_cell_gives_them_away(county):
    """Every figure of every screen, every cell behind its rows and the rows around these."""
    references = set()
    for screen in existing():
        shown = html(opened(screen.name, project="示例1号项目"))
        references |= {unescape(one) for one in re.findall(r'data-figure="([^"]*)"', shown)}
    assert len(references) > 50
    with acting(VISITOR):
        view = view_at()
        said, places = [], {}
        for text in references:
            reference = Reference.read(text)
            tracer = tracer_of(view, reference)
            traced = tracer.trace(reference)
            said.append(str([line.row for line in traced.lines]))
            for line in traced.lines:
                for one in readings(tracer, traced, line):
                    places[(one.sheet_id, one.row_number, one.field)] = one
        tracer = tracer_of(view)
        for place in places.values():
            cells = row_cells(tracer, place.sheet_id, place.row_number)
            said.append(str((place, cells, history(tracer, place), window(tracer, place))))
    assert leaks("".join(said)) == []
    assert HIDDEN in "".join(said)


def test_who_has_signed_in_sees_them_in_the_sheet(county):
    view = view_at()
    listed = Listed(view, ledger("needs"))
    row = listed.page(1)[0]
    cells = row_cells(tracer_of(view), row["sheet_id"], row["row_number"])
    assert leaks(str(cells)) == [OTHERS[1], NUMBERS[0]]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_document_export_or_wall_holds_them(county, language):
    assert leaks(json.dumps(show("", language), ensure_ascii=False, default=str)) == []
    with acting(VISITOR):
        view = view_at()
        pack = Pack(view, None)
        files = [
            pack_files.slides(pack, language, None),
            pack_files.tables(pack, language),
            pack_files.notice(pack, load_rules().notice),
        ]
        for declared in ledgers():
            if declared.is_listed:
                listed = Listed(view, declared)
                files.append(workbook(listed))
                assert leaks(delimited(listed).decode()) == [], declared.name
        assert [leaks(unpacked(one)) for one in files] == [[]] * len(files)
        assert leaks(str(names_of(view))) == []


def test_names_of_open_fields_are_no_secret(county):
    with acting(VISITOR):
        shown = str(store().query("screens/service/officers", **_all()).to_pylist())
    assert LEADER in shown
    assert "高某" in shown


def test_what_one_may_see_is_not_kept_for_another(county):
    whole = rows("screens/service/officers", **_all())
    assert set(OFFICERS) <= set(whole["officer"])
    with acting(VISITOR):
        masked = rows("screens/service/officers", **_all())
    assert not set(OFFICERS) & set(masked["officer"])
    assert set(OFFICERS) <= set(rows("screens/service/officers", **_all())["officer"])


def _all():
    chosen = ("towns", "industries", "channels", "groups", "units", "leaders")
    return {"snapshot_id": view_at().now.id} | dict.fromkeys(chosen)
