"""The other ledgers of the two made counties: what the office keeps beside its projects.

``LARGE`` and ``SMALL``: title of the sheet → headers and rows, all of 2025. The large county
leaves every seventh cell of a sum and most places blank; the small one has a row or two of
each, hardly a date among them. Every project, company and person is invented.
"""
# ruff: noqa: E501 (a row of a ledger is a line)

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from data.store import Store
from tests.builders.counties import NOVEMBER
from tests.builders.own_lists import publish_list

Sheet = tuple[tuple[str, ...], list[list[object]]]


def _day(number: int) -> date:
    return date(2025, 1, 6) + timedelta(days=number % 320)


def _project(number: int) -> str:
    number = number % 300 + 1
    return f"示例项目{number:03d}{'二期' if number % 29 == 0 else ''}"


def _needs() -> Sheet:
    head = (
        "诉求编号",
        "诉求渠道",
        "企业名称",
        "诉求内容",
        "受理日期",
        "办理单位",
        "镇",
        "办理状态",
        "办结日期",
        "满意度",
        "是否重办",
    )
    rows: list[list[object]] = []
    for n in range(1, 301):
        accepted, slow = _day(n * 7), n % 7
        closed = accepted + timedelta(days=2 + slow * 4 + n % 5)
        is_closed = closed <= date(2025, 11, 30) and n % 11 != 0
        rows.append([
            f"SQ-{n:03d}", ("热线", "走访", "企业问需", "自愿报名")[n % 4], f"示例企业{n % 60:03d}公司",
            ("用电扩容", "招工", "用地手续", "融资", "道路")[n % 5] + f"（第{n}件）",
            accepted if n % 13 else None, f"县{('工信', '商务', '人社', '能源', '住建', '交通', '水利')[slow]}局",
            ("河口镇", "东山镇", "北滩乡", None)[n % 4], "已办结" if is_closed else "办理中",
            closed if is_closed and n % 17 else None, ("满意", "基本满意", "不满意", None)[n % 4], "是" if n % 41 == 0 else None,
        ])  # fmt: skip
    return head, rows


def _events() -> Sheet:
    head = (
        "活动名称",
        "活动类型",
        "开始日期",
        "举办地点",
        "主办单位",
        "活动经费（万元）",
        "对接企业数",
        "意向项目数",
        "签约项目数",
        "签约金额（亿元）",
        "后续跟进",
        "跟进期限",
        "跟进状态",
    )
    rows: list[list[object]] = [
        [
            f"示例推介会{n:02d}", ("推介会", "洽谈会", "博览会", None)[n % 4], _day(n * 13), ("杭州", "深圳", None)[n % 3],
            ("县商务局", "县工信局", None)[n % 3], None if n % 7 == 0 else 3.5 + n, n * 3 % 40 if n % 5 else None,
            n % 6 if n % 4 else None, n % 3 if n % 3 else None, round(n * 0.37, 2) if n % 3 and n % 2 else None,
            "回访参会企业" if n % 2 else None, _day(n * 13 + 30) if n % 4 == 1 else None, ("已完成", "跟进中", None)[n % 3],
        ]
        for n in range(1, 25)
    ]  # fmt: skip
    return head, rows


def _leads() -> Sheet:
    head = (
        "线索名称",
        "线索投资方",
        "线索提供人",
        "线索提供单位",
        "提供日期",
        "产业链",
        "意向投资额（亿元）",
        "线索状态",
        "关联项目",
    )
    rows: list[list[object]] = [
        [
            f"示例线索{n % 190:03d}", f"示例企业{n % 140:03d}公司" if n % 6 else None, f"示例人员{n % 23:02d}" if n % 5 else None,
            f"县{('工信', '商务', '农业农村', '文旅')[n % 4]}局", _day(n * 3) if n % 3 == 0 else None, ("化工", "氢能", "农畜产品", None)[n % 4],
            None if n % 7 == 0 else round(0.3 + n % 50 / 3, 3), ("新报", "跟进中", "已转项目", None)[n % 4], _project(n) if n % 4 == 2 else None,
        ]
        for n in range(1, 220)
    ]  # fmt: skip
    return head, rows


