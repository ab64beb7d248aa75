"""The brochure for investors: what the ledgers say that anybody may know, as slides.

Only projects that have been started or produce are named; no sum, no person, no problem, no lead
or project in talks, no file behind a figure. A map is drawn as places, with an outline only where
the county's approved map is loaded.
"""

from __future__ import annotations

import math

from data.documents.deck.deck import Bars, Deck, DeckSlide
from data.documents.deck.write import deck_pptx
from data.formats import UNKNOWN, count, date_text, is_unknown, share
from data.language import say, speaking, word
from data.ledgers.registry import ledger
from data.palette import STATES
from data.screens.figure import county_name
from data.screens.ledger_readings import Listed
from data.screens.records import Record, known_number, records, whole
from data.screens.services import Services
from data.screens.view import View, rows, speaks
from data.texts import Language
from ui.pack.readings import Pack, grid_of
from ui.pack.slides import map_layout, picture
from ui.readiness.blocks import map_frame

_BARS, _ROWS = 8, 12
# An investor reads two pages of a list; the rest is a number.
_LISTED = 2 * _ROWS
# A count in a chart; none is not written.
_NO_ZERO = "0;;"
# Readiness states that say nothing of a problem.
_OPEN_STATES = ("已投产", "建设中")


def slides(view: View, language: Language) -> bytes:
    """The PPTX."""
    with speaking(language):
        return deck_pptx(deck(view))


def deck(view: View) -> Deck:
    """The slides that have something to say."""
    as_of = view.now.as_of
    stamp = [say("head-as-of", date=date_text(as_of))]
    if view.now.is_sample:
        stamp.insert(0, say("head-sample"))
    return Deck(
        title=say("brochure-title", county=county_name()),
        subtitle=say("brochure-subtitle", year=str(as_of.year), month=as_of.month),
        stamp=" · ".join(stamp),
        slides=(*_industries(view), *_map(view), *_services(view), *_events(view)),
        author=say("pack-office", county=county_name()),
    )


def _industries(view: View) -> list[DeckSlide]:
    """Projects that were started, by chain or industry, and which they are."""
    found = records(rows("screens/mobilisation/landed", snapshot_id=view.now.id))
    if not found:
        return []
    groups: dict[str, list[Record]] = {}
    for row in found:
        groups.setdefault(row["chain"] or row["industry"] or say("brochure-other"), []).append(row)
    other = say("brochure-other")
    ordered = sorted(groups.items(), key=lambda pair: (pair[0] == other, -len(pair[1]), pair[0]))
    names = tuple(name for name, _ in ordered[:_BARS])
    producing = tuple(float(sum(r["is_in_production"] for r in own)) for _, own in ordered[:_BARS])
    building = tuple(
        float(sum(not r["is_in_production"] for r in own)) for _, own in ordered[:_BARS]
    )
    title = say(
        "brochure-industries",
        projects=count(len(found)),
        producing=count(sum(bool(row["is_in_production"]) for row in found)),
    )
    bars = Bars(names, ((word("已投产"), producing), (word("建设中"), building)), _NO_ZERO)
    grid = grid_of(
        found[:_LISTED],
        (say("channels-column-project"), 5, lambda row: str(row["project_name"] or UNKNOWN)),
        (say("brochure-industry"), 2.6, lambda row: row["chain"] or row["industry"] or UNKNOWN),
        (say("brochure-place"), 3, lambda row: row["park"] or row["town"] or UNKNOWN),
        (
            say("brochure-state"),
            1.6,
            lambda row: word("已投产" if row["is_in_production"] else "建设中"),
        ),
        most=_ROWS,
    )
    sub = say("brochure-industries-sub", groups=count(len(ordered)))
    return [
        DeckSlide(title, sub, bars),
        DeckSlide(_listed("projects", len(found)), grid=grid, short=say("brochure-projects")),
    ]


def _listed(what: str, number: int) -> str:
    """What a list is called; how many of its rows it leaves out."""
    title = say(f"brochure-{what}", events=count(number))
    rest = number - _LISTED
    said = say("brochure-rest", of=what, shown=_LISTED, count=count(rest))
    return title + said if rest > 0 else title


def _map(view: View) -> list[DeckSlide]:
    readiness = Pack(view, None).readiness
    frame = map_frame(readiness.projects)
    frame = frame[frame["state"].isin(_OPEN_STATES)].assign(planned_investment_wan=math.nan)
    layout = map_layout(readiness, frame) if len(frame) else None
    if layout is None:
        return []
    sub = say("brochure-map-schematic")
    if layout.grounds:
        sub = say("readiness-map-number", number=readiness.outline.approval_number)
    placed = sum(len(block.symbols) for block in layout.blocks)
    if len(frame) > placed > 0:
        sub += say("readiness-comma") + say("brochure-map-rest", count=len(frame) - placed)
    shapes = [f"{STATES[state].shape} {word(state)}" for state in _OPEN_STATES]
    sub = say("readiness-comma").join([*shapes, sub])
    title = say("brochure-map", places=count(len(layout.blocks)))
    return [DeckSlide(title, sub, picture=picture(layout))]


def _services(view: View) -> list[DeckSlide]:
    if not speaks(view, "hall"):
        return []
    services = Services(Listed(view, ledger("hall")))
    hall = services.hall
    if not whole(hall["stated_count"]):
        return []
    title = say(
        "brochure-services",
        departments=count(whole(hall["department_count"])),
        items=count(whole(hall["items_entered"])),
    )
    stated = [row for row in services.departments if known_number(row["entered"]) is not None]
    most = stated[:_BARS]
    bars = Bars(
        tuple(str(row["unit"] or UNKNOWN) for row in most),
        ((say("brochure-items"), tuple(known_number(row["entered"]) for row in most)),),
        _NO_ZERO,
    )
    sub = say("brochure-services-sub", share=share(hall["entry_share"]))
    if (rest := len(services.departments) - len(most)) > 0:
        sub += say("readiness-comma") + say("brochure-services-rest", count=rest)
    return [DeckSlide(title, sub, bars if most else None)]


def _events(view: View) -> list[DeckSlide]:
    if not speaks(view, "events"):
        return []
    listed = Listed(view, ledger("events"))
    held = [row for row in listed.page(0) if not is_unknown(row["day"])]
    held = [row for row in held if row["day"].date() <= view.now.as_of]
    if not held:
        return []
    grid = grid_of(
        sorted(held, key=lambda row: row["day"], reverse=True)[:_LISTED],
        (say("brochure-event"), 6, lambda row: str(dict(row["texts"]).get("event_name", UNKNOWN))),
        (say("brochure-kind"), 2, lambda row: word(dict(row["texts"]).get("event_kind"))),
        (say("brochure-place"), 2.4, lambda row: dict(row["texts"]).get("event_place") or UNKNOWN),
        (say("brochure-day"), 2, _day_of),
        most=_ROWS,
    )
    title = _listed("events", len(held))
    return [DeckSlide(title, grid=grid, short=say("brochure-events-short"))]


def _day_of(row: Record) -> str:
    """No more exact than the ledger knows it."""
    return str(dict(row["texts"]).get("held_date") or date_text(row["day"]))
