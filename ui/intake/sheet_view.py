"""What was understood of a sheet: as it stands, in plain words, and where to put it right."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from data.formats import amount, date_text, place_text, share
from data.importer import TableCorrection
from data.importer.corrections import Taken, row_numbers
from data.importer.model import ColumnReport, FileReport, SheetReport
from data.importer.review.sheet_view import sheet_view
from data.language import field_label, language, say, word
from data.ledgers import ledger, ledgers
from data.screens.view import store
from ui.components import section_title
from ui.intake import declare, jobs
from ui.intake.column_words import merged, other_words, unknown_words
from ui.intake.facsimile import (
    IGNORE,
    accounted,
    facsimile,
    field_choices,
    highlights_of,
    item_choices,
    rows_of,
)
from ui.intake.sheet_list import sheet_list
from ui.markup import form_label, listed, render, verbatim

_SHEET_PARTS_SHOWN = 6


def part_sentences(sheet: SheetReport) -> list[str]:
    """What is hidden, which month it is read as, which units its rows name."""
    lines: list[str] = []
    hidden, months, units = sheet.hidden, sheet.same_form, sheet.units
    if hidden is not None:
        state = "left-out" if hidden.is_left_out else "read"
        if hidden.rows:
            lines.append(say(f"data-hidden-rows-{state}", count=hidden.rows))
        if hidden.columns:
            lines.append(
                say(
                    f"data-hidden-columns-{state}",
                    count=len(hidden.columns),
                    headers=_first_names(hidden.columns),
                )
            )
    if months is not None:
        code = "data-months-apart" if months.is_apart else "data-months-together"
        lines.append(say(code, day=date_text(months.as_of), sheets=_first_names(months.sheets)))
    if units is not None and units.is_split:
        rows = _first_names([f"{unit} {count}" for unit, count in units.rows])
        lines.append(say("data-units-split", header=units.header, rows=rows))
    return lines


def part_choices(sheet: SheetReport, key: str) -> dict[str, str]:
    """What was chosen otherwise than it is now: correction's part → value."""
    hidden, months, units = sheet.hidden, sheet.same_form, sheet.units
    chosen: dict[str, str] = {}
    shown = sum(part is not None for part in (hidden, months, units))
    places = iter(st.columns(3) if shown else ())
    if hidden is not None:
        now = "leave-out" if hidden.is_left_out else "read"
        options = {"read": say("data-hidden-read"), "leave-out": say("data-hidden-leave-out")}
        with next(places):
            _choose(chosen, "hidden", say("data-hidden"), options, now, key)
    if months is not None:
        now = "each" if months.is_apart else "together"
        options = {"each": say("data-months-each"), "together": say("data-months-one")}
        label = say("data-months", shared=share(months.shared))
        with next(places):
            _choose(chosen, "by_month", label, options, now, key)
    if units is not None:
        now = "split" if units.is_split else "whole"
        rows = _first_names([f"{unit} {count}" for unit, count in units.rows])
        options = {"whole": say("data-units-whole"), "split": say("data-units-each", rows=rows)}
        label = say("data-units", header=units.header, unnamed=units.unnamed)
        with next(places):
            _choose(chosen, "by_unit", label, options, now, key)
    return chosen


def _choose(
    chosen: dict[str, str], part: str, label: str, options: Mapping[str, str], now: str, key: str
) -> None:
    keys = list(options)
    value = st.selectbox(
        verbatim(label),
        keys,
        index=keys.index(now),
        format_func=lambda one: options[one],
        key=f"{key}-{part}",
    )
    if value != now:
        chosen[part] = value


def _first_names(names: Sequence[str]) -> str:
    return listed(names[:_SHEET_PARTS_SHOWN]) + ("…" if len(names) > _SHEET_PARTS_SHOWN else "")


# Nobody needs to say what these sheets are.
_SETTLED = ("ignored", "issue-list")
_UNITS = ("亿元", "万元", "千元", "元")


def understood_step(job: jobs.UploadJob, below: Callable[[], None] | None = None) -> None:
    """Files and sheets at the left, the one that is looked at as it stands at the right.

    below: what stands under the list.
    """
    if job.intake is None:
        return
    left, right = st.columns([1, 1.24], gap="large")
    with left:
        place = sheet_list(job)
        if below is not None:
            below()
    if place is None:
        return
    report = job.intake.files[place[0]]
    with right, st.container(key="sheet-looked-at", gap="small"):
        _show_sheet(
            job, report, report.sheets[place[1]], f"sheet-{job.job_id}-{place[0]}-{place[1]}"
        )


