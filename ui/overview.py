"""The sections of the overview: targets as bars, what moved, what needs somebody."""

from __future__ import annotations

import streamlit as st

from data.cuts import chosen
from data.figures import FUND_PARTS, has_part, since_note, status_note
from data.formats import UNKNOWN, amount, amount_change, column_amount, is_unknown
from data.language import language, say, word
from data.meeting.compare import Change
from data.meeting.sentences import side_text, topic_of, weightiest
from data.rules import load_rules
from data.screens import overview as sentences
from data.screens import targets
from data.screens.figure import fired_name, fired_sentence, fired_source
from data.screens.overview import Overview
from data.screens.records import Record, records
from data.screens.view import rows, speaks
from data.trace.figures import Reference
from data.trace.row_lists import change_key
from ui.components import light_symbol, missing, note, section_title
from ui.components.drawer import link_attributes, linked_sentence
from ui.components.tables import open_project
from ui.markup import render, verbatim
from ui.registry import page

_SHOWN = 8
_SHOWN_ON_PHONES = 3
_CARDS = 5
# How far the axis of the targets reaches: what is ahead can be seen, one far ahead is cut.
_LEAST_REACH, _MOST_REACH = 1.18, 2.0


def targets_section(overview: Overview) -> None:
    """The county's targets against schedule."""
    if overview.targets.empty:
        missing(targets.targets_title(overview), say("overview-targets-missing"))
        return
    section_title(targets.targets_title(overview), say("overview-targets-note"))
    bullets = targets.bullets(overview)
    reach = max([_LEAST_REACH, *(b.completion for b in bullets if b.completion is not None)])
    schedules = [b.schedule for b in bullets if b.schedule is not None] or [0.0]
    is_common = 0 < max(schedules) < min(schedules) + 1e-4
    st.html(
        render(
            "pages.bullets",
            bullets,
            min(reach, _MOST_REACH),
            schedules[0] if is_common else None,
            targets.schedule_text(overview),
            link_attributes,
        )
    )


def changes_section(overview: Overview) -> None:
    """What moved most since the date before, ending in the bridge; the rest is on Dispatch."""
    section_title(sentences.changes_title(overview), references=(overview.reference("changes"),))
    comparison = overview.comparison
    if comparison is None:
        note(say("overview-changes-first-note"))
        return
    if comparison.changes:
        changes = [_change(overview, change) for change in weightiest(comparison, _SHOWN)]
        st.html(render("pages.changes", changes, _SHOWN_ON_PHONES))
        target = page("dispatch")
        if target is not None and len(comparison.changes) > _SHOWN:
            st.page_link(target, label=say("overview-changes-all", count=len(comparison.changes)))
    line = linked_sentence(sentences.bridge_line(overview), sentences.bridge_references(overview))
    st.html(render("components.paragraph", line, "sb-bridge"))


