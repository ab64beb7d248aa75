"""Grids: projects whose rows open their page, columns of amounts, issues with their remedies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from pandas.io.formats.style import Styler
from streamlit.typing import DataframeState

from data.documents.lists import issue_workbook
from data.formats import UNKNOWN, column_digits, column_value, is_unknown, rounded
from data.issues import Issue, stored_issue
from data.language import language, say
from data.palette import LIGHTS
from data.reports.issues import column_heads, issue_line
from data.screens.view import store
from ui.components.downloads import download_button
from ui.language import PARAMETER
from ui.registry import LEDGER, page
from ui.snapshots import VERSION
from ui.theme import current_theme

if TYPE_CHECKING:
    from streamlit.elements.lib.column_types import ColumnConfig

Columns = Mapping[str, "ColumnConfig | str | None"]
ROW_HEIGHT = 32
HEADER_HEIGHT = 32
# What the frame keeps in the URL of every page.
# The date is bound to its box, which writes it into the URL again by itself.
_EVERYWHERE = (PARAMETER, VERSION)


def project_table(
    frame: pd.DataFrame,
    columns: Columns,
    *,
    key: str,
    id_column: str = "project_id",
    max_rows: int = 12,
    hint: str = "",
) -> None:
    """A table of projects; choosing a row opens the project's page.

    columns: column name → ``st.column_config`` entry or label, in display order; every
    other column of the frame stays hidden, and so does one in which no row says anything.
    max_rows: rows shown before it scrolls.
    """
    silent = {name: None for name in columns if len(frame) and not any(map(_says, frame[name]))}
    state = st.dataframe(
        with_lights(frame[list(columns)]),
        key=key,
        hide_index=True,
        column_config={**columns, **silent},
        row_height=ROW_HEIGHT,
        height=table_height(len(frame), max_rows),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="—",
        alt=hint or key,
    )
    if hint:
        st.html(f'<p class="sb-note">{hint}</p>')
    row = chosen_row(state)
    if row is not None and row < len(frame):
        open_project(str(frame[id_column].iloc[row]))


def _says(cell: object) -> bool:
    return not is_unknown(cell) and cell not in ("", UNKNOWN)


def with_lights(frame: pd.DataFrame, column: str = "light") -> pd.DataFrame | Styler:
    """The frame with its written lights (``✕ 告警``) in their colours; exceptions bold."""
    if column not in frame:
        return frame
    theme = current_theme()
    looks = {
        symbol.shape: f"color: {symbol.colour(theme)}; font-weight: {700 if symbol.order else 400}"
        for symbol in LIGHTS.values()
    }
    return frame.style.map(lambda text: looks.get(str(text)[:1], ""), subset=[column])


def open_project(project_id: str) -> None:
    """Goes to the project's page, keeping language, date and version in the URL."""
    open_page("project", project=project_id)


def open_list(name: str, **query: str) -> None:
    """Goes to the list of a declared ledger."""
    open_page(f"{LEDGER}{name}", **query)


def open_page(name: str, **query: str) -> None:
    """Goes to a page, with this in its URL beside language, date and version."""
    target = page(name)
    if target is None:
        return
    kept = {name: st.query_params.get_all(name) for name in _EVERYWHERE if name in st.query_params}
    st.switch_page(target, query_params={**kept, **query})


def chosen_row(state: object) -> int | None:
    """The selected row of a table's state; None while nothing is selected."""
    if not isinstance(state, DataframeState):
        return None
    selected = state.selection.rows
    return int(selected[0]) if selected else None


def table_height(rows: int, max_rows: int) -> int:
    """Pixels of a table that shows all its rows, at most ``max_rows`` of them.

    A longer one is cut through its next row, so that a reader sees that it goes on.
    """
    more = ROW_HEIGHT // 2 if rows > max_rows else 0
    return HEADER_HEIGHT + ROW_HEIGHT * max(min(rows, max_rows), 1) + more + 2


def yi_values(wan: pd.Series) -> pd.Series:
    """Amounts in 万元 as a grid prints them under ``yi_column``; unknown stays missing."""
    return pd.Series(
        [column_value(value, language()) for value in wan], index=wan.index, dtype="float64"
    )


def percent_values(shares: pd.Series) -> pd.Series:
    """Shares (0–1) in percent with one decimal; unknown stays missing."""
    written = [None if is_unknown(value) else float(rounded(value * 100, 1)) for value in shares]
    return pd.Series(written, index=shares.index, dtype="float64")


def yi_column(key: str, width: int | None = None) -> ColumnConfig:
    """A column of ``yi_values`` under the message ``key``, which names the unit."""
    digits = column_digits(language())
    return st.column_config.NumberColumn(say(key), format=f"%.{digits}f", width=width)


_WIDTHS = (80, 150, 100, 60, 120, 350, 350)


def show_issues(issues: Sequence[Issue], *, key: str) -> None:
    """Issues as a table, and the button that saves them as a workbook."""
    chosen = language()
    lines = [issue_line(issue, chosen) for issue in issues]
    headers = column_heads(chosen)
    st.dataframe(
        pd.DataFrame([line.texts for line in lines], columns=headers),
        key=key,
        hide_index=True,
        height=table_height(len(lines), 10),
        row_height=32,
        column_config={
            head: st.column_config.TextColumn(width=width)
            for head, width in zip(headers, _WIDTHS, strict=True)
        },
        alt=say("data-issues-note"),
    )
    download_button(
        say("data-issues-download"),
        data=lambda: issue_workbook(lines, chosen),
        file_name=say("data-issues-file"),
        mime="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        key=f"{key}-download",
    )


def stored_issues(version: int, batch_id: str | None = None) -> list[Issue]:
    """What was published as wrong with a version; of one of its batches where one is named."""
    rows = store().query("screens/data/issues", sequence=version, batch_id=batch_id).to_pylist()
    return [stored_issue(row) for row in rows]
