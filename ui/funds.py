"""The funds page: the bridge between two definitions, months, and the projects that differ."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from data.formats import date_text
from data.language import say, word
from data.palette import LIGHTS
from data.screens import fund_gaps as sentences
from data.screens.fund_gaps import KINDS, FundGaps
from data.screens.records import Record, known_number
from data.screens.view import View, speaks
from ui.charts.bridge import bridge_html
from ui.components import note, pick_one, section_title
from ui.components.drawer import link_attributes, opens
from ui.cuts import pick_cut
from ui.markup import render
from ui.typed_rows import may_type, typed_form

BASIS, KIND = "basis", "kind"
_ALL = "all"
_SHOWN = 40


def pick_basis(view: View) -> FundGaps:
    """Shows what the office's definition is held against, and which projects are looked at."""
    others = sentences.others(view)
    basis = others[0] if others else ""
    if len(others) > 1:
        label = say("fund-gap-pick-basis")
        basis = pick_one(BASIS, label, others, write=_against, is_label_shown=False)
    return FundGaps(view, basis, pick_cut(view, "funds"))


def _against(basis: str) -> str:
    return say("fund-gap-against", basis=word(basis))


def bridge_section(gaps: FundGaps) -> None:
    """From one total to the other: returned, the office's reasons, what nobody explains."""
    section_title(sentences.bridge_title(gaps), say("fund-gap-bridge-note"))
    st.html(bridge_html(sentences.falls(gaps), word(gaps.default)))
    if gaps.sum_of("rest_wan") and not speaks(gaps.view, "fund_gaps"):
        note(say("fund-gap-how"))


def months_section(gaps: FundGaps) -> None:
    """The two definitions by month, side by side; a dash where a month alone is not known."""
    section_title(sentences.months_title(gaps), say("fund-gap-months-note"))
    sides = ("default", "other")
    known = [[_of_month(row, side) for side in sides] for row in gaps.months]
    most = max((abs(one) for both in known for one in both if one), default=1.0)
    columns = [
        (
            date_text(row["month_date"], "month"),
            [(sentences.cell(one), None if one is None else max(one, 0.0) / most) for one in both],
            sentences.cell(sentences.month_gap(row), is_delta=True),
        )
        for row, both in zip(gaps.months, known, strict=True)
    ]
    names = (word(gaps.default), word(gaps.basis))
    st.html(render("fund_gaps.months", columns, names, say("fund-gap-column-month")))


def _of_month(row: Record, side: str) -> float | None:
    return None if row[f"{side}_unknown_count"] else known_number(row[f"{side}_wan"])


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
    found = gaps.projects if picked == _ALL else gaps.of_kind(picked)
    with place:
        section_title(sentences.list_title(gaps), say("fund-gap-list-note"))
    third = [] if gaps.third is None else ["third"]
    if gaps.is_compared:
        names = ("project", "own", "other", *third, "gap", "rest", "status", "reasons")
    else:
        told = {str(row["basis"]) for row in gaps.bases}
        sides = [("own", gaps.default), ("other", gaps.basis)]
        names = ("project", *(name for name, basis in sides if basis in told), *third, "status")
    texts = {
        "default": word(gaps.default),
        "basis": word(gaps.basis),
        "third": word(gaps.third or ""),
    }
    heads = [
        (say(f"fund-gap-column-{name}", **texts), "" if name in _WORDS else "sb-number")
        for name in names
    ]
    most = max((max(_shares(row)) for row in found), default=0.0) or 1.0
    lines = [([one / most for one in _shares(row)], _cells(gaps, row, names)) for row in found]
    table = ("fund_gaps.projects", heads, lines)
    st.html(render(*table, _sums(found, names), gaps.is_compared, 0, _SHOWN))
    if (rest := len(lines) - _SHOWN) > 0:
        with st.expander(say("fund-gap-other-projects", count=rest), key="funds-rest"):
            st.html(render(*table, (), gaps.is_compared, _SHOWN))


def _shares(row: Record) -> list[float]:
    """What the two definitions and the third say of a project, 万元; nothing is 0 long."""
    sides = ("default_wan", "other_wan", "third_wan")
    return [max(known_number(row[side]) or 0.0, 0.0) for side in sides]


def reason_section(gaps: FundGaps) -> None:
    """Why a project's difference is what it is: typed, published, gone from what is unexplained."""
    lacking = [row for row in gaps.of_kind("gap") if known_number(row["rest_wan"])]
    if not lacking or not may_type(gaps.view):
        return
    at = {str(row["project_key"]): row for row in lacking}
    with st.expander(say("fund-gap-typed", count=len(lacking)), key="funds-typed"):
        note(say("fund-gap-typed-note"))
        picked = st.selectbox(
            say("fund-gap-column-project"),
            list(at),
            format_func=lambda one: say(
                "fund-gap-reason",
                reason=str(at[one]["project_name"] or one),
                amount=sentences.cell(at[one]["rest_wan"], is_delta=True),
            ),
            key="funds-typed-project",
            width=420,
        )
        row = at[picked]
        typed_form(
            gaps.view,
            "fund_gaps",
            ("gap_reason", "gap_amount", "gap_month"),
            {"project_ref": row["project_name"] or picked, "gap_basis": gaps.basis},
            {"gap_amount": row["rest_wan"], "gap_month": gaps.view.now.as_of},
            known={"gap_reason": [name for name, _ in gaps.reasons]},
            key=f"funds-{picked}-{gaps.basis}-{row['rest_wan']}",
            label=say("fund-gap-typed-publish"),
        )


_WORDS = ("project", "status", "reasons")


def _all(gaps: FundGaps) -> str:
    return say("fund-gap-kind-all", count=len(gaps.projects))


def _cells(gaps: FundGaps, row: Record, names: Sequence[str]) -> list[tuple[str, str, str]]:
    """Of each column the text, its class, and what opens its rows."""
    bases = {"own": gaps.default, "other": gaps.basis, "third": gaps.third or ""}
    columns = {"own": "default_wan", "other": "other_wan", "third": "third_wan"}
    said = {
        "project": str(row["project_name"] or row["project_key"]),
        "gap": sentences.cell(row["gap_wan"], is_delta=True),
        "reasons": sentences.reasons_text(row),
        "rest": sentences.cell(row["rest_wan"], is_delta=True),
    }
    found = []
    for name in names:
        if name == "status":
            found.append((_status(row), "", ""))
        elif name in bases:
            value = row[columns[name]]
            is_told = known_number(value) is not None
            link = link_attributes(gaps.reference(bases[name], row)) if is_told else ""
            found.append((sentences.cell(value), "sb-number", link))
        else:
            css = "sb-number" if name not in _WORDS else ""
            found.append(
                (
                    said[name],
                    f"{css} sb-strong" if name == "rest" and known_number(row["rest_wan"]) else css,
                    opens("project", project=row["project_id"]) if name == "project" else "",
                )
            )
    return found


def _status(row: Record) -> str:
    said, light = sentences.status_text(row)
    return render("components.symbol", "light", LIGHTS[light], said) if light else said


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
