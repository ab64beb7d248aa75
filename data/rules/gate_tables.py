"""gates.toml as the rule tables of the marts: one table for each question a mart asks."""

from __future__ import annotations

import pyarrow as pa

from data.rules.gates import Gates, load_gates


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
