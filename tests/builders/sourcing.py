"""Two made counties for channels, leads and events: 20 projects of one clerk, 300 of another.

The first names companies and chambers as connectors, persons among them; the second writes its
headers otherwise, leaves every seventh sum, every ninth channel and most dates of leads blank.
"""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from data.store import Store
from tests.builders.ledger_files import AS_OF, Rows, a_file, understood

_HEAD = (
    *(
        "项目名称",
        "投资方",
        "引荐人/引荐企业",
        "产业链",
        "招商方式",
        "阶段",
        "线索日期",
        "签约日期",
    ),
    *("实际开工时间", "计划总投资（亿元）", "责任单位"),
)
A, B, C = "示例企业甲有限公司", "示例企业乙有限公司", "示例商会01"


def day(month: int, number: int, year: int = 2021) -> date:
    """A day of 2021, or of another year."""
    return date(year, month, number)


def _told(*cells: object) -> list[object]:
    return [*cells, *[None] * (len(_HEAD) - len(cells))]


# 甲 and 乙 are resident: each has a signed project of its own.
FEW: list[list[object]] = [
    _told("示例项目01", A, None, "煤化工", "领导带队", "投产", None, day(3, 1, 2018), None, 30),
    _told("示例项目02", B, None, "氢能", "领导带队", "建设", None, day(5, 1, 2019), None, 12.5),
    _told(
        "示例项目03",
        "示例企业丙公司",
        A,
        "煤化工",
        "以商招商",
        "建设",
        day(1, 5),
        day(3, 5),
        day(6, 3),
        126.4,
    ),
    _told(
        "示例项目04",
        "示例企业丁公司",
        A,
        "煤化工",
        "以商招商",
        "签约",
        day(2, 1),
        day(8, 1),
        None,
        31.4,
    ),
    _told("示例项目05", "示例企业戊公司", A, "煤化工", "以商招商", "洽谈", None, None, None, None),
    _told(
        "示例项目06", "示例企业己公司", B, "氢能", "以商招商", "签约", None, day(9, 9), None, None
    ),
    _told("示例项目07", "示例企业庚公司", B, "氢能", "以商招商", "考察", None, None, None, 24),
    _told("示例项目08", "示例企业辛公司", C, None, "以商招商", "发起", None, None, None, None),
    _told(
        "示例项目09", "示例企业壬公司", "示例人员甲", None, "以商招商", "洽谈", None, None, None, 3
    ),
    _told(
        "示例项目10",
        "示例企业癸公司",
        None,
        None,
        "以商招商",
        "签约",
        None,
        day(10, 20),
        None,
        None,
    ),
    _told(
        "示例项目11",
        "示例企业子公司",
        None,
        "光伏材料",
        "产业链招商",
        "签约",
        day(1, 1),
        day(4, 1),
        None,
        186,
    ),
    _told(
        "示例项目12",
        "示例企业丑公司",
        None,
        "光伏材料",
        "产业链招商",
        "洽谈",
        None,
        None,
        None,
        7.7,
    ),
    _told(
        "示例项目13", "示例企业寅公司", None, "锂电", "产业链招商", "发起", None, None, None, None
    ),
    _told("示例项目14", "示例企业卯公司", None, None, None, "洽谈", None, None, None, 1.2),
    _told("示例项目15", "示例企业辰公司", None, "煤化工", "领导带队", "发起", None, None, None, 5),
    _told("示例项目16", "示例企业巳公司", None, "煤化工", "专题活动", "发起", None, None, None, 6),
    _told("示例项目17", "示例企业午公司", None, "氢能", "专题活动", "发起", None, None, None, None),
    _told(
        "示例项目18",
        "示例企业未公司",
        None,
        "氢能",
        "领导带队",
        "停建",
        None,
        day(6, 6, 2020),
        None,
        4,
    ),
    _told(
        "示例项目19",
        "示例企业申公司",
        None,
        None,
        "全民招商",
        "签约",
        day(5, 1),
        day(11, 1),
        None,
        2,
    ),
    _told("示例项目20", "示例企业酉公司", None, None, "全民招商", "洽谈", None, None, None, 2.5),
]
# 午 was met lately, 巳 long ago; of 煤化工 辰 and 巳 are to be met, of 氢能 nobody but 午's rival.
VISITS: list[list[object]] = [
    [day(10, 8), "旗领导A", "旗委政府领导", "上海", "示例企业午公司", "示例项目17"],
    [day(3, 8, 2019), "旗领导B", "旗委政府领导", "北京", "示例企业巳公司", "示例项目16"],
]
LEAD_HEADERS = (
    *("线索名称", "线索投资方", "线索提供人", "线索提供单位", "提供日期", "线索状态", "关联项目"),
    *("查重结论", "产业链", "联系方式"),
)
LEADS: list[list[object]] = [
    [
        "示例线索甲",
        "示例来客甲公司",
        "示例人员一",
        "示例农牧局",
        day(2, 1),
        "已转项目",
        "示例项目19",
    ],
    ["示例线索乙", "示例来客乙公司", "示例人员二", "示例农牧局", day(3, 1), "在跟", "示例项目20"],
    ["示例线索丙", "示例来客丙公司", "示例人员三", "示例能源局", day(11, 25), "未联系", None],
    [
        "示例线索丁",
        "示例来客丁公司",
        "示例人员三",
        "示例能源局",
        day(12, 20),
        "未联系",
        None,
        None,
        "氢能",
    ],
    # The same name by another unit, later; the same company under another name, decided both ways.
    ["示例线索甲", None, "示例人员四", "示例能源局", day(4, 1), "在跟", None],
    [
        "示例线索戊",
        "示例来客丙有限公司",
        "示例人员五",
        "示例城川镇",
        day(12, 1),
        "在跟",
        None,
        "不重复",
    ],
    ["示例线索己", "示例来客丁公司", "示例人员五", "示例城川镇", day(12, 22), "在跟", None, "重复"],
    # Its company is the investor of a project that nobody linked it to.
    ["示例线索庚", "示例企业戊公司", "示例人员六", None, day(6, 1), "在跟", None],
    ["示例线索辛", None, "示例人员六", None, None, "无效", None, None, None, "13800000001"],
    ["示例线索壬", None, None, None, day(7, 1), None, None],
]
EVENT_HEADERS = (
    *(
        "活动名称",
        "活动类型",
        "开始日期",
        "举办地点",
        "活动经费（万元）",
        "对接企业数",
        "意向项目数",
    ),
    *("签约项目数", "后续跟进", "跟进责任人", "跟进期限", "跟进状态"),
)
EVENTS: list[list[object]] = [
    [
        "示例推介会一",
        "推介会",
        day(6, 18),
        "北京",
        38.6,
        42,
        6,
        1,
        "寄送资料",
        "示例人员",
        day(12, 1),
        "跟进中",
    ],
    ["示例推介会二", "推介", day(9, 9), "上海", None, 26, 4, 1, None, None, None, None],
    [
        "示例座谈会三",
        "座谈会",
        day(10, 14),
        "银川",
        6.2,
        12,
        2,
        0,
        "回访",
        "示例人员",
        day(12, 28),
        "已完成",
    ],
    ["示例博览会四", "博览会", day(7, 2), None, None, None, None, None, None, None, None, None],
    [
        "示例峰会五",
        "论坛",
        day(11, 3, 2020),
        "呼和浩特",
        19.6,
        18,
        0,
        None,
        "送样",
        None,
        day(1, 15, 2022),
        None,
    ],
]
STUDY_HEADERS = ("学习日期", "学习形式", "学习主题", "组织单位", "参加人数", "参加人员")
STUDY: list[list[object]] = [
    [day(1, 8), "中心组学习", "示例主题一", "示例局", 20, "示例人员甲、示例人员乙"],
    [day(2, 9), "中心组学习", "示例主题二", "示例局", None, "示例人员甲"],
    [day(2, 20), "公众号", "示例主题三", "示例局", 340, None],
    [day(3, 3, 2020), "专题党课", "示例主题四", "示例局", 30, None],
]


