"""``account``: accounts as the machine's administrator keeps them, without the database."""

from __future__ import annotations

import argparse

from data.access import end_sessions, invitation
from data.accounts import Account, AccountRefusal, account, accounts, add, change
from data.audit import deed
from data.environment import site
from data.reports.report import Json, Report, refusal_report
from data.second_step import turn_off
from data.texts import Language, text

ACTIONS = ("list", "add", "invite", "reset", "close", "open")


def account_report(asked: argparse.Namespace) -> Report:
    """The accounts after what was asked; with a link's token where one is invited anew."""
    language: Language = asked.language
    name, token = " ".join(asked.name.split()), ""
    try:
        if asked.action != "list":
            with deed("accounts", f"{asked.action} {name}"):
                token = _done(asked.action, name, asked)
    except AccountRefusal as refusal:
        said = refusal.message(language), refusal.remedy(language)
        return refusal_report(refusal.key, *said, language)
    found = accounts()
    payload: Json = {"accounts": [account_json(one) for one in found]}
    lines = [_line(one, language) for one in found] or [text(language, "cli-accounts-none")]
    if token:
        payload["token"] = token
        lines.append(
            text(language, "cli-account-link", name=name, address=site() or "…", token=token)
        )
    return Report.of(payload, lines)


def account_json(one: Account) -> Json:
    """An account as ``account --json`` prints it; null units are all of them."""
    units = None if one.units is None else list(one.units)
    return {
        "name": one.name,
        "role": one.role,
        "units": units,
        "county": one.county or None,
        "open": not one.is_closed,
        "has_password": bool(one.password),
    }


def _done(action: str, name: str, asked: argparse.Namespace) -> str:
    """What was asked, done; the token of an invitation, "" where there is none."""
    if action == "add":
        units = None if asked.units is None else [one for one in asked.units.split(",") if one]
        return invitation(add(name, asked.role, units, asked.county))
    found = account(name)
    if found is None:
        raise AccountRefusal("account-unknown", name=name)
    if action == "invite":
        return invitation(found)
    if action == "reset":
        turn_off(found.name)
        end_sessions(found.name)
        return ""
    change(name, found.role, found.units, is_closed=action == "close")
    if action == "close":
        end_sessions(found.name)
    return ""


def _line(one: Account, language: Language) -> str:
    state = "closed" if one.is_closed else "open" if one.password else "invited"
    units = text(language, "account-units-all") if one.units is None else "、".join(one.units)
    units = units or text(language, "account-units-none")
    return text(
        language,
        "cli-account",
        name=one.name,
        role=text(language, f"role-{one.role}"),
        state=text(language, f"account-state-{state}"),
        units=units,
        is_editor=int(one.role == "editor"),
        county=one.county or "none",
    )
