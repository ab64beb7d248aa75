"""Columns that mean one field as surely, or another one under their group: asked or told apart."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from data.importer import TableCorrection
from data.importer.model import FileReport
from data.importer.questions.question import Question
from tests.builders.ledger_files import Sheet, a_file, understood

GUESTS = ["示例甲公司", "示例乙公司", "示例丙公司"]
LEADERS = ["县委书记", "县长", "副县长A"]
DAYS = [date(2021, 3, day) for day in (4, 9, 17)]


def _read(folder: Path, title: str, head: list[str], *columns: list) -> FileReport:
    rows = [[title], head, *map(list, zip(*columns, strict=True))]
    return understood(a_file(folder, {"Sheet1": rows})).files[0]


def _fields(report: FileReport) -> dict[str, str]:
    return {one.header: one.field for one in report.sheets[0].columns if one.field}


def _about(report: FileReport, place: str) -> Question:
    (found,) = [one for one in report.questions if one.places == (place,)]
    return found


def _receptions(folder: Path) -> FileReport:
    head = ["来访日期", "考察企业", "带队人", "带队人职务", "陪同考察领导"]
    guests, posts = ["来宾A", "来宾B", "来宾C"], ["董事长", "总经理", "总经理"]
    return _read(folder, "客商来访登记", head, DAYS, GUESTS, guests, posts, LEADERS)


def test_of_two_columns_that_may_lead_a_person_says_which(tmp_path: Path) -> None:
    question = _about(_receptions(tmp_path), "C2")
    assert (question.field, question.proposed) == ("leaders", "keep")
    assert [one.key for one in question.options] == [
        "keep",
        "E:leaders",
        "E:leaders counterpart",
        "ignore",
    ]
    (rival,) = [arguments for why, arguments in question.reasons if why == "rival"]
    assert (rival["column"], rival["values"]) == ("陪同考察领导", "县委书记、县长")


def test_the_other_column_chosen_takes_what_belongs_to_the_first_along(tmp_path: Path) -> None:
    question = _about(_receptions(tmp_path), "C2")
    answers = {question.question_id: "E:leaders counterpart"}
    said = {question.fingerprint: TableCorrection(answers=answers)}
    (report,) = understood(tmp_path / "台账.xlsx", corrections=said).files
    assert _fields(report) == {
        "来访日期": "start_date",
        "考察企业": "companies",
        "带队人": "counterpart",
        "带队人职务": "counterpart_title",
        "陪同考察领导": "leaders",
    }
    assert "answered-instead-and" in {one.code for one in report.issues}


def test_one_of_two_gives_way_that_may_be_another_field(tmp_path: Path) -> None:
    head = ["单位", "带队领导", "开始日期", "目的地", "拜访企业", "洽谈情况", "取得成效"]
    talks, results = ["推介县情", "考察车间", "商谈条款"], ["有意来考察", "签框架协议", "暂无"]
    units, places = ["县商务局"] * 3, ["甲市", "乙市", "丙市"]
    columns = (units, LEADERS, DAYS, places, GUESTS, talks, results)
    report = _read(tmp_path, "外出招商情况", head, *columns)
    assert _fields(report)["洽谈情况"] == "content"
    assert _fields(report)["取得成效"] == "result"
    assert _about(report, "F2").is_open


def test_columns_that_say_the_same_are_no_rivals(tmp_path: Path) -> None:
    head = ["来访日期", "考察企业", "带队领导", "参加领导"]
    report = _read(tmp_path, "客商来访登记", head, DAYS, GUESTS, LEADERS, LEADERS)
    assert [one for one in report.questions if one.field == "leaders"] == []


def test_a_group_says_whose_column_it_is(tmp_path: Path) -> None:
    came = zip(DAYS, GUESTS, LEADERS, strict=True)
    rows = [
        ["来访时间", "来访客商", None, None, "我方接待", None],
        [None, "单位", "带队人", "职务", "陪同考察领导", "接待单位"],
        *([day, firm, "来宾A", "董事长", who, "县商务局"] for day, firm, who in came),
    ]
    sheet = Sheet(rows, ("A1:A2", "B1:D1", "E1:F1"))
    (report,) = understood(a_file(tmp_path, {"客商来访": sheet})).files
    assert list(_fields(report).values()) == [
        "start_date",
        "companies",
        "counterpart",
        "counterpart_title",
        "leaders",
        "unit",
    ]


def test_progress_over_words_of_a_status_is_the_status(tmp_path: Path) -> None:
    head = ["项目名称", "存在难题", "难题类型", "解决单位", "破解措施", "进展"]
    names, kinds = ["示例甲项目", "示例乙项目", "示例丙项目"], ["用地", "融资", "用地"]
    hard, steps = ["用地未落实", "资金不足", "用电不足"], ["优先安排指标", "开展对接", "建专线"]
    states = ["已解决", "未解决", "已解决"]
    columns = (names, hard, kinds, ["县发改委"] * 3, steps, states)
    report = _read(tmp_path, "项目难题台账", head, *columns)
    assert _fields(report)["进展"] == "difficulty_state"
    assert _fields(report)["破解措施"] == "solution"
    alone = _read(tmp_path, "项目难题台账", head[:4] + head[5:], *columns[:4], states)
    assert _fields(alone)["进展"] == "difficulty_state"
    assert [one.key for one in _about(alone, "E2").options] == ["keep", "solution", "ignore"]


def test_what_was_done_is_told_from_how_far_it_is(tmp_path: Path) -> None:
    head = ["企业名称", "诉求内容", "提出日期", "承办部门", "办理情况", "销哨情况"]
    asked, done = (
        ["疏通道路", "贷款贴息", "招工"],
        ["已协调疏通完毕", "已授信500万元", "正在走流程中"],
    )
    states = ["已办结", "办理中", "已办结"]
    columns = (GUESTS, asked, DAYS, ["县住建局"] * 3, done, states)
    report = _read(tmp_path, "企业诉求台账", head, *columns)
    assert _fields(report)["办理情况"] == "result_of_request"
    assert _fields(report)["销哨情况"] == "request_state"
    assert _about(report, "F2").is_open


def test_a_status_in_words_of_its_own_is_asked_before_it_is_a_report(tmp_path: Path) -> None:
    head = ["企业名称", "诉求内容", "提出日期", "承办部门", "办理情况"]
    asked, states = ["疏通道路", "贷款贴息", "招工"], ["处理好了", "正处理", "处理好了"]
    columns = (GUESTS, asked, DAYS, ["县住建局"] * 3, states)
    report = _read(tmp_path, "企业诉求台账", head, *columns)
    assert _fields(report)["办理情况"] == "request_state"
    assert [one for one in report.questions if one.kind == "field" and one.is_open]


def test_a_column_of_leaders_posts_may_be_a_leader(tmp_path: Path) -> None:
    head = ["项目名称", "投资方", "阶段", "签约日期", "链长"]
    names, stages = ["示例甲项目", "示例乙项目", "示例丙项目"], ["签约", "开工", "签约"]
    report = _read(tmp_path, "项目台账", head, names, GUESTS, stages, DAYS, LEADERS)
    offered = {one.key for one in _about(report, "E2").options}
    assert {"sponsoring_leader", "responsible_leader"} <= offered


def test_the_one_sum_that_nothing_reads_may_be_the_one_that_lacks(tmp_path: Path) -> None:
    head = ["流失项目", "投资方", "流失日期", "流失原因", "说好的数（亿元）"]
    names, reasons = ["示例甲项目", "示例乙项目", "示例丙项目"], ["地价高", "能耗不足", "资金断裂"]
    sums = [1.2, 3.5, 0.8]
    report = _read(tmp_path, "流失项目台账", head, names, GUESTS, DAYS, reasons, sums)
    question = _about(report, "E2")
    assert "lost_investment" in [one.key for one in question.options]
    assert "values-are-amounts" in [why for why, _ in question.reasons]


def test_a_state_of_permits_under_any_header_is_asked_about(tmp_path: Path) -> None:
    head = ["项目名称", "要件", "受理单位", "受理日期", "到什么程度"]
    names, items = ["示例甲项目", "示例乙项目", "示例丙项目"], ["环评", "节能审查", "施工许可"]
    states = ["已办结", "在办", "未启动"]
    report = _read(tmp_path, "要件台账", head, names, items, ["县住建局"] * 3, DAYS, states)
    assert _fields(report)["到什么程度"] == "state"
    assert _about(report, "E2").is_open
