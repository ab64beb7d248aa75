"""A prefecture's counties side by side: who reported, what, and how firmly the ranks stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, Literal

from data.formats import (
    UNKNOWN,
    amount,
    amount_change,
    column_amount,
    count,
    count_change,
    date_text,
    share,
)
from data.language import language, say, word
from data.ledgers.registry import reported
from data.rules import load_rules
from data.rules.prefecture import ComparedMeasure, CountyServer
from data.screens.figure import cited
from data.screens.ledger_readings import entry_reference
from data.screens.records import Record, records
from data.screens.view import View, rows
from data.trace.figures import Reference

State = Literal["told", "late", "missing"]
_CHOICES = ("search", "towns", "units", "statuses", "date_of", "first_day", "last_day")
_NAMED = 3


@dataclass(frozen=True)
class Told:
    """What a county reported of one measure; amounts in 万元, shares 0–1, None where unknown.

    largest: the value of its largest row, largest_name and place: of a sum which row that is.
    """

    value: float | None
    target: float | None
    schedule: float | None
    before: float | None
    day_before: date | None
    unstated: int
    largest: float
    largest_name: str
    place: str
    reference: Reference

    @property
    def completion(self) -> float | None:
        """How much of its target is reached."""
        return self.value / self.target if self.value is not None and self.target else None


@dataclass(frozen=True)
class County:
    """A county of the settings with its last report; day None: it has never reported."""

    server: CountyServer
    day: date | None
    uploaded: date | None
    version: int | None
    mark: str
    told: Mapping[str, Told]
    days_behind: int = 0

    @property
    def state(self) -> State:
        """Whether it reported, and whether its ledgers end too long before the newest."""
        if self.day is None:
            return "missing"
        is_late = self.days_behind > load_rules().prefecture.late_after_days
        return "late" if is_late else "told"

    @property
    def counts_alike(self) -> bool:
        """Whether its figures are counted by the definitions that hold here."""
        return self.mark == load_rules().mark

    @property
    def name(self) -> str:
        """Its name in the reader's language."""
        return (language() == "en" and self.server.name_en) or self.server.name


@dataclass(frozen=True)
class Rank:
    """A place among those that are ranked; best and worst: with any one project left out."""

    place: int
    best: int
    worst: int
    among: int

    @property
    def is_firm(self) -> bool:
        """Whether no single project decides it."""
        return self.best == self.worst


def ranks(values: Mapping[str, tuple[float, float]]) -> dict[str, Rank]:
    """Places, the largest value first; equal values have one place.

    values: name → value, and what its largest project brings of it. A project is left out once:
    of the county's own it can but fall, of another one it can pass that one alone.
    """
    found: dict[str, Rank] = {}
    for name, (value, own) in values.items():
        others = [pair for other, pair in values.items() if other != name]
        place = 1 + sum(one > value for one, _ in others)
        passes = any(one > value >= one - largest for one, largest in others)
        worst = 1 + sum(one > value - own for one, _ in others)
        found[name] = Rank(place, place - passes, worst, len(values))
    return found


@dataclass(frozen=True)
class Counties:
    """The counties as a view of the prefecture's ledger knows them; each reading is read once.

    view: None while nothing is published.
    """

    view: View | None

    @cached_property
    def all(self) -> tuple[County, ...]:
        """Every county of the settings, in their order."""
        by_name: dict[str, list[Mapping[str, Any]]] = {}
        for row in self._rows:
            by_name.setdefault(str(row["unit"]), []).append(row)
        days = [row["dates"]["told_day"] for found in by_name.values() for row in found]
        newest = max((one for one in days if one is not None), default=None)
        servers = load_rules().prefecture.county
        return tuple(_county(one, by_name.get(one.name, []), newest) for one in servers)

    @property
    def _rows(self) -> list[Record]:
        """Every row of the reports that count; none while nothing is published."""
        if self.view is None:
            return []
        given = {**dict.fromkeys(_CHOICES), "is_overdue": None, "page_rows": None}
        given |= {"snapshot_id": self.view.now.id, "ledger": reported().name, "rows_before": 0}
        return records(rows("screens/ledger/list", **given))

    def of_state(self, state: State) -> tuple[County, ...]:
        """Those that stand so."""
        return tuple(one for one in self.all if one.state == state)

    @property
    def targets(self) -> tuple[str, ...]:
        """The metrics of the targets that counties reported, in the order in which they came."""
        start = load_rules().prefecture.target
        return tuple(dict.fromkeys(m for one in self.all for m in one.told if m.startswith(start)))

    def ranks(self, measure: ComparedMeasure) -> dict[str, Rank]:
        """Name → rank of those that report the measure as it is counted here, and are not late."""
        if not measure.is_ranked:
            return {}
        return ranks(
            {
                one.server.name: (told.value, told.largest)
                for one in self.of_state("told")
                if one.counts_alike
                and (told := one.told.get(measure.title)) is not None
                and told.value is not None
            }
        )


def _county(
    server: CountyServer, found: Iterable[Mapping[str, Any]], newest: date | None
) -> County:
    told: dict[str, Told] = {}
    day = uploaded = version = None
    mark = ""
    for row in found:
        texts, numbers, dates = row["texts"], row["numbers"], row["dates"]
        day, uploaded = dates.get("told_day"), dates.get("uploaded_day")
        version, mark = numbers.get("told_version"), texts.get("rules_mark") or ""
        told[str(texts["measure"])] = Told(
            value=numbers.get("reported_value"),
            target=numbers.get("target"),
            schedule=numbers.get("schedule"),
            before=numbers.get("value_before"),
            day_before=dates.get("day_before"),
            unstated=int(numbers.get("unstated") or 0),
            largest=numbers.get("largest_value") or 0.0,
            largest_name=texts.get("largest_name") or "",
            place=texts.get("largest_place") or "",
            reference=entry_reference(reported(), row),
        )
    behind = (newest - day).days if newest and day else 0
    version = None if version is None else int(version)
    return County(server, day, uploaded, version, mark, told, behind)


