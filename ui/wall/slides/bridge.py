"""The number bridge: last total, every named change, this total, and the remainder."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from html import escape

from data.formats import amount_change, date_text, rounding_note, signed
from data.language import language, say
from data.meeting import Bridge, Step
from data.meeting.bars import bridge_rows
from data.screens.readiness_sentences import yi
from ui.wall.slides.slide import Slide, Wall

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
