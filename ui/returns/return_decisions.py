"""What a clerk says about a return: dispensed, nil, owed after all; and who else owes one."""

from __future__ import annotations

from datetime import date

import streamlit as st

from data.language import language, say
from data.returns import Return, is_sendable
from data.returns.duties import Action, forms_to_owe
from data.returns.reminders import form_label, period_label
from data.screens.returns_readings import Page, label
from data.screens.view import store
from ui.components import section_title
from ui.components.drawer.return_facts import show_facts
from ui.intake.upload import signed_as
from ui.returns.sections import return_form_button
from ui.signed_in import may_upload


def chosen_section(page: Page, one: Return) -> None:
    """What is known of the chosen return, and what may be done about it."""
    section_title(f"{one.unit} · {label(one)}")
    show_facts(one, page.today, key="chosen")
    if not may_upload() or not page.is_newest:
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
    if not may_upload() or not page.is_newest:
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
