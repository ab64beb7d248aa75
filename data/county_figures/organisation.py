"""The organisation and the scoreboard for `figures --json`; unknown is None, never 0."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta

from data.county_figures.scoring import Scored, boards
from data.rules import load_rules
from data.rules.scoring import Board
from data.store import Snapshot, Store

Row = dict[str, object]
# What an owner without any task is said to miss.
NO_TASK = "年度目标"
_KEYS = ("leading_group_heads", "working_departments", "special_groups")


def no_organisation() -> Row:
    """``organisation`` where no register speaks."""
    return dict.fromkeys(_KEYS)


def organisation(store: Store, snapshot: Snapshot, told: Collection[object]) -> Row:
    """Heads of the leading group, working departments, special groups, as they stand that day."""
    if "organisation" not in told:
        return no_organisation()
    row: Row = store.query("screens/figures/organisation", snapshot_id=snapshot.id).to_pylist()[0]
    return row


def scored_boards(store: Store, snapshot: Snapshot) -> list[tuple[Board, list[Scored]]]:
    """The scoreboards of a snapshot."""
    rows = store.query("screens/scoreboard/measures", snapshot_id=snapshot.id).to_pylist()
    return boards(rows, load_rules().scoreboard)


def scoreboard(store: Store, snapshot: Snapshot) -> list[Row]:
    """Every owner with its score and its rank on its board; None, and why, where one is unknown."""
    return [
        {
            "owner": one.owner,
            "score": None if one.score is None else float(one.score),
            "rank": one.rank,
            "equal_rank": one.equal_rank,
            "board": board.name,
            "missing": [metric or NO_TASK for metric in one.missing],
        }
        for board, owners in scored_boards(store, snapshot)
        for one in owners
    ]


def quarter_ends(as_of: date) -> list[date]:
    """The last days of the quarters of a year that have passed by a day."""
    ends = [date(as_of.year, month, 1) - timedelta(days=1) for month in (4, 7, 10)]
    return [day for day in (*ends, date(as_of.year, 12, 31)) if day <= as_of]
