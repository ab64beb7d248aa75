"""The overview: what it reads, and the sentences that it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import cast

import pandas as pd

from data.cuts import FREE, Filters, chosen, owners
from data.figures import status_note
from data.formats import (
    UNKNOWN,
    amount,
    amount_change,
    column_amount,
    count,
    count_change,
    is_unknown,
    points,
    rounding_note,
)
from data.language import language, projects_unit, say, word
from data.meeting.bridges import Bridge
from data.meeting.compare import Comparison
from data.meeting.cut import compare_projects
from data.rules import load_rules
from data.screens.claims import claims_line
from data.screens.figure import (
    ComparedWith,
    Figure,
    claim,
    closed,
    least,
    listed,
    lit_projects,
    sentence_of,
)
from data.screens.funds import why_no_funds
from data.screens.pipeline import Pipeline, has_signed, is_stated, none_signed, sum_text
from data.screens.records import Record, records
from data.screens.view import View, cut_projects, rows, speaks, store
from data.screens.visits_readings import MODES, Scope, Visits
from data.store import Snapshot
from data.trace.figures import Reference


@dataclass(frozen=True)
class Overview:
    """The readings of a view; each is read once."""

    view: View
    filters: Filters = field(default_factory=lambda: FREE)

    @cached_property
    def cut(self) -> dict[str, object]:
        """The parameters by which its queries are cut: the projects left, whose they are."""
        view = self.view
        ids = cut_projects(view.now, self.filters, view.previous)
        return {**self.filters, "project_ids": ids, "owners": owners(self.filters)}

    def reference(self, figure: str, **scope: object) -> Reference:
        """A figure under the filters, for the drawer."""
        return Reference.of(figure, {**chosen(self.filters), **scope})

    @cached_property
    def pipeline(self) -> Pipeline:
        """The signing pipeline under the filters."""
        return Pipeline(self.view, self.filters)

    @cached_property
    def visits(self) -> Visits:
        """Trips as the visits page shows them first: outward, the tiers of the rules."""
        tiers = tuple(load_rules().measures.visits.default_tiers)
        return Visits(self.view, Scope(MODES[0], None, tiers, self.filters))

    @cached_property
    def targets(self) -> pd.DataFrame:
        """The whole county's targets, or those of the cut's owners, the furthest ahead first."""
        previous = self.view.previous
        return rows(
            "screens/overview/targets",
            snapshot_id=self.view.now.id,
            previous_id=previous.id if previous else None,
            owners=self.cut["owners"],
        )

    @cached_property
    def months(self) -> pd.DataFrame:
        """What each month of the year brought."""
        return rows("screens/overview/months", snapshot_id=self.view.now.id, **self.cut)

    @cached_property
    def comparison(self) -> Comparison | None:
        """What moved since the date before, as on the dispatch page; None where there is none."""
        if self.view.previous is None:
            return None
        ids = cast("list[str] | None", self.cut["project_ids"])
        return compare_projects(store(), self.view.previous, self.view.now, ids)

    @cached_property
    def attention(self) -> pd.DataFrame:
        """What needs somebody today, the gravest first."""
        return rows("screens/overview/attention", snapshot_id=self.view.now.id, **self.cut)

    def funds(self, snapshot: Snapshot | None) -> float | None:
        """Funds in place in the snapshot's year by the default basis, 万元."""
        if snapshot is None:
            return None
        value = self.fund_parts(snapshot)["year_wan"]
        return None if is_unknown(value) else float(value)

    def fund_parts(self, snapshot: Snapshot) -> Record:
        """The same sum with its parts by status."""
        return records(rows("screens/overview/funds", snapshot_id=snapshot.id, **self.cut))[0]


GRAVE = ("告警", "预警")


def headline(overview: Overview) -> str:
    """Signed this year against the task; the target that is furthest behind."""
    return sentence_of(
        (_headline(overview), [overview.reference(one) for one in ("signed", "planned")])
    )


