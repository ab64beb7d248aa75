"""A layout as SVG: colours are the palette's variables, sizes are the layout's pixels.

Screens and the wall draw the same picture. Where a reader can act, blocks and symbols carry
``data-place`` and ``data-id``; every text in it is escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field

from markupsafe import Markup, escape

from data.palette import STATES
from ui.charts.map.block import WIDEST
from ui.charts.map.fit import RING
from ui.charts.map.geometry import Point, Rect
from ui.charts.map.parts import Bar, Block, Label, Layout, Symbol

_SMALL = Markup('<svg viewBox="0 0 20 20" aria-hidden="true"><path class="{}" d="{}"/></svg>')


@dataclass(frozen=True)
class Drawn:
    """What of a layout is emphasised, and its names for readers who cannot see it.

    faded: keys of places that a choice leaves out. grey: ids of projects that a filter leaves
    out. changed: ids of those that came into their state in the month shown. chosen: an id.
    named: a symbol's words. is_live: whether blocks and symbols can be chosen.
    """

    faded: Collection[str] = ()
    grey: Collection[str] = ()
    changed: Collection[str] = ()
    chosen: str = ""
    named: Callable[[Symbol], str] = field(default=lambda symbol: symbol.state)
    is_live: bool = False


def map_svg(layout: Layout, drawn: Drawn, title: str) -> str:
    """The picture; title: what it shows, in words."""
    role = "group" if drawn.is_live else "img"
    parts = [
        f'<svg class="map" viewBox="0 0 {layout.width:g} {layout.height:g}" role="{role}" '
        f'aria-label="{escape(title)}">',
        _grounds(layout),
        *(_text(label, "name") for label in layout.names),
        *(_cross(point) for point in layout.crosses),
        *(_frame(box) for box in layout.frames),
        _locator(layout),
        *(_plate(block.box) for block in layout.blocks if block.has_plate),
        *(_block(block, drawn) for block in layout.blocks),
        *(
            _ring((ring.x, ring.y), is_sure=ring.is_sure, is_faded=_all(ring.keys, drawn.faded))
            for ring in layout.rings
        ),
        _corner(layout),
        "</svg>",
    ]
    return "".join(parts)


def symbol_svg(state: str) -> Markup:
    """A state's symbol as a small picture in a text."""
    symbol = STATES[state]
    look = f"s s{symbol.order}{' open' if symbol.symbol == 'circle-open' else ''}"
    return _SMALL.format(look, symbol_path(state, 10, 10, 9.8))


def symbol_path(state: str, x: float, y: float, reach: float) -> str:
    """The outline of a state's symbol whose box reaches so far from its middle."""
    r = reach / WIDEST
    shape = STATES[state].symbol
    if shape in ("circle", "circle-open"):
        r *= 0.97 if shape == "circle" else 0.86
        half = f"a{r:.1f},{r:.1f} 0 1 0"
        return f"M{x - r:.1f},{y:.1f}{half} {2 * r:.1f},0{half} {-2 * r:.1f},0z"
    return "M" + "L".join(f"{x + a * r:.1f},{y + b * r:.1f}" for a, b in CORNERS[shape]) + "z"


_D, _S, _X, _T = 1.2, 0.87, 0.98, 0.3
CORNERS: dict[str, tuple[Point, ...]] = {
    "diamond": ((0, -_D), (_D, 0), (0, _D), (-_D, 0)),
    "square": ((-_S, -_S), (_S, -_S), (_S, _S), (-_S, _S)),
    "triangle-up": ((0, -1.06), (1.17, 0.94), (-1.17, 0.94)),
    "x": (
        (-_X + _T, -_X),
        (0, -_T * 1.3),
        (_X - _T, -_X),
        (_X, -_X + _T),
        (_T * 1.3, 0),
        (_X, _X - _T),
        (_X - _T, _X),
        (0, _T * 1.3),
        (-_X + _T, _X),
        (-_X, _X - _T),
        (-_T * 1.3, 0),
        (-_X, -_X + _T),
    ),
}


def _all(keys: Sequence[str], faded: Collection[str]) -> bool:
    return all(key in faded for key in keys)


def _grounds(layout: Layout) -> str:
    """Neighbours, home and towns; the picture's edge cuts them off."""
    drawn = "".join(
        f'<path class="{area.role}" d="{"".join(_closed(ring) for ring in area.rings)}"/>'
        for area in layout.grounds
    )
    return f'<g class="ground" aria-hidden="true">{drawn}</g>' if drawn else ""


def _closed(ring: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:g},{y:g}" for x, y in ring) + "Z"


def _line(points: Sequence[Point]) -> str:
    return "M" + "L".join(f"{x:.1f},{y:.1f}" for x, y in points)


def _text(label: Label, kind: str = "") -> str:
    look = " ".join(part for part in (kind, label.tone, "bold" * label.is_bold) if part)
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    return (
        f'<text class="{look}" x="{label.x:.1f}" y="{label.y:.1f}" '
        f'font-size="{label.size:g}"{anchor}>{escape(label.text)}</text>'
    )


def _plate(box: Rect) -> str:
    big = box.grown(4)
    return (
        f'<rect class="plate" x="{big.x:.1f}" y="{big.y:.1f}" '
        f'width="{big.width:.1f}" height="{big.height:.1f}"/>'
    )


def _ring(at: Point, *, is_sure: bool, is_faded: bool = False) -> str:
    look = f"ring{'' if is_sure else ' vague'}{' faded' if is_faded else ''}"
    return (
        f'<g class="{look}"><circle cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="{RING - 1:g}"/>'
        f'<circle class="dot" cx="{at[0]:.1f}" cy="{at[1]:.1f}" r="3"/></g>'
    )


