"""The funds page: the bridge between two definitions, months, and the projects that differ."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.formats import count, date_text
from data.language import say, word
from data.screens import fund_gaps as sentences
from data.screens.fund_gaps import KINDS, FundGaps
from data.screens.records import Record, known_number
from data.screens.view import View, speaks
from ui.charts.waterfall import falls_list, waterfall_figure
from ui.components import note, pick_one, section_title
from ui.components.drawer import link_attributes
from ui.markup import render
from ui.theme import current_theme

BASIS, KIND = "basis", "kind"
_ALL = "all"
_SHOWN = 40


def pick_basis(view: View) -> FundGaps:
    """Shows what the office's definition is held against; "" where no other is told."""
    others = sentences.others(view)
    if len(others) < 2:
        return FundGaps(view, others[0] if others else "")
    label = say("fund-gap-pick-basis")
    return FundGaps(view, pick_one(BASIS, label, others, write=_against, is_label_shown=False))


def _against(basis: str) -> str:
    return say("fund-gap-against", basis=word(basis))


def bases_section(gaps: FundGaps) -> None:
    """Every definition's sum in a line of its own: never added, never divided."""
    names = ("basis", "year", "projects", "unmatched")
    heads = [
        (say(f"fund-gap-column-{name}"), "sb-number" if at else "") for at, name in enumerate(names)
    ]
    lines = [
        (
            link_attributes(sentences.reference(str(row["basis"]))) if row["basis"] else "",
            [
                (word(row["basis"]) if row["basis"] else say("funds-basis-unstated"), "sb-nowrap"),
                (sentences.cell(row["year_wan"]), "sb-number"),
                (count(row["project_count"]), "sb-number"),
                (count(row["unmatched_count"]), "sb-number"),
            ],
        )
        for row in gaps.bases
    ]
    section_title(say("fund-gap-bases", count=len(gaps.bases)), say("fund-gap-bases-note"))
    st.html(render("ledger.list", heads, lines, (), say("fund-gap-pick-basis")))


def bridge_section(gaps: FundGaps) -> None:
    """From one total to the other: returned, the office's reasons, what nobody explains."""
    section_title(sentences.bridge_title(gaps), say("fund-gap-bridge-note"))
    drawn = sentences.falls(gaps)
    st.html(falls_list(drawn))
    with st.container(key="dispatch-bridge-box"):
        st.plotly_chart(
            waterfall_figure(drawn, current_theme(), word(gaps.default)),
            key="funds-bridge-chart",
            theme=None,
            config={"displayModeBar": False, "scrollZoom": False},
        )
    if gaps.sum_of("rest_wan") and not speaks(gaps.view, "fund_gaps"):
        note(say("fund-gap-how"))


def months_section(gaps: FundGaps) -> None:
    """The two definitions by month; a dash where a month alone is not known."""
    section_title(sentences.months_title(gaps), say("fund-gap-months-note"))
    names = ("month", "own", "other", "gap")
    texts = {"default": word(gaps.default), "basis": word(gaps.basis)}
    heads = [
        (say(f"fund-gap-column-{name}", **texts), "sb-number" if at else "")
        for at, name in enumerate(names)
    ]
    lines = [
        (
            "",
            [
                (date_text(row["month_date"], "month"), "sb-nowrap"),
                (_of_month(row, "default"), "sb-number"),
                (_of_month(row, "other"), "sb-number"),
                (sentences.cell(sentences.month_gap(row), is_delta=True), "sb-number"),
            ],
        )
        for row in gaps.months
    ]
    st.html(render("ledger.list", heads, lines, (), say("fund-gap-column-month")))


def _of_month(row: Record, side: str) -> str:
    return sentences.cell(None if row[f"{side}_unknown_count"] else row[f"{side}_wan"])


def list_section(gaps: FundGaps) -> None:
    """The projects, cut to one reason at a time; each amount opens its rows."""
    place = st.container()
    kinds = [kind for kind in KINDS if gaps.of_kind(kind)]
    picked = pick_one(
        KIND,
        say("fund-gap-kind"),
        [_ALL, *kinds],
        write=lambda one: _all(gaps) if one == _ALL else sentences.kind_word(gaps, one),
        is_label_shown=False,
    )
    found = gaps.projects if picked == _ALL else gaps.of_kind(picked)  # type: ignore[arg-type]
    with place:
        section_title(sentences.list_title(gaps), say("fund-gap-list-note"))
    third = [] if gaps.third is None else ["third"]
    compared = ("other", *third, "gap", "rest") if gaps.basis else ()
    why = ("reasons",) if gaps.basis else ()
    names = ("project", "own", *compared, "status", *why)
    texts = {
        "default": word(gaps.default),
        "basis": word(gaps.basis),
        "third": word(gaps.third or ""),
    }
    heads = [
        (say(f"fund-gap-column-{name}", **texts), "" if name in _WORDS else "sb-number")
        for name in names
    ]
    lines = [("", _cells(gaps, row, names)) for row in found[:_SHOWN]]
    st.html(render("fund_gaps.projects", heads, lines, _sums(found, names)))
    if len(found) > _SHOWN:
        note(say("fund-gap-left-out", count=len(found) - _SHOWN))


_WORDS = ("project", "status", "reasons")


def _all(gaps: FundGaps) -> str:
    return say("fund-gap-kind-all", count=len(gaps.projects))


def _cells(gaps: FundGaps, row: Record, names: Sequence[str]) -> list[tuple[str, str, str]]:
    """Of each column the text, its class, and what opens its rows."""
    bases = {"own": gaps.default, "other": gaps.basis, "third": gaps.third or ""}
    columns = {"own": "default_wan", "other": "other_wan", "third": "third_wan"}
    said = {
        "project": str(row["project_name"] or row["project_key"]),
        "status": sentences.status_text(row),
        "gap": sentences.cell(row["gap_wan"], is_delta=True),
        "reasons": sentences.reasons_text(row),
        "rest": sentences.cell(row["rest_wan"], is_delta=True),
    }
    found = []
    for name in names:
        if name in bases:
            value = row[columns[name]]
            is_told = known_number(value) is not None
            link = link_attributes(sentences.reference(bases[name], row)) if is_told else ""
            found.append((sentences.cell(value), "sb-number", link))
        else:
            css = "sb-number" if name not in _WORDS else ""
            found.append(
                (
                    said[name],
                    f"{css} sb-strong" if name == "rest" and known_number(row["rest_wan"]) else css,
                    "",
                )
            )
    return found


def _sums(found: Sequence[Record], names: Sequence[str]) -> list[tuple[str, str]]:
    columns = {
        "own": "default_wan",
        "other": "other_wan",
        "third": "third_wan",
        "gap": "gap_wan",
        "rest": "rest_wan",
    }
    sums = []
    for name in names:
        if name == "project":
            sums.append((say("fund-gap-sum", count=len(found)), ""))
        elif name in columns:
            known = [
                value for row in found if (value := known_number(row[columns[name]])) is not None
            ]
            sums.append(
                (
                    sentences.cell(sum(known), is_delta=name in ("gap", "rest")) if known else "",
                    "sb-number",
                )
            )
        else:
            sums.append(("", ""))
    return sums
