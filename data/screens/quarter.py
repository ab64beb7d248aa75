"""季分析: what each quarter of the year brought, against the one before and the year before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from data.cuts import FREE, Filters, chosen, owners
from data.figures import status_note
from data.formats import UNKNOWN, amount, count, date_text, decimal, is_unknown
from data.language import language, say, word
from data.rules import load_rules
from data.screens.figure import closed
from data.screens.records import Record, known_number, records, whole
from data.screens.view import View, cut_projects, rows, store
from data.store import Snapshot
from data.trace.figures import Reference

QUARTERS = (1, 2, 3, 4)
MEASURES = ("signed", "planned", "started", "funds", "producing", "trips")
_MONEY = ("planned", "funds")
# Of a month so many projects are named.
_NAMED = 3


@dataclass(frozen=True)
class Course:
    """A measure over a year's months: 12 values, None where nothing is known or said.

    undated: of the year, month unknown; undated_in: the same by quarter, where that is known.
    unknown: rows without an amount, by quarter, under 0 those of no known quarter.
    """

    months: tuple[float | None, ...]
    undated: float
    undated_in: Mapping[int, float]
    unknown: Mapping[int, int]

    def of(self, quarter: int) -> float | None:
        """The quarter's sum; None where none of its months is known."""
        known = [one for one in self.months[quarter * 3 - 3 : quarter * 3] if one is not None]
        more = self.undated_in.get(quarter, 0.0)
        return sum(known) + more if known or more else None

    @property
    def year(self) -> float | None:
        """Everything known of the year."""
        known = [one for quarter in QUARTERS if (one := self.of(quarter)) is not None]
        return sum(known) + self.undated if known or self.undated else None


@dataclass(frozen=True)
class Quarter:
    """The readings of a view for one of its year's quarters, under the reader's filters."""

    view: View
    number: int
    filters: Filters = field(default_factory=lambda: FREE)

    def opens(self, measure: str, month: int | None = None) -> Reference:
        """The rows of a measure's year, or of one month of it."""
        cut = chosen(self.filters)
        if measure in ("signed", "planned"):
            part = {"signed_month": f"{self.year}-{month:02d}"} if month else {}
            return Reference.of(measure, cut, **part)
        if measure == "trips":
            return Reference.of("trips", cut, **({"trip_month": month} if month else {}))
        if measure == "funds":
            part = {"fund_month": str(month)} if month else {}
            return Reference.of("funds_month" if month else "funds", cut, **part)
        return Reference.of("won", cut, won=measure, **({"won_month": month} if month else {}))

    @property
    def year(self) -> int:
        """The year that is looked at."""
        return self.view.now.as_of.year

    @property
    def is_running(self) -> bool:
        """Whether the quarter goes on after the as-of date's month."""
        return self.view.now.as_of.month < self.number * 3

    @cached_property
    def year_before(self) -> Snapshot | None:
        """The last day of the year before that a ledger speaks of; None where none does."""
        told = [day for day in self.view.dates if day.year == self.year - 1]
        return store().snapshot(as_of=max(told), version=self.view.now.version) if told else None

    @cached_property
    def now(self) -> dict[str, Course]:
        """This year's measures; one of which no ledger speaks is not among them."""
        return self._courses(self.view.now)

    @cached_property
    def last(self) -> dict[str, Course]:
        """The same of the year before."""
        return self._courses(self.year_before) if self.year_before else {}

    def _courses(self, snapshot: Snapshot) -> dict[str, Course]:
        tiers = list(load_rules().measures.visits.default_tiers)
        asked = {"snapshot_id": snapshot.id, "as_of": snapshot.as_of, "tiers": tiers}
        ids = cut_projects(snapshot, self.filters)
        told = rows("screens/quarter/months", **asked, project_ids=ids, owners=owners(self.filters))
        found: dict[str, list[Record]] = {}
        for row in records(told):
            found.setdefault(str(row["measure"]), []).append(row)
        if chosen(self.filters) and not owners(self.filters):
            # Of a trip no industry, channel or leader of a project is known.
            found.pop("trips", None)
        return {measure: _course(some) for measure, some in found.items()}

    @cached_property
    def undated(self) -> dict[str, int]:
        """Measure → projects since nobody says when: they may be of the year, no month has them."""
        return undated_projects(self.view, self.filters)

    @cached_property
    def _ahead(self) -> list[Record]:
        asked = {"snapshot_id": self.view.now.id, "as_of": self.view.now.as_of}
        return records(rows("screens/quarter/due", **asked, **self.filters))

    @property
    def due(self) -> list[Record]:
        """Starts and productions planned up to the end of the next quarter, not reached."""
        return [row for row in self._ahead if not is_unknown(row["planned_date"])]

    def unplanned(self, step: str) -> int:
        """Of how many signed projects that have not come so far nobody states the plan."""
        blank = [row for row in self._ahead if is_unknown(row["planned_date"])]
        return [str(row["step"]) for row in blank].count(step)

    def of(self, measure: str, *, back: int = 0) -> float | None:
        """A measure in the quarter, or so many quarters before it."""
        past = self.number - back
        courses, quarter = (self.now, past) if past > 0 else (self.last, past + 4)
        return courses[measure].of(quarter) if measure in courses else None


