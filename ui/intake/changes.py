"""Step four: what publishing would add, change and remove, row by row, before it happens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

import pandas as pd
import streamlit as st

from data.intake import BatchDraft, Change, Changes
from data.intake.changes import FieldChange
from data.intake.draft_changes import draft_changes, loses_most
from data.intake.stage_moves import stage_direction, stage_moves
from ui.components import section_title
from ui.components.tables import table_height
from ui.formats import count, date_text
from ui.intake import jobs
from ui.intake.stage_moves import show_stage_moves
from ui.intake.words import form_label
from ui.language import field_label, say, word
from ui.snapshots import store
from ui.verbatim import verbatim

_SHOWN = 500


@dataclass(frozen=True)
class Summary:
    """How many rows would come, change and go.

    slips: amounts that changed by a suspicious factor; factors: by which.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    slips: int = 0
    factors: tuple[int, ...] = ()


def changes_step(job: jobs.Job) -> Summary:
    """Lists the changes of a ready upload against its base version, and counts them."""
    if job.intake is None or not job.intake.drafts:
        return Summary()
    said = job.sameness.decisions()
    found = [(draft, draft_changes(store(), draft, said)) for draft in job.intake.drafts]
    summary = Summary(
        added=sum(len(one.added) for _, one in found),
        changed=sum(len(one.changed) for _, one in found),
        removed=sum(len(one.removed) for _, one in found),
        slips=sum(len(_slips(one)) for _, one in found),
        factors=tuple(sorted({factor for _, one in found for factor in _slips(one)})),
    )
    is_same = not (summary.added or summary.changed or summary.removed)
    section_title(
        say("data-changes-none")
        if is_same
        else say(
            "data-changes-title",
            added=count(summary.added),
            changed=count(summary.changed),
            removed=count(summary.removed),
        ),
        say("data-changes-note", version=str(job.base)) if job.base else say("data-changes-first"),
    )
    for draft, one in found:
        if loses_most(one):
            st.warning(
                say(
                    "data-changes-loses",
                    form=form_label(draft.ledger, draft.form),
                    unit=verbatim(draft.unit),
                    removed=count(len(one.removed)),
                    before=count(len(one.removed) + len(one.changed) + one.unchanged),
                )
            )
    if summary.slips:
        factors = "、".join(count(factor) for factor in summary.factors)
        st.warning(say("data-changes-slips", count=summary.slips, factors=factors))
    show_stage_moves(stage_moves(one for _, one in found), job.intake.drafts)
    forms = Counter((draft.ledger, draft.form) for draft, _ in found)
    lines = [
        line
        for draft, one in found
        for line in _lines(draft, one, is_alone=forms[draft.ledger, draft.form] == 1)
    ]
    if lines:
        _table(lines, key=f"changes-{job.job_id}")
    return summary


def _slips(one: Changes) -> list[int]:
    return [field.slip for change in one.changed for field in change.fields if field.is_slip]


def _lines(draft: BatchDraft, one: Changes, *, is_alone: bool) -> Iterator[tuple[str, ...]]:
    form = form_label(draft.ledger, draft.form)
    if not is_alone:  # several units or months of one form in this upload
        form = f"{form} · {draft.unit} · {date_text(draft.as_of_date)}"
    for change in one.changed:
        for field in change.fields:
            kind = "renamed" if change.was and field.field == "project_name" else "changed"
            yield (
                f"{say(f'data-change-{kind}')}{_mark(field)}",
                form,
                change.label,
                field_label(field.field),
                word(field.old),
                word(field.new),
                _row(change),
            )
    for kind, rows in (("added", one.added), ("removed", one.removed)):
        for change in rows:
            yield say(f"data-change-{kind}"), form, change.label, "", "", "", _row(change)


def _mark(field: FieldChange) -> str:
    if field.is_slip:
        return f" {say('data-change-slip', factor=count(field.slip))}"
    return f" {say('stage-move-mark')}" if stage_direction(field) == "back" else ""


def _row(change: Change) -> str:
    place = change.draft or change.current
    return "" if place is None else str(place.row)


def _table(lines: list[tuple[str, ...]], *, key: str) -> None:
    names = ("kind", "ledger", "name", "field", "old", "new", "row")
    headers = [say(f"data-change-{name}") for name in names]
    # Slips first: they are the ones to ask about.
    plain = {say(f"data-change-{kind}") for kind in ("changed", "added", "removed")}
    shown = sorted(lines, key=lambda line: line[0] in plain)[:_SHOWN]
    st.dataframe(
        pd.DataFrame(shown, columns=headers),
        key=key,
        hide_index=True,
        row_height=32,
        height=table_height(len(shown), 10),
        column_config={headers[0]: st.column_config.TextColumn(width=190)},
        alt=say("data-changes-title", added="", changed="", removed=""),
    )
    if len(lines) > _SHOWN:
        more = say("data-changes-more", shown=count(_SHOWN), count=count(len(lines)))
        st.html(f'<p class="sb-note">{escape(more)}</p>')
