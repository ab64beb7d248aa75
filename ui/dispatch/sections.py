"""Which two versions the dispatch page compares, and what changed: bridge, list, read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

import pandas as pd
import streamlit as st

from data.formats import UNKNOWN, moment
from data.language import field_label, language, say
from data.meeting.bars import BridgeRow, row_reason
from data.meeting.bridges import MEASURES, Measure
from data.meeting.compare import Against, Cell, Change, base_snapshot, cut_dates
from data.meeting.sentences import (
    TOPICS,
    Line,
    bridge_title,
    change_text,
    labels,
    paragraphs,
    side_text,
    topic_of,
    unstated_text,
    written,
    written_delta,
)
from data.rules import load_rules
from data.screens import dispatch as sentences
from data.screens.dispatch import Dispatch
from data.screens.funds import why_no_funds
from data.screens.readiness_sentences import item_name
from data.screens.view import View, store
from data.store import Snapshot, Version
from data.trace.row_lists import change_key
from ui.charts.bridge import bridge_html
from ui.components import (
    clear_filters,
    note,
    nothing_matches,
    pick_flag,
    pick_from,
    pick_many,
    pick_one,
    section_title,
)
from ui.components.drawer import link_attributes, open_figure
from ui.components.tables import ROW_HEIGHT, Columns, chosen_row, table_height
from ui.markup import render
from ui.snapshots import VERSION

AGAINST = ("month", "quarter", "year", "chosen")
KEY, BASE, BASE_VERSION = "against", "from", "from_version"


def pick_pair(view: View) -> Snapshot | None:
    """Shows the choice and returns the earlier snapshot; None where there is none."""
    against = pick_one(
        KEY,
        say("dispatch-against"),
        AGAINST,
        write=lambda name: say(f"dispatch-against-{name}"),
        is_label_shown=False,
    )
    if against == "chosen":
        return _chosen(view)
    return base_snapshot(store(), view.now, cast(Against, against))


def _chosen(view: View) -> Snapshot | None:
    versions = store().versions()
    numbers = [str(version.version) for version in versions]
    if not numbers:
        return None
    base = pick_from(
        BASE_VERSION,
        say("dispatch-base-version"),
        numbers,
        write=lambda number: _version_word("dispatch-base-version", number, versions),
        width=340,
    )
    days = [day.isoformat() for day in cut_dates(store(), int(base))]
    # What is looked at is the usual choice of nobody: the date before it stands first.
    days.sort(key=lambda day: (day >= view.now.as_of.isoformat(), _newest_first(day)))
    if not days:
        return None
    picked = pick_from(
        BASE,
        say("dispatch-base-date"),
        days,
        write=lambda day: f"{say('dispatch-base-date')} {day}",
        width=220,
    )
    pick_from(
        VERSION,
        say("dispatch-this-version"),
        numbers,
        write=lambda number: _version_word("dispatch-this-version", number, versions),
        width=340,
    )
    before = store().snapshot(as_of=date.fromisoformat(picked), version=int(base))
    if before is None or before.id == view.now.id or before.is_sample != view.now.is_sample:
        return None  # the sample is nothing to hold the office's own figures against
    return before


def _newest_first(day: str) -> int:
    return -date.fromisoformat(day).toordinal()


def _version_word(label: str, number: str, versions: Sequence[Version]) -> str:
    version = next(one for one in versions if str(one.version) == number)
    sentence = say("dispatch-version", version=number, by=version.by, at=moment(version.at))
    return f"{say(label)} {sentence}"


BRIDGE, TOPIC, UNIT, SILENT = "bridge", "topic", "unit", "silent"
_OPENED = "dispatch-opened"
_TABLE = "dispatch-changes"


def bridge_section(dispatch: Dispatch) -> None:
    """Last total, each delta, this total; then every delta as a table with its sum."""
    comparison = dispatch.comparison
    title = st.container()
    asked = pick_one(
        BRIDGE,
        say("dispatch-bridge"),
        MEASURES[1:] + MEASURES[:1],
        write=_measure_word,
        is_label_shown=False,
    )
    bridge = comparison.bridge(_measure(asked))
    with title:
        section_title(bridge_title(bridge, language()), say("dispatch-bridge-note"))
    if not bridge.is_known:
        after = dispatch.comparison.after.id
        why = why_no_funds(after) if bridge.measure == "funds" else ""
        note(why or say("dispatch-bridge-unknown"))
        return
    before = labels(comparison, language())[0]
    opens = link_attributes(dispatch.reference("bridge", measure=bridge.measure))
    falls = sentences.falls(dispatch, bridge)
    st.html(bridge_html(falls, say("dispatch-zero", before=before), opens))
    unstated = unstated_text(bridge, language())
    if unstated:
        note(unstated)
    if bridge.steps:
        with st.expander(say("dispatch-bridge-table", count=len(bridge.steps))):
            _bridge_table(dispatch, bridge.measure)
        if st.button(say("dispatch-bridge-source"), key="dispatch-bridge-source", type="tertiary"):
            open_figure(dispatch.reference("bridge", measure=bridge.measure))


def _bridge_table(dispatch: Dispatch, measure: Measure) -> None:
    bridge = dispatch.comparison.bridge(measure)
    before, after = labels(dispatch.comparison, language())
    rows = [
        (
            step.project_name,
            step.unit or UNKNOWN,
            row_reason(BridgeRow("step", step.delta, bridge.summed, (step,)), language()),
            say("dispatch-amount-unstated")
            if step.delta is None
            else written_delta(measure, step.delta, language()),
        )
        for step in bridge.steps
    ]
    totals = [
        (before, "", "", written(measure, bridge.before, language())),
        *rows,
        (say("dispatch-bridge-sum"), "", "", written_delta(measure, bridge.summed, language())),
        (after, "", "", written(measure, bridge.after, language())),
        (say("dispatch-bridge-rest"), "", "", written(measure, bridge.remainder, language())),
    ]
    head = (
        field_label("project_name"),
        field_label("responsible_unit"),
        say("dispatch-column-reason"),
        say("dispatch-column-delta"),
    )
    st.html(render("pages.steps", head, totals))


def _measure(asked: str) -> Measure:
    return next(measure for measure in MEASURES if measure == asked)


def _measure_word(measure: str) -> str:
    return say(f"dispatch-bridge-{measure}")


def aloud_section(dispatch: Dispatch) -> None:
    """The sentences, by topic and unit, ready to be read."""
    spoken = paragraphs(dispatch.comparison, language())
    section_title(say("dispatch-aloud"), say("dispatch-aloud-note"))
    if not spoken:
        note(say("dispatch-aloud-none"))
        return
    parts = [
        (
            _spoken(dispatch, paragraph.topic),
            paragraph.heading,
            [(_spoken(dispatch, paragraph.topic, line), line.text) for line in paragraph.lines],
        )
        for paragraph in spoken
    ]
    st.html(render("pages.aloud", parts))


def _spoken(dispatch: Dispatch, topic: str, line: Line | None = None) -> str:
    """What opens the changes that a sentence speaks of."""
    part = {} if line is None else {"unit": line.unit}
    return link_attributes(dispatch.reference("changes", topic=topic, **part))


def changes_section(dispatch: Dispatch) -> None:
    """Every change with old and new, both cells and who uploaded them; a row opens the cells."""
    changes = dispatch.comparison.changes
    notes = load_rules().dispatch.silent.note_fields
    section_title(
        say("dispatch-list", count=len(changes), silent=len(dispatch.comparison.silent)),
        say(
            "dispatch-list-note",
            fields=say("dispatch-comma").join(field_label(field) for field in notes),
        ),
    )
    if not changes:
        return
    shown = _filtered(changes)
    if not shown:
        nothing_matches()
        return
    frame = pd.DataFrame([_row(change) for change in shown])
    st.dataframe(
        frame,
        key=_TABLE,
        hide_index=True,
        row_height=ROW_HEIGHT,
        height=table_height(len(frame), 12),
        column_config=_columns(),
        on_select=_opened,
        selection_mode="single-row",
        placeholder=UNKNOWN,
        alt=say("dispatch-list", count=len(changes), silent=len(dispatch.comparison.silent)),
    )
    note(say("dispatch-list-hint"))
    number = st.session_state.pop(_OPENED, None)
    if number is not None and number < len(shown):
        open_figure(dispatch.reference("changes", change=change_key(shown[number])))


def _opened() -> None:
    """A row was chosen: its cells open once, not again with every later run."""
    number = chosen_row(st.session_state[_TABLE])
    if number is not None:
        st.session_state[_OPENED] = number


def _filtered(changes: tuple[Change, ...]) -> list[Change]:
    present = {topic_of(change) for change in changes}
    units = sorted({change.unit for change in changes if change.unit})
    with st.container(horizontal=True, vertical_alignment="bottom", key="dispatch-filters"):
        topics = pick_many(
            TOPIC,
            say("dispatch-column-topic"),
            [topic for topic in TOPICS if topic in present],
            write=topic_word,
        )
        chosen_units = pick_many(UNIT, field_label("responsible_unit"), units)
        is_silent = pick_flag(SILENT, say("dispatch-only-silent"))
        clear_filters([TOPIC, UNIT, SILENT])
    order = {topic: number for number, topic in enumerate(TOPICS)}
    kept = [
        change
        for change in changes
        if (topics is None or topic_of(change) in topics)
        and (chosen_units is None or change.unit in chosen_units)
        and (change.is_silent or not is_silent)
    ]
    return sorted(kept, key=lambda c: (order[topic_of(c)], c.unit or "\uffff", c.project_name))


def topic_word(topic: str) -> str:
    """A topic in two to four characters."""
    return say(f"dispatch-short-{topic}")


def _row(change: Change) -> dict[str, str]:
    # Of a project that came or went both sides show the stage; its cell is the name's.
    shown = "stage" if change.kind in ("new", "gone") else change.field
    field = item_name(change.item) if change.item else field_label(shown)
    return {
        "topic": topic_word(topic_of(change)),
        "silent": say("dispatch-silent-mark") if change.is_silent else "",
        "project": change.project_name,
        "unit": change.unit or UNKNOWN,
        "field": field,
        "old": side_text(change, change.old, language()),
        "new": side_text(change, change.new, language()),
        "said": change_text(change, language()),
        "old_cell": _source_of(change.old.cell),
        "new_cell": _source_of(change.new.cell),
    }


def _source_of(cell: Cell | None) -> str:
    """``签约项目台账!T9`` and who uploaded it; the sheet alone where it has no cell for it."""
    if cell is None:
        return UNKNOWN
    where = f"{cell.sheet}!{cell.cell}" if cell.cell else cell.sheet
    return say("dispatch-told-by", cell=where, by=cell.uploaded_by)


def _columns() -> Columns:
    text = st.column_config.TextColumn
    topic, side = (84, 112) if language() == "zh" else (130, 140)
    return {
        "topic": text(say("dispatch-column-topic"), width=topic),
        "silent": text(say("dispatch-column-silent"), width=76),
        "project": text(field_label("project_name"), width="medium"),
        "unit": text(field_label("responsible_unit"), width=150),
        "field": text(say("dispatch-column-field"), width=128),
        "old": text(say("dispatch-column-old"), width=side),
        "new": text(say("dispatch-column-new"), width=side),
        "said": None,
        "old_cell": text(say("dispatch-column-old-cell"), width=176),
        "new_cell": text(say("dispatch-column-new-cell"), width=176),
    }
