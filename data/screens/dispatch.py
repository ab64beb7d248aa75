"""The monthly dispatch: what is compared between two versions, and the sentences that say it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

import pandas as pd

from data.cuts import FREE, Filters, chosen, owners
from data.formats import UNKNOWN, WAN_PER_YI, count, date_text, share
from data.language import language, projects_unit, say, word
from data.meeting.bars import bridge_rows, row_label, row_reason
from data.meeting.bridges import MEASURES, Bridge, Measure
from data.meeting.compare import Comparison
from data.meeting.cut import compare_projects
from data.meeting.sentences import headline as said_headline
from data.meeting.sentences import labels, measure_name, written, written_delta
from data.rules import load_rules
from data.screens.figure import (
    ComparedWith,
    Figure,
    claim,
    counted,
    fired_name,
    listed,
    lit_projects,
    longest,
)
from data.screens.records import Fall
from data.screens.view import View, cut_projects, rows, since, speaks, store
from data.store import Snapshot
from data.trace.figures import Reference


@dataclass(frozen=True)
class Standing:
    """What waits, stands still or has slipped at a view; each is read once.

    before: the earlier snapshot, None where there is none to compare with.
    """

    view: View
    before: Snapshot | None = None
    filters: Filters = field(default_factory=lambda: FREE)

    @cached_property
    def project_ids(self) -> list[str] | None:
        """The projects that the reader's cut leaves, now and before; None for all."""
        return cut_projects(self.view.now, self.filters, self.before)

    def read(self, query: str, **more: object) -> pd.DataFrame:
        """The frame of ``queries/screens/dispatch/<query>.sql`` at the later snapshot."""
        before = self.before.id if self.before else None
        given: dict[str, object] = {"snapshot_id": self.view.now.id, "previous_id": before}
        given |= {"project_ids": self.project_ids, "owners": owners(self.filters)}
        return rows(f"screens/dispatch/{query}", **{**given, **more})

    def standing(self, figure: str, **part: object) -> Reference:
        """A figure of what stands now, for the drawer."""
        return Reference.of(figure, chosen(self.filters), **part)

    @cached_property
    def unfinished(self) -> pd.DataFrame:
        """The 两未 lists."""
        return self.read("unfinished")

    @cached_property
    def health(self) -> pd.DataFrame:
        """Every rule with the projects that it hits."""
        return self.read("health")

    @cached_property
    def stalled(self) -> pd.DataFrame:
        """Projects that stand still."""
        return self.read("stalled")

    @cached_property
    def stuck(self) -> pd.DataFrame:
        """Permits that wait on an office."""
        return self.read("stuck", long_wait_days=load_rules().dispatch.permits.long_wait_days)

    @cached_property
    def promises(self) -> pd.DataFrame:
        """Promised dates that slipped, were kept late or have passed."""
        return self.read("promises")

    @cached_property
    def promise_units(self) -> pd.DataFrame:
        """The same by unit."""
        return self.read("promise_units")


@dataclass(frozen=True)
class Dispatch(Standing):
    """The readings of a view against an earlier snapshot."""

    before: Snapshot

    @cached_property
    def comparison(self) -> Comparison:
        """What changed, the bridges, both sides' cells."""
        return compare_projects(store(), self.before, self.view.now, self.project_ids)

    def reference(self, figure: str, **part: object) -> Reference:
        """A figure of what changed between the two, for the drawer."""
        return Reference.of(figure, {**since(self.before), **chosen(self.filters)}, **part)

    @cached_property
    def moves(self) -> pd.DataFrame:
        """Stages entered after the earlier date and soon after a visit."""
        measures = load_rules()
        found = rows(
            "screens/visits/moves",
            snapshot_id=self.view.now.id,
            purposes=None,
            push_modes=None,
            tiers=list(measures.measures.visits.default_tiers),
            within_days=measures.dispatch.visits.within_days,
            owners=owners(self.filters),
        )
        return found[found["entered_date"] > pd.Timestamp(self.before.as_of)]


def base_note(dispatch: Dispatch) -> str:
    """Which two are compared, with their versions."""
    before, after = dispatch.before, dispatch.view.now
    return say(
        "dispatch-pair-note",
        before=date_text(before.as_of),
        before_version=str(before.version),
        after=date_text(after.as_of),
        after_version=str(after.version),
    )


def references(dispatch: Dispatch) -> tuple[Reference, ...]:
    """The figures that headline and sub-line print."""
    bridges = (dispatch.reference("bridge", measure=measure) for measure in MEASURES)
    changes = dispatch.reference("changes")
    return (*bridges, changes, dispatch.reference("changes", is_silent="true"))


