"""Which ledger a table is: all of its evidence decides, and where two fit, both are offered."""

from __future__ import annotations

import pytest

from data.figures import figures
from data.ledgers.evidence import called
from data.store import Store
from tests.builders.ledger_files import a_file, understood
from tests.builders.unit_ledgers import (
    BEFORE,
    NAMES,
    NOW,
    UNIT,
    a_funds_report,
    a_register,
    imported,
    names_of,
    with_register,
)

DESCRIBED = ["项目名称", "投资方", "总投资（万元）", "开工时间", "责任单位"]
BODY = ["示例集团", 12_000, "2023-04", UNIT]


def described(*more, names=NAMES[:6], values=(50, 900)):
    """A list by project: what describes each, then some columns of its own."""
    rows = [[name, *BODY, *values[: len(more)]] for name in names]
    return [[*DESCRIBED, *more], *rows]


def read(folder, rows, sheet="Sheet1", **options):
    (report,) = understood(a_file(folder, {sheet: rows}, "报表.xlsx"), **options).files
    return report


def kinds(report):
    return [(sheet.ledger, sheet.form) for sheet in report.sheets]


@pytest.fixture
def store(tmp_path):
    opened = with_register(tmp_path)
    yield opened
    opened.close()


@pytest.mark.parametrize("title", ["项目资金到位情况", "2024年12月招商引资项目资金进度表", ""])
def test_funds_described_by_investment_and_start_are_no_register(store, tmp_path, title):
    answer = imported(store, tmp_path, {"Sheet1": a_funds_report(NAMES[:3], title)})
    assert names_of(store) == list(NAMES)
    assert sorted(set(names_of(store, "funds"))) == list(NAMES[:3])
    (sheet,) = answer.payload["files"][0]["sheets"]
    assert sheet["ledger"] == "funds"
    assert answer.payload["changes"]["removed"] == 0


def test_periods_alone_are_funds_beside_a_column_that_names_them(tmp_path):
    report = read(tmp_path, [FUNDS_ALONE, ["示例项目01", 5, 40, 90]])
    assert kinds(report) == [("funds", "register")]
    fields = {column.header: column.field for column in report.sheets[0].columns}
    assert fields["当年累计"] == "amount_year" and fields["历年累计"] == "amount_all_years"


FUNDS_ALONE = ["项目名称", "本月到位", "当年累计", "历年累计"]


def test_a_register_that_also_states_funds_stays_one(tmp_path):
    rows = a_register()
    header, *body = rows[1:]
    rows = [rows[0], [*header, "当年到位资金（万元）"], *([*row, 5] for row in body)]
    assert kinds(read(tmp_path, rows)) == [("projects", "register")]


def test_where_two_ledgers_fit_both_are_offered_and_the_import_waits(store, tmp_path):
    rows = described("累计到位资金（万元）", names=NAMES[:11])
    answer = imported(store, tmp_path, {"Sheet1": rows})
    assert answer.exit_code == 1 and answer.payload["published"] is None
    questions = answer.payload["files"][0]["questions"]
    (question,) = [q for q in questions if q["kind"] == "ledger"]
    assert question["holds"]
    offered = {r["label"]: (r["loads"], r["removes"]) for r in question["readings"]}
    assert offered["项目台账"] == (11, 1)
    assert offered["到位资金台账"] == (11, 0)
    assert any("累计到位资金" in why and "到位资金台账" in why for why in question["why"])
    assert names_of(store) == list(NAMES)


def test_the_other_ledger_is_an_answer(store, tmp_path):
    rows = described("累计到位资金（万元）", names=NAMES[:11])
    sheets = {"Sheet1": rows}
    questions = imported(store, tmp_path, sheets).payload["files"][0]["questions"]
    (question,) = [q for q in questions if q["kind"] == "ledger"]
    other = next(r["reading"] for r in question["readings"] if r["label"] == "到位资金台账")
    said = {question["fingerprint"]: {question["id"]: other}}
    answer = imported(store, tmp_path, sheets, answers=said, is_as_read=True)
    assert answer.exit_code == 0
    first, second = names_of(store), set(names_of(store, "funds"))
    assert first == list(NAMES) and second == set(NAMES[:11])


def test_what_the_unit_sent_before_speaks_for_the_same_again(tmp_path):
    rows = described("累计到位资金（万元）")
    store = Store.open(None)
    asked = imported(store, tmp_path, {"Sheet1": rows}).payload["files"][0]["questions"]
    (question,) = [q for q in asked if q["kind"] == "ledger"]
    said = {question["fingerprint"]: {question["id"]: "funds/register"}}
    if "funds/register" not in {r["reading"] for r in question["readings"]}:
        said = {question["fingerprint"]: {question["id"]: "keep"}}
    before = imported(store, tmp_path, {"Sheet1": rows}, answers=said, is_as_read=True)
    assert before.exit_code == 0
    kind = before.payload["files"][0]["sheets"][0]["ledger"]
    more = [[*rows[0], "备注"], *([*row, None] for row in rows[1:])]
    again = imported(store, tmp_path, {"Sheet1": more}, is_as_read=True)
    (sheet,) = again.payload["files"][0]["sheets"]
    assert sheet["ledger"] == kind
    store.close()