def _block(block: Block, drawn: Drawn) -> str:
    key = escape(block.place.key)
    faded = " faded" if block.place.key in drawn.faded else ""
    heads, rest = block.labels[:1], block.labels[1:]
    live = ""
    if drawn.is_live and not block.project_id:
        told = escape("，".join(label.text for label in block.labels[:2]))
        # A button must hold no buttons: a block is a group that can be acted on.
        live = f' tabindex="0" role="group" aria-label="{told}"'
    if block.project_id:
        live = f' data-id="{escape(block.project_id)}"'
    return (
        f'<g class="block{faded}" data-place="{key}"{live}>'
        + "".join(f'<path class="rule" d="{_line(rule)}"/>' for rule in block.rules)
        + "".join(_text(label, "head") for label in heads)
        + "".join(_text(label) for label in rest)
        + "".join(
            f'<path class="vague" d="M{u.x + 1:.1f},{u.y:.1f}h{max(u.width - 2, 0.1):.1f}"/>'
            for u in block.underlines
        )
        + "".join(_bar(bar) for bar in block.bars if bar.width)
        + "".join(_symbol(symbol, drawn, bool(block.project_id)) for symbol in block.symbols)
        + "</g>"
    )


def _bar(bar: Bar) -> str:
    look = f"s s{STATES[bar.state].order}"
    open_ = " open" if STATES[bar.state].symbol == "circle-open" else ""
    return (
        f'<rect class="{look}{open_}" x="{bar.x + 0.5:.1f}" y="{bar.y:.1f}" '
        f'width="{max(bar.width - 1, 0.5):.1f}" height="{bar.height:.1f}"/>'
    )


def _symbol(symbol: Symbol, drawn: Drawn, is_alone: bool) -> str:
    look_of = STATES[symbol.state]
    shape = symbol_path(symbol.state, symbol.x, symbol.y, symbol.reach)
    look = f"s s{look_of.order}{' open' if look_of.symbol == 'circle-open' else ''}"
    if symbol.pin is None:
        return f'<path class="{look}" d="{shape}"/>'
    known = symbol.pin.project_id
    look += " grey" if known in drawn.grey else ""
    look += " chosen" if known == drawn.chosen else ""
    around = ""
    if known in drawn.changed or known == drawn.chosen:
        kind = "picked" if known == drawn.chosen else "moved"
        around = (
            f'<circle class="{kind}" cx="{symbol.x:.1f}" cy="{symbol.y:.1f}" '
            f'r="{symbol.reach + 2.5:.1f}"/>'
        )
    tie = ""
    if symbol.true is not None:
        tie = (
            f'<path class="tie" d="{_line([symbol.true, (symbol.x, symbol.y)])}"/>'
            f'<circle class="true" cx="{symbol.true[0]:.1f}" cy="{symbol.true[1]:.1f}" r="2.5"/>'
        )
    live = ""
    if drawn.is_live:  # elsewhere an id, which may be a name, is nobody's business
        told, ident = (escape(one) for one in (drawn.named(symbol), known))
        live = f' data-id="{ident}" tabindex="{0 if is_alone else -1}"'
        live += f' role="button" aria-label="{told}"'
    return f'{tie}{around}<path class="{look}" d="{shape}"{live}/>'


def _cross(at: Point) -> str:
    return f'<path class="cross" d="M{at[0] - 5:.1f},{at[1]:.1f}h10m-5,-5v10"/>'


def _frame(box: Rect) -> str:
    return (
        f'<rect class="tray" x="{box.x:.1f}" y="{box.y:.1f}" width="{box.width:.1f}" '
        f'height="{box.height:.1f}" rx="3"/>'
    )


def _locator(layout: Layout) -> str:
    small = layout.locator
    if small is None:
        return ""
    box, view = small.box, small.view
    return (
        f'<g class="locator" aria-hidden="true"><rect class="case" x="{box.x:.1f}" '
        f'y="{box.y:.1f}" width="{box.width:.1f}" height="{box.height:.1f}"/>'
        f'<path class="home" d="{"".join(_closed(ring) for ring in small.rings)}"/>'
        f'<rect class="here" x="{view.x:.1f}" y="{view.y:.1f}" '
        f'width="{view.width:.1f}" height="{view.height:.1f}"/></g>'
    )


def _corner(layout: Layout) -> str:
    drawn = _plate(layout.note_box) if layout.note_box is not None else ""
    drawn += "".join(_ring(at, is_sure=False) for at in layout.key_rings)
    for x, y in layout.key_symbols:
        drawn += (
            f'<rect class="key" x="{x - 6:.1f}" y="{y - 7:.1f}" width="12" height="12"/>'
            f'<path class="vague" d="M{x - 6:.1f},{y + 9:.1f}h12"/>'
        )
    for x, y in layout.key_ties:
        drawn += (
            f'<path class="tie" d="M{x - 7:.1f},{y + 4:.1f}l14,-7"/>'
            f'<circle class="true" cx="{x - 7:.1f}" cy="{y + 4:.1f}" r="2.5"/>'
        )
    if layout.scale is not None:
        (x1, y), (x2, _) = layout.scale
        drawn += f'<path class="scale" d="M{x1:.1f},{y - 4:.1f}v4H{x2:.1f}v-4"/>'
    return drawn + "".join(_text(label) for label in layout.notes)
