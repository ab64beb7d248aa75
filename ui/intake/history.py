"""The history of the Data page: versions to roll back to, and declarations as they changed."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from data.formats import count, date_text, moment
from data.language import language, say
from data.ledgers.declaration_changes import changes_of
from data.reports.ledgers import change_said
from data.rights import may
from data.screens.ledger_words import title_of
from data.screens.view import store
from data.store import Version
from ui.components import section_title
from ui.components.tables import show_issues, stored_issues
from ui.intake.steps import confirmed
from ui.markup import form_label, render
from ui.signed_in import signed_as

_SHOWN = 12


def history() -> None:
    """The versions, newest first."""
    versions = store().versions()
    section_title(
        say("data-history-title", count=len(versions)) if versions else say("data-history-none"),
        say("data-history-note") if versions else "",
    )
    for version in versions[:_SHOWN]:
        _version(version, is_current=version is versions[0])
    if len(versions) > _SHOWN:
        older = st.toggle(
            say("data-history-older", count=len(versions) - _SHOWN), key="data-history-older"
        )
        for version in versions[_SHOWN:] if older else ():
            _version(version, is_current=False)
    _declarations()


def _declarations() -> None:
    """How declarations of the office's own ledgers changed, and what that came to."""
    lines = []
    for one in store().own_ledgers.history():
        if one.after is None:
            said = [say("declaration-change-taken-back")]
        elif one.before is None:
            said = [say("declaration-change-new")]
        else:
            said = [change_said(change, language()) for change in changes_of(one.before, one.after)]
        called = one.after or one.before
        title = title_of(called) if called is not None else one.name
        by = one.by or say("declaration-change-by-file")
        if said:
            lines.append((f"{title} · {moment(one.at)} · {by}", " ".join(said)))
    if lines:
        section_title(say("declaration-changes", count=len(lines)))
        st.html(render("intake.pairs", lines[:_SHOWN]))


def _version(version: Version, *, is_current: bool) -> None:
    with st.container(key=f"version-{version.version}", gap="xxsmall"):
        line, action = st.columns([5, 1], vertical_alignment="center")
        line.html(_version_line(version, is_current=is_current))
        with action:
            if may("roll_back") and not is_current:
                confirmed(
                    f"version-{version.version}",
                    say("data-roll-back"),
                    say("data-roll-back-confirm", version=str(version.version)),
                    lambda: store().roll_back(version.version, by=signed_as()),
                    side="right",
                )
        if version.batches:
            details = st.expander(
                say("data-version-files"),
                key=f"version-{version.version}-files",
                on_change="rerun",
            )
            if details.open:
                with details:
                    st.html(_batches(version))
                    _stored_issues(version)


def _version_line(version: Version, *, is_current: bool) -> Markup:
    counts = say(
        "data-version-counts",
        loaded=sum(batch.loaded for batch in version.batches),
        rejected=sum(batch.rejected for batch in version.batches),
        errors=sum(batch.errors for batch in version.batches),
        warnings=sum(batch.warnings for batch in version.batches),
    )
    return render("intake.version", version, _action_text(version), is_current, counts)


def _action_text(version: Version) -> str:
    if version.action == "publish":
        return say(
            "data-action-publish",
            files=len(version.files),
            units="、".join(dict.fromkeys(batch.unit for batch in version.batches)),
            as_of="、".join(dict.fromkeys(date_text(batch.as_of) for batch in version.batches)),
        )
    if version.action == "roll_back":
        return say("data-action-roll-back", version=str(version.restores))
    return say(f"data-action-{version.action.replace('_', '-')}")


def _batches(version: Version) -> Markup:
    names = ("ledger", "unit", "as-of", "files", "loaded", "rejected", "errors", "warnings")
    rows = [
        (
            form_label(batch.ledger, batch.form),
            batch.unit,
            date_text(batch.as_of),
            "、".join(batch.files),
            *map(count, (batch.loaded, batch.rejected, batch.errors, batch.warnings)),
        )
        for batch in version.batches
    ]
    kinds = ("", "", "sb-nowrap", "", *["sb-number"] * 4)
    return render("components.table", rows, [say(f"data-batch-{name}") for name in names], kinds)


def _stored_issues(version: Version) -> None:
    """The findings that were stored with a version; read only when its files are opened."""
    if not any(batch.errors or batch.warnings or batch.notes for batch in version.batches):
        return
    show_issues(stored_issues(version.version), key=f"version-{version.version}-issues")
