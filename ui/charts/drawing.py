"""A figure in the making: traces, annotations and shapes as plain dictionaries.

Plotly's own checks of attributes cost as much as all else on a page, so a figure goes out
without them; the tests put every figure that they draw through them (tests/conftest.py).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import plotly.graph_objects as go

Attributes = dict[str, object]


@dataclass(frozen=True)
class Drawing:
    """Additions in their order; ``figure`` puts them together."""

    traces: list[Attributes] = field(default_factory=list)
    annotations: list[Attributes] = field(default_factory=list)
    shapes: list[Attributes] = field(default_factory=list)

    def bar(self, **attributes: object) -> None:
        """A trace of bars."""
        self.traces.append({"type": "bar", **attributes})

    def scatter(self, **attributes: object) -> None:
        """A trace of points or lines."""
        self.traces.append({"type": "scatter", **attributes})

    def note(self, **attributes: object) -> None:
        """A text on the figure."""
        self.annotations.append(attributes)

    def shape(self, **attributes: object) -> None:
        """A line or rectangle on the figure."""
        self.shapes.append(attributes)

    def figure(self, **layout: object) -> go.Figure:
        """Everything as one figure, its attributes unchecked."""
        whole = {**layout, "annotations": self.annotations, "shapes": self.shapes}
        return go.Figure({"data": self.traces, "layout": whole}, _validate=False)
