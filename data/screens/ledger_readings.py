"""Everything that is read of one ledger whose list is shown, under the reader's choices."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from functools import cached_property
from hashlib import sha256
from typing import Literal

import pandas as pd

from data.formats import WAN_PER_YI
from data.ledgers.declaration import Ledger, Measure
from data.ledgers.declared_field import Field, Role
from data.ledgers.generated import is_countable, shown_fields
from data.ledgers.registry import ledgers
from data.rules import load_rules
from data.screens.records import Record, known_number, known_text, records, whole
from data.screens.view import View, rows, store
from data.store import Snapshot
from data.trace.figures import Reference
from data.values.pinyin import pattern_of

Period = Literal["", "past", "month", "quarter", "later", "this_month", "this_year", "last_year"]
DUE_PERIODS: tuple[Period, ...] = ("", "past", "month", "quarter", "later")
DAY_PERIODS: tuple[Period, ...] = ("", "this_month", "this_year", "last_year")
PAGE_ROWS = 20
_SOON, _LATER = 30, 90
_ROLES: tuple[Role, ...] = ("town", "unit", "park", "status", "company", "person", "project")
# How many months are drawn before the as-of date, and from it on.
_DUE_MONTHS, _DAY_MONTHS = (5, 8), (11, 0)


def listed_ledgers() -> tuple[Ledger, ...]:
    """The ledgers that have a list of their own: those that the release or the office declared."""
    return tuple(one for one in ledgers() if one.is_declared and one.is_listed)


@dataclass(frozen=True)
class Scope:
    """The reader's choices; None, "" and False choose all."""

    search: str = ""
    towns: tuple[str, ...] | None = None
    units: tuple[str, ...] | None = None
    statuses: tuple[str, ...] | None = None
    period: Period = ""
    is_overdue: bool = False


@dataclass(frozen=True)
class Told:
    """A declared measure as it came out: in all, this year, the same days last year, by month."""

    measure: Measure
    whole: Record
    year: Record
    last_year: Record
    months: tuple[float | None, ...]


