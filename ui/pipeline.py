"""The signing pipeline page: its filters, the ladder, the groups, the list."""

from __future__ import annotations

from functools import partial
from typing import Any

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, count, count_change, is_unknown, rounded
from data.language import field_label, language, say, word
from data.palette import LIGHTS
from data.rules import load_rules
from data.screens import pipeline as sentences
from data.screens.claims import claims_line
from data.screens.pipeline import DIMENSIONS, Pipeline
from data.screens.records import records
from data.trace.figures import Reference
from ui.charts.pipeline import breakdown_html, ladder_html
from ui.components import (
    note,
    nothing_matches,
    pick_from,
    project_table,
    section_title,
)
from ui.components.drawer import link_attributes
from ui.components.filters import chosen as linked
from ui.components.tables import Columns, percent_values, yi_column, yi_values

LIST = "list"
CUT = "cut"
SIGNED = "signed"


def ladder_section(pipeline: Pipeline) -> None:
    """Stock and flow of every rung, and the steps between; a click lists the projects."""
    section_title(
        sentences.ladder_title(pipeline),
        sentences.ladder_note(pipeline),
        references=sentences.ladder_references(pipeline),
    )
    link = partial(_link, pipeline, "stage")
    st.html(ladder_html(pipeline.ladder, pipeline.steps, link, days_text, _list_shown()))
    exits = sentences.exits_line(pipeline)
    note(
        sentences.rates_line(pipeline) + (f" {exits}" if exits else ""),
        sentences.rates_references(pipeline),
    )
    if verified := claims_line(pipeline.view, pipeline.filters):
        note(verified)


def days_text(days: float, last_year: float | None) -> str:
    """``143 天 +25``: a median and its change on last year's."""
    now = rounded(days)
    written = say("pipeline-days", days=count(now))
    if last_year is None:
        return written
    return f"{written} {count_change(now - rounded(last_year))}"


def groups_section(pipeline: Pipeline) -> None:
    """Two cuts of the signed projects; the second is the reader's choice."""
    first = pipeline.groups("town")
    if first.empty:
        section_title(sentences.groups_title(first), say("pipeline-groups-empty"))
        return
    section_title(sentences.groups_title(first), say("pipeline-groups-note"))
    _groups(pipeline, first, "town")
    chosen = pick_from(
        CUT,
        say("pipeline-cut"),
        DIMENSIONS[1:],
        write=lambda key: say("pipeline-cut-by", dimension=_dimension_word(key)),
        width=200,
    )
    _groups(pipeline, pipeline.groups(chosen), chosen)


def _groups(pipeline: Pipeline, groups: pd.DataFrame, dimension: str) -> None:
    blank = groups["group_value"].isna()
    projects = pipeline.group_projects(dimension)
    st.html(
        breakdown_html(
            groups.assign(group_value=groups["group_value"].where(~blank, "")),
            projects.assign(group_value=projects["group_value"].fillna("")),
            _dimension_word(dimension),
            lambda value: sentences.group_word(value or None),
            partial(_link, pipeline, dimension),
        )
    )


def _link(pipeline: Pipeline, dimension: str, figure: str, value: str) -> Markup:
    """Opens a figure of a stage or group, and has the list below hold its projects."""
    opens = link_attributes(pipeline.reference(figure, **{dimension: value}))
    if figure == "step_days":
        return opens
    named = figure.removesuffix("_planned") if dimension == "stage" else f"group.{dimension}"
    return opens + Markup(' data-choose="{}={}.{}"').format(LIST, named, value)


def _list_shown() -> str:
    return next(iter(linked(LIST)), "")


def list_section(pipeline: Pipeline) -> None:
    """The list to act on: what a click or the box above it chose."""
    choices = _choices(pipeline)
    for asked in linked(LIST):
        if _is_choice(asked):
            choices.setdefault(asked, _chosen_word(asked))
    left, right = st.columns([3, 1], vertical_alignment="bottom")
    with right:
        picked = pick_from(LIST, say("pipeline-list"), list(choices), write=choices.__getitem__)
    projects = pipeline.read("projects", **_parameters(picked))
    with left:
        is_unknown_list = picked == SIGNED and is_unknown(pipeline.now["signed_count"])
        none = UNKNOWN if is_unknown_list else "0"
        title = sentences.list_title(projects, choices[picked], none)
        section_title(title, references=(_listed(pipeline, picked),))
    if projects.empty:
        if pipeline.is_filtered:
            nothing_matches()
        return
    basis = word(load_rules().measures.funds.default_basis)
    project_table(
        _written(projects),
        _columns(),
        key="pipeline-projects",
        hint=say("pipeline-hint", basis=basis),
    )


