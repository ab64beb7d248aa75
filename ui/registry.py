"""The navigation: a few menus, in them the screens that exist and the lists that were declared.

One entry a file of ``pages/``; what is declared names its menu by the word in ``group``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import streamlit as st

from data.language import say
from data.ledgers.declaration import Ledger
from data.rights import may
from data.rules import RuleError, load_rules
from data.rules.roles import Action
from data.screens.ledger_readings import listed_ledgers
from data.screens.ledger_words import title_of

# The screen of a prefecture alone: there it comes first.
COUNTIES = "counties"
# What the path of a declared ledger's list begins with.
LEDGER = "ledger-"
PAGES = Path(__file__).resolve().parent.parent / "pages"


# The menus in their order, by the word that a declaration's ``group`` says, and their messages.
MENUS = {
    "项目": "menu-projects",
    "招商": "menu-promotion",
    "服务": "menu-services",
    "考核": "menu-scoreboard",
    "调度": "menu-dispatch",
    "数据": "menu-data",
    "自有台账": "ledger-menu",
}
OWN = "自有台账"


@dataclass(frozen=True)
class Screen:
    """A screen: its file's name, its path in the URL, and its menu.

    menu: a word of MENUS; "" stands beside the menus, None is opened from elsewhere only.
    action: the right that it needs; for others it is not there.
    """

    name: str
    menu: str | None
    action: Action = "view"

    @property
    def path(self) -> Path:
        """The script, as the absolute path that ``st.Page`` needs."""
        return PAGES / f"{self.name}.py"


SCREENS = (
    Screen(COUNTIES, ""),
    Screen("overview", ""),
    Screen("pipeline", "项目"),
    Screen("readiness", "项目"),
    Screen("funds", "项目"),
    Screen("service", "项目"),
    Screen("project", None),
    Screen("visits", "招商"),
    Screen("channels", "招商"),
    Screen("mobilisation", "招商"),
    Screen("scoreboard", "考核"),
    Screen("organisation", "考核"),
    Screen("dispatch", "调度"),
    Screen("quarter", "调度"),
    Screen("display", "调度"),
    Screen("data", "数据"),
    Screen("returns", "数据"),
    Screen("glossary", "数据"),
    Screen("accounts", "数据", "accounts"),
    Screen("log", "数据", "audit"),
    Screen("system", "数据", "settings"),
)


@cache
def existing() -> tuple[Screen, ...]:
    """The screens whose script is there; the navigation never shows another."""
    found = tuple(screen for screen in SCREENS if screen.path.is_file())
    return found if _is_of_prefecture() else tuple(s for s in found if s.name != COUNTIES)


def _is_of_prefecture() -> bool:
    try:
        return load_rules().is_of_prefecture
    except RuleError:
        return False  # the start says what is wrong


def page(name: str) -> st.Page | None:
    """The navigation's entry of a screen or a declared list, for links and switches; else None."""
    screens = existing()
    for screen in screens:
        if screen.name == name and may(screen.action):
            return st.Page(
                screen.path,
                title=say(f"nav-{name}"),
                url_path=name,
                default=screen is screens[0],
                visibility="hidden" if screen.menu is None else "visible",
            )
    lists = (one for one in listed_ledgers() if f"{LEDGER}{one.name}" == name)
    return next(map(ledger_page, lists), None)


def ledger_page(declared: Ledger) -> st.Page:
    """The entry of a declared ledger's list; all of them are one script."""
    path = PAGES / "ledger.py"
    return st.Page(path, title=title_of(declared), url_path=f"{LEDGER}{declared.name}")


def navigation() -> dict[str, list[st.Page]]:
    """Every screen and every declared list in its menu, as of now; a menu without any is left out.

    A list whose group is no menu of ours gets a menu of that name.
    """
    menus: dict[str, list[st.Page]] = {menu: [] for menu in ("", *MENUS) if menu != OWN}
    for screen in existing():
        if entry := page(screen.name):
            menus[screen.menu or ""].append(entry)
    for declared in listed_ledgers():
        menus.setdefault(declared.group or OWN, []).append(ledger_page(declared))
    return {_menu_word(menu): pages for menu, pages in menus.items() if pages}


def menu_of(menus: dict[str, list[st.Page]], current: st.Page) -> int:
    """The place in the navigation, from 1, of the menu that holds the page; 0 where none does."""
    for at, (menu, pages) in enumerate(menus.items()):
        if menu and any(entry.url_path == current.url_path for entry in pages):
            # What stands beside the menus comes first, each link a place of its own.
            return at + sum(screen.menu == "" for screen in existing())
    return 0


def entries() -> Iterator[tuple[str, str, str]]:
    """Path, title and menu of everything in the navigation, in the reader's language."""
    for screen in existing():
        if screen.menu is not None and may(screen.action):
            yield screen.name, say(f"nav-{screen.name}"), _menu_word(screen.menu)
    for declared in listed_ledgers():
        yield f"{LEDGER}{declared.name}", title_of(declared), _menu_word(declared.group or OWN)


def _menu_word(menu: str) -> str:
    return say(MENUS[menu]) if menu in MENUS else menu
