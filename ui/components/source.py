"""A figure opens its rows, and every row its cells: file, sheet, address, original text.

The panel is a drawer beside the page. It lists the rows that a figure counts; choosing
one lists every source that speaks of it, the believed one marked.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from html import escape

import pandas as pd
import streamlit as st

from ui.components.cells import show_project_cells, show_row_cells
from ui.components.tables import Columns, chosen_row, table_height
from ui.language import say
from ui.verbatim import verbatim


@dataclass(frozen=True)
class Source:
    """What a figure counts.

    rows: called when the panel opens; a frame with either project_id, or sheet_id and
    row_number, beside the columns shown. columns: column → label or column_config.
    fields: ledger fields whose cells are shown (``planned_investment_wan`` …).
    show_row: shows what stands behind a row of the frame, by its number, where that is
    no ledger row; hint: the line that then says so.
    """

    title: str
    rule: str
    snapshot_id: int
    rows: Callable[[], pd.DataFrame]
    columns: Columns
    fields: tuple[str, ...] = field(default=())
    show_row: Callable[[int], None] | None = None
    hint: str = ""


def open_source(source: Source) -> None:
    """Opens the panel for a figure; one panel a run."""
    st.dialog(verbatim(source.title), width="large", position="right")(_panel)(source)


def _panel(source: Source) -> None:
    frame = source.rows()
    if source.rule:
        st.html(f'<p class="sb-note">{escape(say("source-rule", rule=source.rule))}</p>')
    if frame.empty:
        st.html(f'<p class="sb-sub">{escape(say("source-rows-none"))}</p>')
        return
    st.html(
        f'<h2 class="sb-h2">{escape(say("source-rows", count=len(frame)))}</h2>'
        f'<p class="sb-note">{escape(source.hint or say("source-pick"))}</p>'
    )
    state = st.dataframe(
        frame[list(source.columns)],
        key="source-rows",
        hide_index=True,
        column_config=dict(source.columns),
        height=table_height(len(frame), 8),
        on_select="rerun",
        selection_mode="single-row",
        selection_default={"selection": {"rows": [0]}},
        placeholder="—",
        alt=source.title,
    )
    row = chosen_row(state)
    if row is None or row >= len(frame):
        return
    chosen = frame.iloc[row]
    if source.show_row is not None:
        source.show_row(row)
    elif "project_id" in frame.columns:
        show_project_cells(source.snapshot_id, str(chosen["project_id"]), source.fields)
    else:
        show_row_cells(str(chosen["sheet_id"]), int(chosen["row_number"]), source.fields)
