"""Requests of enterprises as two invented offices keep them, and the sessions of one."""

from __future__ import annotations

from datetime import date, timedelta

NEED_HEADERS = (
    *("诉求编号", "诉求渠道", "企业名称", "诉求内容", "受理日期", "办理单位", "办理类别"),
    *("办理状态", "办结日期", "满意度", "是否重办", "补正开始日期", "补正完成日期"),
    *("延期天数", "延期批准日期", "联系电话"),
)
ENERGY, PEOPLE = "示例能源局", "示例人社局"


def day(month: int, number: int) -> date:
    """A day of 2021."""
    return date(2021, month, number)


def need(*told: object, **more: object) -> list[object]:
    """A row of the ledger: its first cells in their order, others by header; the rest is blank."""
    row = dict(zip(NEED_HEADERS, told, strict=False)) | more
    return [row.get(header) for header in NEED_HEADERS]


# Of two units; 一般 15, 协办 3 working days; the as-of date is the last of 2021.
NEEDS = [
    need(
        *("S-1", "24小时热线", "示例甲公司", "用电扩容", day(11, 1), ENERGY, "一般"),
        *("已办结", day(11, 12), "满意"),
        联系电话="13800000001",
    ),
    need(
        *("S-2", "企业问需", "示例乙公司", "招工", day(11, 8), PEOPLE, "协办"),
        *("已回访", day(11, 11), "基本满意"),
    ),
    # late, but for the days on which documents were completed
    need(
        *("S-3", "企业问需", "示例丙公司", "用地手续", day(11, 1), ENERGY, "一般"),
        *("已办结", day(11, 26), "不满意", "是", day(11, 3), day(11, 10)),
    ),
    # late; its extension was approved by nobody
    need(
        *("S-4", "政府邀请", "示例丁公司", "融资", day(11, 1), ENERGY, "一般"),
        *("已办结", day(11, 30)),
        延期天数=10,
    ),
    # open past the limit; open within it; taken up again
    need("S-5", "24小时热线", "示例戊公司", "供水", day(11, 1), ENERGY, "一般", "办理中"),
    need("S-6", "自愿报名", "示例己公司", "办证", day(12, 27), PEOPLE, None, "办理中"),
    need(
        *("S-7", "自愿报名", "示例庚公司", "社保", day(11, 2), PEOPLE, "一般"),
        *("重办", day(11, 9), "不满意", "是"),
    ),
    # nobody says when it was accepted; closed on no stated day
    need("S-8", "热线", "示例辛公司", "咨询", None, PEOPLE, "一般", "已办结", day(12, 3)),
    need("S-9", "热线", "示例壬公司", "停车", day(11, 15), None, "一般", "已办结"),
]
SESSION_HEADERS = ("座谈会名称", "座谈日期", "参会企业")
SESSIONS: list[list[object]] = [
    ["示例座谈一", day(3, 5), "60多家"],
    ["示例座谈二", day(9, 9), "60多家"],
]


def many_needs(number: int = 300) -> list[list[object]]:
    """Requests of another county: nine units, each slower than the one before."""
    rows: list[list[object]] = []
    for at in range(number):
        accepted = date(2021, 2, 1) + timedelta(days=at * 311 // number)
        slow = at % 9
        closed = accepted + timedelta(days=2 + slow * 3 + at % 7)
        is_closed = closed <= day(12, 31) and at % 11 != 0
        rows.append(
            need(
                *(f"Q-{at:03}", ("热线", "走访", "邀请", "报名")[at % 4]),
                *(f"示例企业{at % 60:02}公司", f"示例事项{at}", accepted),
                *(f"示例{'甲乙丙丁戊己庚辛壬'[slow]}局", ("一般", "复杂", "主办", None)[at % 4]),
                *("已办结" if is_closed else "办理中", closed if is_closed else None),
                *("满意" if at % 5 else "不满意", "是" if at % 37 == 0 else None),
            )
        )
    return rows


HALL_HEADERS = (
    *("部门", "应进驻事项数", "已进驻事项数", "进驻率"),
    *("精简材料数", "材料精简率", "压缩时限天数", "时限压缩率"),
)
# The last row reports what was cut for all departments, as counties do.
HALL: list[list[object]] = [
    ["示例市监局", 60, 60, "100%", None, None, None, None],
    ["示例住建局", 40, 38, "100%", None, None, None, None],
    ["示例水利局", 25, 25, None, None, None, None, None],
    ["示例林草局", 12, None, None, None, None, None, None],
    ["示例政务局", None, None, None, 112, "67.4%", 72, "55.1%"],
]
ITEM_HEADERS = ("实施部门", "事项名称", "申请材料数", "法定时限", "承诺时限")
ITEMS_BEFORE: list[list[object]] = [
    ["示例住建局", "示例施工许可", 12, 15, 15],
    ["示例住建局", "示例消防审查", 8, 20, 10],
    ["示例水利局", "示例取水许可", 10, 20, 20],
    ["示例水利局", "示例旧事项", 5, 20, 20],
]
ITEMS_AFTER: list[list[object]] = [
    ["示例住建局", "示例施工许可", 5, 15, 5],
    ["示例住建局", "示例消防审查", 4, 20, None],
    ["示例水利局", "示例取水许可", 4, 20, 8],
    ["示例水利局", "示例新事项", 3, 20, 3],
]
