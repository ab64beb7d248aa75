"""Values of sample cells as clerks write them: days as dates, months and years in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from data.samples.sheet import Value

SAMPLE = "（示例数据）"
SOURCE = (
    "数据来源：示例数据。示例项目、示例企业均为虚构；实名项目只登记公开报道的内容，其余未知留空。"
)


def day(text: str) -> Value:
    """A day as a date cell; a month or a year as the words a clerk types."""
    if len(text) == len("2021-09"):
        return chinese_month(text)
    return date.fromisoformat(text) if len(text) == len("2021-09-30") else text


def chinese_month(text: str) -> str:
    """``2021-09`` → ``2021年9月``."""
    return f"{text[:4]}年{int(text[5:7])}月"


def chinese_day(day: date) -> str:
    """``2021年9月30日``."""
    return f"{day.year}年{day.month}月{day.day}日"


def decimal(text: str) -> Decimal | None:
    """The number, None for an empty text."""
    return Decimal(text) if text else None


def wan(amount: Decimal | None) -> Decimal | None:
    """亿元 → 万元."""
    return None if amount is None else amount * 10_000


def yes(text: str) -> str:
    """Whether a fact is stated, in the ledger's words."""
    return "是" if text else "否"


def completion(money: Mapping[str, str]) -> Decimal | None:
    """Share of the year's planned investment that is completed."""
    done = decimal(money["annual_completed"])
    return (
        None if done is None else (done / Decimal(money["annual_plan"])).quantize(Decimal("0.0001"))
    )
