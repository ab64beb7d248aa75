"""The screens that exist, in the order of the navigation: one entry a file of ``pages/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from data.language import say, word
from data.ledgers.declaration import Ledger
from data.screens.ledger_readings import listed_ledgers
from data.screens.ledger_words import title_of

# What the path of a declared ledger's list begins with.
LEDGER = "ledger-"
PAGES = Path(__file__).resolve().parent.parent / "pages"


@dataclass(frozen=True)
class Screen:
    """A screen: its file's name, its path in the URL, whether the navigation lists it."""

    name: str
    is_listed: bool = True

    @property
    def path(self) -> Path:
        """The script, as the absolute path that ``st.Page`` needs."""
        return PAGES / f"{self.name}.py"


SCREENS = (
    Screen("overview"),
    Screen("pipeline"),
    Screen("visits"),
    Screen("readiness"),
    Screen("dispatch"),
    Screen("project", is_listed=False),
    Screen("returns"),
    Screen("display"),
    Screen("data"),
)


@cache
def existing() -> tuple[Screen, ...]:
    """The screens whose script is there; the navigation never shows another."""
    return tuple(screen for screen in SCREENS if screen.path.is_file())


def page(name: str) -> st.Page | None:
    """The navigation's entry of a screen, for links and switches; None where it does not exist."""
    screens = existing()
    for screen in screens:
        if screen.name == name:
            return st.Page(
                screen.path,
                title=say(f"nav-{name}"),
                url_path=name,
                default=screen is screens[0],
                visibility="visible" if screen.is_listed else "hidden",
            )
    return None


def ledger_page(declared: Ledger) -> st.Page:
    """The entry of a declared ledger's list; all of them are one script."""
    path = PAGES / "ledger.py"
    return st.Page(path, title=title_of(declared), url_path=f"{LEDGER}{declared.name}")


def navigation() -> dict[str, list[st.Page]]:
    """Every screen, and in menus behind them the lists that were declared, as of now."""
    menus = {"": [entry for screen in existing() if (entry := page(screen.name))]}
    for declared in listed_ledgers():
        menu = word(declared.group) if declared.group else say("ledger-menu")
        menus.setdefault(menu, []).append(ledger_page(declared))
    return menus
