"""What is remembered (记住的做法): seen, changed, un-remembered, and used on an open upload."""

from __future__ import annotations

import streamlit as st

from ui.components import section_title
from ui.intake import jobs
from ui.intake.remembered_aliases import remembered_aliases
from ui.intake.remembered_mappings import remembered_mappings
from ui.intake.upload import current_job
from ui.language import say
from ui.signed_in import may_upload
from ui.snapshots import store


def remembered() -> None:
    """Names and header mappings, for those who may upload; nobody else is shown names."""
    if not may_upload():
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
