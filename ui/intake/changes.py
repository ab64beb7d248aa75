"""What publishing would add, change and remove: the bridge, what to look at first, every row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import cast

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.formats import (
    NBSP,
    WAN_PER_YI,
    YUAN,
    amount,
    amount_as_written,
    count,
    date_text,
    rounding_note,
    signed,
)
from data.importer import BatchDraft, Change, Changes
from data.importer.review.diff import FieldChange
from data.importer.review.draft_diff import (
    COLUMN,
    DraftBridge,
    StageMove,
    draft_bridges,
    draft_changes,
    main_amount,
    placed_moves,
    stage_direction,
    stage_moves,
)
from data.language import field_label, language, say
from data.ledgers import Ledger, ledger
from data.reports.review import changed_value, stage_move_text, stage_moves_title
from data.screens.view import store
from ui.components import note, pick_one, section_title
from ui.components.tables import table_height
from ui.intake import jobs
from ui.intake.steps import CHANGES
from ui.markup import form_label, listed, render

_SHOWN = 8
_SHAPES = {"back": "▼", "exit": "✕", "resumed": "▲"}


def show_stage_moves(moves: Sequence[StageMove], drafts: Sequence[BatchDraft]) -> None:
    """One line a project with both cells; nothing where no stage moves the other way."""
    if not moves:
        return
    title = stage_moves_title(moves, language())
    lines = [
        f"{_SHAPES[move.direction]} {stage_move_text(move, language())}"
        for move in placed_moves(store(), drafts, moves[:_SHOWN])
    ]
    if len(moves) > _SHOWN:
        lines.append(say("stage-moves-more", count=count(len(moves) - _SHOWN)))
    st.html(render("intake.moves", title, lines))


def show_bridge(found: Sequence[tuple[BatchDraft, Changes]]) -> None:
    """One of each ledger that comes with amounts; nothing where none is stated."""
    for bridge in draft_bridges(store(), found):
        if not (bridge.before or bridge.after):
            continue
        form, units = form_label(bridge.ledger, bridge.form), listed(bridge.units)
        section_title(bridge_said(bridge), say("bridge-note", form=form, units=units))
        st.html(_drawn(bridge))
        if bridge.unknown:
            about = {"of": bridge.ledger, "field": field_label(bridge.field)}
            unknown = say("bridge-unknown", count=bridge.unknown, **about)
            st.html(render("components.paragraph", unknown))


def bridge_said(bridge: DraftBridge) -> str:
    """The sum written out, the remainder after it."""
    deltas, field = [step.delta for step in bridge.steps], field_label(bridge.field)
    if not deltas:
        return say("bridge-same", field=field, amount=_written(bridge, bridge.after))
    signs = "".join(
        f" {'−' if delta < 0 else '+'} {_number(bridge, abs(delta))}" for delta in deltas
    )
    sentence = say(
        "bridge-sum",
        field=field,
        sum=f"{_number(bridge, bridge.before)}{signs} = {_written(bridge, bridge.after)}",
        remainder=_number(bridge, bridge.remainder),
    )
    if not _in_yi(bridge):
        return sentence
    return sentence + rounding_note((bridge.before, *deltas), bridge.after, language())


def _written(bridge: DraftBridge, value: Decimal) -> str:
    """An amount in the one unit of the bridge: its larger total's."""
    unit = ledger(bridge.ledger).written_in(bridge.field)
    if unit == YUAN:
        return str(amount_as_written(value, unit, language()))
    return str(amount(value, language(), in_yi=_in_yi(bridge)))


def _in_yi(bridge: DraftBridge) -> bool:
    return max(bridge.before, bridge.after) >= WAN_PER_YI


def _number(bridge: DraftBridge, value: Decimal) -> str:
    return _written(bridge, value).partition(NBSP)[0]


