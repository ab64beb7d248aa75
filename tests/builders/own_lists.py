"""Lists of an invented office that differ: many rows with amounts, none with amounts, no dates."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from data.importer.importer import Belonging, Importer, Upload
from data.store import Store
from tests.builders.own_ledgers import AS_OF
from tests.builders.workbooks import Sheet, a_workbook

ROADS = """\
title = "村道养护"
english = "Village roads"
kind = "snapshot"
counted = "段"
identity = ["路段编号"]
label = ["路段编号"]
hints = ["村道养护"]

[[fields]]
name = "路段编号"
header = "路段编号"
english = "Section"
type = "code"

[[fields]]
name = "所在镇"
header = "所在镇"
english = "Town"
type = "text"
role = "town"

[[fields]]
name = "养护单位"
header = "养护单位"
english = "Maintained by"
type = "text"
role = "unit"

[[fields]]
name = "里程"
header = "里程"
english = "Length"
type = "number"
unit = "公里"

[[fields]]
name = "养护资金"
header = "养护资金"
english = "Cost"
type = "amount"

[[fields]]
name = "完工期限"
header = "完工期限"
english = "Due"
type = "date"
role = "deadline"

[[fields]]
name = "完工日期"
header = "完工日期"
english = "Finished"
type = "date"
role = "closed_date"

[[fields]]
name = "进展"
header = "进展"
english = "Progress"
type = "choice"
open = true
role = "status"
closed = ["已完工"]
values = { "未开工" = [], "施工中" = [], "已完工" = [] }

[[figures]]
key = "资金"
kind = "sum"
title = "养护资金合计"
english = "Cost in all"
of = "养护资金"

[[figures]]
key = "完工率"
kind = "share"
title = "完工占比"
english = "Share finished"
where = { "进展" = ["已完工"] }

[[figures]]
key = "均长"
kind = "mean"
title = "平均里程"
english = "Mean length"
of = "里程"
"""
COURSES = """\
title = "培训班次"
english = "Training courses"
kind = "period"
counted = "班"
identity = ["班次"]
label = ["班次"]
event_date = "开班日期"
hints = ["培训班次"]

[[fields]]
name = "班次"
header = "班次"
english = "Course"
type = "text"

[[fields]]
name = "主办单位"
header = "主办单位"
english = "Held by"
type = "text"
role = "unit"

[[fields]]
name = "类别"
header = "类别"
english = "Kind"
type = "choice"
open = true
values = { "政策" = [], "业务" = [], "安全" = [] }

[[fields]]
name = "开班日期"
header = "开班日期"
english = "Date"
type = "date"
role = "date"

[[fields]]
name = "人数"
header = "人数"
english = "People"
type = "integer"
unit = "人"

[[fields]]
name = "授课人"
header = "授课人"
english = "Teacher"
type = "text"
role = "person"
sensitivity = "personal"

[[figures]]
key = "班次数"
kind = "count"
title = "班次"
english = "Courses"

[[figures]]
key = "人次"
kind = "sum"
title = "参训人次"
english = "People taught"
of = "人数"
"""
BOOKS = """\
title = "资料借阅"
english = "Documents"
kind = "snapshot"
counted = "份"
identity = ["资料名称"]
label = ["资料名称"]
hints = ["资料借阅"]

[[fields]]
name = "资料名称"
header = "资料名称"
english = "Document"
type = "text"

[[fields]]
name = "存放单位"
header = "存放单位"
english = "Kept by"
type = "text"
role = "unit"
"""
TOWNS = ("上海庙镇", "敖勒召其镇", "昂素镇", "城川镇")
ROAD_HEADERS = (
    *("路段编号", "所在镇", "养护单位", "里程（公里）", "养护资金（万元）"),
    *("完工期限", "完工日期", "进展"),
)
COURSE_HEADERS = ("班次", "主办单位", "类别", "开班日期", "人数", "授课人")


def roads(count: int = 300, *, months_later: int = 0) -> list[list[object]]:
    """Rows of village roads: of every seventh the cost is left blank."""
    rows: list[list[object]] = []
    for number in range(1, count + 1):
        due = date(2021, 4, 1) + timedelta(days=(number * 37) % 500)
        is_done = number % 3 == 0 or (months_later and number % 10 == 1)
        done = min(due, AS_OF) - timedelta(days=number % 9) if is_done else None
        rows.append(
            [
                f"CD-{number:04}",
                TOWNS[(number * 7 + number // 3) % 4] if number % 41 else None,
                f"示例养护站{number % 5 + 1}",
                round(0.4 + (number % 23) * 0.31, 2),
                None if number % 7 == 0 else round(3 + (number * 13 % 170) / 4, 2),
                due,
                done,
                "已完工" if is_done else ("施工中" if number % 4 else "未开工"),
            ]
        )
    return rows


def courses() -> list[list[object]]:
    """Rows of training courses of two years."""
    kinds = ("政策", "业务", "安全")
    return [
        [
            f"第 {number} 期培训班",
            ("示例局", "示例中心")[number % 2],
            kinds[number % 3],
            date(2020, 1, 8) + timedelta(days=17 * number),
            20 + number * 7 % 60 if number % 6 else None,
            "示例人员",
        ]
        for number in range(1, 42)
    ]


def publish_list(
    store: Store,
    folder: Path,
    title: str,
    headers: tuple[str, ...],
    rows: list[list[object]],
    as_of: date = AS_OF,
    unit: str = "示例局",
) -> None:
    """The rows as a sheet of this unit, published."""
    path = folder / f"{title}_{as_of}.xlsx"
    path.write_bytes(a_workbook(Sheet(title, [[f"{title}情况表"], list(headers), *rows])))
    upload = Upload.of([(path, path.name)], Belonging(unit, as_of))
    intake = Importer(store).understand(upload)
    store.publish(intake.drafts, by="测试员", base=store.sequence)
