"""A picture in pixels on which the map is drawn: texts with a halo, thin lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from ui.charts.drawing import Drawing
from ui.charts.map_ground import View
from ui.charts.map_places import Box, Disc
from ui.palette import Theme

Side = Literal["center", "left"]


@dataclass(frozen=True)
class Spot:
    """A project on the picture: where it truly is and where its symbol stands.

    name_rank: 0 unnamed, 1 named before the towns are, 2 named where room is left.
    """

    project_id: str
    name: str
    state: str
    hover: str
    place: str
    is_exact: bool
    name_rank: int
    is_selected: bool
    true: Disc
    drawn: Disc


@dataclass(frozen=True)
class Canvas:
    """The drawing, its view and theme."""

    drawing: Drawing
    view: View
    theme: Theme

    def write(self, text: str, box: Box, size: float, colour: str, side: Side = "center") -> None:
        """A text (a little HTML, already escaped) in a box, over a halo of the ground's colour."""
        halo = self.theme.ground
        x = box.x - box.width / 2 if side == "left" else box.x
        self.drawing.note(
            x=x,
            y=box.y,
            text=text,
            showarrow=False,
            xanchor=side,
            yanchor="middle",
            align=side,
            borderpad=0,
            font={
                "size": size,
                "color": colour,
                "shadow": f"0 0 2px {halo}, 0 0 3px {halo}, 1px 1px 1px {halo}",
            },
        )

    def line(
        self,
        points: list[tuple[float, float] | None],
        colour: str,
        width: float = 0.8,
        dash: str = "solid",
    ) -> None:
        """A path; None lifts the pen."""
        if points:
            self.drawing.scatter(
                x=[None if point is None else point[0] for point in points],
                y=[None if point is None else point[1] for point in points],
                mode="lines",
                line={"color": colour, "width": width, "dash": dash},
                hoverinfo="skip",
                showlegend=False,
            )


def safe(text: str) -> str:
    """Plotly reads a little HTML in texts; a name is never read as such."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
