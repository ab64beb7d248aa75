"""The sections of the overview: targets as bars, what moved, what needs somebody."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import streamlit as st

from data.dispatch import Change
from data.dispatch.topics import side_text, topic_of, weightiest
from data.trace import Reference, change_key
from ui.charts.bullets import bullets_html
from ui.components import light_mark, section_title
from ui.components.drawer import link_attributes, linked_sentence
from ui.components.fired import fired_name, fired_sentence, fired_source
from ui.components.tables import open_project
from ui.formats import UNKNOWN, amount, amount_change, is_unknown
from ui.language import language, say, word
from ui.overview import answers
from ui.overview.readings import Overview
from ui.records import Record, records
from ui.registry import page
from ui.verbatim import verbatim

_SHOWN = 8
_CARDS = 5


def targets_section(overview: Overview) -> None:
    """The county's targets against schedule."""
    section_title(answers.targets_title(overview), say("overview-targets-note"))
    if overview.targets.empty:
        return
    st.html(
        bullets_html(
            answers.bullets(overview),
            (say("overview-head-completion"), say("overview-head-gap")),
            answers.schedule_text(overview),
            say("overview-target"),
        )
    )


def changes_section(overview: Overview) -> None:
    """What moved most since the date before, ending in the bridge; the rest is on Dispatch."""
    section_title(answers.changes_title(overview), references=(Reference("changes"),))
    comparison = overview.comparison
    if comparison is None:
        return
    if comparison.changes:
        st.html(_changes_table(weightiest(comparison, _SHOWN)))
        target = page("dispatch")
        if target is not None and len(comparison.changes) > _SHOWN:
            st.page_link(target, label=say("overview-changes-all", count=len(comparison.changes)))
    line = linked_sentence(answers.bridge_line(overview), answers.bridge_references())
    st.html(f'<p class="sb-bridge">{line}</p>')


def _changes_table(changes: Sequence[Change]) -> str:
    return (
        '<div class="sb-scroll" tabindex="0"><table class="sb-table sb-changes"><tbody>'
        + "".join(_change(change) for change in changes)
        + "</tbody></table></div>"
    )


def _change(change: Change) -> str:
    topic = topic_of(change)
    is_down = change.is_back or topic in ("production_later", "start_later")
    # Dates and amounts are read in one go; names of people and units may be long.
    whole = " sb-nowrap" if change.kind in ("date", "amount", "funds") else ""
    sign = '<span class="sb-minus">−</span>' if is_down else '<span class="sb-plus">+</span>'
    return (
        f"<tr{link_attributes(Reference.of('changes', None, change=change_key(change)))}>"
        f'<td>{sign}</td><td class="sb-change-kind">{escape(say(f"dispatch-short-{topic}"))}'
        f"</td><td>{escape(change.project_name)}</td>"
        f'<td class="sb-from{whole}">{escape(_from_to(change))}</td>'
        f'<td class="sb-delta">{escape(_delta(change))}</td></tr>'
    )


def _from_to(change: Change) -> str:
    old = side_text(change, change.old, language())
    new = side_text(change, change.new, language())
    if change.kind in ("new", "gone", "merged"):
        return old if change.new.text is None else new
    return f"{old} → {new}"


def _delta(change: Change) -> str:
    if change.kind in ("amount", "funds"):
        return "" if change.delta is None else amount_change(change.delta, language())
    if change.kind == "date" and change.slip_days:
        is_late = change.slip_days > 0
        return say(
            "project-slip-late" if is_late else "project-slip-early",
            days=str(abs(change.slip_days)),
        )
    return ""


def attention_section(overview: Overview) -> None:
    """The gravest matters with the rule and its two numbers; each opens its project."""
    section_title(
        answers.attention_title(overview),
        say("overview-attention-note"),
        references=(Reference("matters"),),
    )
    grave = overview.attention[overview.attention["light"].isin(["告警", "预警"])]
    for number, light in enumerate(records(grave.head(_CARDS))):
        _card(number, light)
    rest = len(grave) - _CARDS
    if rest > 0:
        with st.expander(say("overview-attention-rest", count=rest), key="overview-attention-rest"):
            for number, light in enumerate(records(grave.iloc[_CARDS:]), _CARDS):
                _card(number, light)


def _card(number: int, light: Record) -> None:
    is_project = not is_unknown(light["project_id"])
    name = str(light["project_name"]) if is_project else _target_name(light)
    measure = _wan(light["planned_wan"]) if is_project else ""
    owner = [str(v) for v in (light["town"], light["responsible_unit"]) if not is_unknown(v)]
    more = int(str(light["more_count"] or 0))
    remark = " · ".join(
        [
            fired_source(light),
            *owner,
            *([say("overview-attention-more", count=more)] if more else []),
        ]
    )
    fired = say(
        "overview-fired", name=fired_name(str(light["rule"])), sentence=fired_sentence(light)
    )
    link = "" if is_project else link_attributes(answers.target_of(light["owner"], light["metric"]))
    with st.container(key=f"attention-{number}", gap=None):
        st.html(
            f'<div class="sb-attention"{link}><span>{light_mark(str(light["light"]))}</span>'
            f'<b>{escape(name)}</b><span class="sb-measure">{escape(measure)}</span>'
            f"<p>{escape(fired)}</p>"
            f'<p class="sb-note">{escape(remark)}</p></div>'
        )
        if is_project and st.button(
            say("overview-open", name=verbatim(name)),
            key=f"attention-open-{number}",
            type="tertiary",
        ):
            open_project(str(light["project_id"]))


def _target_name(light: Record) -> str:
    owner = "" if is_unknown(light["owner"]) else word(str(light["owner"]))
    return f"{owner} · {word(str(light['metric']))}"


def _wan(value: object) -> str:
    return UNKNOWN if is_unknown(value) else str(amount(float(str(value)), language()))