def few_projects() -> Rows:
    """The first county's register."""
    return [["招商项目台账"], list(_HEAD), *FEW]


def few_visits() -> Rows:
    """The first county's visits."""
    head = ["开始时间", "领导", "领导层级", "目的地", "拜访企业", "关联项目"]
    return [["外出招商情况上报表"], head, *VISITS]


_STAGES = ("线索", "考察", "在谈", "签约", "开工", "在建", "投产", "线索", "在谈", "签约")
_CHAINS = ("化工", "光伏材料", "新能源装备", "氢能", "农畜产品", None)
_CHANNELS = ("以商引商", "链式招商", "领导带队", "专题招商", "全员引资", "以商招商", None)


def many_projects(number: int = 300) -> Rows:
    """The second county's register, under other headers; 53 connectors, persons among them."""
    head = [
        "编号",
        "项目名称",
        "投资主体",
        "推荐单位",
        "所属产业链",
        "招商渠道",
        "当前阶段",
        "签约时间",
        "投资额（万元）",
    ]
    rows: list[list[object]] = []
    for n in range(1, number + 1):
        stage = _STAGES[n * 7 % 10]
        is_signed = stage in ("签约", "开工", "在建", "投产")
        connector = (
            f"示例引荐{(n * n) % 53:02}公司" if n % 4 else ("示例某人" if n % 12 == 0 else None)
        )
        rows.append(
            [
                f"DY-{n:03}",
                f"示例大县项目{n:03}",
                f"示例投资{n % 210:03}公司",
                connector,
                _CHAINS[n % 6],
                _CHANNELS[n * 3 % 7],
                stage,
                day(1, 1, 2019 + n % 3) + timedelta(days=n % 360) if is_signed and n % 5 else None,
                None if n % 7 == 0 else 800 + n * 37,
            ]
        )
    return [["2021年重点项目一览表"], head, *rows]


def publish(store: Store, folder: Path, sheets: dict[str, Rows], as_of: date = AS_OF) -> None:
    """The sheets as one upload of an office, published."""
    intake = understood(a_file(folder, sheets), as_of=as_of)
    store.publish(intake.drafts, by="示例科员", base=store.sequence)