def _headline(overview: Overview) -> str:
    now = overview.pipeline.now
    signed = (
        closed(
            say(
                "overview-headline-signed",
                count=least(now["signed_count"], now["undated_count"]),
                amount=sum_text(now["planned_wan"]),
            )
        )
        if has_signed(now)
        else none_signed(overview.pipeline)
    )
    targets = overview.targets
    if targets.empty:
        return say("overview-headline-no-targets", signed=signed)
    behind = targets[targets["gap_points"] < 0]
    if behind.empty:
        is_open = bool(targets["gap_points"].isna().any())
        key = "overview-headline-open" if is_open else "overview-headline-ahead"
        return say(key, signed=signed)
    worst = behind.sort_values(["gap_points", "metric"]).iloc[0]
    return say(
        "overview-headline",
        signed=signed,
        metric=word(worst["metric"]),
        gap=points(abs(float(worst["gap_points"]) / 100)).lstrip("+"),
    )


def sub_line(overview: Overview) -> str:
    """Signed and not begun, funds of the year, and what they must not be divided by."""
    now = overview.pipeline.now
    parts: list[tuple[str, Sequence[Reference]] | str] = []
    if int(now["waiting_count"]):
        text = say(
            "overview-sub-waiting",
            count=int(now["waiting_count"]),
            amount=sum_text(now["waiting_wan"]),
            known=is_stated(now["waiting_wan"]),
        )
        parts.append((text, [overview.reference(one) for one in ("waiting", "waiting_planned")]))
    if verified := claims_line(overview.view, overview.filters, only=("签约",)):
        parts.append(verified)
    if int(now["unknown_count"]):
        parts.append(say("pipeline-sub-unknown", count=int(now["unknown_count"])))
    if int(now["undated_count"]):
        parts.append(say("pipeline-sub-undated", count=int(now["undated_count"])))
    funds = overview.funds(overview.view.now)
    if funds is not None:
        basis = load_rules().measures.funds.default_basis
        text = say(
            "overview-sub-funds",
            amount=str(amount(funds, language())),
            basis=word(basis),
            status=status_note(overview.fund_parts(overview.view.now), language()),
        )
        parts_of = [
            overview.reference("funds_part", basis=basis, part=part)
            for part in ("reported", "unstated", "returned")
        ]
        parts.append((text, (overview.reference("funds"), *parts_of)))
    return sentence_of(*parts, between=say("pipeline-sub-between"))


def figures(overview: Overview) -> Sequence[Figure]:
    """Signed projects, planned investment, funds in place, projects pushed."""
    view, pipeline = overview.view, overview.pipeline
    now, before, year_ago = pipeline.now, pipeline.previous, pipeline.last_year
    planned = amount(now["planned_wan"], language())
    funds_now = overview.funds(view.now)
    funds_before, funds_year_ago = overview.funds(view.previous), overview.funds(view.last_year)
    funds = amount(funds_now, language())
    months = overview.months
    basis = word(load_rules().measures.funds.default_basis)
    return (
        Figure(
            label=say("overview-figure-signed"),
            value=count(now["signed_count"]),
            unit=projects_unit(now["signed_count"]),
            comparisons=_compared(
                count_change(_minus(now, before, "signed_count")),
                UNKNOWN if year_ago is None else count(year_ago["signed_count"]),
            ),
            months=_course(months, "signed_count", now["signed_count"]),
            note=say("pipeline-sub-undated", count=int(now["undated_count"]))
            if int(now["undated_count"])
            else "",
            reference=overview.reference("signed"),
        ),
        Figure(
            label=say("overview-figure-planned"),
            value=planned.value,
            unit=planned.unit,
            comparisons=_compared(
                amount_change(_minus(now, before, "planned_wan"), language()),
                UNKNOWN if year_ago is None else str(amount(year_ago["planned_wan"], language())),
            ),
            months=_course(months, "planned_wan", now["planned_wan"]),
            note=say("pipeline-sub-unknown", count=int(now["unknown_count"]))
            if int(now["unknown_count"])
            else "",
            reference=overview.reference("planned"),
        ),
        Figure(
            label=say("overview-figure-funds", basis=basis),
            value=funds.value,
            unit=funds.unit,
            comparisons=_compared(
                amount_change(
                    None if funds_now is None or funds_before is None else funds_now - funds_before,
                    language(),
                ),
                str(amount(funds_year_ago, language())),
            ),
            months=_course(months, "funds_wan", funds_now),
            note=_funds_note(overview, funds_now),
            reference=overview.reference("funds"),
        ),
        _pushed(overview),
    )


