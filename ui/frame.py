"""The Streamlit script: what is around every page, and which page is in it.

Language, navigation and style stand here once; a small fragment watches the version
number, so that a publish shows on every open page without a click.
"""

from __future__ import annotations

import streamlit as st

from data.language import language, say, speaking
from data.rights import acting, actor
from data.screens.figure import county_name
from data.telemetry import PAGES
from data.turns import turn
from ui.components.drawer import listen
from ui.components.filters import turn_page
from ui.delivered import delivered
from ui.language import choose_language, install_platform_words
from ui.live_refresh import announce, watch
from ui.registry import menu_of, navigation
from ui.search import search_box
from ui.signed_in import admit, person_control
from ui.snapshots import date_control, language_control, take_version, version_control
from ui.theme import ICON, install_style, logo

# Who reads, and in which language, is asked once a run: each sentence depends on it.
with delivered(), turn(), acting(actor()), speaking(language()):
    choose_language(language())
    admit()
    take_version()
    _menus = navigation()
    _current = st.navigation(_menus, position="top")
    st.set_page_config(
        page_title=say("app-title", page=_current.title, county=county_name()),
        page_icon=ICON,
        layout="wide",
        menu_items={"Get help": None, "Report a bug": None, "About": None},
    )
    st.logo(logo(county_name(), language()), size="large")
    turn_page(_current.url_path)
    install_style(menu_of(_menus, _current))
    install_platform_words()
    with st.container(
        key="frame-controls", horizontal=True, gap="small", vertical_alignment="center"
    ):
        search_box()
        version_control()
        date_control()
        language_control()
        person_control()
    announce()
    watch()
    listen()
    with PAGES.labels(_current.url_path or "overview").time():
        _current.run()
