"""The parts of the readiness page below its head."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from data.formats import UNKNOWN, plain, share
from data.language import say, word
from data.screens import readiness_sentences as sentences
from data.screens.readiness_readings import LISTED, Readiness
from data.screens.readiness_words import gate_name, item_name, listed, state_reason
from data.screens.records import whole
from data.trace import Reference
from ui.charts.matrix import matrix_html
from ui.components import note, nothing_matches, section_title
from ui.components.drawer import link_attributes
from ui.components.tables import open_project
from ui.readiness.row_component import clickable_rows
from ui.readiness.rows import gate_heads, matrix_heads, matrix_rows, moved_count
from ui.readiness.scope import NARROW

_PROJECT = "readiness-matrix-project"
_WITHOUT_SCROLLING = 40


def matrix_section(readiness: Readiness) -> None:
    """Project × gate, or that nothing matches; a row opens its project."""
    if opened := st.session_state.pop(_PROJECT, ""):
        open_project(str(opened))
    projects = readiness.projects
    if projects.empty:
        nothing_matches()
        return
    gates = projects["next_gate"].dropna().mode()
    section_title(
        sentences.matrix_title(projects),
        right=say("readiness-matrix-note"),
        references=tuple(readiness.reference("next_gate", next_gate=gate) for gate in gates),
    )
    table = matrix_html(
        matrix_rows(readiness, projects.head(LISTED)),
        matrix_heads(),
        gate_heads(readiness),
        readiness.chosen_id,
    )
    is_long = len(projects) > _WITHOUT_SCROLLING
    clickable_rows(
        f'<div class="long" tabindex="0">{table}</div>' if is_long else f"<div>{table}</div>",
        key="readiness-matrix",
        selected=readiness.chosen_id,
        on_choose=_open_project,
        on_narrow=_narrow,
        is_narrow=bool(st.session_state.get(NARROW)),
    )
    lines = [say("readiness-rules-signs")]
    if len(projects) > LISTED:
        lines.append(say("readiness-matrix-more", shown=str(LISTED), count=str(len(projects))))
    if readiness.scope.is_equal:
        lines.append(say("readiness-shift-note", count=moved_count(readiness)))
    note("　".join(lines))


def _open_project(project_id: str) -> None:
    st.session_state[_PROJECT] = project_id


def _narrow(is_narrow: bool) -> None:
    st.session_state[NARROW] = is_narrow


def _records(frame: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(name): value for name, value in row.items()} for row in frame.to_dict("records")]


def _figure(figure: str, **part: object) -> str:
    return link_attributes(Reference.of(figure, None, **part))


def permits_section(readiness: Readiness) -> None:
    """手续办结率 by permit; a bar opens its rows."""
    section_title(sentences.permits_title(readiness), references=(Reference("permit"),))
    permits = readiness.permits
    body = "".join(_permit(row) for row in _records(permits))
    clickable_rows(
        f'<table class="permits"><tbody>{body}</tbody></table>',
        key="readiness-permits",
        is_narrow=bool(st.session_state.get(NARROW)),
    )
    note("　".join(sentences.permits_notes(readiness)), (Reference("permit_projects"),))


def _permit(row: dict[str, object]) -> str:
    every = whole(row["project_count"])
    done = whole(row["done_count"]) + whole(row["not_needed_count"])
    blank = whole(row["unknown_count"])
    is_blank = bool(row["is_unknown"]) and not done
    told = UNKNOWN if is_blank else str(done)
    written = say("readiness-permits-row", done=told, all=str(every))
    return (
        f'<tr{_figure("permit", item=row["item"])}><th scope="row" class="name">'
        f"<span>{escape(item_name(row['item']))}</span></th>"
        f'<td class="number">{UNKNOWN if is_blank else share(done / every)}</td>'
        f'<td class="number soft">{written}</td>'
        f'<td class="bar"><span class="interval" aria-hidden="true">'
        f'<span class="sure" style="width:{done / every * 100:.1f}%"></span>'
        f'<span class="open" style="left:{done / every * 100:.1f}%;'
        f'width:{blank / every * 100:.1f}%"></span></span></td></tr>'
    )


def rules_section(readiness: Readiness) -> None:
    """How it is worked out, in the words of the rules in force."""
    rules = readiness.rules
    shares = listed(f"{word(state.state)} {plain(state.share)}" for state in rules.state)
    lines = [
        say("readiness-rules-measure"),
        say("readiness-rules-weights"),
        "　".join(
            f"{gate.gate} {gate_name(gate.gate)} {plain(gate.weight)}" for gate in rules.gate
        ),
        say("readiness-rules-interval"),
        say("readiness-rules-shares", shares=shares),
        say("readiness-rules-level"),
        say("readiness-rules-waiting"),
        say("readiness-rules-compliance"),
        f"{say('readiness-rules-states')} {_state_rules(readiness)}",
    ]
    section_title(say("readiness-rules-title"))
    st.html("".join(f'<p class="sb-note">{escape(line)}</p>' for line in lines))


def _state_rules(readiness: Readiness, only: str = "") -> str:
    return listed(
        say("readiness-rule-line", state=word(rule.state), rule=state_reason(rule.rule))
        for rule in readiness.rules.project_state
        if only in ("", rule.state)
    )
