"""The inbox on the Data page: files that wait for a person, and what becomes of each unit's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, cast

import pandas as pd
import streamlit as st

from data.environment import inbox_folder
from data.formats import date_text, moment
from data.importer.importer import Belonging
from data.inbox.dates import as_of_of_file
from data.inbox.folders import (
    POLICIES,
    USUAL,
    UnitPolicy,
    content_of,
    folder_name,
    foreign_objects,
    report_of,
    unit_policies,
    waiting_files,
)
from data.inbox.receiving import settle
from data.language import say
from data.returns.form_identity import identity_of
from data.screens.view import store
from ui.components import note, section_title
from ui.intake import jobs
from ui.markup import listed, verbatim

_FEW, _FRAME = 6, 420
_Report = Mapping[str, Any]


def held_files(by: str) -> jobs.UploadJob | None:
    """Files that wait, each with its buttons; the upload that somebody opens, if any.

    by: who will stand in the history. What is open as an upload already is left out.
    """
    taken = {path for job in jobs.open_jobs() for path in job.held}
    waiting = [path for path in waiting_files() if path not in taken]
    if not waiting:
        return None
    section_title(say("inbox-title", count=len(waiting)), say("inbox-note"))
    by_unit: dict[str, list[Path]] = {}
    for path in waiting:
        by_unit.setdefault(path.parent.parent.name, []).append(path)
    opened: jobs.UploadJob | None = None
    # Many files scroll in a frame of their own: the uploader stays in reach.
    is_long = len(waiting) > _FEW
    with st.container(height=_FRAME if is_long else "content", border=is_long, key="inbox-waiting"):
        for unit, paths in by_unit.items():
            for path in paths:
                opened = _held(path, unit, by) or opened
            if len(paths) > 1 and st.button(
                say("inbox-open-all", unit=verbatim(unit), count=len(paths)),
                key=f"inbox-all-{unit}",
            ):
                opened = _opened(paths, unit, by)
    return opened


def foreign_note() -> None:
    """What stands in the inbox that is no file of a unit: it is named and left alone."""
    if found := [path.relative_to(inbox_folder()).as_posix() for path in foreign_objects()]:
        # A name need not be text.
        named = [one.encode(errors="replace").decode() for one in found[:_FEW]]
        note(say("inbox-foreign", count=len(found), named=listed(named)))


def inbox_policies(units: Sequence[str], by: str) -> None:
    """A table of units in which each one's policy can be changed; units: those that report."""
    found = {folder_name(one.unit): one for one in unit_policies(store())}
    for unit in units:
        found.setdefault(folder_name(unit), UnitPolicy(unit, USUAL, 0))
    with st.expander(say("inbox-policies"), key="inbox-policies"):
        st.caption(say("inbox-policies-note", folder=str(inbox_folder())))
        if found:
            _policies(sorted(found.values(), key=lambda one: one.unit), by)


def _policies(policies: Sequence[UnitPolicy], by: str) -> None:
    labels = {policy: say(f"inbox-policy-{policy}") for policy in POLICIES}
    before = [labels[one.policy] for one in policies]
    edited = st.data_editor(
        pd.DataFrame(
            {
                "unit": [one.unit for one in policies],
                "policy": before,
                "waiting": [one.waiting for one in policies],
                "by": [one.by or "—" for one in policies],
                "at": [moment(one.at) if one.at else "—" for one in policies],
            }
        ),
        key="inbox-policies-table",
        hide_index=True,
        disabled=["unit", "waiting", "by", "at"],
        column_config={
            "unit": st.column_config.TextColumn(say("data-unit")),
            "policy": st.column_config.SelectboxColumn(
                say("inbox-policy"), options=list(labels.values()), required=True, width=280
            ),
            "waiting": st.column_config.NumberColumn(say("inbox-waiting"), width=80),
            "by": st.column_config.TextColumn(say("inbox-set-by"), width=120),
            "at": st.column_config.TextColumn(say("inbox-set-at"), width=150),
        },
    )
    chosen = {label: policy for policy, label in labels.items()}
    changed = [
        (one.unit, chosen[now])
        for one, old, now in zip(policies, before, edited["policy"], strict=True)
        if now != old
    ]
    if st.button(say("inbox-save", count=len(changed)), disabled=not changed, key="inbox-save"):
        for unit, policy in changed:
            store().memory.save_inbox_policy(unit, policy, by=by)
        st.session_state.pop("inbox-policies-table", None)
        st.rerun()


