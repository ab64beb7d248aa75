"""What a header may be looked up by, and which fields of a ledger a text may mean."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from data.ledgers.declaration import ledger
from data.ledgers.headers import normal
from data.sheets.layout import HeaderColumn

# Columns that say how far a project is; any of them will do.
SAY_STAGES = ("stage", "signed_date", "actual_start_date", "actual_production_date")
# What stands below an event (签约, 动工): the day that was meant, and the day it happened.
_HAPPENED = "实际"
_OF_A_DATE = frozenset({"计划", "预计", "拟", _HAPPENED})
# 苏木镇/园区: either of them, so that a person is asked.
_ONE_OF_TWO, _LEAST_PART = 0.8, 2
_EMPTY_LEAVES = frozenset({"金额", "内容", "名称", "情况", "合计", "数值", "小计"})


def texts_of(column: HeaderColumn) -> Iterator[tuple[str, float]]:
    """Texts that a header may be looked up by, from the most telling to the least."""
    path = [normal(part) for part in column.path if part]
    if not path:
        return
    leaf, above = path[-1], path[-2] if len(path) > 1 else ""
    qualifier = normal(column.qualifier)
    written = normal(column.written[-1]) if column.written else leaf
    if written != leaf:
        yield written, 1.0
    if qualifier:
        yield f"{leaf}({qualifier})", 1.0
    if column.unit == "%":
        yield f"{leaf}(%)", 1.0
    if above:
        stem = above.removesuffix("时间").removesuffix("日期").removesuffix("情况")
        yield f"{above}/{leaf}", 1.0
        yield stem + leaf, 0.99
        yield leaf + above, 0.99
        if leaf in _OF_A_DATE:
            yield f"{leaf}{above}时间", 0.97
        if leaf == _HAPPENED:
            yield f"{above}时间", 0.96
        if leaf in _EMPTY_LEAVES:
            yield above, 0.9
    yield leaf, 0.95 if qualifier or above else 1.0
    parts = leaf.split("/")
    if len(parts) > 1 and all(len(part) >= _LEAST_PART for part in parts):
        yield from ((part, _ONE_OF_TWO) for part in parts)


@cache
def words_of(name: str) -> dict[str, tuple[tuple[str, float], ...]]:
    """Normal header text → the field keys it may mean, canonical headers first."""
    words: dict[str, list[tuple[str, float]]] = {}
    for field in ledger(name).fields:
        for text in field.texts:
            weight = 1.0 if text in (field.header, field.english) else 0.97
            weight = 0.9 if text in field.weak else weight
            entry = words.setdefault(normal(text), [])
            if field.key not in {key for key, _ in entry}:
                entry.append((field.key, weight))
    return {text: tuple(entry) for text, entry in words.items()}
