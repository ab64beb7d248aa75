"""Sections 2 and 3 of the drawer: a cell in its sheet, how it was read, which figures it feeds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import escape

from data.formats import UNKNOWN, amount, date_text, decimal, moment, share
from data.language import field_label, language, say, word
from data.screens.readiness_words import item_name
from data.trace import Feed, Place, Tracer, history, window
from ui.components.drawer.figures import equation, name_of, written
from ui.markup import light_symbol

_REFERENCE = re.compile(r"([A-Z]+)(\d+)")
_BESIDE = 2
_COLUMNS = 6
_CURRENT = ' aria-current="true"'


def cell_html(tracer: Tracer, places: Sequence[Place], place: Place) -> str:
    """The cell, and the other cells of the row to choose from."""
    title = say(
        "figure-cell",
        original=place.original or say("figure-blank"),
        value=value_of(place),
    )
    where = " · ".join(part for part in (place.file, place.sheet, place.cell) if part)
    return (
        f'<h2 class="sbd-h2"><i>2</i>{escape(title)}</h2>'
        f'<p class="sb-note">{escape(where)}</p>'
        f"{_sheet(tracer, place)}{_others(places, place)}"
        f'<div class="sbd-pair"><div>{_reading(places, place)}</div>'
        f"<div>{_versions(tracer, place)}</div></div>"
    )


def cell_name(place: Place) -> str:
    """What the cell is about."""
    return (
        item_name(place.item) if place.item and place.field == "state" else field_label(place.field)
    )


def value_of(place: Place) -> str:
    """What was read, with its unit; a dash where nothing was."""
    text = place.value
    if text is None or text == "":
        return UNKNOWN
    if place.field.endswith("_wan"):
        return str(amount(float(text), language()))
    if re.fullmatch(r"-?\d+\.\d+", text):
        return decimal(float(text), 2).rstrip("0").rstrip(".")
    return word(text)


def _sheet(tracer: Tracer, place: Place) -> str:
    """The header and the rows around the cell, as they stand in the sheet."""
    found = _REFERENCE.fullmatch(place.cell)
    if found is None:
        return ""
    column, row_number = _number(found[1]), int(found[2])
    rows = window(tracer, place)
    width = max((len(row["texts"] or ()) for row in rows), default=0)  # type: ignore[arg-type]
    columns = _shown_columns(column, width)
    top = "".join(
        f'<th class="{"sbd-here" if one == column else ""}">{_letters(one)}</th>' for one in columns
    )
    body = ""
    for row in rows:
        texts = row["texts"] or ()
        number = int(str(row["row_number"]))
        cells = ""
        for one in columns:
            text = texts[one - 1] if one <= len(texts) else ""  # type: ignore[arg-type, index]
            here = "sbd-cell" if (one, number) == (column, row_number) else ""
            shown = escape(str(text or ""))
            cells += f'<td class="{here}" title="{shown}">{shown}</td>'
        kind = "sbd-head" if row["role"] == "header" else ""
        body += f'<tr class="{kind}"><th>{number}</th>{cells}</tr>'
    return (
        '<div class="sb-scroll" tabindex="0"><table class="sbd-sheet"><thead><tr><th></th>'
        f"{top}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _shown_columns(column: int, width: int) -> list[int]:
    """The first two, which name the row, and those around the cell."""
    around = range(max(1, column - _BESIDE), min(width, column + _BESIDE) + 1)
    shown = sorted({1, 2, *around} & set(range(1, max(width, column) + 1)))
    while len(shown) > _COLUMNS and shown[-1] != column:
        shown.pop()
    return shown


def _others(places: Sequence[Place], place: Place) -> str:
    """The row's other cells; each names its number for a click."""
    if len(places) < 2:
        return ""
    links = "".join(
        f'<a data-place="{number}" role="button" tabindex="0"'
        f"{_CURRENT if one is place else ''}>{escape(cell_name(one))} "
        f"<small>{escape(_where(one, place))}</small></a>"
        for number, one in enumerate(places)
    )
    return f'<p class="sbd-others">{escape(say("figure-other-cells"))}{links}</p>'


def _where(one: Place, place: Place) -> str:
    """Its reference; with the sheet where that is another one."""
    return one.cell if one.sheet_id == place.sheet_id else f"{one.sheet} {one.cell}"


def _reading(places: Sequence[Place], place: Place) -> str:
    """Header, unit, which ledger is believed, whether the others say the same."""
    lines = [say("figure-read-column", header=place.header or UNKNOWN, field=cell_name(place))]
    if place.unit:
        lines.append(say("figure-read-unit", unit=place.unit))
    lines.append(say("figure-read-by", unit=place.reporting_unit, date=date_text(place.as_of)))
    written = "".join(f"<p>{escape(line)}</p>" for line in lines)
    rivals = [one for one in places if one.field == place.field and one is not place]
    if rivals and place.is_chosen:
        written += f"<p>{escape(say('figure-read-belief'))}</p>"
    for one in rivals[:3]:
        same = one.value == place.value
        symbol = light_symbol("正常" if same else "预警")
        symbol = re.sub(r"</span> [^<]*</span>$", "</span></span>", symbol)
        sentence = say("figure-read-same" if same else "figure-read-other")
        where = f"{one.sheet} {one.cell} {one.original}"
        written += f"<p>{escape(where)} {symbol} {escape(sentence)}</p>"
    return f'<h3 class="sbd-h3">{escape(say("figure-read"))}</h3>{written}'


def _versions(tracer: Tracer, place: Place) -> str:
    """What the same cell said in every upload so far."""
    told = history(tracer, place)
    if not told:
        return ""
    body = ""
    for number, one in enumerate(told):
        is_here = (one.sheet_id, one.row_number) == (place.sheet_id, place.row_number)
        earlier = told[number + 1] if number + 1 < len(told) else None
        moved = " sbd-moved" if earlier is not None and earlier.value != one.value else ""
        weight = "b" if is_here else "span"
        version = say("figure-version", version=str(one.version))
        body += (
            f'<tr><td class="sb-nowrap"><{weight}>{escape(version)}</{weight}></td>'
            f'<td title="{escape(one.original)}">{escape(one.original or UNKNOWN)}</td>'
            f'<td class="sb-nowrap{moved}">{escape(value_of(one))}</td>'
            f'<td title="{escape(one.file)} · {escape(one.by)} {moment(one.uploaded_at)}">'
            f"{escape(one.reporting_unit)} {date_text(one.as_of)}</td></tr>"
        )
    heads = ("source-version", "source-original", "source-value", "figure-told-by")
    top = "".join(f"<th>{escape(say(head))}</th>" for head in heads)
    return (
        f'<h3 class="sbd-h3">{escape(say("figure-history"))}</h3>'
        f'<div class="sbd-versions"><table class="sb-table"><thead><tr>{top}</tr></thead>'
        f"<tbody>{body}</tbody></table></div>"
    )


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _letters(number: int) -> str:
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


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
