"""Above the lists of verifications and of lost projects: what their rows come to."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from markupsafe import Markup

from data.formats import count
from data.language import say, word
from data.screens import claims as sentences
from data.screens.claims import STATES, Claims, Lost
from data.screens.ledger_readings import Listed
from data.screens.records import Record, whole
from data.trace.figures import Reference
from ui.components import note, section_title
from ui.components.drawer import link_attributes, linked_names, opens
from ui.markup import render

_SHOWN = 8
_NUMBER = "sb-number"
_LOST = {"loss_reason": "lost-by-reason", "went_to": "lost-places", "lost_stage": "lost-by-stage"}


def verifications_part(listed: Listed) -> None:
    """Claimed and verified apart, claim by claim; what is not verified, and what it lacks."""
    claims = Claims(listed.view)
    section_title(sentences.claims_title(claims), say("figure-claims-rule"))
    heads = [(say("claims-column-claim"), ""), (say("claims-column-claimed"), _NUMBER)]
    heads += [(say(f"claims-state-{state}"), _NUMBER) for state in STATES]
    lines = [("", _counts(claim, row)) for claim, row in claims.counts.items()]
    st.html(render("ledger.list", heads, lines, (), say("claims-title")))
    if line := sentences.only_filed(claims):
        note(line)
    if not claims.open:
        return
    section_title(say("claims-open-title", count=len(claims.open)))
    names = ("claim", "project", "state", "why", "by")
    heads = [(say(f"claims-column-{name}"), "") for name in names]
    st.html(render("ledger.list", heads, [_open(row) for row in claims.open[:_SHOWN]]))
    if (rest := len(claims.open) - _SHOWN) > 0:
        note(say("claims-open-more", count=rest))


def _counts(claim: str, row: Record) -> list[tuple[object, str]]:
    cells: list[tuple[object, str]] = [(word(claim), "")]
    cells.append(
        (_linked(row["claimed_count"], Reference.of("claims", None, claim=claim)), _NUMBER)
    )
    for state in STATES:
        reference = Reference.of("claims", None, claim=claim, state=state)
        cells.append((_linked(row[f"{state}_count"], reference), _NUMBER))
    return cells


def _linked(number: object, reference: Reference) -> Markup:
    if not whole(number):
        return Markup("·")
    return Markup("<span{}>{}</span>").format(link_attributes(reference), count(whole(number)))


def _open(row: Record) -> tuple[object, Sequence[tuple[object, str]]]:
    state = say(f"claims-state-{row['state']}")
    cells = (word(row["claim"]), row["project_name"], state, sentences.why(row), sentences.who(row))
    css = ("sb-nowrap", "", "sb-nowrap", "", "sbl-wide")
    return opens("project", project=row["project_id"]), list(zip(cells, css, strict=True))


def lost_part(listed: Listed) -> None:
    """Why projects were lost, where they went, at which stage: how many and how much each."""
    lost = Lost(listed)
    below = linked_names(sentences.lost_note(lost), lost.live)
    st.html(render("components.section", sentences.lost_title(lost), below, ""))
    columns = st.columns(len(_LOST), gap="large")
    for column, (field, title) in zip(columns, _LOST.items(), strict=True):
        with column:
            section_title(say(title))
            found = lost.by(field)
            shown = [*found[:_SHOWN], *(one for one in found[_SHOWN:] if not one[0])]
            heads = [
                (say("lost-column-name"), ""),
                (say("lost-column-count"), _NUMBER),
                (say("lost-column-amount", unit=say("unit-column")), _NUMBER),
            ]
            lines = [
                (
                    link_attributes(lost.reference(field, value)),
                    [
                        (value or say("lost-blank"), ""),
                        (count(number), _NUMBER),
                        (amounts, _NUMBER),
                    ],
                )
                for value, number, amounts in shown
            ]
            st.html(render("ledger.list", heads, lines, (), say(title)))
            if rest := [one for one in found[_SHOWN:] if one[0]]:
                told = sum(number for _, number, _ in rest)
                note(say("lost-rest", kinds=len(rest), count=count(told)))
