"""The unit's own approved map takes the place of the schematic one, with its 审图号."""

from __future__ import annotations

import streamlit as st

from data.geo import OutlineError, read_outline
from data.rules import load_rules
from ui.components import section_title
from ui.formats import moment
from ui.intake.upload import signed_as
from ui.language import say
from ui.signed_in import may_upload
from ui.snapshots import store

_ROUND = "data-outline-round"


def map_outline() -> None:
    """Which outline is used, and the place to load another."""
    loaded = store().query("screens/data/outline").to_pylist()
    section_title(
        say(
            "data-outline-is",
            number=loaded[0]["approval_number"],
            by=loaded[0]["saved_by"],
            time=moment(loaded[0]["saved_at"]),
        )
        if loaded
        else say("data-outline-none"),
        say("data-outline-note"),
    )
    if not may_upload():
        return
    with st.expander(say("data-outline-load"), key="data-outline"):
        file = st.file_uploader(
            say("data-outline-file"),
            type=("geojson", "json"),
            key=f"data-outline-file-{st.session_state.get(_ROUND, 0)}",
        )
        number = st.text_input(
            say("data-outline-number"),
            key="data-outline-number",
            placeholder="蒙S(2021)012号",
        ).strip()
        if st.button(say("data-outline-save"), disabled=not (file and number)) and file:
            geojson = file.getvalue().decode("utf-8", errors="replace")
            try:
                read_outline(geojson, number, load_rules().county.adcode)
            except OutlineError as error:
                st.error(f"{say(error.code)}{say(f'{error.code}.remedy')}")
                return
            store().save_outline(number, geojson, by=signed_as())
            st.session_state[_ROUND] = st.session_state.get(_ROUND, 0) + 1
            st.rerun()
