"""Unit × form: one cell a return, its state as shape, colour and word."""

from __future__ import annotations

from html import escape

from data.formats import moment
from data.language import language, say
from data.palette import LIGHTS
from data.returns import Collection, Return
from data.returns.collection import State
from data.returns.reminders import form_label, period_label

# Which light a state is shown as: no colour of its own stands beside the four.
_LIGHT_OF: dict[State, str] = {
    "filed": "正常",
    "nil": "正常",
    "waiting": "待核",
    "problems": "预警",
    "overdue": "告警",
}


def state_symbol(state: State) -> str:
    """HTML of a state: shape and word in the colour of its light; no shape for a dispensation."""
    word = escape(say(f"returns-state-{state}"))
    light = LIGHTS.get(_LIGHT_OF.get(state, ""))
    if light is None:
        return f'<span class="sb-mark sbr-soft">{word}</span>'
    weight = " sb-strong" if light.order > 1 else ""
    return (
        f'<span class="sb-mark{weight}" style="color:var(--sb-light-{light.order})">'
        f'<span aria-hidden="true">{light.shape}</span> {word}</span>'
    )


def state_words(state: State, days: int) -> str:
    """The same as plain text, for tables: ``✕ 逾期 3 天``."""
    light = LIGHTS.get(_LIGHT_OF.get(state, ""))
    is_late = state == "overdue"
    word = say("returns-cell-overdue", days=days) if is_late else say(f"returns-state-{state}")
    return f"{light.shape} {word}" if light else word


def matrix_html(found: Collection) -> str:
    """The table; a unit that does not owe a form has an empty cell there."""
    heads = "".join(
        f'<th scope="col">{escape(form_label(form, language()))}</th>' for form in found.forms
    )
    cells = {(one.unit, one.form): one for one in found.returns}
    rows = "".join(
        f'<tr><th scope="row">{escape(unit)}</th>'
        + "".join(_cell(cells.get((unit, form))) for form in found.forms)
        + "</tr>"
        for unit in _open_first(found)
    )
    return (
        '<div class="sb-scroll" tabindex="0" role="region" '
        f'aria-label="{escape(say("returns-matrix-label"))}">'
        f'<table class="sb-table sbr-matrix"><thead><tr><th>{escape(say("returns-column-unit"))}'
        f"</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _cell(one: Return | None) -> str:
    if one is None:
        return "<td></td>"
    return f"<td>{state_symbol(one.state)}<small>{escape(_detail(one))}</small></td>"


def _detail(one: Return) -> str:
    """Below the state: when and as which version, or how late; a longer period by its name."""
    parts: list[str] = []
    if one.period.every != "month":
        parts.append(period_label(one.period, language()))
    if one.state == "overdue":
        parts.append(say("returns-cell-overdue", days=one.days))
    elif one.state == "waiting":
        parts.append(say("returns-cell-waiting", days=one.days))
    elif one.filing is not None:
        if one.filing.errors:
            parts.append(say("returns-cell-errors", count=one.filing.errors))
        elif one.is_partial:
            parts.append(say("returns-cell-partial"))
        parts.append(f"{_when(one)} · V{one.filing.version}")
        if one.days:
            parts.append(say("returns-cell-late", days=one.days))
    elif one.decision is not None:
        parts.append(one.decision.reason or one.decision.by)
    return " · ".join(parts)


def _open_first(found: Collection) -> list[str]:
    """Units of which something is missing or wrong stand above those that are done."""
    is_open = {one.unit for one in found.to_chase}
    return sorted(found.units, key=lambda unit: unit not in is_open)


def _when(one: Return) -> str:
    """When it was filed; without its year where that is the due day's."""
    filed = moment(one.filing.at) if one.filing else ""
    return filed[5:] if filed.startswith(str(one.due.year)) else filed[:10]