def _others() -> dict[str, Sheet]:
    units = ("县工信局", "县商务局", "县农业农村局", "县发改局", "园区管委会")
    return {
        "思想引领学习记录": (
            ("学习日期", "学习形式", "学习主题", "组织单位", "参加人数"),
            [[_day(n * 11), ("中心组学习", "专题党课", "微信工作群")[n % 3], f"示例主题{n:02d}", units[n % 5], 12 + n if n % 4 else None] for n in range(1, 40)],
        ),
        "企业问需座谈": (
            ("座谈会名称", "座谈日期", "组织单位", "参会企业"),
            [[f"示例座谈{n}", _day(n * 60), units[n], ("40多家", "12", "近百家", None)[n % 4]] for n in range(1, 5)],
        ),
        "政务服务进驻": (
            ("部门", "应进驻事项数", "已进驻事项数", "精简材料数", "材料精简率", "压缩时限天数", "时限压缩率"),
            [[f"示例{n:02d}局", 20 + n * 7 % 50, 20 + n * 7 % 50 - n % 4 if n % 9 else None, n if n % 5 == 0 else None, None, None, None] for n in range(1, 31)],
        ),
        "要素保障难题": (
            ("关联项目", "难题内容", "难题类型", "提出日期", "解决单位", "解决期限", "销号状态", "办结日期"),
            [[_project(n * 3), f"示例难题{n:02d}：用水指标未批复", ("手续", "用地", "用水用电", "资金", None)[n % 5], _day(n * 5), units[n % 5], _day(n * 5 + 40) if n % 6 else None, "已销号" if n % 3 == 0 else "未销号", _day(n * 5 + 30) if n % 3 == 0 else None] for n in range(1, 61)],
        ),
        "项目服务记录": (
            ("关联项目", "服务日期", "服务专员", "服务方式", "服务内容", "下步计划", "承诺日期", "兑现日期", "停滞原因", "情况属实"),
            [[_project(n * 5), _day(n * 4), f"示例人员{n % 9:02d}", ("现场", "电话")[n % 2], "了解手续办理", "协调部门", _day(n * 4 + 30) if n % 3 else None, _day(n * 4 + 28) if n % 4 == 0 else None, "等待用地指标" if n % 10 == 0 else None, ("是", None)[n % 2]] for n in range(1, 81)],
        ),
        "项目认定": (
            ("关联项目", "认定事项", "申报单位", "申报日期", "认定依据", "认定单位", "认定日期", "认定结果"),
            [[_project(n * 7), ("签约", "开工", "投产")[n % 3], units[n % 5], _day(n * 6), "合同" if n % 2 else None, "县统计局", _day(n * 6 + 9) if n % 4 else None, ("认定", "不予认定", "待认定")[n % 3]] for n in range(1, 43)],
        ),
        "流失项目": (
            ("流失项目", "投资方", "计划总投资（亿元）", "流失环节", "流失日期", "流失原因", "流向", "跟进单位"),
            [[f"示例流失项目{n:02d}", f"示例企业{n:03d}公司", 1.5 + n if n % 3 else None, ("洽谈", "签约")[n % 2], _day(n * 25), ("电价", "用地", None)[n % 3], ("邻县", None)[n % 2], units[n % 5]] for n in range(1, 13)],
        ),
        "组织名册": (
            ("机构名称", "机构类别", "上级机构", "职责", "成员", "所在单位", "职务", "任职日期"),
            [[f"示例{n // 4 + 1}组", "专项招商组" if n > 3 else "领导小组", None if n < 4 else "示例1组", ("组长", "副组长", "成员", "成员")[n % 4], f"示例人员{n:02d}", units[n % 5], None, _day(n) if n % 3 else None] for n in range(40)],
        ),
    }  # fmt: skip


LARGE: Mapping[str, Sheet] = {
    "企业诉求": _needs(),
    "招商活动": _events(),
    "招商线索": _leads(),
    **_others(),
}
SMALL: Mapping[str, Sheet] = {
    "企业诉求": (
        ("企业名称", "诉求内容", "受理日期", "办理单位", "办理状态"),
        [["示例牧业公司", "道路养护", None, None, "办理中"], ["示例建材公司", "用电", date(2025, 11, 3), "县工信局", "办理中"]],
    ),
    "招商活动": (("活动名称", "开始日期", "签约项目数"), [["示例推介会", date(2025, 6, 1), None]]),
    "招商线索": (("线索名称", "线索提供单位"), [["示例养殖线索", "县农业农村局"]]),
    "政务服务进驻": (("部门", "应进驻事项数", "已进驻事项数"), [["县市监局", 12, None], ["县住建局", 9, 9]]),
}  # fmt: skip


def publish_lists(store: Store, lists: Mapping[str, Sheet], as_of: date = NOVEMBER) -> None:
    """The lists as uploads of the county's office, after its projects."""
    with TemporaryDirectory() as folder:
        for title, (headers, rows) in lists.items():
            publish_list(store, Path(folder), title, headers, rows, as_of=as_of, unit="县商务局")
