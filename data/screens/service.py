"""Whole-life service: whose job is next and when it bunches, who was left alone, what stopped."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cached_property

import pandas as pd

from data.cuts import FREE, Filters, chosen
from data.formats import UNKNOWN, count, count_change, date_text
from data.language import say
from data.rules import load_rules
from data.rules.service import Service as Rule
from data.screens.figure import ComparedWith, Figure, Sentence, cited, sentence_of
from data.screens.records import Record, foremost, known_number, records, whole
from data.screens.view import View, rows, speaks
from data.store import Snapshot
from data.trace.figures import Reference

LISTS = (
    *("urgent", "overdue", "first", "second", "third"),
    *("silent", "old", "without_officer", "all"),
)
_WINDOWS = ("first", "second", "third")
_Clause = tuple[str, Sequence[Reference]]


@dataclass(frozen=True)
class Service:
    """The readings of a view under the reader's filters; each is read once."""

    view: View
    filters: Filters = field(default_factory=lambda: FREE)

    def read(self, query: str, snapshot: Snapshot | None = None) -> pd.DataFrame:
        """The frame of ``queries/screens/service/<query>.sql`` under the filters."""
        at = (snapshot or self.view.now).id
        return rows(f"screens/service/{query}", snapshot_id=at, **self.filters)

    def reference(self, figure: str, **part: object) -> Reference:
        """A figure under the filters, for the drawer."""
        return Reference.of(figure, chosen(self.filters), **part)

    @property
    def rule(self) -> Rule:
        """The thresholds in force."""
        return load_rules().service

    @cached_property
    def now(self) -> Record:
        """The headline's numbers."""
        return records(self.read("headline"))[0]

    @cached_property
    def before(self) -> Record | None:
        """The same at the date before; None where the projects ledger told nothing before."""
        previous = self.view.previous
        return records(self.read("headline", previous))[0] if previous else None

    @cached_property
    def projects(self) -> list[Record]:
        """A row a served project, the urgent ones first."""
        return records(self.read("projects"))

    @cached_property
    def officers(self) -> list[Record]:
        """A row an officer, most due soon first; last what nobody is named for."""
        return records(self.read("officers"))

    @cached_property
    def stops(self) -> list[Record]:
        """Projects that stopped, those without a reason first."""
        return records(self.read("stops"))

    @cached_property
    def difficulties(self) -> list[Record]:
        """Difficulties that are open or were closed this year, late ones first."""
        return records(self.read("difficulties"))

    def listed(self, name: str) -> list[Record]:
        """The projects of a list."""
        if name in _WINDOWS:
            days = self.rule.promise.days[_WINDOWS.index(name)]
            return [row for row in self.projects if known_number(row["window_days"]) == days]
        return [row for row in self.projects if name == "all" or row[f"is_{name}"] is True]

    def list_reference(self, name: str) -> Reference:
        """The figure of a list."""
        if name in _WINDOWS:
            days = self.rule.promise.days[_WINDOWS.index(name)]
            return self.reference("service_due", window_days=days)
        return self.reference("served" if name == "all" else f"service_{name}")


def headline(service: Service) -> Sentence:
    """``5 个项目已过承诺日，3 个没有下一步；专员02 1 月 10 日那周要办 4 件``."""
    now = service.now
    if not now["served"]:
        return sentence_of(say("service-none"))
    clauses: list[_Clause | str] = []
    for name, column in (("overdue", "overdue_count"), ("without_step", "without_step")):
        if number := whole(now[column]):
            told = say(f"service-headline-{_id(name)}", count=number)
            clauses.append((told, [service.reference(f"service_{name}")]))
    if not clauses:
        told = say("service-headline-calm", count=whole(now["served"]))
        clauses.append((told, [service.reference("served")]))
    if crowded := busiest(service):
        clauses.append((crowded, [service.reference("served", officer=_most(service)["officer"])]))
    return sentence_of(*clauses, between=say("ledger-semicolon"))


def _most(service: Service) -> Record:
    named = [row for row in service.officers if row["officer"]]
    return max(named, key=lambda row: whole(row["week_count"]), default={})


