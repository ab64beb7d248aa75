"""Targets against schedule, under the filters of the overview: their title and their bars."""

from __future__ import annotations

from data.formats import UNKNOWN, amount, count, exact, is_unknown, points, share
from data.language import language, say, word
from data.rules import load_rules
from data.screens.claims import claim_counts
from data.screens.figure import claim, listed
from data.screens.funds import why_no_funds
from data.screens.overview import Overview
from data.screens.quarter import undated_projects
from data.screens.records import Bullet, Record, known_number, records
from data.trace.figures import Reference


def targets_title(overview: Overview) -> str:
    """How many targets, how many on schedule."""
    targets = overview.targets
    if targets.empty:
        return say("overview-targets-none")
    gaps = targets["gap_points"]
    unknown = listed(targets[gaps.isna()], "metric")
    return claim(
        "overview-targets-title",
        total=listed(targets, "metric"),
        met=listed(targets[gaps >= 0], "metric"),
        behind=listed(targets[gaps < 0], "metric"),
        open=say("overview-targets-open", count=unknown.printed) if unknown.printed else "",
    )


def bullets(overview: Overview) -> list[Bullet]:
    """The county's targets as bars; what can be claimed says beside it what is verified."""
    is_one = overview.targets["owner"].nunique() == 1
    verified = {
        f"{claim}项目": row for claim, row in claim_counts(overview.view, overview.filters).items()
    }
    return [
        Bullet(
            label=word(row["metric"])
            if overview.cut["owners"] is None
            else f"{word(row['owner'])} · {word(row['metric'])}",
            amounts=_amounts(row)
            + _why_unknown(overview, row)
            + (_undated(overview, row) if is_one else "")
            + _verified(verified.get(row["metric"]) if is_one else None),
            light=row["light"],
            light_word=word(row["light"]),
            completion=known_number(row["completion_share"]),
            completion_text=share(known_number(row["completion_share"])),
            gap_text=UNKNOWN
            if is_unknown(row["gap_points"])
            else points(float(row["gap_points"]) / 100),
            schedule=known_number(row["schedule_share"]),
            previous=known_number(row["previous_share"]),
            note=say(f"rules-schedule-{row['schedule_basis']}"),
            reference=target_of(row["owner"], row["metric"]),
        )
        for row in records(overview.targets)
    ]


def _undated(overview: Overview, row: Record) -> str:
    """``，另有 16 个未填日期``: what was done since a day that nobody states is no part of it."""
    measure = load_rules().measures.targets.dated.get(str(row["metric"]))
    owed = undated_projects(overview.view, overview.filters).get(measure or "", 0)
    return say("overview-target-undated", count=owed) if owed else ""


def _verified(counts: Record | None) -> str:
    """``，已认定 6``; "" where no register of verifications speaks of it."""
    return "" if counts is None else say("claims-beside", verified=int(counts["verified_count"]))


def _why_unknown(overview: Overview, row: Record) -> str:
    if row["metric"] != "到位资金" or not is_unknown(row["actual_value"]):
        return ""
    why = why_no_funds(overview.view.now.id, is_short=True)
    return say("overview-target-why", why=why) if why else ""


def target_of(owner: object, metric: object) -> Reference:
    """A target's completion, for the drawer."""
    return Reference.of("target", None, owner=owner, metric=metric)


def schedule_text(overview: Overview) -> str:
    """The schedule that most targets share."""
    shares = overview.targets["schedule_share"].dropna()
    return (
        say("overview-schedule", share=share(float(shares.mode().iloc[0]))) if len(shares) else ""
    )


def _amounts(row: Record) -> str:
    unit = "" if is_unknown(row["target_unit"]) else str(row["target_unit"])
    values = [row["actual_value"], row["target_value"]]
    if unit not in {"万元", "亿元"}:
        return " / ".join(UNKNOWN if is_unknown(v) else count(float(str(v))) for v in values)
    scale = 10_000 if unit == "亿元" else 1
    actual, target = (
        amount(None if is_unknown(v) else exact(v) * scale, language(), in_yi=True) for v in values
    )
    return f"{actual.value} / {target}"
