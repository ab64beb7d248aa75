"""Bench (b): every query of queries/screens over a made county, and the same in pandas for some.

Timed as the pages ask: ``Store.frame`` over a filled snapshot, nothing cached. pandas has
its best case: typed frames in memory, nothing to read, no addresses.
"""

from __future__ import annotations

import math
import os
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import cast

import pandas as pd

import queries
from data.store import Snapshot, Store
from tools.bench.county import AS_OF, PREVIOUS, made, publish_county
from tools.bench.figures import Spread, number, print_table, resident_mb, spread, timed

SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 20
# Below this a snapshot of a million projects would push the machine into its swap.
NEEDED_GB = 14
LARGE = 100_000
# One that does the same to any ledger's table is no statement before it has one.
SCREENS = tuple(n for n in queries.names("screens") if "any_table" not in queries.load(n).sql)


def parameters(store: Store, now: Snapshot, previous: Snapshot) -> dict[str, object]:
    """What the pages pass, with every optional filter open: the most rows to go through."""
    names = store.query("screens/project/names", snapshot_id=now.id)
    first = names["project_id"]
    one = first[names["stage"].index("投产").as_py()].as_py()
    place = store.query(
        "screens/trace/project_field", snapshot_id=now.id, project_id=one, field="stage"
    )
    optional = ("towns", "industries", "channels", "groups", "units", "leaders", "states")
    return {
        **dict.fromkeys(optional),
        **dict.fromkeys(
            ("stage", "measure", "group_value", "purposes", "modes", "push_modes", "batch_id")
        ),
        "snapshot_id": now.id,
        "previous_id": previous.id,
        "sequence": store.sequence,
        "unit": "旗招商局",
        "dimension": "town",
        "part": "wording",
        "project_id": one,
        "project_ids": [value.as_py() for value in first[:30]],
        "field": "stage",
        "fields": ["stage"],
        "item": "环评",
        "sheet_id": str(place["sheet_id"][0].as_py()),
        "row_number": place["row_number"][0].as_py(),
        "tiers": ["旗委政府领导", "县级包扶联系领导"],
        "known_at": None,
        "first_tier": "旗委政府领导",
        "second_tier": "县级包扶联系领导",
        "within_days": 90,
        "outcome_days": [30, 60, 90],
        "unseen_days": 90,
        "long_wait_days": 90,
        "as_of": AS_OF,
        "basis": "自治区平台",
        "third": None,
        "unpaid_months": 12,
        "owners": None,
        "body_key": "",
        "owner_kind": "town",
        "owner_key": "城川镇",
        "note_fields": ["progress_text", "remark", "next_step"],
        # Four lists of one length ask for places; one of them is enough.
        "sheet_ids": [str(place["sheet_id"][0].as_py())],
        "row_numbers": [place["row_number"][0].as_py()],
        "items": [""],
        "fingerprints": [""],
        "identity": ["project_name"],
        "assignment_id": "",
        "around": 3,
        **dict.fromkeys(("search", "statuses", "date_of", "first_day", "last_day", "is_overdue")),
        **dict.fromkeys(("of", "since_field", "until_field", "where_fields", "where_values")),
        "ledger": "needs",
        "by": "town",
        "kind": "count",
        "first_month": AS_OF.replace(month=1, day=1),
        "last_month": AS_OF,
        "page_rows": 50,
        "rows_before": 0,
    }


@contextmanager
def county(projects: int) -> Iterator[Store]:
    """A store on disk that holds a county of so many projects."""
    with TemporaryDirectory() as folder:
        store = Store.open(Path(folder) / "county.duckdb")
        try:
            publish_county(store, projects)
            yield store
        finally:
            store.close()


def asked(store: Store, given: dict[str, object]) -> dict[str, tuple[int, Spread]]:
    """Rows and rounds of every screen query."""
    found: dict[str, tuple[int, Spread]] = {}
    for name in SCREENS:
        height = len(store.frame(name, **given))
        found[name] = (height, spread(partial(store.frame, name, **given), ROUNDS))
    return found