def busiest(service: Service) -> str:
    """In which week most bunches on one desk; "" where none does."""
    most = _most(service)
    if not most or whole(most["week_count"]) < service.rule.promise.bunch:
        return ""
    monday = most["week_start"].date()
    return say(
        "service-bunch",
        officer=str(most["officer"]),
        month=monday.month,
        day=monday.day,
        count=whole(most["week_count"]),
    )


def sub_line(service: Service) -> Sentence:
    """What is served by whom, how much of it has a day, what is missing."""
    now = service.now
    if not now["served"]:
        return sentence_of(say("service-none-sub"))
    parts: list[_Clause | str] = [
        (
            say("service-sub", count=whole(now["served"]), officers=whole(now["officers"])),
            [service.reference("served")],
        ),
        say("service-sub-dated", count=whole(now["with_day"])),
    ]
    for name in ("without_step", "without_day", "without_officer"):
        if number := whole(now[name]):
            told = say(f"service-sub-{_id(name)}", count=number)
            parts.append((told, [service.reference(f"service_{name}")]))
    return sentence_of(*parts, between=say("ledger-comma"))


def figures(service: Service) -> list[Figure]:
    """Past the promised day, without a next step, left alone, not verified; against before."""
    now, rule = service.now, service.rule
    ageing = say("service-ageing", days=rule.status.days[0], count=whole(now["ageing_count"]))
    return [
        _figure(service, "overdue", "overdue_count", "overdue_days"),
        _figure(service, "without_step", "without_step", "without_step_days"),
        _figure(
            service,
            *("silent", "silent_count", "silent_days"),
            days=rule.contact.days,
            note="" if known_number(now["silent_count"]) is not None else say("service-no-records"),
        ),
        _figure(service, "old", "old_count", "old_days", days=rule.status.days[1], note=ageing),
    ]


def _figure(
    service: Service, name: str, column: str, longest: str, note: str = "", **words: int
) -> Figure:
    value = known_number(service.now[column])
    compared = []
    before = known_number(service.before[column]) if service.before else None
    if value is not None and before is not None:
        compared.append(
            ComparedWith(say("service-before"), count_change(value - before), is_strong=True)
        )
    if days := known_number(service.now[longest]):
        label = say("service-longest-unchanged" if name == "without_step" else "service-longest")
        compared.append(ComparedWith(label, say("service-days", days=int(days))))
    return Figure(
        label=say(f"service-figure-{_id(name)}", **words),
        value=UNKNOWN if value is None else count(value),
        unit=say("unit-projects", count=int(value or 0)),
        comparisons=compared,
        note=note,
        reference=service.reference(f"service_{name}"),
    )


def desk_title(service: Service) -> Sentence:
    """How much is due in the first window and on whose desk most of it lies."""
    due, days = whole(service.now["due_first"]), service.rule.promise.days[0]
    link = [service.reference("service_due", window_days=days)]
    said: list[_Clause | str] = [(say("service-desk", days=days, count=due), link)]
    first = foremost(service.officers, lambda row: whole(row["due_first"]))
    if due and len(first) == 1 and first[0]["officer"] and whole(first[0]["due_first"]) > 1:
        said.append(
            say(
                "service-desk-most",
                officer=str(first[0]["officer"]),
                count=whole(first[0]["due_first"]),
            )
        )
    return sentence_of(*said, between=say("ledger-comma"))


def windows(service: Service) -> list[tuple[str, int, Reference]]:
    """Late, then each window: what it is called, how many, its rows."""
    first, second, third = service.rule.promise.days
    spans = ((0, first), (first + 1, second), (second + 1, third))
    heads = [
        (
            say("service-late"),
            whole(service.now["overdue_count"]),
            service.list_reference("overdue"),
        )
    ]
    for (since, until), name in zip(spans, ("first", "second", "third"), strict=True):
        label = say(
            "service-window-first" if not since else "service-window", first=since, last=until
        )
        heads.append((label, whole(service.now[f"due_{name}"]), service.list_reference(name)))
    return heads


def week_text(row: Record) -> str:
    """``4 件（1 月 10 日那周）``; a dash where nothing is due."""
    if not whole(row["week_count"]):
        return UNKNOWN
    monday = row["week_start"].date()
    return say("service-week", count=whole(row["week_count"]), month=monday.month, day=monday.day)


