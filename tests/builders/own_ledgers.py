"""Ledgers that an invented office declares for itself, and sheets of them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest

from data.files.sandbox.client import end_readers
from data.importer.importer import Belonging, Importer, Upload
from data.importer.model import Intake
from data.ledgers.registry import declarations_changed
from data.store import Store
from data.store import store as process
from tests.builders.workbooks import Sheet, a_workbook

LOANS = """\
title = "设备租借"
english = "Equipment loans"
kind = "snapshot"
identity = ["设备编号"]
hints = ["设备租借"]

[[fields]]
name = "设备编号"
header = "设备编号"
type = "code"

[[fields]]
name = "借用单位"
header = "借用单位"
type = "text"
role = "unit"

[[fields]]
name = "所在镇"
header = "所在镇"
type = "text"
role = "town"

[[fields]]
name = "对应项目"
header = "对应项目"
type = "name"
role = "project"

[[fields]]
name = "押金"
header = "押金"
english = "Deposit"
type = "amount"

[[fields]]
name = "台数"
header = "台数"
type = "number"
unit = "台"

[[fields]]
name = "归还期限"
header = "归还期限"
type = "date"
role = "deadline"

[[fields]]
name = "状态"
header = "状态"
type = "choice"
open = true
role = "status"
closed = ["已还"]
values = { "在借" = [], "已还" = [] }

[[fields]]
name = "联系电话"
header = "联系电话"
type = "text"
sensitivity = "personal"
"""
LOAN_HEADERS = (
    *("设备编号", "借用单位", "所在镇", "对应项目", "押金（万元）"),
    *("台数", "归还期限", "状态", "联系电话"),
)
LOAN_ROWS = (
    (
        "SB-01",
        "示例局",
        "上海庙镇",
        "示例项目甲",
        1.5,
        2,
        date(2021, 10, 15),
        "在借",
        "13800000001",
    ),
    ("SB-02", "示例局", "昂素镇", None, None, 1, date(2021, 9, 1), "已还", "13800000002"),
    ("SB-03", "示例中心", "上海庙镇", None, 3, 4, date(2022, 3, 1), "在借", None),
)
ROADS = """\
title = "村道建设"
english = "Village roads"
counted = "条"
kind = "snapshot"
identity = ["road"]
every = "quarter"
hints = ["Village roads"]

[[fields]]
name = "road"
header = "Road"
english = "Road"
type = "text"

[[fields]]
name = "township"
header = "Township"
english = "Township"
type = "text"
role = "town"

[[fields]]
name = "length_km"
header = "Length (km)"
english = "Length"
type = "number"
unit = "km"

[[fields]]
name = "cost"
header = "Cost"
english = "Cost"
type = "amount"

[[fields]]
name = "bid_price"
header = "Bid price"
english = "Bid price"
type = "amount"
sensitivity = "commercial"

[[fields]]
name = "finished"
header = "Finished on"
english = "Finished on"
type = "date"
role = "date"

[[fields]]
name = "foreman_phone"
header = "Foreman phone"
english = "Foreman phone"
type = "text"
sensitivity = "personal"

[[figures]]
key = "cost_a_road"
kind = "mean"
title = "平均造价"
english = "Mean cost"
of = "cost"
"""
ROAD_HEADERS = (
    *("Road", "Township", "Length (km)", "Cost (10,000 yuan)", "Bid price (10,000 yuan)"),
    *("Finished on", "Foreman phone"),
)
ROAD_ROWS = (
    ("North road", "上海庙镇", 3.2, 210.5, 188.125, date(2021, 6, 30), "13900000007"),
    ("South road", "昂素镇", 1.8, None, 90, None, "13900000008"),
    ("River road", "上海庙镇", 5, 402, None, date(2021, 11, 2), None),
)
AS_OF = date(2021, 12, 31)


def loans(rows: object = LOAN_ROWS) -> bytes:
    """The workbook of equipment loans."""
    assert isinstance(rows, tuple)
    return a_workbook(Sheet("设备", [["设备租借情况表"], list(LOAN_HEADERS), *map(list, rows)]))


def roads(rows: tuple[tuple[object, ...], ...] = ROAD_ROWS) -> bytes:
    """The workbook of village roads, under English headers, without a status."""
    return a_workbook(Sheet("Roads", [["Village roads"], list(ROAD_HEADERS), *map(list, rows)]))


@contextmanager
def an_office(folder: Path) -> Iterator[Store]:
    """An office with a database file of its own; SIGNBOARD_VAR is ``folder``."""
    end_readers()  # a process that waits was started for another office
    declarations_changed()
    store = Store.open(folder / "signboard.duckdb")
    try:
        yield store
    finally:
        store.close()
        end_readers()
        declarations_changed()


@contextmanager
def an_office_in_use(folder: Path) -> Iterator[Store]:
    """An office whose database is the process's own, which pages read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SIGNBOARD_VAR", str(folder))
        with an_office(folder) as store:
            patch.setattr(process, "_process_store", store)
            yield store


def understood(store: Store, content: bytes, folder: Path, name: str = "设备.xlsx") -> Intake:
    """What the importer makes of a workbook of 示例局."""
    path = folder / name
    path.write_bytes(content)
    return Importer(store).understand(Upload.of([(path, name)], Belonging("示例局", AS_OF)))


def published(store: Store, content: bytes, folder: Path) -> Intake:
    """The same, published."""
    intake = understood(store, content, folder)
    store.publish(intake.drafts, by="测试员", base=store.sequence)
    return intake
