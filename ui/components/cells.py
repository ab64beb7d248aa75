"""The cells behind one row, as they stand in the uploaded sheet."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from html import escape

import pandas as pd
import streamlit as st

from ui.formats import UNKNOWN, date_text, is_unknown
from ui.language import field_label, say
from ui.snapshots import store

_COLUMNS = (
    "field",
    "original",
    "value",
    "cell",
    "header",
    "sheet",
    "file",
    "as-of",
    "version",
    "by",
)
# Longer values may break: a paragraph on one line would leave no room for the others.
_ONE_LINE = 24


def show_project_cells(
    snapshot_id: int, project_id: str, fields: tuple[str, ...], *, key: str = ""
) -> None:
    """Every cell that speaks of a project's fields, the believed one marked, then its row.

    key: tells several apart that stand in one panel.
    """
    found = [
        store().frame(
            "screens/trace/project_field",
            snapshot_id=snapshot_id,
            project_id=project_id,
            field=field,
        )
        for field in fields
    ]
    _show(pd.concat(found, ignore_index=True) if found else pd.DataFrame(), key)


def show_row_cells(
    sheet_id: str, row_number: int, fields: tuple[str, ...], *, key: str = ""
) -> None:
    """The cells of one ledger row; all of them where no field is named. key: as above."""
    _show(
        store().frame(
            "screens/trace/cells",
            sheet_id=sheet_id,
            row_number=row_number,
            fields=list(fields) or None,
            item=None,
        ),
        key,
    )


def _show(cells: pd.DataFrame, key: str) -> None:
    if cells.empty:
        st.html(f'<p class="sb-sub">{escape(say("source-cells-none"))}</p>')
        return
    head = "".join(f"<th>{escape(say(f'source-{name}'))}</th>" for name in _COLUMNS)
    is_ranked = "is_chosen" in cells.columns
    if is_ranked:
        head = f"<th>{escape(say('source-chosen'))}</th>{head}"
    body = "".join(_row(cell, is_ranked=is_ranked) for cell in cells.to_dict("records"))
    st.html(
        '<div class="sb-scroll" tabindex="0"><table class="sb-table sb-cells">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )
    first = cells.iloc[0]
    if not is_unknown(first["sheet_id"]):
        with st.expander(say("source-row"), key=f"source-whole-row{key}"):
            _whole_row(str(first["sheet_id"]), int(first["row_number"]))


def _row(cell: Mapping[Hashable, object], *, is_ranked: bool) -> str:
    chosen = ""
    if is_ranked:
        key = "source-chosen-yes" if cell["is_chosen"] is True else "source-chosen-no"
        chosen = f'<td class="sb-nowrap">{escape(say(key))}</td>'
    field = str(cell["field"])
    item = cell.get("item")
    label = field_label(field) if is_unknown(item) or not item else f"{item}"
    value = _value(field, cell["value_text"])
    kept = ' class="sb-nowrap"' if len(value) <= _ONE_LINE else ""
    return (
        f"<tr>{chosen}<td>{escape(label)}</td>"
        f"<td><b>{_text(cell['original_text'] or cell['raw_text'])}</b></td>"
        f"<td{kept}>{escape(value)}</td>"
        f'<td class="sb-code">{_text(cell["cell"])}</td>'
        f"<td>{_text(cell['header_text'])}{_unit(cell)}</td>"
        f"<td>{_text(cell['sheet_name'])}</td><td>{_text(cell['file_name'])}</td>"
        f'<td class="sb-nowrap">{_date(cell["as_of_date"])}</td>'
        f"<td>V{cell['sequence']}</td>"
        f"<td>{_text(cell['uploaded_by'])} · {_text(cell['reporting_unit'])}</td></tr>"
    )


def _whole_row(sheet_id: str, row_number: int) -> None:
    row = store().frame("screens/trace/row", sheet_id=sheet_id, row_number=row_number)
    cells = "".join(
        f'<tr><td class="sb-code">{_text(cell["cell"])}</td><td>{_text(cell["header_text"])}</td>'
        f"<td>{_text(cell['original_text'] or cell['raw_text'])}</td></tr>"
        for cell in row.to_dict("records")
    )
    st.html(f'<div class="sb-scroll"><table class="sb-table"><tbody>{cells}</tbody></table></div>')


def _text(value: object) -> str:
    return UNKNOWN if is_unknown(value) or value == "" else escape(str(value))


def _unit(cell: Mapping[Hashable, object]) -> str:
    """The unit where the header does not print it itself."""
    unit, header = cell["unit_text"], cell["header_text"]
    if is_unknown(unit) or not unit or str(unit) in str(header):
        return ""
    return f"（{escape(str(unit))}）"


def _date(value: object) -> str:
    return date_text(pd.Timestamp(str(value))) if not is_unknown(value) else UNKNOWN


def _value(field: str, text: object) -> str:
    """The stored value: an amount without its idle zeros, with the unit it is stored in."""
    if is_unknown(text) or text == "":
        return UNKNOWN
    written = str(text)
    if not field.endswith("_wan"):
        return written
    whole, _, rest = written.partition(".")
    cents = rest.rstrip("0")
    grouped = f"{int(whole):,}" if whole.lstrip("-").isdecimal() else whole
    return f"{grouped}{'.' if cents else ''}{cents}\u00a0{say('unit-wan')}"
