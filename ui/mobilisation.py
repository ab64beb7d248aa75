"""The sections of the mobilisation page: leads, owners, duplicates, study, orders, the brochure."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from data.documents.deck.write import MIME as PPTX
from data.formats import UNKNOWN, count, date_text, is_unknown, share
from data.language import language, say, word
from data.ledgers.registry import ledger
from data.rules import load_rules
from data.screens import mobilisation as sentences
from data.screens.ledger_readings import entry_reference
from data.screens.mobilisation import LEFT_OUT, REST, WON, By, Mobilisation, Owner
from data.screens.records import Record, whole
from data.screens.view import View
from data.trace.figures import Reference
from ui.channels import Cell, table
from ui.components import note, pick_one, section_title
from ui.components.downloads import download_button
from ui.components.drawer import link_attributes
from ui.markup import render
from ui.pack import brochure
from ui.pack.pack_files import office_program, pdf

BY = "by"
_MOST_OWNERS, _MOST_ROWS = 10, 12
_NUMBER = "sb-number"
# Squares of an owner, from the furthest: class, fates.
_SQUARES = {
    "won": WON,
    "talks": ("talks",),
    "following": ("following", "converted"),
    "open": ("untouched", "unstated", "dropped"),
}


def ladder_section(found: Mobilisation) -> None:
    """Reported, valid, contacted … produced: columns with the share that went on."""
    section_title(sentences.ladder_title(found), say("mobilisation-ladder-note"))
    steps = found.ladder
    most = max(step.number for step in steps) or 1
    columns = []
    for step in steps:
        flag = sentences.FLAGS.get(step.name)
        part = {flag: "true"} if flag else {}
        columns.append(
            (
                link_attributes(found.figure(**part)),
                count(step.number),
                step.number / most,
                say(f"mobilisation-step-{step.name}"),
                "" if step.rate is None else share(step.rate),
                step.name == "reported",
            )
        )
    st.html(render("channels.ladder", columns, str(sentences.ladder_title(found))))


def rest_section(found: Mobilisation) -> None:
    """Where those that were not signed are now."""
    rest = found.reported - found.number(*WON, "duplicate")
    section_title(say("mobilisation-rest", count=count(rest)), say("mobilisation-rest-note"))
    lines: list[list[Cell]] = []
    for fate in REST:
        row = found.fates.get(fate)
        if row is not None:
            name = say(f"mobilisation-fate-{fate}")
            number = count(whole(row["lead_count"]))
            lines.append(
                [
                    (None, name, "", ""),
                    (found.figure(fate=fate), number, f"{_NUMBER} sb-strong", ""),
                    (None, sentences.fate_note(row), "", ""),
                ]
            )
    heads = [("", ""), (say("mobilisation-column-leads"), _NUMBER), ("", "")]
    table(heads, lines, say("mobilisation-rest", count=count(rest)))


def owners_section(found: Mobilisation) -> None:
    """A square a valid lead by unit or by person; duplicates beside."""
    with st.container(horizontal=True, key="mobilisation-owners-head", gap="small"):
        head = st.container()
        by: By = "unit"
        picked = pick_one(
            BY,
            say("ledger-by"),
            ["unit", "person"],
            write=lambda key: say(f"mobilisation-by-{key}"),
            is_label_shown=False,
        )
        by = "person" if picked == "person" else "unit"
    owners = found.owners(by)
    with head:
        section_title(sentences.owners_title(owners, by), say("mobilisation-owners-note"))
    legend = [(name, say(f"mobilisation-square-{name}")) for name in _SQUARES]
    named = [one for one in owners if one.name is not None]
    blank = owners[len(named) :]
    lines = [_owner(found, one, by) for one in (*named[:_MOST_OWNERS], *blank)]
    names = (by, "squares", "valid", "left-out", "talks")
    heads = [say(f"mobilisation-column-{name}") for name in names]
    st.html(render("channels.owners", heads, lines, legend))
    if rest := named[_MOST_OWNERS:]:
        valid = sum(one.valid for one in rest)
        note(say(f"mobilisation-owners-rest-{by}", count=count(len(rest)), leads=count(valid)))


def _owner(found: Mobilisation, one: Owner, by: By) -> tuple[object, ...]:
    return (
        link_attributes(found.figure(**{by: one.name})),
        one.name or say("mobilisation-unstated"),
        [(name, one.of(fates)) for name, fates in _SQUARES.items()],
        link_attributes(found.figure(**{by: one.name, "is_valid": "true"})),
        count(one.valid),
        count(one.left_out) if one.left_out else "",
        UNKNOWN if one.talked is None else share(one.talked),
    )


def repeated_section(found: Mobilisation) -> None:
    """Each lead that repeats something, with the row that it repeats, and how to decide."""
    section_title(sentences.repeated_title(found), say("mobilisation-repeated-note"))
    if not found.repeated:
        return
    names = ("lead", "twin", "same", "verdict")
    heads = [(say(f"mobilisation-column-{name}"), "") for name in names]
    lines = [_repeated(row) for row in found.repeated[:_MOST_ROWS]]
    table(heads, lines, say("mobilisation-column-twin"))
    if (rest := len(found.repeated) - _MOST_ROWS) > 0:
        note(say("mobilisation-repeated-rest", count=count(rest)))
    note(say("mobilisation-repeated-how"))


def _repeated(row: Record) -> list[Cell]:
    leads = ledger("leads")
    own = entry_reference(leads, row)
    told = sentences.said_by(row["label"], row["unit"], row["person"], row["day"])
    twin: Reference | None = None
    if row["twin_project_id"] is not None:
        scope = {"project_id": row["twin_project_id"], "field": "project_name"}
        twin = Reference.of("field", scope)
    elif row["twin_sheet_id"] is not None:
        place = {"sheet_id": row["twin_sheet_id"], "row_number": row["twin_row_number"]}
        twin = entry_reference(leads, place)
    kind = row["twin_kind"]
    said = UNKNOWN if kind is None else say(f"mobilisation-twin-{kind}", label=row["twin_label"])
    detail = word(row["twin_detail"]) if kind == "project" else (row["twin_detail"] or "")
    fate = str(row["fate"])
    verdict = say(f"mobilisation-fate-{fate}") if fate in LEFT_OUT else say("mobilisation-settled")
    return [
        (own, told, "", ""),
        (twin, said, "sbc-below", str(detail) if kind else ""),
        (None, say(f"mobilisation-same-{row['twin_by']}") if kind else UNKNOWN, "", ""),
        (None, verdict, "sbl-late" if fate == "undecided" else "", ""),
    ]


def study_section(found: Mobilisation) -> None:
    """Channel by month, a dot as large as its sessions; attendance as a number alone."""
    section_title(sentences.study_title(found), say("mobilisation-study-note"))
    if not found.study:
        return
    months = range(1, found.view.now.as_of.month + 1)
    most = max(whole(row["session_count"]) for row in found.study)
    lines = []
    for channel in found.study_channels:
        own = [row for row in found.study if row["channel"] == channel]
        by_month = {whole(row["month"]): whole(row["session_count"]) for row in own}
        cells = [
            (
                link_attributes(found.figure("study", study_channel=channel, study_month=month))
                if month in by_month
                else "",
                by_month.get(month, 0),
                (by_month.get(month, 0) / most) ** 0.5,
            )
            for month in months
        ]
        total = sum(by_month.values())
        link = link_attributes(found.figure("study", study_channel=channel)) if total else ""
        attended = sentences.attendance_text(own) if own else UNKNOWN
        name = say("mobilisation-unstated") if channel is None else channel
        lines.append((link, name, cells, count(total), attended))
    names = ("channel", "sessions", "attendance")
    heads = [say(f"mobilisation-column-{name}") for name in names]
    st.html(render("channels.study", heads, [str(month) for month in months], lines))


def orders_section(found: Mobilisation) -> None:
    """Orders of the conference and the work plan, the late ones first."""
    words = say("ledger-and").join(load_rules().measures.leads.task_words)
    section_title(sentences.orders_title(found), say("mobilisation-orders-note", words=words))
    lines: list[list[Cell]] = []
    for row in found.orders[:_MOST_ROWS]:
        due = row["valid_due_date"]
        order = Reference.of("order", {"assignment_id": row["assignment_id"]})
        late = "sbl-late" if whole(row["overdue_days"]) > 0 else ""
        lines.append(
            [
                (order, str(row["matter"]), "", ""),
                (None, row["responsible_unit"] or UNKNOWN, "", ""),
                (None, UNKNOWN if is_unknown(due) else date_text(due), "sb-nowrap", ""),
                (None, word(row["state"]), late, ""),
            ]
        )
    if lines:
        names = ("matter", "unit", "due", "state")
        table([(say(f"mobilisation-column-{name}"), "") for name in names], lines, "")
    if (rest := len(found.orders) - _MOST_ROWS) > 0:
        note(say("mobilisation-orders-rest", count=rest))


def brochure_section(view: View) -> None:
    """The brochure for investors, made when it is asked for."""
    section_title(say("mobilisation-brochure"), say("mobilisation-brochure-note"))
    chosen = language()
    name = say("brochure-name", as_of=view.now.as_of.isoformat())

    def slides() -> bytes:
        return brochure.slides(view, chosen)

    with st.container(horizontal=True, gap="small", key="mobilisation-brochure"):
        _download("brochure-pptx", f"{name}.pptx", PPTX, slides)
        if office_program() is not None:
            _download("brochure-pdf", f"{name}.pdf", "application/pdf", lambda: pdf(slides()))


def _download(key: str, file: str, mime: str, made: Callable[[], bytes]) -> None:
    download_button(say(key), data=made, file_name=file, mime=mime, key=key)
