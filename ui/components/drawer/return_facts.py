"""What is known of one return: why it is owed, how its lateness is reckoned, where it stands."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import streamlit as st
from markupsafe import Markup

from data.formats import UNKNOWN, count, date_text, is_unknown, moment
from data.language import language, say
from data.returns.collection import Return, period_label
from data.returns.duties import Filing
from data.screens.figure import cited
from data.screens.view import store
from ui.components.tables import show_issues, stored_issues
from ui.markup import known, measured, render, return_symbol

_PLACE = ("source-file", "source-sheet", "source-header", "returns-sheet-rows")
_COUNTS = {
    "loaded_count": "data-batch-loaded",
    "rejected_count": "data-batch-rejected",
    "error_count": "data-batch-errors",
    "warning_count": "data-batch-warnings",
}


def show_facts(one: Return, today: date, *, key: str) -> None:
    """The facts of a return, the sheets that it came in, and what is wrong at which cell.

    key: tells several apart that stand in one run.
    """
    st.html(render("drawer.facts", _facts(one, today)))
    if one.filing is None:
        return
    st.html(_sheets(one.filing))
    if one.filing.errors or one.filing.warnings:
        found = stored_issues(one.filing.version, one.filing.batch_id)
        show_issues(found, key=f"returns-issues-{key}")


def show_returned(one: object, today: str) -> None:
    """The facts of a return in the drawer."""
    if isinstance(one, Return):
        show_facts(one, date.fromisoformat(today), key="drawer")


def _facts(one: Return, today: date) -> list[tuple[str, str]]:
    """Name and HTML of each fact; what is unknown is left out."""
    facts = [
        ("state", return_symbol(one.state)),
        ("reckoned", Markup("<br>").join(map(measured, reckoned(one, today)))),
        ("period", period_label(one.period, language())),
        ("due", date_text(one.due)),
        ("rule", cited(one.duty.deadline.source)),
        ("source", _source(one)),
    ]
    if one.missed_before:
        facts.append(("before", str(one.missed_before)))
    if one.decision is not None:
        facts.append(("decision", _decided(one)))
    filing = one.filing
    if filing is not None:
        facts += [
            ("filed", f"{moment(filing.at)} · {filing.by}"),
            ("version", f"V{filing.version}"),
            ("as-of", date_text(filing.as_of)),
        ]
        if filing.span is not None:
            span = f"{date_text(filing.span[0])} – {date_text(filing.span[1])}"
            facts.append(("span", span))
    return [fact for fact in facts if fact[1]]


def reckoned(one: Return, today: date) -> Iterator[str]:
    """The days and counts that decided on the state; nothing where a person decided."""
    filing, due = one.filing, date_text(one.due)
    if one.is_missing:
        yield say(f"returns-reckoned-{one.state}", today=date_text(today), due=due, days=one.days)
    if filing is None:
        return
    if filing.is_sample:
        yield say("returns-reckoned-sample")
    else:
        name = "late" if one.days else "in-time"
        filed = date_text(filing.at)
        yield say(f"returns-reckoned-{name}", filed=filed, due=due, days=one.days)
    if filing.errors or filing.rejected:
        yield say("returns-reckoned-errors", errors=filing.errors, rejected=filing.rejected)
    if filing.span is not None and one.is_partial:
        covered, end = filing.span[1], one.period.end
        yield say(
            "returns-reckoned-partial",
            covered=date_text(covered),
            end=date_text(end),
            days=(end - covered).days,
        )


def _sheets(filing: Filing) -> Markup:
    """HTML of where the filing's tables stand in its files."""
    found = store().frame("screens/returns/sheets", batch_id=filing.batch_id)
    rows = [
        (
            sheet["file_name"],
            sheet["sheet_name"],
            known(sheet["header_cells"]),
            # Beside a sheet without rows pandas hands the numbers over as fractions.
            UNKNOWN
            if is_unknown(sheet["first_row"])
            else f"{count(sheet['first_row'])}–{count(sheet['last_row'])}",
            *(count(sheet[name]) for name in _COUNTS),
        )
        for sheet in found.to_dict("records")
    ]
    kinds = ("", "", "sb-code", "sb-nowrap", *("sb-number" for _ in _COUNTS))
    heads = [say(key) for key in (*_PLACE, *_COUNTS.values())]
    return render("components.table", rows, heads, kinds)


def _source(one: Return) -> str:
    if one.duty.source == "history" and one.duty.since is not None:
        return say("returns-source-history", since=date_text(one.duty.since, "month"))
    if one.duty.source == "settings":
        return say("returns-source-settings")
    if one.decision is not None:
        return say("returns-source-person", by=one.decision.by, time=moment(one.decision.at))
    return say("returns-source-person", by="—", time="—")


def _decided(one: Return) -> str:
    decision = one.decision
    if decision is None:
        return ""
    sentence = say(f"returns-decided-{decision.action}", by=decision.by, time=moment(decision.at))
    return f"{sentence} · {decision.reason}" if decision.reason else sentence
