"""Leads with their fate, what repeats and waits for a decision, study as numbers, the brochure."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta

import pytest
from pptx import Presentation

from data.language import speaking
from data.screens import mobilisation as said
from data.screens.mobilisation import Mobilisation
from data.screens.view import view_at
from data.store import store as process
from data.trace.tracer import Tracer
from tests.builders.own_ledgers import an_office, an_office_in_use
from tests.builders.sourcing import (
    EVENT_HEADERS,
    EVENTS,
    LEAD_HEADERS,
    LEADS,
    STUDY,
    STUDY_HEADERS,
    few_projects,
    publish,
)
from tests.pages.steps import html, opened
from ui.pack import brochure

ORDERS = [
    ["督办台账"],
    ["督办编号", "交办事项", "交办日期", "责任单位", "办理期限", "销号状态"],
    ["DB-1", "落实全旗招商大会部署", date(2021, 3, 1), "示例局", date(2021, 6, 1), "办理中"],
    ["DB-2", "印发招商引资工作方案", date(2021, 3, 1), "示例局", date(2021, 4, 1), "销号"],
    ["DB-3", "协调供水", date(2021, 3, 1), "示例局", date(2021, 6, 1), "办理中"],
]


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """20 projects, ten leads, the study record, events, orders; to be read only."""
    folder = tmp_path_factory.mktemp("mobilisation")
    with an_office_in_use(folder) as store:
        publish(store, folder, {"项目台账": few_projects()})
        for title, heads, rows in (
            ("招商线索", LEAD_HEADERS, LEADS),
            ("招商活动", EVENT_HEADERS, EVENTS),
            ("思想引领学习记录", STUDY_HEADERS, STUDY),
        ):
            publish(store, folder, {title: [[f"{title}台账"], list(heads), *rows]})
        publish(store, folder, {"督办": ORDERS})
        yield store


def found():
    return Mobilisation(view_at())


def test_a_lead_has_the_fate_of_the_project_that_it_became(office):
    assert said.headline(found()) == ("7 条有效线索，1 条走到签约；2 条还没联系，其中 1 条满 30 天")
    assert [(one.name, one.number) for one in found().ladder] == [
        ("reported", 10),
        ("valid", 7),
        ("contacted", 4),
        ("talks", 2),
        ("signed", 1),
        ("started", 0),
        ("produced", 0),
    ]
    assert said.ladder_title(found()).startswith("联系过到洽谈最难：4 条成 2 条")


def test_what_repeats_is_not_counted_until_somebody_decides(office):
    told = {
        row["label"]: (row["fate"], row["twin_kind"], row["twin_by"], row["twin_label"])
        for row in found().repeated
    }
    assert told == {
        # the same name reported by another unit later
        "示例线索甲": ("undecided", "lead", "name", "示例线索甲"),
        # its company is the investor of a project on the books
        "示例线索庚": ("undecided", "project", "company", "示例项目05"),
        "示例线索己": ("duplicate", "lead", "company", "示例线索丁"),
        # 公司 and 有限公司 are one company, and somebody said that the leads differ
        "示例线索戊": ("following", "lead", "company", "示例线索丙"),
    }
    assert said.repeated_title(found()) == "2 条疑似重复待认定，1 条认定重复，1 条认定不重复、照计"
    shown = re.sub(r"<[^>]+>", "", html(opened("mobilisation")))
    assert "先报线索：示例线索甲" in shown
    assert "在册项目：示例项目05" in shown


def test_a_decision_in_the_next_sheet_makes_it_count(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        rows = [[*row, *[None] * (len(LEAD_HEADERS) - len(row))] for row in LEADS]
        publish(store, tmp_path, {"招商线索": [["招商线索台账"], list(LEAD_HEADERS), *rows]})
        assert found().number("undecided") == 1
        rows[4][LEAD_HEADERS.index("查重结论")] = "不重复"
        publish(store, tmp_path, {"招商线索": [["招商线索台账"], list(LEAD_HEADERS), *rows]})
        assert (found().number("undecided"), found().reported) == (0, 10)


def test_every_number_opens_its_rows(office):
    tracer = Tracer(office, view_at().now)
    for fate, row in found().fates.items():
        assert tracer.trace(found().figure(fate=fate)).total == row["lead_count"]
    for step in found().ladder[1:]:
        flag = said.FLAGS[step.name]
        assert tracer.trace(found().figure(**{flag: "true"})).total == step.number, step.name


def test_units_and_persons_with_a_row_for_what_is_blank(office):
    units = [(one.name, one.valid, one.left_out) for one in found().owners("unit")]
    assert units == [
        ("示例农牧局", 2, 0),
        ("示例能源局", 2, 1),
        ("示例城川镇", 1, 1),
        (None, 2, 1),
    ]
    assert found().owners("person")[0].name == "示例人员三"
    shown = html(opened("mobilisation", by="person"))
    assert "示某" in shown
    assert "示例人员三" not in shown


def test_the_study_record_is_numbers_and_nobody_s_name(office):
    assert said.study_title(found()) == "2 个渠道有记录，本年 3 次"
    own = [row for row in found().study if row["channel"] == "中心组学习"]
    assert said.attendance_text(own) == "20（1 次未填）"
    shown = html(opened("mobilisation"))
    assert "微信公众号" in shown
    assert "示例人员甲" not in shown


def test_orders_of_the_conference_and_the_work_plan(office):
    assert said.orders_title(found()) == (
        "招商大会、工作方案 2 项督办：逾期 1、临期 0、办理中 0、待销号 0、已销号 1"
    )
    assert "协调供水" not in html(opened("mobilisation"))


def test_what_the_lists_of_a_large_county_leave_out_is_counted(tmp_path, monkeypatch):
    orders = [*ORDERS[:2]]
    orders += [
        [f"DB-{n}", f"招商大会第{n}项", None, "示例局", date(2021, 6, 1), "办理中"]
        for n in range(1, 15)
    ]
    leads = [[f"示例线索{n}", f"示例{n}局", date(2021, 3, 1)] for n in range(1, 13)]
    leads += [["示例线索13", None, date(2021, 3, 1)]]
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        publish(store, tmp_path, {"督办": orders})
        heads = ["线索名称", "线索提供单位", "提供日期"]
        publish(store, tmp_path, {"招商线索": [["招商线索台账"], heads, *leads]})
        shown = html(opened("mobilisation"))
        assert "14 项督办：逾期 14" in shown
        assert "另有 2 项，在月调度的督办里看" in shown
        assert "其余 2 个单位合计 2 条有效" in shown


def test_the_brochure_counts_events_in_their_own_word():
    assert brochure._listed("events", 30) == "办过的招商活动 30 场（列出 24 场，另有 6 场）"
    assert brochure._listed("projects", 30).endswith("（列出 24 个，另有 6 个）")


def test_the_brochure_says_nothing_internal(office):
    book = Presentation(io.BytesIO(brochure.slides(view_at(), "zh")))
    texts = []
    for slide in book.slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                texts.append(shape.text_frame.text)
            if shape.has_table:
                texts += [cell.text for row in shape.table.rows for cell in row.cells]
        texts.append(slide.notes_slide.notes_text_frame.text if slide.has_notes_slide else "")
    told = "\n".join(texts)
    assert "3 个项目已经开工，其中 1 个已投产" in told
    assert "示例项目03" in told  # under construction
    assert "示例推介会二" in told
    for secret in ("示例项目05", "示例项目04", "示例项目18", "126", "示例企业", "示例人员"):
        assert secret not in told, secret
    assert not any(word in told for word in ("示例线索", ".xlsx", "38.6", "版本"))


def test_in_english(office):
    with speaking("en"):
        assert said.headline(found()).startswith("7 valid leads, 1 came to signing")


def test_three_hundred_leads_of_forty_units(tmp_path, monkeypatch):
    monkeypatch.setenv("SIGNBOARD_VAR", str(tmp_path))
    states = ("跟进中", "无意向", None, "待联系")
    rows = [
        [
            f"示例大县线索{n:03}",
            f"示例大县来客{n:03}公司" if n % 6 else None,
            f"示例镇{n * 7 % 40:02}" if n % 13 else None,
            date(2021, 1, 1) + timedelta(days=n) if n % 7 else None,
            states[n % 4],
        ]
        for n in range(300)
    ]
    with an_office(tmp_path) as store:
        monkeypatch.setattr(process, "_process_store", store)
        heads = ["项目线索", "意向企业", "推荐单位", "登记时间", "跟进状态"]
        publish(store, tmp_path, {"线索": [["全民招商线索台账"], heads, *rows]})
        assert (found().reported, found().valid) == (300, 300)
        shown = re.sub(r"<[^>]+>", "", html(opened("mobilisation")))
    assert "其余" in shown
    assert "条没填提供日期" in shown


def test_nothing_published_says_what_to_upload(var_folder):
    assert "上传招商线索台账、学习记录后" in html(opened("mobilisation"))
