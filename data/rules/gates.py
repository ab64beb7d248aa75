"""What production readiness is measured by: gates.toml, checked, and as rule tables.

Everything that a screen says about readiness (weights, who handles an item, what a
level needs, when a project counts as about to produce) comes from that file; the
marts read the tables that ``gate_tables`` makes of it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import pyarrow as pa
from pydantic import Field, model_validator

from data.environment import var_folder
from data.rules.files import Section, read

ApprovalLevel = Literal["旗", "市", "自治区", "国家", ""]
Waits = Literal["部门", "企业", ""]
Share = Field(ge=0.0, le=1.0)


class ItemState(Section):
    """A state of an item and the share of its points that it earns."""

    state: str
    share: float = Share
    leaves_denominator: bool = False
    is_done: bool = False
    is_flagged: bool = False
    is_clear: bool = False
    waits_on: Waits = ""


class Step(Section):
    """A step of an item, told by words of the ledger, and the share that it stands for."""

    words: tuple[str, ...] = Field(min_length=1)
    share: float = Share


class Item(Section):
    """A permit or a piece of works, its points and who handles it."""

    item: str
    points: float = Field(gt=0)
    office: str
    level: ApprovalLevel = ""
    waits_on: Waits = ""
    conditional: bool = False
    main_permit: bool = False
    is_percentage: bool = False
    steps: tuple[Step, ...] = ()


class Gate(Section):
    """A gate; its weight is the sum of its items' points."""

    gate: str
    name: str
    weight: float = Field(gt=0)
    item: tuple[Item, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _weight_is_the_sum_of_points(self) -> Gate:
        points = sum(item.points for item in self.item)
        if abs(points - self.weight) > 1e-9:
            raise ValueError(
                f"gate {self.gate}: weight {self.weight:g}, but its items have {points:g} points"
            )
        return self


class Kind(Section):
    """A kind of project: the words that tell it and the conditional items that apply."""

    kind: str
    words: tuple[str, ...] = ()
    conditional: Literal["all"] | tuple[str, ...]
    levels: dict[str, ApprovalLevel] = Field(default_factory=dict)

    def applies(self, item: Item) -> bool:
        """Whether an item applies to this kind as long as the ledger says nothing of it."""
        return not item.conditional or self.conditional == "all" or item.item in self.conditional


class Level(Section):
    """A rung and its own evidence: what must hold for it, whatever lies below."""

    level: str
    name: str
    match: Literal["all", "any"] = "all"
    signed: bool = False
    gates: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    stages: tuple[str, ...] = ()
    dates: tuple[Literal["actual_production_date", "design_capacity_date"], ...] = ()

    @property
    def evidence(self) -> tuple[tuple[str, str], ...]:
        """Pairs of (kind of evidence, what); stages are alternatives of one piece."""
        return (
            *((("signed", ""),) if self.signed else ()),
            *(("gate", gate) for gate in self.gates),
            *(("item", item) for item in self.items),
            *((("stage", ""),) if self.stages else ()),
            *(("date", name) for name in self.dates),
        )

    @model_validator(mode="after")
    def _has_evidence(self) -> Level:
        if not self.evidence:
            raise ValueError(f"level {self.level}: no evidence is named")
        return self


class ProjectState(Section):
    """A rule for the state of a project; everything that it names must hold."""

    state: Literal["已投产", "即将投产", "建设中", "办手续", "停滞", "资料不足"]
    rule: str
    stages: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    is_produced: bool | None = None
    is_partial: bool | None = None
    is_started: bool | None = None
    is_planned_this_quarter: bool | None = None
    has_known_item: bool | None = None
    least_level: str = ""
    waiting_over_days: int | None = Field(default=None, gt=0)


class Compliance(Section):
    """A later item, or stages of the project, and the items that should be clear before it."""

    later: str
    stages: tuple[str, ...] = ()
    earlier: tuple[str, ...] = Field(min_length=1)


class Gates(Section):
    """The whole file."""

    default_kind: str
    state: tuple[ItemState, ...]
    gate: tuple[Gate, ...]
    kind: tuple[Kind, ...]
    level: tuple[Level, ...]
    project_state: tuple[ProjectState, ...]
    compliance: tuple[Compliance, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All items in the order of the gates."""
        return tuple(item for gate in self.gate for item in gate.item)

    @model_validator(mode="after")
    def _names_exist_once(self) -> Gates:
        names = [item.item for item in self.items]
        gates = [gate.gate for gate in self.gate]
        levels = [level.level for level in self.level]
        _once("item", names)
        _once("gate", gates)
        _once("level", levels)
        _once("state", [state.state for state in self.state])
        _once("kind", [kind.kind for kind in self.kind])
        _known("default_kind", [self.default_kind], [kind.kind for kind in self.kind])
        for kind in self.kind:
            listed = () if kind.conditional == "all" else kind.conditional
            _known(f"kind {kind.kind}", [*listed, *kind.levels], names)
        for level in self.level:
            _known(f"level {level.level}", level.items, names)
            _known(f"level {level.level}", level.gates, gates)
        for rule in self.project_state:
            needed = [rule.least_level] if rule.least_level else []
            _known(f"project_state {rule.rule}", needed, levels)
        for note in self.compliance:
            later = () if note.stages else (note.later,)
            _known("compliance", [*later, *note.earlier], names)
        if self.project_state[-1].model_dump(exclude_defaults=True).keys() != {"state", "rule"}:
            raise ValueError("the last project_state must hold for every project: no condition")
        return self


@cache
def load_gates(overrides: Path | None = None) -> Gates:
    """The settings in force; raises RuleError naming file, key and what is wrong.

    overrides is the deployment's folder of settings, ``var/rules`` where none is given; a
    list in its gates.toml (``gate``, ``kind``, ``state`` …) replaces the whole list.
    """
    folder = overrides if overrides is not None else var_folder() / "rules"
    return read("gates", Gates, folder)


def _once(what: str, names: list[str]) -> None:
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise ValueError(f"{what} given twice: {', '.join(twice)}")


def _known(where: str, names: list[str] | tuple[str, ...], allowed: list[str]) -> None:
    unknown = [name for name in names if name not in allowed]
    if unknown:
        raise ValueError(
            f"{where}: {', '.join(unknown)} is not defined; choose from {', '.join(allowed)}"
        )


# Columns of each table as its rows give them, with what is no text by its type.
_COLUMNS = {
    "rule_gate": "gate gate_name gate_order:int32 weight:double",
    "rule_item": "project_kind item item_order:int32 gate points:double is_conditional:bool "
    "applies:bool is_main_permit:bool is_percentage:bool handling_office approval_level waits_on",
    "rule_item_step": "item step_order:int32 word share_before:double share:double",
    "rule_state": "state share:double leaves_denominator:bool is_done:bool is_flagged:bool "
    "is_clear:bool waits_on",
    "rule_kind": "project_kind kind_order:int32 is_default:bool words:texts",
    "rule_level": "level level_order:int32 level_name needed:int32",
    "rule_level_evidence": "level level_order:int32 kind name stages:texts",
    "rule_project_state": "rule_order:int32 rule state state_order:int32 stages:texts words:texts "
    "is_produced:bool is_partial:bool is_started:bool is_planned_this_quarter:bool "
    "has_known_item:bool least_level_order:int32 waiting_over_days:int32",
    "rule_compliance": "later stages:texts earlier",
}
_STATES = ("即将投产", "建设中", "办手续", "停滞", "资料不足", "已投产")
Row = tuple[object, ...]


def gate_tables(gates: Gates | None = None) -> dict[str, pa.Table]:
    """The tables of schema mart that gates.toml fills: rule_gate, rule_item, rule_state, …"""
    rows = _rows(gates or load_gates())
    return {name: _table(columns, rows[name]) for name, columns in _COLUMNS.items()}


def _table(columns: str, rows: list[Row]) -> pa.Table:
    named = [column.partition(":") for column in columns.split()]
    texts = pa.list_(pa.string())
    types = [
        texts if kind == "texts" else pa.type_for_alias(kind or "string") for _, _, kind in named
    ]
    values = zip(*rows, strict=True) if rows else ([] for _ in named)
    arrays = [pa.array(list(column), kind) for column, kind in zip(values, types, strict=True)]
    return pa.table(arrays, names=[name for name, _, _ in named])


def _rows(gates: Gates) -> dict[str, list[Row]]:
    """The rows of each table, their values in the order of its columns."""
    owner = {item.item: gate.gate for gate in gates.gate for item in gate.item}
    order_of_level = {level.level: order for order, level in enumerate(gates.level, 1)}
    return {
        "rule_gate": [
            (gate.gate, gate.name, order, gate.weight) for order, gate in enumerate(gates.gate, 1)
        ],
        "rule_item": [
            (
                *(kind.kind, item.item, order, owner[item.item], item.points),
                *(item.conditional, kind.applies(item), item.main_permit, item.is_percentage),
                item.office,
                kind.levels.get(item.item, item.level) or None,
                item.waits_on or None,
            )
            for kind in gates.kind
            for order, item in enumerate(gates.items, 1)
        ],
        "rule_item_step": [
            (item.item, order, word, before, step.share)
            for item in gates.items
            for order, (step, before) in enumerate(
                zip(item.steps, (0.0, *(one.share for one in item.steps)), strict=False), 1
            )
            for word in step.words
        ],
        "rule_state": [
            (
                *(state.state, state.share, state.leaves_denominator, state.is_done),
                *(state.is_flagged, state.is_clear, state.waits_on or None),
            )
            for state in gates.state
        ],
        "rule_kind": [
            (kind.kind, order, kind.kind == gates.default_kind, [w.lower() for w in kind.words])
            for order, kind in enumerate(gates.kind, 1)
        ],
        "rule_level": [
            (level.level, order, level.name, 1 if level.match == "any" else len(level.evidence))
            for order, level in enumerate(gates.level, 1)
        ],
        "rule_level_evidence": [
            (level.level, order, kind, name, list(level.stages) if kind == "stage" else [])
            for order, level in enumerate(gates.level, 1)
            for kind, name in level.evidence
        ],
        "rule_project_state": [
            (
                *(order, rule.rule, rule.state, _STATES.index(rule.state) + 1),
                *(list(rule.stages) or None, list(rule.words) or None),
                *(rule.is_produced, rule.is_partial, rule.is_started),
                *(rule.is_planned_this_quarter, rule.has_known_item),
                *(order_of_level.get(rule.least_level), rule.waiting_over_days),
            )
            for order, rule in enumerate(gates.project_state, 1)
        ],
        "rule_compliance": [
            (note.later, list(note.stages) or None, earlier)
            for note in gates.compliance
            for earlier in note.earlier
        ],
    }
