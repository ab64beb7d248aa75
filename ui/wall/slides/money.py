"""The slides of signing and money: the ladder, the bridge, funds in place."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape

from data.formats import (
    UNKNOWN,
    amount_change,
    count,
    count_change,
    date_text,
    is_unknown,
    rounding_note,
    signed,
)
from data.fund_status import has_part
from data.language import language, say, word
from data.meeting import Bridge, Step
from data.meeting.bars import bridge_rows
from data.screens import pipeline_sentences as sentences
from data.screens.funds_sentences import FundsInPlace, funds_in_place
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records
from data.screens.view import rows
from ui.wall.slides.slide import Slide, Wall, table

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
    rows = [_row(row, before.get(row["stage"]), each) for row in stages]
    head = [
        ("stage", say("wall-head-stage")),
        ("squares", say("wall-head-squares", each=each)),
        ("number", say("wall-head-change")),
        ("number", say("wall-head-planned")),
        ("number", say("wall-head-entered")),
        ("number", say("wall-head-entered-planned")),
    ]
    title, sub = sentences.headline(pipeline), sentences.sub_line(pipeline)
    if wall.place:
        sub = say("wall-in-place", place=wall.place, text=sub)
    return Slide("pipeline", title, sub, (table(head, rows, "ladder"),), notes=(title, sub))


def _row(row: Record, before: Record | None, each: int) -> str:
    stock = int(row["stock_count"])
    squares = '<span class="square"></span>' * round(stock / each)
    change = UNKNOWN if before is None else count_change(stock - int(before["stock_count"]))
    signed = ' class="accent"' if row["stage"] == "签约" else ""
    return (
        f'<tr{signed}><th class="stage">{escape(word(row["stage"]))}</th>'
        f'<td class="squares"><span class="run">{squares}</span> <b>{stock}</b></td>'
        f'<td class="number">{escape(change)}</td>'
        f'<td class="number">{escape(yi(row["stock_wan"]))}</td>'
        f'<td class="number dim">{escape(_flow(row["flow_count"]))}</td>'
        f'<td class="number dim">{escape(yi(row["flow_wan"]))}</td></tr>'
    )


def _flow(value: object) -> str:
    return UNKNOWN if is_unknown(value) else count(float(str(value)))


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
    planned, signed = comparison.bridge("planned"), comparison.bridge("signed")
    if planned.before is None or planned.after is None:
        return None
    start, end = float(planned.before), float(planned.after)
    steps = _steps(planned)
    title = say(
        "wall-bridge-title",
        net=amount_change(planned.summed, language()),
        signed=sum((step.delta or 0) > 0 for step in signed.steps),
        unsigned=sum((step.delta or 0) < 0 for step in signed.steps),
        changed=sum(step.reason.startswith("amount") for step in planned.steps),
    )
    unknown = len(planned.unstated)
    sub = say("wall-bridge-sub", date=date_text(view.previous.as_of))
    sub += say("wall-bridge-unknown", count=unknown) if unknown else ""
    line = _sum_line(start, steps, end)
    body = _drawn(start, steps, end, int(signed.before or 0), int(signed.after or 0))
    rest = yi(float(planned.remainder))
    body += (
        f'<div class="sum"><p data-fit>{escape(line)}</p>'
        f"<p><b>{escape(say('wall-bridge-rest', rest=rest))}</b></p></div>"
    )
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


def _drawn(start: float, steps: list[_Step], end: float, before: int, after: int) -> str:
    levels = [start]
    for step in steps:
        levels.append(levels[-1] + step.delta)
    low, high = min([*levels, end]), max([*levels, end])
    span = max(high - low, 1e-9)

    def height(wan: float) -> float:
        return (wan - low) / span

    bars = ""
    for step, level in zip(steps, levels, strict=False):
        base = height(min(level, level + step.delta))
        tall = max(abs(step.delta) / span, _LEAST)
        sign = "up" if step.delta > 0 else "down"
        bars += (
            f'<div class="step {sign}"><div class="air">'
            f'<div class="box" style="bottom:{base:.2%};height:{tall:.2%}"></div>'
            f'<p class="delta" data-fit style="bottom:{base + tall:.2%}">'
            f'{escape(_signed(step.delta))}</p></div><p class="dim">{escape(step.kind)}</p>'
            f'<p class="name"><b>{escape(step.name)}</b></p></div>'
        )
    return (
        f'<div class="bridge" data-tall style="--tall:{_HEIGHT}rem">'
        + _total(start, height(start), "wall-bridge-before", before, "from")
        + bars
        + _total(end, height(end), "wall-bridge-now", after, "to")
        + "</div>"
    )


def _total(wan: float, bottom: float, key: str, count: int, kind: str) -> str:
    return (
        f'<div class="total {kind}"><div class="air">'
        f'<p class="value" data-fit style="bottom:{bottom:.2%}">{escape(yi(wan))}</p></div>'
        f'<p class="dim">{escape(say(key, count=count))}</p></div>'
    )


def _signed(wan: float) -> str:
    return signed(yi(abs(wan)), wan)


def _sum_line(start: float, steps: list[_Step], end: float) -> str:
    middle = "".join(f" {'+' if step.delta > 0 else '−'} {yi(abs(step.delta))}" for step in steps)
    note = rounding_note((start, *(step.delta for step in steps)), end, language())
    return f"{yi(start)}{middle} = {yi(end)}{note}"


_PROJECTS = 7


def funds_slide(wall: Wall) -> Slide | None:
    """The default definition in the title, all definitions side by side below; None without."""
    told = funds_in_place(wall.overview)
    if told is None:
        return None
    body = _bases(told)
    if told.has_sum:
        body = f"<div>{body}{_months(wall)}</div>"
        if not wall.is_public:
            body = f'<div class="halves funds">{body}<div>{_projects(wall)}</div></div>'
    return Slide("funds", told.title, told.sub, (body,), notes=(told.title, told.sub))


def _bases(told: FundsInPlace) -> str:
    return table(
        [
            ("stage", say("wall-funds-basis")),
            ("number", say("wall-funds-year")),
            ("number", say("wall-funds-all")),
            ("number", say("wall-funds-projects")),
        ],
        [
            f'<tr{_accent(row["basis"] == told.default)}><th class="stage">'
            f"{escape(word(row['basis']) if row['basis'] else say('funds-basis-unstated'))}"
            f'{_parts(row)}</th><td class="number">{escape(yi(row["year_wan"]))}</td>'
            f'<td class="number dim">{escape(yi(row["all_years_wan"]))}</td>'
            f'<td class="number dim">{int(row["project_count"])}</td></tr>'
            for row in told.bases
        ],
        "bases",
    )


def _parts(row: Record) -> str:
    """What of a definition's sum is only reported, and what was sent back; nothing where none."""
    lines = [
        f"{say(f'wall-funds-{part}')} {yi(row[f'{part}_wan'])}"
        for part in ("reported", "returned")
        if has_part(row, part)
    ]
    return f'<p class="part">{escape("；".join(lines))}</p>' if lines else ""


