"""Funds in place by definition and status: what is approved, only reported, returned.

Definitions are never added: one is chosen. So is whether what is only reported counts.
"""

from __future__ import annotations

from html import escape

import streamlit as st

from data.figures import FUND_PARTS
from data.fund_status import has_part, since_note, status_note
from data.rules import load_rules
from data.trace import Reference
from ui.components import section_title
from ui.components.drawer import link_attributes
from ui.formats import UNKNOWN, amount, column_amount, is_unknown
from ui.language import field_label, language, say, word
from ui.overview.readings import Overview
from ui.records import Record, records
from ui.snapshots import rows

_SHAPES = {"approved": "●", "reported": "▲", "unstated": "○", "returned": "✕"}
_COUNTED, _APPROVED = "counted", "approved"
_SHOWN = 12


def funds_section(overview: Overview) -> None:
    """The chosen definition's sum with its statuses, and the projects that it is made of."""
    bases = records(rows("screens/figures/funds", snapshot_id=overview.view.now.id))
    if not bases:
        return
    default = load_rules().measures.funds.default_basis
    bases.sort(key=lambda row: row["basis"] != default)
    named = {str(row["basis"] or ""): row for row in bases}
    place = st.container(key="overview-funds-title")
    with st.container(horizontal=True, gap="small", key="overview-funds-choices"):
        basis = st.segmented_control(
            say("funds-choose-basis"),
            list(named),
            default=default if default in named else next(iter(named)),
            format_func=_basis,
            key="overview-funds-basis",
            required=True,
        )
        status = st.segmented_control(
            say("funds-choose-status"),
            [_COUNTED, _APPROVED],
            default=_COUNTED,
            format_func=lambda one: say(f"funds-choose-{one}"),
            key="overview-funds-status",
            required=True,
        )
    chosen = named[basis if basis in named else next(iter(named))]
    is_approved = status == _APPROVED
    with place:
        section_title(
            _title(chosen, is_approved=is_approved),
            since_note(chosen, language()),
            references=[
                reference
                for part in (("approved", "year") if is_approved else ("year", *FUND_PARTS))
                if (reference := _reference(chosen, chosen, part)) is not None
            ],
        )
    _table(overview, chosen, is_approved=is_approved)


def _basis(basis: str) -> str:
    return word(basis) if basis else say("funds-basis-unstated")


def _title(row: Record, *, is_approved: bool) -> str:
    basis = word(row["basis"]) if row["basis"] else say("funds-basis-none")
    if is_unknown(row["year_wan"]):
        return say("funds-title-none", basis=basis)
    whole = str(amount(row["year_wan"], language()))
    if is_approved:
        own = str(amount(row["approved_wan"], language()))
        return say("funds-title-approved", basis=basis, amount=own, whole=whole)
    return say("funds-title", basis=basis, amount=whole, status=status_note(row, language()))


def _table(overview: Overview, chosen: Record, *, is_approved: bool) -> None:
    found = records(
        rows(
            "screens/overview/fund_statuses",
            snapshot_id=overview.view.now.id,
            basis=chosen["basis"],
        )
    )
    if is_approved:
        found = [row for row in found if not is_unknown(row["approved_wan"])]
        found.sort(key=lambda row: -float(str(row["approved_wan"])))
    sums = ("approved",) if is_approved else FUND_PARTS
    kept = [
        part for part in sums if part == "approved" or any(has_part(row, part) for row in found)
    ]
    whole = () if is_approved else ("year",)
    head = "".join(f"<th>{escape(text)}</th>" for text in (field_label("project_name"),)) + "".join(
        f'<th class="sb-number">{escape(_head(part))}</th>' for part in (*whole, *kept)
    )
    body = "".join(
        f"<tr><td>{escape(str(row['project_name']))}</td>"
        + "".join(_cell(chosen, row, part) for part in (*whole, *kept))
        + "</tr>"
        for row in found[:_SHOWN]
    )
    rest = len(found) - _SHOWN
    if rest > 0:
        body += (
            f'<tr><td colspan="{1 + len(whole) + len(kept)}" class="sb-note">'
            f"{escape(say('overview-attention-rest', count=rest))}</td></tr>"
        )
    totals = "".join(_cell(chosen, chosen, part) for part in (*whole, *kept))
    body += f"<tr><td><b>{escape(say('figure-total-sum'))}</b></td>{totals}</tr>"
    st.html(
        '<div class="sb-scroll" tabindex="0"><table class="sb-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _head(part: str) -> str:
    if part == "year":
        return say("overview-column-funds")
    return f"{_SHAPES[part]} {say(f'funds-status-{part}')}"


def _cell(chosen: Record, row: Record, part: str) -> str:
    """A project's amount, or the sum where the row is the chosen definition's own."""
    written = escape(_written(row, part))
    said = f"<b>{written}</b>" if row is chosen else written
    return f'<td class="sb-number"{link_attributes(_reference(chosen, row, part))}>{said}</td>'


def _written(row: Record, part: str) -> str:
    value = row[f"{part}_wan"]
    return UNKNOWN if is_unknown(value) else column_amount(value, language())


def _reference(chosen: Record, row: Record, part: str) -> Reference | None:
    """The rows of a sum, or of one project's part of it; None where nothing is stated."""
    if is_unknown(row[f"{part}_wan"]):
        return None
    scope = {"basis": chosen["basis"] or None, "part": part}
    cut = {} if row is chosen else {"project_key": row["project_key"]}
    return Reference.of("funds_part", scope, **cut)
