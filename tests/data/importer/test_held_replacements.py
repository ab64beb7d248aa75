"""A sheet that would take rows of its unit away is held until a person says what it is."""

from __future__ import annotations

import pytest

from data.rules import load_rules
from data.store import Store
from tests.builders.stores import mapped
from tests.builders.unit_ledgers import (
    NAMES,
    NOW,
    REGISTER,
    UNIT,
    a_funds_report,
    a_register,
    imported,
    names_of,
    register_row,
    with_register,
)


@pytest.fixture
def store(tmp_path):
    opened = with_register(tmp_path)
    yield opened
    opened.close()


def held(answer):
    """The one question that holds the import."""
    questions = [q for file in answer.payload["files"] for q in file["questions"]]
    (question,) = [q for q in questions if q["holds"] and q["replacement"]]
    return question


def said(question, answer):
    return {"answers": {question["fingerprint"]: {question["id"]: answer}}}


def test_a_part_of_the_register_does_not_take_the_others_away(store, tmp_path):
    answer = imported(store, tmp_path, {"项目台账": a_register(NAMES[:4])})
    assert (answer.exit_code, answer.payload["published"]) == (1, None)
    assert answer.payload["held_because"] == ["questions"]
    question = held(answer)
    gone = question["replacement"]["gone"]
    assert [row["name"] for row in gone] == list(NAMES[4:])
    assert question["replacement"]["sum"] == sum(row["amount"] for row in gone)
    measures = {m["measure"]: m for m in question["replacement"]["measures"]}
    assert (measures["removed"]["part"], measures["removed"]["whole"]) == (8, 12)
    assert measures["removed"]["limit"] == load_rules().questions.replacing.removed_share
    assert measures["removed"]["beyond"] and not measures["names"]["beyond"]
    assert names_of(store) == list(NAMES)


def test_a_reason_lets_the_rows_go_and_is_kept_in_the_history(store, tmp_path):
    sheets = {"项目台账": a_register(NAMES[:8])}
    question = held(imported(store, tmp_path, sheets))
    answer = imported(store, tmp_path, sheets, **said(question, "replace: 四个项目已终止"))
    assert answer.exit_code == 0
    assert names_of(store) == list(NAMES[:8])
    assert store.versions()[0].note == "四个项目已终止"
    # It was said of these rows: nothing of it is remembered for next month.
    assert mapped(store, "示例园区管委会") == {}


def test_what_was_said_of_some_rows_is_not_said_of_others(store, tmp_path):
    question = held(imported(store, tmp_path, {"项目台账": a_register(NAMES[:8])}))
    fewer = {"项目台账": a_register(NAMES[:7])}
    assert held(imported(store, tmp_path, fewer))["id"] != question["id"]


def test_figures_said_to_be_right_as_they_read_do_not_let_rows_go(store, tmp_path):
    sheets = {"项目台账": a_register(NAMES[:4])}
    answer = imported(store, tmp_path, sheets, is_as_read=True)
    assert (answer.exit_code, answer.payload["published"]) == (1, None)


def test_the_sheet_that_waits_lets_the_rest_be_published(store, tmp_path):
    sheets = {"项目台账": a_register(NAMES[:4]), "资金": a_funds_report()}
    question = held(imported(store, tmp_path, sheets))
    answer = imported(store, tmp_path, sheets, **said(question, "set-aside"))
    assert answer.exit_code == 0
    assert names_of(store) == list(NAMES)
    assert len(set(names_of(store, "funds"))) == 12
    reasons = {s["sheet"]: s["not_ours"] for s in answer.payload["files"][0]["sheets"]}
    assert reasons == {"项目台账": "set-aside", "资金": None}


def test_a_sheet_that_waits_is_asked_nothing_more(store, tmp_path):
    total = ["合计", "", "", 1_000_000]
    sheets = {"项目台账": [*a_register(NAMES[:4]), total], "资金": a_funds_report()}
    before = imported(store, tmp_path, sheets)
    kinds = {q["kind"] for file in before.payload["files"] for q in file["questions"]}
    assert {"replaces", "total"} <= kinds
    answer = imported(store, tmp_path, sheets, **said(held(before), "set-aside"))
    left = {q["kind"] for file in answer.payload["files"] for q in file["questions"]}
    assert "total" not in left


def test_a_later_month_of_the_same_upload_does_not_take_the_earlier_ones_rows_away(tmp_path):
    empty = Store.open(None)
    sheets = {
        "11月": a_register(title="示例园区项目台账（2024年11月）"),
        "12月": a_register(NAMES[:4], title="示例园区项目台账（2024年12月）"),
    }
    answer = imported(empty, tmp_path, sheets)
    assert answer.payload["published"] is None
    question = held(answer)
    assert question["sheet"] == "12月"
    gone = question["replacement"]["gone"]
    assert [row["name"] for row in gone] == list(NAMES[4:])
    assert question["replacement"]["sum"] == sum(12_000 + 100 * n for n in range(4, 12))
    empty.close()


def test_it_is_another_form_reads_the_upload_again_as_that(store, tmp_path):
    sheets = {"项目台账": a_register(NAMES[:4])}
    question = held(imported(store, tmp_path, sheets))
    offered = {r["reading"]: (r["loads"], r["removes"]) for r in question["readings"]}
    assert offered["replace"] == (4, 8)
    assert offered["projects/schedule"] == (4, 0)
    answer = imported(store, tmp_path, sheets, **said(question, "projects/schedule"))
    assert answer.exit_code == 0
    assert names_of(store) == list(NAMES)
    assert names_of(store, form="schedule") == list(NAMES[:4])


