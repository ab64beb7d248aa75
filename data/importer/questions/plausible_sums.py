"""Whether what a column comes to can be: against last time, the plans of its projects, a county."""

from __future__ import annotations

from decimal import Decimal

import pyarrow as pa

from data.importer.history import History
from data.importer.project_names import project_key
from data.importer.questions.question import Reason
from data.rules.questions import Plausible


def fault(history: History, rules: Plausible, key: str, total: Decimal) -> Reason | None:
    """Why a sum in 万元 cannot be meant, with the two numbers; None where it may be."""
    last = history.last_sum(key)
    if last is not None and last[0] > 0 and total > last[0] * Decimal(rules.times_last):
        told = {"times": f"{total / last[0]:,.0f}", "limit": f"{rules.times_last:g}"}
        return "sum-against-last", {**told, "sum": _wan(total), "last": _wan(last[0])}
    if history.reading.declared.name != "funds":
        return None
    planned = _planned(history)
    if planned > 0 and total > planned * Decimal(rules.times_planned):
        told = {"times": f"{total / planned:,.0f}", "limit": f"{rules.times_planned:g}"}
        return "sum-against-planned", {**told, "sum": _wan(total), "planned": _wan(planned)}
    if total > Decimal(rules.funds_wan):
        return "sum-of-a-county", {"sum": _wan(total), "limit": _wan(Decimal(rules.funds_wan))}
    return None


def _planned(history: History) -> Decimal:
    """The planned investment of the projects in the table, 0 unless the register knows all."""
    known, reading = history.known, history.reading
    names, codes = reading.get("project_name"), reading.get("project_code").to_pylist()
    plans = (known.planned_wan if known is not None else None) or {}
    found: dict[str, Decimal | None] = {}
    for name, code in zip(_texts(names), codes, strict=True):
        if name or code:
            own = project_key(name)
            found[str(code or own)] = plans.get(str(code)) if code in plans else plans.get(own)
    if not found or any(plan is None for plan in found.values()):
        return Decimal(0)
    return sum((plan for plan in found.values() if plan is not None), Decimal(0))


def _texts(names: pa.Array) -> list[str]:
    return [str(name or "") for name in names.to_pylist()]


def _wan(total: Decimal) -> str:
    return f"{total.quantize(Decimal(1)):,}"