def _funds_note(overview: Overview, now: float | None) -> str:
    """The statuses in the sum, and that it is of projects of all years; why there is no sum."""
    note = say("overview-funds-note")
    if now is None:
        unusable = say("funds-unusable") if speaks(overview.view, "funds") else note
        return why_no_funds(overview.view.now.id) or unusable
    status = status_note(overview.fund_parts(overview.view.now), language())
    return say("pipeline-sub-between").join(part for part in (status, note) if part)


def _pushed(overview: Overview) -> Figure:
    visits = overview.visits
    now, last = visits.overlap_numbers(), visits.overlap_numbers(this_year=False)
    return Figure(
        label=say("overview-figure-pushed"),
        value=UNKNOWN if now is None else count(now[3]),
        unit=projects_unit(None if now is None else now[3]),
        comparisons=(
            ComparedWith(say("head-last-year"), UNKNOWN if last is None else count(last[3])),
        ),
        note=""
        if now is None
        else say("overview-pushed-note", first=str(now[0]), second=str(now[1])),
        reference=overview.visits.reference("pushed_pair") if now else None,
    )


def _compared(change: str, last_year: str) -> tuple[ComparedWith, ...]:
    return (
        ComparedWith(say("head-last-period"), change, is_strong=True),
        ComparedWith(say("head-last-year"), last_year),
    )


def _minus(now: pd.Series, before: pd.Series | None, column: str) -> float | None:
    if before is None or is_unknown(now[column]) or is_unknown(before[column]):
        return None
    return float(now[column]) - float(before[column])


def _course(months: pd.DataFrame, name: str, now: object) -> list[float | None]:
    """What each month brought; nothing where the sum itself is unknown."""
    if is_unknown(now):
        return []
    return [None if is_unknown(value) else float(value) for value in months[name]]


def bridge_references(overview: Overview) -> tuple[Reference, ...]:
    """The figures of the bridge's line: each change, each total."""
    return tuple(
        reference
        for measure in ("planned", "funds")
        for reference in (
            Reference.of("bridge", chosen(overview.filters), measure=measure),
            overview.reference(measure),
        )
    )


def changes_title(overview: Overview) -> str:
    """How many moves since which version and date."""
    previous = overview.view.previous
    if previous is None or overview.comparison is None:
        return say("overview-changes-first")
    return say(
        "overview-changes-title",
        date=f"{previous.as_of:%Y-%m-%d}",
        count=len(overview.comparison.changes),
    )


def bridge_line(overview: Overview) -> str:
    """Last total + changes = this total, for planned investment and funds, with the remainder."""
    if overview.comparison is None:
        return ""
    planned, funds = overview.comparison.bridge("planned"), overview.comparison.bridge("funds")
    sums = (
        _bridge(say("overview-figure-planned"), planned),
        _bridge(say("overview-figure-funds-short"), funds),
    )
    if not any(sums):
        return ""
    return say("overview-bridge", sums=say("pipeline-sub-between").join(s for s in sums if s))


def _bridge(name: str, bridge: Bridge) -> str:
    if not bridge.is_comparable:
        return ""
    return say(
        "overview-bridge-sum",
        name=name,
        before=column_amount(bridge.before, language()),
        change=column_amount(abs(bridge.summed), language()),
        sign="−" if bridge.summed < 0 else "+",
        now=str(amount(bridge.after, language(), in_yi=True)),
        rest=column_amount(bridge.remainder, language()),
        rounding=rounding_note((bridge.before, bridge.summed), bridge.after, language()),
    )


def attention_title(overview: Overview) -> str:
    """How many matters ask for somebody: projects and targets, by their gravest light."""
    grave = overview.attention[overview.attention["light"].isin(GRAVE)]
    if grave.empty:
        return say("overview-attention-none")
    of_targets = grave[grave["project_id"].isna()]
    return claim(
        "overview-attention-title",
        count=listed(grave),
        lit=lit_projects(overview.attention),
        targets=say("overview-attention-targets", count=len(of_targets)) if len(of_targets) else "",
    )
