"""The ground of the map: the outline in pixels, neighbours' names, scale bar.

A view is a rectangle of degrees fitted into a picture of fixed size; one pixel is one
unit of both axes, so everything on the map is laid out in pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from data.geo import Area, Outline, in_ring
from ui.charts.drawing import Drawing
from ui.charts.map_places import Box, text_width
from ui.palette import Theme

Pixels = npt.NDArray[np.float64]
KM_PER_DEGREE = 111.32
_NAME_SIZE = 11.0


@dataclass(frozen=True)
class View:
    """A picture of width × height pixels around a centre; scale is pixels a degree of latitude."""

    width: float
    height: float
    longitude: float
    latitude: float
    scale: float

    @classmethod
    def around(
        cls, bounds: tuple[float, float, float, float], width: float, height: float, margin: float
    ) -> View:
        """The view that shows west, south, east, north with a margin of pixels."""
        west, south, east, north = bounds
        latitude = (south + north) / 2
        across = max((east - west) * math.cos(math.radians(latitude)), 1e-6)
        up = max(north - south, 1e-6)
        scale = min((width - 2 * margin) / across, (height - 2 * margin) / up)
        return cls(width, height, (west + east) / 2, latitude, scale)

    def x(self, longitude: npt.ArrayLike) -> Pixels:
        """Pixels from the left edge."""
        shrink = math.cos(math.radians(self.latitude))
        east = np.asarray(longitude, dtype=np.float64) - self.longitude
        return np.asarray(self.width / 2 + east * shrink * self.scale)

    def y(self, latitude: npt.ArrayLike) -> Pixels:
        """Pixels from the top edge."""
        north = np.asarray(latitude, dtype=np.float64) - self.latitude
        return np.asarray(self.height / 2 - north * self.scale)

    @property
    def pixels_per_km(self) -> float:
        """Length of a kilometre on the picture."""
        return self.scale / KM_PER_DEGREE


def draw_ground(drawing: Drawing, outline: Outline, view: View, theme: Theme) -> None:
    """Neighbours grey, home in the ground's colour with a firm edge; names come later."""
    neighbours = [area for area in outline.areas if area.role == "context"]
    towns = [area for area in outline.areas if area.role == "town"]
    own = [area for area in outline.areas if area.role == "home"]
    for areas, fill, line, width in (
        (neighbours, theme.surface, theme.hairline, 1.0),
        (own, theme.ground, theme.muted, 1.2),
        (towns, theme.ground if not own else "rgba(0,0,0,0)", theme.context, 0.8),
    ):
        if areas:
            x, y = _path(areas, view)
            drawing.scatter(
                x=x,
                y=y,
                mode="lines",
                fill="toself",
                fillcolor=fill,
                line={"color": line, "width": width},
                hoverinfo="skip",
                showlegend=False,
            )


def _path(areas: list[Area], view: View) -> tuple[list[float | None], list[float | None]]:
    x: list[float | None] = []
    y: list[float | None] = []
    for area in areas:
        for ring in area.rings:
            closed = np.vstack([ring, ring[:1]])
            x += [*(round(float(value), 1) for value in view.x(closed[:, 0])), None]
            y += [*(round(float(value), 1) for value in view.y(closed[:, 1])), None]
    return x, y


def neighbour_names(outline: Outline, view: View) -> list[tuple[str, Box]]:
    """Names of the neighbours that are in sight, at the middle of what is seen of each."""
    step = 14
    xs, ys = np.meshgrid(
        np.linspace(24, view.width - 24, step), np.linspace(14, view.height - 14, step)
    )
    found = []
    for area in outline.areas:
        if area.role != "context" or not area.name:
            continue
        inside = np.zeros(xs.shape, dtype=np.bool_)
        for ring in area.rings:
            inside ^= in_ring(np.column_stack([view.x(ring[:, 0]), view.y(ring[:, 1])]), xs, ys)
        if inside.sum() < 8:
            continue
        box = Box(
            float(np.median(xs[inside])),
            float(np.median(ys[inside])),
            text_width(area.name, _NAME_SIZE),
            _NAME_SIZE * 1.3,
        )
        found.append((area.name, box))
    return found


def scale_bar(view: View) -> tuple[float, float]:
    """Kilometres and pixels of a round bar of about a quarter of the width."""
    wanted = view.width / 4 / view.pixels_per_km
    power = 10 ** math.floor(math.log10(wanted))
    kilometres = max(step * power for step in (1, 2, 5) if step * power <= wanted)
    return float(kilometres), float(kilometres * view.pixels_per_km)