def _show_sheet(job: jobs.UploadJob, report: FileReport, sheet: SheetReport, key: str) -> None:
    """The facsimile, words nobody knows, and what may be put right; read again by a click."""
    highlights = highlights_of(report, sheet)
    drafts = job.intake.drafts if job.intake else ()
    rows = sheet_view(drafts, report, sheet, rows_of(highlights))
    section_title(_title(sheet), say("sheet-view-note") if sheet.ledger else "")
    parts = [facsimile(sheet, rows, highlights)] if rows else []
    if sheet.ledger:
        parts.append(render("components.paragraph", accounted(sheet), "sb-note sb-strong"))
    st.html(Markup().join([*parts, render("components.paragraph", _sentence(sheet))]))
    if not sheet.ledger and sheet.reason in _SETTLED:
        return
    is_said_known = sheet.proposal is not None and _declare(job, key)
    words = unknown_words(sheet, key)
    label = say("data-columns", count=len(sheet.columns)) if sheet.ledger else say("data-is-ledger")
    with st.expander(label, key=f"{key}-columns", expanded=is_said_known):
        _rows_apart(sheet)
        _inferred_stages(sheet)
        correction = _correction(sheet, key, words)
    pending: dict[str, TableCorrection] = st.session_state.setdefault(f"pending-{job.job_id}", {})
    if correction != TableCorrection():
        pending[sheet.fingerprint] = correction
    with st.container(horizontal=True, vertical_alignment="center", key="sheet-again"):
        if st.button(say("data-again"), disabled=not pending, key="data-again"):
            jobs.understand_again(job, store(), corrections=dict(pending))
            pending.clear()
            st.rerun()
        job.is_remembered = st.checkbox(
            say("data-remember"), value=job.is_remembered, key="data-remember"
        )


def has_pending_corrections(job: jobs.UploadJob) -> bool:
    """Whether something was put right that the files were not read with yet."""
    return bool(st.session_state.get(f"pending-{job.job_id}"))


def _declare(job: jobs.UploadJob, key: str) -> bool:
    """The button to the table as a ledger; whether the reader said that it is a known one."""
    number, at = map(int, key.rsplit("-", 2)[1:])
    st.button(
        say("declare-open"),
        key="declare-open-view",
        type="primary",
        on_click=declare.look,
        args=((number, at),),
    )
    return declare.is_said_known(job.job_id)


def _title(sheet: SheetReport) -> str:
    if sheet.proposal is not None:
        return say("sheet-title-new", name=sheet.proposal.title)
    if not sheet.ledger:
        reason = say(f"data-none-{sheet.reason or 'unknown'}")
        return say("sheet-title-none", sheet=sheet.sheet, reason=reason)
    known = sum(1 for column in sheet.columns if column.field)
    return say(
        "sheet-title",
        sheet=sheet.sheet,
        known=known,
        columns=len(sheet.columns),
        rows=sheet.rows_loaded,
    )


def _sentence(sheet: SheetReport) -> str:
    if not sheet.ledger:
        return ""
    arguments = {
        "form": form_label(sheet.ledger, sheet.form),
        "confidence": share(sheet.confidence),
        "rows": _row_range(sheet.header_rows),
    }
    if sheet.reshaped is None:
        parts = [say("data-reads-as", **arguments)]
    else:
        count = len(sheet.reshaped.sheets)
        layouts = [say(f"data-layout-{one}", sheets=count) for one in sheet.reshaped.layouts]
        parts = [say("data-reads-as-reshaped", layout="，".join(layouts), **arguments)]
    unknown = [column.header for column in sheet.columns if not column.field]
    known = len(sheet.columns) - len(unknown)
    parts.append(say("data-known-columns", known=known, columns=len(sheet.columns)))
    if unknown:
        headers = "、".join(one or "—" for one in unknown)
        parts.append(say("data-unknown-columns", count=len(unknown), headers=headers))
    if sheet.unit:
        parts.append(say("data-unit-is", unit=sheet.unit))
    parts.append(
        say(
            "data-row-counts",
            loaded=sheet.rows_loaded,
            rejected=sheet.rows_rejected,
            other=len(sheet.not_data),
        )
    )
    parts.extend(part_sentences(sheet))
    if sheet.taken is not None:
        parts.append(_remembered_sentence(sheet.taken))
    parts.extend(
        say("data-also", form=form_label(also.ledger, also.form), rows=also.rows)
        for also in sheet.also
    )
    parts.extend(
        say(
            "data-sum",
            field=field_label(field),
            amount=str(amount(value, language())),
        )
        for field, value in sheet.sums.items()
        if value
    )
    return "；".join(parts) if language() == "zh" else "; ".join(parts)


def _remembered_sentence(taken: Taken) -> str:
    """From which sheet what was remembered is, and what of its header is another now."""
    kept = taken.remembered
    place = place_text(kept.file, kept.sheet)
    sentence = say("data-taken", place=place or say("remembered-no-sheet"), by=kept.by)
    if taken.is_same:
        return sentence
    changed = [say("data-taken-renamed", then=then, now=now) for then, now in taken.renamed]
    changed += [say("data-taken-lost", header=header) for header in taken.lost]
    return f"{sentence}{say('data-taken-like', changed=listed(changed), count=len(changed))}"


