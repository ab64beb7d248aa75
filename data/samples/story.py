"""The sample's story: what the offices of a fictitious year knew on a given day.

The CSV files beside this module hold one life a project, with dated changes; a ledger
of some month is a cut through it. So the monthly versions move because things happen,
never because somebody typed three tables. ``reported.csv`` is apart: real names, which
carry only what a public report says of them; everything else is invented.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Literal

Section = Literal["signed", "earlier", "talks"]
_FOLDER = Path(__file__).parent / "story"
_LADDER = {
    "lead": "发起",
    "survey": "考察",
    "talks": "洽谈",
    "signed": "签约",
    "start": "开工",
    "works": "建设",
    "trial": "试生产",
    "production": "投产",
    "capacity": "达产",
}
_FROM_SIGNING = (
    "company",
    "agreement",
    "planned_start",
    "planned_production",
    "longitude",
    "latitude",
    "datum",
)


@dataclass(frozen=True)
class Project:
    """A project as the ledgers have it on a day; an unknown fact is an empty text."""

    facts: Mapping[str, str]
    section: Section

    def __getitem__(self, name: str) -> str:
        return self.facts.get(name, "")

    def day(self, name: str) -> date | None:
        """The date of a fact that is known to the day."""
        return date.fromisoformat(self[name]) if self[name] else None

    def amount(self, name: str) -> Decimal | None:
        """The amount of a fact, in its file's unit."""
        return Decimal(self[name]) if self[name] else None


@dataclass(frozen=True)
class Item:
    """A permit or construction item of a project on a day."""

    project: Project
    item: str
    state: str
    office: str
    level: str
    waits_on: str
    accepted: date | None
    done: date | None
    licence: str
    valid_until: str
    note: str


@cache
def _rows(name: str) -> tuple[Mapping[str, str], ...]:
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def projects(as_of: date) -> tuple[Project, ...]:
    """Every project known on the day: signed this year, earlier ones, then talks and leads."""
    known = [_project(row, as_of) for row in _rows("projects") if row["lead"] <= str(as_of)]
    known += [
        Project(row, "signed" if row["section"] == "signed" else "earlier")
        for row in _rows("reported")
        if row["known"] <= str(as_of)
    ]
    order: tuple[Section, ...] = ("signed", "earlier", "talks")
    return tuple(sorted(known, key=lambda project: order.index(project.section)))


def _project(row: Mapping[str, str], as_of: date) -> Project:
    facts = dict(row)
    today = str(as_of)
    for change in _rows("changes"):
        if change["code"] == row["code"] and change["on"] <= today:
            facts[change["field"]] = change["value"]
    for name in (*_LADDER, "statistics"):
        if facts[name] > today:
            facts[name] = ""
    if not facts["signed"]:
        facts.update(dict.fromkeys(_FROM_SIGNING, ""))
    if not facts["production"]:
        facts["extent"] = ""
    facts.setdefault("stage", next(_LADDER[name] for name in reversed(_LADDER) if facts[name]))
    if not facts["signed"]:
        return Project(facts, "talks")
    return Project(facts, "signed" if facts["signed"][:4] == today[:4] else "earlier")


def items(as_of: date) -> tuple[Item, ...]:
    """Items of the projects that still matter on the day, each in its last known state."""
    open_projects = {
        project["code"]: project
        for project in projects(as_of)
        if project["code"] and project["stage"] != "终止"
    }
    histories: dict[tuple[str, str], list[Mapping[str, str]]] = {}
    for row in _rows("items"):
        if row["on"] <= str(as_of) and row["code"] in open_projects:
            histories.setdefault((row["code"], row["item"]), []).append(row)
    return tuple(
        _item(open_projects[code], history) for (code, _), history in sorted(histories.items())
    )


def _item(project: Project, history: list[Mapping[str, str]]) -> Item:
    last = history[-1]
    accepted = [row["on"] for row in history if row["state"] == "在办"]
    is_done = last["state"] == "已办结"
    return Item(
        project=project,
        item=last["item"],
        state=last["state"],
        office=last["office"],
        level=last["level"],
        waits_on="" if is_done or last["state"] == "无需办理" else last["waits_on"],
        accepted=date.fromisoformat(accepted[0]) if accepted else None,
        done=date.fromisoformat(last["on"]) if is_done else None,
        licence=last["licence"],
        valid_until=last["valid_until"],
        note=last["note"],
    )


def completed(as_of: date) -> Mapping[str, Mapping[str, str]]:
    """Planned and completed investment of the as-of month by project code, 万元."""
    month = str(as_of)[:7]
    return {row["code"]: row for row in _rows("completed") if row["month"] == month}


def visits(period: tuple[date, date]) -> tuple[Mapping[str, str], ...]:
    """Trips that began in the period; a trip dated to a year stands in its last month."""
    return tuple(row for row in _rows("visits") if _within(_start(row["start"]), period))


def funds(period: tuple[date, date]) -> tuple[Mapping[str, str], ...]:
    """Funds booked in the months of the period, 万元."""
    return tuple(
        row for row in _rows("funds") if _within(date.fromisoformat(row["month"] + "-01"), period)
    )


def targets(year: int) -> tuple[Mapping[str, str], ...]:
    """The year's targets."""
    return tuple(row for row in _rows("targets") if row["year"] == str(year))


def assignments(as_of: date) -> tuple[Mapping[str, str], ...]:
    """Orders given by the day, with what had come of each: the last word on every field."""
    found: list[Mapping[str, str]] = []
    for row in _rows("assignments"):
        if row["ordered"] > str(as_of):
            continue
        facts = dict(row) | {"state": "办理中"}
        for event in _rows("assignment_events"):
            if event["number"] == row["number"] and event["on"] <= str(as_of):
                facts[event["field"]] = event["value"]
                if event["field"] == "feedback":
                    facts["feedback_on"] = event["on"]
                if event["value"] == "销号":
                    facts["closed"] = event["on"]
        found.append(facts)
    return tuple(found)


def county(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of one of the county's other ledgers, as they stand at the story's end."""
    return _rows(name)


def name_of(code: str, known: Iterable[Project]) -> str:
    """The name that goes with a project code; raises StopIteration on a broken story."""
    return next(project["name"] for project in known if project["code"] == code)


def _start(text: str) -> date:
    return date(int(text[:4]), 12, 31) if text.endswith("年") else date.fromisoformat(text)


def _within(day: date, period: tuple[date, date]) -> bool:
    return period[0] <= day <= period[1]
