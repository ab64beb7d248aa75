"""The signing pipeline: what its screens read, and the sentences that they say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from data.cuts import FREE, Filters, chosen
from data.formats import UNKNOWN, amount, count, is_unknown, rounded, share
from data.language import language, say, word
from data.rules import load_rules
from data.screens.claims import claims_line
from data.screens.figure import Rows, cited, claim, closed, least, listed, sentence_of
from data.screens.records import records
from data.screens.view import View, rows
from data.trace.cells import rate_scopes
from data.trace.figures import Reference

DIMENSIONS = (
    "town",
    "channel",
    "industry",
    "task_group",
    "responsible_unit",
    "credited_unit",
    "sponsoring_leader",
    "signed_month",
    "origin_kind",
)


@dataclass(frozen=True)
class Pipeline:
    """The readings of a view under the reader's filters; each is read once."""

    view: View
    filters: Filters = field(default_factory=lambda: FREE)

    def read(self, query: str, snapshot_id: int | None = None, **more: object) -> pd.DataFrame:
        """The frame of ``queries/screens/pipeline/<query>.sql`` under the filters."""
        snapshot = self.view.now.id if snapshot_id is None else snapshot_id
        return rows(
            f"screens/pipeline/{query}", **{"snapshot_id": snapshot, **self.filters, **more}
        )

    def reference(self, figure: str, **part: object) -> Reference:
        """A figure under the filters, for the drawer."""
        return Reference.of(figure, chosen(self.filters), **part)

    @cached_property
    def now(self) -> pd.Series:
        """The headline's numbers."""
        return self.read("headline").iloc[0]

    @cached_property
    def previous(self) -> pd.Series | None:
        """The same at the date before."""
        return self._at(self.view.previous.id) if self.view.previous else None

    @cached_property
    def last_year(self) -> pd.Series | None:
        """The same on the same day a year before."""
        return self._at(self.view.last_year.id) if self.view.last_year else None

    def _at(self, snapshot_id: int) -> pd.Series:
        return self.read("headline", snapshot_id).iloc[0]

    @cached_property
    def ladder(self) -> pd.DataFrame:
        """Stock and flow of every rung."""
        return self.read("ladder")

    @cached_property
    def steps(self) -> pd.DataFrame:
        """Conversion and length of every step; is_slowest marks the lowest before the start.

        Building takes longer than a year, so its steps say nothing about being stuck.
        """
        steps = self.read("steps")
        stages = load_rules().stages
        order = {stage.stage: stage.order for stage in stages.stage}
        is_before = steps["to_stage"].map(order) <= order[stages.started_stage]
        known = steps["share"].where(is_before & (steps["cohort_count"] > 0))
        return steps.assign(is_slowest=(known == known.min()) & known.notna() & (known < 1))

    @property
    def is_filtered(self) -> bool:
        """Whether the reader has narrowed the projects."""
        return any(self.filters.values())

    def groups(self, dimension: str) -> pd.DataFrame:
        """Signed projects cut by one dimension."""
        return self.read("groups", dimension=dimension)

    def group_projects(self, dimension: str) -> pd.DataFrame:
        """The projects behind ``groups``."""
        return self.read("group_projects", dimension=dimension)


_RANKED = 2  # one alone is not the lowest of several


def headline(pipeline: Pipeline) -> str:
    """What is signed and not begun, how long it waits, against last year."""
    now = pipeline.now
    if not has_signed(now):
        return none_signed(pipeline)
    waiting = int(now["waiting_count"])
    if not waiting:
        signed = least(now["signed_count"], now["undated_count"])
        text = say("pipeline-headline-begun", count=signed, amount=sum_text(now["planned_wan"]))
        return sentence_of((closed(text), _figures(pipeline, "signed", "planned")))
    days = now["waiting_median_days"]
    text = say(
        "pipeline-headline",
        count=waiting,
        amount=sum_text(now["waiting_wan"]),
        known=is_stated(now["waiting_wan"]),
        days="" if is_unknown(days) else say("pipeline-headline-days", days=count(float(days))),
        compared=_compared(now, pipeline.last_year),
    )
    names = ("waiting", "waiting_planned", "waiting_days")
    return sentence_of((text, _figures(pipeline, *names)))


def _figures(pipeline: Pipeline, *names: str) -> list[Reference]:
    return [pipeline.reference(name) for name in names]


