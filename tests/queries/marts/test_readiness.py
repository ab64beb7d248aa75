"""Score interval, level, state, next gate, notes and place of a project."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from data.rules.gates import load_gates
from tests.builders.ledger_rows import a_project, a_store, an_item, publish_rows

NAME = "示例项目01"
RULES = load_gates()


def signed(name=NAME, **values):
    return a_project(name, **{"stage": "签约", "signed_date": date(2021, 3, 1), **values})


def done(*gates, project=NAME, **values):
    return [
        an_item(item.item, project=project, **values)
        for gate in RULES.gate
        if gate.gate in gates
        for item in gate.item
    ]


def readiness_of(mart, *rows, **project):
    (found,) = mart(a_store(signed(**project), *rows), "readiness")
    return found


def test_nothing_known_is_the_whole_interval(mart):
    found = readiness_of(mart)
    assert (found["score_low"], found["score_high"]) == (0, 100)
    assert found["unknown_count"] == found["item_count"] == len(RULES.items)
    assert (found["level"], found["next_item_state"], found["waiting_days"]) == ("L1", None, None)


def test_the_score_is_points_reached_over_points_that_apply(mart):
    found = readiness_of(
        mart, *done("G1"), an_item("土地取得", "在办"), an_item("节能审查", "无需办理")
    )
    assert found["score_low"] == pytest.approx(100 * (10 + 4) / 95)
    known = 10 + 8
    assert found["score_high"] == pytest.approx(100 * (10 + 4 + 95 - known) / 95)


def test_effective_weights_grow_when_items_drop_out(mart):
    store = a_store(signed(), an_item("节能审查", "无需办理"))
    gates = {row["gate"]: row for row in mart(store, "readiness_gate")}
    assert gates["G3"]["effective_weight"] == pytest.approx(100 * 15 / 95)
    assert sum(row["effective_weight"] for row in gates.values()) == pytest.approx(100)
    assert gates["G3"]["gate_weight"] == 20


states = st.sampled_from([None, *(state.state for state in RULES.state)])


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(states, min_size=len(RULES.items), max_size=len(RULES.items)))
def test_an_interval_is_an_interval_and_closes_with_the_last_blank(mart, drawn):
    rows = [
        an_item(item.item, state)
        for item, state in zip(RULES.items, drawn, strict=True)
        if state is not None
    ]
    found = readiness_of(mart, *rows)
    if found["score_low"] is None:
        assert all(state == "无需办理" for state in drawn)
        return
    assert -1e-9 <= found["score_low"] <= found["score_high"] <= 100 + 1e-9
    assert found["unknown_count"] == sum(state is None for state in drawn)
    is_closed = found["score_high"] - found["score_low"] < 1e-9
    assert is_closed == (found["unknown_count"] == 0)


@pytest.mark.parametrize(
    ("rows", "project", "level", "missing"),
    [
        (done("G1"), {}, "L2", []),
        (done("G2"), {}, "L3", ["L2"]),
        (done("G1", "G3"), {}, "L4", ["L3"]),
        (done("G1", "G2", "G3", "G4"), {}, "L5", []),
        ([an_item("形象进度", None, share=1.0)], {}, "L6", ["L2", "L3", "L4", "L5"]),
        (done("G6a"), {}, "L8", ["L2", "L3", "L4", "L5", "L6", "L7"]),
        ([], {"stage": "试生产"}, "L8", ["L2", "L3", "L4", "L5", "L6", "L7"]),
        (done("G1", "G2", "G3", "G4", "G5", "G6a", "G6b"), {}, "L8", []),
        ([], {"stage": "投产"}, "L8", ["L2", "L3", "L4", "L5", "L6", "L7"]),
    ],
)
def test_a_level_has_its_own_evidence_and_says_what_is_open_below(
    mart, rows, project, level, missing
):
    found = readiness_of(mart, *rows, **project)
    assert (found["level"], found["missing_below"]) == (level, missing)


def test_production_is_a_dated_fact_and_never_follows_from_the_score(mart):
    every = done(*(gate.gate for gate in RULES.gate))
    full = readiness_of(mart, *every)
    assert full["score_low"] == 100
    assert full["level"] == "L8"
    assert readiness_of(mart, actual_production_date=date(2021, 12, 1))["level"] == "L9"
    assert readiness_of(mart, actual_production_date=date(2022, 1, 1))["level"] == "L1"


@pytest.mark.parametrize(
    ("rows", "project", "state", "rule"),
    [
        ([], {}, "资料不足", "nothing-stated"),
        ([an_item("备案核准", "已办结")], {}, "办手续", "permit-items"),
        ([], {"progress_text": "正在办理前期手续"}, "办手续", "permit-words"),
        ([], {"stage": "停建"}, "停滞", "exit-stage"),
        ([], {"stage": "建设"}, "建设中", "started"),
        ([], {"stage": "试生产"}, "即将投产", "trial-stage"),
        ([], {"stage": "建设", "progress_text": "即将全面投产"}, "即将投产", "ledger-words"),
        ([], {"stage": "投产"}, "已投产", "production-stage"),
        ([], {"actual_production_date": date(2021, 5, 1)}, "已投产", "production-date"),
        (
            [],
            {"actual_production_date": date(2021, 5, 1), "production_extent": "部分投产"},
            "已投产",
            "partial-production",
        ),
        (
            [an_item("形象进度", None, share=1.0)],
            {"planned_production_date": date(2022, 3, 31)},
            "即将投产",
            "planned-this-quarter",
        ),
        ([], {"planned_production_date": date(2022, 3, 31)}, "资料不足", "nothing-stated"),
        (
            [an_item("备案核准", "在办", accepted_date=date(2021, 5, 1))],
            {},
            "停滞",
            "waiting-too-long",
        ),
    ],
)
def test_the_state_is_the_first_rule_that_holds(mart, rows, project, state, rule):
    found = readiness_of(mart, *rows, **project)
    assert (found["state"], found["state_rule"]) == (state, rule)


def test_the_quarter_is_that_of_the_day_after_the_as_of_date(mart):
    (found,) = mart(a_store(signed(), as_of=date(2021, 9, 30)), "readiness")
    assert found["quarter_start_date"] == date(2021, 10, 1)
    (found,) = mart(a_store(signed(), as_of=date(2021, 9, 29)), "readiness")
    assert found["quarter_start_date"] == date(2021, 7, 1)


@pytest.mark.parametrize(
    ("planned", "starts"),
    [(None, True), (date(2022, 3, 31), True), (date(2022, 4, 1), False)],
)
def test_who_starts_production_this_quarter(mart, planned, starts):
    found = readiness_of(mart, stage="试生产", planned_production_date=planned)
    assert found["starts_production_this_quarter"] is starts


def test_the_next_gate_is_the_first_with_an_item_known_to_be_open(mart):
    found = readiness_of(mart, an_item("环评", "在办"), an_item("施工许可", "未启动"))
    assert (found["next_gate"], found["next_item"]) == ("G3", "环评")


def test_the_next_item_is_the_one_that_is_worth_most(mart):
    found = readiness_of(mart, an_item("节能审查", "未启动"), an_item("环评", "在办"))
    assert found["next_item"] == "节能审查"
    found = readiness_of(mart, an_item("节能审查", "未启动"), an_item("水土保持", "不予许可"))
    assert (found["next_item"], found["flagged_items"]) == ("水土保持", ["水土保持"])


def test_when_nothing_is_open_there_is_no_next_gate(mart):
    found = readiness_of(mart, *done(*(gate.gate for gate in RULES.gate)))
    assert (found["next_gate"], found["next_item"]) == (None, None)


def test_a_compliance_note_needs_both_sides_stated(mart):
    works = an_item("形象进度", None, share=0.3)
    assert readiness_of(mart, works)["compliance_items"] == []
    assert readiness_of(mart, an_item("施工许可", "在办"))["compliance_items"] == []
    both = readiness_of(mart, works, an_item("施工许可", "在办"))
    assert both["compliance_items"] == ["形象进度>施工许可"]
    lenient = readiness_of(mart, works, an_item("施工许可", "容缺办理"))
    assert lenient["compliance_items"] == []
    by_stage = readiness_of(mart, an_item("排污许可", "在办"), stage="试生产")
    assert by_stage["compliance_items"] == ["试生产>排污许可"]


def test_a_project_of_which_only_words_are_known_has_no_note(mart):
    found = readiness_of(mart, stage="建设", progress_text="即将全面投产")
    assert found["compliance_items"] == []
    assert found["flagged_items"] == []
    assert (found["score_low"], found["score_high"]) == (0, 100)


def test_permits_count_over_the_main_list(mart):
    found = readiness_of(
        mart, an_item("备案核准"), an_item("节能审查", "无需办理"), an_item("环评", "在办")
    )
    assert found["permit_count"] == len(RULES.main_permits) == 8
    assert found["permit_done_count"] == 2
    assert found["permit_unknown_count"] == 5


@pytest.mark.parametrize(
    ("values", "precision", "name"),
    [
        ({"longitude": 107.5, "latitude": 38.2, "town": "城川镇"}, "exact", "城川镇"),
        ({"town": "上海庙镇", "park": "上海庙经济开发区"}, "park", "上海庙经济开发区"),
        ({"town": "城川"}, "town", "城川镇"),
        ({"town": "别处"}, None, "别处"),
        ({}, None, None),
    ],
)
def test_where_a_project_is_drawn_and_how_exactly(mart, values, precision, name):
    found = readiness_of(mart, **values)
    assert (found["place_precision"], found["place_name"]) == (precision, name)
    assert (found["map_longitude"] is None) == (precision is None)


def test_ranks_move_when_all_gates_weigh_the_same(mart):
    store = a_store(
        signed(),
        signed("示例项目02"),
        *done("G5"),
        *done("G4", "G6b", project="示例项目02"),
    )
    first, second = mart(store, "readiness")
    assert (first["score_rank"], second["score_rank"]) == (1, 2)
    assert (first["equal_rank"], second["equal_rank"]) == (2, 1)


def test_screens_agree_with_each_other():
    store = a_store(
        signed(town="城川镇"),
        signed("示例项目02", stage="试生产", planned_investment_wan=500),
        signed("示例项目03", stage="投产"),
        signed("示例项目04", stage="终止"),
        *done("G1"),
    )
    publish_rows(store, signed(), as_of=date(2021, 11, 30))
    now, before = store.snapshot(), store.snapshot(date(2021, 11, 30))

    def read(query, **more):
        return store.query(f"screens/readiness/{query}", snapshot_id=now.id, **more).to_pylist()

    (headline,) = read("headline")
    counts = read("states", previous_id=before.id)
    permits = read("permits")
    projects = read("projects", towns=None, states=None, units=None, groups=None)
    assert headline["project_count"] == sum(row["project_count"] for row in counts) == len(projects)
    assert headline["terminated_count"] == 1
    assert sum(row["previous_count"] for row in counts) == 1
    assert headline["permit_done_count"] == sum(
        row["done_count"] + row["not_needed_count"] for row in permits
    )
    assert headline["permit_unknown_count"] == sum(row["unknown_count"] for row in permits)
    assert headline["permit_count"] == sum(row["project_count"] for row in permits)
    in_town = read("projects", towns=["城川镇"], states=None, units=None, groups=None)
    assert [row["project_name"] for row in in_town] == [NAME]


def test_an_unknown_change_is_not_zero():
    store = a_store(signed())
    rows = store.query(
        "screens/readiness/states", snapshot_id=store.snapshot().id, previous_id=None
    ).to_pylist()
    assert {row["previous_count"] for row in rows} == {None}
    assert [row["investment_wan"] for row in rows] == [None] * 6


def test_a_ledger_without_signed_projects_has_an_empty_headline():
    store = a_store(a_project(stage="洽谈"))
    (row,) = store.query("screens/readiness/headline", snapshot_id=store.snapshot().id).to_pylist()
    assert (row["project_count"], row["permit_count"], row["longest_days"]) == (0, 0, None)