def _months(wall: Wall) -> str:
    months = records(wall.overview.months)
    most = max((float(m["funds_wan"]) for m in months if not is_unknown(m["funds_wan"])), default=0)
    if most <= 0:
        return ""
    columns = "".join(
        f'<div><b style="--share:{_height(row["funds_wan"], most):.3f}"></b>'
        f"<span>{row['month_date'].month}</span></div>"
        for row in months
    )
    return (
        f'<div data-spare><div class="months" data-tall style="--tall:1.66rem">{columns}</div>'
        f'<p class="dim">{escape(say("wall-funds-months"))}</p></div>'
    )


def _height(wan: object, most: float) -> float:
    return 0.0 if is_unknown(wan) else max(float(str(wan)), 0.0) / most


def _accent(is_default: bool) -> str:
    return ' class="accent"' if is_default else ""


def _projects(wall: Wall) -> str:
    found = rows("screens/overview/funds_projects", snapshot_id=wall.view.now.id)
    paid = records(found.dropna(subset=["year_wan"]).head(_PROJECTS))
    most = max((float(row["year_wan"]) for row in paid), default=1.0) or 1.0
    lines = "".join(
        f'<div class="bar-row wide"><span class="name" data-fit>{escape(str(row["project_name"]))}'
        f'</span><div class="bar"><b style="width:{max(float(row["year_wan"]), 0) / most:.1%}">'
        f'</b></div><b class="number">{escape(yi(row["year_wan"]))}</b>'
        f'<span class="number dim">{_year(row["signed_year"])}</span></div>'
        for row in paid
    )
    rest = len(found) - len(paid)
    more = f'<p class="dim">{escape(say("wall-more", count=rest))}</p>' if rest > 0 else ""
    return f"<h2>{escape(say('wall-funds-by-project'))}</h2>{lines}{more}"


def _year(value: object) -> str:
    return (
        UNKNOWN
        if is_unknown(value)
        else escape(say("wall-signed-in", year=str(int(float(str(value))))))
    )
