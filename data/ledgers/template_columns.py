"""The columns of a form's empty workbook: headers with groups, accepted values, widths.

Each header is the first text that its field is known by, so what is filled in here is read back
without a question.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Literal

from data.formats import YUAN
from data.ledgers.declaration import Ledger, Months
from data.ledgers.declared_field import Field
from data.ledgers.registry import items, ledger

PERMITS, PROGRESS, PROBLEMS = "手续办理情况", "形象进度", "存在问题"
_SCHEDULE = (
    "project_code",
    "name",
    "content",
    "stage",
    "planned_investment",
    "responsible_unit",
    "responsible_leader",
    "planned_start_date",
    "planned_production_date",
)
_SPENDING = ("project_code", "name", "planned_investment", "responsible_unit")
_PROBLEM_HEADERS = {
    "problem_text": "具体问题",
    "next_step": "解决措施",
    "next_step_unit": "办理部门",
    "next_step_due_date": "完成时限",
}
_STATES = ("已办结", "在办", "准备材料", "退回补正", "容缺办理", "未启动", "无需办理")
_MEASURES = {"plan": "计划投资", "done": "完成投资"}
_NOTHING: Mapping[str, tuple[str, ...]] = MappingProxyType({})
_NARROW, _WIDE, _PERMIT, _MONTH = 14, 28, 12, 10


@dataclass(frozen=True)
class TemplateColumn:
    """One column: it feeds a field, a permit item, or (neither) is kept as it stands.

    is_amount: an amount that feeds no field by itself (one of several months). known: values
    that are known of it (towns, units, projects), offered beside any other.
    """

    header: str
    group: str = ""
    field: Field | None = None
    item: str = ""
    is_required: bool = False
    width: float = _NARROW
    is_amount: bool = False
    known: tuple[str, ...] = ()

    @property
    def written(self) -> str:
        """Its header with what its numbers count, where the header does not say it already."""
        if self.field is None:
            return self.header
        unit = YUAN if self.field.is_in_yuan else self.field.unit
        return f"{self.header}（{unit}）" if unit and unit not in self.header else self.header

    @property
    def is_personal(self) -> bool:
        """Whether what stands in it is nobody's but the office's."""
        return self.field is not None and self.field.sensitivity == "personal"

    @property
    def key(self) -> str:
        """Its header with the one above, as it is kept with a row (``1-2月/完成投资``)."""
        return f"{self.group}/{self.header}" if self.group else self.header

    @property
    def kind(self) -> str:
        """How its cells are read: a field's type, ``state`` of a permit, ``text``."""
        if self.field is not None:
            return self.field.type
        if self.is_amount:
            return "amount"
        return "state" if self.item else "text"

    @property
    def allowed(self) -> tuple[str, ...]:
        """Values to choose from; none where anything goes."""
        if self.field is not None:
            return tuple(self.field.values) or self.known
        return _STATES if self.item else ()

    @property
    def is_open(self) -> bool:
        """Whether other values are kept as they are written."""
        return self.field is None or self.field.open or not self.field.values


def template_columns(
    name: str,
    form: str,
    also: Collection[str] = (),
    known: Mapping[str, tuple[str, ...]] = _NOTHING,
) -> tuple[TemplateColumn, ...]:
    """The columns of a ledger's form; raises KeyError.

    also: columns of the row table that must not be missing though the template leaves
    them out, because there is something to put into them. known: role of a field → values.
    """
    declared = ledger(name)
    declared.form(form)
    if form in ("schedule", "permits"):
        columns = _schedule_columns(declared)
    elif _monthly(declared, form) is not None:
        columns = [_column(declared.field(key), form) for key in _SPENDING] + _month_columns()
    else:
        columns = [
            _column(field, form)
            for field in declared.fields
            if field.template and (not field.forms or form in field.forms)
        ]
    there = {column.field.name for column in columns if column.field is not None}
    if (months := _monthly(declared, form)) is not None:
        # The months say it.
        fed = (months.plan_field, months.done_field)
        there |= {declared.field(key).name for key in fed}
    source = ledger("projects") if form in ("schedule", "permits") else declared
    columns += _missing(source, form, [one for one in also if one not in there])
    return tuple(
        replace(one, known=known.get(one.field.role, ())) if one.field is not None else one
        for one in columns
    )


def month_header(month: int, measure: Literal["plan", "done"]) -> str:
    """The key of a month's column: what was planned, or done, from January to it."""
    return f"{_span(month)}/{_MEASURES[measure]}"


def _monthly(declared: Ledger, form: str) -> Months | None:
    """Of a form whose columns are each month's plan and what was done until then."""
    months = declared.months
    return None if months is None or months.is_each or form != months.form else months


def _month_columns() -> list[TemplateColumn]:
    return [
        TemplateColumn(words, _span(month), is_amount=True, width=_MONTH)
        for month in range(1, 13)
        for words in _MEASURES.values()
    ]


def _span(month: int) -> str:
    return f"1-{month}月" if month > 1 else "1月"


def _missing(declared: Ledger, form: str, names: Collection[str]) -> list[TemplateColumn]:
    """The first field of each further column; of a repeated field every position."""
    found: list[TemplateColumn] = []
    for name in names:
        fields = [field for field in declared.fields if field.name == name]
        is_repeated = any(field.position for field in fields)
        found += [_column(field, form) for field in (fields if is_repeated else fields[:1])]
    return found


def _column(field: Field, form: str, header: str = "", group: str = "") -> TemplateColumn:
    is_wide = field.type == "text" and field.name.endswith(("text", "content"))
    width = _WIDE if is_wide else _NARROW
    return TemplateColumn(
        header or field.header, group, field, is_required=form in field.required, width=width
    )


def _schedule_columns(declared: Ledger) -> list[TemplateColumn]:
    """The 调度表: progress, permits and problems in groups below one header."""
    projects = ledger("projects")
    if declared.name == "readiness":
        named = [_column(projects.field(key), "schedule") for key in ("project_code", "name")]
        return [*named, *_permit_columns()]
    columns = [_column(projects.field(key), "schedule") for key in _SCHEDULE]
    columns += [
        _column(field, "schedule", group=PROGRESS)
        for field in projects.fields
        if field.forms == ("schedule",)
    ]
    columns += _permit_columns()
    columns += [
        _column(projects.field(key), "schedule", header, PROBLEMS)
        for key, header in _PROBLEM_HEADERS.items()
    ]
    return [*columns, _column(projects.field("remark"), "schedule")]


def _permit_columns() -> list[TemplateColumn]:
    return [TemplateColumn(item.name, PERMITS, item=item.name, width=_PERMIT) for item in items()]
