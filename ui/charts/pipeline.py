"""The signing pipeline in bars, squares and words: the ladder, its steps, cuts of the signed.

Ladder and steps have the same pitch, so that a step (发起 → 考察) stands at the line between its
two stages. In a cut a filled square is a project that has begun, an open one has not; the dark
part of a bar is the investment that has begun. Where a group holds more projects than fit as
squares, a bar takes their place.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

import pandas as pd
from markupsafe import Markup

from data.formats import column_amount, count, is_unknown, share, text_width
from data.language import language, say, word
from data.screens.records import Record, known_number, number, records
from ui.markup import render

SQUARES = 8
_LONGEST_STEP = 130
# What opens a bar's figure and chooses its list: of a figure and its stage or group.
Link = Callable[[str, str], Markup]


class Bar(NamedTuple):
    """A bar with its value in words; part: of the longest of its column, None where unknown."""

    measure: str
    part: float | None
    text: str
    link: Markup
    title: str = ""
    is_chosen: bool = False


def ladder_html(
    stages: pd.DataFrame,
    steps: pd.DataFrame,
    link: Link,
    days_text: Callable[[float, float | None], str],
    chosen: str = "",
) -> Markup:
    """Stock and flow of every stage by count and amount, and the steps between the stages.

    stages, one row a stage from first to last: stage, stock_count, flow_count (null where it is
    unknown), stock_wan, flow_wan (万元, null where no project states one). steps: from_stage,
    to_stage, share (0–1, null = unknown), median_days, last_year_median_days, is_slowest.
    chosen: the list that is shown, ``flow.签约``; the bars of others stand back.
    """
    longest = {
        unit: _most(stages[f"{measure}_{unit}"] for measure in ("stock", "flow"))
        for unit in ("count", "wan")
    }
    rungs = [
        (
            word(str(row["stage"])),
            [
                [_bar(row, measure, unit, most, link, chosen) for measure in ("stock", "flow")]
                for unit, most in longest.items()
            ],
        )
        for row in records(stages)
    ]
    is_one_chosen = any(bar.is_chosen for _, cells in rungs for bars in cells for bar in bars)
    return render("pipeline.ladder", rungs, is_one_chosen, _steps(steps, link, days_text))


def _bar(row: Record, measure: str, unit: str, longest: float, link: Link, chosen: str) -> Bar:
    value, projects, stage = row[f"{measure}_{unit}"], row[f"{measure}_count"], str(row["stage"])
    known = known_number(value)
    is_none = not is_unknown(projects) and not number(projects)
    # Nothing stands at the amount of no project.
    text = (
        ""
        if known is None and is_none
        else column_amount(value, language())
        if unit == "wan"
        else count(value)
    )
    figure = measure if unit == "count" else f"{measure}_planned"
    return Bar(
        measure,
        None if known is None else known / longest,
        text,
        Markup() if known is None or is_none else link(figure, stage),
        f"{say(f'pipeline-list-{measure}', stage=word(stage))} {text}",
        chosen == f"{measure}.{stage}",
    )


def _steps(
    steps: pd.DataFrame, link: Link, days_text: Callable[[float, float | None], str]
) -> list[tuple[str, str, bool, Bar]]:
    """Of each step its name, the share that went it, whether it is the slowest, its days."""
    longest = _most([steps["median_days"]])
    rows = records(steps)
    names = [f"{word(str(s['from_stage']))} → {word(str(s['to_stage']))}" for s in rows]
    if any(text_width(name) > _LONGEST_STEP for name in names):
        # The lower stage stands at the left in the same line.
        names = [f"→ {word(str(s['to_stage']))}" for s in rows]
    written = []
    for name, row in zip(names, rows, strict=True):
        days, last = map(known_number, (row["median_days"], row["last_year_median_days"]))
        bar = Bar(
            "step_days",
            None if days is None else days / longest,
            count(None) if days is None else days_text(days, last),
            Markup() if days is None else link("step_days", str(row["to_stage"])),
        )
        written.append((name, share(row["share"]), bool(row["is_slowest"]), bar))
    return written


def breakdown_html(
    groups: pd.DataFrame,
    projects: pd.DataFrame,
    head: str,
    label: Callable[[str], str],
    link: Link,
) -> Markup:
    """Squares and bars of each group, largest first; head: what the groups are.

    groups: group_value, project_count, started_count, planned_wan, started_wan (万元,
    null where no project states a sum). projects: group_value, project_name, is_started.
    """
    most = {name: _most([groups[name]]) for name in ("project_count", "planned_wan")}
    rows = []
    for row in records(groups):
        name = str(row["group_value"])
        squares: list[tuple[bool, str]] = []
        if number(row["project_count"]) <= SQUARES:
            own = records(projects[projects["group_value"] == name])
            # Those that have begun stand first.
            squares = sorted((not _is_begun(one), str(one["project_name"])) for one in own)
        rows.append(
            (
                label(name),
                squares,
                _parted(row, "project_count", "started_count", most["project_count"]),
                link("signed", name),
                _parted(row, "planned_wan", "started_wan", most["planned_wan"]),
                column_amount(row["planned_wan"], language()),
                Markup() if is_unknown(row["planned_wan"]) else link("planned", name),
                f"{row['started_count']} / {row['project_count']}",
            )
        )
    return render("pipeline.breakdown", head, rows)


def _is_begun(project: Record) -> bool:
    """Whether it is known that a project has begun."""
    return not is_unknown(project["is_started"]) and bool(project["is_started"])


def _parted(row: Record, whole: str, begun: str, longest: float) -> tuple[float, float]:
    """A whole as a part of the longest, and how much of it has begun; 0 where unknown."""
    long, dark = known_number(row[whole]) or 0.0, known_number(row[begun]) or 0.0
    return long / longest, dark / long if long else 0.0


def _most(columns: Iterable[pd.Series]) -> float:
    """The largest of columns; 1 where nothing is known or all is 0."""
    known = [float(one) for column in columns for one in column if not is_unknown(one)]
    return max(known, default=0.0) or 1.0
