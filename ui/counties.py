"""The sections of the counties page: coverage, figures side by side, ranks, targets."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, date_text
from data.language import say
from data.prefecture.servers import address
from data.rules import load_rules
from data.rules.prefecture import ComparedMeasure
from data.screens import counties as sentences
from data.screens.counties import Counties, County, Told
from ui.components import pick_from, section_title
from ui.components.drawer import link_attributes
from ui.markup import render

MEASURE = "measure"
_COVERAGE = ("name", "state", "day", "uploaded", "returns", "version")


def coverage_section(counties: Counties) -> None:
    """Every county of the settings, those that have not reported too; each leads to its board."""
    section_title(say("counties-coverage"), say("counties-coverage-note"))
    heads = [say(f"counties-column-{name}") for name in _COVERAGE]
    lines = [
        (
            address(one.server),
            one.name,
            one.state,
            sentences.state_text(one),
            date_text(one.day),
            date_text(one.uploaded),
            sentences.returns_text(one),
            UNKNOWN if one.version is None else str(one.version),
        )
        for one in counties.all
    ]
    st.html(render("counties.coverage", heads, lines))


def compared_section(counties: Counties) -> None:
    """A measure a column, with its change and rank; each value opens the report's cell."""
    section_title(say("counties-compare"), say("counties-compare-note"))
    measures = load_rules().prefecture.measure
    places = {one.key: counties.ranks(one) for one in measures}
    lines = [
        (
            one.name,
            [
                _cell(
                    told := one.told.get(measure.title),
                    sentences.in_column(measure, told),
                    sentences.rank_text(places[measure.key].get(one.server.name)),
                    sentences.change_text(measure, told),
                )
                for measure in measures
            ],
        )
        for one in counties.all
    ]
    heads = [say("counties-column-name"), *map(sentences.head, measures)]
    st.html(render("counties.compared", heads, lines))
    st.html(render("pages.bulleted", sentences.leads(counties), "sb-note"))


def bars_section(counties: Counties) -> None:
    """The ranked counties as bars of the chosen measure, the largest project darker."""
    ranked = [one for one in load_rules().prefecture.measure if one.is_ranked]
    if not any(counties.ranks(one) for one in ranked):
        return
    names = {one.key: one for one in ranked}
    place = st.container(key="counties-bars-title")
    chosen = names[
        pick_from(
            MEASURE,
            say("counties-pick"),
            list(names),
            write=lambda key: sentences.title(names[key]),
            width=220,
        )
    ]
    with place:
        title = say("counties-bars", measure=sentences.title(chosen))
        section_title(title, say("counties-bars-note"))
    places = counties.ranks(chosen)
    shown = sorted(
        (one for one in counties.all if one.server.name in places),
        key=lambda one: places[one.server.name].place,
    )
    most = max((one.told[chosen.title].value or 0 for one in shown), default=0) or 1
    lines = [_bar(chosen, one, sentences.rank_text(places[one.server.name]), most) for one in shown]
    st.html(render("counties.bars", lines))


def targets_section(counties: Counties) -> None:
    """How much of its targets of the year each county has reached."""
    targets = counties.targets
    if not targets:
        return
    section_title(say("counties-targets"), say("counties-targets-note"))
    lines = [
        (
            one.name,
            [
                _cell(told := one.told.get(target), sentences.completion_text(told))
                for target in targets
            ],
        )
        for one in counties.all
    ]
    heads = [say("counties-column-name"), *map(sentences.target_name, targets)]
    st.html(render("counties.compared", heads, lines))


def _cell(told: Told | None, value: str, *below: str) -> tuple[Markup, str, list[str]]:
    """What opens the report's row, the value, and what stands below it."""
    lines = [line for line in below if line]
    return link_attributes(told.reference) if told else Markup(), value, lines


def _bar(
    measure: ComparedMeasure, one: County, rank: str, most: float
) -> tuple[Markup, str, str, float, float, str, str]:
    told = one.told[measure.title]
    value = told.value or 0.0
    said = ""
    if told.largest_name:
        said = say("counties-largest", name=told.largest_name, place=told.place)
    share = told.largest / value if value else 0.0
    written = sentences.written(measure, told.value)
    return (
        link_attributes(told.reference),
        rank,
        one.name,
        value / most,
        min(share, 1.0),
        written,
        said,
    )