def _written(projects: pd.DataFrame) -> pd.DataFrame:
    symbols = projects["light"].map(lambda light: f"{LIGHTS[light].shape} {word(light)}")
    return projects.assign(
        light=symbols,
        stage=projects["stage"].map(word),
        channel=projects["channel"].map(word),
        planned_yi=yi_values(projects["planned_wan"]),
        funds_yi=yi_values(projects["funds_wan"]),
        funds_percent=percent_values(projects["funds_share"]),
    )


def _columns() -> Columns:
    number = st.column_config.NumberColumn
    is_short = language() == "zh"
    return {
        "light": st.column_config.TextColumn(
            say("pipeline-column-light"), width=104 if is_short else 140
        ),
        "project_name": st.column_config.TextColumn(field_label("project_name"), width="medium"),
        "town": field_label("town"),
        "channel": field_label("channel"),
        "stage": st.column_config.TextColumn(
            field_label("stage"), width="small" if is_short else 132
        ),
        "stage_age_days": number(
            say("pipeline-column-age"), format="%d", width="small" if is_short else 112
        ),
        "planned_yi": yi_column("pipeline-column-planned"),
        "funds_yi": yi_column("pipeline-column-funds"),
        "funds_percent": st.column_config.ProgressColumn(
            say("pipeline-column-share"), format="%.1f%%", min_value=0, max_value=100
        ),
        "responsible_unit": field_label("responsible_unit"),
        "next_step": field_label("next_step"),
    }


def _choices(pipeline: Pipeline) -> dict[str, str]:
    found = {SIGNED: say("pipeline-list-signed")}
    for rung in records(pipeline.ladder):
        for measure in ("stock", "flow"):
            if not is_unknown(rung[f"{measure}_count"]) and rung[f"{measure}_count"]:
                key = f"{measure}.{rung['stage']}"
                found[key] = _chosen_word(key)
    for dimension in ("town", *(linked(CUT) or DIMENSIONS[1:2])):
        for value in pipeline.groups(dimension)["group_value"].dropna():
            key = f"group.{dimension}.{value}"
            found[key] = _chosen_word(key)
    return found


def _is_choice(key: str) -> bool:
    """Whether a link's word means a list: ``stock.签约``, ``flow.开工``, ``group.town.昂素镇``."""
    kind, _, rest = key.partition(".")
    if kind == "group":
        return rest.partition(".")[0] in DIMENSIONS
    return kind in {"stock", "flow"} and rest in {rung.stage for rung in load_rules().stages.stage}


def _chosen_word(key: str) -> str:
    kind, _, rest = key.partition(".")
    if kind in {"stock", "flow"}:
        return say(f"pipeline-list-{kind}", stage=word(rest))
    dimension, _, value = rest.partition(".")
    return f"{_dimension_word(dimension)} · {sentences.group_word(value or None)}"


def _parameters(key: str) -> dict[str, Any]:
    kind, _, rest = key.partition(".")
    chosen: dict[str, Any] = dict.fromkeys(("stage", "measure", "dimension", "group_value"))
    if kind in {"stock", "flow"}:
        return {**chosen, "stage": rest, "measure": kind}
    if kind == "group":
        dimension, _, value = rest.partition(".")
        return {**chosen, "dimension": dimension, "group_value": value}
    return {**chosen}


def _dimension_word(dimension: str) -> str:
    return say(f"pipeline-cut-{dimension.replace('_', '-')}")


def _listed(pipeline: Pipeline, choice: str) -> Reference:
    """The figure whose projects the list holds."""
    kind, _, rest = choice.partition(".")
    if kind in ("stock", "flow"):
        return pipeline.reference(kind, stage=rest)
    if kind == "group":
        dimension, _, value = rest.partition(".")
        return pipeline.reference("signed", **{dimension: value})
    return pipeline.reference("signed")
