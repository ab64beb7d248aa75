"""Bench (g): forecasts held against what came, over a public register that is not in the project.

``repd.csv`` of FOLDER is the UK Renewable Energy Planning Database (quarter 2 of 2021, Open
Government Licence v3.0). A county is a draw of projects with permission in the eight years before
a random month of 2010 to 2018; forecast is how many of those under way operate within a year. A
permission that expired before construction is an exit on that day, whatever came later: that was
not known then. Beside it Kaplan–Meier, to which what has expired is under way for ever.
"""

from __future__ import annotations

import csv
from datetime import date, datetime
from pathlib import Path

import numpy as np

from data.forecast import Past, by_age, outlook
from data.rules import load_rules
from tools.bench.figures import print_table

FOLDER = Path("../shared/forecast")
SIZES = (20, 40, 100)
COUNTIES, WITHIN, YEARS = 400, 365, 8
_HEADS = ("projects", "under way", "came", "covered", "with 10 events", "width", "error")
_PEERS = ("Kaplan-Meier", "all will come")


def main(*, is_small: bool = False, folder: Path = FOLDER) -> None:
    """Print the table; where the register is missing, say what it is."""
    path = folder / "repd.csv"
    if not path.is_file():
        print(
            f"\nforecast: {path} is not there. It is the UK government's Renewable Energy Planning "
            "Database as CSV (OGL v3.0); name its folder: python -m tools.bench forecast FOLDER"
        )
        return
    register, plain = read(path)
    sizes = SIZES[:1] if is_small else SIZES
    title = f"forecast: {COUNTIES} counties of each size, 80% interval, a year ahead; in projects"
    print_table(title, (*_HEADS, *_PEERS), [_row(register, plain, size) for size in sizes])


def read(path: Path) -> tuple[Past, Past]:
    """The projects with a permission in days; with exits, and without."""
    with path.open(encoding="latin-1", newline="") as file:
        found = [row for row in csv.DictReader(file) if row["Planning Permission Granted"]]
    names = ("Planning Permission Granted", "Operational", "Under Construction")
    began, came, built, expired = (
        np.array([_day(row[name]) for row in found])
        for name in (*names, "Planning Permission Expired")
    )
    is_lapsed = expired < np.minimum(built, came)
    ended = np.where(is_lapsed, np.maximum(expired, began), came)
    return (
        Past(began, began, ended, ended, ~is_lapsed & np.isfinite(came)),
        Past(began, began, came, came, np.isfinite(came)),
    )


def _day(text: str) -> float:
    return datetime.strptime(text, "%d/%m/%Y").toordinal() if text else np.inf


def _drawn(past: Past, chosen: np.ndarray) -> Past:
    return Past(*(getattr(past, name)[chosen] for name in Past.__dataclass_fields__))


def _row(register: Past, plain: Past, size: int) -> list[str]:
    """A size's counties, each with its own draw and month."""
    rule, rng = load_rules().forecast, np.random.default_rng(size)
    met, numbers = [], []
    for _ in range(COUNTIES):
        day = float(date(2010 + rng.integers(9), 1 + rng.integers(12), 1).toordinal())
        (pool,) = np.nonzero((register.began > day - YEARS * 365.25) & (register.began <= day))
        chosen = rng.choice(pool, size, replace=False)
        past, peer = _drawn(register, chosen), _drawn(plain, chosen)
        found = outlook(past, day, WITHIN, rule)
        came = past.came(past.standing(day), day + WITHIN, np.inf)
        met.append((found.low <= came <= found.high, found.events >= rule.least_events))
        standing = peer.standing(day)
        peer_came = peer.came(standing, day + WITHIN, np.inf)
        chances = by_age(standing, WITHIN, np.ones(size))
        by_peer = float((chances * standing.ages[1]).sum())
        errors = (found.expected - came, by_peer - peer_came, len(standing.under_way) - peer_came)
        numbers.append((found.under_way, came, found.high - found.low, *map(abs, errors)))
    under_way, happened, width, *errors = np.mean(numbers, axis=0)
    covered, sure = np.array(met).T
    return [
        str(size),
        f"{under_way:.1f}",
        f"{happened:.1f}",
        f"{covered.mean():.0%}",
        f"{covered[sure].mean():.0%} of {sure.sum()}" if sure.any() else "-",
        f"{width:.1f}",
        *(f"{error:.2f}" for error in errors),
    ]