def undated_projects(view: View, filters: Filters = FREE) -> dict[str, int]:
    """Signed, started, producing → projects since nobody says when."""
    found = rows("screens/quarter/undated", snapshot_id=view.now.id, **filters)
    return {str(row["measure"]): whole(row["project_count"]) for row in records(found)}


def quarters_begun(view: View) -> tuple[int, ...]:
    """The quarters of the year that have begun by the as-of date."""
    return QUARTERS[: (view.now.as_of.month + 2) // 3]


def _course(some: Sequence[Record]) -> Course:
    months: list[float | None] = [None] * 12
    undated, undated_in, unknown = 0.0, dict.fromkeys(QUARTERS, 0.0), dict.fromkeys(range(5), 0)
    for row in some:
        month, quarter = whole(row["month_number"]), whole(row["quarter_number"])
        value = known_number(row["amount"])
        unknown[quarter] += whole(row["unknown_count"])
        if month:
            months[month - 1] = value
        elif quarter:
            undated_in[quarter] += value or 0
        else:
            undated += value or 0
    return Course(tuple(months), undated, undated_in, unknown)


def quarter_word(number: int) -> str:
    """``四季度``."""
    return say(f"quarter-{number}")


def written(measure: str, value: float | None) -> str:
    """A value with its unit: ``2 个``, ``101.86 亿元``; a dash where unknown."""
    if value is None:
        return UNKNOWN
    if measure in _MONEY:
        return str(amount(value, language()))
    return say(f"quarter-unit-{'trips' if measure == 'trips' else 'projects'}", count=int(value))


def in_all(quarter: Quarter, measure: str) -> str:
    """What a measure comes to in the year; the least that it can be where projects are undated."""
    known = quarter.now[measure].year
    owed = quarter.undated.get("signed" if measure == "planned" else measure, 0)
    if not known and owed:
        return UNKNOWN
    said = written(measure, known)
    return say("quarter-at-least", value=said) if owed else said


def short(measure: str, value: float | None) -> str:
    """The same for a chart: money in 亿元 (bn) without its unit; "" where unknown."""
    if value is None:
        return ""
    if measure in _MONEY:
        return decimal(value / _in_short(), 2)
    return count(value)


def _in_short() -> int:
    """How many 万元 the unit has in which a chart writes money."""
    return 10_000 if language() == "zh" else 100_000


def against(measure: str, now: float | None, before: float | None, named: str) -> str:
    """``比三季度少 1 个``; that it is not compared where one of the two is unknown."""
    if now is None or before is None:
        return say("quarter-not-compared", named=named)
    gap = now - before
    if not gap:
        return say("quarter-same", named=named)
    return say(
        "quarter-more" if gap > 0 else "quarter-less", named=named, gap=written(measure, abs(gap))
    )


def compared(quarter: Quarter, measure: str) -> tuple[str, str]:
    """A measure against the quarter before and against the year before's."""
    now = quarter.of(measure)
    before = quarter_word(quarter.number - 1 or 4)
    if quarter.number == 1:
        before = say("quarter-of-last-year", quarter=before)
    same = say("quarter-of-last-year", quarter=quarter_word(quarter.number))
    return (
        against(measure, now, quarter.of(measure, back=1), before),
        against(measure, now, quarter.of(measure, back=4), same),
    )


def headline(quarter: Quarter) -> str:
    """Signed and funds of the quarter, each against the quarter before."""
    named = quarter_word(quarter.number)
    if quarter.is_running:
        named = say("quarter-until", quarter=named, day=date_text(quarter.view.now.as_of))
    said = [
        say(
            "quarter-clause",
            measure=say(f"quarter-measure-{measure}"),
            value=written(measure, quarter.of(measure)),
            change=compared(quarter, measure)[0],
        )
        for measure in ("signed", "funds")
        if quarter.of(measure) is not None
    ]
    if not said:
        return say("quarter-nothing")
    return say("quarter-headline", quarter=named, said=say("quarter-between").join(said))


def sub_line(quarter: Quarter) -> str:
    """How to read the charts, what is of the year and of no quarter, and what is missing."""
    parts = [say("quarter-how")]
    if "funds" in known(quarter):
        parts.append(say("quarter-funds", definition=funds_definition(quarter)))
    for measure in MEASURES:
        course = quarter.now.get(measure)
        if course and course.undated:
            parts.append(
                say(
                    "quarter-undated",
                    measure=say(f"quarter-measure-{measure}"),
                    value=written(measure, course.undated),
                    year=str(quarter.year),
                )
            )
    return say("quarter-stop").join([*parts, *missing(quarter)])


def funds_definition(quarter: Quarter) -> str:
    """By whose definition funds are in place, and what of the year is not simply approved.

    Under a filter the definition alone: the statuses are known of the whole county.
    """
    basis = load_rules().measures.funds.default_basis
    said = [say("quarter-funds-basis", basis=word(basis))]
    now = quarter.view.now
    ids = cut_projects(now, quarter.filters)
    bases = records(rows("screens/figures/funds", snapshot_id=now.id, project_ids=ids))
    own = next((row for row in bases if row["basis"] == basis), None)
    if own is not None:
        said.append(status_note(own, language(), with_returned=False))
    return say("funds-between").join(filter(None, said))


def known(quarter: Quarter) -> list[str]:
    """The measures of which the year's ledgers say something."""
    return [one for one in MEASURES if one in quarter.now and quarter.now[one].year is not None]


def missing(quarter: Quarter) -> list[str]:
    """What cannot be said, and why: ledgers that are silent, a year before that nobody knows."""
    silent = [one for one in MEASURES if one not in known(quarter)]
    has_no_tier = "trips" in silent and "trips" in quarter.now
    if has_no_tier:
        silent.remove("trips")
    told = [
        say(f"quarter-undated-{measure}", count=number)
        for measure in ("signed", "started", "producing")
        if measure in quarter.now and (number := quarter.undated.get(measure, 0))
    ]
    if silent:
        names = say("readiness-comma").join(map(_called, silent))
        told.append(say("quarter-silent", names=names, year=str(quarter.year)))
    if has_no_tier:
        told.append(say("quarter-no-tier", year=str(quarter.year)))
    if quarter.year_before is None:
        told.append(say("quarter-no-year-before", year=str(quarter.year - 1)))
    return told


def _called(measure: str) -> str:
    """What a measure is called; funds with their definition: another may well speak of them."""
    basis = word(load_rules().measures.funds.default_basis)
    is_funds = measure == "funds"
    return say("quarter-funds-named" if is_funds else f"quarter-measure-{measure}", basis=basis)


def sentences(quarter: Quarter) -> list[tuple[str, Reference]]:
    """A sentence a measure, as a document prints it, and the year's figure that it adds up to."""
    return [(_sentence(quarter, measure), quarter.opens(measure)) for measure in known(quarter)]


def _sentence(quarter: Quarter, measure: str) -> str:
    """``签约 2 个，比三季度少 1 个，与上年四季度持平；1＋2＋3＋2，另 2 个月份不详，全年 11 个``."""
    course = quarter.now[measure]
    is_short = measure not in _MONEY or abs(course.year or 0.0) >= _in_short()
    write = short if is_short else written
    sums = say("quarter-plus").join(
        write(measure, course.of(one)) or UNKNOWN for one in quarters_begun(quarter.view)
    )
    said = say(
        "quarter-sentence",
        measure=say(f"quarter-measure-{measure}"),
        value=written(measure, quarter.of(measure)),
        changes=say("readiness-comma").join(compared(quarter, measure)),
        sums=sums,
        rest=say("quarter-rest", value=written(measure, course.undated)) if course.undated else "",
        span=say(
            "quarter-year-whole" if quarter.view.now.as_of.month == 12 else "quarter-year-so-far"
        ),
        total=in_all(quarter, measure),
    )
    if measure == "funds":
        said += say("quarter-funds-told", definition=funds_definition(quarter))
    blank = sum(course.unknown.values())
    return closed(said) + (say("quarter-unstated", count=blank) if blank else "")


def table(quarter: Quarter) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Heads and a row a measure: the quarter, both comparisons, the year so far."""
    heads = ("measure", "value", "before", "last", "year")
    named = {"value": quarter_word(quarter.number), "year": str(quarter.year)}
    rows_: list[tuple[str, ...]] = [
        (
            say(f"quarter-measure-{measure}"),
            written(measure, quarter.of(measure)),
            *(_gap(quarter, measure, back) for back in (1, 4)),
            in_all(quarter, measure),
        )
        for measure in known(quarter)
    ]
    return tuple(say(f"quarter-head-{one}", named=named.get(one, "")) for one in heads), rows_


def _gap(quarter: Quarter, measure: str, back: int) -> str:
    """``−1 个``: against so many quarters before; a dash where one of the two is unknown."""
    now, before = quarter.of(measure), quarter.of(measure, back=back)
    if now is None or before is None:
        return UNKNOWN
    sign = "+" if now > before else "−" if now < before else "±"
    return f"{sign}{written(measure, abs(now - before))}"


def due_title(quarter: Quarter) -> str:
    """How many starts and productions are due by the end of the next quarter, how many overdue."""
    late = sum(bool(row["is_overdue"]) for row in quarter.due)
    by_step = {
        step: sum(row["step"] == step and not row["is_overdue"] for row in quarter.due)
        for step in ("开工", "投产")
    }
    blank = [
        say(f"quarter-unplanned-{name}", count=number)
        for name, step in (("started", "开工"), ("producing", "投产"))
        if (number := quarter.unplanned(step))
    ]
    if blank and not quarter.due:
        return say("quarter-due-unknown", blank=say("readiness-comma").join(blank))
    said = say("quarter-due", started=by_step["开工"], producing=by_step["投产"], late=late)
    return say("quarter-between").join([said, *blank])


def late_title(quarter: Quarter) -> str:
    """How many starts and productions are past their planned day."""
    late = [str(row["step"]) for row in quarter.due if row["is_overdue"]]
    steps = {"started": late.count("开工"), "producing": late.count("投产")}
    return say("quarter-late", count=len(late), **steps)


def due_rows(quarter: Quarter) -> list[tuple[str, str, bool]]:
    """Month, what is due of which projects; the overdue ones of their own month."""
    grouped: dict[tuple[str, str, bool], list[str]] = {}
    for row in quarter.due:
        day: date = row["planned_date"]
        key = (f"{day:%Y-%m}", str(row["step"]), bool(row["is_overdue"]))
        grouped.setdefault(key, []).append(str(row["project_name"]))
    comma = say("readiness-comma")

    def named(names: list[str]) -> str:
        said = comma.join(names[:_NAMED])
        return (
            said if len(names) <= _NAMED else say("quarter-due-more", names=said, count=len(names))
        )

    return [
        (
            month,
            say("quarter-due-row", step=word(step), names=named(names), count=len(names)),
            late,
        )
        for (month, step, late), names in grouped.items()
    ]
