"""A deck as a PPTX, on a plain page of ours or on the county's own template.

On a template the slides take its layouts and its colours; ours are only set where there is
none. A long table goes on over further slides, so no row is lost.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from data.documents.deck.deck import (
    ACCENT,
    CELL,
    CELL_MARGIN,
    INK,
    MUTED,
    Bars,
    Colour,
    Deck,
    DeckSlide,
    Grid,
    head_height,
    lines,
    page_starts,
    row_heights,
    write,
)
from data.documents.deck.drawing import Area, add_bars, add_picture, add_waterfall
from data.documents.deck.template import TITLES, layout, opened, title_colour
from data.documents.signs import without_forbidden

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
_WIDE, _HIGH = Emu(12_192_000), Emu(6_858_000)  # 16:9
_BOTTOM = 0.91  # of a page's height: what lies below is the foot
_SUB = Pt(14)
_PALE = ((0xF4, 0xF6, 0xF8), (0xFF, 0xFF, 0xFF))


def deck_pptx(deck: Deck, template: bytes | None = None) -> bytes:
    """The deck as bytes; raises TemplateError for what cannot be a template."""
    book = _blank() if template is None else opened(template)
    page = _Page(book, deck, is_own=template is None)
    page.cover()
    for slide in deck.slides:
        for part in page.parts(slide):
            page.add(part)
    book.core_properties.title = without_forbidden(deck.title)
    book.core_properties.author = without_forbidden(deck.author)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _blank() -> Any:
    book = Presentation()
    book.slide_width, book.slide_height = _WIDE, _HIGH
    return book


class _Page:
    """Adds slides to a book; sizes follow the book's own."""

    def __init__(self, book: Any, deck: Deck, *, is_own: bool) -> None:
        self._book = book
        self._deck = deck
        self._is_own = is_own
        self._width, self._height = int(book.slide_width), int(book.slide_height)
        self._margin = self._width // 18
        self._inner = self._width - 2 * self._margin
        self._least = self._height / 17  # of a table's row
        self._layouts = {use: layout(book, use) for use in ("cover", "page")}
        self._ink: Colour | None = INK if is_own else title_colour(book)
        self._muted: Colour | None = MUTED if is_own else title_colour(book)
        self._count = 0

    def cover(self) -> None:
        """The first slide: name, day, and who made it."""
        slide, title = self._slide(self._deck.title, 36, "cover")
        lines_below = "\n".join(part for part in (self._deck.subtitle, self._deck.author) if part)
        if not self._is_own:
            place = next((one for one in slide.placeholders if _is_subtitle(one)), None)
            below = int(title.top + title.height)
            shape = place or self._box(slide, below, self._height // 6)
            write(shape, lines_below, Pt(20), None if place else self._muted)
            return
        top = self._height // 3
        title.top, title.height = Emu(top), Emu(self._height // 6)
        title.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        line = slide.shapes.add_shape(
            MSO_SHAPE.RECTANGLE,
            Emu(self._margin + 91_440),
            Emu(top + self._height // 6 + 60_000),
            Emu(self._width // 10),
            Emu(50_000),
        )
        line.fill.solid()
        line.fill.fore_color.rgb = ACCENT
        line.line.fill.background()
        write(
            self._box(slide, top + self._height // 5, self._height // 6), lines_below, Pt(20), MUTED
        )

    def parts(self, slide: DeckSlide) -> Iterator[DeckSlide]:
        """The slide, and as many more as its table needs."""
        grid = slide.grid
        if grid is None or not grid.rows:
            yield slide
            return
        wide = self._grid_width(slide)
        room = self._height * _BOTTOM - self._top(slide) - head_height(grid, wide, self._least)
        if slide.chart is not None and wide == self._inner:
            room *= 0.55  # the chart stands above the table
        starts = page_starts(row_heights(grid, wide, self._least), room, grid.most)
        if len(starts) == 1:
            yield slide
            return
        for number, (start, end) in enumerate(zip(starts, [*starts[1:], None], strict=True), 1):
            part = grid.part(start, end)
            page = f" ({number}/{len(starts)})"
            if not start:
                yield replace(slide, title=f"{slide.title}{page}", grid=part)
                continue
            title = f"{slide.short or slide.title}{page}"
            yield replace(slide, title=title, sub="", chart=None, grid=part)

    def add(self, answer: DeckSlide) -> None:
        """One answer."""
        slide, _ = self._slide(answer.title, 26, "page")
        top = self._top(answer)
        if answer.sub:
            high = lines(answer.sub, _SUB, self._inner - 183_000) * int(_SUB * 1.3) + 91_440
            write(self._box(slide, top - high - 60_000, high), answer.sub, _SUB, self._muted)
        bottom = int(self._height * _BOTTOM)
        left, wide = self._margin, self._grid_width(answer)
        rows = self._row_heights(answer, wide)
        if answer.chart is not None:
            is_beside = answer.grid is not None and wide < self._inner
            high = bottom - top - (0 if is_beside else sum(rows))
            across = self._inner - wide - self._margin // 3 if is_beside else self._inner
            self._chart(slide, answer, (self._margin, top, across, high))
            left += across + self._margin // 3 if is_beside else 0
            top += 0 if is_beside else high
        if answer.picture is not None:
            area = (self._margin, top, self._inner, bottom - top)
            add_picture(slide, answer.picture, area, ink=self._ink, muted=self._muted)
        if answer.grid is not None:
            self._table(slide, answer.grid, (left, top, wide, sum(rows)), rows)
        notes = "\n".join(line for line in answer.notes if line)
        slide.notes_slide.notes_text_frame.text = without_forbidden(notes)

    def _top(self, answer: DeckSlide) -> int:
        """Where chart and table begin: below the title and a sub-line of any length."""
        top = self._height * 20 // 100
        if not self._is_own:
            place = next(
                one
                for one in self._layouts["page"].placeholders
                if one.placeholder_format.type in TITLES
            )
            top = min(max(top, int(place.top + place.height)), self._height // 3)
        if answer.sub:
            top += lines(answer.sub, _SUB, self._inner - 183_000) * int(_SUB * 1.3) + 150_000
        return top

    def _grid_width(self, answer: DeckSlide) -> int:
        """A small table stands beside its chart on a wide page, else below it."""
        if answer.chart is None or answer.grid is None:
            return self._inner
        is_wide = self._width > 1.5 * self._height
        return int(self._inner * 0.52) if is_wide else self._inner

    def _row_heights(self, answer: DeckSlide, wide: int) -> list[int]:
        if answer.grid is None:
            return []
        head = head_height(answer.grid, wide, self._least)
        return [int(one) for one in (head, *row_heights(answer.grid, wide, self._least))]

    def _chart(self, slide: Any, answer: DeckSlide, area: Area) -> None:
        if isinstance(answer.chart, Bars):
            add_bars(slide, answer.chart, area, ink=self._ink, muted=self._muted)
        elif answer.chart is not None:
            add_waterfall(slide, answer.chart, area, ink=self._ink)

    def _slide(self, title: str, size: float, use: str) -> tuple[Any, Any]:
        slide = self._book.slides.add_slide(self._layouts[use])
        self._count += 1
        shape = slide.shapes.title
        if self._is_own:
            shape.left, shape.top = Emu(self._margin), Emu(self._height // 18)
            shape.width, shape.height = Emu(self._inner), Emu(self._height * 13 // 100)
        write(shape, title, Pt(size), INK if self._is_own else None, is_bold=True)
        for spare in list(slide.placeholders):
            is_kept = spare.placeholder_format.type in TITLES or (
                use == "cover" and not self._is_own and _is_subtitle(spare)
            )
            if not is_kept:
                spare._element.getparent().remove(spare._element)
        foot = self._box(slide, self._height * 93 // 100, self._height // 20)
        number = "" if self._count == 1 else f"　{self._count}"
        write(foot, f"{self._deck.stamp}{number}", Pt(10), self._muted)
        return slide, shape

    def _box(self, slide: Any, top: int, height: int) -> Any:
        return slide.shapes.add_textbox(Emu(self._margin), Emu(top), Emu(self._inner), Emu(height))

    def _table(self, slide: Any, grid: Grid, area: Area, heights: Sequence[int]) -> None:
        left, top, wide, high = (Emu(value) for value in area)
        shape = slide.shapes.add_table(len(heights), len(grid.head), left, top, wide, high)
        table = shape.table
        total = sum(grid.widths)
        for column, part in zip(table.columns, grid.widths, strict=True):
            column.width = Emu(int(wide * part / total))
        for row, tall in zip(table.rows, heights, strict=True):
            row.height = Emu(tall)
        self._cells(table, 0, grid.head, grid, is_head=True)
        for number, values in enumerate(grid.rows, 1):
            self._cells(table, number, values, grid, is_head=False)
            for colours, paint in ((grid.inks, _ink), (grid.fills, _fill)):
                for column, colour in enumerate(colours[number - 1] if colours else ()):
                    if colour:
                        paint(table.cell(number, column), colour)

    def _cells(
        self, table: Any, number: int, values: Sequence[str], grid: Grid, *, is_head: bool
    ) -> None:
        for column, value in enumerate(values):
            cell = table.cell(number, column)
            cell.margin_top = cell.margin_bottom = Emu(CELL_MARGIN)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            colour = INK if self._is_own and not is_head else None
            is_right = column in grid.numbers
            write(cell, value, CELL, colour, is_bold=is_head, is_right=is_right)
            if self._is_own:
                cell.fill.solid()
                fill = ACCENT if is_head else RGBColor(*_PALE[number % 2])
                cell.fill.fore_color.rgb = fill


def _ink(cell: Any, colour: str) -> None:
    """The colour of a light or a state, in heavier letters as on the screens."""
    for paragraph in cell.text_frame.paragraphs:
        for run in paragraph.runs:
            run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#"))
            run.font.bold = True


def _fill(cell: Any, colour: str) -> None:
    cell.fill.solid()
    cell.fill.fore_color.rgb = RGBColor.from_string(colour.removeprefix("#"))


def _is_subtitle(place: Any) -> bool:
    return bool(place.placeholder_format.type == PP_PLACEHOLDER.SUBTITLE)
