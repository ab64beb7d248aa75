"""From a figure to its rows and cells, and from a cell to the figures that it feeds."""
