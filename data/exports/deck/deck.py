"""What a deck holds, before anything of PowerPoint: sentences, series, rows, sources."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Bars:
    """Horizontal bars, one category a row; series: name and one value a category."""

    categories: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    number_format: str = "0"


@dataclass(frozen=True)
class Waterfall:
    """Deltas that float from where the last one ended; steps: label, start, delta, written."""

    steps: tuple[tuple[str, float, float, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table; numbers: columns that stand right, widths: shares of the slide.

    most: rows that fit a slide; fewer where texts need two lines. inks, fills: a colour
    (#RRGGBB) for each cell of each row, "" for the usual one; empty where no cell has its own.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    numbers: frozenset[int] = frozenset()
    most: int = 12
    inks: tuple[tuple[str, ...], ...] = ()
    fills: tuple[tuple[str, ...], ...] = ()

    def part(self, start: int, end: int | None) -> Grid:
        """The rows from start up to end, with their colours."""
        return replace(
            self,
            rows=self.rows[start:end],
            inks=self.inks[start:end],
            fills=self.fills[start:end],
        )


@dataclass(frozen=True)
class Outline:
    """A line through points, closed or open; fill and line are colours (RRGGBB), "" for none."""

    points: tuple[tuple[float, float], ...]
    fill: str = ""
    line: str = ""
    width: float = 1.0
    is_closed: bool = True
    is_dotted: bool = False


@dataclass(frozen=True)
class Round:
    """A circle by its middle and radius."""

    x: float
    y: float
    radius: float
    fill: str = ""
    line: str = ""
    width: float = 1.0


@dataclass(frozen=True)
class Words:
    """A text on one line, as tall as ``size``; y is its baseline."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool = False
    is_muted: bool = False
    is_right: bool = False


@dataclass(frozen=True)
class Picture:
    """A drawing of native shapes, in units of its own width and height."""

    width: float
    height: float
    shapes: tuple[Outline | Round, ...]
    words: tuple[Words, ...]


@dataclass(frozen=True)
class DeckSlide:
    """One answer with what explains it; notes: what is read aloud, and the sources.

    short: the name of its table, over the slides on which the table goes on.
    """

    title: str
    sub: str = ""
    chart: Bars | Waterfall | None = None
    grid: Grid | None = None
    notes: Sequence[str] = ()
    short: str = ""
    picture: Picture | None = None


@dataclass(frozen=True)
class Deck:
    """A title slide and the slides; stamp stands at every foot."""

    title: str
    subtitle: str
    stamp: str
    slides: tuple[DeckSlide, ...]
    author: str = ""
