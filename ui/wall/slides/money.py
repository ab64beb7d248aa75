"""The slides of signing and money: the ladder, the bridge, funds in place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from data.figures import has_part
from data.formats import (
    UNKNOWN,
    amount_change,
    count_change,
    date_text,
    is_unknown,
    rounding_note,
    signed,
)
from data.language import language, say
from data.meeting.bars import bridge_rows
from data.meeting.bridges import Bridge, Step
from data.screens import pipeline as sentences
from data.screens.funds import funds_in_place
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records
from data.screens.view import rows
from ui.markup import render
from ui.wall.slides.slide import Slide, Wall

_SQUARES = 24


def pipeline_slide(wall: Wall) -> Slide | None:
    """Stock, change, planned investment and this year's entries of every stage."""
    pipeline = wall.pipeline
    ladder = pipeline.ladder
    if ladder.empty or not wall.has_projects:
        return None
    previous = wall.view.previous
    before = (
        {row["stage"]: row for row in records(pipeline.read("ladder", previous.id))}
        if previous
        else {}
    )
    stages = records(ladder)
    most = max(int(row["stock_count"]) for row in stages)
    each = max(1, -(-most // _SQUARES))
    lines = []
    for row in stages:
        stock, then = int(row["stock_count"]), before.get(row["stage"])
        change = UNKNOWN if then is None else count_change(stock - int(then["stock_count"]))
        lines.append((row, round(stock / each), change))
    title, sub = sentences.headline(pipeline), sentences.sub_line(pipeline)
    if wall.place:
        sub = say("wall-in-place", place=wall.place, text=sub)
    return Slide("pipeline", title, sub, (render("wall.ladder", lines, each),), notes=(title, sub))


# More steps than these cannot be read at eight metres; the rest are one step.
_NAMED = 6
_HEIGHT = 2.6  # rem between the lowest and the highest line, less where the screen is full
_LEAST = 0.012  # of that height


@dataclass(frozen=True)
class _Step:
    kind: str
    name: str
    delta: float


def bridge_slide(wall: Wall) -> Slide | None:
    """Planned investment of signed projects since the date before; None without one."""
    view, comparison = wall.view, wall.overview.comparison
    if view.previous is None or comparison is None:
        return None
    planned, signing = comparison.bridge("planned"), comparison.bridge("signed")
    if planned.before is None or planned.after is None:
        return None
    start, end = float(planned.before), float(planned.after)
    steps = _steps(planned)
    title = say(
        "wall-bridge-title",
        net=amount_change(planned.summed, language()),
        signed=sum((step.delta or 0) > 0 for step in signing.steps),
        unsigned=sum((step.delta or 0) < 0 for step in signing.steps),
        changed=sum(step.reason.startswith("amount") for step in planned.steps),
    )
    unknown = len(planned.unstated)
    sub = say("wall-bridge-sub", date=date_text(view.previous.as_of))
    sub += say("wall-bridge-unknown", count=unknown) if unknown else ""
    line = _sum_line(start, steps, end)
    rest = say("wall-bridge-rest", rest=yi(float(planned.remainder)))
    counts = (int(signing.before or 0), int(signing.after or 0))
    body = _drawn(start, steps, end, counts, line, rest)
    return Slide("bridge", title, sub, (body,), notes=(title, line))


def _steps(bridge: Bridge) -> list[_Step]:
    """Additions before losses, each the largest first; what is beyond the room in one."""
    found = [
        _Step(
            say(f"wall-step-{_step_kind(row.steps[0], row.value)}"),
            row.steps[0].project_name if row.kind == "step" else "",
            float(row.value),
        )
        if row.kind != "rest"
        else _Step(say("wall-step-others", count=len(row.steps)), "", float(row.value))
        for row in bridge_rows(bridge, _NAMED - 1)
        if row.kind not in ("before", "after") and row.value
    ]
    others = found[-1:] if len(found) > _NAMED - 1 and not found[-1].name else []
    named = found[: len(found) - len(others)]
    return [*sorted(named, key=lambda step: (step.delta < 0, -abs(step.delta))), *others]


def _step_kind(step: Step, value: Decimal) -> str:
    if step.reason.startswith("amount"):
        return "more" if value > 0 else "less"
    return "signed" if value > 0 else "unsigned"


def _drawn(
    start: float, steps: list[_Step], end: float, counts: tuple[int, int], line: str, rest: str
) -> str:
    """The bridge's HTML; each step stands between its level and the next."""
    levels = [start]
    for step in steps:
        levels.append(levels[-1] + step.delta)
    low, high = min([*levels, end]), max([*levels, end])
    span = max(high - low, 1e-9)
    boxes = [
        (
            "up" if step.delta > 0 else "down",
            (min(level, level + step.delta) - low) / span,
            max(abs(step.delta) / span, _LEAST),
            signed(yi(abs(step.delta)), step.delta),
            step.kind,
            step.name,
        )
        for step, level in zip(steps, levels, strict=False)
    ]
    totals = [
        (kind, (wan - low) / span, yi(wan), say(key, count=count))
        for kind, wan, key, count in (
            ("from", start, "wall-bridge-before", counts[0]),
            ("to", end, "wall-bridge-now", counts[1]),
        )
    ]
    return render("wall.bridge", _HEIGHT, totals, boxes, line, rest)


def _sum_line(start: float, steps: list[_Step], end: float) -> str:
    middle = "".join(f" {'+' if step.delta > 0 else '−'} {yi(abs(step.delta))}" for step in steps)
    note = rounding_note((start, *(step.delta for step in steps)), end, language())
    return f"{yi(start)}{middle} = {yi(end)}{note}"


def funds_slide(wall: Wall) -> Slide | None:
    """The default definition in the title, all definitions side by side below; None without."""
    told = funds_in_place(wall.overview.view.now.id, wall.overview.targets)
    if told is None:
        return None
    bases = [(row, _parts(row), row["basis"] == told.default) for row in told.bases]
    months = _months(wall) if told.has_sum else None
    projects = _projects(wall) if told.has_sum and not wall.is_public else None
    body = render("wall.funds", bases, months, projects)
    return Slide("funds", told.title, told.sub, (body,), notes=(told.title, told.sub))


def _parts(row: Record) -> str:
    """What of a definition's sum is only reported, and what was sent back; nothing where none."""
    lines = [
        f"{say(f'wall-funds-{part}')} {yi(row[f'{part}_wan'])}"
        for part in ("reported", "returned")
        if has_part(row, part)
    ]
    return "；".join(lines)


def _months(wall: Wall) -> list[tuple[int, str]]:
    """Each month with the height of its column (0–1); none where nothing came."""
    months = records(wall.overview.months)
    most = max((float(m["funds_wan"]) for m in months if not is_unknown(m["funds_wan"])), default=0)
    if most <= 0:
        return []
    return [(row["month_date"].month, f"{_height(row['funds_wan'], most):.3f}") for row in months]


def _height(wan: object, most: float) -> float:
    return 0.0 if is_unknown(wan) else max(float(str(wan)), 0.0) / most


_PROJECTS = 7


def _projects(wall: Wall) -> dict[str, object]:
    """The projects that most came to: name, width of the bar, amount, year; how many more."""
    found = rows("screens/overview/funds_projects", snapshot_id=wall.view.now.id)
    paid = records(found.dropna(subset=["year_wan"]).head(_PROJECTS))
    most = max((float(row["year_wan"]) for row in paid), default=1.0) or 1.0
    lines = [
        (
            row["project_name"],
            max(float(row["year_wan"]), 0) / most,
            yi(row["year_wan"]),
            _year(row["signed_year"]),
        )
        for row in paid
    ]
    return {"paid": lines, "rest": len(found) - len(paid)}


def _year(value: object) -> str:
    if is_unknown(value):
        return UNKNOWN
    return say("wall-signed-in", year=str(int(float(str(value)))))