@dataclass(frozen=True)
class Listed:
    """A ledger's list at a view; each reading is read once.

    by: the dimension that is drawn (a role, or a field of choices), "" for the first there is.
    """

    view: View
    declared: Ledger
    scope: Scope = field(default_factory=Scope)
    by: str = ""

    def read(self, query: str, **more: object) -> pd.DataFrame:
        """The frame of ``queries/screens/ledger/<query>.sql`` in this scope."""
        # The declaration decides what the rows are: a changed one is another reading.
        given = {"snapshot_id": self.view.now.id, **self._given, "declared": self._digest}
        return rows(f"screens/ledger/{query}", **{**given, **more})

    def reference(self, figure: str = "entries", of: str = "", **part: object) -> Reference:
        """A figure of this scope, for the drawer; of: the field that is summed."""
        first, last = self.months_drawn
        more: dict[str, object] = {
            "by": self.dimension,
            "field": of or self.label_field,
            "first_month": first.isoformat(),
            "last_month": last.isoformat(),
            **dict.fromkeys(("since_field", "until_field", "where_fields", "where_values")),
        }
        return Reference.of(figure, {**self._scope, **more}, **part)

    def entry_reference(self, row: Mapping[str, object]) -> Reference:
        """One entry, for the drawer."""
        return entry_reference(self.declared, row)

    @cached_property
    def _digest(self) -> str:
        return sha256(self.declared.model_dump_json().encode()).hexdigest()[:16]

    @cached_property
    def _given(self) -> dict[str, object]:
        given = {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in self._scope.items()
        }
        return given | {"search": pattern_of(self.scope.search) or None}

    @cached_property
    def _scope(self) -> dict[str, object]:
        """The choices as the queries take them; the same in a link."""
        first, last = _days(self.scope.period, self.view.now.as_of)
        return {
            "ledger": self.declared.name,
            "search": self.scope.search or None,
            "towns": self.scope.towns,
            "units": self.scope.units,
            "statuses": self.scope.statuses,
            "date_of": "deadline" if self.is_due else "day",
            "first_day": first.isoformat() if first else None,
            "last_day": last.isoformat() if last else None,
            "is_overdue": 1 if self.scope.is_overdue else None,
        }

    @property
    def label_field(self) -> str:
        """The field by which an entry is called."""
        return self.declared.field(self.declared.label[0]).name

    @property
    def is_due(self) -> bool:
        """Whether it is a list of things with a deadline."""
        return self.declared.with_role("deadline") is not None

    @property
    def is_by_clock(self) -> bool:
        """Whether its clock says when an entry is due, and how late it is in working days."""
        return self.declared.name in load_rules().clock.ledgers

    @property
    def days_late(self) -> str:
        """The message that heads the days by which an entry is late."""
        return "ledger-column-overdue-working" if self.is_by_clock else "ledger-column-overdue"

    @property
    def has_days(self) -> bool:
        """Whether its entries have a day at all."""
        return self.is_due or self.declared.with_role("date") is not None

    @property
    def has_dated(self) -> bool:
        """Whether any entry states its deadline or day: there is something to draw by month."""
        one = self.declared.with_role("deadline") or self.declared.with_role("date")
        return one is not None and self.is_stated(one)

    @property
    def has_standing(self) -> bool:
        """Whether the declaration says when an entry is closed."""
        return self.declared.says_when_closed

    @property
    def periods(self) -> tuple[Period, ...]:
        """The periods that a reader can choose."""
        if not self.has_days:
            return ("",)
        return DUE_PERIODS if self.is_due else DAY_PERIODS

    @cached_property
    def fields(self) -> tuple[Field, ...]:
        """The fields that any reader sees."""
        return shown_fields(self.declared)

    @cached_property
    def numbers(self) -> tuple[Field, ...]:
        """The number fields, amounts first."""
        found = [one for one in self.fields if is_countable(one)]
        return tuple(sorted(found, key=lambda one: one.type != "amount"))

    @property
    def summed(self) -> tuple[Field, ...]:
        """The number fields whose values add up."""
        return tuple(one for one in self.numbers if one.type != "share" and one.adds)

    @cached_property
    def _stated(self) -> dict[str, float | None]:
        """Fields that any entry states, with the smallest size of a number but 0."""
        given = {"snapshot_id": self.view.now.id, "ledger": self.declared.name}
        found = records(rows("screens/ledger/stated", **given, declared=self._digest))
        return {str(row["field"]): known_number(row["least_amount"]) for row in found}

    def is_stated(self, one: Field) -> bool:
        """Whether any entry says something of the field; a column of it would else be empty."""
        return one.name in self._stated or f"={one.role}" in self._stated

    def is_in_yi(self, one: Field) -> bool:
        """Whether its amounts stand in 亿元: as their sum does, where each keeps its decimals."""
        told, least = self.everything.sums.get(one.name), self._stated.get(one.name)
        if one.type != "amount" or one.is_in_yuan or told is None or least is None:
            return False
        return (known_number(told["total"]) or 0.0) >= WAN_PER_YI and least >= WAN_PER_YI / 100

    @cached_property
    def dimensions(self) -> dict[str, Field]:
        """What entries are counted by: roles first, then fields of few words."""
        found: dict[str, Field] = {}
        for role in _ROLES:
            one = self.declared.with_role(role)
            if one is not None and one.sensitivity != "personal":
                found[role] = one
        for one in self.fields:
            if one.type in ("choice", "flag") and not one.role:
                found[one.name] = one
        return {name: one for name, one in found.items() if self.is_stated(one)}

    @property
    def groupings(self) -> dict[str, Field]:
        """The dimensions by which entries are counted: of what tells them apart each has one."""
        alone = self.declared.identity if len(self.declared.identity) == 1 else ()
        apart = {self.declared.field(key).name for key in alone}
        return {name: one for name, one in self.dimensions.items() if one.name not in apart}

    @property
    def dimension(self) -> str:
        """The one that is drawn; "" where there is none."""
        return self.by if self.by in self.groupings else next(iter(self.groupings), "")

    @property
    def months_drawn(self) -> tuple[date, date]:
        """The first and the last month of the picture by month."""
        before, after = _DUE_MONTHS if self.is_due else _DAY_MONTHS
        return _month(self.view.now.as_of, -before), _month(self.view.now.as_of, after)

    @cached_property
    def headline(self) -> Record:
        """How many entries, how they stand (``screens/ledger/headline``)."""
        return records(self.read("headline"))[0]

    @property
    def is_empty(self) -> bool:
        """Whether nothing of it is published."""
        return not self.everything.headline["row_count"]

    @cached_property
    def everything(self) -> Listed:
        """The same list without any choice."""
        return self if self.scope == Scope() else replace(self, scope=Scope())

    @cached_property
    def without_status(self) -> Listed:
        """The same list whatever the status: what the buttons of statuses count."""
        scope = replace(self.scope, statuses=None, is_overdue=False)
        return self if self.scope == scope else replace(self, scope=scope)

    @cached_property
    def choices(self) -> dict[str, list[str]]:
        """Kind (town, unit, status) → the values that entries have, the most frequent first."""
        found: dict[str, list[str]] = {"town": [], "unit": [], "status": []}
        for row in records(self.read("choices")):
            found[row["kind"]].append(row["value"])
        return found

    @cached_property
    def sums(self) -> dict[str, Record]:
        """Field → its sum (``screens/ledger/sums``)."""
        return {row["field"]: row for row in records(self.read("sums"))}

    @cached_property
    def groups(self) -> list[Record]:
        """Entries by the drawn dimension, what is left blank last."""
        main = self.summed[0].name if self.summed else None
        return records(self.read("groups", by=self.dimension, field=main))

    @property
    def is_counted_twice(self) -> bool:
        """Whether an entry of several names is counted in several groups."""
        counted = sum(whole(row["row_count"]) for row in self.groups)
        return counted > whole(self.headline["row_count"])

    @cached_property
    def statuses(self) -> list[Record]:
        """Entries by status, whatever status is chosen."""
        return records(self.without_status.read("groups", by="status", field=None))

    @cached_property
    def months(self) -> list[Record]:
        """Entries by month: of the deadline the open ones."""
        first, last = self.months_drawn
        found = self.read("months", first_month=first, last_month=last)
        return [{**row, "drawn_month": row["drawn_month"].date()} for row in records(found)]

    def page(self, number: int) -> list[Record]:
        """The entries of a page, from 1 on; 0 gives all."""
        rows_, before = (PAGE_ROWS, (number - 1) * PAGE_ROWS) if number else (None, None)
        return records(self.read("list", page_rows=rows_, rows_before=before))

    @property
    def pages(self) -> int:
        """How many pages there are, at least one."""
        return max(1, -(-whole(self.headline["row_count"]) // PAGE_ROWS))

    @cached_property
    def previous(self) -> Snapshot | None:
        """What this ledger said before its newest upload; None where there is no earlier one."""
        now = self.view.now
        given = {"sequence": now.version, "ledger": self.declared.name, "as_of": now.as_of}
        told = store().query("screens/ledger/told_dates", **given)["as_of_date"].to_pylist()
        return store().snapshot(as_of=told[1], version=now.version) if len(told) > 1 else None

    @cached_property
    def moves(self) -> list[Record]:
        """What is said otherwise than before; of the whole ledger."""
        return self._against_before("moves")

    @cached_property
    def bridge(self) -> dict[str, Record]:
        """Field → how its sum came from the one before; of the whole ledger."""
        return {row["field"]: row for row in self._against_before("bridge")}

    def _against_before(self, query: str) -> list[Record]:
        if self.previous is None:
            return []
        return records(self.read(query, previous_id=self.previous.id))

    @cached_property
    def measures(self) -> tuple[Told, ...]:
        """What the ledger declares to be worked out, in its order."""
        return tuple(self._told(one) for one in self.declared.figures)

    def _told(self, measure: Measure) -> Told:
        found = self.read("measures", **measure.parameters)
        told = {(row["span"], row["month"]): row for row in records(found)}
        by_span = {span: row for (span, _), row in told.items()}
        year = self.view.now.as_of.year
        months = sorted(
            (month, row) for (span, month), row in told.items() if span == "month" and month
        )
        values = [
            known_number(row["value"]) if row["row_count"] else None
            for month, row in months
            if month.year == year
        ]
        return Told(measure, by_span["all"], by_span["year"], by_span["last_year"], tuple(values))

    def measure_reference(self, measure: Measure) -> Reference:
        """The rows of a declared measure, for the drawer."""
        pairs = [(name, value) for name, values in measure.where.items() for value in values]
        figure = {"sum": "entry_sum", "mean": "entry_mean", "share": "entry_share"}
        part: dict[str, object] = {}
        if measure.kind == "open":
            part["standing"] = "open"
        elif measure.kind == "overdue":
            part["is_overdue"] = "true"
        if pairs and measure.kind != "share":
            part["is_wanted"] = "true"
        kind = "entry_days" if measure.kind == "median_days" else figure.get(measure.kind)
        plain_ = self.reference(kind or "entries", of=measure.of or measure.until, **part)
        scope = dict(plain_.scope) | {
            "since_field": measure.since or None,
            "until_field": measure.until or None,
            "where_fields": tuple(name for name, _ in pairs) or None,
            "where_values": tuple(value for _, value in pairs) or None,
        }
        return Reference(plain_.figure, plain_.part, tuple(sorted(scope.items())))


def entry_reference(declared: Ledger, row: Mapping[str, object]) -> Reference:
    """One entry of a ledger, for the drawer; row: its sheet_id and row_number."""
    label = declared.field(declared.label[0]).name
    scope = {
        "ledger": declared.name,
        "sheet_id": row["sheet_id"],
        "row_number": int(str(row["row_number"])),
        "field": label,
    }
    return Reference.of("entry", scope)


def entry_at(view: View, ledger: str, sheet_id: str, row_number: int) -> Record | None:
    """One entry with its fields; None where it does not speak."""
    given = {"ledger": ledger, "sheet_id": sheet_id, "row_number": row_number}
    found = rows("screens/ledger/entry", snapshot_id=view.now.id, **given)
    return records(found)[0] if len(found) else None


def ledgers_of_project(view: View, project_id: str) -> list[tuple[Ledger, list[Record]]]:
    """The lists that have entries of a project, each with them."""
    found = records(
        rows("screens/ledger/of_project", snapshot_id=view.now.id, project_id=project_id)
    )
    return [
        (declared, own)
        for declared in listed_ledgers()
        if (own := [row for row in found if row["ledger"] == declared.name])
    ]


def counts_by_ledger(view: View, town: str = "") -> list[tuple[Ledger, int, int]]:
    """Each list with how many entries it has and how many are late; of a town where one is named.

    Lists that have none are left out.
    """
    found = records(rows("screens/ledger/by_ledger", snapshot_id=view.now.id))
    counted = []
    for declared in listed_ledgers():
        own = [row for row in found if row["ledger"] == declared.name]
        own = [row for row in own if not town or known_text(row["town"]) == town]
        if own:
            number = sum(whole(row["row_count"]) for row in own)
            counted.append((declared, number, sum(whole(row["overdue_count"]) for row in own)))
    return counted


def _days(period: Period, as_of: date) -> tuple[date | None, date | None]:
    """The first and the last day of a period; None where it is open."""
    day = timedelta(days=1)
    year = as_of.year
    spans: dict[Period, tuple[date | None, date | None]] = {
        "": (None, None),
        "past": (None, as_of - day),
        "month": (as_of, as_of + _SOON * day),
        "quarter": (as_of, as_of + _LATER * day),
        "later": (as_of + (_LATER + 1) * day, None),
        "this_month": (as_of.replace(day=1), as_of),
        "this_year": (date(year, 1, 1), as_of),
        "last_year": (date(year - 1, 1, 1), date(year - 1, 12, 31)),
    }
    return spans[period]


def _month(day: date, after: int) -> date:
    """The first day of the month so many months after a day's."""
    number = day.year * 12 + day.month - 1 + after
    return date(number // 12, number % 12 + 1, 1)
