"""What units taught of kinds of header: shown part by part, each part to be changed or let go."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from html import escape

import streamlit as st

from data.intake import TableCorrection
from data.intake.words_met import accepted_values
from data.ledgers import ledger, ledgers
from data.store import RememberedMapping
from ui.formats import moment
from ui.intake.confirm import confirmed
from ui.intake.field_choices import (
    IGNORE,
    declared_field,
    field_choices,
    said_label,
    value_labels,
)
from ui.intake.upload import signed_as
from ui.intake.words import form_label, listed
from ui.language import say
from ui.snapshots import store
from ui.verbatim import verbatim

_LET_GO = "\x00"


def remembered_mappings(mappings: Sequence[RememberedMapping]) -> None:
    """One line for each kind of header, which opens to be changed."""
    for kept in mappings:
        correction = TableCorrection.from_json(kept.mapping)
        made_on = kept.made_on
        places = [made_on.file, made_on.sheet] if made_on.sheet else [say("remembered-no-sheet")]
        details = st.expander(
            verbatim(" · ".join([kept.unit, *places, _summary(correction)])),
            key=f"mapping-{kept.mapping_id}",
            on_change="rerun",
        )
        if details.open:
            with details:
                st.html(f'<p class="sb-note">{escape(f"{kept.by} · {moment(kept.at)}")}</p>')
                _changed(kept, correction)


def _summary(correction: TableCorrection) -> str:
    parts = {
        "table": len(_settings(correction)),
        "columns": len(correction.fields),
        "words": sum(len(words) for words in correction.words.values()),
        "answers": len(correction.answers),
    }
    told = [say(f"remembered-{name}", count=count) for name, count in parts.items() if count]
    return listed(told) or say("remembered-nothing-left")


def _changed(kept: RememberedMapping, correction: TableCorrection) -> None:
    key = kept.mapping_id
    kind = correction.ledger if correction.ledger not in ("", IGNORE) else kept.made_on.ledger
    changed = _table(correction, key)
    changed = replace(
        changed,
        fields=_fields(correction, kind, kept.made_on.headers, key),
        words=_words(correction, kind, key),
        answers=_answers(correction, kind, key),
    )
    with st.container(horizontal=True, gap="small", vertical_alignment="center"):
        if st.button(say("remembered-save"), disabled=changed == correction, key=f"save-{key}"):
            store().memory.save_mapping(
                kept.fingerprint, kept.unit, changed.to_json(), by=signed_as(), made_on=kept.made_on
            )
            st.rerun()
        confirmed(
            f"forget-{key}",
            say("remembered-forget"),
            say("remembered-forget-mapping"),
            partial(store().memory.forget, key, by=signed_as()),
        )


def _table(correction: TableCorrection, key: str) -> TableCorrection:
    """What was said of the whole table, each part kept or let go."""
    let_go = [
        name
        for name, (label, shown) in _settings(correction).items()
        if _part(label, {shown: shown}, shown, f"{key}-{name}") is None
    ]
    return TableCorrection(
        ledger="" if "ledger" in let_go else correction.ledger,
        form="" if "ledger" in let_go else correction.form,
        header_rows=() if "header_rows" in let_go else correction.header_rows,
        unit="" if "unit" in let_go else correction.unit,
        hidden="" if "hidden" in let_go else correction.hidden,
        by_unit="" if "by_unit" in let_go else correction.by_unit,
        by_month="" if "by_month" in let_go else correction.by_month,
    )


def _settings(correction: TableCorrection) -> dict[str, tuple[str, str]]:
    """What was said of the whole table: part → (its label, what was said)."""
    rows = listed([str(row) for row in correction.header_rows])
    said = {
        "ledger": (say("data-kind"), _kind(correction) if correction.ledger else ""),
        "header_rows": (say("data-header-rows"), rows),
        "unit": (say("data-amount-unit"), correction.unit),
        "hidden": (say("remembered-hidden"), _choice("hidden", correction.hidden)),
        "by_unit": (say("remembered-by_unit"), _choice("by_unit", correction.by_unit)),
        "by_month": (say("remembered-by_month"), _choice("by_month", correction.by_month)),
    }
    return {name: pair for name, pair in said.items() if pair[1]}


def _choice(name: str, said: str) -> str:
    return _message(f"remembered-{name}-{said}", said) if said else ""


def _fields(
    correction: TableCorrection, kind: str, headers: Mapping[str, str], key: str
) -> dict[str, str]:
    forms = {one.name: one.forms[0].name for one in ledgers()}
    choices = field_choices(ledger(kind), correction.form or forms[kind]) if kind in forms else {}
    kept: dict[str, str] = {}
    for number, (column, said) in enumerate(correction.fields.items()):
        header = headers.get(column, "")
        label = say("remembered-column", column=column, header=header) if header else column
        options = {said: said_label(said, kind), **choices}
        chosen = _part(label, options, said, f"{key}-field-{number}")
        if chosen is not None:
            kept[column] = chosen
    return kept


def _words(correction: TableCorrection, kind: str, key: str) -> dict[str, dict[str, str]]:
    kept: dict[str, dict[str, str]] = {}
    for field, words in correction.words.items():
        declared = declared_field(field, kind)
        accepted = accepted_values(declared) if declared else ()
        for number, (text, value) in enumerate(words.items()):
            options = value_labels([*([value] if value else []), *accepted])
            label = say("remembered-word", field=said_label(field, kind), text=text)
            chosen = _part(label, options, value, f"{key}-word-{field}-{number}")
            if chosen is not None:
                kept.setdefault(field, {})[text] = chosen
    return kept


def _answers(correction: TableCorrection, kind: str, key: str) -> dict[str, str]:
    kept: dict[str, str] = {}
    for number, (question, answer) in enumerate(correction.answers.items()):
        asked, _, field = question.partition(":")
        subject = _message(f"question-kind-{asked}", asked)
        about = f"{subject} · {said_label(field, kind)}" if field else subject
        label = say("remembered-answer", question=about)
        options = {answer: _message(f"question-way-{answer}", answer)}
        if _part(label, options, answer, f"{key}-answer-{number}") is not None:
            kept[question] = answer
    return kept


def _message(name: str, otherwise: str) -> str:
    """A question's word; what was kept itself where the word needs what only its sheet knew."""
    try:
        return say(name)
    except (KeyError, ValueError):
        return otherwise


def _part(label: str, options: Mapping[str, str], said: str, key: str) -> str | None:
    """One remembered thing: what it is now, None where it is let go."""
    left, right, _ = st.columns([4, 3, 3], vertical_alignment="center")
    with left:
        st.html(f'<p class="sb-sheet">{escape(label)}</p>')
    with right:
        known = {**options, _LET_GO: say("remembered-let-go")}
        chosen = st.selectbox(
            label,
            list(known),
            index=list(known).index(said),
            format_func=lambda one: known[one],
            label_visibility="collapsed",
            key=f"part-{key}",
        )
    return None if chosen == _LET_GO else str(chosen)


def _kind(correction: TableCorrection) -> str:
    if correction.ledger == IGNORE:
        return say("data-kind-ignore")
    forms = ledger(correction.ledger).forms
    return form_label(correction.ledger, correction.form or forms[0].name)