def _rows_apart(sheet: SheetReport) -> None:
    if not sheet.not_data:
        return
    rows = [(row.row, say(f"data-row-{row.reason}"), row.text) for row in sheet.not_data[:50]]
    st.html(render("intake.rows_apart", say("data-not-data"), rows))


def _inferred_stages(sheet: SheetReport) -> None:
    """Every project whose stage the sheet does not state, with what it was taken from."""
    if not sheet.inferred_stages:
        return
    rows = [
        (one.row, one.project, word(one.stage), say(f"data-inferred-{one.source}"))
        for one in sheet.inferred_stages
    ]
    st.html(render("intake.rows_apart", say("data-inferred"), rows))


def _correction(sheet: SheetReport, key: str, words: dict[str, dict[str, str]]) -> TableCorrection:
    kind_column, rows_column, unit_column = st.columns(3)
    kinds = ["", IGNORE, *(f"{one.name}/{form.name}" for one in ledgers() for form in one.forms)]
    stated = f"{sheet.ledger}/{sheet.form}" if sheet.ledger else ""
    kind = kind_column.selectbox(
        say("data-kind"),
        kinds,
        index=kinds.index(stated),
        format_func=_form_word,
        key=f"{key}-kind",
    )
    header = rows_column.text_input(
        say("data-header-rows"),
        value=_row_range(sheet.header_rows),
        key=f"{key}-rows",
        placeholder="3-4",
    )
    with unit_column:
        units = ["", *dict.fromkeys((*((sheet.unit,) if sheet.unit else ()), *_UNITS))]
        unit = st.selectbox(
            say("data-amount-unit"),
            units,
            index=units.index(sheet.unit),
            format_func=lambda one: one or say("data-unit-by-column"),
            key=f"{key}-unit",
        )
    parts = part_choices(sheet, key)
    fields = _fields(sheet, key)
    rows = row_numbers(header)
    return TableCorrection(
        ledger="" if kind == stated else kind.partition("/")[0],
        form="" if kind == stated else kind.partition("/")[2],
        header_rows=() if rows == sheet.header_rows else rows,
        unit="" if unit == sheet.unit else unit,
        fields=fields,
        words=merged(words, other_words(sheet, key)),
        hidden=parts.get("hidden", ""),
        by_unit=parts.get("by_unit", ""),
        by_month=parts.get("by_month", ""),
    )


def _fields(sheet: SheetReport, key: str) -> dict[str, str]:
    """Column letter → what a person chose in place of what was recognised."""
    if not sheet.ledger or not sheet.columns:
        return {}
    kind = ledger(sheet.ledger)
    labels = field_choices(kind, sheet.form)
    labels |= item_choices(kind, [column.item for column in sheet.columns if column.item])
    keys = {label: field for field, label in labels.items()}
    stated = [_stated(column) for column in sheet.columns]
    before = [labels.get(field, labels[IGNORE]) for field in stated]
    after = st.data_editor(
        pd.DataFrame(
            {
                "letter": [column.place or column.letter for column in sheet.columns],
                "header": [column.header for column in sheet.columns],
                "unit": [column.unit for column in sheet.columns],
                "field": before,
                "confidence": [column.confidence for column in sheet.columns],
                "reason": [_reason(column) for column in sheet.columns],
            }
        ),
        key=f"{key}-fields",
        hide_index=True,
        disabled=["letter", "header", "unit", "confidence", "reason"],
        column_config={
            "letter": st.column_config.TextColumn(say("data-column"), width=60),
            "header": st.column_config.TextColumn(say("source-header")),
            "unit": st.column_config.TextColumn(say("source-unit"), width=80),
            "field": st.column_config.SelectboxColumn(
                say("data-field"), options=list(keys), required=True
            ),
            "confidence": st.column_config.NumberColumn(
                say("data-confidence"), format="percent", width=80
            ),
            "reason": st.column_config.TextColumn(say("data-reason")),
        },
    )
    return {
        column.letter: keys[chosen]
        for column, old, chosen in zip(sheet.columns, before, after["field"], strict=True)
        if chosen != old
    }


def _reason(column: ColumnReport) -> str:
    """Why a column is taken for its field: the word that matched, the cells that fit."""
    if not column.matched:
        return ""
    return say(
        f"data-reason-{column.matched}", word=column.word, read=column.read, filled=column.filled
    )


def _stated(column: ColumnReport) -> str:
    return f"item:{column.item}" if column.item else column.field or IGNORE


def _form_word(kind: str) -> str:
    if not kind:
        return say("data-kind-none")
    if kind == IGNORE:
        return say("data-kind-ignore")
    name, _, form = kind.partition("/")
    return form_label(name, form)


def _row_range(rows: tuple[int, ...]) -> str:
    if not rows:
        return ""
    return str(rows[0]) if len(rows) == 1 else f"{rows[0]}-{rows[-1]}"
