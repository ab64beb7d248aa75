"""From a figure to its rows and cells, and from a cell to the figures that it feeds."""

from data.trace.cells import Place, Where, cell_of, history, places_of, readings, window
from data.trace.feeds import Feed, fed_by, fund_scopes, rate_scopes
from data.trace.figures import Figure, Reference, figures
from data.trace.lists import change_key
from data.trace.tracer import Line, Memory, Number, Traced, Tracer

__all__ = [
    "Feed",
    "Figure",
    "Line",
    "Memory",
    "Number",
    "Place",
    "Reference",
    "Traced",
    "Tracer",
    "Where",
    "cell_of",
    "change_key",
    "fed_by",
    "figures",
    "fund_scopes",
    "history",
    "places_of",
    "rate_scopes",
    "readings",
    "window",
]