def _drawn(bridge: DraftBridge) -> Markup:
    """Totals as numbers on their lines, deltas as bars from one zero line."""
    lines: list[tuple[str, str, tuple[str, float, float] | None]] = [
        (say("bridge-before"), _written(bridge, bridge.before), None)
    ]
    ends = list(accumulate((step.delta for step in bridge.steps), initial=Decimal(0)))
    low, span = min(ends), max(max(ends) - min(ends), Decimal(1))
    for step, at in zip(bridge.steps, ends, strict=False):
        bar = (
            "down" if step.delta < 0 else "up",
            float((min(at, at + step.delta) - low) / span),
            float(abs(step.delta) / span),
        )
        label = say(f"bridge-{step.kind}", of=bridge.ledger, count=count(step.count))
        lines.append((label, signed(_written(bridge, abs(step.delta)), step.delta), bar))
    lines.append((say("bridge-after"), _written(bridge, bridge.after), None))
    return render("intake.bridge", lines)


_CHANGES_SHOWN = 500


@dataclass(frozen=True)
class Line:
    """One line of the list: of which group, whether it is among those to look at first."""

    kind: str
    is_first: bool
    texts: tuple[str, ...]


Found = Sequence[tuple[BatchDraft, Changes]]
FIRST = "first"
# What a total, a stage or a promise is made of is looked at before a wording.
_FIRST_FIELDS = frozenset(
    {COLUMN, "stage", "planned_start_date", "planned_production_date", "signed_date", "amount_wan"}
)


@dataclass(frozen=True)
class Summary:
    """How many rows would come, change and go."""

    added: int = 0
    changed: int = 0
    removed: int = 0

    @property
    def is_same(self) -> bool:
        """Whether publishing would change nothing."""
        return not (self.added or self.changed or self.removed)


def found_changes(job: jobs.UploadJob) -> Found:
    """The changes of each draft of a ready upload; worked out once for what is compared."""
    if job.intake is None:
        return ()
    said = job.sameness.decisions()
    basis = (id(job.intake), store().sequence, said)
    kept = st.session_state.get(_kept(job))
    if kept is None or kept[0] != basis:
        found = [(draft, draft_changes(store(), draft, said)) for draft in job.intake.drafts]
        kept = st.session_state[_kept(job)] = (basis, found)
    return cast("Found", kept[1])


def known_summary(job: jobs.UploadJob) -> Summary | None:
    """The counts, where they were worked out for what is read now."""
    kept = st.session_state.get(_kept(job))
    if kept is None or kept[0][0] != id(job.intake):
        return None
    return summary_of(kept[1])


def summary_of(found: Found) -> Summary:
    """The counts of all drafts together."""
    return Summary(
        added=sum(len(one.added) for _, one in found),
        changed=sum(len(one.changed) for _, one in found),
        removed=sum(len(one.removed) for _, one in found),
    )


def changes_said(summary: Summary) -> str:
    """The answer of the step."""
    if summary.is_same:
        return say("data-changes-none")
    return say(
        "data-changes-title",
        added=count(summary.added),
        changed=count(summary.changed),
        removed=count(summary.removed),
    )


def changes_section(job: jobs.UploadJob, found: Found) -> None:
    """The bridge, what is suspicious, stages that fall back, and the changes, gravest first."""
    if job.intake is None:
        return
    show_bridge(found)
    _warn(found)
    show_stage_moves(stage_moves(one for _, one in found), job.intake.drafts)
    lines = _all_lines(found)
    if lines:
        _list(lines, key=f"changes-{job.job_id}")


def _kept(job: jobs.UploadJob) -> str:
    return f"found-changes-{job.job_id}"


def _warn(found: Found) -> None:
    slips = [factor for _, one in found for factor in _slips(one)]
    if slips:
        factors = "、".join(count(factor) for factor in sorted(set(slips)))
        st.warning(say("data-changes-slips", count=len(slips), factors=factors))


def _all_lines(found: Found) -> list[Line]:
    forms = Counter((draft.ledger, draft.form) for draft, _ in found)
    return [
        line
        for draft, one in found
        for line in _lines(draft, one, is_alone=forms[draft.ledger, draft.form] == 1)
    ]


