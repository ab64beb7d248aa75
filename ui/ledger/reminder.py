"""Late rows of one unit: a text to send to it, and an order (督办) for the dispatch page."""

from __future__ import annotations

import streamlit as st

from data.language import say
from data.rights import may
from data.screens import ledger_reminder as reminder
from data.screens.ledger_readings import Listed
from data.screens.ledger_words import rows_text
from ui.components.drawer.entry_facts import ORDER_ASKED
from ui.components.tables import open_page


def remind_button(listed: Listed) -> None:
    """Opens the text for the unit that has most late rows, another by choice."""
    late = reminder.late_units(listed)
    if not late:
        return
    with st.popover(say("ledger-remind"), key="ledger-remind", width="content"):
        unit = st.selectbox(
            say("ledger-remind-unit"),
            list(late),
            format_func=lambda one: say(
                "ledger-head", field=one, unit=rows_text(listed.declared, late[one])
            ),
            key="ledger-remind-unit",
        )
        rows = reminder.late_rows(listed, unit)
        st.code(reminder.reminder_text(listed, unit, rows), language=None, wrap_lines=True)
        if may("orders") and listed.view.is_latest:
            label, help_ = say("ledger-remind-order"), say("ledger-entry-assign-help")
            if st.button(label, key="ledger-remind-order", type="primary", help=help_):
                said = reminder.matter(listed, rows)
                st.session_state[ORDER_ASKED] = {"matter": said, "responsible_unit": unit}
                open_page("dispatch", section="orders")
