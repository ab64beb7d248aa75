"""The slides of places: the map, the matrix project by gate, leaders' visits.

The map's layout is the desk's (``ui.charts.map``), with types that can be read at eight metres;
what leaves the office shows an outline only where it carries a 审图号. In the matrix a row of
question marks says less than a sentence: projects of which nothing is told are one line, and
where no project tells of a permit the slide says who has to fill what instead.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from html import escape

import pandas as pd

from data.formats import UNKNOWN, count_change, is_unknown
from data.language import say, word
from data.screens import readiness_sentences as sentences
from data.screens import visits_sentences
from data.screens.readiness_sentences import yi
from data.screens.records import Record, records, whole
from ui.charts.map.columns import columns_layout
from ui.charts.map.parts import STATE_ORDER, Layout, Place
from ui.charts.map.svg import Drawn, map_svg, symbol_svg
from ui.charts.matrix import GateHead, MatrixRow, gate_html, interval_html
from ui.readiness.blocks import map_frame, places_of
from ui.readiness.rows import gate_heads, matrix_heads, matrix_rows
from ui.wall.slides.slide import Slide, Wall, table

_WIDE, _NARROW = (1728.0, 584.0), (1370.0, 500.0)
# Which project stands still, or tells nothing, is nobody's business outside the office.
_SHOWN_TO_VISITORS = ("已投产", "即将投产", "建设中", "办手续")


def map_slide(wall: Wall) -> Slide | None:
    """Where the projects stand; None where no ledger names a place: an empty map says nothing."""
    readiness = wall.readiness
    frame = map_frame(readiness.projects)
    if wall.is_public:
        frame = frame[frame["state"].isin(_SHOWN_TO_VISITORS)]
    places = places_of(readiness.view, frame)
    if not places:
        return None
    if wall.is_public:
        places = [replace(place, total="", lines=()) for place in places]
    title, sub = sentences.short_headline(readiness), sentences.place_line(readiness)
    if wall.is_public:
        count = sum(len(place.pins) for place in places)
        title, sub = say("wall-map-public", count=count, places=len(places)), ""
    wide, narrow = (_page(wall, places, size, title) for size in (_WIDE, _NARROW))
    notes = (title, sub) if sub else (title,)
    return Slide("map", title, sub, (wide,), notes, size="dense", narrow=(narrow,))


def _page(wall: Wall, places: Sequence[Place], size: tuple[float, float], title: str) -> str:
    outline = wall.readiness.outline
    has_outline = not (wall.hides_talks and outline.is_schematic)
    layout = columns_layout(places, outline if has_outline else None, *size, None)
    return map_svg(layout, Drawn(), title) + _foot(wall, places, layout)


def _foot(wall: Wall, places: Sequence[Place], layout: Layout) -> str:
    """The states with their counts, those without a place, what the marks and the outline are."""
    counts = dict.fromkeys(STATE_ORDER, 0)
    if wall.is_public:
        for place in places:
            for state, count in place.counts.items():
                counts[state] += count
    else:
        for row in records(wall.readiness.states):
            counts[str(row["state"])] = whole(row["project_count"])
    shown = [s for s in STATE_ORDER if not wall.is_public or s in _SHOWN_TO_VISITORS]
    keys = "".join(
        f'<span class="key">{symbol_svg(state)} {escape(word(state))} <b>{counts[state]}</b></span>'
        for state in shown
    )
    frame = map_frame(wall.readiness.projects)
    unstated = int((frame["place_standing"] == "unstated").sum())
    if unstated and not wall.is_public:
        keys += (
            f'<span class="key dim">{escape(say("readiness-place-none"))} <b>{unstated}</b></span>'
        )
    notes = []
    if any(block.underlines for block in layout.blocks):
        notes.append(say("wall-map-vague"))
    if not wall.readiness.outline.is_drawn:
        notes.append(say("wall-map-grid"))
    if layout.grounds:
        outline = wall.readiness.outline
        notes.append(
            say("readiness-map-schematic")
            if outline.is_schematic
            else say("readiness-map-number", number=outline.approval_number)
        )
    if layout.left_out:
        names = say("readiness-comma").join(place.name for place in layout.left_out)
        notes.append(say("wall-map-left-out", places=names))
    sentence = f'<span class="dim note">{escape(" · ".join(notes))}</span>' if notes else ""
    return f'<p class="foot states">{keys}{sentence}</p>'


# Rows, and names of those without a word, that two or three pages hold at 1024 pixels.
_MOST = 20
_UNTOLD = 8
_NAMES = 4


def matrix_slide(wall: Wall) -> Slide | None:
    """The pages' matrix in large; never for visitors, who have no business with permits."""
    readiness = wall.readiness
    if wall.is_public or readiness.projects.empty:
        return None
    every = matrix_rows(readiness, _gravest_first(readiness.projects))
    lines = [row for row in every if any(cell.known for cell in row.gates)]
    if not lines:
        return _no_facts(wall)
    gates = gate_heads(readiness)
    rows = [_row(row, gates) for row in lines[:_MOST]]
    if len(lines) > _MOST:
        rest = say("wall-matrix-rest", count=len(lines) - _MOST)
        rows.append(_line("", escape(rest), len(gates)))
    rows += _without_facts([row for row in every if row not in lines], len(gates))
    body = (
        f'<table class="matrix">{_columns(gates)}{_head(gates)}'
        f"<tbody data-rows>{''.join(rows)}</tbody></table>"
    )
    title = sentences.matrix_title(readiness.projects)
    sub = _in_place(wall, say("wall-matrix-sub"))
    return Slide("matrix", title, sub, (body,), (title,), size="dense")


