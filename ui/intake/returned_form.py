"""The Data page's step for forms that came back: what the unit changed, removed, would undo.

Rows that the unit took out are asked about: until that is answered nothing is published.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

import pandas as pd
import streamlit as st

from data.formats import moment
from data.importer import BatchDraft
from data.language import field_label, language, say
from data.ledgers import ledger
from data.reports.review import changed_value
from data.returns.form_identity import FormIdentity, identity_of_file
from data.returns.returned_form import Merge, merge, with_restored
from data.screens.view import store
from ui.components import note, section_title
from ui.components.tables import table_height
from ui.intake import jobs
from ui.markup import form_label, render, verbatim

_SETTLED = "returns-settled"
_SHOWN = 200
_ROWS = 8


def returned_forms_step(job: jobs.UploadJob) -> bool:
    """Shows what became of the forms in a ready upload; whether publishing may go on."""
    merges = _merges(job)
    if not merges:
        return True
    rows = [one for one in merges if not one.is_beside]
    section_title(
        say(
            "returns-merged-title",
            units="、".join(dict.fromkeys(one.draft.unit for one in merges)),
            cells=sum(one.edited_cells for one in merges),
            added=sum(len(one.edits.added) for one in rows),
            removed=sum(len(one.edits.removed) for one in rows),
        ),
        say("returns-merged-note", version=str(min(one.identity.version for one in merges))),
    )
    for one in merges:
        _meanwhile(one)
    _overtaken(merges, key=job.job_id)
    # What is compared with the current rows stands in the list of changes below.
    _edits([one for one in merges if not one.is_against_current], key=job.job_id)
    return _removed(job, merges)


def _merges(job: jobs.UploadJob) -> list[Merge]:
    if job.intake is None:
        return []
    identities = _identities(job)
    found = (merge(store(), draft, identities[name]) for draft, name in _from(job, identities))
    return [one for one in found if one is not None]


def _identities(job: jobs.UploadJob) -> dict[str, FormIdentity]:
    """Form identities by file, of those still said to be of the unit that they were sent to."""
    identities: dict[str, FormIdentity] = {}
    for (path, name), belonging in zip(job.files, job.belongings, strict=True):
        identity = identity_of_file(path)
        if identity is not None and identity.unit == belonging.unit:
            identities[name] = identity
    return identities


def _from(
    job: jobs.UploadJob, identities: dict[str, FormIdentity]
) -> Iterator[tuple[BatchDraft, str]]:
    """Each draft with the form that it came from."""
    for draft in job.intake.drafts if job.intake else ():
        names = draft.tables["source_sheet"]["file_name"].to_pylist()
        name = next((one for one in names if one in identities), None)
        if name is not None:
            yield draft, name


def _meanwhile(one: Merge) -> None:
    if not one.meanwhile:
        return
    last = one.meanwhile[-1]
    st.warning(
        say(
            "returns-merged-meanwhile",
            unit=verbatim(one.draft.unit),
            form=form_label(one.draft.ledger, one.draft.form),
            sent=str(one.identity.version),
            version=str(last.version),
            by=last.by,
            time=moment(last.at),
        )
    )


def _overtaken(merges: Sequence[Merge], *, key: str) -> None:
    """Cells and rows of others that publishing would undo."""
    lines = [
        (
            form_label(one.draft.ledger, one.draft.form),
            cell.label,
            field_label(cell.field),
            *(
                changed_value(ledger(one.draft.ledger), cell.field, side, language())
                for side in (cell.sent, cell.now, cell.returned)
            ),
        )
        for one in merges
        for cell in one.overtaken
    ]
    if lines:
        section_title(
            say("returns-overtaken-title", count=len(lines)), say("returns-overtaken-note")
        )
        _table(lines, ("form", "name", "field", "sent", "now", "returned"), f"overtaken-{key}")
    lost = [change.label for one in merges for change in one.lost]
    if lost:
        st.warning(say("returns-lost", count=len(lost), names=verbatim("、".join(lost[:10]))))


def _edits(merges: Sequence[Merge], *, key: str) -> None:
    lines = [
        (
            form_label(one.draft.ledger, one.draft.form),
            change.label,
            field_label(field.field),
            *(
                changed_value(ledger(one.draft.ledger), field.field, side, language())
                for side in (field.old, field.new)
            ),
        )
        for one in merges
        for change in one.edits.changed
        for field in change.fields
    ]
    lines += [
        (
            form_label(one.draft.ledger, one.draft.form),
            change.label,
            say(f"returns-row-{kind}"),
            "",
            "",
        )
        for one in merges
        if not one.is_beside
        for kind, rows in (("added", one.edits.added), ("removed", one.edits.removed))
        for change in rows
    ]
    if lines:
        _table(lines, ("form", "name", "field", "old", "new"), f"edits-{key}")


def _removed(job: jobs.UploadJob, merges: Sequence[Merge]) -> bool:
    """Asks about the rows that were taken out; true once it is answered or there are none."""
    settled: set[str] = st.session_state.setdefault(_SETTLED, set())
    asked = [one for one in merges if one.asks_about_removed and one.draft.batch_id not in settled]
    if not asked:
        return True
    count = sum(len(one.edits.removed) for one in asked)
    section_title(say("returns-removed-title", count=count), say("returns-removed-note"))
    going: set[tuple[str, str]] = set()
    for one in asked:
        labels = [change.label for change in one.edits.removed]
        chosen = st.multiselect(
            say(
                "returns-removed-which",
                unit=verbatim(one.draft.unit),
                form=form_label(one.draft.ledger, one.draft.form),
            ),
            labels,
            key=f"removed-{one.draft.batch_id}",
            placeholder=say("returns-removed-none", names="、".join(labels[:10])),
        )
        going |= {(one.draft.unit, label) for label in chosen}
    label = say("returns-removed-settle", kept=count - len(going), removed=len(going))
    if st.button(label, type="primary", key="returns-removed-settle"):
        _settle(job, merges, going)
        settled |= {one.draft.batch_id for one in asked}
        st.rerun()
    note(say("returns-removed-first"))
    return False


def _settle(job: jobs.UploadJob, merges: Sequence[Merge], going: set[tuple[str, str]]) -> None:
    """Puts back what is not really to go; permits follow their project."""
    if job.intake is None:
        return
    staying: dict[str, set[str]] = {}
    for one in merges:
        if one.asks_about_removed:
            names = {change.label for change in one.edits.removed}
            gone = {label for unit, label in going if unit == one.draft.unit}
            staying.setdefault(one.draft.unit, set()).update(names - gone)
    restored = {
        one.draft.batch_id: with_restored(one, store(), staying.get(one.draft.unit, set()))
        for one in merges
        if one.edits.removed
    }
    drafts = tuple(restored.get(draft.batch_id, draft) for draft in job.intake.drafts)
    job.intake = replace(job.intake, drafts=drafts)


def _table(lines: Sequence[tuple[str, ...]], names: Sequence[str], key: str) -> None:
    headers = [say(f"returns-merged-{name}") for name in names]
    st.dataframe(
        pd.DataFrame(list(lines[:_SHOWN]), columns=headers),
        key=key,
        hide_index=True,
        row_height=32,
        height=table_height(min(len(lines), _SHOWN), _ROWS),
        alt=headers[0],
    )
    if len(lines) > _SHOWN:
        st.html(render("components.paragraph", say("returns-merged-more", count=len(lines))))
