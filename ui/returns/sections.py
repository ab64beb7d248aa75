"""The parts of the returns page below its head."""

from __future__ import annotations

from functools import partial
from html import escape

import pandas as pd
import streamlit as st

from data.documents.archive import MIME as ARCHIVE
from data.documents.archive import archive
from data.formats import date_text, moment
from data.language import language, say
from data.returns import (
    Period,
    Return,
    is_sendable,
    reminder_text,
    reminder_workbook,
    reminders,
    return_form_name,
    return_form_workbook,
)
from data.returns.reminders import form_label, period_label
from data.returns.return_form import MIME
from data.rules import load_rules
from data.rules.returns import Deadline
from data.screens.returns_readings import Page, label
from data.screens.rules_cited import cited
from data.screens.view import store
from ui.components import note, section_title
from ui.components.tables import chosen_row, table_height
from ui.returns.matrix import matrix_html, state_words
from ui.signed_in import may_upload

_ROWS = 12


def matrix_section(page: Page) -> None:
    """Unit × form."""
    found = page.found
    if not found.returns:
        note(say("returns-nothing-owed"))
        return
    open_units = {one.unit for one in found.to_chase if one.counted}
    counted = list(dict.fromkeys(one.unit for one in found.owed))
    section_title(
        say(
            "returns-matrix-title",
            units=len(counted),
            complete=sum(unit not in open_units for unit in counted),
        ),
        say("returns-matrix-note"),
    )
    st.html(matrix_html(found))


def list_section(page: Page) -> Return | None:
    """Every return with what is known of it; the chosen one is handed back."""
    returns = sorted(page.found.returns, key=lambda one: not (one.is_missing or one.filing is None))
    if not returns:
        return None
    section_title(say("returns-list-title", count=len(returns)), say("returns-list-note"))
    columns = ("unit", "form", "state", "due", "filed", "version", "rows", "issues")
    frame = pd.DataFrame([_line(one) for one in returns], columns=list(columns))
    headers = {name: say(f"returns-column-{name}") for name in columns}
    state = st.dataframe(
        frame.rename(columns=headers),
        key="returns-list",
        hide_index=True,
        row_height=32,
        height=table_height(len(frame), _ROWS),
        on_select="rerun",
        selection_mode="single-row",
        placeholder="—",
        column_config={headers["filed"]: st.column_config.TextColumn(width=96)},
        alt=say("returns-list-title", count=len(returns)),
    )
    row = chosen_row(state)
    return returns[row] if row is not None and row < len(returns) else None


def reminders_section(page: Page) -> None:
    """The reminders as text to copy and as a workbook."""
    found = page.found
    said = reminders(found, language())
    if not said:
        section_title(say("returns-reminders-none"))
        return
    section_title(
        say("returns-reminders-title", units=len(said), returns=len(found.to_chase)),
        say("returns-reminders-note"),
    )
    with st.container(key="returns-reminders"):
        st.code(reminder_text(found, language()), language=None, wrap_lines=True)
    period = period_label(page.month, language())
    with st.container(horizontal=True, gap="small"):
        st.download_button(
            say("returns-reminders-download"),
            data=partial(reminder_workbook, found, language()),
            file_name=say("returns-reminders-file", period=period),
            mime=MIME,
            key="returns-reminders-download",
        )


def return_forms_section(page: Page) -> None:
    """One click, one workbook for each unit that has something to file; an archive for all."""
    if not may_upload():
        section_title(say("returns-sign-in-title"), say("returns-sign-in-note"))
        return
    by_unit = returns_to_send(page)
    if not by_unit:
        return
    section_title(
        say("returns-forms-title", units=len(by_unit)),
        say("returns-forms-note", version=str(page.version)),
    )
    with st.container(horizontal=True, gap="small", key="returns-forms"):
        if len(by_unit) > 1:
            period = period_label(page.month, language())
            st.download_button(
                say("returns-forms-all", units=len(by_unit)),
                data=partial(_all_return_forms, by_unit, page.month, page.version),
                file_name=say("returns-forms-file", period=period),
                mime=ARCHIVE,
                key="returns-forms-all",
                type="primary",
            )
        for unit, returns in by_unit.items():
            return_form_button(unit, returns, page)


def return_form_button(
    unit: str, returns: list[Return], page: Page, *, where: str = "list"
) -> None:
    """The button that makes a unit's workbook when it is clicked."""
    st.download_button(
        say("returns-form-of", unit=unit),
        data=partial(return_form_workbook, store(), returns, page.month, page.version),
        file_name=return_form_name(unit, page.month),
        mime=MIME,
        key=f"returns-form-{where}-{unit}",
    )


def returns_to_send(page: Page) -> dict[str, list[Return]]:
    """By unit what is missing or wrong and has a form; other units are not there."""
    by_unit: dict[str, list[Return]] = {}
    for one in filter(is_sendable, page.found.to_chase):
        by_unit.setdefault(one.unit, []).append(one)
    return by_unit


def rules_section() -> None:
    """The rules that decided, with their sources and where to change them."""
    rules = load_rules().returns
    lines = [_rule(say("returns-rule-usual"), rules.usual)]
    for key, deadline in rules.by_form.items():
        name, _, form = key.partition("/")
        lines.append(_rule(form_label((name, form), language()), deadline))
    history = "returns-rule-history" if rules.history_counts else "returns-rule-no-history"
    lines += [say(history), say("returns-rule-days"), say("returns-rule-file")]
    with st.expander(say("returns-rules-title"), key="returns-rules"):
        body = "".join(f"<li>{escape(line)}</li>" for line in lines)
        st.html(f'<ul class="sb-batches">{body}</ul>')


def _rule(what: str, deadline: Deadline) -> str:
    return say(
        f"returns-rule-{deadline.every}",
        what=what,
        month=deadline.due_month,
        day=str(deadline.due_day),
        source=cited(deadline.source),
    )


def _all_return_forms(by_unit: dict[str, list[Return]], month: Period, version: int) -> bytes:
    ledger = store()
    return archive(
        [
            (return_form_name(unit, month), return_form_workbook(ledger, returns, month, version))
            for unit, returns in by_unit.items()
        ]
    )


def _line(one: Return) -> tuple[object, ...]:
    filing = one.filing
    return (
        one.unit,
        label(one),
        state_words(one.state, one.days),
        date_text(one.due),
        None if filing is None else moment(filing.at)[:10],
        None if filing is None else f"V{filing.version}",
        None if filing is None else filing.rows,
        None if filing is None else filing.errors + filing.warnings,
    )
