"""Both sides of a change in the uploaded sheets: value, original text, cell, file, who."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from data.dispatch import Bridge, Cell, Change, Side, Step
from data.dispatch.sentences import measure_name, written_delta
from data.dispatch.topics import side_text
from ui.components.cells import show_project_cells, show_row_cells
from ui.components.tables import ROW_HEIGHT, chosen_row, table_height
from ui.dispatch.pair import Dispatch
from ui.formats import UNKNOWN, date_text, is_unknown, moment
from ui.language import field_label, language, say
from ui.readiness.wording import item_name
from ui.records import records
from ui.verbatim import verbatim

# The fields that decide whether a project is in the signed total, and with how much.
_SIGNING = ("planned_investment_wan", "signed_date", "stage", "agreement_type")

_HEADS = (
    "value",
    "original",
    "cell",
    "header",
    "sheet",
    "file",
    "as-of",
    "version",
    "by",
)


def cell_text(cell: Cell | None) -> str:
    """``签约项目台账!T9``; the sheet alone where it has no cell for it, a dash without a sheet."""
    if cell is None:
        return UNKNOWN
    return f"{cell.sheet}!{cell.cell}" if cell.cell else cell.sheet


def open_cells(dispatch: Dispatch, change: Change) -> None:
    """Opens the panel with the cells of both sides; one panel a run."""
    field = item_name(change.item) if change.item else field_label(change.field)
    title = say("dispatch-cells-title", project=change.project_name, field=field)
    st.dialog(verbatim(title), width="large", position="right")(_panel)(dispatch, change)


def _panel(dispatch: Dispatch, change: Change) -> None:
    if change.is_silent:
        st.html(f'<p class="sb-warning">{escape(say("dispatch-silent-said"))}</p>')
    head = "".join(f"<th>{escape(say(f'source-{name}'))}</th>" for name in _HEADS)
    body = "".join(
        _row(say(f"dispatch-side-{name}"), change, side)
        for name, side in (("old", change.old), ("new", change.new))
    )
    st.html(
        '<div class="sb-scroll" tabindex="0"><table class="sb-table sb-cells">'
        f"<thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    for name, side, snapshot, project_id in (
        ("old", change.old, dispatch.before, change.before_id),
        ("new", change.new, dispatch.view.now, change.after_id),
    ):
        if side.cell is None or side.cell.row_number is None:
            continue
        with st.expander(say(f"dispatch-all-{name}"), key=f"dispatch-all-{name}"):
            if change.kind in ("permit", "funds"):
                show_row_cells(side.cell.sheet_id, side.cell.row_number, (), key=f"-{name}")
            elif project_id:
                show_project_cells(snapshot.id, project_id, (side.field,), key=f"-{name}")


def _row(label: str, change: Change, side: Side) -> str:
    cell = side.cell
    value = side_text(change, side, language())
    if cell is None:
        return f"<tr><td><b>{escape(label)}</b></td><td>{escape(value)}</td>" + (
            f"<td>{UNKNOWN}</td>" * (len(_HEADS) - 1) + "</tr>"
        )
    where = cell.cell or say("dispatch-not-there")
    return (
        f'<tr><td class="sb-nowrap"><b>{escape(label)}</b></td><td>{escape(value)}</td>'
        f"<td><b>{escape(cell.original or UNKNOWN)}</b></td>"
        f'<td class="sb-code">{escape(where)}</td><td>{escape(cell.header or UNKNOWN)}</td>'
        f"<td>{escape(cell.sheet)}</td><td>{escape(cell.file)}</td>"
        f'<td class="sb-nowrap">{date_text(cell.as_of)}</td><td>V{cell.version}</td>'
        f"<td>{escape(cell.uploaded_by)} · {escape(cell.unit)} · {moment(cell.uploaded_at)}</td>"
        "</tr>"
    )


def open_steps(dispatch: Dispatch, bridge: Bridge) -> None:
    """Opens the panel with every delta of a bridge; a row shows the cells that it comes from."""
    st.dialog(measure_name(bridge, language()), width="large", position="right")(_steps)(
        dispatch, bridge
    )


def _steps(dispatch: Dispatch, bridge: Bridge) -> None:
    frame = pd.DataFrame(
        [
            {
                "project": step.project_name,
                "reason": say(f"dispatch-reason-{step.reason}"),
                "delta": say("dispatch-amount-unstated")
                if step.delta is None
                else written_delta(bridge.measure, step.delta, language()),
            }
            for step in bridge.steps
        ]
    )
    st.html(f'<p class="sb-note">{escape(say("source-pick"))}</p>')
    state = st.dataframe(
        frame,
        key="dispatch-steps",
        hide_index=True,
        height=table_height(len(frame), 8),
        row_height=ROW_HEIGHT,
        column_config={
            "project": field_label("project_name"),
            "reason": say("dispatch-column-reason"),
            "delta": say("dispatch-column-delta"),
        },
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": [0]}},
        alt=measure_name(bridge, language()),
    )
    row = chosen_row(state)
    if row is None or row >= len(bridge.steps):
        return
    step = bridge.steps[row]
    if bridge.measure == "funds":
        _fund_cells(dispatch, step)
        return
    for name, snapshot, project_id in (
        ("old", dispatch.before, step.before_id),
        ("new", dispatch.view.now, step.after_id),
    ):
        if project_id:
            st.html(f'<h2 class="sb-h2">{escape(say(f"dispatch-side-{name}"))}</h2>')
            show_project_cells(snapshot.id, project_id, _SIGNING, key=f"-{name}")


def _fund_cells(dispatch: Dispatch, step: Step) -> None:
    """The last row of the funds ledger that counts, on either side."""
    found = dispatch.read("fund_changes", basis=dispatch.comparison.bridge("funds").basis)
    for row in records(found[found["project_name"] == step.project_name]):
        for name in ("old", "new"):
            if not is_unknown(row[f"{name}_sheet_id"]):
                st.html(f'<h2 class="sb-h2">{escape(say(f"dispatch-side-{name}"))}</h2>')
                show_row_cells(
                    str(row[f"{name}_sheet_id"]),
                    int(row[f"{name}_row_number"]),
                    (),
                    key=f"-{name}",
                )
