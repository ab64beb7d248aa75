"""What people decide about two names: one project or two. Append-only, each with its version.

A decision speaks of projects as they are written (code and name), not of ids worked out
from them: when a code is given to a project later, the decision still finds it. The last
word on a pair counts; ``open`` asks again. A roll back repeats what was in force at the
version that it returns to, so that every version can be reproduced exactly.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime

import duckdb
import pyarrow as pa

from data.drafts import Decision, ProjectName
from data.ids import new_id
from data.store.connection import execute, insert


def write(
    cursor: duckdb.DuckDBPyConnection,
    decisions: Sequence[Decision],
    *,
    version: int,
    by: str,
    at: datetime,
) -> None:
    """Append decisions that hold from ``version`` on."""
    if not decisions:
        return
    rows = [
        {
            "decision_id": new_id(),
            "sequence": version,
            "verdict": decision.verdict,
            "kept_code": decision.kept.code,
            "kept_name": decision.kept.name,
            "other_code": decision.other.code,
            "other_name": decision.other.name,
            "rule": decision.rule,
            "evidence": json.dumps(dict(decision.evidence), ensure_ascii=False, sort_keys=True),
            "decided_by": by,
            "decided_at": at,
        }
        for decision in decisions
    ]
    texts = ("kept_code", "kept_name", "other_code", "other_name")
    schema = pa.Table.from_pylist(rows).schema
    for name in texts:
        schema = schema.set(schema.get_field_index(name), pa.field(name, pa.string()))
    insert(cursor, "project_decision", pa.Table.from_pylist(rows, schema=schema))


def as_of_version(cursor: duckdb.DuckDBPyConnection, to: int, last: int) -> tuple[Decision, ...]:
    """What has to be decided now so that the decisions of version ``to`` are in force again."""
    given = {"sequence": to, "last_sequence": last}
    rows = execute(cursor, "store/decisions_to_repeat", given).fetchall()
    return tuple(
        Decision(
            verdict=row[0],
            kept=ProjectName(row[1], row[2]),
            other=ProjectName(row[3], row[4]),
            rule=row[5] or "",
            evidence=json.loads(row[6] or "{}"),
        )
        for row in rows
    )