def _in_place(wall: Wall, text: str) -> str:
    return say("wall-in-place", place=wall.place, text=text) if wall.place else text


def _columns(gates: Sequence[GateHead]) -> str:
    names = ("project", *("gate" for _ in gates), "bar", "score", "next", "waits", "days")
    return "<colgroup>" + "".join(f'<col class="{name}">' for name in names) + "</colgroup>"


def _head(gates: Sequence[GateHead]) -> str:
    heads = matrix_heads()
    return (
        f"<thead><tr><th>{escape(heads.project)}</th>"
        + "".join(
            f'<th class="gate">{escape(g.gate)}<br><span class="dim">{escape(g.word)}</span></th>'
            for g in gates
        )
        + f'<th class="heading" colspan="2">{escape(heads.score)}</th>'
        f"<th>{escape(heads.next_item)}</th>"
        f"<th>{escape(heads.waits)}</th>"
        f'<th class="number">{escape(heads.days)}</th></tr></thead>'
    )


def _row(row: MatrixRow, gates: tuple[GateHead, ...]) -> str:
    cells = "".join(gate_html(head, cell) for head, cell in zip(gates, row.gates, strict=True))
    strong = "" if row.is_long_wait else " dim"
    return (
        f'<tr><th><p class="two">{_named(row)}</p></th>{cells}'
        f'<td class="bar">{interval_html(row.low, row.high)}</td>'
        f'<td class="number">{escape(row.score)}</td>'
        f'<td><p class="two">{escape(row.next_item)} '
        f'<span class="dim">{escape(row.next_state)}</span></p></td>'
        f'<td><p class="two">{escape(row.waits)}</p></td>'
        f'<td class="number{strong}">{escape(row.days)}</td></tr>'
    )


def _named(row: MatrixRow) -> str:
    return (
        f'<span class="mark" style="color:var(--sb-state-{row.symbol_order})">'
        f"{escape(row.symbol_shape)}</span> {escape(row.name)}"
    )


def _gravest_first(projects: pd.DataFrame) -> pd.DataFrame:
    """Red before yellow before the rest; of one light who waits longest."""
    return projects.sort_values(
        ["light_order", "waiting_days"], ascending=False, na_position="last", kind="stable"
    )


def _without_facts(rows: Sequence[MatrixRow], gates: int) -> Iterator[str]:
    """Lines that name projects of which no permit is told; the first says how many there are."""
    for start in range(0, min(len(rows), _UNTOLD), _NAMES):
        lead = say("wall-matrix-untold", count=len(rows)) if start == 0 else ""
        names = " ".join(
            f'<span class="one">{_named(row)}</span>' for row in rows[start : start + _NAMES]
        )
        yield _line(lead, names, gates)
    if len(rows) > _UNTOLD:
        yield _line("", escape(say("wall-matrix-rest", count=len(rows) - _UNTOLD)), gates)


def _line(lead: str, names: str, gates: int) -> str:
    return (
        f'<tr class="untold"><th><p>{escape(lead)}</p></th>'
        f'<td colspan="{gates + 5}"><p>{names}</p></td></tr>'
    )


