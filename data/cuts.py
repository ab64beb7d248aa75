"""By what each screen can be cut, and how a reader's choice becomes parameters of its queries.

The one place of both. What is told of projects takes the chosen values (``towns``, ``groups``,
``units`` …) or the projects that they leave (``project_ids``); what is told of groups, towns and
departments themselves (trips, tasks, leads, orders) takes their names (``owners``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Filters = Mapping[str, list[str] | None]
# Key in the URL (and parameter of the queries) → dimension of screens/pipeline/choices.
FILTERS = {
    "towns": "town",
    "industries": "industry",
    "channels": "channel",
    "groups": "task_group",
    "units": "responsible_unit",
    "leaders": "sponsoring_leader",
}
# The query of the projects that the chosen values leave.
CUT_PROJECTS = "screens/cuts/projects"
OWNERS = ("groups", "towns", "units")
FREE: Filters = dict.fromkeys(FILTERS)


@dataclass(frozen=True)
class Cuts:
    """By which parameters a screen is cut.

    of: what, beside projects, names values to choose from. why: why it has no cut of these.
    """

    by: tuple[str, ...] = ()
    of: tuple[str, ...] = ()
    why: str = ""


_PROJECTS = Cuts(tuple(FILTERS))
SCREENS: Mapping[str, Cuts] = {
    "counties": Cuts(why="its rows are counties, each with a board of its own"),
    "overview": Cuts(OWNERS, ("tasks", "trips")),
    "pipeline": _PROJECTS,
    "readiness": Cuts(OWNERS),
    "funds": _PROJECTS,
    "service": _PROJECTS,
    "channels": _PROJECTS,
    "quarter": _PROJECTS,
    "visits": Cuts(OWNERS, ("trips",)),
    "mobilisation": Cuts(OWNERS, ("leads", "study")),
    "scoreboard": Cuts(OWNERS, ("tasks",)),
    "dispatch": Cuts(OWNERS, ("orders",)),
    "ledger": Cuts(OWNERS),
    "organisation": Cuts(why="the bodies are its rows: one is opened instead"),
    "project": Cuts(why="one project alone"),
    "display": Cuts(why="what the wall shows is chosen by agenda"),
    "data": Cuts(why="files and what is read from them, for the whole county"),
    "returns": Cuts(why="its rows are units, each of which owes returns"),
    "accounts": Cuts(why="people who may sign in"),
    "log": Cuts(why="what was done in the program"),
    "system": Cuts(why="how the installation stands"),
    "glossary": Cuts(why="words, no row of a ledger"),
}


def chosen(filters: Filters) -> dict[str, list[str]]:
    """The filters that choose something: the scope of a figure."""
    return {name: values for name, values in filters.items() if values}


def owners(filters: Filters) -> list[str] | None:
    """The groups, towns and departments chosen; None for all."""
    return [one for name in OWNERS for one in filters.get(name) or ()] or None
