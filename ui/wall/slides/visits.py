"""Leadership visits: who travelled how often against last year, where to, what they pushed."""

from __future__ import annotations

from html import escape

from data.formats import UNKNOWN, count_change
from data.language import say, word
from data.screens import visits_sentences as sentences
from data.screens.records import Record, records, whole
from ui.wall.slides.slide import Slide, Wall

_PLACES = 6


def visits_slide(wall: Wall) -> Slide | None:
    """Leaders tier by tier beside destinations and overlap; for visitors places alone."""
    visits = wall.overview.visits
    if not visits.whole("trips"):
        return None
    title, sub = sentences.headline(visits), sentences.sub_line(visits)
    has_last = visits.has_last_year
    right = _places(wall)
    if wall.is_public:
        return Slide("visits", title, "", (f"<div>{right}</div>",), notes=(title,))
    leaders = records(visits.leaders)
    most = _most(leaders)
    tiers = {
        tier: [
            _row(str(row["leader"]), row, most, has_last=has_last)
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
    rows = "".join(_row(word(str(r["province"])), r, most, has_last=has_last) for r in places)
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


def _row(name: str, row: Record, most: int, *, has_last: bool) -> str:
    """A bar with last year's line; where no ledger speaks of last year, its change is unknown."""
    now, last = whole(row["trips"]), whole(row["last_year_trips"])
    change = count_change(now - last) if has_last else UNKNOWN
    tick = f'<i style="left:{last / most:.1%}"></i>' if last else ""
    return (
        f'<div class="bar-row"><span class="name" data-fit>{escape(name)}</span>'
        f'<div class="bar"><b style="width:{now / most:.1%}"></b>{tick}</div>'
        f'<b class="number">{now}</b><span class="number dim">{escape(change)}</span></div>'
    )
