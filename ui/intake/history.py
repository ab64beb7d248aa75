"""Who published what and when; going back is one click and a confirmation in place."""

from __future__ import annotations

from html import escape

import streamlit as st

from data.formats import count, date_text, moment
from data.language import say
from data.screens.view import store
from data.store import Version
from ui.components import note, section_title
from ui.components.issue_table import show_issues, stored_issues
from ui.intake.confirm import confirmed
from ui.intake.labels import form_label
from ui.intake.upload import signed_as
from ui.signed_in import may_upload
from ui.snapshots import look_at_version

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


def sample_removal() -> None:
    """What of the sample is there, a look at it, and its deletion: one click and one to confirm."""
    batches = store().query("store/visible_batches", sequence=store().sequence)
    if not any(batches["is_sample"].to_pylist()):
        note(say("data-sample-none"))
        return
    alone = _sample_alone()
    section_title(say("data-sample-title"), say("data-sample-note"))
    if alone is not None:
        note(say("data-sample-kept", version=str(alone)))
        st.button(
            say("data-sample-look", version=str(alone)),
            key="data-sample-look",
            on_click=look_at_version,
            args=(alone,),
        )
    confirmed(
        "sample",
        say("data-sample-delete"),
        say("data-sample-confirm"),
        lambda: store().remove_sample(by=signed_as()),
    )


def _sample_alone() -> int | None:
    """The last version of the sample alone; None while it is what everybody sees."""
    newest = store().snapshot()
    if newest is None or newest.is_sample:
        return None
    versions = store().versions()
    own = [one.version for one in versions if any(not b.is_sample for b in one.batches)]
    before = min(own, default=1) - 1
    spoken = store().snapshot(version=before) if before else None
    return before if spoken is not None and spoken.is_sample else None


def _version(version: Version, *, is_current: bool) -> None:
    with st.container(key=f"version-{version.version}", gap="xxsmall"):
        line, action = st.columns([5, 1], vertical_alignment="center")
        with line:
            st.html(_line(version, is_current=is_current))
        with action:
            if may_upload() and not is_current:
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


def _line(version: Version, *, is_current: bool) -> str:
    counts = say(
        "data-version-counts",
        loaded=sum(batch.loaded for batch in version.batches),
        rejected=sum(batch.rejected for batch in version.batches),
        errors=sum(batch.errors for batch in version.batches),
        warnings=sum(batch.warnings for batch in version.batches),
    )
    current = f'<span class="sb-badge">{escape(say("data-version-current"))}</span>'
    return (
        f'<p class="sb-version-head"><b>V{version.version}</b> {escape(_what(version))}'
        f"{current if is_current else ''}</p>"
        f'<p class="sb-note">{escape(moment(version.at))} · {escape(version.by)}'
        + (f" · {escape(counts)}" if version.batches else "")
        + (f" · {escape(version.note)}" if version.note else "")
        + "</p>"
    )


def _what(version: Version) -> str:
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


def _batches(version: Version) -> str:
    names = ("ledger", "unit", "as-of", "files", "loaded", "rejected", "errors", "warnings")
    head = "".join(f"<th>{escape(say(f'data-batch-{name}'))}</th>" for name in names)
    rows = "".join(
        f"<tr><td>{escape(form_label(batch.ledger, batch.form))}</td>"
        f"<td>{escape(batch.unit)}</td><td class='sb-nowrap'>{date_text(batch.as_of)}</td>"
        f"<td>{escape('、'.join(batch.files))}</td>"
        + "".join(
            f'<td class="sb-number">{count(number)}</td>'
            for number in (batch.loaded, batch.rejected, batch.errors, batch.warnings)
        )
        + "</tr>"
        for batch in version.batches
    )
    return (
        '<div class="sb-scroll" tabindex="0"><table class="sb-table">'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _stored_issues(version: Version) -> None:
    """The findings that were stored with a version; read only when its files are opened."""
    if not any(batch.errors or batch.warnings or batch.notes for batch in version.batches):
        return
    show_issues(stored_issues(version.version), key=f"version-{version.version}-issues")
