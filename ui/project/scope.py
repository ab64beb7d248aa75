"""Which project the page speaks of, and everything it reads about it."""

from __future__ import annotations

from data.language import say, word
from data.screens.records import records
from data.screens.view import View, rows
from ui.components import find_one, pick_from
from ui.components.url_choices import chosen

PROJECT = "project"


def known_projects(view: View) -> dict[str, str]:
    """Every project of the view as the box writes it: its id → name and stage."""
    return {
        str(row["project_id"]): f"{row['project_name']} · {word(row['stage'])}"
        for row in records(rows("screens/project/names", snapshot_id=view.now.id))
    }


def asked_in_vain(known: dict[str, str]) -> str:
    """The project that the link asks for and the view does not know; "" otherwise."""
    return next((asked for asked in chosen(PROJECT) if asked not in known), "")


def pick_project(known: dict[str, str]) -> str:
    """The box that finds a project, bound to ``?project=``."""
    return pick_from(PROJECT, say("project-find"), list(known), write=known.__getitem__)


def find_project(known: dict[str, str]) -> None:
    """The box alone: nothing is chosen until a reader finds something."""
    find_one(PROJECT, say("project-find"), list(known), write=known.__getitem__)