def headline(dispatch: Dispatch) -> str:
    """What moved between the two versions."""
    return said_headline(dispatch.comparison, language())


def sub_line(dispatch: Dispatch) -> str:
    """How many changes in how many projects, funds, how many without a reason."""
    comparison = dispatch.comparison
    projects = {change.project_id for change in comparison.changes}
    parts = [
        say("dispatch-sub-changes", count=len(comparison.changes), projects=len(projects)),
    ]
    funds = comparison.bridge("funds")
    if funds.is_comparable:
        delta = written_delta("funds", funds.gained, language())
        parts.append(say("dispatch-sub-funds", name=measure_name(funds, language()), amount=delta))
    silent = len(comparison.silent)
    parts.append(
        say("dispatch-sub-silent", count=silent) if silent else say("dispatch-sub-explained")
    )
    return say("pipeline-sub-between").join(parts)


def figures(dispatch: Dispatch) -> Sequence[Figure]:
    """Signed, planned investment, funds: now and against before; plans put off."""
    basis = word(load_rules().measures.funds.default_basis)
    put_off = [change for change in dispatch.comparison.changes if change.is_postponed]
    put_off_projects = {change.project_id for change in put_off}
    production = sum(change.field == "planned_production_date" for change in put_off)
    unknown = dispatch.comparison.bridge("planned").unknown_after
    return (
        _figure(dispatch, "signed", say("dispatch-figure-signed")),
        _figure(
            dispatch,
            "planned",
            say("dispatch-figure-planned"),
            say("pipeline-sub-unknown", count=unknown) if unknown else "",
        ),
        _figure(dispatch, "funds", say("dispatch-figure-funds", basis=basis)),
        Figure(
            label=say("dispatch-figure-postponed"),
            value=count(len(put_off_projects)),
            unit=projects_unit(len(put_off_projects)),
            comparisons=(
                ComparedWith("", say("dispatch-figure-postponed-production", count=production)),
                ComparedWith(
                    "", say("dispatch-figure-postponed-start", count=len(put_off) - production)
                ),
            ),
            reference=dispatch.reference("postponed"),
        ),
    )


def _figure(dispatch: Dispatch, measure: Measure, label: str, note: str = "") -> Figure:
    bridge = dispatch.comparison.bridge(measure)
    before = labels(dispatch.comparison, language())[0]
    turned = "-turned" if dispatch.comparison.is_turned else ""
    value, _, unit = written(measure, bridge.after, language()).partition("\u00a0")
    if measure == "signed":
        value = UNKNOWN if bridge.after is None else count(bridge.after)
        unit = projects_unit(bridge.after)
    return Figure(
        label=label,
        value=value,
        unit=unit,
        comparisons=(
            ComparedWith(
                say(f"dispatch-figure-compared{turned}", before=before),
                written_delta(measure, bridge.gained if bridge.is_comparable else None, language()),
                is_strong=True,
            ),
            ComparedWith(
                "",
                say(
                    f"dispatch-figure-was{turned}",
                    value=written(measure, bridge.before, language()),
                ),
            ),
        ),
        note=note,
        reference=dispatch.standing(measure),
    )


def falls(dispatch: Dispatch, bridge: Bridge) -> list[Fall]:
    """The rows of the waterfall; the axis counts from the last total."""
    names = labels(dispatch.comparison, language())
    scale = 1 if bridge.measure == "signed" else WAN_PER_YI
    zero = bridge.before or Decimal(0)
    drawn = []
    for row in bridge_rows(bridge):
        is_total = row.kind in ("before", "after")
        drawn.append(
            Fall(
                label=row_label(row, names, language()),
                note=row_reason(row, language()),
                text=written(bridge.measure, row.value, language())
                if is_total
                else _delta_text(bridge, row.value),
                start=0.0 if is_total else float(row.start - zero) / scale,
                value=None if row.value is None or is_total else float(row.value) / scale,
                is_total=is_total,
                is_quiet=row.kind == "turned",
            )
        )
    return drawn


def _delta_text(bridge: Bridge, value: Decimal | None) -> str:
    if value is None:
        return say("dispatch-amount-unstated")
    return written_delta(bridge.measure, value, language())


def unfinished_title(dispatch: Standing, which: str) -> str:
    """How many wait, how many of them past their next step's deadline."""
    part = dispatch.unfinished[dispatch.unfinished["list"] == which]
    if part.empty:
        return say(f"dispatch-unfinished-{which}-none")
    is_bound = bool((part["since_basis"] == "at_latest").any())
    return claim(
        f"dispatch-unfinished-{which}",
        count=listed(part),
        longest=longest(part, "days", at_least=is_bound),
        overdue=listed(part[part["overdue_days"].notna()]),
        dated="yes" if part["next_step_due_date"].notna().any() else "no",
    )


