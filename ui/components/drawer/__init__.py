"""One drawer for every figure: its rows, the cell of a row, the figures that the cell feeds."""

from ui.components.drawer.entry_facts import ORDER_ASKED
from ui.components.drawer.figures import (
    figure_link,
    link_attributes,
    linked_names,
    linked_sentence,
    opens,
)
from ui.components.drawer.panel import ask_figure, listen, open_figure

__all__ = [
    "ORDER_ASKED",
    "ask_figure",
    "figure_link",
    "link_attributes",
    "linked_names",
    "linked_sentence",
    "listen",
    "open_figure",
    "opens",
]
