"""What the map is laid out from, and what the layout gives: places in, pixels out.

Nothing here knows a screen, a language or a colour: the same layout is drawn on a desk, a
phone, the wall and a slide. Lengths are pixels from the upper left corner of the picture.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from ui.charts.map.geometry import Point, Rect

# A meeting asks first for what is about to start and last for what runs already.
STATE_ORDER = ("即将投产", "建设中", "办手续", "停滞", "资料不足", "已投产")
Tone = Literal["ink", "muted"]
Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Pin:
    """A project: its coordinates (degrees) where the ledger states them, else None.

    investment_wan: 万元, None where unknown. score: the low end of its score, for the order.
    label: name and kind, details: a line below it, both for the nearer levels.
    """

    project_id: str
    name: str
    state: str
    investment_wan: float | None = None
    score: float = 0.0
    longitude: float | None = None
    latitude: float | None = None
    details: str = ""

    @property
    def is_exact(self) -> bool:
        """Whether its own coordinates are known."""
        return self.longitude is not None and self.latitude is not None


@dataclass(frozen=True, eq=False)
class Place:
    """A town or park with its projects: one block of the map.

    key: what choosing it filters by. is_sure: its centre is known to about a kilometre.
    lines: a name and what is said of it, the weightiest first. most: the largest number of
    projects a state has here at any stop of the series; longest_total: the longest total.
    With them the blocks of all stops are laid out alike.
    """

    key: str
    name: str
    longitude: float | None
    latitude: float | None
    pins: tuple[Pin, ...]
    is_sure: bool = False
    total: str = ""
    lines: tuple[tuple[str, str], ...] = ()
    most: Mapping[str, int] = field(default_factory=dict)
    longest_total: str = ""

    @property
    def counts(self) -> dict[str, int]:
        """Projects of each state, the states in the map's order."""
        found = dict.fromkeys(STATE_ORDER, 0)
        for pin in self.pins:
            found[pin.state] = found.get(pin.state, 0) + 1
        return {state: count for state, count in found.items() if count}

    @property
    def most_count(self) -> int:
        """The most projects that the block has at any stop."""
        return max(len(self.pins), sum(self.most.values()))

    @property
    def room(self) -> dict[str, int]:
        """Projects of each state that the block keeps room for."""
        now = self.counts
        states = (*STATE_ORDER, *(state for state in now if state not in STATE_ORDER))
        found = {state: max(now.get(state, 0), self.most.get(state, 0)) for state in states}
        return {state: count for state, count in found.items() if count}


@dataclass(frozen=True)
class Label:
    """A text on one line; y is its baseline."""

    text: str
    x: float
    y: float
    size: float
    tone: Tone = "ink"
    is_bold: bool = False
    anchor: Anchor = "start"

    def moved(self, x: float, y: float) -> Label:
        """The label elsewhere."""
        return replace(self, x=self.x + x, y=self.y + y)


@dataclass(frozen=True)
class Symbol:
    """A project's symbol, or with no project a state's; reach is half its box.

    true: where the project stands, if the symbol had to step aside from there.
    """

    state: str
    x: float
    y: float
    reach: float
    pin: Pin | None = None
    true: Point | None = None

    def moved(self, x: float, y: float) -> Symbol:
        """The symbol elsewhere."""
        return replace(self, x=self.x + x, y=self.y + y)

    @property
    def box(self) -> Rect:
        """The square that the symbol fills."""
        side = 2 * self.reach
        return Rect(self.x - self.reach, self.y - self.reach, side, side)


@dataclass(frozen=True)
class Bar:
    """How large a share of a block one state has; the bars of a block stand side by side."""

    state: str
    x: float
    y: float
    width: float
    height: float

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.y + self.height


@dataclass(frozen=True)
class Underline:
    """A dotted line below symbols: these projects are known by town or park alone."""

    x: float
    y: float
    width: float


@dataclass(frozen=True)
class Block:
    """A place as drawn: its box, its texts, symbols and lines, from which side it is tied.

    rule: the line under the head, with leader and spine where there are any. project_id: the
    project that the whole block speaks of, on the nearer levels; "" for a place.
    """

    place: Place
    box: Rect
    labels: tuple[Label, ...]
    symbols: tuple[Symbol, ...]
    underlines: tuple[Underline, ...]
    rules: tuple[tuple[Point, ...], ...]
    has_plate: bool = False
    project_id: str = ""
    bars: tuple[Bar, ...] = ()


@dataclass(frozen=True)
class Ring:
    """The anchor of one or more places; dotted where the centre is not sure."""

    x: float
    y: float
    is_sure: bool
    keys: tuple[str, ...]


@dataclass(frozen=True)
class Ground:
    """An area's outline on the picture: corner lists, closed."""

    role: Literal["home", "town", "context"]
    rings: tuple[tuple[Point, ...], ...]


@dataclass(frozen=True)
class Locator:
    """The small map that shows where a near view lies."""

    box: Rect
    rings: tuple[tuple[Point, ...], ...]
    view: Rect


@dataclass(frozen=True)
class Layout:
    """Everything of one picture. left_out: places that it does not show; hidden: projects of a
    crowd that found no room.

    key_rings, key_symbols, key_ties: marks that the notes in the corner explain. projection:
    longitude and latitude of a point, its x and y, pixels a degree of latitude.
    """

    width: float
    height: float
    grounds: tuple[Ground, ...] = ()
    blocks: tuple[Block, ...] = ()
    rings: tuple[Ring, ...] = ()
    notes: tuple[Label, ...] = ()
    note_box: Rect | None = None
    scale: tuple[Point, Point] | None = None
    names: tuple[Label, ...] = ()
    crosses: tuple[Point, ...] = ()
    frames: tuple[Rect, ...] = ()
    key_rings: tuple[Point, ...] = ()
    key_symbols: tuple[Point, ...] = ()
    key_ties: tuple[Point, ...] = ()
    locator: Locator | None = None
    left_out: tuple[Place, ...] = ()
    projection: tuple[float, float, float, float, float] | None = None
    hidden: int = 0
    density: str = ""
