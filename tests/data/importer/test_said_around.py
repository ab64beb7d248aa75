"""What stands around a table's cells: its period line, its name, the places among its values."""

from datetime import date

import pytest

from tests.builders.ledger_files import Sheet, a_file, codes, of_sheet, rows_of, understood

NOVEMBER = date(2026, 11, 30)


def test_a_quarter_beside_who_keeps_the_list_gives_its_days_their_year(tmp_path):
    rows = [
        ["示例区客商来访接待登记表"],
        ["登记科室：招商一科", None, None, None, "2026年第三季度"],
        ["日期", "来访单位", "来访人数", "接待领导", "洽谈事项", "下步安排"],
        ["7月3日", "示例酒业公司", 6, "区领导A", "包材", "回访"],
        ["7月15日上午", "示例食品公司", "4人", "区领导B", "调味料", "签约"],
        ["8月22日（周六）", "示例玻璃公司", 8, "区领导A", "玻瓶", None],
    ]
    _, sheet, read = of_sheet(
        tmp_path, Sheet(rows, merges=("A1:F1", "A2:D2", "E2:F2")), as_of=NOVEMBER
    )
    assert sheet.header_rows == (3,)
    assert sheet.rows_rejected == 0
    assert [row["start_date"] for row in read] == [
        date(2026, 7, 3),
        date(2026, 7, 15),
        date(2026, 8, 22),
    ]


def test_a_period_over_a_part_of_a_group_is_no_header(tmp_path):
    rows = [
        ["示例县重点项目月调度表"],
        [None, None, None, "2026年1-9月"],
        ["项目名称", "总投资（万元）", "手续办理", None, None, "存在问题"],
        [None, None, "备案", "环评", "施工许可"],
        ["示例颗粒项目", 32000, "√", "正在办理", "未办", "电力不足"],
        ["示例传感器项目", 12000, "已备案", "已批复", "√", None],
    ]
    merges = ("A1:F1", "D2:F2", "A3:A4", "B3:B4", "C3:E3", "F3:F4")
    _, sheet, _ = of_sheet(tmp_path, Sheet(rows, merges=merges), as_of=NOVEMBER)
    assert sheet.header_rows == (3, 4)
    assert [one.header for one in sheet.columns][2:5] == [
        "手续办理/备案",
        "手续办理/环评",
        "手续办理/施工许可",
    ]


def leads(town):
    return [
        [f"示例区{town}在谈项目线索汇总表"],
        ["序号", "项目", "客商", "来源", "拟投资（万元）", "洽谈进展"],
        [1, f"{town}玻瓶生产线", "示例玻璃公司", "广东广州", 20000, "初步接洽"],
        [2, f"{town}冷链中心", "示例物流公司", "四川成都", 18000, "已考察"],
        [3, f"{town}彩盒包装", "示例包装公司", "贵州仁怀", 5000, "有意向"],
    ]


def test_leads_on_a_sheet_a_town_have_its_town_their_stage_and_where_they_come_from(tmp_path):
    path = a_file(tmp_path, {town: leads(town) for town in ("石洞镇", "云龙镇")})
    intake = understood(path, as_of=NOVEMBER)
    (draft,) = intake.drafts
    assert [(row["town"], row["stage"], row["origin_place"]) for row in rows_of(draft)] == [
        (town, "洽谈", place)
        for town in ("石洞镇", "云龙镇")
        for place in ("广东广州", "四川成都", "贵州仁怀")
    ]
    told = {code for report in intake.files for code, _ in codes(report)}
    assert {"field-from-title", "stage-derived"} <= told


def test_a_source_of_information_stays_one(tmp_path):
    rows = [
        ["项目名称", "项目阶段", "来源"],
        ["示例颗粒项目", "签约", "商会推荐"],
        ["示例玻瓶项目", "洽谈", "广州某公司推荐的老客户"],
        ["示例电池项目", "建设", "青岛海尔"],
        ["示例电机项目", "建设", "上海电气"],
    ]
    _, sheet, _ = of_sheet(tmp_path, rows)
    assert [one.field for one in sheet.columns] == ["name", "stage", "source_note"]


@pytest.mark.parametrize(
    ("place", "origin"),
    [
        ("江苏徐州", "自治区外"),
        ("鄂尔多斯市", "自治区内"),
        ("香港", "外资"),
        ("内蒙古自治区鄂尔多斯市鄂托克前旗", "自治区内"),
        ("广西壮族自治区", "自治区外"),
        ("上海庙镇", "自治区内"),
        ("鄂托克前旗招商局推荐", None),
        ("区外", "自治区外"),
        ("某地", None),
    ],
)
def test_where_money_comes_from_says_its_origin(tmp_path, place, origin):
    rows = [
        ["示例县2026年8月到位资金统计表（万元）"],
        ["项目名称", "资金来源地", "本月到位资金"],
        ["示例颗粒项目", place, 800],
        ["示例玻瓶项目", "广东", 300],
        ["示例电池项目", "山东", 500],
        ["示例电机项目", "浙江", 100],
    ]
    _, _, read = of_sheet(tmp_path, rows, as_of=NOVEMBER)
    assert [row["origin_kind"] for row in read] == [origin, *["自治区外"] * 3]


def test_working_days_in_the_place_of_a_due_date_are_the_limit(tmp_path):
    rows = [
        ["示例区企业诉求台账"],
        ["诉求编号", "企业名称", "诉求内容", "提出日期", "办理单位", "办理时限", "办理情况"],
        ["TJ-01", "示例食品公司", "道路破损", "2026-09-03", "交通局", "15个工作日", "已修补"],
        ["TJ-02", "示例酒业公司", "用电紧张", "2026-09-05", "供电公司", "2026-09-30", "增容中"],
        ["TJ-03", "示例玻璃公司", "招工难", "2026-09-11", "人社局", "尽快", "招聘会"],
    ]
    intake = understood(a_file(tmp_path, {"诉求": rows}), as_of=NOVEMBER)
    read = intake.drafts[0].tables["declared_needs"].to_pylist()
    assert [(row["due_date"], row["limit_days"]) for row in read] == [
        (None, 15),
        (date(2026, 9, 30), None),
        (None, None),
    ]
    assert ("limit-read", "F3") in codes(intake.files[0])


def test_permits_by_their_names_on_official_lists(tmp_path):
    written = {
        "企业投资项目备案": "备案核准",
        "建设项目环境影响评价": "环评",
        "固定资产投资项目节能审查": "节能审查",
        "施工许可证核发": "施工许可",
        "建设工程消防设计审查": "施工图与消防设计审查",
        "项目选址": None,
    }
    rows = [["项目名称", "手续名称", "办理状态"], *(["示例项目", one, "已办结"] for one in written)]
    _, _, read = of_sheet(tmp_path, rows)
    assert [row["item"] for row in read] == [*written.values()]
