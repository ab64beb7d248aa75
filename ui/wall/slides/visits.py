"""Leadership visits: who travelled how often against last year, where to, what they pushed."""

from __future__ import annotations

from html import escape

from ui.formats import count_change, is_unknown
from ui.language import say, word
from ui.records import Record, records
from ui.visits import answers
from ui.wall.slides.slide import Slide, Wall

_PLACES = 6


def visits_slide(wall: Wall) -> Slide | None:
    """Leaders tier by tier beside destinations and overlap; for visitors places alone."""
    visits = wall.overview.visits
    if not visits.whole("trips"):
        return None
    title, sub = answers.headline(visits), answers.sub_line(visits)
    right = _places(wall)
    if wall.is_public:
        return Slide("visits", title, "", (f"<div>{right}</div>",), notes=(title,))
    leaders = records(visits.leaders)
    most = max((max(_whole(r["trips"]), _whole(r["last_year_trips"])) for r in leaders), default=1)
    pages = tuple(
        f'<div class="halves"><div>{_tier(tier)}<div data-rows>{rows}</div></div>'
        f"<div>{right}</div></div>"
        for tier in visits.scope.tiers
        if (rows := "".join(_leader(r, most) for r in leaders if r["tier"] == tier))
    )
    return Slide("visits", title, sub, pages, notes=(title, sub))


def _tier(tier: str) -> str:
    key = f'<span class="dim">{escape(say("wall-visits-key"))}</span>'
    return f"<h2>{escape(word(tier))}{key}</h2>"


def _leader(row: Record, most: int) -> str:
    now, last = _whole(row["trips"]), _whole(row["last_year_trips"])
    return _bar_row(str(row["leader"]), now, last, most)


def _places(wall: Wall) -> str:
    places = records(wall.overview.visits.places)[:_PLACES]
    most = max((max(_whole(r["trips"]), _whole(r["last_year_trips"])) for r in places), default=1)
    rows = "".join(
        _bar_row(
            word(str(row["province"])), _whole(row["trips"]), _whole(row["last_year_trips"]), most
        )
        for row in places
    )
    return f"<h2>{escape(say('wall-visits-places'))}</h2>{rows}{_pushed(wall)}"


def _pushed(wall: Wall) -> str:
    """Both sets of projects with their overlap, which are never added."""
    pushed = wall.overview.pushed()
    if pushed is None:
        return ""
    told = say("wall-visits-pushed", count=pushed[2], first=str(pushed[0]), second=str(pushed[1]))
    return f'<p class="foot dim">{escape(told)}</p>'


def _bar_row(name: str, now: int, last: int, most: int) -> str:
    tick = f'<i style="left:{last / most:.1%}"></i>' if last else ""
    return (
        f'<div class="bar-row"><span class="name" data-fit>{escape(name)}</span>'
        f'<div class="bar"><b style="width:{now / most:.1%}"></b>{tick}</div>'
        f'<b class="number">{now}</b><span class="number dim">{escape(count_change(now - last))}'
        "</span></div>"
    )


def _whole(value: object) -> int:
    return 0 if is_unknown(value) else int(float(str(value)))
