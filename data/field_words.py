"""Message ids of the field words that are stored in Chinese: the data's own vocabulary.

A stored word (``签约``, ``告警``, ``自治区平台``, ``环评``) is data and never translated in the
database; a reader sees the message of its id here, and a word that is not in the tables
(a town, a channel of the office's own) as it was written.
"""

from __future__ import annotations

from data.formats import UNKNOWN, is_unknown
from data.texts import Language, declared_word, text

VALUE_IDS: dict[str, str] = {
    "个": "unit-pieces",
    "件": "unit-pieces-of",
    "项": "unit-items",
    "家": "unit-companies",
    "人次": "unit-attendances",
    "个工作日": "unit-working-days",
    "发起": "lead",
    "考察": "survey",
    "洽谈": "talks",
    "签约": "signed",
    "落地": "landed",
    "开工": "started",
    "建设": "building",
    "试生产": "trial",
    "投产": "production",
    "达产": "capacity",
    "缓建": "postponed",
    "停建": "suspended",
    "终止": "terminated",
    "自治区外": "outside-region",
    "自治区内": "inside-region",
    "外资": "foreign",
    "以商招商": "by-companies",
    "产业链招商": "by-chain",
    "领导带队": "by-leaders",
    "专题活动": "by-events",
    "全民招商": "by-everyone",
    "自治区平台": "basis-platform",
    "企业自报": "basis-company",
    "统计": "basis-statistics",
    "本月": "this-month",
    "当年累计": "year-to-date",
    "历年累计": "all-years",
    "上报": "reported",
    "审核通过": "approved",
    "退回": "returned",
    "旗委政府领导": "tier-banner",
    "县级包扶联系领导": "tier-sponsor",
    "部门": "tier-department",
    "镇": "town",
    "学习": "purpose-learning",
    "拜访": "purpose-visit",
    "推介": "purpose-promotion",
    "参会": "purpose-conference",
    "外出": "mode-outbound",
    "来访": "mode-inbound",
    "线上": "mode-online",
    "无需办理": "item-not-needed",
    "未启动": "item-not-begun",
    "准备材料": "item-preparing",
    "退回补正": "item-sent-back",
    "在办": "item-in-progress",
    "容缺办理": "item-conditional",
    "已办结": "item-done",
    "不予许可": "item-denied",
    "已过期": "item-expired",
    "企业": "company",
    "全旗": "whole-county",
    "组": "group",
    "签约项目": "metric-signed",
    "计划总投资": "metric-planned",
    "到位资金": "metric-funds",
    "开工项目": "metric-started",
    "投产项目": "metric-production",
    "拜访推进项目": "metric-pushed",
    "领导小组": "body-leading",
    "工作部门": "body-department",
    "专项招商组": "body-group",
    "成员单位": "body-unit",
    "党支部": "body-branch",
    "组长": "duty-head",
    "常务副组长": "duty-first-deputy",
    "副组长": "duty-deputy",
    "成员": "duty-member",
    "办理中": "order-going",
    "临期": "order-soon",
    "逾期": "order-overdue",
    "待销号": "order-done",
    "销号": "order-closing",
    "已销号": "order-closed",
    "申请": "extension-asked",
    "同意": "extension-granted",
    "不同意": "extension-refused",
    "正常": "light-normal",
    "预警": "light-warning",
    "告警": "light-alarm",
    "待核": "light-open",
    "已投产": "state-running",
    "即将投产": "state-soon",
    "建设中": "state-building",
    "办手续": "state-permits",
    "停滞": "state-stalled",
    "资料不足": "state-unknown",
    "签约落地率": "rate-landed",
    "项目开工率": "rate-started",
    "开工率": "rate-begun",
    "竣工率": "rate-completed",
    "履约率": "rate-kept",
    "资金到位率": "rate-funds",
    "项目": "menu-projects",
    "招商": "menu-promotion",
    "服务": "menu-services",
    "考核": "menu-assessment",
    "正式合同": "contract",
    "框架": "framework",
    "意向": "intent",
    "战略": "strategic",
    "部分": "partly",
    "全部": "wholly",
    "旗": "level-banner",
    "市": "level-city",
    "自治区": "level-region",
    "国家": "level-state",
    "人民币": "yuan",
    "美元": "dollar",
    "港元": "hong-kong-dollar",
    "欧元": "euro",
    "日元": "yen",
    "帮办": "assisted",
    "代办": "done-for",
    "领办": "accompanied",
    "核实": "verified",
    "走访": "called-on",
    "手续": "matter-permits",
    "用地": "matter-land",
    "用水用电": "matter-water-power",
    "资金": "matter-money",
    "用工": "matter-labour",
    "基础设施": "matter-infrastructure",
    "未解决": "unsolved",
    "解决中": "being-solved",
    "已解决": "solved",
    "推介会": "event-promotion",
    "洽谈会": "event-talks",
    "座谈会": "event-round-table",
    "峰会": "event-summit",
    "展洽会": "event-fair",
    "博览会": "event-expo",
    "发布会": "event-launch",
    "跟进中": "following-up",
    "已完成": "completed",
    "未联系": "not-contacted",
    "在跟": "followed",
    "已转项目": "became-project",
    "重复": "duplicate",
    "不重复": "no-duplicate",
    "无效": "void",
    "24小时热线": "hotline",
    "政府邀请": "invited",
    "自愿报名": "volunteered",
    "企业问需": "asked-for-needs",
    "政府邀请+企业自愿报名": "invited-and-volunteered",
    "融资": "matter-finance",
    "水电气": "matter-utilities",
    "手续审批": "matter-approval",
    "政策咨询": "matter-policy",
    "一般": "handling-usual",
    "复杂": "handling-complex",
    "主办": "handling-lead",
    "协办": "handling-assist",
    "未受理": "not-accepted",
    "已受理": "accepted",
    "已转办": "passed-on",
    "已回访": "followed-up",
    "重办": "taken-up-again",
    "无法办理": "cannot-be-done",
    "满意": "satisfied",
    "基本满意": "mostly-satisfied",
    "不满意": "not-satisfied",
    "主任": "director",
    "牵头领导": "leading-official",
    "联络员": "liaison",
    "行政许可": "item-licence",
    "行政确认": "item-confirmation",
    "公共服务": "item-public-service",
    "其他行政权力": "item-other-power",
    "必要": "needed",
    "非必要": "not-needed",
    "容缺": "may-follow",
    "申请人自备": "own-document",
    "政府部门核发": "issued-document",
    "共享获取": "shared-document",
    "中心组学习": "study-group",
    "思想研讨": "study-discussion",
    "专题党课": "study-lecture",
    "学习强国": "study-platform",
    "微信公众号": "study-account",
    "微信工作群": "study-chat",
    "待认定": "not-yet-judged",
    "认定": "recognised",
    "不予认定": "refused",
}
ITEM_IDS: dict[str, str] = {
    "项目公司注册": "readiness-item-name-company",
    "备案核准": "readiness-item-name-filing",
    "草原林地审核": "readiness-item-name-grassland",
    "用地预审与选址": "readiness-item-name-siting",
    "土地取得": "readiness-item-name-land",
    "用水指标": "readiness-item-name-water",
    "能耗指标": "readiness-item-name-energy",
    "要素保障": "readiness-item-name-utilities",
    "环评": "readiness-item-name-environment",
    "节能审查": "readiness-item-name-saving",
    "水土保持": "readiness-item-name-soil",
    "安全条件审查": "readiness-item-name-safety-conditions",
    "文物压矿地灾": "readiness-item-name-heritage",
    "用地规划许可": "readiness-item-name-land-plan",
    "工程规划许可": "readiness-item-name-works-plan",
    "施工图与消防设计审查": "readiness-item-name-drawings",
    "安全设施设计审查": "readiness-item-name-safety-design",
    "施工许可": "readiness-item-name-construction",
    "形象进度": "readiness-item-name-progress",
    "设备到货安装": "readiness-item-name-equipment",
    "正式水电气接入": "readiness-item-name-connection",
    "消防验收": "readiness-item-name-fire",
    "排污许可": "readiness-item-name-discharge",
    "特种设备": "readiness-item-name-special",
    "防雷": "readiness-item-name-lightning",
    "试生产方案": "readiness-item-name-trial-plan",
    "试车": "readiness-item-name-commissioning",
    "环保验收": "readiness-item-name-environment-acceptance",
    "水保验收": "readiness-item-name-soil-acceptance",
    "安全设施验收": "readiness-item-name-safety-acceptance",
    "职业病防护": "readiness-item-name-health",
}
OFFICE_IDS: dict[str, str] = {
    "市监局": "readiness-office-market",
    "发改委": "readiness-office-reform",
    "林草局": "readiness-office-forestry",
    "自然资源局": "readiness-office-land",
    "水利局": "readiness-office-water",
    "园区管委会": "readiness-office-park",
    "生态环境局": "readiness-office-environment",
    "应急局": "readiness-office-emergency",
    "文物/自然资源局": "readiness-office-heritage",
    "住建局": "readiness-office-housing",
    "气象局": "readiness-office-weather",
    "卫健委": "readiness-office-health",
    "企业": "readiness-office-company",
}
LEVEL_IDS: dict[str, str] = {
    "旗": "readiness-approval-county",
    "市": "readiness-approval-city",
    "自治区": "readiness-approval-region",
    "国家": "readiness-approval-state",
}