def _held(path: Path, unit: str, by: str) -> jobs.UploadJob | None:
    """One file with what its report says; the upload, where it is opened."""
    report = cast(_Report, report_of(path))
    opened: jobs.UploadJob | None = None
    with st.container(horizontal=True, vertical_alignment="center", key=f"held-{unit}-{path.name}"):
        line = f"**{_plain(unit)}** · {_plain(path.name)} · {_as_of(path, report)}"
        st.markdown(f"{line}  \n:small[{_plain(_said(report))}]", width="stretch")
        if st.button(say("inbox-open"), key=f"inbox-open-{unit}-{path.name}"):
            opened = _opened([path], unit, by)
        if st.button(say("inbox-drop"), key=f"inbox-drop-{unit}-{path.name}", type="tertiary"):
            settle([path], "dropped", by=by)
            st.rerun()
    return opened


def _opened(paths: Sequence[Path], unit: str, by: str) -> jobs.UploadJob | None:
    """The files as an upload; it is read again, since rules and ledgers may be others now.

    What somebody moved away meanwhile is not among them; None where nothing is left.
    """
    contents: dict[Path, bytes] = {}
    for path in paths:
        with suppress(OSError):
            contents[path] = content_of(path)
    if not contents:
        return None
    return jobs.start(
        [(path.name, one, _belonging(unit, path, one)) for path, one in contents.items()],
        store=store(),
        period=None,
        by=by,
        held=tuple(contents),
    )


def _belonging(unit: str, path: Path, content: bytes) -> Belonging:
    """The unit of its folder, the day of its form identity or name."""
    identity = identity_of(content)
    if identity is None or identity.unit != unit:
        return Belonging(unit, as_of_of_file(*_day(path))[0])
    return Belonging(unit, min(identity.as_of, date.today()), identity.span, is_chosen=True)


def _day(path: Path) -> tuple[str, date]:
    return path.name, date.today()


def _as_of(path: Path, report: _Report) -> str:
    day = as_of_of_file(*_day(path))[0]
    with suppress(ValueError):  # missing, or not as the app wrote it
        day = date.fromisoformat(str(report.get("as_of")))
    key = "inbox-as-of" if report.get("as_of_stated", True) else "inbox-as-of-assumed-short"
    return say(key, date=date_text(day))


def _said(report: _Report) -> str:
    """Why it waits and what was found, in one line; "" where others spoilt the report."""
    with suppress(AttributeError, KeyError, TypeError):
        return _found(report)
    return ""


def _found(report: _Report) -> str:
    if "error" in report:
        return str(report["error"].get("message", ""))
    file: _Report = (report.get("files") or ({},))[0]
    if file.get("reason"):
        return str(file["reason"])
    counts = Counter(issue.get("severity") for issue in file.get("issues", ()))
    parts = [say("inbox-found", errors=counts["error"], warnings=counts["warning"])]
    parts += [
        say(f"inbox-short-{reason}")
        for reason in report.get("held_because", ())
        if reason in ("policy", "questions", "to-come")
    ]
    if returned := file.get("returned"):
        parts.append(
            say(
                "inbox-returned",
                solved=len(returned["solved"]),
                answered=len(returned.get("answered", ())),
                still=len(returned["still"]),
                new=len(returned["new"]),
            )
        )
    return " ".join(parts)


def _plain(text: str) -> str:
    """A text that Markdown leaves as it is."""
    return "".join(f"\\{sign}" if sign in "\\*_[]`~:$#<>|" else sign for sign in text)
