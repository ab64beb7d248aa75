"""The administrator's page: how the installation stands, and what to do before something fails."""

from __future__ import annotations

import shutil
import tomllib
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from platform import python_version

import streamlit as st
from markupsafe import Markup

from data.access import sessions
from data.environment import ROOT, database_key, private_folder, var_folder
from data.formats import count, decimal, moment
from data.inbox.backups import back_up, backups, made_at
from data.inbox.doctor import Finding, examine
from data.language import language, say
from data.palette import LIGHTS
from data.running_log import troubles
from data.screens.log import failed_imports
from data.screens.view import store
from data.telemetry import OPEN, PAGES, QUERIES, Timing, timings
from data.turns import out_of_turn
from ui.components import note, page_head, section_title
from ui.markup import render, verbatim
from ui.registry import entries
from ui.snapshots import current_view

_LIGHTS = {"good": "正常", "warning": "预警", "bad": "告警"}
_MB, _GB = 1024**2, 1024**3
_FAILED, _SLOWEST, _TROUBLES, _BACKUPS = 20, 12, 20, 12
_TOLD = "system-told"
_STARTED = datetime.now(UTC)


def system_page() -> None:
    """The head says how many checks need something."""
    at, found = _check_up(database_key(), store().sequence)
    open_points = sum(one.state != "good" for one in found)
    page_head(
        "system",
        current_view(),
        say("system-headline", count=len(found), open=open_points),
        say("system-sub", since=moment(_STARTED), at=moment(at)),
    )
    told: tuple[str, bool] | None = st.session_state.pop(_TOLD, None)
    if told is not None:
        (st.success if told[1] else st.error)(verbatim(told[0]))
    _findings(found)
    _sizes()
    _backups()
    _failed()
    _slow()
    _troubles()


@st.cache_resource(show_spinner=False, max_entries=1)
def _check_up(_key: str, _sequence: int) -> tuple[datetime, tuple[Finding, ...]]:
    """The check-up of a version, and when it was made; a press of the button makes it anew."""
    with st.spinner(say("system-checking")), out_of_turn():
        return datetime.now(UTC), examine(store())


def _findings(found: Sequence[Finding]) -> None:
    rows = [
        (
            render("components.symbol", "light", LIGHTS[_LIGHTS[one.state]], _state(one)),
            say(f"doctor-{one.check}"),
            one.message(language()),
            one.remedy(language()),
        )
        for one in sorted(found, key=lambda one: -list(_LIGHTS).index(one.state))
    ]
    section_title(say("system-check-up"), say("system-check-up-note"))
    st.html(render("components.table", rows, (), ("", "", "", "sb-note")))
    if st.button(say("system-check-again"), key="system-check-again"):
        _check_up.clear()
        st.rerun()


def _state(found: Finding) -> str:
    return say(f"system-state-{found.state}")


def _sizes() -> None:
    disk = shutil.disk_usage(var_folder())
    database = store().path
    kept = database.parent.glob(f"{database.name}*") if database else ()
    versions = store().versions()
    shown = [
        ("program", say("system-versions", **_programs())),
        ("data", say("system-data", versions=len(versions), size=_size(*kept))),
        ("backups", say("system-backups", count=len(backups()), size=_size(*backups()))),
        ("logs", say("system-logs", audit=_size(*_files("audit")), log=_size(*_files("log")))),
        ("disk", say("system-disk", free=_megabytes(disk.free), whole=_megabytes(disk.total))),
        ("people", say("system-people", sessions=len(sessions()), **_open())),
    ]
    section_title(say("system-sizes"))
    rows = [(say(f"system-{name}-label"), told) for name, told in shown]
    st.html(render("components.table", rows, (), ("", "")))


@cache
def _programs() -> dict[str, str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return {
        "own": project["version"],
        "others": f"Python {python_version()}, DuckDB {version('duckdb')}, "
        f"Streamlit {version('streamlit')}",
    }


def _open() -> dict[str, int]:
    samples = {one.labels["kind"]: one.value for one in next(iter(OPEN.collect())).samples}
    return {kind: int(samples.get(kind, 0)) for kind in ("pages", "walls")}


def _files(folder: str) -> list[Path]:
    return [path for path in private_folder(folder).iterdir() if path.is_file()]


def _size(*paths: Path) -> str:
    return _megabytes(sum(path.stat().st_size for path in paths if path.exists()))


def _megabytes(size: int) -> str:
    return f"{decimal(size / _GB)} GB" if size >= _GB else f"{decimal(size / _MB)} MB"


def _backups() -> None:
    found = backups()
    section_title(say("system-backups-title"), say("system-backups-note"))
    rows = [
        (one.name, moment(made_at(one)), _size(one), say(f"system-backup-{_kind(one)}"))
        for one in found[:_BACKUPS]
    ]
    if rows:
        _table(rows, ("backup", "made", "size", "kind"), ("", "", "sb-number", ""))
    else:
        note(say("system-backups-none"))
    if st.button(say("system-back-up"), key="system-back-up"):
        with st.spinner(say("system-backing-up")), out_of_turn():
            made = back_up(store(), datetime.now(UTC))
        told = say("system-backed-up", file=made.name) if made else say("system-not-backed-up")
        st.session_state[_TOLD] = (told, made is not None)
        _check_up.clear()
        st.rerun()


def _kind(path: Path) -> str:
    kinds = {"signboard-": "own", "before-restore-": "restore"}
    return next((kind for start, kind in kinds.items() if path.name.startswith(start)), "hand")


def _failed() -> None:
    found = failed_imports()
    section_title(
        say("system-failed", count=len(found)), say("system-failed-note") if found else ""
    )
    rows = [
        (moment(one.at), one.who or say(f"role-{one.role}"), one.subject) for one in found[:_FAILED]
    ]
    if rows:
        _table(rows, ("time", "who", "file"), ("", "", ""))


def _slow() -> None:
    section_title(say("system-slow"), say("system-slow-note"))
    titles = {path: title for path, title, _ in entries()} | {"project": say("nav-project")}
    pages = [_timing(titles.get(one.name, one.name), one) for one in timings(PAGES)]
    queries = [
        _timing(one.name.removeprefix("screens/").replace("/", " · "), one)
        for one in timings(QUERIES)
    ]
    for name, rows in (("page", pages), ("query", queries)):
        _table(
            rows[:_SLOWEST],
            (name, "runs", "mean", "most"),
            ("", "sb-number", "sb-number", "sb-number"),
        )


def _timing(name: str, one: Timing) -> tuple[str, ...]:
    most = say("system-longer") if one.most is None else say("system-ms", ms=count(one.most * 1000))
    return name, count(one.count), say("system-ms", ms=decimal(one.mean * 1000)), most


def _troubles() -> None:
    found = troubles(_TROUBLES)
    section_title(
        say("system-troubles", count=len(found)), say("system-troubles-note") if found else ""
    )
    rows = [(moment(one.at), say(f"system-{one.level.lower()}"), one.message) for one in found]
    if rows:
        _table(rows, ("time", "level", "message"), ("", "", ""))


def _table(
    rows: Iterable[tuple[str | Markup, ...]], heads: Sequence[str], kinds: Sequence[str]
) -> None:
    heads = [say(f"system-head-{name}") for name in heads]
    st.html(render("components.table", list(rows), heads, tuple(kinds)))