def list_title(service: Service) -> Sentence:
    """What has to be done first: late, without a step, left alone, each project once."""
    now = service.now
    if not whole(now["urgent_count"]):
        return sentence_of(say("service-urgent-none"))
    parts = [
        say(f"service-part-{_id(name)}", count=number)
        for name, column in (
            *(("overdue", "overdue_count"), ("without_step", "without_step")),
            ("silent", "silent_count"),
        )
        if (number := whole(now[column]))
    ]
    said = say(
        "service-urgent", count=whole(now["urgent_count"]), parts=say("ledger-and").join(parts)
    )
    return sentence_of((said, [service.list_reference("urgent")]))


def step_text(row: Record) -> str:
    """The next step, with the ledger it comes from where that is not the projects ledger's."""
    if not row["step"]:
        return say("service-no-step")
    origin = str(row["step_from"])
    step = str(row["step"])
    return step if origin == "register" else say(f"service-from-{origin}", step=step)


def due_text(row: Record) -> tuple[str, str]:
    """The promised day and the days left, negative past it; dashes without one."""
    left = known_number(row["left_days"])
    if left is None:
        return UNKNOWN, UNKNOWN
    return date_text(row["promised_date"]), count_change(left).lstrip("+±")


def visit_matter(row: Record) -> str:
    """``拜访示例项目01：61 天没有联系``: what an order to visit a project says."""
    days = known_number(row["quiet_days"])
    key = "service-visit" if days is None else "service-visit-quiet"
    return say(key, project=str(row["project_name"]), days=int(days or 0))


def verified_text(row: Record) -> str:
    """By what it was verified last, for the title of a mark."""
    kind = row["verified_by"] or "never"
    return say(f"service-verified-{kind}", date=date_text(row["verified_date"]))


def stops_title(service: Service) -> Sentence:
    """How many stopped, of how many nobody says why."""
    found = service.stops
    if not found:
        return sentence_of(say("service-stops-none"))
    silent = sum(row["reason"] is None for row in found)
    key = "service-stops-silent" if silent else "service-stops"
    said = say(key, count=len(found), silent=silent)
    return sentence_of((said, [service.reference("service_stopped")]))


def difficulties_title(service: Service) -> Sentence:
    """Open and late ones, how many are solved and wait to be closed, closed this year."""
    if not speaks(service.view, "difficulties"):
        return sentence_of(say("service-difficulties-missing"))
    found = service.difficulties
    still = [row for row in found if row["is_open"]]
    late = [row for row in still if row["is_late"]]
    said: list[_Clause | str] = [
        (
            say("service-difficulties", count=len(still)),
            [service.reference("difficulties_open")],
        )
    ]
    if late:
        said.append(
            (
                say("service-difficulties-late", count=len(late)),
                [service.reference("difficulties_late")],
            )
        )
    if solved := sum(bool(row["is_solved"]) for row in still):
        said.append(say("service-difficulties-solved", count=solved))
    if closed := len(found) - len(still):
        said.append(say("service-difficulties-closed", count=closed))
    return sentence_of(*said, between=say("ledger-comma"))


def rule_lines(service: Service) -> list[str]:
    """Each threshold with what it fired and whose rule it is."""
    rule, now = service.rule, service.now
    fired = (
        say(
            "service-rule-promise",
            overdue=whole(now["overdue_count"]),
            days=rule.promise.alarm_days,
            bunch=rule.promise.bunch,
        ),
        say("service-rule-step", count=whole(now["without_step"])),
        say("service-rule-contact-unknown", days=rule.contact.days)
        if known_number(now["silent_count"]) is None
        else say("service-rule-contact", days=rule.contact.days, count=whole(now["silent_count"])),
        say(
            "service-rule-status",
            first=rule.status.days[0],
            ageing=whole(now["ageing_count"]),
            second=rule.status.days[1],
            old=whole(now["old_count"]),
        ),
    )
    return [
        say("ledger-semicolon").join((said, say("rules-source", source=cited(one.source))))
        for said, one in zip(fired, rule.sourced, strict=True)
    ]


def last_day(service: Service) -> str:
    """The end of the last window, for the axis."""
    return date_text(service.view.now.as_of + timedelta(days=service.rule.promise.days[-1]))


def _id(name: str) -> str:
    return name.replace("_", "-")