def _no_facts(wall: Wall) -> Slide:
    """Who has to fill the permits of how many projects, the largest number first."""
    projects = wall.readiness.projects
    title = say("wall-matrix-none", count=len(projects))
    sub = _in_place(wall, say("wall-matrix-none-sub"))
    units = projects.assign(unit=projects["responsible_unit"].fillna("")).groupby("unit")
    counted = units.agg(
        count=("project_id", "size"),
        planned=("planned_investment_wan", lambda amounts: amounts.sum(min_count=1)),
    ).sort_values(["count", "planned"], ascending=False, kind="stable")
    rows = "".join(
        f"<tr><th>{escape(str(unit) or say('wall-matrix-no-unit'))}</th>"
        f'<td class="number"><b>{row.count}</b></td>'
        f'<td class="number">{escape(UNKNOWN if is_unknown(row.planned) else yi(row.planned))}'
        "</td></tr>"
        for unit, row in zip(counted.index, counted.itertuples(index=False), strict=True)
    )
    head = [
        ("", say("wall-matrix-unit")),
        ("number", say("wall-matrix-projects")),
        ("number", say("wall-head-planned")),
    ]
    body = table(head, [rows], "owing").replace("<tbody>", "<tbody data-rows>")
    return Slide("matrix", title, sub, (body,), notes=(title, sub))


_PLACES = 6


def visits_slide(wall: Wall) -> Slide | None:
    """Leaders tier by tier beside destinations and overlap; for visitors places alone."""
    visits = wall.overview.visits
    if not visits.whole("trips"):
        return None
    title, sub = visits_sentences.headline(visits), visits_sentences.sub_line(visits)
    has_last = visits.has_last_year
    right = _places(wall)
    if wall.is_public:
        return Slide("visits", title, "", (f"<div>{right}</div>",), notes=(title,))
    leaders = records(visits.leaders)
    most = _most(leaders)
    tiers = {
        tier: [
            _visits_row(str(row["leader"]), row, most, has_last=has_last)
            for row in leaders
            if row["tier"] == tier
        ]
        for tier in visits.scope.tiers
    }
    pages = tuple(
        f'<div class="halves"><div>{_tier(tier, has_last=has_last)}'
        f"<div data-rows>{''.join(rows)}</div></div><div>{right}</div></div>"
        for tier, rows in tiers.items()
        if rows
    )
    return Slide("visits", title, sub, pages, notes=(title, sub))


def _tier(tier: str, *, has_last: bool) -> str:
    sentence = say("wall-visits-key" if has_last else "wall-visits-key-alone")
    key = f'<span class="dim">{escape(sentence)}</span>'
    return f"<h2>{escape(word(tier))}{key}</h2>"


def _places(wall: Wall) -> str:
    visits = wall.overview.visits
    places = records(visits.places)[:_PLACES]
    most, has_last = _most(places), visits.has_last_year
    rows = "".join(
        _visits_row(word(str(r["province"])), r, most, has_last=has_last) for r in places
    )
    return f"<h2>{escape(say('wall-visits-places'))}</h2>{rows}{_pushed(wall)}"


def _pushed(wall: Wall) -> str:
    """Both sets of projects with their overlap, which are never added."""
    pushed = wall.overview.pushed()
    if pushed is None:
        return ""
    first, second, distinct = pushed
    sentence = say("wall-visits-pushed", count=distinct, first=str(first), second=str(second))
    both = first + second - distinct
    sentence += say("wall-visits-both", count=both) if both else ""
    return f'<p class="foot dim">{escape(sentence)}</p>'


def _most(rows: list[Record]) -> int:
    return max((max(whole(r["trips"]), whole(r["last_year_trips"])) for r in rows), default=1)


def _visits_row(name: str, row: Record, most: int, *, has_last: bool) -> str:
    """A bar with last year's line; where no ledger speaks of last year, its change is unknown."""
    now, last = whole(row["trips"]), whole(row["last_year_trips"])
    change = count_change(now - last) if has_last else UNKNOWN
    tick = f'<i style="left:{last / most:.1%}"></i>' if last else ""
    return (
        f'<div class="bar-row"><span class="name" data-fit>{escape(name)}</span>'
        f'<div class="bar"><b style="width:{now / most:.1%}"></b>{tick}</div>'
        f'<b class="number">{now}</b><span class="number dim">{escape(change)}</span></div>'
    )
