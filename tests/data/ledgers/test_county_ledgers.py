"""The county's other ledgers are told by their sheets, as offices keep them, and read whole."""

from __future__ import annotations

import pytest

from data.ledgers.registry import declared_ledgers
from tests.builders.ledger_files import a_file, understood

# Ledger → a sheet of an invented office.
SHEETS = {
    "needs": [
        ["企业诉求办理台账"],
        [
            "序号",
            "企业名称",
            "反映的问题",
            "问题类型",
            "问题接收时间",
            "办理单位",
            "流程状态",
            "办结时间",
            "联系人",
            "联系电话",
        ],
        [
            1,
            "示例甲公司",
            "厂区用电容量不足",
            "用电",
            "2021-09-01",
            "供电公司",
            "已办结",
            "2021-09-10",
            "示例",
            "13800000000",
        ],
        [
            2,
            "示例乙公司",
            "招工困难",
            "用工",
            "2021-10-08",
            "人社局",
            "办理中",
            None,
            "示例",
            "13800000001",
        ],
    ],
    "needs2": [
        ["24小时热线来电登记表"],
        ["编号", "来电时间", "来电单位", "诉求事项", "转办单位", "办理时限", "办理结果", "满意度"],
        [
            "R01",
            "2021-09-01",
            "示例甲公司",
            "用地手续",
            "自然资源局",
            "2021-09-15",
            "已答复",
            "满意",
        ],
        ["R02", "2021-09-03", "示例乙公司", "贷款贴息", "金融办", "2021-09-18", "正在办理", None],
    ],
    "events": [
        ["2021年招商活动统计表"],
        [
            "序号",
            "活动名称",
            "类型",
            "时间",
            "地点",
            "主办/承办",
            "参会企业数",
            "签约项目数",
            "签约金额（亿元）",
            "后续跟进",
        ],
        [1, "示例推介会", "推介会", "2021-05-10", "北京市", "旗政府", 40, 3, 12.5, "回访三家企业"],
        [2, "示例博览会", "博览会", "2021-09-10", "成都市", "农牧局", 25, 0, None, "寄送资料"],
    ],
    "leads": [
        ["全民招商线索统计表"],
        ["序号", "线索名称", "提供人", "所在单位", "提供时间", "意向投资额（万元）", "跟进状态"],
        [1, "示例光伏项目线索", "示例甲", "教体局", "2021-04-01", 50000, "在跟"],
        [2, "示例肉牛线索", "示例乙", "卫健委", "2021-05-11", None, "无效"],
    ],
    "study": [
        ["党建引领学习活动记录"],
        ["日期", "学习形式", "学习内容", "组织单位", "参加人数", "参学人员"],
        ["2021-03-01", "中心组学习", "招商引资政策", "旗委办", 20, "示例甲、示例乙"],
        ["2021-04-01", "专题党课", "营商环境", "投促中心", 35, "示例丙"],
    ],
    "hall": [
        ["政务服务事项进驻情况统计表"],
        ["序号", "部门", "应进驻事项数", "进驻事项数", "进驻率"],
        [1, "发改委", 60, 60, "100%"],
        [2, "住建局", 80, 80, "100%"],
        [None, "合计", 140, 140, "100%"],
    ],
    "service_items": [
        ["投资项目审批事项清单（精简后）"],
        ["序号", "实施机构", "事项名称", "材料数量", "法定时限（工作日）", "承诺时限（工作日）"],
        [1, "发改委", "企业投资项目备案", 3, 5, 1],
        [2, "住建局", "建筑工程施工许可证核发", 12, 15, 5],
    ],
    "difficulties": [
        ["落地项目难题清单"],
        ["序号", "项目名称", "难题内容", "难题类型", "牵头单位", "解决时限", "销号情况"],
        [1, "示例项目01", "用地指标未落实", "用地", "自然资源局", "2021-11-30", "推进中"],
        [2, "示例项目02", "供电线路未接通", "用电", "供电公司", "2021-10-31", "已销号"],
    ],
    "contacts": [
        ["项目帮办代办服务记录"],
        ["日期", "项目名称", "帮办人", "服务方式", "服务内容", "下步计划", "承诺完成时间"],
        [
            "2021-11-02",
            "示例项目01",
            "示例甲",
            "帮办",
            "协助准备环评材料",
            "报送环评",
            "2021-12-01",
        ],
        ["2021-11-15", "示例项目02", "示例乙", "走访", "了解施工进度", "复工", "2021-12-20"],
    ],
    "sessions": [
        ["企业问需座谈会台账"],
        ["序号", "会议名称", "召开时间", "地点", "参会企业数", "参会方式"],
        [1, "第一次问需座谈会", "2021-03-15", "旗政府", "15家左右", "政府邀请"],
        [2, "第二次问需座谈会", "2021-06-15", "园区", "60多家", "自愿报名"],
    ],
    "organisation": [
        ["招商引资工作领导小组成员名单"],
        ["机构", "类别", "角色", "姓名", "单位", "职务"],
        ["招商引资工作领导小组", "领导小组", "组长", "旗领导A", "旗委", "书记"],
        ["招商引资工作领导小组", "领导小组", "组长", "旗领导B", "旗政府", "旗长"],
        ["第一专项招商组", "专项招商组", "组长", "旗领导C", "旗政府", "副旗长"],
    ],
    "verifications": [
        ["2021年招商项目认定台账"],
        [
            "序号",
            "项目名称",
            "认定事项",
            "申报单位",
            "申报时间",
            "佐证材料",
            "核验单位",
            "核验日期",
            "认定结果",
        ],
        [
            1,
            "示例项目01",
            "开工",
            "园区",
            "2021-06-01",
            "施工许可证",
            "发改委",
            "2021-06-20",
            "通过",
        ],
        [2, "示例项目02", "签约", "城川镇", "2021-07-01", "合同", "投促中心", None, "待核验"],
    ],
    "fund_gaps": [
        ["各口径资金差异原因说明表（单位：万元）"],
        ["序号", "项目名称", "月份", "相差金额", "差异原因", "责任单位"],
        [1, "示例甲项目", "2021年9月", 1200, "凭证不全，未报平台", "招商局"],
        [2, "示例乙项目", "2021年9月", 300, "年底到账", "招商局"],
    ],
    "lost": [
        ["流失项目台账"],
        [
            "序号",
            "项目名称",
            "投资企业",
            "总投资（亿元）",
            "流失环节",
            "流失原因",
            "流向",
            "责任单位",
        ],
        [1, "示例项目09", "示例丁公司", 5, "洽谈", "电价偏高", "邻旗", "工信局"],
        [2, "示例项目10", "示例戊公司", None, "签约", "用水指标不足", "外省", "水利局"],
    ],
}


