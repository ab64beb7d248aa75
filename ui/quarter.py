"""The quarter's analysis: the quarter, a chart a measure, sentences, what is due next."""

from __future__ import annotations

from functools import partial

import streamlit as st
from markupsafe import Markup

from data.language import say
from data.screens import quarter as said
from data.screens.quarter import QUARTERS, Quarter, quarters_begun
from data.screens.view import View
from ui.charts.quarter import month_chart
from ui.components import pick_one, section_title
from ui.components.drawer import link_attributes, linked_names, linked_sentence
from ui.cuts import pick_cut
from ui.markup import measured, render

_NOTHING = (None,) * 12
# Overdue months that stand open; more of them are folded.
_OPEN = 6


def pick_quarter(view: View) -> Quarter:
    """One of the quarters that have begun; the newest is the usual one."""
    begun = [str(number) for number in quarters_begun(view)]
    picked = pick_one(
        "quarter",
        say("quarter-pick"),
        begun,
        write=lambda number: said.quarter_word(int(number)),
        is_label_shown=False,
        default=begun[-1],
    )
    return Quarter(view, int(picked), pick_cut(view, "quarter"))


def charts_section(quarter: Quarter) -> None:
    """Six measures on the months of the year; one of which no ledger speaks is left out."""
    st.html(render("quarter.charts", [_chart(quarter, one) for one in said.known(quarter)]))


def _chart(quarter: Quarter, measure: str) -> Markup:
    course, last = quarter.now[measure], quarter.last.get(measure)
    begun = quarters_begun(quarter.view)
    opened = [quarter.opens(measure, month) for month in range(1, 13)]
    return month_chart(
        say(f"quarter-measure-{measure}"),
        said.written(measure, quarter.of(measure)),
        said.compared(quarter, measure),
        course.months,
        last.months if last else _NOTHING,
        [said.short(measure, course.of(one)) or "—" if one in begun else "" for one in QUARTERS],
        quarter.number,
        partial(said.short, measure),
        [link_attributes(one) for one in opened],
    )


def sentences_section(quarter: Quarter) -> None:
    """What a document says of the quarter, each figure of the year opening its rows."""
    section_title(say("quarter-sentences"))
    lines = [linked_sentence(text, [reference]) for text, reference in said.sentences(quarter)]
    st.html(render("quarter.sentences", [*lines, *map(measured, said.missing(quarter))]))


def due_section(quarter: Quarter) -> None:
    """Starts and productions due by the end of the next quarter."""
    section_title(said.due_title(quarter))
    ids = {str(row["project_name"]): row["project_id"] for row in quarter.due}
    found = [(month, linked_names(text, ids), late) for month, text, late in said.due_rows(quarter)]
    late = [row for row in found if row[2]]
    coming = [row for row in found if not row[2]]
    folded = said.late_title(quarter) if len(late) > _OPEN else ""
    if found:
        st.html(render("quarter.due", coming, late, folded, say("quarter-overdue")))