def health_title(dispatch: Standing) -> str:
    """How many projects show a light by how many rules, and how many are new."""
    hits = dispatch.health[dispatch.health["project_id"].notna()]
    if hits.empty:
        return say("dispatch-health-none", rules=int(dispatch.health["rule"].nunique()))
    if dispatch.before is None:
        return claim(
            "dispatch-health-alone",
            projects=counted(hits),
            rules=counted(hits, "rule"),
            hits=listed(hits),
        )
    return claim(
        "dispatch-health",
        projects=counted(hits),
        rules=counted(hits, "rule"),
        hits=listed(hits),
        fresh=listed(hits[hits["is_new"].fillna(False).astype(bool)]),
    )


def health_counts(dispatch: Standing) -> str:
    """Each rule with how many it hits, the rules that hit nobody, the lights of the overview."""
    hits = dispatch.health.groupby("rule", sort=False)["project_id"].nunique()
    comma = say("dispatch-comma")
    fired = [
        say("dispatch-health-rule", rule=fired_name(str(rule)), count=int(number))
        for rule, number in hits.sort_values(ascending=False, kind="stable").items()
        if number
    ]
    quiet = [fired_name(str(rule)) for rule, number in hits.items() if not number]
    sentence = comma.join(fired)
    if not quiet:
        return f"{sentence}{_health_lights(dispatch)}"
    return sentence + say("dispatch-health-quiet") + comma.join(quiet) + _health_lights(dispatch)


def _health_lights(dispatch: Standing) -> str:
    """The same projects by their gravest light, exempt rules left out, as the overview counts."""
    hits = dispatch.health[
        dispatch.health["project_id"].notna() & ~dispatch.health["is_exempt"].fillna(False)
    ]
    if hits.empty:
        return ""
    gravest = hits.sort_values("light_order", ascending=False).drop_duplicates("project_id")
    return say("dispatch-health-lights", lit=lit_projects(gravest, is_whole=True))


def season_line(dispatch: Standing) -> str:
    """施工季参考进度 beside 序时, under its own name."""
    season = load_rules().dispatch.season
    as_of = dispatch.view.now.as_of
    return say(
        "dispatch-season",
        month=as_of.month,
        share=share(season.shares[as_of.month - 1]),
        source=season.source,
    )


def stalled_title(dispatch: Standing) -> str:
    """How many stand still."""
    if dispatch.stalled.empty:
        return say("dispatch-stalled-none")
    return claim("dispatch-stalled", count=listed(dispatch.stalled))


def stuck_title(dispatch: Standing) -> str:
    """How many items wait on how many offices, how many overdue, how many long."""
    stuck = dispatch.stuck
    if stuck.empty:
        is_told = speaks(dispatch.view, "readiness")
        return say("dispatch-stuck-none" if is_told else "dispatch-stuck-unknown")
    return claim(
        "dispatch-stuck",
        count=listed(stuck),
        offices=counted(stuck, "office"),
        overdue=listed(stuck[stuck["is_overdue"].astype(bool)]),
        long=listed(stuck[stuck["is_long"].astype(bool)]),
        days=load_rules().dispatch.permits.long_wait_days,
    )


def promises_title(dispatch: Standing) -> str:
    """How many promises slipped, how often, by how many days; how many are past their day."""
    promises = dispatch.promises
    slipped = promises[promises["later_count"] > 0]
    overdue = int(promises["overdue_days"].notna().sum())
    if slipped.empty and not overdue:
        return say("dispatch-promises-none")
    return claim(
        "dispatch-promises",
        projects=counted(slipped),
        times=int(slipped["later_count"].sum()),
        days=int(slipped["slip_days"].sum()),
        overdue=overdue,
    )


def visits_title(dispatch: Dispatch) -> str:
    """How many projects moved up, how many of them soon after a visit."""
    up = {c.project_id for c in dispatch.comparison.changes if c.kind == "stage_up"}
    visited = set(dispatch.moves["project_id"])
    if not up:
        return say("dispatch-visits-none")
    if not visited and not speaks(dispatch.view, "visits"):
        return say("dispatch-visits-unknown", count=len(up))
    return say(
        "dispatch-visits",
        count=len(up),
        visited=len(up & visited),
        days=load_rules().dispatch.visits.within_days,
    )
