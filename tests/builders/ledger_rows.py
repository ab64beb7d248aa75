"""Ledger rows for tests, and a store that holds them: name what the test is about, no more.

    store = a_store(a_project("示例项目01", stage="签约"), a_visit(leaders=["旗领导A"]))

Rows are grouped into batches by ledger, form, unit and as-of; each row gets source
cells too, so that traces lead somewhere. ``publish_rows`` adds another version.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from itertools import count

import pyarrow as pa

from data.drafts import BatchDraft, new_id
from data.ledgers.registry import ledger
from data.store import Store, Version
from tests.builders.stores import an_empty_store

AS_OF = date(2021, 12, 31)
_MAPS = {"date_precision", "extra"}
_number = count(1)


@dataclass(frozen=True)
class LedgerRow:
    """One row of a ledger and the batch that it belongs to; as_of None = the store's."""

    ledger: str
    form: str
    unit: str
    table: str
    values: Mapping[str, object] = field(default_factory=dict)
    as_of: date | None = None
    period: tuple[date, date] | None = None
    is_sample: bool = False
    file: str = ""


def a_project(
    name: str | None = None, *, form: str = "register", unit: str = "旗招商局", **values: object
) -> LedgerRow:
    """A row of the projects ledger; form ``register`` (台账) or ``schedule`` (调度表)."""
    name = name if name is not None else f"示例项目{next(_number):02d}"
    return _row("projects", form, unit, "project_row", {"project_name": name, **values})


def an_item(
    item: str,
    state: str | None = "已办结",
    *,
    project: str = "示例项目01",
    form: str = "list",
    unit: str = "旗发改委",
    **values: object,
) -> LedgerRow:
    """A row of the readiness ledger: one item of one project."""
    named = {"project_name": project, "item": item, "item_text": item, "state": state}
    return _row("readiness", form, unit, "readiness_row", {**named, **values})


def a_visit(*, unit: str = "旗招商局", **values: object) -> LedgerRow:
    """A row of the visits report; one leader of tier 旗委政府领导 outbound in December 2021."""
    usual = {
        "unit": unit,
        "leaders": ["旗领导A"],
        "titles": ["旗领导"],
        "tiers": ["旗委政府领导"],
        "start_date": date(2021, 12, 1),
        "end_date": date(2021, 12, 2),
        "days": Decimal("2.0"),
        "purpose": "拜访",
        "mode": "外出",
        "destination": "上海市",
        "companies": ["示例企业A有限公司"],
        "project_refs": [],
    }
    return _row("visits", "report", unit, "visit_row", {**usual, **values})


def a_fund(
    project: str = "示例项目01",
    amount_wan: object = 1000,
    *,
    unit: str = "旗发改委",
    **values: object,
) -> LedgerRow:
    """A row of the funds ledger: 本月, 自治区平台, 审核通过, December 2021."""
    usual = {
        "project_name": project,
        "amount_wan": amount_wan,
        "month_date": date(2021, 12, 31),
        "basis": "自治区平台",
        "period_kind": "本月",
        "origin_kind": "自治区外",
        "status": "审核通过",
        "currency": "人民币",
    }
    return _row("funds", "register", unit, "fund_row", {**usual, **values})


def a_target(
    metric: str = "签约项目", target_value: object = 12, *, unit: str = "旗招商局", **values: object
) -> LedgerRow:
    """A row of the targets ledger: the whole county's target of 2021."""
    usual = {
        "year": 2021,
        "owner": "全旗",
        "owner_kind": "全旗",
        "metric": metric,
        "target_value": target_value,
        "target_unit": "个",
    }
    return _row("targets", "register", unit, "target_row", {**usual, **values})


def an_order(
    matter: str = "协调用水指标",
    number: str | None = None,
    *,
    unit: str = "旗委办",
    **values: object,
) -> LedgerRow:
    """A row of the assignments ledger: ordered on 2021-11-08, due on 2021-12-31, under way."""
    usual = {
        "order_number": number,
        "matter": matter,
        "responsible_unit": "旗水利局",
        "ordered_by": "旗领导A",
        "ordered_date": date(2021, 11, 8),
        "due_date": date(2021, 12, 31),
        "closing_state": "办理中",
    }
    return _row("assignments", "register", unit, "assignment_row", {**usual, **values})


def an_entry(name: str, *, unit: str = "旗招商局", **values: object) -> LedgerRow:
    """A row of a ledger that the release declares for the county's other systems."""
    return _row(name, "register", unit, ledger(name).table, dict(values))


def a_store(*rows: LedgerRow, as_of: date = AS_OF, by: str = "测试员") -> Store:
    """An in-memory store in which the rows are version 1 (no rows: an empty store)."""
    store = an_empty_store()
    if rows:
        publish_rows(store, *rows, as_of=as_of, by=by)
    return store


