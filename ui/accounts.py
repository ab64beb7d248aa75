"""The accounts page: who may sign in and do what, invitations, and the sessions that last."""

from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import urljoin

import streamlit as st

from data.access import Session, end_sessions, invitation, sessions
from data.accounts import Account, AccountRefusal, accounts, add, change
from data.audit import deed
from data.formats import moment
from data.language import language, say
from data.rights import actor
from data.rules import load_rules
from data.rules.roles import ROLES, Role
from data.second_step import turn_off
from ui.components import note, page_head, section_title
from ui.intake.upload import known_units
from ui.markup import render, verbatim
from ui.signed_in import ask_again
from ui.snapshots import current_view

_LINK, _CHOSEN, _NEW = "accounts-link", "accounts-chosen", ""


def accounts_page() -> None:
    """The accounts, one to be changed or made, and who is signed in."""
    found, running = accounts(), sessions()
    page_head(
        "accounts",
        current_view(),
        say("accounts-headline", count=len(found), sessions=len(running)),
        say("accounts-sub"),
    )
    _link()
    if not actor().name:
        note(say("accounts-by-link"))
    if found:
        heads = [say(f"accounts-{name}") for name in ("name", "role", "units", "state")]
        st.html(render("components.table", [_row(one) for one in found], heads, ("",) * 4))
    else:
        note(say("accounts-none"))
    if ask_again():
        return
    _editor(found)
    _sessions(running)


def _row(one: Account) -> list[str]:
    units = say("account-units-all") if one.units is None else "、".join(one.units)
    return [
        one.name,
        " · ".join(filter(None, (say(f"role-{one.role}"), one.county_name))),
        (units or say("account-units-none")) if one.role == "editor" else "",
        say(f"account-state-{_state(one)}") + (say("account-state-second") if one.second else ""),
    ]


def _state(one: Account) -> str:
    return "closed" if one.is_closed else "open" if one.password else "invited"


def _link() -> None:
    """The invitation that was just made, shown once."""
    made: tuple[str, str] | None = st.session_state.pop(_LINK, None)
    if made is not None:
        name, token = made
        st.success(say("accounts-link", name=verbatim(name)))
        st.code(urljoin(st.context.url or "", f"sign-in/link#{token}"), language=None)


def _editor(found: list[Account]) -> None:
    names = [one.name for one in found]
    section_title(say("accounts-change"), say("accounts-change-note"))
    name = st.selectbox(
        say("accounts-which"),
        [_NEW, *names],
        key=_CHOSEN,
        format_func=lambda one: one or say("accounts-new"),
        width=320,
    )
    chosen = next((one for one in found if one.name == name), None)
    key = name or "new"
    typed = "" if chosen else st.text_input(say("accounts-name"), key="accounts-name", width=320)
    role: Role = st.selectbox(
        say("accounts-role"),
        ROLES[1:],
        index=ROLES.index(chosen.role) - 1 if chosen else 1,
        key=f"accounts-role-{key}",
        format_func=lambda one: say(f"role-{one}"),
        help=say("accounts-role-help"),
        width=320,
    )
    county = _county(chosen, key)
    units: list[str] | None = None
    if role == "editor":
        units = _units(chosen, key)
    with st.container(horizontal=True, gap="small"):
        if st.button(say("accounts-save"), key="accounts-save", type="primary"):
            _save(chosen, typed, role, units, county)
        if chosen is None:
            return
        if not chosen.is_closed and st.button(say("accounts-invite"), key="accounts-invite"):
            with deed("accounts", f"invite {chosen.name}"):
                st.session_state[_LINK] = (chosen.name, invitation(chosen))
            st.rerun()
        if chosen.second and st.button(say("accounts-reset"), key="accounts-reset"):
            with deed("accounts", f"reset {chosen.name}"):
                turn_off(chosen.name)
                end_sessions(chosen.name)
            st.rerun()
        word = "open" if chosen.is_closed else "close"
        if st.button(say(f"accounts-{word}"), key=f"accounts-{word}"):
            with deed("accounts", f"{word} {chosen.name}"):
                change(chosen.name, chosen.role, chosen.units, is_closed=word == "close")
                end_sessions(chosen.name)
            st.rerun()


def _county(chosen: Account | None, key: str) -> str:
    """The county that a new account is for, in a prefecture; that of one that is there stays."""
    counties = {one.adcode: one.name for one in load_rules().prefecture.county}
    if not load_rules().is_of_prefecture:
        return ""
    return st.selectbox(
        say("accounts-county"),
        ["", *counties],
        index=["", *counties].index(chosen.county) if chosen and chosen.county in counties else 0,
        key=f"accounts-county-{key}",
        format_func=lambda one: counties.get(one) or say("accounts-county-all"),
        help=say("accounts-county-help"),
        disabled=chosen is not None,
        width=320,
    )


def _units(chosen: Account | None, key: str) -> list[str] | None:
    """The reporting units of an editor; None for all of them."""
    own = list(chosen.units or ()) if chosen else []
    is_every = chosen is None or chosen.units is None
    if st.checkbox(say("accounts-every-unit"), value=is_every, key=f"accounts-every-{key}"):
        return None
    return st.multiselect(
        say("accounts-units"),
        sorted({*known_units(), *own}),
        default=own,
        key=f"accounts-units-{key}",
        accept_new_options=True,
        placeholder=say("accounts-units-choose"),
        width=640,
    )


def _save(
    chosen: Account | None, typed: str, role: Role, units: list[str] | None, county: str
) -> None:
    try:
        if chosen is None:
            with deed("accounts", f"add {' '.join(typed.split())[:40]}"):
                made = add(typed, role, units, county)
                st.session_state[_LINK] = (made.name, invitation(made))
        else:
            with deed("accounts", f"change {chosen.name} {role}"):
                change(chosen.name, role, units, is_closed=chosen.is_closed)
    except AccountRefusal as refusal:
        st.error(verbatim(f"{refusal.message(language())}{refusal.remedy(language())}"))
        return
    st.rerun()


def _sessions(running: list[Session]) -> None:
    section_title(say("accounts-sessions"), say("accounts-sessions-note"))
    for number, one in enumerate(running):
        line, action = st.columns([5, 1], vertical_alignment="center")
        line.html(
            render(
                "components.paragraph",
                say(
                    "accounts-session",
                    name=one.name or say("data-administrator"),
                    role=say(f"role-{one.role}"),
                    since=_time(one.since),
                    used=_time(one.used),
                ),
            )
        )
        if action.button(say("accounts-end"), key=f"accounts-end-{number}", type="tertiary"):
            with deed("accounts", f"end {one.name}".strip()):
                end_sessions(one.name, one.key)
            st.rerun()


def _time(seconds: float) -> str:
    return moment(datetime.fromtimestamp(seconds, UTC))