def _list(lines: Sequence[Line], *, key: str) -> None:
    groups = {
        FIRST: [line for line in lines if line.is_first],
        "added": [line for line in lines if line.kind == "added"],
        "changed": [line for line in lines if line.kind == "changed"],
        "removed": [line for line in lines if line.kind == "removed"],
    }
    with st.container(horizontal=True, vertical_alignment="center", key="changes-tabs"):
        all_said, first = count(len(lines)), len(groups[FIRST])
        section_title(
            say("changes-list-all", count=all_said)
            if first in {0, len(lines)}
            else say("changes-list", count=all_said, first=count(first))
        )
        look = pick_one(
            CHANGES,
            say("changes-look"),
            tuple(groups),
            write=lambda one: f"{say(f'changes-look-{one}')} {count(len(groups[one]))}",
            is_label_shown=False,
            default=next((one for one in groups if groups[one]), FIRST),
        )
    if groups[look]:
        _table(groups[look], key=f"{key}-{look}")
    else:
        note(say("changes-none-of-kind"))


def _slips(one: Changes) -> list[int]:
    return [field.slip for change in one.changed for field in change.fields if field.is_slip]


def _lines(draft: BatchDraft, one: Changes, *, is_alone: bool) -> Iterator[Line]:
    form = form_label(draft.ledger, draft.form)
    declared = ledger(draft.ledger)
    first = _FIRST_FIELDS | {main_amount(declared)} | _of_roles(declared)
    if not is_alone:  # several units or months of one form in this upload
        form = f"{form} · {draft.unit} · {date_text(draft.as_of_date)}"
    for change in one.changed:
        for field in change.fields:
            kind = "renamed" if change.was and field.field == "project_name" else "changed"
            yield Line(
                "changed",
                kind == "renamed" or field.is_slip or field.field in first,
                (
                    f"{say(f'data-change-{kind}')}{_note(field)}",
                    form,
                    change.label,
                    field_label(field.field),
                    _value(declared, field.field, field.old),
                    _value(declared, field.field, field.new),
                    _row(change),
                ),
            )
    for kind, rows in (("added", one.added), ("removed", one.removed)):
        for change in rows:
            texts = (say(f"data-change-{kind}"), form, change.label, "", "", "", _row(change))
            yield Line(kind, True, texts)


def _of_roles(declared: Ledger) -> set[str]:
    """The fields of an own ledger that say how a row stands."""
    roles = ("status", "deadline", "closed_date")
    return {one.name for one in declared.fields if declared.is_declared and one.role in roles}


def _value(declared: Ledger, name: str, written: str | None) -> str:
    """A value of a row as pages write it; an amount with its unit, nothing personal."""
    if written is not None and declared.type_of(name) == "amount":
        return str(amount_as_written(Decimal(written), declared.written_in(name), language()))
    return changed_value(declared, name, written, language())


def _note(field: FieldChange) -> str:
    if field.is_slip:
        return f" {say('data-change-slip', factor=count(field.slip))}"
    return f" {say('stage-move-mark')}" if stage_direction(field) == "back" else ""


def _row(change: Change) -> str:
    place = change.draft or change.current
    return "" if place is None else str(place.row)


def _table(lines: Sequence[Line], *, key: str) -> None:
    names = ("kind", "ledger", "name", "field", "old", "new", "row")
    headers = [say(f"data-change-{name}") for name in names]
    plain = {say(f"data-change-{kind}") for kind in ("changed", "added", "removed")}
    # What is marked is to be asked about: it stands first.
    shown = sorted(lines, key=lambda line: line.texts[0] in plain)[:_CHANGES_SHOWN]
    st.dataframe(
        pd.DataFrame([line.texts for line in shown], columns=headers),
        key=key,
        hide_index=True,
        row_height=32,
        height=table_height(len(shown), 9),
        column_config={headers[0]: st.column_config.TextColumn(width=150)},
        alt=say("changes-look"),
    )
    if len(lines) > _CHANGES_SHOWN:
        note(say("data-changes-more", shown=count(_CHANGES_SHOWN), count=count(len(lines))))