class InPandas:
    """Four readings of the pages, from a typed frame of the same projects."""

    def __init__(self, projects: int) -> None:
        self.frame = cast(pd.DataFrame, made("project_row", _anything(projects)).to_pandas())
        for column in self.frame.columns:
            if column.endswith("_date"):
                self.frame[column] = pd.to_datetime(self.frame[column])
        self.frame["planned_investment_wan"] = self.frame["planned_investment_wan"].astype(float)
        exits = self.frame["stage"] == "终止"
        year = self.frame["signed_date"].dt.year
        self.counted = ~exits
        self.signed = self.counted & (year == AS_OF.year)

    def totals(self) -> tuple[int, float]:
        """Signed this year: projects and planned investment."""
        signed = self.frame[self.signed]
        return len(signed), float(signed["planned_investment_wan"].sum())

    def groups(self) -> pd.DataFrame:
        """Signed this year by town."""
        signed = self.frame[self.signed]
        began = signed["actual_start_date"].notna()
        amount = signed["planned_investment_wan"]
        return (
            signed.assign(began=began, began_wan=amount.where(began), unknown=amount.isna())
            .groupby("town", dropna=False)
            .agg(
                projects=("project_code", "size"),
                started=("began", "sum"),
                planned=("planned_investment_wan", "sum"),
                started_wan=("began_wan", "sum"),
                unknown=("unknown", "sum"),
            )
            .sort_values("planned", ascending=False)
        )

    def months(self) -> pd.DataFrame:
        """Signed this year by month."""
        signed = self.frame[self.signed]
        return signed.groupby(signed["signed_date"].dt.month).agg(
            projects=("project_code", "size"), planned=("planned_investment_wan", "sum")
        )

    def ladder(self) -> pd.DataFrame:
        """What stands at each stage, and what entered one this year, by five dated stages."""
        counted = self.frame[self.counted]
        stock = counted.groupby("stage").agg(
            projects=("project_code", "size"), planned=("planned_investment_wan", "sum")
        )
        dates = ["lead_date", "survey_date", "talks_date", "signed_date", "actual_start_date"]
        flows = {}
        for column in dates:
            entered = counted[counted[column].dt.year == AS_OF.year]
            flows[column] = (len(entered), entered["planned_investment_wan"].sum())
        return stock.assign(flows=len(flows))


PEERS: dict[str, Callable[[InPandas], object]] = {
    "screens/figures/signed": InPandas.totals,
    "screens/pipeline/groups": InPandas.groups,
    "screens/overview/months": InPandas.months,
    "screens/pipeline/ladder": InPandas.ladder,
}


def _anything(projects: int) -> dict[str, object]:
    return {"projects": projects, "batch_id": "", "sheet_id": "", "is_earlier": False}


def available_gb() -> float:
    """Memory that nobody uses."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_AVPHYS_PAGES") / 2**30


def main(*, is_small: bool = False) -> None:
    """Print the tables of the queries."""
    sizes = SIZES[:2] if is_small else SIZES
    if available_gb() < NEEDED_GB:
        sizes = tuple(size for size in sizes if size <= LARGE)
        print(f"\n{available_gb():.0f} GB are free: {sizes[-1]:,} projects are the most")
    fills: list[list[str]] = []
    found: dict[int, dict[str, tuple[int, Spread]]] = {}
    peers: dict[int, dict[str, Spread]] = {}
    for projects in sizes:
        with county(projects) as store:
            before = resident_mb()
            # A page keeps the earlier date too; a second million is left out for want of memory.
            earlier = PREVIOUS if projects <= LARGE else AS_OF
            took = timed(lambda: store.worked_out(AS_OF))
            fills.append([f"{projects:,}", number(took), f"{resident_mb() - before:,.0f}"])
            now, previous = store.worked_out(AS_OF), store.worked_out(earlier)
            if now is None or previous is None:
                raise SystemExit("the made county is empty")
            found[projects] = asked(store, parameters(store, now, previous))
            signed = store.query("screens/figures/signed", snapshot_id=now.id).to_pylist()[0]
        frame = InPandas(projects)
        if frame.totals()[0] != signed["signed_projects"]:
            raise SystemExit(f"pandas counts other projects: {frame.totals()} {signed}")
        peers[projects] = {name: spread(partial(ask, frame), ROUNDS) for name, ask in PEERS.items()}
        del frame
    print_table("queries: filling a snapshot", ["projects", "ms", "memory, MB"], fills)
    head = ["query"]
    for projects in sizes:
        head += [f"rows of {projects:,}", "p50 / p95"]
    head.append("exponent")
    last = found[sizes[-1]]
    slowest_first = sorted(last, key=lambda name: -last[name][1].p95)
    print_table(
        f"queries: every query of queries/screens, {ROUNDS} rounds, slowest first",
        head,
        [
            [name.removeprefix("screens/")]
            + [cell for size in sizes for cell in _cells(found[size][name])]
            + [f"{exponent({size: found[size][name][1].p50 for size in sizes}):.2f}"]
            for name in slowest_first
        ],
    )
    over = [name for name in last if last[name][1].p95 > 20]
    print(
        f"aim: p95 ≤ 20 at {SIZES[-1]:,}; of {sizes[-1]:,} {len(last) - len(over)} of {len(last)}"
    )
    print("exponent: of the power of the projects by which the median grows, least squares")
    print_table(
        "queries: the same readings in pandas",
        ["reading", "projects", "DuckDB", "pandas", "pandas÷DuckDB"],
        [
            [
                *(name.removeprefix("screens/"), f"{size:,}", ours.written, theirs.written),
                number(theirs.p50 / ours.p50),
            ]
            for size in sizes
            for name, theirs in peers[size].items()
            for ours in [found[size][name][1]]
        ],
    )


def exponent(medians: dict[int, float]) -> float:
    """The slope of the logarithms of medians over those of sizes; 1 is growth in proportion."""
    return statistics.linear_regression(
        [math.log(size) for size in medians], [math.log(took) for took in medians.values()]
    ).slope


def _cells(found: tuple[int, Spread]) -> list[str]:
    height, rounds = found
    return [f"{height:,}", rounds.written]
