"""The display page: agendas to open and edit, keys, the two things an administrator allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import get_args
from urllib.parse import urlencode

import pandas as pd
import streamlit as st
from pydantic import ValidationError

from data.field_words import ledger_title
from data.formats import decimal, is_unknown
from data.language import language, say
from data.rights import may
from data.rules import load_rules
from data.rules.meeting import Agenda, AgendaSlide, Audience, SlideName
from data.screens.ledger_readings import counts_by_ledger, listed_ledgers
from data.screens.ledger_words import title_of
from data.screens.records import records
from data.screens.view import store
from data.trace.figures import Reference
from ui.components import note, page_head, section_title
from ui.components.drawer import figure_link
from ui.markup import render
from ui.signed_in import signed_as
from ui.snapshots import current_view
from ui.wall.export_policy import PERMISSIONS, Permission
from ui.wall.slide_show import agendas, settled
from ui.wall.slides import LEDGERS, SLIDES

# A slide, and the ledger that it is of; "" where it is of none.
Chosen = tuple[SlideName, str]
_AUDIENCES = get_args(Audience)
_USUAL_SECONDS = 20
_STATES = ("已投产", "即将投产", "建设中", "办手续", "停滞")
# Which figures of the register a slide prints.
FIGURES: dict[SlideName, tuple[Reference, ...]] = {
    "headline": tuple(map(Reference, ("signed", "planned", "funds", "matters"))),
    "bridge": tuple(
        Reference.of("bridge", None, measure=measure) for measure in ("signed", "planned", "funds")
    ),
    "pipeline": tuple(map(Reference, ("waiting", "waiting_planned", "waiting_days", "started"))),
    "visits": tuple(map(Reference, ("trips", "pushed_pair", "companies", "unseen"))),
    "map": tuple(Reference.of("readiness", None, state=state) for state in _STATES),
    "matrix": tuple(map(Reference, ("permit", "permit_projects"))),
    "funds": (Reference("funds"),),
    "stalled": (Reference("stalled"),),
    "assignments": (Reference("orders"),),
    "quarter": tuple(map(Reference, ("signed", "planned", "funds", "trips"))),
    "forecast": tuple(
        Reference.of("forecast_open", None, promise=promise) for promise in ("production", "start")
    ),
}


def display_head() -> None:
    """How many agendas there are, and what a wall is."""
    headline = say("display-headline", count=len(agendas(store())))
    page_head("display", current_view(), headline, say("display-sub"))


def agendas_section() -> None:
    """Every agenda: what it shows, the links that open it, and its editor for who has signed in."""
    section_title(say("display-agendas"), say("wall-keys"))
    for number, agenda in enumerate(agendas(store())):
        with st.container(key=f"agenda-{number}", border=True):
            _agenda(agenda, number)
    if may("settings"):
        with st.expander(say("display-new"), key="agenda-new"):
            _editor(
                Agenda(name=say("display-new-name"), slides=_usual().slides), "new", is_new=True
            )


def _usual() -> Agenda:
    return settled().agenda[0]


def _agenda(agenda: Agenda, number: int) -> None:
    shown = list(_shown(agenda))
    minutes = sum(slide.seconds for slide in shown) / 60
    line = say(
        "display-agenda-line",
        audience=say(f"display-audience-{agenda.audience}"),
        count=len(shown),
        minutes=decimal(minutes),
    )
    slides = [
        (
            _slide_word(slide, {}),
            # Each figure opens where it comes from.
            list(filter(None, map(figure_link, FIGURES.get(slide.slide, ())))),
        )
        for slide in shown
    ]
    st.html(render("pages.agenda", agenda.name, line, slides))
    query = {"agenda": agenda.name} | ({"lang": "en"} if language() == "en" else {})
    with st.container(horizontal=True, gap="small"):
        st.link_button(say("display-open"), f"wall?{urlencode(query)}")
        st.link_button(say("display-open-light"), f"wall?{urlencode(query | {'theme': 'light'})}")
        if store().meeting.is_allowed("presenter"):
            st.link_button(say("display-presenter"), f"wall/presenter?{urlencode(query)}")
        if store().meeting.is_allowed("snapshot"):
            st.link_button(say("display-snapshot"), f"wall/snapshot?{urlencode(query)}")
    if may("settings"):
        with st.expander(say("display-edit"), key=f"agenda-edit-{number}"):
            _editor(agenda, str(number), is_new=False)


def _editor(agenda: Agenda, key: str, *, is_new: bool) -> None:
    """Rows are slides; their order is the order column, so that a row can move."""
    # A ledger that was taken back since keeps its row until somebody takes it out.
    own = {_slide_word(one, {}): (one.slide, one.ledger) for one in agenda.slides}
    labels = own | _slide_labels()
    words = {chosen: label for label, chosen in labels.items()}
    name = st.text_input(
        say("display-name"), value=agenda.name, key=f"agenda-name-{key}", max_chars=40
    ).strip()
    audience = st.segmented_control(
        say("display-audience"),
        _AUDIENCES,
        default=agenda.audience,
        required=True,
        format_func=lambda one: say(f"display-audience-{one}"),
        key=f"agenda-audience-{key}",
    )
    edited = st.data_editor(
        pd.DataFrame(
            {
                "order": range(1, len(agenda.slides) + 1),
                "slide": [_slide_word(slide, words) for slide in agenda.slides],
                "seconds": [slide.seconds for slide in agenda.slides],
                "towns": [list(slide.towns) for slide in agenda.slides],
            }
        ),
        key=f"agenda-slides-{key}",
        num_rows="dynamic",
        hide_index=True,
        column_config={
            "order": st.column_config.NumberColumn(say("display-order"), step=1, width=80),
            "slide": st.column_config.SelectboxColumn(
                say("display-slide"), options=list(labels), required=True
            ),
            "seconds": st.column_config.NumberColumn(
                say("display-seconds"), min_value=5, max_value=600, step=1, default=_USUAL_SECONDS
            ),
            "towns": st.column_config.MultiselectColumn(
                say("display-towns"), options=list(load_rules().county.towns)
            ),
        },
    )
    with st.container(horizontal=True, gap="small"):
        if st.button(say("display-save"), key=f"agenda-save-{key}", type="primary"):
            before = "" if is_new else agenda.name
            _save(name, audience or "office", edited, labels, before=before)
        usual = next((one for one in settled().agenda if one.name == agenda.name), None)
        can_go = not is_new and agenda != usual
        label = say("display-restore" if usual else "display-remove")
        if can_go and st.button(label, key=f"agenda-remove-{key}"):
            store().meeting.save_agenda(agenda.name, "", by=signed_as())
            st.rerun()


def _shown(agenda: Agenda) -> Iterator[AgendaSlide]:
    """The entries, with one of each list that has rows in the place of the entry for all."""
    named = {entry.ledger for entry in agenda.slides}
    view = current_view()
    lists = counts_by_ledger(view) if view is not None else []
    own = [declared.name for declared, _, _ in lists if declared.wall]
    for entry in agenda.slides:
        if entry.slide != LEDGERS:
            yield entry
            continue
        for name in own:
            if entry.ledger == name or (not entry.ledger and name not in named):
                yield entry.model_copy(update={"ledger": name})


def _slide_labels() -> dict[str, Chosen]:
    """What a row of an agenda may be: a slide, all own ledgers, one of them by its title."""
    names = [name for name in get_args(SlideName) if name in SLIDES or name == LEDGERS]
    found: dict[str, Chosen] = {say(f"wall-slide-{name}"): (name, "") for name in names}
    for one in listed_ledgers():
        if one.wall:
            found[say("wall-slide-ledger", title=title_of(one))] = (LEDGERS, one.name)
    return found


def _slide_word(slide: AgendaSlide, words: Mapping[Chosen, str]) -> str:
    if slide.ledger:
        title = ledger_title(language(), slide.ledger)
        said = say("wall-slide-ledger", title=title)
    else:
        said = say(f"wall-slide-{slide.slide}")
    return words.get((slide.slide, slide.ledger), said)


def _save(
    name: str,
    audience: Audience,
    edited: pd.DataFrame,
    labels: Mapping[str, Chosen],
    *,
    before: str,
) -> None:
    """Stores what the editor holds; says what is missing where it cannot be an agenda.

    before: the name that it had, "" of a new one; no agenda takes another one's name.
    """
    if name != before and name in {one.name for one in agendas(store())}:
        st.error(say("display-name-taken", name=name))
        return
    rows = edited.dropna(subset=["slide"]).sort_values("order", kind="stable", na_position="last")
    try:
        agenda = Agenda(
            name=name,
            audience=audience,
            slides=tuple(
                AgendaSlide(
                    slide=labels[row["slide"]][0],
                    ledger=labels[row["slide"]][1],
                    seconds=_USUAL_SECONDS if is_unknown(row["seconds"]) else int(row["seconds"]),
                    towns=tuple(row["towns"]) if isinstance(row["towns"], list | tuple) else (),
                )
                for row in records(rows)
            ),
        )
    except ValidationError:
        st.error(say("display-not-saved"))
        return
    store().meeting.save_agenda(agenda.name, agenda.model_dump_json(), by=signed_as())
    if before not in ("", agenda.name):
        store().meeting.save_agenda(before, "", by=signed_as())
    st.rerun()


def leaving_section() -> None:
    """What may leave the office; only who has signed in can allow it."""
    section_title(say("display-leaving"), say("display-leaving-note"))
    for permission in PERMISSIONS:
        _permission(permission)


def _permission(permission: Permission) -> None:
    is_allowed = store().meeting.is_allowed(permission)
    if not may("settings"):
        state = say("display-allowed" if is_allowed else "display-not-allowed")
        note(f"{say(f'display-permission-{permission}')}：{state}")
        return
    wanted = st.toggle(
        say(f"display-permission-{permission}"), value=is_allowed, key=f"permission-{permission}"
    )
    if wanted != is_allowed:
        store().meeting.allow(permission, wanted, by=signed_as())
        st.rerun()
