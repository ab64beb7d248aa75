"""A publish shows on every open page within seconds, without a click, and is told once.

A small script in the page looks at one number; when it moved, the whole page runs again
and says in one quiet line what is new. It also notices another colour scheme: charts are
drawn in the reader's colours, and the platform does not run a page again when these
change. A fragment that runs by itself would cost the server a run each time, and one that
begins just as a page's run ends can lose that run's last pieces.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import streamlit as st

from data.formats import date_text
from data.language import say
from data.screens.view import store
from data.store import Version
from ui.markup import verbatim
from ui.snapshots import taken_version
from ui.theme import current_theme

SECONDS = 1.5
_SEEN = "frame-sequence"
_COLOURS = "frame-colours"
_script = st.components.v2.component(
    "signboard_watch",
    html="<i hidden></i>",
    js=(Path(__file__).parent / "assets" / "watch.js").read_text(encoding="utf-8"),
)


def watch() -> None:
    """Runs the page again once the version number has moved on, or the colours have changed."""
    with st.container(key="frame-watch"):
        _script(
            key="frame-watch-script",
            data={
                "sequence": st.session_state[_SEEN],
                "colours": st.session_state[_COLOURS],
                "seconds": SECONDS,
            },
            # A trigger runs the page; there is nothing else to do.
            on_moved_change=lambda: None,
        )


def announce() -> None:
    """Says what the last version brought, where a page was open when it came; before ``watch``."""
    sequence = taken_version()
    seen = st.session_state.get(_SEEN)
    st.session_state[_SEEN] = sequence
    st.session_state[_COLOURS] = current_theme().name
    if seen is None or seen == sequence:
        return
    # A restore in between may have brought a shorter history.
    if 0 < sequence <= store().sequence:
        st.toast(verbatim(news(store().version(sequence))), duration="long")


def news(version: Version) -> str:
    """What a version brought, in a line."""
    if version.action == "publish":
        dates = [batch.as_of for batch in version.batches]
        what = say(
            "frame-updated-upload",
            by=version.by,
            files="、".join(version.files),
            as_of=date_text(max(dates)) if dates else "—",
        )
    elif version.action == "remove_sample":
        what = say("frame-updated-removal", by=version.by)
    else:
        what = say("frame-updated-rollback", by=version.by)
    return say("frame-updated", version=str(version.version), what=what)


_ANNOUNCED = "published"


def telling(message: str) -> Callable[[int], None]:
    """What keeps for this browser session which version it published; message: a catalogue id.

    Taken before the publish: a run that another one waits for ends where it next touches the
    session, and a publish must not go untold by that.
    """
    return partial(_announced().__setitem__, message)


def published_line(message: str) -> None:
    """The line, while what it tells is the newest version."""
    version = _announced().get(message)
    if version is not None and version == store().sequence:
        st.success(say(message, version=str(version)))


def _announced() -> dict[str, int]:
    """The version last published, by message."""
    if _ANNOUNCED not in st.session_state:
        st.session_state[_ANNOUNCED] = {}
    told: dict[str, int] = st.session_state[_ANNOUNCED]
    return told
