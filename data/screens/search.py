"""What the search box finds: everything of a view that has a name, and where it is opened.

What is typed is held against the names by ``data.values.pinyin``. A hit opens the page on which
its thing lives: a project's own, the pipeline narrowed to a unit, a list narrowed to its row.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nsmallest

from data.formats import amount
from data.language import language, say, word
from data.ledgers.registry import ledger
from data.screens.ledger_readings import listed_ledgers
from data.screens.ledger_words import title_of
from data.screens.records import known_number, known_text, records, whole
from data.screens.view import View, cached_value, store
from data.values.pinyin import pattern_of

# Kinds in the order in which they are shown; the last two come from the pages themselves.
KINDS = ("project", "company", "person", "town", "unit", "group", "order", "entry", "page", "term")
PAGE, TERM = "page", "term"
SHOWN_OF_KIND = 4
# What the pipeline is narrowed by.
_FILTERS = {"person": "leaders", "unit": "units", "group": "groups", "town": "towns"}
# What a ledger's list is narrowed by, beside the text that is searched for in it.
_LIST_FILTERS = {"unit": "units", "town": "towns"}
_LONGEST_IN_LIST = 60
_LEDGER = "ledger-"


@dataclass(frozen=True)
class Name:
    """Something that can be found.

    detail: the line below it, said in the reader's language when it is shown.
    page, query: where it is opened.
    """

    kind: str
    name: str
    page: str
    query: Mapping[str, str]
    detail: Callable[[], str]
    light: str = ""


@dataclass(frozen=True)
class Hit:
    """A name that was found; start and end: which letters of it were meant."""

    name: Name
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """The hits of a query by kind, the nearest first, and how many each kind has in all."""

    hits: Mapping[str, Sequence[Hit]]
    counts: Mapping[str, int]

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(self.counts.values())

    @property
    def read_as(self) -> str:
        """Which characters the typed letters were read as, of the nearest hit; "" without any."""
        first = next((hit for hits in self.hits.values() for hit in hits), None)
        return first.name.name[first.start : first.end] if first else ""


@dataclass(frozen=True)
class Names:
    """What can be found, and the characters that stand in it."""

    names: tuple[Name, ...]

    @cached_property
    def letters(self) -> frozenset[str]:
        """Each character of any name, once."""
        return frozenset("".join(name.name for name in self.names))

    def find(self, query: str, others: Sequence[Name] = ()) -> Found:
        """What a query finds, here and among others that are no data (pages, terms).

        Nothing for one that says nothing.
        """
        more = frozenset("".join(name.name for name in others))
        pattern = pattern_of(query, self.letters | more)
        if not pattern:
            return Found({}, {})
        matches = re.compile(pattern).search
        hits: dict[str, list[Hit]] = {}
        for name in (*self.names, *others):
            if found := matches(name.name):
                hits.setdefault(name.kind, []).append(Hit(name, *found.span()))
        return Found(
            {
                kind: nsmallest(SHOWN_OF_KIND, hits[kind], key=_nearness)
                for kind in KINDS
                if kind in hits
            },
            {kind: len(some) for kind, some in hits.items()},
        )


def _nearness(hit: Hit) -> tuple[int, int, str]:
    """A name that is the query comes first, then one that begins so, then the short ones."""
    return (hit.start, len(hit.name.name), hit.name.name)


def names_of(view: View | None) -> Names:
    """The names of a view, kept with it; none where nothing is published."""
    if view is None:
        return Names(())
    listed = tuple(one.name for one in listed_ledgers())
    return cached_value(
        store(), ("names", view.now.id, listed), lambda: Names(_read(view.now.id, listed))
    )


def _read(snapshot_id: int, listed: Sequence[str]) -> tuple[Name, ...]:
    # Long frames are not kept: what is made of them is.
    frame = store().frame("screens/search/names", snapshot_id=snapshot_id)
    found = (_name(row, listed) for row in records(frame))
    return tuple(name for name in found if name is not None)


def _name(row: Mapping[str, object], listed: Sequence[str]) -> Name | None:
    """A row of screens/search/names; None where no page shows it."""
    kind, name = str(row["kind"]), str(row["name"])
    project, list_name = known_text(row["project_id"]), known_text(row["ledger"])
    opens: tuple[str, dict[str, str]] | None = None
    if kind == "order":
        opens = ("dispatch", {"section": "orders"})
    elif kind in ("project", "company") and project:
        opens = ("project", {"project": project})
    elif row["is_filter"] and kind in _FILTERS:
        opens = ("pipeline", {_FILTERS[kind]: name})
    elif list_name in listed:
        key = _LIST_FILTERS.get(kind, "search")
        opens = (
            f"{_LEDGER}{list_name}",
            {key: name if key != "search" else name[:_LONGEST_IN_LIST]},
        )
    elif row["trip_count"]:
        opens = ("visits", {})
    elif project:
        opens = ("project", {"project": project})
    if opens is None:
        return None
    return Name(
        kind, name, *opens, detail=lambda: _detail(row), light=known_text(row["light"]) or ""
    )


def _detail(row: Mapping[str, object]) -> str:
    """``签约 · 92.24 亿元``; of a company ``项目 1 个 · 拜访 2 批次``; of a row its ledger."""
    parts = []
    if row["kind"] == "project":
        parts.append(word(known_text(row["stage"])))
        if (planned := known_number(row["planned_wan"])) is not None:
            parts.append(str(amount(planned, language())))
    elif row["kind"] == "entry":
        parts.append(title_of(ledger(str(row["ledger"]))))
    else:
        for kind in ("project", "trip", "entry"):
            if number := whole(row[f"{kind}_count"]):
                parts.append(say(f"search-{kind}-count", count=number))
    if status := known_text(row["status"]):
        parts.append(word(status))
    return " · ".join(parts)