def test_projects_that_repeat_are_no_register(tmp_path):
    rows = [["项目名称", "总投资", "开工时间", "月份", "到位金额（万元）"]]
    rows += [[name, 100, "2023-04", f"2024年{n}月", 5] for name in NAMES[:4] for n in (1, 2)]
    assert kinds(read(tmp_path, rows, as_of=NOW)) == [("funds", "register")]


def test_months_of_investment_beside_a_start_do_not_replace_the_register(store, tmp_path):
    header = ["项目名称", "总投资（万元）", "开工时间", *(f"1-{n}月完成投资" for n in range(2, 13))]
    rows = [["项目月度完成投资"], header]
    rows += [[name, 100, "2023-04", *range(2, 13)] for name in NAMES[:5]]
    answer = imported(store, tmp_path, {"投资": rows}, is_as_read=True)
    assert answer.exit_code == 0
    assert names_of(store) == list(NAMES)
    assert names_of(store, form="spending") == list(NAMES[:5])


LAND = ["用地面积（亩）", "供地批次", "土地款缴纳"]
LOANS = ["授信银行", "授信额度（万元）", "已放款（万元）"]


@pytest.mark.parametrize(
    ("title", "own", "values"),
    [
        ("示例园区工业项目供地一览", LAND, [30, "第3批", "已缴"]),
        ("银企对接项目清单", LOANS, ["示例银行", 1000, 300]),
    ],
)
def test_a_list_that_states_no_stage_does_not_replace_the_register_that_does(
    store, tmp_path, title, own, values
):
    header = ["项目名称", "投资方", "总投资（万元）", "签约时间", "开工时间", "建设地点", *own]
    body = ["示例集团", 12_000, "2021-03", "2023-04", "示例镇", *values]
    before = store.current_rows("projects", "register", UNIT, NOW).to_pylist()
    answer = imported(store, tmp_path, {"表": [[title], header, *([n, *body] for n in NAMES)]})
    (sheet,) = answer.payload["files"][0]["sheets"]
    assert (sheet["ledger"], sheet["form"]) == ("projects", "schedule")
    kinds_asked = [one["kind"] for one in answer.payload["files"][0]["questions"]]
    assert "ledger" in kinds_asked
    assert store.current_rows("projects", "register", UNIT, NOW).to_pylist() == before
    schedule = store.current_rows("projects", "schedule", UNIT, NOW).to_pylist()
    assert {row["stage"] for row in schedule} == {None}


def test_a_schedule_with_starts_alone_leaves_the_stage_to_the_register(tmp_path):
    store = Store.open(None)
    produced = [[*row[:7], "投产", *row[8:]] for row in a_register()[2:]]
    register = {"项目台账": [*a_register()[:2], *produced]}
    assert imported(store, tmp_path, register, "台账_2024-11.xlsx", BEFORE).exit_code == 0
    header = ["项目名称", "年度计划投资（万元）", "累计完成投资（万元）", "实际开工时间"]
    rows = [["重点项目调度表"], header, *([name, 500, 300, "2023-04-01"] for name in NAMES)]
    answer = imported(store, tmp_path, {"调度": rows}, "调度_2024-12.xlsx")
    assert answer.payload["published"]
    stages = figures(store, as_of=NOW)["stages"]
    assert {stage: one["stock"] for stage, one in stages.items() if one["stock"]} == {"投产": 12}
    store.close()


@pytest.mark.parametrize(
    ("title", "ledger"),
    [
        ("招商引资项目到位资金进度表", "funds"),
        ("利用区外资金情况表", "funds"),
        ("到位资金项目清单", "projects"),
        ("重点项目手续办理情况", "readiness"),
        ("签约项目督办台账", "assignments"),
        ("2024年招商引资任务分解表", "targets"),
        ("某园区情况表", ""),
        ("Projects", "projects"),
        ("Funds received by projects", ""),
    ],
)
def test_a_title_ends_with_what_the_table_is(title, ledger):
    assert called(title)[0] == ledger


