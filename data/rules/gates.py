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


def gate_tables(gates: Gates | None = None) -> dict[str, pa.Table]:
    """Tables named as in queries/schema/mart: rule_gate, rule_item, rule_state, …"""
    chosen = gates or load_gates()
    return {
        "rule_gate": _gates(chosen),
        "rule_item": _items(chosen),
        "rule_item_step": _steps(chosen),
        "rule_state": _states(chosen),
        "rule_kind": _kinds(chosen),
        "rule_level": _levels(chosen),
        "rule_level_evidence": _evidence(chosen),
        "rule_project_state": _project_states(chosen),
        "rule_compliance": _compliance(chosen),
    }


def _table(rows: list[dict[str, object]], columns: dict[str, pa.DataType]) -> pa.Table:
    return pa.Table.from_pylist(rows, schema=pa.schema(list(columns.items())))


def _gates(gates: Gates) -> pa.Table:
    return _table(
        [
            {"gate": gate.gate, "gate_name": gate.name, "gate_order": order, "weight": gate.weight}
            for order, gate in enumerate(gates.gate, 1)
        ],
        {
            "gate": pa.string(),
            "gate_name": pa.string(),
            "gate_order": pa.int32(),
            "weight": pa.float64(),
        },
    )


def _items(gates: Gates) -> pa.Table:
    owner = {item.item: gate.gate for gate in gates.gate for item in gate.item}
    return _table(
        [
            {
                "project_kind": kind.kind,
                "item": item.item,
                "item_order": order,
                "gate": owner[item.item],
                "points": item.points,
                "is_conditional": item.conditional,
                "applies": kind.applies(item),
                "is_main_permit": item.main_permit,
                "is_percentage": item.is_percentage,
                "handling_office": item.office,
                "approval_level": kind.levels.get(item.item, item.level) or None,
                "waits_on": item.waits_on or None,
            }
            for kind in gates.kind
            for order, item in enumerate(gates.items, 1)
        ],
        {
            "project_kind": pa.string(),
            "item": pa.string(),
            "item_order": pa.int32(),
            "gate": pa.string(),
            "points": pa.float64(),
            "is_conditional": pa.bool_(),
            "applies": pa.bool_(),
            "is_main_permit": pa.bool_(),
            "is_percentage": pa.bool_(),
            "handling_office": pa.string(),
            "approval_level": pa.string(),
            "waits_on": pa.string(),
        },
    )


def _steps(gates: Gates) -> pa.Table:
    rows: list[dict[str, object]] = []
    for item in gates.items:
        before = 0.0
        for order, step in enumerate(item.steps, 1):
            rows += [
                {
                    "item": item.item,
                    "step_order": order,
                    "word": word,
                    "share_before": before,
                    "share": step.share,
                }
                for word in step.words
            ]
            before = step.share
    return _table(
        rows,
        {
            "item": pa.string(),
            "step_order": pa.int32(),
            "word": pa.string(),
            "share_before": pa.float64(),
            "share": pa.float64(),
        },
    )


def _states(gates: Gates) -> pa.Table:
    return _table(
        [{**state.model_dump(), "waits_on": state.waits_on or None} for state in gates.state],
        {
            "state": pa.string(),
            "share": pa.float64(),
            "leaves_denominator": pa.bool_(),
            "is_done": pa.bool_(),
            "is_flagged": pa.bool_(),
            "is_clear": pa.bool_(),
            "waits_on": pa.string(),
        },
    )


def _kinds(gates: Gates) -> pa.Table:
    return _table(
        [
            {
                "project_kind": kind.kind,
                "kind_order": order,
                "is_default": kind.kind == gates.default_kind,
                "words": [word.lower() for word in kind.words],
            }
            for order, kind in enumerate(gates.kind, 1)
        ],
        {
            "project_kind": pa.string(),
            "kind_order": pa.int32(),
            "is_default": pa.bool_(),
            "words": pa.list_(pa.string()),
        },
    )


def _levels(gates: Gates) -> pa.Table:
    return _table(
        [
            {
                "level": level.level,
                "level_order": order,
                "level_name": level.name,
                "needed": 1 if level.match == "any" else len(level.evidence),
            }
            for order, level in enumerate(gates.level, 1)
        ],
        {
            "level": pa.string(),
            "level_order": pa.int32(),
            "level_name": pa.string(),
            "needed": pa.int32(),
        },
    )


def _evidence(gates: Gates) -> pa.Table:
    return _table(
        [
            {
                "level": level.level,
                "level_order": order,
                "kind": kind,
                "name": name,
                "stages": list(level.stages) if kind == "stage" else [],
            }
            for order, level in enumerate(gates.level, 1)
            for kind, name in level.evidence
        ],
        {
            "level": pa.string(),
            "level_order": pa.int32(),
            "kind": pa.string(),
            "name": pa.string(),
            "stages": pa.list_(pa.string()),
        },
    )


def _project_states(gates: Gates) -> pa.Table:
    states = ("即将投产", "建设中", "办手续", "停滞", "资料不足", "已投产")
    order_of_state = {state: order for order, state in enumerate(states, 1)}
    order_of_level = {level.level: order for order, level in enumerate(gates.level, 1)}
    return _table(
        [
            {
                "rule_order": order,
                "rule": rule.rule,
                "state": rule.state,
                "state_order": order_of_state[rule.state],
                "stages": list(rule.stages) or None,
                "words": list(rule.words) or None,
                "is_produced": rule.is_produced,
                "is_partial": rule.is_partial,
                "is_started": rule.is_started,
                "is_planned_this_quarter": rule.is_planned_this_quarter,
                "has_known_item": rule.has_known_item,
                "least_level_order": order_of_level.get(rule.least_level),
                "waiting_over_days": rule.waiting_over_days,
            }
            for order, rule in enumerate(gates.project_state, 1)
        ],
        {
            "rule_order": pa.int32(),
            "rule": pa.string(),
            "state": pa.string(),
            "state_order": pa.int32(),
            "stages": pa.list_(pa.string()),
            "words": pa.list_(pa.string()),
            "is_produced": pa.bool_(),
            "is_partial": pa.bool_(),
            "is_started": pa.bool_(),
            "is_planned_this_quarter": pa.bool_(),
            "has_known_item": pa.bool_(),
            "least_level_order": pa.int32(),
            "waiting_over_days": pa.int32(),
        },
    )


def _compliance(gates: Gates) -> pa.Table:
    return _table(
        [
            {"later": note.later, "stages": list(note.stages) or None, "earlier": earlier}
            for note in gates.compliance
            for earlier in note.earlier
        ],
        {"later": pa.string(), "stages": pa.list_(pa.string()), "earlier": pa.string()},
    )
