"""One project: what its page reads, and the sentences that it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

import pandas as pd

from data.formats import UNKNOWN, amount, count, date_text, decimal, is_unknown
from data.language import field_label, language, say, word
from data.ledgers.registry import ledger
from data.screens.figure import ComparedWith, Figure, fired_sentence
from data.screens.readiness_sentences import item_name, office_name
from data.screens.records import Event, Lane, Record, records
from data.screens.view import View, rows
from data.store.personal_values import field_text
from data.trace.figures import Reference


@dataclass(frozen=True)
class Life:
    """The readings of one project at a view; each is read once."""

    view: View
    project_id: str

    def read(self, query: str) -> pd.DataFrame:
        """The frame of ``queries/screens/<query>.sql`` about this project."""
        return rows(f"screens/{query}", snapshot_id=self.view.now.id, project_id=self.project_id)

    def reference(self, figure: str, **scope: object) -> Reference:
        """A figure of this project, for the drawer."""
        return Reference.of(figure, {"project_id": self.project_id, **scope})

    @cached_property
    def facts(self) -> pd.Series:
        """The project as it stands."""
        return self.read("project/facts").iloc[0]

    @cached_property
    def stages(self) -> pd.DataFrame:
        """The stages that it is known to have entered."""
        return self.read("project/stages")

    @cached_property
    def lights(self) -> pd.DataFrame:
        """The rules that fired, the gravest first."""
        return self.read("readiness/lights")

    @cached_property
    def items(self) -> pd.DataFrame:
        """Its permits and construction items that apply."""
        items = self.read("readiness/items")
        return items[items["applies"].fillna(False).astype(bool)]

    @cached_property
    def visits(self) -> pd.DataFrame:
        """The trips that name it."""
        return self.read("project/visits")

    @cached_property
    def funds(self) -> pd.DataFrame:
        """Its funds by month and basis."""
        return self.read("project/funds")

    @cached_property
    def promises(self) -> pd.DataFrame:
        """Planned start and production as each ledger of the past stated them."""
        return self.read("dispatch/promise_steps")

    def precision(self, stage: str | None) -> str:
        """How exactly the ledger dates the entry into a stage: day, month … year."""
        found = self.stages[self.stages["stage"] == stage]["date_precision"].dropna()
        return "day" if found.empty else str(found.iloc[0])

    def known(self, column: str) -> object | None:
        """A fact as its reader may see it, None where unknown."""
        value = self.facts.get(column)
        if is_unknown(value):
            return None
        return field_text(ledger("projects"), column, value) if isinstance(value, str) else value


def not_found(view: View, asked: str) -> str:
    """Where the project of a link may have gone, and the two ways on."""
    return say("project-not-found-sub", asked=asked, date=date_text(view.now.as_of))


def headline(life: Life) -> str:
    """Name, stage and how long it has been there; the gravest light's sentence."""
    name = str(life.facts["project_name"])
    stage = life.known("stage")
    days = life.known("stage_age_days")
    if stage is None:
        return say("project-headline-no-stage", name=name)
    is_dated = life.precision(str(stage)) in {"day", "month"}
    if days is None or not is_dated or life.known("stage_entered_basis") == "at_latest":
        return say("project-headline-stage", name=name, stage=word(str(stage)))
    return say("project-headline", name=name, stage=word(str(stage)), days=count(float(str(days))))


def sub_line(life: Life) -> str:
    """The gravest light, the next item and who handles it, the next step of the ledger."""
    parts = []
    open_lights = life.lights[~life.lights["is_exempt"].fillna(False).astype(bool)]
    if not open_lights.empty:
        first = records(open_lights.head(1))[0]
        parts.append(
            say("overview-fired", name=word(str(first["light"])), sentence=fired_sentence(first))
        )
    if life.known("next_item"):
        parts.append(
            say(
                "project-sub-item",
                item=item_name(life.facts["next_item"]),
                office=office_name(life.known("next_handling_office")),
            )
        )
    if life.known("next_step"):
        parts.append(
            say(
                "project-sub-step",
                step=str(life.facts["next_step"]),
                unit=str(life.known("next_step_unit") or UNKNOWN),
                due=_day(life.known("next_step_due_date")),
            )
        )
    if life.known("source_note"):
        parts.append(str(life.facts["source_note"]))
    return say("pipeline-sub-between").join(parts) or say("project-sub-none")