def test_renamed_projects_share_few_names(store, tmp_path):
    renamed = [f"新{name}（更名）" for name in NAMES[:9]]
    question = held(imported(store, tmp_path, {"项目台账": a_register([*renamed, *NAMES[9:]])}))
    measures = {m["measure"]: m for m in question["replacement"]["measures"]}
    assert (measures["names"]["part"], measures["names"]["whole"]) == (3, 12)
    assert measures["names"]["beyond"]


def test_sheets_of_one_form_stand_for_the_unit_together(store, tmp_path):
    sheets = {"一、签约": a_register(NAMES[:6]), "二、在建": a_register(NAMES[6:])}
    assert imported(store, tmp_path, sheets).exit_code == 0
    assert sorted(names_of(store)) == list(NAMES)


def test_one_reason_speaks_for_all_sheets_whose_rows_go_together(store, tmp_path):
    other = [["二、在建项目"], REGISTER[1:], *(register_row(name)[1:] for name in NAMES[3:6])]
    sheets = {"一": a_register(NAMES[:3]), "二": other}
    answer = imported(store, tmp_path, sheets)
    asked = [q for q in answer.payload["files"][0]["questions"] if q["replacement"]]
    assert len({q["id"] for q in asked}) == 1 and len(asked) == 2
    answer = imported(store, tmp_path, sheets, **said(asked[0], "replace: 清理"))
    assert answer.exit_code == 0
    assert sorted(names_of(store)) == list(NAMES[:6])


def test_a_slim_list_would_leave_most_of_the_register_blank(store, tmp_path):
    slim = [["项目台账"], ["项目名称", "项目阶段"], *([name, "建设"] for name in NAMES)]
    question = held(imported(store, tmp_path, {"项目台账": slim}))
    measures = {m["measure"]: m["beyond"] for m in question["replacement"]["measures"]}
    assert measures == {"removed": False, "names": False, "emptied": True}


@pytest.mark.parametrize("gone", [0, 1, 3])
def test_what_an_ordinary_month_removes_is_not_asked_about(store, tmp_path, gone):
    answer = imported(store, tmp_path, {"项目台账": a_register(NAMES[gone:])})
    assert answer.exit_code == 0
    assert len(names_of(store)) == 12 - gone


def test_a_register_that_grows_is_not_asked_about(store, tmp_path):
    more = [*NAMES, *(f"示例新项目{number}" for number in range(30))]
    assert imported(store, tmp_path, {"项目台账": a_register(more)}).exit_code == 0


def funds_of(title, names=NAMES[:4], by=0):
    """Funds of December by one definition, named in the title."""
    head = ["序号", "项目名称", "本月到位（万元）", "当年累计（万元）"]
    return [[title], head, *([n, name, 10 + n + by, 200 + n] for n, name in enumerate(names))]


PLATFORM = "2024年12月到位资金（自治区平台口径）"
REPORTED = "2024年12月到位资金（企业自报口径）"


def bases(store):
    rows = store.current_rows("funds", "register", UNIT, NOW)
    return sorted(set(rows["basis"].to_pylist()))


def test_funds_by_another_definition_do_not_take_the_same_months_away(store, tmp_path):
    """What is no snapshot replaces the rows of its days: that is held, too."""
    assert imported(store, tmp_path, {"资金": funds_of(PLATFORM)}).exit_code == 0
    answer = imported(store, tmp_path, {"资金": funds_of(REPORTED)})
    assert (answer.exit_code, answer.payload["held_because"]) == (1, ["questions"])
    question = held(answer)
    assert len(question["replacement"]["gone"]) == 8
    assert any("放在一次上传里" in why for why in question["why"])
    assert bases(store) == ["自治区平台"]
    both = {"平台": funds_of(PLATFORM), "自报": funds_of(REPORTED)}
    assert imported(store, tmp_path, both).exit_code == 0
    assert bases(store) == ["企业自报", "自治区平台"]


def test_a_corrected_month_of_funds_is_not_asked_about(store, tmp_path):
    assert imported(store, tmp_path, {"资金": funds_of(PLATFORM)}).exit_code == 0
    answer = imported(store, tmp_path, {"资金": funds_of(PLATFORM, NAMES[:5], by=3)})
    assert answer.exit_code == 0


def test_a_second_list_of_trips_does_not_take_the_first_of_the_month_away(store, tmp_path):
    head = ["序号", "带队领导", "开始时间", "结束时间", "目的地", "拜访企业"]

    def trips(days, leader):
        rows = [
            [d, leader, f"2024-12-{d:02d}", f"2024-12-{d:02d}", "杭州", "示例公司"] for d in days
        ]
        return [["2024年12月外出招商情况表"], head, *rows]

    assert imported(store, tmp_path, {"外出": trips((2, 9, 20), "示例甲")}).exit_code == 0
    answer = imported(store, tmp_path, {"外出": trips((3, 11), "示例乙")})
    assert (answer.exit_code, answer.payload["held_because"]) == (1, ["questions"])
    assert len(held(answer)["replacement"]["gone"]) == 3