def publish_rows(
    store: Store, *rows: LedgerRow, as_of: date = AS_OF, by: str = "测试员", note: str = ""
) -> Version:
    """Publish rows as one more version of a store."""
    return store.publish(drafts_of(*rows, as_of=as_of), by=by, base=store.sequence, note=note)


def drafts_of(*rows: LedgerRow, as_of: date = AS_OF) -> tuple[BatchDraft, ...]:
    """The batches of some rows, one for each ledger, form, unit, as-of and period."""
    groups: dict[tuple[object, ...], list[LedgerRow]] = {}
    for row in rows:
        dated = replace(row, as_of=row.as_of or as_of)
        key = (dated.ledger, dated.form, dated.unit, dated.as_of, dated.period, dated.is_sample)
        groups.setdefault(key, []).append(dated)
    return tuple(_draft(group) for group in groups.values())


def _row(ledger: str, form: str, unit: str, table: str, values: dict[str, object]) -> LedgerRow:
    about = {
        key: values.pop(key) for key in ("as_of", "period", "is_sample", "file") if key in values
    }
    return LedgerRow(ledger, form, unit, table, values, **about)  # type: ignore[arg-type]


def _draft(rows: Sequence[LedgerRow]) -> BatchDraft:
    first = rows[0]
    assert first.as_of is not None
    batch_id, sheet_id = new_id(), new_id()
    fields = list(dict.fromkeys(name for row in rows for name in row.values))
    shown = [name for name in fields if name not in _MAPS]
    entries = [
        {"batch_id": batch_id, "sheet_id": sheet_id, "row_number": number, **row.values}
        for number, row in enumerate(rows, start=4)
    ]
    file = first.file or f"{first.unit}-{first.ledger}-{batch_id[-12:]}.xlsx"
    sheet = {
        "sheet_id": sheet_id,
        "batch_id": batch_id,
        "file_name": file,
        "file_sha256": batch_id.replace("-", "") * 2,
        "reader": "builder",
        "sheet_name": "Sheet1",
        "visibility": "visible",
        "header_rows": [3],
        "confidence": 1.0,
    }
    columns = [
        {
            "sheet_id": sheet_id,
            "column_letter": _letter(number),
            "column_number": number,
            "field": name,
            "item": None,
            "header_text": name,
            "confidence": 1.0,
        }
        for number, name in enumerate(shown, start=1)
    ]
    source = [
        {"sheet_id": sheet_id, "row_number": 3, "role": "header", "reason": None, "raw": shown},
        *(
            {
                "sheet_id": sheet_id,
                "row_number": entry["row_number"],
                "role": "loaded",
                "reason": None,
                "raw": [_text(entry.get(name)) for name in shown],
            }
            for entry in entries
        ),
    ]
    period = first.period
    if period is None and first.ledger in ("visits", "funds"):
        period = _whole_year(first.as_of)
    return BatchDraft(
        batch_id=batch_id,
        ledger=first.ledger,
        form=first.form,
        unit=first.unit,
        as_of_date=first.as_of,
        period_start=period[0] if period else None,
        period_end=period[1] if period else None,
        is_sample=first.is_sample,
        read_count=len(rows),
        loaded_count=len(rows),
        rejected_count=0,
        not_data_count=0,
        tables={
            first.table: _table(entries),
            "source_sheet": _table([sheet]),
            "source_column": _table(columns),
            "source_row": _table(source),
        },
    )


def _letter(number: int) -> str:
    return (
        chr(64 + number)
        if number <= 26
        else chr(64 + (number - 1) // 26) + _letter((number - 1) % 26 + 1)
    )


def _whole_year(as_of: date) -> tuple[date, date]:
    return date(as_of.year, 1, 1), as_of


def _table(entries: Sequence[Mapping[str, object]]) -> pa.Table:
    names = list(dict.fromkeys(name for entry in entries for name in entry))
    return pa.table({name: _array(name, [entry.get(name) for entry in entries]) for name in names})


def _array(name: str, values: list[object]) -> pa.Array:
    if name in _MAPS:
        pairs = [list(value.items()) if isinstance(value, dict) else value for value in values]
        return pa.array(pairs, pa.map_(pa.string(), pa.string()))
    if name.endswith("_wan") or name in ("target_value", "days"):
        return pa.array([_decimal(value) for value in values], pa.decimal128(18, 6))
    if name in ("quarter_targets", "month_targets"):
        lists = [None if value is None else [_decimal(v) for v in value] for value in values]  # type: ignore[attr-defined]
        return pa.array(lists, pa.list_(pa.decimal128(18, 6)))
    if any(isinstance(value, list) for value in values):
        return pa.array(values, pa.list_(pa.int32() if name == "header_rows" else pa.string()))
    return pa.array(values)


def _decimal(value: object) -> Decimal | None:
    return None if value is None else Decimal(str(value)).quantize(Decimal("0.000001"))


def _text(value: object) -> str | None:
    if value is None:
        return None
    if isinstance(value, list):
        return "、".join(map(str, value))
    return str(value)