def headline(counties: Counties) -> str:
    """Who reported, who did not, whose ledgers end early."""
    told = [one for one in counties.all if one.state != "missing"]
    if counties.all and not told:
        return say("counties-none", count=len(counties.all))
    clauses = [
        say(
            "counties-headline",
            count=len(counties.all),
            told=len(told),
            missing=len(counties.of_state("missing")),
        )
    ]
    if missing := counties.of_state("missing"):
        clauses.append(say("counties-missing", names=_names(missing)))
    clauses += [
        say("counties-late", name=one.name, day=date_text(one.day))
        for one in counties.of_state("late")[:_NAMED]
    ]
    return say("counties-stop").join(clauses)


def sub_line(counties: Counties) -> str:
    """Whose figures are counted otherwise, and the rule by which a county takes no rank."""
    other = [one for one in counties.all if one.day is not None and not one.counts_alike]
    clauses = [say("counties-other-rules", names=_names(other))] if other else []
    return say("counties-stop").join([*clauses, cited(load_rules().prefecture.source)])


def leads(counties: Counties) -> list[str]:
    """A sentence a ranked measure: who leads, and which project decides it."""
    found = []
    for measure in load_rules().prefecture.measure:
        places = counties.ranks(measure)
        first = [one for one in counties.all if _place(places, one) == 1]
        if len(places) > 1 and first:
            found.append(_lead(measure, first, places))
    return found


def _lead(measure: ComparedMeasure, first: list[County], places: Mapping[str, Rank]) -> str:
    said: dict[str, object] = {
        "measure": title(measure),
        "name": _names(first),
        "value": written(measure, first[0].told[measure.title].value),
    }
    if len(first) > 1:
        return say("counties-lead-equal", **said)
    told, rank = first[0].told[measure.title], places[first[0].server.name]
    passed = say("counties-one-project") if not told.largest_name else told.largest_name
    if rank.is_firm:
        return say("counties-lead-firm", **said)
    return say("counties-lead-weak", **said, project=passed, worst=rank.worst)


def _place(places: Mapping[str, Rank], one: County) -> int | None:
    rank = places.get(one.server.name)
    return None if rank is None else rank.place


def _names(found: Iterable[County]) -> str:
    names = [one.name for one in found]
    said = say("readiness-comma").join(names[:_NAMED])
    return said if len(names) <= _NAMED else say("counties-and-more", names=said, count=len(names))


def title(measure: ComparedMeasure) -> str:
    """What the measure is called in the reader's language."""
    return measure.english if language() == "en" else measure.title


def head(measure: ComparedMeasure) -> str:
    """The head of its column, with the unit of amounts."""
    unit = say("unit-column") if measure.unit == "wan" else ""
    return say("counties-head", measure=title(measure), unit=unit) if unit else title(measure)


def written(measure: ComparedMeasure, value: float | None) -> str:
    """A value with its unit."""
    if value is None:
        return UNKNOWN
    return str(amount(value, language())) if measure.unit == "wan" else count(value)


def in_column(measure: ComparedMeasure, told: Told | None) -> str:
    """A value in its column; what is a lower bound says so."""
    if told is None or told.value is None:
        return UNKNOWN
    is_sum = measure.unit == "wan"
    value = column_amount(told.value, language()) if is_sum else count(told.value)
    return say("counties-at-least", value=value) if is_sum and told.unstated else value


def change_text(measure: ComparedMeasure, told: Told | None) -> str:
    """What moved since the county's date before; "" where nothing did, or nobody knows."""
    if told is None or told.value is None or told.before is None or told.value == told.before:
        return ""
    change = told.value - told.before
    said = amount_change(change, language()) if measure.unit == "wan" else count_change(change)
    return say("counties-changed", day=date_text(told.day_before), change=said)


def rank_text(rank: Rank | None) -> str:
    """``第2``, or ``第2（1–4）`` where one project decides; "" without a rank."""
    if rank is None:
        return ""
    key = "counties-rank" if rank.is_firm else "counties-rank-between"
    return say(key, place=rank.place, best=rank.best, worst=rank.worst)


def target_name(target: str) -> str:
    """The metric of a target."""
    return word(target.removeprefix(load_rules().prefecture.target))


def completion_text(told: Told | None) -> str:
    """``104.2%``, with the share that is due by now where less is done."""
    if told is None or told.completion is None:
        return UNKNOWN
    done = share(told.completion)
    if told.schedule is not None and told.completion < told.schedule:
        return say("counties-behind", done=done, due=share(told.schedule))
    return done


def returns_text(one: County) -> str:
    """How many of the county's own returns came, of how many that were due."""
    told = one.told.get(load_rules().prefecture.returns)
    if told is None or told.value is None:
        return UNKNOWN
    return say("counties-returns", filed=int(told.value), due=int(told.target or 0))


def state_text(one: County) -> str:
    """How the county stands, in a word or two."""
    if one.state == "told" and not one.counts_alike:
        return say("counties-state-other")
    return say(f"counties-state-{one.state}", days=one.days_behind)
