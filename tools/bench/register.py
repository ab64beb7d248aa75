"""A 台账 of any length as an office would keep it: 25 columns, a title, a unit row, a total.

Every 40th row has a cell that cannot be read as it should (a date of a thirteenth month,
an amount in words, 待定), every 15th an amount with its own unit. Written by a process of
its own: ``python -m tools.bench.register PATH ROWS``.
"""

from __future__ import annotations

import subprocess
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

import xlsxwriter

HEADERS = (
    "序号", "项目名称", "项目编号", "投资主体", "所属行业", "产业链", "来源地", "内外资",
    "招商方式", "专项招商组", "包联领导", "责任单位", "项目阶段", "协议类型", "计划总投资",
    "线索日期", "签约时间", "计划开工时间", "实际开工时间", "预计投产时间", "所在镇",
    "完成投资比例", "建设规模和内容", "进展情况", "备注",
)  # fmt: skip
_INDUSTRIES = ("新能源", "化工", "新材料", "农畜产品加工", "装备制造", "文化旅游")
_CHAINS = ("光伏材料", "煤化工", "风电装备", "肉羊", "天然气")
_ORIGINS = ("北京市", "上海市", "江苏省", "浙江省", "宁夏回族自治区", "呼和浩特市")
_KINDS = ("自治区外", "自治区内", "外资")
_CHANNELS = ("以商招商", "产业链招商", "领导带队", "专题活动", "全民招商")
_STAGES = ("发起", "考察", "洽谈", "签约", "开工", "建设", "投产")
_AGREEMENTS = ("正式合同", "框架协议", "意向协议")
_TOWNS = ("示例镇一", "示例镇二", "示例镇三", "示例镇四")
_START = date(2018, 1, 1)
AS_OF = date(2021, 12, 31)
_UNREADABLE = ("2024.13.1", "二〇二一年底前后")
Cell = str | float | int | date | None


def a_row(number: int) -> list[Cell]:
    """Row ``number`` (from 1) of the register; the same for every run."""
    seed = (number * 7919) % 99991
    stage = seed % len(_STAGES)
    lead = _START + timedelta(days=seed % 1400)
    signed = _by_then(lead + timedelta(days=90 + seed % 200)) if stage >= 3 else None
    begun = _by_then(signed + timedelta(days=60 + seed % 300)) if signed and stage >= 4 else None
    stage = min(stage, 2) if signed is None else stage if begun else 3
    amount: Cell = round(800 + seed * 3.37, 2)
    lead_cell: Cell = lead
    if number % 15 == 0:
        amount = f"{seed % 90 + 1}.{seed % 10}亿元"
    if number % 40 == 0:
        lead_cell = _UNREADABLE[number // 40 % 2]
        amount = "待定" if number % 80 == 0 else amount
    return [
        number,
        f"示例项目{number:06d}年产{seed % 90 + 10}万吨加工项目",
        f"SL-{number:06d}",
        f"示例企业{seed % 4000:04d}有限公司",
        _INDUSTRIES[seed % len(_INDUSTRIES)],
        _CHAINS[seed % len(_CHAINS)],
        _ORIGINS[seed % len(_ORIGINS)],
        _KINDS[seed % len(_KINDS)],
        _CHANNELS[seed % len(_CHANNELS)],
        f"第{seed % 4 + 1}专项招商组",
        f"旗领导{'ABCDEFGH'[seed % 8]}",
        f"示例部门{seed % 43 + 1:02d}",
        _STAGES[stage],
        _AGREEMENTS[seed % len(_AGREEMENTS)] if signed else None,
        amount,
        lead_cell,
        signed,
        signed + timedelta(days=200) if signed else None,
        begun,
        signed + timedelta(days=900) if signed else None,
        _TOWNS[seed % len(_TOWNS)],
        round(seed / 99991, 4) if begun else None,
        f"建设年产{seed % 90 + 10}万吨生产线{seed % 4 + 1}条及配套设施，占地{seed % 800}亩",
        f"{seed % 12 + 1}月完成场地平整，正在办理前期手续",
        "示例数据" if number % 9 == 0 else None,
    ]


def _by_then(day: date) -> date | None:
    return day if day <= AS_OF else None


def write(path: Path, rows: int) -> None:
    """Write the register with shared strings, as office programs do."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("项目台账")
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    money = book.add_format({"num_format": "#,##0.00"})
    share = book.add_format({"num_format": "0.0%"})
    sheet.merge_range(0, 0, 0, len(HEADERS) - 1, "招商引资项目台账（示例数据）")
    sheet.write_string(1, 0, "截至2021年12月31日    单位：万元")
    sheet.write_row(2, 0, HEADERS)
    total = 0.0
    for number in range(1, rows + 1):
        for column, value in enumerate(a_row(number)):
            if value is None:
                continue
            if isinstance(value, str):
                sheet.write_string(number + 2, column, value)
            elif isinstance(value, date):
                at = datetime(value.year, value.month, value.day)
                sheet.write_datetime(number + 2, column, at, day)
            elif column == 14:
                total += value
                sheet.write_number(number + 2, column, value, money)
            else:
                style = share if column == 21 else None
                sheet.write_number(number + 2, column, value, style)
    last = rows + 3
    sheet.write_string(last, 1, "合计")
    sheet.write_formula(last, 14, f"=SUM(O4:O{last})", money, total)
    book.close()


def written(rows: int, folder: Path) -> Path:
    """A register as a file, written by another process: this one stays small."""
    path = folder / f"项目台账-{rows}.xlsx"
    command = [sys.executable, "-m", "tools.bench.register", str(path), str(rows)]
    subprocess.run(command, check=True)
    return path


if __name__ == "__main__":
    write(Path(sys.argv[1]), int(sys.argv[2]))
