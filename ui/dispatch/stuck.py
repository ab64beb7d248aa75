"""Permits that wait on an office (卡在部门), by office; nobody is blamed without a limit."""

from __future__ import annotations

from html import escape

import pandas as pd
import streamlit as st

from data.rules import load_rules
from data.rules.days_off import announced_years
from data.trace import Reference
from ui.claims import claim, listed, longest
from ui.components import light_mark, section_title
from ui.components.drawer import link_attributes
from ui.dispatch import answers
from ui.dispatch.pair import Standing
from ui.formats import UNKNOWN, count, date_text, is_unknown
from ui.language import say
from ui.readiness.wording import approval_level, item_name, item_state, office_name
from ui.records import Record, records

_BASES = {"受理": "accepted", "签约": "signed", "上一关口": "gate"}


def stuck_section(dispatch: Standing) -> None:
    """Permits that wait on an office, by office: limit, days, how many are past it."""
    rule = load_rules().dispatch.permits
    first, last = announced_years()
    told = say("dispatch-stuck-note", rule=rule.source, first=str(first), last=str(last))
    section_title(answers.stuck_title(dispatch), told, references=(Reference("stuck"),))
    if dispatch.stuck.empty:
        return
    heads = ("item", "project", "state", "since", "waited", "limit", "overdue")
    top = "".join(f"<th>{escape(say(f'dispatch-stuck-{name}'))}</th>" for name in heads)
    body = "".join(
        _office(office, rows) for office, rows in dispatch.stuck.groupby("office", sort=False)
    )
    st.html(
        '<div class="sb-scroll sb-stuck" tabindex="0"><table class="sb-table">'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _office(office: object, waiting: pd.DataFrame) -> str:
    rows = records(waiting)
    levels = {approval_level(row["approval_level"]) for row in rows}
    said = claim(
        "dispatch-stuck-office",
        office=office_name(office),
        level=say("dispatch-comma").join(sorted(levels)),
        count=listed(waiting),
        overdue=sum(bool(row["is_overdue"]) for row in rows),
        long=sum(bool(row["is_long"]) for row in rows),
        longest=longest(waiting, "waiting_days"),
    )
    link = link_attributes(Reference.of("stuck", None, office=office))
    return f'<tr class="sb-office"{link}><th colspan="7">{escape(said)}</th></tr>' + "".join(
        _stuck_row(row) for row in rows
    )


def _stuck_row(row: Record) -> str:
    if is_unknown(row["limit_days"]):
        limit = say("dispatch-limit-none")
    else:
        limit = say(f"dispatch-limit-{row['limit_kind']}", days=count(row["limit_days"]))
    overdue = ""
    if row["is_overdue"]:
        days = count(row["overdue_days"])
        overdue = f"{light_mark('告警')} {escape(say('dispatch-overdue-days', days=days))}"
    elif row["is_long"]:
        overdue = f"{light_mark('预警')} {escape(say('dispatch-long'))}"
    since = UNKNOWN
    if not is_unknown(row["waiting_since_date"]):
        basis = say(f"readiness-basis-{_BASES[str(row['waiting_basis'])]}")
        since = f"{date_text(row['waiting_since_date'])} {basis}"
    cells = (
        item_name(row["item"]),
        str(row["project_name"]),
        item_state(row["state"]),
        since,
        count(row["waiting_days"]),
        limit,
    )
    return (
        "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in cells) + f"<td>{overdue}</td></tr>"
    )