def has_signed(now: pd.Series) -> bool:
    """Whether a project is known to have been signed this year."""
    return not is_unknown(now["signed_count"]) and int(now["signed_count"]) > 0


def none_signed(pipeline: Pipeline) -> str:
    """That nothing was signed this year, among what the reader chose, or that nobody knows."""
    if is_unknown(pipeline.now["signed_count"]):
        return say("pipeline-headline-unknown", year=str(pipeline.view.now.as_of.year))
    return say("pipeline-headline-filtered" if pipeline.is_filtered else "pipeline-headline-none")


def _compared(now: pd.Series, last_year: pd.Series | None) -> str:
    if last_year is None or is_unknown(last_year["waiting_median_days"]):
        return ""
    if is_unknown(now["waiting_median_days"]):
        return ""
    change = rounded(now["waiting_median_days"]) - rounded(last_year["waiting_median_days"])
    if not change:
        return say("pipeline-headline-same")
    return say(
        "pipeline-headline-slower" if change > 0 else "pipeline-headline-faster",
        days=count(abs(change)),
    )


def sub_line(pipeline: Pipeline) -> str:
    """Signed this year against the date before, begun, in talks, sums that nobody filled in."""
    now = pipeline.now
    parts: list[tuple[str, Sequence[Reference]] | str] = []
    if not is_unknown(now["signed_count"]):
        parts.append((closed(_signed(pipeline)), _figures(pipeline, "signed", "planned")))
    if verified := claims_line(pipeline.view, pipeline.filters, only=("签约",)):
        parts.append(verified)
    if int(now["unknown_count"]):
        parts.append(say("pipeline-sub-unknown", count=int(now["unknown_count"])))
    if int(now["undated_count"]):
        parts.append(say("pipeline-sub-undated", count=int(now["undated_count"])))
    if has_signed(now):
        signed = int(now["signed_count"])
        started = int(now["started_count"])
        text = say("pipeline-sub-started", count=started, share=share(started / signed))
        parts.append((text, _figures(pipeline, "started", "started_share")))
    if int(now["talks_count"]):
        talks = next(s.stage for s in load_rules().stages.stage if s.entry_field == "talks_date")
        text = say(
            "pipeline-sub-talks",
            count=int(now["talks_count"]),
            amount=sum_text(now["talks_wan"]),
        )
        both = [pipeline.reference(name, stage=talks) for name in ("stock", "stock_planned")]
        parts.append((text, both))
    return sentence_of(*parts, between=say("pipeline-sub-between"))


def _signed(pipeline: Pipeline) -> str:
    now, before = pipeline.now, pipeline.previous
    return say(
        "pipeline-sub-signed",
        count=least(now["signed_count"], now["undated_count"]),
        amount=sum_text(now["planned_wan"]),
        before=UNKNOWN
        if before is None or is_unknown(before["signed_count"])
        else say(
            "pipeline-sub-before",
            count=least(before["signed_count"], before["undated_count"]),
            amount=sum_text(before["planned_wan"]),
        ),
    )


def ladder_title(pipeline: Pipeline) -> str:
    """The step with the lowest conversion."""
    slowest = pipeline.steps[pipeline.steps["is_slowest"]]
    if slowest.empty or pipeline.steps["share"].notna().sum() < _RANKED:
        return say("pipeline-ladder-title-none")
    step = slowest.iloc[0]
    return say(
        "pipeline-ladder-title",
        lower=word(step["from_stage"]),
        higher=word(step["to_stage"]),
        share=share(float(step["share"])),
    )


def ladder_references(pipeline: Pipeline) -> tuple[Reference, ...]:
    """The conversion that the title names."""
    slowest = pipeline.steps[pipeline.steps["is_slowest"]]
    return tuple(pipeline.reference("conversion", stage=s) for s in slowest["from_stage"].head(1))


def ladder_note(pipeline: Pipeline) -> str:
    """What stock and flow mean here."""
    as_of = pipeline.view.now.as_of
    return say("pipeline-ladder-note", as_of=f"{as_of:%Y-%m-%d}", month=as_of.month)


