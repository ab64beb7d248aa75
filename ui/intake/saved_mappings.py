"""What is remembered (记住的做法): seen, changed, un-remembered, and used on an open upload."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

import streamlit as st

from data.formats import date_text, moment
from data.importer import TableCorrection
from data.importer.parse.columns import accepted_values
from data.language import language, say
from data.ledgers import ledger, ledgers
from data.rights import may
from data.screens.view import store
from data.store import RememberedAlias, RememberedMapping, StoreRefusal
from data.store.mappings import AliasKind
from ui.components import section_title
from ui.intake import jobs
from ui.intake.facsimile import IGNORE, declared_field, field_choices, said_label, value_labels
from ui.intake.steps import confirmed
from ui.intake.upload import current_job
from ui.markup import form_label, listed, render, verbatim
from ui.signed_in import signed_as

_CORRECTED = "remembered-alias"
_ROUND = "remembered-alias-round"
_KINDS: tuple[AliasKind, ...] = ("unit", "person")


def remembered_aliases(aliases: Sequence[RememberedAlias]) -> None:
    """Each name with its days, who and when; below it the form."""
    for alias in aliases:
        _alias(alias)
    chosen = st.session_state.get(_CORRECTED)
    corrected = next((one for one in aliases if one.alias_id == chosen), None)
    label = say("remembered-alias-change" if corrected else "remembered-alias-add")
    with st.expander(label, expanded=corrected is not None, key=f"alias-form-{chosen or ''}"):
        _entry(corrected)


def _alias(alias: RememberedAlias) -> None:
    with st.container(key=f"alias-{alias.alias_id}", gap="xxsmall"):
        line, actions = st.columns([5, 3], vertical_alignment="center")
        with line:
            kind = say(f"remembered-kind-{alias.kind}")
            about = " · ".join((kind, _days(alias), alias.by, moment(alias.at)))
            st.html(render("intake.alias", alias, about))
        with actions, st.container(horizontal=True, horizontal_alignment="right", gap="small"):
            if st.button(say("remembered-change"), key=f"change-{alias.alias_id}", type="tertiary"):
                st.session_state[_CORRECTED] = alias.alias_id
                st.rerun()
            confirmed(
                f"forget-{alias.alias_id}",
                say("remembered-forget"),
                say("remembered-forget-alias", text=alias.written),
                partial(store().memory.forget, alias.alias_id, by=signed_as()),
                side="right",
                width="content",
            )


def _days(alias: RememberedAlias) -> str:
    first, last = alias.first_date, alias.last_date
    key = f"remembered-days-{'from' if first else ''}{'until' if last else ''}"
    if first is None and last is None:
        key = "remembered-days-all"
    return say(key, first=date_text(first), last=date_text(last))


def _entry(corrected: RememberedAlias | None) -> None:
    key = f"{corrected.alias_id if corrected else 'new'}-{st.session_state.get(_ROUND, 0)}"
    kind_column, written_column, meant_column = st.columns([2, 3, 3])
    kind: AliasKind = kind_column.radio(
        say("remembered-kind"),
        _KINDS,
        index=_KINDS.index(corrected.kind) if corrected else 0,
        format_func=lambda one: say(f"remembered-kind-{one}"),
        horizontal=True,
        key=f"alias-kind-{key}",
    )
    with written_column:
        written = st.text_input(
            say("remembered-written"),
            value=corrected.written if corrected else "",
            placeholder=say("remembered-written-example"),
            key=f"alias-written-{key}",
        ).strip()
    with meant_column:
        meant = st.text_input(
            say("remembered-meant"),
            value=corrected.stands_for if corrected else "",
            placeholder=say("remembered-meant-example"),
            key=f"alias-meant-{key}",
        ).strip()
    first_column, last_column, save_column = st.columns([3, 3, 2], vertical_alignment="bottom")
    with first_column:
        first = _day("first", corrected.first_date if corrected else None, key)
    with last_column:
        last = _day("last", corrected.last_date if corrected else None, key)
    is_backwards = first is not None and last is not None and last < first
    with save_column, st.container(horizontal=True, gap="small"):
        is_ready = bool(written and meant) and not is_backwards
        save = st.button(say("remembered-save"), disabled=not is_ready, key=f"alias-save-{key}")
        if corrected and st.button(say("data-no"), key=f"alias-leave-{key}", type="tertiary"):
            _leave()
    if is_backwards:
        st.html(render("components.paragraph", say("remembered-backwards"), "sb-note sb-strong"))
    if save:
        _save(corrected, kind, written, meant, first, last)


def _day(which: str, day: date | None, key: str) -> date | None:
    chosen = st.date_input(
        say(f"remembered-{which}"),
        value=day,
        min_value=date(1949, 10, 1),
        max_value=date(2100, 12, 31),
        format="YYYY-MM-DD",
        help=say(f"remembered-{which}-help"),
        key=f"alias-{which}-{key}",
    )
    return chosen if isinstance(chosen, date) else None


def _save(
    corrected: RememberedAlias | None,
    kind: AliasKind,
    written: str,
    meant: str,
    first: date | None,
    last: date | None,
) -> None:
    try:
        store().memory.save_alias(
            kind,
            written,
            meant,
            by=signed_as(),
            first_date=first,
            last_date=last,
            replaces=corrected.alias_id if corrected else "",
        )
    except StoreRefusal as refusal:
        st.error(f"{refusal.message(language())} {refusal.remedy(language())}")
        return
    _leave()


def _leave() -> None:
    """An empty form again."""
    st.session_state.pop(_CORRECTED, None)
    st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
    st.rerun()


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
                st.html(render("components.paragraph", f"{kept.by} · {moment(kept.at)}"))
                _changed(kept, correction)


def _summary(correction: TableCorrection) -> str:
    parts = {
        "table": len(_settings(correction)),
        "columns": len(correction.fields),
        "words": sum(len(words) for words in correction.words.values()),
        "answers": len(correction.answers),
    }
    lines = [say(f"remembered-{name}", count=count) for name, count in parts.items() if count]
    return listed(lines) or say("remembered-nothing-left")


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
    arguments = {
        "ledger": (say("data-kind"), _kind(correction) if correction.ledger else ""),
        "header_rows": (say("data-header-rows"), rows),
        "unit": (say("data-amount-unit"), correction.unit),
        "hidden": (say("remembered-hidden"), _choice("hidden", correction.hidden)),
        "by_unit": (say("remembered-by_unit"), _choice("by_unit", correction.by_unit)),
        "by_month": (say("remembered-by_month"), _choice("by_month", correction.by_month)),
    }
    return {name: pair for name, pair in arguments.items() if pair[1]}


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
    left.html(render("components.paragraph", label, "sb-sheet"))
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


def remembered() -> None:
    """Names and header mappings, for those who may upload; nobody else is shown names."""
    if not may("correct"):
        return
    aliases, mappings = store().memory.aliases(), store().memory.mappings()
    title = say("remembered-title", aliases=len(aliases), mappings=len(mappings))
    is_empty = not aliases and not mappings
    section_title(say("remembered-none") if is_empty else title, say("remembered-note"))
    _read_again()
    remembered_aliases(aliases)
    remembered_mappings(mappings)


def _read_again() -> None:
    """An upload that is open is read once more with what is remembered now."""
    job = current_job()
    if job is None or job.state != "ready":
        return
    if st.button(
        say("remembered-again"), key="remembered-again", help=say("remembered-again-help")
    ):
        jobs.understand_again(job, store())
        st.rerun()
