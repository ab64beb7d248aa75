"""The returns page: who filed the month, who has not, what is decided of each, what goes out."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.documents.archive import MIME as ARCHIVE
from data.documents.archive import archive
from data.documents.lists import reminder_workbook
from data.environment import time_zone
from data.formats import date_text, moment
from data.language import language, say
from data.ledgers import ledgers
from data.returns.collection import (
    Collection,
    Return,
    State,
    form_label,
    months,
    period_label,
    reminder_text,
    reminders,
    usual_month,
)
from data.returns.duties import Action, forms_to_owe
from data.returns.periods import Period, month_of
from data.returns.return_form import MIME, is_sendable, return_form_name, return_form_workbook
from data.rights import may
from data.rules import load_rules
from data.rules.returns import Deadline
from data.screens.figure import cited
from data.screens.returns import Page, label
from data.screens.view import View, store
from ui.components import note, pick_from, section_title
from ui.components.downloads import download_button
from ui.components.drawer.return_facts import show_facts
from ui.components.tables import chosen_row, table_height
from ui.markup import light_of_return, render, return_symbol
from ui.signed_in import signed_as


def pick_page(view: View | None) -> Page:
    """Shows the choice of a month (``?period=2021-12``) and returns what it says."""
    today = datetime.now(ZoneInfo(time_zone())).date()
    version = None if view is None else view.now.version
    usual = usual_month(store(), today, version)
    known = months(store(), today, version)
    codes = list(dict.fromkeys([usual.code, *(month.code for month in known)]))
    picked = pick_from("period", say("returns-period"), codes, write=_month_word, width=160)
    return Page(view, month_of(picked), today)


def _month_word(code: str) -> str:
    return period_label(month_of(code), language())


def state_words(state: State, days: int) -> str:
    """The same as plain text, for tables: ``✕ 逾期 3 天``."""
    light = light_of_return(state)
    is_late = state == "overdue"
    word = say("returns-cell-overdue", days=days) if is_late else say(f"returns-state-{state}")
    return f"{light.shape} {word}" if light else word


def matrix_html(found: Collection) -> Markup:
    """The table; a unit that does not owe a form has an empty cell there."""
    owed = {(one.unit, one.form): (return_symbol(one.state), _detail(one)) for one in found.returns}
    rows = [(unit, [owed.get((unit, form)) for form in found.forms]) for unit in _open_first(found)]
    return render("pages.returns", [form_label(form, language()) for form in found.forms], rows)


def _detail(one: Return) -> str:
    """Below the state: when and as which version, or how late; a longer period by its name."""
    parts: list[str] = []
    if one.period.every != "month":
        parts.append(period_label(one.period, language()))
    if one.state == "overdue":
        parts.append(say("returns-cell-overdue", days=one.days))
    elif one.state == "waiting":
        parts.append(say("returns-cell-waiting", days=one.days))
    elif one.filing is not None:
        if one.filing.errors:
            parts.append(say("returns-cell-errors", count=one.filing.errors))
        elif one.is_partial:
            parts.append(say("returns-cell-partial"))
        parts.append(f"{_when(one)} · V{one.filing.version}")
        if one.days:
            parts.append(say("returns-cell-late", days=one.days))
    elif one.decision is not None:
        parts.append(one.decision.reason or one.decision.by)
    return " · ".join(parts)


def _open_first(found: Collection) -> list[str]:
    """Units of which something is missing or wrong stand above those that are done."""
    is_open = {one.unit for one in found.to_chase}
    return sorted(found.units, key=lambda unit: unit not in is_open)


def _when(one: Return) -> str:
    """When it was filed; without its year where that is the due day's."""
    filed = moment(one.filing.at) if one.filing else ""
    return filed[5:] if filed.startswith(str(one.due.year)) else filed[:10]


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
        download_button(
            say("returns-reminders-download"),
            data=partial(reminder_workbook, found, language()),
            file_name=say("returns-reminders-file", period=period),
            mime=MIME,
            key="returns-reminders-download",
        )


def return_forms_section(page: Page) -> None:
    """One click, one workbook for each unit that has something to file; an archive for all."""
    if not may("upload"):
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
            download_button(
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
    download_button(
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
    if any(one.is_declared and one.every == "quarter" for one in ledgers()):
        quarter = rules.deadline("", "", every="quarter")
        lines.append(_rule(say("returns-rule-own"), quarter))
    for key, deadline in rules.by_form.items():
        name, _, form = key.partition("/")
        lines.append(_rule(form_label((name, form), language()), deadline))
    history = "returns-rule-history" if rules.history_counts else "returns-rule-no-history"
    lines += [say(history), say("returns-rule-days"), say("returns-rule-file")]
    with st.expander(say("returns-rules-title"), key="returns-rules"):
        st.html(render("pages.bulleted", lines, "sb-batches"))


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


def chosen_section(page: Page, one: Return) -> None:
    """What is known of the chosen return, and what may be done about it."""
    section_title(f"{one.unit} · {label(one)}")
    show_facts(one, page.today, key="chosen")
    if not may("correct") or not page.is_newest:
        return
    if is_sendable(one):
        return_form_button(one.unit, [one], page, where="chosen")
    reason = st.text_input(
        say("returns-reason"), key=f"returns-reason-{one.unit}-{'-'.join(one.form)}"
    )
    with st.container(horizontal=True, gap="small", key="returns-decide"):
        for name, action, last in _choices(one):
            if st.button(say(f"returns-act-{name}"), key=f"returns-act-{name}"):
                _save(one, action, last, reason)


def add_section(page: Page) -> None:
    """A form with which a unit is made to owe a form from the chosen month on."""
    if not may("correct") or not page.is_newest:
        return
    with (
        st.expander(say("returns-add-title"), key="returns-add"),
        st.form("returns-add-form", border=False, clear_on_submit=True),
    ):
        unit = st.selectbox(
            say("returns-column-unit"),
            sorted(page.found.units),
            index=None,
            accept_new_options=True,
            placeholder=say("returns-add-unit"),
        )
        form = st.selectbox(
            say("returns-column-form"),
            forms_to_owe(),
            format_func=lambda one: form_label(one, language()),
        )
        reason = st.text_input(say("returns-reason"))
        sentence = say("returns-add", period=period_label(page.month, language()))
        if st.form_submit_button(sentence, key="returns-add-save"):
            name = str(unit or "").strip()
            if not name or form is None:
                st.warning(say("returns-add-which"))
                return
            store().save_duty(
                by=signed_as(),
                unit=name,
                ledger=form[0],
                form=form[1],
                action="owes",
                from_date=page.month.start,
                to_date=None,
                reason=reason.strip(),
            )
            st.rerun()


def _choices(one: Return) -> list[tuple[str, Action, date | None]]:
    """Name of the button, what it says, until when."""
    if one.filing is not None:
        return [("dispense-later", "dispensed", None)]
    if one.state in ("dispensed", "nil"):
        return [("owes", "owes", None)]
    return [
        ("nil", "nil", one.period.end),
        ("dispense", "dispensed", one.period.end),
        ("dispense-later", "dispensed", None),
    ]


def _save(one: Return, action: Action, last: date | None, reason: str) -> None:
    # Of a period that was filed nothing is dispensed any more: from the next one on.
    first = one.period.start if one.filing is None else _day_after(one)
    store().save_duty(
        by=signed_as(),
        unit=one.unit,
        ledger=one.form[0],
        form=one.form[1],
        action=action,
        from_date=first,
        to_date=last,
        reason=reason.strip(),
    )
    st.rerun()


def _day_after(one: Return) -> date:
    return date.fromordinal(one.period.end.toordinal() + 1)