def groups_title(groups: pd.DataFrame) -> str:
    """The largest group, its share, and where most has not begun."""
    total = groups["planned_wan"].sum(min_count=1)
    if groups.empty or is_unknown(total) or not total:
        return say("pipeline-groups-title-none")
    blank = groups["group_value"].isna()
    unstated = float(groups.loc[blank, "planned_wan"].sum()) / float(total)
    stated = groups[~blank & groups["planned_wan"].notna()]
    if stated.empty:
        return say("pipeline-groups-title-unstated")
    waiting = stated["project_count"] - stated["started_count"]
    top = stated.assign(waiting=waiting).sort_values("planned_wan", ascending=False).iloc[0]
    others = waiting.drop(top.name)
    is_most_waiting = bool(top["waiting"] > (others.max() if len(others) else 0))
    return claim(
        "pipeline-groups-title",
        group=Rows(tuple(map(str, stated["group_value"])), group_word(top["group_value"])),
        share=share(float(top["planned_wan"]) / float(total)),
        waiting=say("pipeline-groups-waiting") if is_most_waiting else "",
        unstated=say("pipeline-groups-unstated", share=share(unstated)) if unstated else "",
    )


def group_word(value: object) -> str:
    """A group's name; what the ledger leaves blank has its own words."""
    return say("pipeline-group-blank") if is_unknown(value) else word(str(value))


def rates_line(pipeline: Pipeline) -> str:
    """The preset's rates over this year's signed projects, with the numbers they come from."""
    preset = next(p for p in load_rules().measures.rates if p.is_default)
    base = pipeline.read("rates").iloc[0]
    between = say("pipeline-sub-between")
    written = between.join(
        _rate(item.name, item.numerator, item.denominator, base) for item in preset.items
    )
    return say(
        "pipeline-rates",
        year=str(pipeline.view.now.as_of.year),
        rates=written,
        preset=cited(preset.preset),
        exits=int(base["signed"] - base["kept"]),
    )


def _rate(name: str, numerator: str, denominator: str, base: pd.Series) -> str:
    above, below = base[numerator], base[denominator]
    is_money = denominator == "contracted"
    write = (lambda v: str(amount(v, language()))) if is_money else count
    if is_unknown(above) or is_unknown(below) or not float(below):
        return say("pipeline-rate-unknown", name=word(name))
    return say(
        "pipeline-rate",
        name=word(name),
        share=share(float(above) / float(below)),
        above=write(above),
        below=write(below),
    )


def rates_references(pipeline: Pipeline) -> tuple[Reference, ...]:
    """The rates, and what is out of every sum."""
    exits = rows("screens/pipeline/exits", snapshot_id=pipeline.view.now.id)
    filters = dict(pipeline.reference("rate").scope)
    return (
        *(Reference.of("rate", {**filters, **scope}) for scope in rate_scopes()),
        *(
            Reference.of(name, None, stage=stage)
            for stage in exits["stage"]
            for name in ("exits", "exits_planned")
        ),
    )


def exits_line(pipeline: Pipeline) -> str:
    """Postponed, suspended and terminated projects, which no sum holds; empty where none."""
    exits = rows("screens/pipeline/exits", snapshot_id=pipeline.view.now.id)
    if exits.empty:
        return ""
    between = say("pipeline-exit-between")
    sentence = between.join(
        say(
            "pipeline-exit",
            stage=word(str(row["stage"])),
            count=int(row["project_count"]),
            amount=str(amount(row["planned_wan"], language())),
        )
        for row in records(exits)
    )
    return say("pipeline-exits", exits=sentence)


def list_title(projects: pd.DataFrame, choice: str, none: str = "0") -> str:
    """How many projects the list holds, and how many of them show a light.

    none: what an empty list says of itself.
    """
    if projects.empty:
        return say("pipeline-list-title-none", what=choice, count=none)
    lights = projects["light"].value_counts()
    return claim(
        "pipeline-list-title",
        what=choice,
        count=listed(projects),
        alarm=int(lights.get("告警", 0)),
        warning=int(lights.get("预警", 0)),
        unpaid=listed(projects[projects["funds_wan"].isna()]),
    )


def sum_text(wan: float | None) -> str:
    """An amount in a sentence, or that nobody stated it."""
    return say("pipeline-sum-unstated") if is_unknown(wan) else str(amount(wan, language()))


def is_stated(wan: float | None) -> str:
    """For a sentence that is another one without its amount."""
    return "no" if is_unknown(wan) else "yes"
