"""A stage that falls back is said, with its row; a step forward is not worth a word."""

from __future__ import annotations

import pyarrow as pa
import pytest

from data.importer import changes
from data.importer.review.draft_diff import stage_moves
from data.importer.schemas import schema
from tests.builders.ledger_rows import a_project, drafts_of


def moved(old: str | None, new: str | None):
    tables = [
        drafts_of(a_project("示例项目01", stage=stage, town="城川镇"))[0].tables["project_row"]
        for stage in (new, old)
    ]
    return stage_moves([changes("projects", _full(tables[0]), _full(tables[1]))])


def _full(table):
    return pa.Table.from_pylist(table.to_pylist(), schema=schema("project_row"))


@pytest.mark.parametrize(
    ("old", "new", "direction"),
    [
        ("签约", "洽谈", "back"),
        ("投产", "签约", "back"),
        ("建设", "停建", "exit"),
        ("停建", "建设", "resumed"),
    ],
)
def test_the_direction_is_said_with_both_stages_and_the_row(old, new, direction):
    (move,) = moved(old, new)
    assert (move.direction, move.project, move.old, move.new, move.row) == (
        direction,
        "示例项目01",
        old,
        new,
        4,
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [("洽谈", "签约"), ("签约", "签约"), (None, "洽谈"), ("签约", None), ("停建", "终止")],
)
def test_nothing_is_said_of_a_step_forward_or_of_what_is_unknown(old, new):
    assert moved(old, new) == ()