@pytest.mark.parametrize("title", ["未能落户项目原因分析", "解约项目登记"])
def test_projects_that_went_elsewhere_are_no_register(tmp_path, title):
    head = ["项目名称", "投资方", "总投资（亿元）", "终止跟踪日期", "未落户原因", "流向地区"]
    rows = [[f"示例项目{n}", "示例公司", 1.5 + n, "2021-05-06", "地价", "示例市"] for n in range(6)]
    (sheet,) = understood(a_file(tmp_path, {"Sheet1": [[title], head, *rows]})).files[0].sheets
    assert sheet.ledger == "lost"


@pytest.mark.parametrize("word", ["放弃", "谈崩", "夭折"])
def test_a_list_of_failed_talks_in_any_word_is_no_register_without_asking(tmp_path, word):
    headers = [
        "项目名称",
        "投资方",
        "计划总投资（亿元）",
        f"{word}时间",
        f"{word}阶段",
        f"{word}原因",
    ]
    body = [
        [f"示例项目{at}", f"示例{at}公司", 2, f"2021-03-0{at}", "洽谈", "土地价格过高"]
        for at in (1, 2, 3)
    ]
    report = read(tmp_path, [["未谈成项目情况"], headers, *body])
    (asked,) = [one for one in report.questions if one.kind == "ledger"]
    assert "lost" in {option.correction.ledger for option in asked.options if option.correction}


def test_an_unknown_word_before_a_date_alone_says_nothing_of_lost_projects(tmp_path):
    headers = ["项目名称", "投资方", "计划总投资（亿元）", "阶段", "踏勘时间", "滞后原因"]
    body = [[f"示例项目{at}", "示例公司", 2, "签约", f"2021-03-0{at}", "缺电"] for at in (1, 2, 3)]
    report = read(tmp_path, [["招商项目台账"], headers, *body])
    assert kinds(report) == [("projects", "register")]
    assert not [one for one in report.questions if one.kind == "ledger"]


def test_two_columns_of_one_unknown_word_make_no_lead(tmp_path):
    headers = ["认证项目", "认证类别", "报送单位", "报送日期", "认证日期", "认证部门", "认证结论"]
    body = [
        [f"示例项目{at}", "开工", UNIT, f"2021-03-0{at}", f"2021-04-0{at}", UNIT, "通过"]
        for at in (1, 2, 3)
    ]
    assert ("leads", "register") not in kinds(read(tmp_path, [["项目认证情况"], headers, *body]))


def test_an_unknown_word_shared_by_all_columns_makes_no_record_of_study(tmp_path):
    headers = ["跟办项目", "跟办日期", "跟办专员", "跟办方式", "跟办内容"]
    body = [[f"示例{at}项目", f"2021-03-0{at}", "示例甲", "上门", "代办材料"] for at in (1, 2, 3)]
    assert ("study", "register") not in kinds(read(tmp_path, [["服务手账"], headers, *body]))


def test_problems_of_projects_are_difficulties_and_no_orders(tmp_path):
    head = [
        "问题编号",
        "项目名称",
        "问题描述",
        "问题类型",
        "提出时间",
        "牵头单位",
        "整改时限",
        "状态",
    ]
    rows = [
        [f"第{n}号", name, f"示例问题{n}", "用地", "2021-5-1", UNIT, "2021-8-20", "推进中"]
        for n, name in enumerate(NAMES[:5], 1)
    ]
    title = ["项目建设困难问题“清单化、销号制”管理表"]
    report = read(tmp_path, [title, head, *rows])
    assert kinds(report) == [("difficulties", "register")]
    assert report.sheets[0].rows_loaded == 5
    fields = {column.header: column.field for column in report.sheets[0].columns}
    assert (fields["问题描述"], fields["整改时限"]) == ("difficulty", "solve_by")


def test_orders_in_a_list_of_problems_are_orders(tmp_path):
    head = ["序号", "交办事项", "责任单位", "办理期限", "办理情况"]
    rows = [[n, f"示例事项{n}", UNIT, "2021-8-20", "办理中"] for n in range(1, 6)]
    report = read(tmp_path, [["会议议定问题清单"], head, *rows])
    assert kinds(report)[0][0] == "assignments"


@pytest.mark.parametrize(("title", "is_asked"), [("外资到账月报表", False), ("示例表", True)])
def test_one_column_of_a_register_in_a_list_that_names_itself_asks_nothing(
    tmp_path, title, is_asked
):
    about = ["项目名称", "投资企业", "投资方所在地", "所在乡镇", "产业类别", "协议总投资（亿元）"]
    months = [f"2021年{month}月到账（万元）" for month in (1, 2, 3)]
    own = ["示例企业A", "外省", "示例镇", "工业", 9, 10, 20, 30, "是"]
    rows = [[title], [*about, *months, "是否入库纳统"], *([f"示例厂{n}", *own] for n in range(4))]
    report = read(tmp_path, rows)
    assert kinds(report) == [("funds", "register")]
    assert ("ledger" in {one.kind for one in report.questions}) is is_asked
