"""Native charts and shapes on a slide: bars, a waterfall, lines, circles, texts."""

from __future__ import annotations

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_TICK_LABEL_POSITION
from pptx.enum.dml import MSO_LINE
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from data.documents.deck.deck import (
    ACCENT,
    CONTEXT,
    INK,
    LATIN,
    MUTED,
    Bars,
    Colour,
    Outline,
    Picture,
    Round,
    Waterfall,
    Words,
    set_face,
    write,
)
from data.documents.signs import without_forbidden

Area = tuple[int, int, int, int]
_LONGEST = 32  # signs of an axis; one of Chinese takes the room of two


def add_bars(
    slide: Any, bars: Bars, area: Area, *, ink: Colour | None = INK, muted: Colour | None = MUTED
) -> None:
    """Horizontal bars with their values; the first category on top.

    ink, muted: of texts; on a template its own.
    """
    data = CategoryChartData(number_format=bars.number_format)
    data.categories = [shortened(name) for name in bars.categories]
    for name, values in bars.series:
        data.add_series(without_forbidden(name), values)
    chart = _add(slide, XL_CHART_TYPE.BAR_CLUSTERED, data, area, ink)
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.BOTTOM
        chart.legend.include_in_layout = False
        set_face(chart.legend.font, Pt(12), muted)
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.overlap = -5
    for number, series in enumerate(plot.series):
        series.format.fill.solid()
        series.format.fill.fore_color.rgb = ACCENT if number == 0 else CONTEXT
    _label(plot, bars.number_format, ink)


def add_waterfall(slide: Any, fall: Waterfall, area: Area, *, ink: Colour | None = INK) -> None:
    """Steps below one another, up in the accent, down in grey.

    What crosses zero is drawn in two pieces. The amount stands beside the name: stacked bars
    have no place for a value at their end.
    """
    base: list[float] = []
    upper: list[float] = []
    lower: list[float] = []
    for _, start, delta, _ in fall.steps:
        low, high = min(start, start + delta), max(start, start + delta)
        if low >= 0:
            pieces = (low, high - low, 0.0)
        elif high <= 0:
            pieces = (high, 0.0, low - high)
        else:
            pieces = (0.0, high, low)
        base.append(pieces[0])
        upper.append(pieces[1])
        lower.append(pieces[2])
    data = CategoryChartData(number_format="0.00")
    data.categories = [f"{shortened(label)}  {written}" for label, _, _, written in fall.steps]
    for name, values in (("base", base), ("+", upper), ("−", lower)):
        data.add_series(name, values)
    chart = _add(slide, XL_CHART_TYPE.BAR_STACKED, data, area, ink)
    chart.has_legend = False
    chart.category_axis.reverse_order = True
    chart.value_axis.visible = False
    plot = chart.plots[0]
    plot.gap_width, plot.overlap = 60, 100
    below, above, under = plot.series
    below.format.fill.background()
    for series, values in ((above, upper), (under, lower)):
        for number, (_, _, delta, _) in enumerate(fall.steps):
            if values[number]:
                point = series.points[number]
                point.format.fill.solid()
                point.format.fill.fore_color.rgb = ACCENT if delta > 0 else CONTEXT


def shortened(name: str) -> str:
    """A name that an axis has room for; the table beside or the lists have it in full."""
    name, room = without_forbidden(name), _LONGEST
    for at, sign in enumerate(name):
        room -= 2 if ord(sign) > LATIN else 1
        if room < 0:
            return f"{name[: at - 1]}…"
    return name


def _add(slide: Any, kind: Any, data: Any, area: Area, ink: Colour | None) -> Any:
    left, top, width, height = (Emu(value) for value in area)
    chart = slide.shapes.add_chart(kind, left, top, width, height, data).chart
    _number_axes(chart)
    chart.has_title = False
    set_face(chart.font, Pt(12), ink)
    axis = chart.category_axis
    axis.has_major_gridlines = False
    axis.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    axis.format.line.color.rgb = CONTEXT
    chart.value_axis.has_major_gridlines = False
    return chart


def _number_axes(chart: Any) -> None:
    """Gives the axes numbers above 0: the library writes some below, which no schema allows."""
    named = [*chart._chartSpace.iter(qn("c:axId")), *chart._chartSpace.iter(qn("c:crossAx"))]
    numbers: dict[str, int] = {}
    for one in named:
        one.set("val", str(numbers.setdefault(one.get("val"), len(numbers) + 1)))


def _label(plot: Any, number_format: str, colour: Colour | None) -> None:
    plot.has_data_labels = True
    labels = plot.data_labels
    labels.number_format, labels.number_format_is_linked = number_format, False
    labels.show_value = True
    set_face(labels.font, Pt(12), colour)


_EMU_A_POINT = 12_700


def add_picture(
    slide: Any,
    picture: Picture,
    area: Area,
    *,
    ink: Colour | None = INK,
    muted: Colour | None = MUTED,
) -> None:
    """Draw a picture as large as an area (EMU) allows, from its upper left corner."""
    left, top, wide, high = area
    scale = min(wide / picture.width, high / picture.height)

    def at(x: float, y: float) -> tuple[int, int]:
        return int(left + x * scale), int(top + y * scale)

    for shape in picture.shapes:
        if isinstance(shape, Round):
            _round(slide, shape, at(shape.x - shape.radius, shape.y - shape.radius), scale)
        else:
            _outline(slide, shape, [at(x, y) for x, y in shape.points])
    for words in picture.words:
        colour = muted if words.is_muted else ink
        _words(slide, words, at(words.x, words.y - words.size), scale, colour)


def _round(slide: Any, circle: Round, corner: tuple[int, int], scale: float) -> None:
    side = Emu(int(2 * circle.radius * scale))
    shape = slide.shapes.add_shape(MSO_SHAPE.OVAL, Emu(corner[0]), Emu(corner[1]), side, side)
    _coloured(shape, circle.fill, circle.line, circle.width)


def _outline(slide: Any, outline: Outline, points: list[tuple[int, int]]) -> None:
    first, *rest = points
    builder = slide.shapes.build_freeform(*first, scale=1.0)
    builder.add_line_segments(rest, close=outline.is_closed)
    shape = builder.convert_to_shape()
    _coloured(shape, outline.fill, outline.line, outline.width)
    if outline.is_dotted:
        shape.line.dash_style = MSO_LINE.ROUND_DOT


def _coloured(shape: Any, fill: str, line: str, width: float) -> None:
    shape.shadow.inherit = False
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    else:
        shape.fill.background()
    if line:
        shape.line.color.rgb = RGBColor.from_string(line)
        shape.line.width = Pt(width)
    else:
        shape.line.fill.background()


def _words(
    slide: Any, words: Words, at: tuple[int, int], scale: float, colour: Colour | None
) -> None:
    size = words.size * scale
    wide = int(size * (len(words.text) + 2))
    left = at[0] - wide if words.is_right else at[0]
    box = slide.shapes.add_textbox(Emu(left), Emu(at[1]), Emu(wide), Emu(int(size * 1.3)))
    points = Pt(max(int(size / _EMU_A_POINT + 0.5), 6))
    write(box, words.text, points, colour, is_bold=words.is_bold, is_right=words.is_right)
    frame = box.text_frame
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.word_wrap = False
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