def _change(overview: Overview, change: Change) -> tuple[object, ...]:
    """What opens its cells, whether it is bad news, topic, project, from and to, delta."""
    topic = topic_of(change)
    return (
        link_attributes(
            Reference.of("changes", chosen(overview.filters), change=change_key(change))
        ),
        change.is_back or topic in ("production_later", "start_later"),
        say(f"dispatch-short-{topic}"),
        change.project_name,
        # Dates and amounts are read in one go; names of people and units may be long.
        change.kind in ("date", "amount", "funds"),
        _from_to(change),
        _delta(change),
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
        sentences.attention_title(overview),
        say("overview-attention-note"),
        references=(overview.reference("matters"),),
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
    link = "" if is_project else link_attributes(targets.target_of(light["owner"], light["metric"]))
    with st.container(key=f"attention-{number}", gap=None):
        symbol = light_symbol(str(light["light"]))
        st.html(render("pages.attention", symbol, name, measure, fired, remark, link))
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


_SHAPES = {"approved": "●", "reported": "▲", "unstated": "○", "returned": "✕"}
_COUNTED, _APPROVED = "counted", "approved"
_FUNDS_SHOWN = 12


def funds_section(overview: Overview) -> None:
    """The chosen definition's sum with its statuses, and the projects that it is made of."""
    bases = records(rows("screens/figures/funds", snapshot_id=overview.view.now.id, **overview.cut))
    if not bases:
        is_there = speaks(overview.view, "funds")
        missing(
            say("funds-unusable" if is_there else "funds-missing"),
            say("funds-unusable-note" if is_there else "funds-missing-note"),
        )
        return
    default = load_rules().measures.funds.default_basis
    bases.sort(key=lambda row: row["basis"] != default)
    named = {str(row["basis"] or ""): row for row in bases}
    place = st.container(key="overview-funds-title")
    with st.container(horizontal=True, gap="small", key="overview-funds-choices"):
        basis = st.segmented_control(
            say("funds-choose-basis"),
            list(named),
            default=default if default in named else next(iter(named)),
            format_func=_basis,
            key="overview-funds-basis",
            required=True,
        )
        status = st.segmented_control(
            say("funds-choose-status"),
            [_COUNTED, _APPROVED],
            default=_COUNTED,
            format_func=lambda one: say(f"funds-choose-{one}"),
            key="overview-funds-status",
            required=True,
        )
    shown = named[basis if basis in named else next(iter(named))]
    is_approved = status == _APPROVED
    with place:
        section_title(
            _title(shown, is_approved=is_approved),
            since_note(shown, language()),
            references=[
                reference
                for part in (("approved", "year") if is_approved else ("year", *FUND_PARTS))
                if (reference := _reference(overview, shown, shown, part)) is not None
            ],
        )
    _table(overview, shown, is_approved=is_approved)


def _basis(basis: str) -> str:
    return verbatim(word(basis)) if basis else say("funds-basis-unstated")


def _title(row: Record, *, is_approved: bool) -> str:
    basis = word(row["basis"]) if row["basis"] else say("funds-basis-none")
    if is_unknown(row["year_wan"]):
        return say("funds-title-none", basis=basis)
    whole = str(amount(row["year_wan"], language()))
    if is_approved:
        own = str(amount(row["approved_wan"], language()))
        return say("funds-title-approved", basis=basis, amount=own, whole=whole)
    return say("funds-title", basis=basis, amount=whole, status=status_note(row, language()))


def _table(overview: Overview, basis: Record, *, is_approved: bool) -> None:
    found = records(
        rows(
            "screens/overview/fund_statuses",
            snapshot_id=overview.view.now.id,
            **{**overview.cut, "basis": basis["basis"]},
        )
    )
    if is_approved:
        found = [row for row in found if not is_unknown(row["approved_wan"])]
        found.sort(key=lambda row: -float(str(row["approved_wan"])))
    sums = ("approved",) if is_approved else FUND_PARTS
    kept = [
        part for part in sums if part == "approved" or any(has_part(row, part) for row in found)
    ]
    whole = () if is_approved else ("year",)
    shown = (*whole, *kept)
    st.html(
        render(
            "pages.funds",
            [_head(part) for part in shown],
            [
                (row["project_name"], [_cell(overview, basis, row, part) for part in shown])
                for row in found[:_FUNDS_SHOWN]
            ],
            len(found) - _FUNDS_SHOWN,
            [_cell(overview, basis, basis, part) for part in shown],
            len(found),
        )
    )


def _head(part: str) -> str:
    if part == "year":
        return say("overview-column-funds")
    return f"{_SHAPES[part]} {say(f'funds-status-{part}')}"


def _cell(overview: Overview, basis: Record, row: Record, part: str) -> tuple[str, str]:
    """A project's amount and what opens it; the sum where the row is the definition's own."""
    value = row[f"{part}_wan"]
    written = UNKNOWN if is_unknown(value) else column_amount(value, language())
    return link_attributes(_reference(overview, basis, row, part)), written


def _reference(overview: Overview, basis: Record, row: Record, part: str) -> Reference | None:
    """The rows of a sum, or of one project's part of it; None where nothing is stated."""
    if is_unknown(row[f"{part}_wan"]):
        return None
    scope = {"basis": basis["basis"] or None, "part": part, **chosen(overview.filters)}
    cut = {} if row is basis else {"project_key": row["project_key"]}
    return Reference.of("funds_part", scope, **cut)