def ledger_of(name):
    return name.rstrip("2")


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_told_and_every_row_is_read_without_a_question(tmp_path, name):
    intake = understood(a_file(tmp_path, {"Sheet1": SHEETS[name]}))
    (report,) = intake.files
    (sheet,) = report.sheets
    data = [row for row in SHEETS[name][2:] if row[0] is not None]
    assert (sheet.ledger, sheet.rows_loaded) == (ledger_of(name), len(data))
    assert [column.header for column in sheet.columns if not column.field] == []
    assert [q.kind for q in report.questions if q.is_open] == []
    assert [i.code for i in report.issues if i.severity == "error"] == []


def test_a_vague_number_of_companies_stays_as_it_was_written(tmp_path):
    intake = understood(a_file(tmp_path, {"Sheet1": SHEETS["sessions"]}))
    rows = intake.drafts[0].tables["declared_sessions"]
    assert rows["companies_text"].to_pylist() == ["15家左右", "60多家"]


def test_each_declared_ledger_has_a_sheet_here():
    county = {one.name for one in declared_ledgers()}
    assert {ledger_of(name) for name in SHEETS} == county


def test_one_name_of_a_field_means_one_thing():
    called: dict[str, set[tuple[str, str]]] = {}
    for declared in declared_ledgers():
        for field in declared.fields:
            called.setdefault(field.name, set()).add((field.header, field.english))
    assert {name: texts for name, texts in called.items() if len(texts) > 1} == {}


def test_who_attended_and_how_to_call_them_is_personal():
    personal = {
        (declared.name, field.name)
        for declared in declared_ledgers()
        for field in declared.fields
        if field.sensitivity == "personal"
    }
    assert {
        ("study", "attendees"),
        ("needs", "contact_phone"),
        ("needs", "contact_person"),
        ("leads", "lead_contact"),
    } <= personal
