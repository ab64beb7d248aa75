"""What the scoreboard says a unit must do: done exactly so, it has that score and that rank."""

from __future__ import annotations

from datetime import date

import pytest

from data.screens.scoreboard import Scores
from data.screens.view import view_at
from data.store import store as process
from tests.builders.ledger_rows import a_fund, a_project, a_store, a_target, publish_rows

# Town → projects signed of 6, funds of 20,000 万元: the third is behind in both.
DONE = {"示例东镇": (5, 16_000), "示例西镇": (4, 13_000), "示例南镇": (2, 9_000)}
LAST = "示例南镇"


def signed(town: str, number: int) -> object:
    return a_project(
        f"{town}{number}号", town=town, stage="签约", signed_date=date(2021, 4, number)
    )


def county(more_projects: int = 0, more_funds: float = 0) -> list[object]:
    rows: list[object] = []
    for town, (projects, funds) in DONE.items():
        is_last = town == LAST
        rows += [signed(town, n) for n in range(1, projects + 1 + more_projects * is_last)]
        rows += [
            a_fund(f"{town}1号", funds + more_funds * is_last, month_date=date(2021, 6, 1)),
            a_target("签约项目", 6, owner=town, owner_kind="镇"),
            a_target("到位资金", 20_000, owner=town, owner_kind="镇", target_unit="万元"),
        ]
    return rows


def scores() -> Scores:
    found = Scores(view_at())
    return Scores(view_at(), owner=next(o.owner_key for o in found.whole if o.owner == LAST))


@pytest.mark.parametrize("metric", ["签约项目", "到位资金"])
def test_who_does_exactly_that_gains_exactly_that(monkeypatch, metric):
    store = a_store(*county())
    monkeypatch.setattr(process, "_process_store", store)
    before = scores()
    way = next(one for one in before.ways if one.metric == metric)
    assert (before.opened.rank, way.rank) == (3, 2)
    done = {"more_projects" if metric == "签约项目" else "more_funds": int(way.more)}
    publish_rows(store, *county(**done))
    after = scores().opened
    assert (after.rank, after.score) == (way.rank, way.score)
    # One step less, one project or 1 万元 fewer, and it stays where it was.
    step = 1 if metric == "签约项目" else 100
    publish_rows(store, *county(**{name: number - step for name, number in done.items()}))
    assert scores().opened.rank == 3
    store.close()
