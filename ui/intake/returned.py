"""A file that came again: what is solved, answered, still there, new; old → new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

import streamlit as st

from data.intake import issue_message
from data.intake.returned import Returned
from data.intake.returned_report import answer_words
from data.issues import Issue
from ui.components import section_title
from ui.formats import date_text
from ui.intake import jobs
from ui.intake.words import severity_label
from ui.language import language, say

_SHOWN = 200
_WIDTHS = {"subject": "6em", "change": "9em", "value": "9em", "message": "14em"}
Line = tuple[str, str, str, str, str]


def returned_summary(job: jobs.Job) -> None:
    """The four groups of each file of a ready upload that came again; nothing for others."""
    for number, one in enumerate(job.returns):
        if one is not None:
            _file(one, key=f"returned-{job.job_id}-{number}")


def _file(returned: Returned, *, key: str) -> None:
    counts = {
        "solved": len(returned.solved),
        "answered": len(returned.answered),
        "still": len(returned.still),
        "new": len(returned.new),
    }
    section_title(say("returned-counts", **counts), _against(returned))
    groups: list[tuple[str, Sequence[Line]]] = [
        ("still", list(_still(returned))),
        ("new", list(_new(returned))),
        ("answered", list(_answered(returned))),
        ("solved", list(_solved(returned))),
    ]
    for group, lines in groups:
        if lines:
            label = say(f"returned-{group}-list", count=len(lines))
            with st.expander(label, key=f"{key}-{group}", expanded=group == "still"):
                _table(group, lines)


def _against(returned: Returned) -> str:
    earlier = returned.earlier
    if earlier.basis == "workbook":
        return say("returned-title", file=returned.file, earlier=earlier.file)
    return say(
        "returned-title-version",
        file=returned.file,
        version=str(earlier.version or ""),
        as_of=date_text(earlier.as_of) if earlier.as_of else "—",
    )


def _solved(returned: Returned) -> Iterator[Line]:
    for one in returned.solved:
        now = say("returned-row-gone") if one.is_gone else _text(one.value)
        cell = _moved(one.earlier.cell, one.cell)
        yield one.sheet, cell, one.subject, _change(one.earlier.value, now), _said(one.earlier)


def _answered(returned: Returned) -> Iterator[Line]:
    for one in returned.answered:
        cell = _moved(one.earlier.cell, one.cell)
        said = f"{answer_words(one, language())} · {_said(one.earlier)}"
        yield one.sheet, cell, one.subject, _text(one.earlier.value), said


def _still(returned: Returned) -> Iterator[Line]:
    for one in returned.still:
        change = _change(one.earlier.value, _text(one.now.value))
        if one.earlier.value == one.now.value:
            change = _text(one.now.value)
        cell = _moved(one.earlier.cell, one.now.cell)
        yield one.now.sheet, cell, one.subject, change, _said(one.now)


def _new(returned: Returned) -> Iterator[Line]:
    for one in returned.new:
        yield one.now.sheet, one.now.cell, one.subject, _text(one.now.value), _said(one.now)


def _table(group: str, lines: Sequence[Line]) -> None:
    names = ("sheet", "cell", "subject", "change", "message")
    if group in ("new", "answered"):
        names = ("sheet", "cell", "subject", "value", "message")
    head = "".join(f"<th>{escape(say(f'returned-column-{name}'))}</th>" for name in names)
    rows = "".join(
        "<tr>"
        + "".join(
            f'<td class="sb-nowrap">{escape(part) or "—"}</td>'
            if name in ("sheet", "cell")
            else f'<td style="min-width:{_WIDTHS[name]}">{escape(part) or "—"}</td>'
            for name, part in zip(names, line, strict=True)
        )
        + "</tr>"
        for line in lines[:_SHOWN]
    )
    st.html(
        '<div class="sb-scroll" tabindex="0"><table class="sb-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )
    if len(lines) > _SHOWN:
        st.html(f'<p class="sb-note">{escape(say("returned-more", shown=_SHOWN))}</p>')


def _said(issue: Issue) -> str:
    return f"{severity_label(issue.severity)}：{issue_message(issue, language())}"


def _moved(old: str, new: str) -> str:
    return f"{old} → {new}" if old and new and old != new else new or old


def _change(old: str, new: str) -> str:
    return f"{_text(old)} → {new}"


def _text(value: str | None) -> str:
    return value or "—"
