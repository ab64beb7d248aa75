"""Section 3 of the drawer: the figures that a cell feeds, each with the cell's share of it."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from data.formats import UNKNOWN, share
from data.language import say
from data.trace import Feed, Place
from ui.components.drawer.cell import name_of as cell_name
from ui.components.drawer.labels import equation, name_of, written


def feeds_html(feeds: Sequence[Feed], place: Place, current: str) -> str:
    """One line a figure: its page, name, value, the share; a click turns the drawer to it."""
    title = say("figure-feeds", field=cell_name(place), count=len(feeds))
    note = say("figure-feeds-note")
    body = "".join(_feed(feed, current) for feed in feeds)
    return (
        f'<h2 class="sbd-h2"><i>3</i>{escape(title)}<small>{escape(note)}</small></h2>'
        f'<table class="sb-table sbd-feeds"><tbody>{body}</tbody></table>'
    )


def _feed(feed: Feed, current: str) -> str:
    text = feed.traced.reference.text
    part = UNKNOWN if feed.share is None else share(feed.share)
    width = 0.0 if feed.share is None else min(max(feed.share, 0.0), 1.0) * 100
    here = ' aria-current="true"' if text == current else ""
    return (
        f'<tr data-figure="{escape(text)}" tabindex="0"{here} '
        f'title="{escape(equation(feed.traced))}">'
        f'<td class="sbd-muted">{escape(say(f"nav-{feed.traced.figure.screen}"))}</td>'
        f"<td>{escape(name_of(feed.traced.reference))} ›</td>"
        f'<td class="sb-number">{escape(written(feed.traced))}</td>'
        f'<td class="sbd-bar"><i style="width:{width:.1f}%"></i></td>'
        f'<td class="sb-number">{escape(part)}</td></tr>'
    )
