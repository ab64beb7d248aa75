"""Score interval, level, state, next gate, notes and place of a project."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.rules.gates import load_gates
from tests.builders.held_rows import county_holds
from tests.builders.ledger_rows import a_project, a_store, an_item
from tests.builders.marts import mart_rows
from tests.queries.cases import by, told, with_items

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


def every_case(cases):
    """The rows of cases that begin with items and ledger values of a project."""
    return [
        row
        for name, (items, values, *_) in cases.items()
        for row in with_items(signed(name, **values), *items)
    ]


@pytest.fixture(scope="module")
def found(county):
    return by("project_id", mart_rows(county, "readiness", county.snapshot()))


@county_holds(signed("只有名称"))
def test_nothing_known_is_the_whole_interval(found):
    row = found["只有名称"]
    assert (row["score_low"], row["score_high"]) == (0, 100)
    assert row["unknown_count"] == row["item_count"] == len(RULES.items)
    assert (row["level"], row["next_item_state"], row["waiting_days"]) == ("L1", None, None)


@county_holds(
    *with_items(
        signed("一关已过"),
        *done("G1"),
        an_item("土地取得", "在办"),
        an_item("节能审查", "无需办理"),
    )
)
def test_the_score_is_points_reached_over_points_that_apply(found):
    row = found["一关已过"]
    assert row["score_low"] == pytest.approx(100 * (10 + 4) / 95)
    known = 10 + 8
    assert row["score_high"] == pytest.approx(100 * (10 + 4 + 95 - known) / 95)


@county_holds(*with_items(signed("无需节能审查"), an_item("节能审查", "无需办理")))
def test_effective_weights_grow_when_items_drop_out(mart, county, found):
    project = found["无需节能审查"]["project_id"]
    rows = mart(county, "readiness_gate")
    gates = by("gate", [row for row in rows if row["project_id"] == project])
    assert gates["G3"]["effective_weight"] == pytest.approx(100 * 15 / 95)
    assert sum(row["effective_weight"] for row in gates.values()) == pytest.approx(100)
    assert gates["G3"]["gate_weight"] == 20


states = st.sampled_from([None, *(state.state for state in RULES.state)])


every_item = st.lists(states, min_size=len(RULES.items), max_size=len(RULES.items))


@settings(max_examples=4)
@given(st.lists(every_item, min_size=5, max_size=5, unique_by=str))
def test_an_interval_is_an_interval_and_closes_with_the_last_blank(drawn):
    cases = dict(zip("甲乙丙丁戊", drawn, strict=True))
    store = a_store(
        *(
            row
            for name, stated in cases.items()
            for row in with_items(
                signed(name),
                *(
                    an_item(item.item, state)
                    for item, state in zip(RULES.items, stated, strict=True)
                    if state is not None
                ),
            )
        )
    )
    rows = by("project_id", mart_rows(store, "readiness", store.snapshot()))
    assert rows.keys() == cases.keys()
    for name, stated in cases.items():
        row = rows[name]
        if row["score_low"] is None:
            assert all(state == "无需办理" for state in stated), name
            continue
        assert -1e-9 <= row["score_low"] <= row["score_high"] <= 100 + 1e-9, name
        assert row["unknown_count"] == sum(state is None for state in stated), name
        is_closed = row["score_high"] - row["score_low"] < 1e-9
        assert is_closed == (row["unknown_count"] == 0), name


LEVELS = {
    "过一关": (done("G1"), {}, "L2", []),
    "过二关": (done("G2"), {}, "L3", ["L2"]),
    "过一关三关": (done("G1", "G3"), {}, "L4", ["L3"]),
    "过一至四关": (done("G1", "G2", "G3", "G4"), {}, "L5", []),
    "完工": ([an_item("形象进度", None, share=1.0)], {}, "L6", ["L2", "L3", "L4", "L5"]),
    "过六关甲": (done("G6a"), {}, "L8", ["L2", "L3", "L4", "L5", "L6", "L7"]),
    "在试生产": ([], {"stage": "试生产"}, "L8", ["L2", "L3", "L4", "L5", "L6", "L7"]),
    "过一至六关": (done("G1", "G2", "G3", "G4", "G5", "G6a", "G6b"), {}, "L8", []),
    "在投产": ([], {"stage": "投产"}, "L8", ["L2", "L3", "L4", "L5", "L6", "L7"]),
}


@county_holds(*every_case(LEVELS))
def test_a_level_has_its_own_evidence_and_says_what_is_open_below(found):
    assert told(found, LEVELS, "level", "missing_below") == {
        name: (level, missing) for name, (_, _, level, missing) in LEVELS.items()
    }


@county_holds(
    *with_items(signed("全部办结"), *done(*(gate.gate for gate in RULES.gate))),
    signed("上月投产", actual_production_date=date(2021, 12, 1)),
    signed("次日投产", actual_production_date=date(2022, 1, 1)),
)
def test_production_is_a_dated_fact_and_never_follows_from_the_score(found):
    assert found["全部办结"]["score_low"] == 100
    assert told(found, ("全部办结", "上月投产", "次日投产"), "level") == {
        "全部办结": ("L8",),
        "上月投产": ("L9",),
        "次日投产": ("L1",),
    }


STATES = {
    "无记载": ([], {}, "资料不足", "nothing-stated"),
    "已备案": ([an_item("备案核准", "已办结")], {}, "办手续", "permit-items"),
    "称办前期": ([], {"progress_text": "正在办理前期手续"}, "办手续", "permit-words"),
    "停建": ([], {"stage": "停建"}, "停滞", "exit-stage"),
    "建设": ([], {"stage": "建设"}, "建设中", "started"),
    "试生产": ([], {"stage": "试生产"}, "即将投产", "trial-stage"),
    "称将投产": (
        [],
        {"stage": "建设", "progress_text": "即将全面投产"},
        "即将投产",
        "ledger-words",
    ),
    "投产": ([], {"stage": "投产"}, "已投产", "production-stage"),
    "有投产日": (
        [],
        {"actual_production_date": date(2021, 5, 1)},
        "已投产",
        "production-date",
    ),
    "部分投产": (
        [],
        {"actual_production_date": date(2021, 5, 1), "production_extent": "部分投产"},
        "已投产",
        "partial-production",
    ),
    "完工待投产": (
        [an_item("形象进度", None, share=1.0)],
        {"planned_production_date": date(2022, 3, 31)},
        "即将投产",
        "planned-this-quarter",
    ),
    "只有计划": (
        [],
        {"planned_production_date": date(2022, 3, 31)},
        "资料不足",
        "nothing-stated",
    ),
    "久等": (
        [an_item("备案核准", "在办", accepted_date=date(2021, 5, 1))],
        {},
        "停滞",
        "waiting-too-long",
    ),
}


@county_holds(*every_case(STATES))
def test_the_state_is_the_first_rule_that_holds(found):
    assert told(found, STATES, "state", "state_rule") == {
        name: (state, rule) for name, (_, _, state, rule) in STATES.items()
    }


def test_the_quarter_is_that_of_the_day_after_the_as_of_date(mart):
    store = a_store(signed(), as_of=date(2021, 9, 29))
    (row,) = mart(store, "readiness", as_of=date(2021, 9, 30))
    assert row["quarter_start_date"] == date(2021, 10, 1)
    (row,) = mart(store, "readiness", as_of=date(2021, 9, 29))
    assert row["quarter_start_date"] == date(2021, 7, 1)


STARTS = {
    "无计划日": (None, True),
    "本季计划": (date(2022, 3, 31), True),
    "下季计划": (date(2022, 4, 1), False),
}


@county_holds(
    *[
        signed(name, stage="试生产", planned_production_date=planned)
        for name, (planned, _) in STARTS.items()
    ]
)
def test_who_starts_production_this_quarter(found):
    assert told(found, STARTS, "starts_production_this_quarter") == {
        name: (starts,) for name, (_, starts) in STARTS.items()
    }


@county_holds(
    *with_items(signed("环评在办"), an_item("环评", "在办"), an_item("施工许可", "未启动"))
)
def test_the_next_gate_is_the_first_with_an_item_known_to_be_open(found):
    assert told(found, ["环评在办"], "next_gate", "next_item") == {"环评在办": ("G3", "环评")}


@county_holds(
    *with_items(signed("两项未办"), an_item("节能审查", "未启动"), an_item("环评", "在办")),
    *with_items(
        signed("一项不予许可"), an_item("节能审查", "未启动"), an_item("水土保持", "不予许可")
    ),
)
def test_the_next_item_is_the_one_that_is_worth_most(found):
    assert found["两项未办"]["next_item"] == "节能审查"
    refused = found["一项不予许可"]
    assert (refused["next_item"], refused["flagged_items"]) == ("水土保持", ["水土保持"])


@county_holds(*with_items(signed("无项待办"), *done(*(gate.gate for gate in RULES.gate))))
def test_when_nothing_is_open_there_is_no_next_gate(found):
    assert told(found, ["无项待办"], "next_gate", "next_item") == {"无项待办": (None, None)}


WORKS = an_item("形象进度", None, share=0.3)
NOTES = {
    "只知进度": ([WORKS], {}, []),
    "只知许可": ([an_item("施工许可", "在办")], {}, []),
    "都知": ([WORKS, an_item("施工许可", "在办")], {}, ["形象进度>施工许可"]),
    "容缺": ([WORKS, an_item("施工许可", "容缺办理")], {}, []),
    "无证试产": ([an_item("排污许可", "在办")], {"stage": "试生产"}, ["试生产>排污许可"]),
}


@county_holds(*every_case(NOTES))
def test_a_compliance_note_needs_both_sides_stated(found):
    assert told(found, NOTES, "compliance_items") == {
        name: (notes,) for name, (_, _, notes) in NOTES.items()
    }


@county_holds(signed("只有文字", stage="建设", progress_text="即将全面投产"))
def test_a_project_of_which_only_words_are_known_has_no_note(found):
    row = found["只有文字"]
    assert row["compliance_items"] == []
    assert row["flagged_items"] == []
    assert (row["score_low"], row["score_high"]) == (0, 100)


@county_holds(
    *with_items(
        signed("三项许可"),
        an_item("备案核准"),
        an_item("节能审查", "无需办理"),
        an_item("环评", "在办"),
    )
)
def test_permits_count_over_the_main_list(found):
    row = found["三项许可"]
    assert row["permit_count"] == sum(item.main_permit for item in RULES.items) == 8
    assert row["permit_done_count"] == 2
    assert row["permit_unknown_count"] == 5


PLACES = {
    "有坐标": ({"longitude": 107.5, "latitude": 38.2, "town": "城川镇"}, "exact", "城川镇"),
    "有园区": ({"town": "上海庙镇", "park": "上海庙经济开发区"}, "park", "上海庙经济开发区"),
    "有镇名": ({"town": "城川"}, "town", "城川镇"),
    "镇名不识": ({"town": "别处"}, None, "别处"),
    "无地点": ({}, None, None),
}


@county_holds(*[signed(name, **values) for name, (values, _, _) in PLACES.items()])
def test_where_a_project_is_drawn_and_how_exactly(found):
    assert told(found, PLACES, "place_precision", "place_name") == {
        name: (precision, place) for name, (_, precision, place) in PLACES.items()
    }
    assert {name: found[name]["map_longitude"] is None for name in PLACES} == {
        name: precision is None for name, (_, precision, _) in PLACES.items()
    }


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