def word(language: Language, value: object) -> str:
    """A stored field word (``签约``, ``告警``) in a language; unknown is a dash."""
    if is_unknown(value):
        return UNKNOWN
    value_id = VALUE_IDS.get(str(value))
    return str(value) if value_id is None else text(language, f"value-{value_id}")


def item_name(language: Language, item: object) -> str:
    """An item of the gates (``环评``) in a language; one of an office's own as it is written."""
    message = ITEM_IDS.get(str(item))
    return word(language, item) if message is None else text(language, message)


def field_label(language: Language, name: str) -> str:
    """What a ledger's field is called (``signed_date`` → 签约日期); its name where nobody says."""
    return _called(language, f"field-{name}", name)


def ledger_title(language: Language, name: str, form: str = "") -> str:
    """What a ledger, or a form of it, is called; one of an office's own as it was declared."""
    return _called(language, f"data-form-{name}-{form}" if form else f"ledger-{name}", name)


def template_title(name: str, form: str, language: Language = "zh") -> str:
    """What stands over the empty workbook of a form; of an office's own ledger its title."""
    return _called(language, f"template-title-{name}-{form}", name)


def _called(language: Language, key: str, name: str) -> str:
    try:
        return text(language, key)
    except KeyError:
        return declared_word(language, name)


__all__ = ["VALUE_IDS"]