def figures(life: Life) -> tuple[Figure, ...]:
    """Planned investment, funds in place, age at the stage, readiness."""
    planned = amount(life.known("planned_wan"), language())
    year = amount(life.known("funds_year_wan"), language())
    whole = amount(life.known("funds_all_wan"), language())
    low, high = life.known("score_low"), life.known("score_high")
    stage = life.known("stage")
    precision = life.precision(None if stage is None else str(stage))
    is_dated = precision in {"day", "month"}
    sum_field = str(life.known("planned_investment_field") or "planned_investment_wan")
    return (
        Figure(
            label=field_label(sum_field),
            value=planned.value,
            unit=planned.unit,
            comparisons=(
                ComparedWith(field_label("agreement_type"), _text(life, "agreement_type")),
            ),
            reference=life.reference("project_planned"),
        ),
        Figure(
            label=say("project-funds", basis=word(str(life.facts["funds_basis"]))),
            value=year.value,
            unit=year.unit,
            comparisons=(ComparedWith(say("project-funds-all"), str(whole)),),
            reference=life.reference("project_funds"),
        ),
        Figure(
            label=say("project-stage-age"),
            value=count(life.known("stage_age_days") if is_dated else None),
            unit=say("unit-days") if is_dated else "",
            comparisons=(
                ComparedWith(
                    say("project-entered"), _day(life.known("stage_entered_date"), precision)
                ),
                ComparedWith("", _basis(life)),
            ),
            reference=life.reference("project_age"),
        ),
        Figure(
            label=say("project-readiness"),
            value=_interval(low, high),
            unit="" if low is None else say("project-readiness-unit"),
            comparisons=(
                ComparedWith(say("project-level"), _text(life, "level")),
                ComparedWith(say("project-state"), word(_text(life, "readiness_state"))),
            ),
            reference=life.reference("score"),
        ),
    )


def lanes(life: Life) -> list[Lane]:
    """Stages, promises, permits, trips and funds as lanes; empty ones are left out."""
    found = [
        Lane(say("project-lane-stages"), _stage_events(life)),
        Lane(say("project-lane-promises"), _promise_events(life)),
        Lane(say("project-lane-permits"), _permit_events(life)),
        Lane(say("project-lane-visits"), _visit_events(life)),
        _funds_lane(life),
    ]
    return [lane for lane in found if lane.events]


def _stage_events(life: Life) -> list[Event]:
    return [
        Event(
            day=row["entered_date"].date(),
            label=word(row["stage"]),
            hover=f"{date_text(row['entered_date'], _precision(row))} {word(row['stage'])} · "
            + say(f"rules-entered-{row['basis']}"),
            is_open=row["basis"] != "date",
        )
        for row in records(life.stages)
        if not is_unknown(row["entered_date"])
    ]


def _promise_events(life: Life) -> list[Event]:
    found = []
    for column, is_open in (
        ("planned_start_date", True),
        ("actual_start_date", False),
        ("planned_production_date", True),
        ("actual_production_date", False),
    ):
        day = life.known(column)
        if isinstance(day, pd.Timestamp):
            found.append(Event(day.date(), field_label(column), is_open=is_open))
    return found


def _permit_events(life: Life) -> list[Event]:
    done = life.items[life.items["done_date"].notna()]
    return [Event(row["done_date"].date(), item_name(row["item"])) for row in records(done)]


def _visit_events(life: Life) -> list[Event]:
    return [
        Event(
            day=row["start_date"].date(),
            label="、".join(list(row["leaders"])[:2]) if row["leaders"] is not None else UNKNOWN,
            hover=f"{date_text(row['start_date'])} {text_of(row['destination'])}",
        )
        for row in records(life.visits)
        if not is_unknown(row["start_date"])
    ]


def _funds_lane(life: Life) -> Lane:
    basis = str(life.facts["funds_basis"])
    months = life.funds[(life.funds["basis"] == basis) & life.funds["month_wan"].notna()]
    summed = months.groupby("month_date")["month_wan"].sum()
    events = [
        Event(
            day=pd.Timestamp(str(month)).date(),
            label="",
            hover=f"{pd.Timestamp(str(month)):%Y-%m} {amount(float(value), language())}",
        )
        for month, value in summed.items()
    ]
    return Lane(
        say("project-lane-funds"),
        events,
        amounts=[float(value) for value in summed],
        is_labelled=False,
    )


def _precision(row: Record) -> str:
    precision = row["date_precision"]
    return "day" if is_unknown(precision) else str(precision)


def _interval(low: object, high: object) -> str:
    if low is None or high is None:
        return UNKNOWN
    bottom, top = decimal(float(str(low)), 0), decimal(float(str(high)), 0)
    return bottom if bottom == top else f"{bottom}–{top}"


def _basis(life: Life) -> str:
    basis = life.known("stage_entered_basis")
    return "" if basis is None else say(f"rules-entered-{basis}")


def _text(life: Life, column: str) -> str:
    return text_of(life.known(column))


def text_of(value: object) -> str:
    """A cell as it is written; a dash where it holds nothing."""
    return UNKNOWN if is_unknown(value) else str(value)


def _day(value: object, precision: str = "day") -> str:
    return date_text(value, precision) if isinstance(value, (pd.Timestamp, date)) else UNKNOWN
